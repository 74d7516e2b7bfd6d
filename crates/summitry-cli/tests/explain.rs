//! `summitry extract --explain`.

use summitry_cli::{Streams, run_with};

const TEXT: &str = "Le sommet du G7 s'est tenu à Évian le 16 juin 2026.";

fn explain(format: &str) -> String {
    let mut streams = Streams::capture(TEXT.as_bytes());
    let status = run_with(
        ["summitry", "extract", "-", "--explain", "--format", format],
        &mut streams,
    );
    assert_eq!(status, 0, "{}", streams.messages_text());
    streams.output_text()
}

#[test]
fn a_terminal_shows_marks_rules_and_fates() {
    let shown = explain("table");
    for part in [
        "sommet [meeting-heads summit",
        "= 2026-06-16",
        "-> summit-1",
        "by meeting.start.date",
    ] {
        assert!(shown.contains(part), "no `{part}` in\n{shown}");
    }
}

#[test]
fn json_is_a_trace() {
    let shown = explain("jsonl");
    let trace: summitry::Trace = serde_json::from_str(shown.trim()).unwrap();
    assert_eq!(trace.sentences.len(), 1);
    assert_eq!(trace.extraction.summits.len(), 1);
}
