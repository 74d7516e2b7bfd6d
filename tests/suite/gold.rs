//! The gold documents against a recorded floor that only rises.
//!
//! `FLOOR.toml` in each folder holds, by kind of record, the least precision and F1. Where the figures have grown well above it,
//! the test says so; `SUMMITRY_RAISE_FLOOR=1 cargo test -p summitry --test suite floor` then raises it, and never lowers it.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};

use serde::Deserialize;
use summitry::Extractor;
use summitry_evaluate::{Contract, Judgement, Reliability, Report, Sample, samples, score_document};

use crate::documents::{document, gold, root};

/// A raised floor stays this far below the figures, so that a change that gains on the whole may lose a slot somewhere.
const MARGIN: f64 = 0.005;
/// From this far above the floor on, it should be raised.
const WELL_ABOVE: f64 = 0.03;
/// How far the mean confidence of a bin of records may be from the share of them that is right, on average.
const MAX_CALIBRATION_ERROR: f64 = 0.08;

/// The least figures of a kind of records, or of all.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Least {
    precision: f64,
    f1: f64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    /// The most records in documents whose answers require none.
    negatives: usize,
    #[serde(default)]
    least: BTreeMap<String, Least>,
}

struct Figures {
    now: BTreeMap<String, Least>,
    /// Records of documents that should have none, each named.
    spurious: Vec<String>,
    samples: Vec<Sample>,
}

/// The folders of documents with answers, each with its floor.
const FRENCH_AND_ENGLISH: &str = "tests/gold";
const SPANISH: &str = "tests/gold-es";

fn figures(folder: &str) -> Figures {
    let contract = Contract::built_in();
    let extractor = Extractor::new();
    let golds = gold(&root(folder));
    let mut report = Report::new(contract, &[]);
    let mut figures = Figures {
        now: BTreeMap::new(),
        spurious: Vec::new(),
        samples: Vec::new(),
    };
    for (gold, extraction) in golds.iter().zip(extractor.extract_many(golds.iter().map(document))) {
        let found = serde_json::to_value(&extraction).unwrap();
        let score = score_document(contract, &gold.answers, &found);
        figures.samples.extend(samples(contract, &found, &score));
        if score.kinds.iter().all(|k| k.total == 0) {
            for (kind, score) in contract.kinds().iter().zip(&score.kinds) {
                let spurious = score.judgements.iter();
                let spurious = spurious.filter(|j| matches!(j, Judgement::Spurious { .. }));
                figures
                    .spurious
                    .extend(spurious.map(|_| format!("{}: {}", gold.name, kind.name)));
            }
        }
        report.add(gold.name.clone(), score);
    }
    let total = report.total();
    let kinds = report.kinds().map(|(kind, score)| (kind.name.clone(), score));
    for (name, score) in kinds.chain([("all".to_owned(), total)]) {
        let least = Least {
            precision: score.counts.precision(),
            f1: score.counts.f1(),
        };
        figures.now.insert(name, least);
    }
    figures
}

#[test]
fn floor() {
    hold_floor(FRENCH_AND_ENGLISH);
}

#[test]
fn floor_in_spanish() {
    hold_floor(SPANISH);
}

fn hold_floor(folder: &str) {
    let path = root(folder).join("FLOOR.toml");
    let raise = env::var_os("SUMMITRY_RAISE_FLOOR").is_some();
    let floor: Floor = match fs::read_to_string(&path) {
        Ok(content) => toml::from_str(&content).unwrap(),
        Err(_) if raise => Floor {
            negatives: usize::MAX,
            ..Floor::default()
        },
        Err(error) => panic!("{}: {error}", path.display()),
    };
    let figures = figures(folder);
    let mut below = Vec::new();
    let mut above = Vec::new();
    for (kind, now) in &figures.now {
        let least = floor.least.get(kind).copied().unwrap_or_default();
        for (what, now, least) in [("precision", now.precision, least.precision), ("F1", now.f1, least.f1)] {
            if now < least {
                below.push(format!("{kind}: {what} is {now:.3}, below its floor {least:.3}"));
            } else if now > least + WELL_ABOVE {
                above.push(format!("{kind}: {what} is {now:.3}, well above its floor {least:.3}"));
            }
        }
    }
    if figures.spurious.len() > floor.negatives {
        let (found, most) = (figures.spurious.len(), floor.negatives);
        below.push(format!(
            "{found} records where there is none, at most {most} allowed: {}",
            figures.spurious.join(", ")
        ));
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
    if raise {
        fs::write(&path, raised(&floor, &figures)).unwrap();
    } else if !above.is_empty() {
        // Straight to the process's stream: a passing test's output is not shown.
        let advice = "raise the floor with SUMMITRY_RAISE_FLOOR=1 cargo test -p summitry --test suite floor";
        let _ = writeln!(io::stderr().lock(), "{}\n{advice}", above.join("\n"));
    }
}

fn raised(floor: &Floor, figures: &Figures) -> String {
    let mut content = String::from(
        "# The least figures that the library must reach on the documents beside this file. They only rise:\n\
         # SUMMITRY_RAISE_FLOOR=1 cargo test -p summitry --test suite floor\n\n\
         # At most so many records in the documents whose answers require none.\n",
    );
    let _ = writeln!(content, "negatives = {}", figures.spurious.len().min(floor.negatives));
    for (kind, now) in &figures.now {
        let least = floor.least.get(kind).copied().unwrap_or_default();
        let higher = |now: f64, least: f64| (((now - MARGIN) * 1000.0).floor() / 1000.0).max(least).max(0.0);
        let (precision, f1) = (higher(now.precision, least.precision), higher(now.f1, least.f1));
        let _ = writeln!(content, "\n[least.{kind}]\nprecision = {precision:.3}\nf1 = {f1:.3}");
    }
    content
}

#[test]
fn confidence_means_what_it_says() {
    let figures = figures(FRENCH_AND_ENGLISH);
    let table = Reliability::of(&figures.samples);
    assert!(
        table.expected_error <= MAX_CALIBRATION_ERROR,
        "expected calibration error {:.3}, at most {MAX_CALIBRATION_ERROR} allowed: {table:#?}",
        table.expected_error
    );
}
