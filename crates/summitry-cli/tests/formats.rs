//! The forms that `summitry extract` writes.

use std::fs;
use std::path::{Path, PathBuf};

use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use summitry_cli::{Streams, run_with};

const DOCUMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/documents");

fn run(arguments: &[&str]) -> (u8, String, String) {
    let mut streams = Streams::capture(b"");
    let status = run_with(["summitry", "extract", DOCUMENTS].iter().chain(arguments), &mut streams);
    (status, streams.output_text(), streams.messages_text())
}

fn written(arguments: &[&str]) -> String {
    let (status, output, messages) = run(arguments);
    assert_eq!((status, messages.as_str()), (0, ""));
    output
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("summitry-formats-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a temporary folder");
    folder
}

/// Rows and columns of a Parquet file.
fn shape(path: &Path) -> (usize, usize) {
    let reader = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(path).unwrap()).unwrap();
    let columns = reader.schema().fields().len();
    let rows = reader.build().unwrap().map(|batch| batch.unwrap().num_rows()).sum();
    (rows, columns)
}

#[test]
fn csv_has_a_row_a_record() {
    let json: Vec<serde_json::Value> = serde_json::from_str(&written(&["--format", "json"])).unwrap();
    for kind in ["summits", "treaties", "trade_figures", "people"] {
        let csv = written(&["--format", "csv", "--table", kind]);
        let records: usize = json.iter().map(|x| x[kind].as_array().unwrap().len()).sum();
        assert_eq!(csv.lines().count(), 1 + records, "{kind}");
        assert!(csv.starts_with("document,document_index,key,"));
    }
    let mentions = written(&["--format", "csv", "--table", "mentions"]);
    assert!(
        mentions
            .lines()
            .nth(1)
            .unwrap()
            .ends_with("sommet Turquie-Asie centrale"),
        "{mentions}"
    );
}

#[test]
fn a_folder_gets_a_file_for_each_table() {
    for (format, files) in [("csv", 10), ("parquet", 11)] {
        let folder = folder(format);
        assert_eq!(written(&["--format", format, "-o", folder.to_str().unwrap()]), "");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), files, "{format}");
        let one = written(&["--format", "csv", "--table", "treaties"]);
        if format == "csv" {
            assert_eq!(fs::read_to_string(folder.join("treaties.csv")).unwrap(), one);
        } else {
            assert_eq!(shape(&folder.join("treaties.parquet")).0, one.lines().count() - 1);
            assert_eq!(shape(&folder.join("documents.parquet")).0, 2);
        }
        fs::remove_dir_all(folder).unwrap();
    }
}

#[test]
fn parquet_is_one_row_a_document_unless_a_table_is_chosen() {
    let folder = folder("one");
    let path = folder.join("out.parquet");
    written(&["--format", "parquet", "-o", path.to_str().unwrap()]);
    assert_eq!(shape(&path).0, 2);
    written(&[
        "--format",
        "parquet",
        "--table",
        "mentions",
        "-o",
        path.to_str().unwrap(),
    ]);
    let mentions = written(&["--format", "csv", "--table", "mentions"]);
    assert_eq!(shape(&path), (mentions.lines().count() - 1, 9));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn html_shows_texts_and_records() {
    let page = written(&["--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert_eq!(page.matches("<section").count(), 2);
    assert!(page.contains("modernise its ports") && page.contains("étape majeure"));
}

#[test]
fn jsonld_is_one_graph() {
    let graph: serde_json::Value = serde_json::from_str(&written(&["--format", "jsonld"])).unwrap();
    let nodes = graph["@graph"].as_array().unwrap();
    assert_eq!(nodes.iter().filter(|n| n["@type"] == "Article").count(), 2);
    assert!(nodes.iter().any(|n| n["@type"] == "Legislation"));
}

#[test]
fn what_goes_together_badly_is_refused() {
    for (arguments, expected) in [
        (&["--format", "csv"] as &[&str], "--table"),
        (&["--format", "csv", "--table", "documents"], "nested"),
        (&["--format", "csv", "--table", "people", "--explain"], "--explain"),
        (&["--table", "people"], "csv and parquet"),
    ] {
        let (status, output, messages) = run(arguments);
        assert_eq!((status, output.as_str()), (1, ""), "{arguments:?}");
        assert!(messages.contains(expected), "{arguments:?}: {messages}");
    }
    let (status, _, messages) = run(&["--format", "csv", "--table", "summit"]);
    assert!(
        status == 2 && messages.contains("expected one of summits, "),
        "{messages}"
    );
}
