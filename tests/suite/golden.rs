//! The fingerprints of the gold documents: any change in what is read from them is announced, or fails.
//!
//! `tests/gold/FINGERPRINTS.txt` holds a line a document. After a change that is meant, `scripts/refresh` writes it anew; the diff of two
//! runs (`summitry diff`) shows what changed, and the changelog says why.

use std::env;
use std::fmt::Write as _;
use std::fs;

use summitry::Extractor;
use summitry::record::OffsetUnit;

use crate::documents::{document, gold, root};

/// A line a document: name and fingerprint.
fn fingerprints(threads: usize) -> String {
    let golds = gold(&root("tests/gold"));
    let extractor = Extractor::new();
    let mut lines = String::new();
    let documents = golds.iter().map(document);
    for (gold, extraction) in golds.iter().zip(extractor.extract_many_on(documents, threads)) {
        let fingerprint = extraction.fingerprint();
        let text = gold.text.as_deref().unwrap_or_default();
        let counted = extraction.with_offset_unit(text, OffsetUnit::CodePoint).unwrap();
        assert_eq!(
            counted.fingerprint(),
            fingerprint,
            "{}: the unit of spans counts",
            gold.name
        );
        writeln!(lines, "{} {fingerprint}", gold.name).unwrap();
    }
    lines
}

#[test]
fn fingerprints_are_the_same_on_every_run_and_any_number_of_threads() {
    let first = fingerprints(1);
    assert_eq!(first, fingerprints(3));
    let distinct: std::collections::BTreeSet<&str> = first.lines().filter_map(|l| l.split(' ').nth(1)).collect();
    assert!(
        distinct.len() * 2 > first.lines().count(),
        "different documents have the same fingerprint"
    );
}

#[test]
fn golden_fingerprints() {
    let path = root("tests/gold/FINGERPRINTS.txt");
    let now = fingerprints(0);
    if env::var_os("SUMMITRY_ACCEPT").is_some() {
        fs::write(&path, &now).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut changed: Vec<&str> = Vec::new();
    for line in now.lines().filter(|line| !golden.lines().any(|old| old == *line)) {
        changed.push(line.split(' ').next().unwrap_or_default());
    }
    assert!(
        changed.is_empty() && now.lines().count() == golden.lines().count(),
        "{} documents are read otherwise than before: {}\nsee what changed with `summitry diff`; if it is meant, run scripts/refresh",
        changed.len(),
        changed.join(", ")
    );
}
