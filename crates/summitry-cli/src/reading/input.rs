//! Where documents come from: texts, JSON Lines, folders of either, standard input.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use summitry::{Document, Extractor};

use super::{Reading, known, parse_date};
use crate::lines::lines;

/// Something that could not be read, in words.
pub(super) type Complaint = String;

/// A line of a JSON Lines file.
#[derive(Debug, Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    language: Option<String>,
}

/// Something to read documents from.
pub(super) enum Input<'a> {
    Stream(Box<dyn io::BufRead + 'a>),
    Text(PathBuf),
    Lines(PathBuf),
}

/// Finds the files of a folder, sorted; other files than texts and JSON Lines are passed over there.
pub(super) fn walk(path: &Path, named: bool, inputs: &mut Vec<Result<Input<'_>, Complaint>>) {
    let mut waiting = vec![(path.to_path_buf(), named)];
    while let Some((path, named)) = waiting.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).and_then(|e| e.collect::<io::Result<Vec<_>>>());
            match entries {
                Ok(entries) => {
                    let mut below: Vec<PathBuf> = entries.into_iter().map(|e| e.path()).collect();
                    below.sort();
                    waiting.extend(below.into_iter().rev().map(|p| (p, false)));
                }
                Err(error) => inputs.push(Err(format!("{}: {error}", path.display()))),
            }
            continue;
        }
        match path.extension().and_then(|e| e.to_str()) {
            Some("jsonl" | "ndjson") => inputs.push(Ok(Input::Lines(path))),
            Some("txt") => inputs.push(Ok(Input::Text(path))),
            _ if named => inputs.push(Ok(Input::Text(path))),
            _ => {}
        }
    }
}

pub(super) type Documents<'a> = Box<dyn Iterator<Item = Result<Document<'static>, Complaint>> + 'a>;

pub(super) fn documents<'a>(input: Input<'a>, reading: &'a Reading, extractor: &'a Extractor) -> Documents<'a> {
    match input {
        Input::Text(path) => Box::new(std::iter::once(text_file(&path, reading))),
        Input::Lines(path) => match fs::File::open(&path) {
            Ok(file) => json_lines(io::BufReader::new(file), path.display().to_string(), reading, extractor),
            Err(error) => Box::new(std::iter::once(Err(format!("{}: {error}", path.display())))),
        },
        Input::Stream(mut input) => {
            // JSON Lines begin with a brace; anything else is one text.
            let start = input
                .fill_buf()
                .map(|b| b.iter().copied().find(|b| !b.is_ascii_whitespace()));
            match start {
                Ok(Some(b'{')) => json_lines(input, "standard input".to_owned(), reading, extractor),
                Ok(_) => {
                    let mut bytes = Vec::new();
                    let read = input
                        .read_to_end(&mut bytes)
                        .map_err(|e| format!("standard input: {e}"));
                    let document = read.and_then(|_| decode(bytes, "standard input"));
                    Box::new(std::iter::once(
                        document.map(|text| dated(Document::new(text), reading)),
                    ))
                }
                Err(error) => Box::new(std::iter::once(Err(format!("standard input: {error}")))),
            }
        }
    }
}

fn text_file(path: &Path, reading: &Reading) -> Result<Document<'static>, Complaint> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| format!("{name}: {e}"))?;
    let text = decode(bytes, &name)?;
    Ok(dated(Document::new(text).with_id(name), reading))
}

fn decode(bytes: Vec<u8>, name: &str) -> Result<String, Complaint> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let byte = e.as_bytes().get(at).copied().unwrap_or_default();
        format!("{name}: not UTF-8: byte {at} is 0x{byte:02X}; expected UTF-8 text")
    })
}

/// Adds what the command line says of all documents.
fn dated<'t>(mut document: Document<'t>, reading: &Reading) -> Document<'t> {
    if let Some(published) = reading.published {
        document = document.with_published(published);
    }
    if let Some(language) = &reading.language {
        document = document.with_language(language);
    }
    document
}

fn json_lines<'a>(
    input: impl io::BufRead + 'a,
    name: String,
    reading: &'a Reading,
    extractor: &'a Extractor,
) -> Documents<'a> {
    Box::new(lines::<Line>(input).map(move |line| {
        let line = line.map_err(|e| format!("{name}: {e}"))?;
        let at = format!("{name}:{}", line.number);
        let content = line
            .content
            .map_err(|e| format!("{at}: {e}; expected {{\"text\": …}}"))?;
        let mut document = dated(Document::new(content.text), reading);
        match content.id {
            Some(serde_json::Value::String(id)) => document = document.with_id(id),
            Some(id) => document = document.with_id(id.to_string()),
            None => {}
        }
        if let Some(published) = content.published {
            let date = parse_date(&published).map_err(|e| format!("{at}: published: {e}"))?;
            document = document.with_published(date);
        }
        if let Some(language) = content.language {
            known(extractor, &language).map_err(|e| format!("{at}: {e}"))?;
            document = document.with_language(language);
        }
        Ok(document)
    }))
}
