//! What holds for every record of every document, whatever its readers did.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use summitry::record::Record;
use summitry::value::Span;
use summitry::{Document, Extraction, Extractor};

use crate::documents::{document, gold, root};

/// Texts with what is known of them, by name.
fn texts() -> Vec<Document<'static>> {
    let mut texts: Vec<Document<'static>> = Vec::new();
    // Real articles lie beside the repository on some machines; their licences keep them out of it.
    let shared = ["../shared/gold/seeds", "../shared/gold/real"].map(root);
    for folder in [root("tests/gold")].iter().chain(&shared).filter(|f| f.is_dir()) {
        for gold in gold(folder) {
            let mut owned = Document::new(gold.text.clone().unwrap_or_default()).with_id(gold.name.as_str());
            if let Some(published) = document(&gold).published() {
                owned = owned.with_published(published);
            }
            texts.push(owned);
        }
    }
    for path in plain_texts(&root("examples/documents")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        texts.push(Document::new(fs::read_to_string(&path).unwrap()).with_id(name));
    }
    texts
}

fn plain_texts(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
}

/// Known faults of readers, each to be mended there; nothing may be added.
const KNOWN: &[&str] = &[];

/// What is wrong, by phenomenon, with the documents where it is.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    fn add(&mut self, document: &Document<'_>, what: String) {
        let name = document.id().unwrap_or_default().to_owned();
        self.0.entry(what).or_default().push(name);
    }

    fn check(self) {
        let unknown = self.0.iter().filter(|(what, _)| !KNOWN.contains(&what.as_str()));
        let lines = unknown.map(|(what, places)| {
            let mut names = places.clone();
            names.dedup();
            names.truncate(3);
            format!("{what}: {} times, in {}", places.len(), names.join(", "))
        });
        let lines: Vec<String> = lines.collect();
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}

#[test]
fn every_field_can_say_where_it_came_from() {
    let extractor = Extractor::new();
    let mut findings = Findings::default();
    for document in texts() {
        let extraction = extractor.extract(&document);
        let mut keys = BTreeSet::new();
        walk(&document, &extraction.summits, &mut keys, &mut findings);
        walk(&document, &extraction.ministerials, &mut keys, &mut findings);
        walk(&document, &extraction.treaties, &mut keys, &mut findings);
        walk(&document, &extraction.mechanisms, &mut keys, &mut findings);
        walk(&document, &extraction.trade_figures, &mut keys, &mut findings);
        walk(&document, &extraction.initiatives, &mut keys, &mut findings);
        walk(&document, &extraction.outcomes, &mut keys, &mut findings);
        walk(&document, &extraction.polls, &mut keys, &mut findings);
        walk(&document, &extraction.people, &mut keys, &mut findings);
        for warning in &extraction.warnings {
            if !slices(&document, warning.span) {
                findings.add(&document, format!("warning {}: its span slices nothing", warning.code));
            }
        }
        if extraction.document.chars_processed != document.text().chars().count() {
            findings.add(&document, "chars_processed is not the text's length".to_owned());
        }
    }
    findings.check();
}

fn walk<R: Record>(document: &Document<'_>, records: &[R], keys: &mut BTreeSet<String>, findings: &mut Findings) {
    let kind = R::KIND;
    for record in records {
        let key = record.clone().key_mut().clone();
        if key.is_empty() || !keys.insert(key) {
            findings.add(document, format!("{kind}: an id is empty or used twice"));
        }
        let mentions = record.mentions();
        if mentions.is_empty() {
            findings.add(document, format!("{kind}: no mention"));
        }
        if !mentions.is_sorted_by(|a, b| a < b) {
            findings.add(document, format!("{kind}: mentions are not sorted or not unique"));
        }
        if mentions.iter().any(|m| !slices(document, *m)) {
            findings.add(document, format!("{kind}: a mention slices nothing"));
        }
        for field in R::fields() {
            let evidence = record.evidence_map().get(field).map_or(&[][..], Vec::as_slice);
            match (record.is_set(*field), evidence.is_empty()) {
                (true, true) => findings.add(document, format!("{kind}: {field:?} is set without evidence")),
                (false, false) => findings.add(
                    document,
                    format!("{kind}: {field:?} has evidence ({}) and no value", evidence[0].rule),
                ),
                _ => {}
            }
            for e in evidence {
                if !slices(document, e.span) {
                    findings.add(document, format!("{kind}: {field:?}: {} slices nothing", e.rule));
                }
                if e.rule.split('.').count() != 3 || e.rule.split('.').any(str::is_empty) {
                    findings.add(
                        document,
                        format!("{kind}: {field:?}: rule `{}` is not kind.field.manner", e.rule),
                    );
                }
            }
        }
    }
}

/// Whether a span holds words of the text and begins and ends between its characters.
fn slices(document: &Document<'_>, span: Span) -> bool {
    document.text().get(span.range()).is_some_and(|words| !words.is_empty())
}

#[test]
fn the_same_bytes_on_every_run_and_any_number_of_threads() {
    let texts = texts();
    let bytes = |extractor: &Extractor, threads: usize| -> Vec<String> {
        let extractions = extractor.extract_many_on(&texts, threads);
        extractions.map(|x| serde_json::to_string(&x).unwrap()).collect()
    };
    let extractor = Extractor::new();
    let first = bytes(&extractor, 1);
    assert_eq!(first.len(), texts.len());
    let fresh = Extractor::builder().build().unwrap();
    for (extractor, threads) in [(&extractor, 1), (&extractor, 2), (&extractor, 4), (&fresh, 1)] {
        let again = bytes(extractor, threads);
        for ((text, a), b) in texts.iter().zip(&first).zip(&again) {
            assert!(
                a == b,
                "{}: other records on {threads} threads",
                text.id().unwrap_or_default()
            );
        }
    }
}

#[test]
fn extractions_survive_being_written_and_read() {
    let extractor = Extractor::new();
    for document in texts() {
        let extraction = extractor.extract(&document);
        let written = serde_json::to_string(&extraction).unwrap();
        let read: Extraction = serde_json::from_str(&written).unwrap();
        assert!(
            read == extraction,
            "{}: changed by writing and reading",
            document.id().unwrap_or_default()
        );
    }
}
