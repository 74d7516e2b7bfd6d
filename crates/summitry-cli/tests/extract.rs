//! What `summitry extract` does with good and bad input.

use std::fs;
use std::path::PathBuf;

use summitry_cli::{Streams, run_with};

fn run(arguments: &[&str], input: &[u8]) -> (u8, String, String) {
    let mut streams = Streams::capture(input);
    let mut all = vec!["summitry", "extract"];
    all.extend(arguments);
    let status = run_with(all, &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("summitry-extract-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a temporary folder");
    folder
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = folder("bad");
    fs::write(folder.join("a.txt"), "Le sommet du G7 s'est tenu à Évian en juin 2026.").unwrap();
    fs::write(folder.join("b.txt"), b"bad\xff").unwrap();
    fs::write(folder.join("c.txt"), "").unwrap();
    let (status, output, messages) = run(&[folder.to_str().unwrap(), "--format", "jsonl"], b"");
    assert_eq!(status, 1);
    let ids: Vec<String> = output
        .lines()
        .map(|l| {
            serde_json::from_str::<serde_json::Value>(l).unwrap()["document"]["id"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(ids.len(), 2, "{output}");
    assert!(ids[0].ends_with("a.txt") && ids[1].ends_with("c.txt"));
    assert!(messages.contains("b.txt: not UTF-8: byte 3 is 0xFF"), "{messages}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn complaints_keep_the_order_of_the_files_on_any_number_of_threads() {
    let folder = folder("order");
    for number in 0..200 {
        let text: &[u8] = if number % 50 == 7 { b"\xff" } else { b"Rien." };
        fs::write(folder.join(format!("{number:03}.txt")), text).unwrap();
    }
    let all: Vec<_> = ["1", "2", "5"]
        .map(|threads| {
            run(
                &[folder.to_str().unwrap(), "--format", "jsonl", "--threads", threads],
                b"",
            )
        })
        .to_vec();
    assert_eq!(all[0].1.lines().count(), 196);
    let bad: Vec<bool> = ["007", "057", "107", "157"]
        .iter()
        .zip(all[0].2.lines())
        .map(|(name, line)| line.contains(name))
        .collect();
    assert_eq!(bad, [true; 4], "{}", all[0].2);
    assert!(all.iter().all(|one| *one == all[0]));
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_missing_file_is_named() {
    let (status, output, messages) = run(&["no-such-file.txt", "--format", "jsonl"], b"");
    assert_eq!((status, output.as_str()), (1, ""));
    assert!(messages.contains("no-such-file.txt"), "{messages}");
}

#[test]
fn a_bad_date_or_language_says_what_is_expected() {
    let (status, _, messages) = run(&["-", "--published", "2025-13"], b"");
    assert_eq!(status, 2);
    assert!(
        messages.contains("2025-13") && messages.contains("2025-06-18"),
        "{messages}"
    );
    let (status, _, messages) = run(&["-", "--language", "xx"], b"");
    assert_eq!(status, 1);
    assert!(
        messages.contains("unknown language `xx`; expected one of en, es, fr"),
        "{messages}"
    );
}

#[test]
fn a_bad_line_is_reported_and_the_others_go_on() {
    let input = b"{\"id\": 1, \"text\": \"Rien.\"}\n{\"id\": 2}\n{\"id\": 3, \"text\": \"Rien.\", \"published\": \"hier\"}\n{\"text\": \"Rien.\"}\n";
    let (status, output, messages) = run(&["-", "--format", "jsonl"], input);
    assert_eq!(status, 1);
    assert_eq!(output.lines().count(), 2);
    assert!(
        messages.contains(":2: ") && messages.contains(":3: published"),
        "{messages}"
    );
}

#[test]
fn the_output_does_not_depend_on_threads() {
    let documents = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/documents");
    let one = run(&[documents, "--format", "json", "--threads", "1"], b"");
    assert_eq!(one.0, 0);
    for threads in ["2", "4"] {
        assert_eq!(one, run(&[documents, "--format", "json", "--threads", threads], b""));
    }
}
