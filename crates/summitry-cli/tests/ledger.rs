//! `summitry ledger`.

use summitry_cli::{Streams, run_with};

const LINES: &str = r#"{"id": "a", "text": "Le 52e sommet du G7 s'est tenu à Évian le 16 juin 2026."}
{"id": "b", "text": "The 52nd G7 summit was held in Evian on 16 June 2026."}
{"id": "c", "text": "Le 52e sommet du G7 s'est tenu à Évian le 14 juin 2026."}
{"id": "d"}
"#;

fn ledger(format: &str, input: &str) -> (u8, String, String) {
    let mut streams = Streams::capture(input.as_bytes());
    let status = run_with(["summitry", "ledger", "-", "--format", format], &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

#[test]
fn documents_are_put_together_and_bad_lines_reported() {
    let (status, output, messages) = ledger("json", LINES);
    assert_eq!(status, 1);
    assert!(messages.contains("standard input:4"), "{messages}");
    let ledger: summitry::Ledger = serde_json::from_str(&output).unwrap();
    assert_eq!((ledger.documents().len(), ledger.summits().len()), (3, 1));
    assert_eq!(ledger.summits()[0].sources.len(), 3);
}

#[test]
fn a_table_shows_conflicts_and_times() {
    let (_, output, _) = ledger("table", LINES);
    assert!(output.starts_with("3 documents\n"), "{output}");
    assert!(
        output.contains("summits-1 start: 2026-06-16 (a, b) or 2026-06-14 (c)"),
        "{output}"
    );
    assert!(output.contains("2026-06-16  summits-1 start"), "{output}");
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let mut lines: Vec<&str> = LINES.lines().collect();
    lines.reverse();
    assert_eq!(ledger("json", LINES).1, ledger("json", &lines.join("\n")).1);
}
