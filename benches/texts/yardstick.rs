//! The yardstick: one pass of aho-corasick's leftmost-longest automaton with all our surface forms.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use summitry::pack::{PackSource, forms, table};

/// Every surface form of the built-in packs' term tables.
pub fn surface_forms() -> Vec<String> {
    let mut all = Vec::new();
    for pack in PackSource::built_in() {
        for (name, content) in &pack.files {
            if !name.starts_with("terms/") {
                continue;
            }
            for row in table::read(name, content, &["concept", "forms"]).expect("the packs are well formed") {
                all.extend(forms::expand(&row.cells[1]).expect("the packs are well formed"));
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The automaton.
pub fn automaton(forms: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms)
        .expect("the forms fit into an automaton")
}
