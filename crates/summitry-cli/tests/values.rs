//! `summitry values`: answers, bad lines, exit statuses.

use summitry_cli::{Streams, run_with};

fn values(input: &str) -> (u8, String, String) {
    let mut streams = Streams::capture(input.as_bytes());
    let status = run_with(["summitry", "values", "-"], &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

#[test]
fn answers_each_line() {
    let (status, output, messages) = values(concat!(
        r#"{"id":"a","text":"à 12 Md","lang":"fr","kind":"number","reference_date":null}"#,
        "\n\n",
        r#"{"id":7,"text":"the 2nd","lang":"en","kind":"ordinal"}"#,
    ));
    assert_eq!(messages, "");
    assert_eq!(status, 0);
    assert_eq!(
        output,
        concat!(
            r#"{"id":"a","pred":[{"value":"12000000000","start":2,"end":7}]}"#,
            "\n",
            r#"{"id":7,"pred":[{"value":"2","start":4,"end":7}]}"#,
            "\n"
        )
    );
}

#[test]
fn reports_bad_lines_and_goes_on() {
    let (status, output, messages) = values(concat!(
        "{\"id\":1,\"text\":\"3\",\"lang\":\"fr\",\"kind\":\"colour\"}\n",
        "no json\n",
        "{\"id\":3,\"text\":\"3\",\"lang\":\"xx\",\"kind\":\"number\"}\n",
        "{\"id\":4,\"text\":\"3\",\"lang\":\"fr\",\"kind\":\"number\"}\n",
    ));
    assert_eq!(status, 1);
    assert_eq!(output.lines().count(), 1);
    for (line, start) in messages.lines().zip(["-:1: ", "-:2: ", "-:3: "]) {
        assert!(line.starts_with(start), "{line}");
    }
    assert_eq!(messages.lines().count(), 3);
    assert!(messages.contains("`xx`") && messages.contains("`colour`"), "{messages}");
}

#[test]
fn exit_statuses_tell() {
    let mut streams = Streams::capture(b"");
    assert_eq!(
        run_with(["summitry", "values", "/nowhere/cases.jsonl"], &mut streams),
        1
    );
    assert!(streams.messages_text().contains("/nowhere/cases.jsonl"));
    assert_eq!(run_with(["summitry", "valeurs"], &mut streams), 2);
    assert_eq!(run_with(["summitry", "--help"], &mut streams), 0);
    assert!(streams.output_text().contains("values"));
}
