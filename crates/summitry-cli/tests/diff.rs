//! What `summitry diff` tells of two runs.

use std::fs;
use std::path::PathBuf;

use summitry_cli::{Streams, run_with};

fn run(arguments: &[&str], input: &[u8]) -> (u8, String, String) {
    let mut streams = Streams::capture(input);
    let status = run_with([&["summitry"], arguments].concat(), &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

/// A run over some documents, as a file.
fn written(name: &str, documents: &[(&str, &str)]) -> PathBuf {
    let mut input = String::new();
    for (id, text) in documents {
        input.push_str(&serde_json::json!({ "id": id, "text": text }).to_string());
        input.push('\n');
    }
    let (status, output, messages) = run(&["extract", "-", "--format", "jsonl"], input.as_bytes());
    assert_eq!((status, messages.as_str()), (0, ""));
    let path = std::env::temp_dir().join(format!("summitry-diff-{name}-{}.jsonl", std::process::id()));
    fs::write(&path, output).unwrap();
    path
}

#[test]
fn changes_are_told_by_document_record_and_field() {
    let a = "Le 3e sommet du G7 s'est tenu à Évian.";
    let b = "Il pleut.";
    let old = written("old", &[("a", a), ("b", b), ("gone", b), ("twice", b), ("twice", a)]);
    let new = written(
        "new",
        &[
            ("twice", b),
            ("twice", a),
            ("a", "Le 4e sommet du G7 s'est tenu à Évian."),
            ("b", b),
            ("come", b),
        ],
    );
    let (old, new) = (old.to_str().unwrap(), new.to_str().unwrap());
    assert_eq!(run(&["diff", old, old], b""), (0, String::new(), String::new()));
    let (status, output, messages) = run(&["diff", old, new], b"");
    assert_eq!((status, messages.as_str()), (1, ""));
    let expected = "a\n  summits summit-1: edition 3 -> 4\ncome\n  document added\ngone\n  document removed\n";
    assert_eq!(output, expected);
    let (status, output, _) = run(&["diff", old, new, "--format", "jsonl"], b"");
    assert_eq!(status, 1);
    let lines: Vec<serde_json::Value> = output.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 3, "{output}");
    assert_eq!(
        lines[0]["fields"][0],
        serde_json::json!({ "field": "edition", "old": 3, "new": 4 })
    );
    for path in [old, new] {
        let _ = fs::remove_file(path);
    }
}

#[test]
fn trouble_is_not_a_difference() {
    let (status, output, messages) = run(&["diff", "no-such-file.jsonl", "-"], b"");
    assert_eq!((status, output.as_str()), (2, ""));
    assert!(messages.contains("no-such-file.jsonl"), "{messages}");
    let (status, _, messages) = run(&["diff", "-", "-"], b"{\"schema\": 1}");
    assert_eq!(status, 2);
    assert!(messages.contains("-:1: "), "{messages}");
}
