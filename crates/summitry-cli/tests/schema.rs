//! The schema that `summitry schema` prints, and that every output fits it.

use std::fs;

use serde_json::{Value, json};
use summitry::{Extraction, Extractor};
use summitry_cli::{Streams, run_with};

const COMMITTED: &str = "../../schema/summitry-1.json";

fn schema() -> Value {
    let mut streams = Streams::capture(b"");
    assert_eq!(run_with(["summitry", "schema"], &mut streams), 0);
    serde_json::from_str(&streams.output_text()).unwrap()
}

/// The schema is part of what users rely on: a change of it is a change of `summitry/1`. `SUMMITRY_ACCEPT=1` writes the file anew.
#[test]
fn the_committed_schema_is_the_one_printed() {
    let now = format!("{:#}\n", schema());
    if std::env::var_os("SUMMITRY_ACCEPT").is_some() {
        fs::write(COMMITTED, &now).unwrap();
    }
    assert!(
        now == fs::read_to_string(COMMITTED).unwrap(),
        "see scripts/refresh; the schema is {now}"
    );
}

/// A validator that is none of ours.
fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

#[test]
fn the_output_of_every_gold_document_fits() {
    let validator = validator();
    let extractor = Extractor::new();
    let mut texts = 0;
    for entry in fs::read_dir("../../tests/gold").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") || path.ends_with("FINGERPRINTS.txt") {
            continue;
        }
        texts += 1;
        let text = fs::read_to_string(&path).unwrap();
        let output = serde_json::to_value(extractor.extract(&text)).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&output)
            .map(|e| format!("{}: {e}", e.instance_path))
            .collect();
        assert!(errors.is_empty(), "{}: {}", path.display(), errors.join("\n"));
    }
    assert!(texts >= 100, "{texts}");
}

/// What the schema refuses is what reading refuses.
#[test]
fn wrong_output_is_refused_by_schema_and_reader() {
    let validator = validator();
    let text = "Le 3e sommet du G7 s'est tenu à Évian le 3 mai 2024.";
    let good = serde_json::to_value(Extractor::new().extract(text)).unwrap();
    assert!(validator.is_valid(&good));
    let spoil = |path: &str, value: Value| {
        let mut bad = good.clone();
        match bad.pointer_mut(path) {
            Some(there) => *there = value,
            None => {
                let (parent, name) = path.rsplit_once('/').unwrap();
                bad.pointer_mut(parent).unwrap()[name] = value;
            }
        }
        bad
    };
    for (path, value) in [
        ("/schema", json!("summitry/2")),
        ("/offset_unit", json!("line")),
        ("/unknown", json!(1)),
        ("/document/unknown", json!(1)),
        ("/summits/0/unknown", json!(1)),
        ("/summits/0/evidence/city/0/unknown", json!(1)),
        ("/summits/0/mentions/0/unknown", json!(1)),
        ("/summits/0/mentions/0/start", json!(-1)),
        ("/summits/0/edition", json!("3")),
        ("/summits/0/start", json!("May")),
        ("/summits/0/country", json!("France")),
        ("/summits/0/status", json!("maybe")),
        ("/summits/0/confidence", json!(1.5)),
        ("/summits/0/assertion", json!("rumour")),
        ("/summits", json!({})),
    ] {
        let bad = spoil(path, value);
        assert!(!validator.is_valid(&bad), "{path}: the schema lets it pass");
        assert!(
            serde_json::from_value::<Extraction>(bad).is_err(),
            "{path}: the reader lets it pass"
        );
    }
}

/// Files under tests/data/output were written by earlier versions, and stay readable.
#[test]
fn older_output_is_read() {
    let mut files = 0;
    for entry in fs::read_dir("../../tests/data/output").unwrap() {
        let path = entry.unwrap().path();
        let content = fs::read_to_string(&path).unwrap();
        for line in content.lines() {
            let read: Extraction = serde_json::from_str(line).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let again = serde_json::to_string(&read).unwrap();
            assert_eq!(serde_json::from_str::<Extraction>(&again).unwrap(), read);
        }
        files += 1;
    }
    assert!(files > 0);
    // What an output need not say has a default; what it is must be said.
    let least: Extraction =
        serde_json::from_str(r#"{"schema": "summitry/1", "summits": [{"id": "summit-1"}]}"#).unwrap();
    assert_eq!(least.summits.len(), 1);
    let error = serde_json::from_str::<Extraction>("{}").unwrap_err().to_string();
    assert!(error.contains("missing field `schema`"), "{error}");
    let error = serde_json::from_str::<Extraction>(r#"{"schema": "summitry/0"}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("schema `summitry/0`; expected `summitry/1`"), "{error}");
}
