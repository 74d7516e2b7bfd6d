//! Tables of sentences with what is read in them.

use core::fmt::Display;

use summitry::value::Found;

/// A sentence, and what is read in it: the words, and the value as it prints.
pub type Row = (&'static str, &'static [(&'static str, &'static str)]);

/// Reads every sentence of a table and fails with all that differ.
pub fn check(language: &str, table: &[Row], find: impl Fn(&str, &str) -> Vec<(String, String)>) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let found = find(text, language);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        if found != *expected {
            wrong.push(format!("{text}\n   expected {expected:?}\n   found    {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{language}: {} of {} wrong\n{}",
        wrong.len(),
        table.len(),
        wrong.join("\n")
    );
}

/// The words of each value found, and the value.
pub fn printed<V: Display>(text: &str, found: &[Found<V>]) -> Vec<(String, String)> {
    found
        .iter()
        .map(|f| (text[f.span].to_owned(), f.value.to_string()))
        .collect()
}
