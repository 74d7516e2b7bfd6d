//! `summitry evaluate` on small folders.

use std::fs;
use std::path::PathBuf;

use summitry_cli::{Streams, run_with};

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = std::env::temp_dir().join(format!("summitry-evaluate-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (file, content) in files {
            fs::write(folder.join(file), content).unwrap();
        }
        Self(folder)
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> (u8, String, String) {
    let mut streams = Streams::capture(b"");
    let status = run_with(["summitry", "evaluate"].iter().chain(arguments), &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

const ANSWERS: &str =
    r#"{"document": {"language": "fr"}, "polls": [{"pollster": "Ipsos", "percent": "54"}, {"percent": "12"}]}"#;

#[test]
fn given_extractions_are_scored() {
    let folder = Folder::new(
        "given",
        &[
            ("a.json", ANSWERS),
            ("a.txt", "54 %"),
            ("b.json", "{}"),
            ("b.txt", ""),
            (
                "found.jsonl",
                "{\"document\": {\"id\": \"texts/a.txt\"}, \"polls\": [{\"pollster\": \"Gallup\", \"percent\": \"54\", \"confidence\": 0.8}]}\n{}\n",
            ),
        ],
    );
    let pred = folder.path("found.jsonl");
    let (status, out, messages) = run(&[
        "--gold",
        &folder.path(""),
        "--pred",
        &pred,
        "--by-doc",
        "--by-field",
        "--errors",
        "--calibration",
        "--type",
        "polls",
    ]);
    assert_eq!(status, 1);
    assert!(messages.contains("found.jsonl:2: no `document.id`"), "{messages}");
    let expected = [
        "a: P 0.667 R 0.400 F1 0.500",
        "  polls: differs  {\"pollster\": \"Ipsos\", \"percent\": \"54\"}",
        "      found    {\"pollster\": \"Gallup\", \"percent\": \"54\", \"confidence\": 0.8}",
        "  polls: missed   {\"percent\": \"12\"}",
        "b: P 1.000 R 1.000 F1 1.000",
        "polls           0.667  0.400  0.500    0/2      2.0/1.0/3.0",
        "  pollster      0.000  0.000  0.000             0.0/1.0/1.0",
        "  (record)      1.000  0.500  0.667             1.0/0.0/1.0",
        "all             0.667  0.400  0.500    0/2      2.0/1.0/3.0",
        "no extraction for 1 of 2 documents: b",
        "0.8 to 0.9             1  0.800  0.000",
    ];
    for line in expected {
        assert!(out.lines().any(|l| l == line), "no line `{line}` in\n{out}");
    }
}

#[test]
fn texts_are_read_and_figures_come_as_json() {
    let folder = Folder::new("json", &[("a.json", ANSWERS), ("a.txt", "Rien à signaler.")]);
    let (status, out, messages) = run(&["--gold", &folder.path(""), "--format", "json", "--bootstrap", "50"]);
    assert_eq!((status, messages.as_str()), (0, ""));
    let figures: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(figures["types"]["polls"]["fn"], 5.0);
    assert_eq!(figures["types"]["polls"]["f1_interval"], serde_json::json!([0.0, 0.0]));
    assert_eq!(figures["types"]["people"]["f1"], 1.0);
}

#[test]
fn bad_input_is_named_and_the_rest_go_on() {
    let folder = Folder::new("bad", &[("a.json", ANSWERS), ("a.txt", ""), ("b.json", "{\n[")]);
    let (status, out, messages) = run(&["--gold", &folder.path("")]);
    assert_eq!(status, 1);
    assert!(messages.contains("b.json:2: "), "{messages}");
    assert!(out.contains("0/2"), "{out}");
    let (status, _, messages) = run(&["--gold", &folder.path("none")]);
    assert_eq!(status, 1);
    assert!(messages.contains("none: "), "{messages}");
    let (status, ..) = run(&["--gold", &folder.path(""), "--type", "mountains"]);
    assert_eq!(status, 2);
}
