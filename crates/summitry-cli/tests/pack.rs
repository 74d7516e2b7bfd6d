//! What `summitry pack` says.

use std::fs;
use std::path::Path;

use summitry_cli::{Streams, run_with};

fn run(arguments: &[&str]) -> (u8, String, String) {
    let mut streams = Streams::capture(b"");
    let mut all = vec!["summitry", "pack"];
    all.extend(arguments);
    let status = run_with(all, &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

const MISTAKES: &str = "../../tests/data/packs/ten-mistakes";

/// The transcript stands beside the pack; `SUMMITRY_ACCEPT=1` writes it anew.
#[test]
fn ten_mistakes_are_told_at_once() {
    let (status, output, messages) = run(&["check", MISTAKES]);
    assert_eq!((status, messages.as_str()), (1, ""));
    let output = output.replace(MISTAKES, "ten-mistakes");
    let path = Path::new(MISTAKES).with_extension("txt");
    if std::env::var_os("SUMMITRY_ACCEPT").is_some() {
        fs::write(&path, &output).unwrap();
    }
    assert_eq!(output, fs::read_to_string(&path).unwrap());
    let rerun = run(&["check", MISTAKES, "--format", "jsonl"]);
    let report: serde_json::Value = serde_json::from_str(&rerun.1).unwrap();
    assert_eq!(report["problems"].as_array().unwrap().len(), 10, "{report:#}");
}

#[test]
fn a_built_in_pack_is_right_and_a_missing_folder_is_told() {
    let (status, output, _) = run(&["check", "../summitry/packs/common", "--strict"]);
    assert_eq!(status, 0, "{output}");
    let (status, output, _) = run(&["check", "no-such-folder"]);
    assert_eq!(status, 1);
    assert!(output.contains("no-such-folder: error [unreadable]"), "{output}");
    assert!(output.contains("no-such-folder/pack.toml: error [missing]"), "{output}");
}

#[cfg(unix)]
#[test]
fn links_pipes_and_large_files_are_refused() {
    let folder = std::env::temp_dir().join(format!("summitry-pack-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("a/b/c")).unwrap();
    fs::write(folder.join("a/b/c/deep.csv"), "x").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.join("link.csv")).unwrap();
    std::os::unix::fs::symlink("/etc", folder.join("terms")).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("socket.csv")).unwrap();
    fs::write(folder.join("bytes.csv"), b"a\n\xff").unwrap();
    fs::write(folder.join("notes.doc"), b"").unwrap();
    fs::write(folder.join("README.md"), b"").unwrap();
    fs::File::create(folder.join("huge.csv"))
        .unwrap()
        .set_len(17 << 20)
        .unwrap();
    let (status, output, _) = run(&["check", folder.to_str().unwrap()]);
    assert_eq!(status, 1);
    for expected in [
        "link.csv: error [unreadable]: found it is a link",
        "terms: error [unreadable]: found it is a link",
        "socket.csv: error [unreadable]: found no plain file",
        "bytes.csv: error [unreadable]: found not UTF-8 at byte 2, on line 2",
        "huge.csv: error [unreadable]: found 17825792 bytes; at most",
        "a/b/c: error [unreadable]: found a folder more than 2 below",
        "notes.doc: error [unknown-file]",
    ] {
        assert!(output.contains(expected), "{expected}\n{output}");
    }
    assert!(!output.contains("README"), "{output}");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn a_new_pack_loads_and_is_not_written_over() {
    let folder = std::env::temp_dir().join(format!("summitry-pack-new-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let path = folder.to_str().unwrap();
    let (status, output, messages) = run(&["new", "eo", "-o", path]);
    assert_eq!((status, messages.as_str()), (0, ""));
    assert!(output.contains("summitry pack check"), "{output}");
    let (status, output, _) = run(&["check", path]);
    assert_eq!(status, 0, "{output}");
    assert!(output.contains("terms/months.csv:2: warning [empty]"), "{output}");
    fs::write(folder.join("terms/months.csv"), "concept,forms\n1,januaro\n").unwrap();
    let (status, _, messages) = run(&["new", "eo", "-o", path]);
    assert_eq!(status, 1);
    assert!(messages.contains("holds something already"), "{messages}");
    let mut streams = Streams::capture("La 3an de januaro 2024.".as_bytes());
    let arguments = [
        "summitry",
        "extract",
        "-",
        "--pack",
        path,
        "--language",
        "eo",
        "--format",
        "jsonl",
    ];
    assert_eq!(run_with(arguments, &mut streams), 0, "{}", streams.messages_text());
    assert!(
        streams.output_text().contains("\"language\":\"eo\""),
        "{}",
        streams.output_text()
    );
    let (status, _, messages) = run(&["new", "Esperanto"]);
    assert_eq!(status, 1);
    assert!(messages.contains("expected a BCP 47 tag"), "{messages}");
    let _ = fs::remove_dir_all(folder);
}
