//! Runs a table of cases.
//!
//! A case has a `text`, may have the date `published`, and lists the `records` of the table's kind that must be found: each
//! with the fields that are looked at. There must be as many records as the case lists; other fields are free.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use summitry::check::{agree, show};
use summitry::{Document, Extractor};

#[derive(Deserialize)]
struct Table {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    published: Option<String>,
    #[serde(default)]
    records: Vec<BTreeMap<String, Value>>,
}

/// Runs the table of a kind in a language; `kind` is the list's name in the output, `file` the table's stem.
pub fn check(language: &str, file: &str, kind: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/cases");
    let path = folder.join(language).join(format!("{file}.toml"));
    let table = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let table: Table = toml::from_str(&table).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let extractor = Extractor::new();
    let mut failures = String::new();
    for case in &table.case {
        let mut document = Document::new(case.text.as_str()).with_language(language);
        if let Some(published) = &case.published {
            document = document.with_published(published.parse().expect("a date"));
        }
        let found = serde_json::to_value(extractor.extract(document)).expect("JSON");
        let found = found[kind].as_array().cloned().unwrap_or_default();
        if !agree(&case.records, &found) {
            writeln!(failures, "{}\n  found {}", case.text, show(&found)).expect("a string grows");
        }
    }
    assert!(failures.is_empty(), "{language} {file}:\n{failures}");
}
