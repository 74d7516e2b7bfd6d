//! Reads documents as JSON Lines (`text`, optional `id`, `published`, `language`) and writes their records as JSON Lines.
//!
//! ```text
//! cargo run --example jsonl < documents.jsonl > records.jsonl
//! ```

use std::error::Error;
use std::io::{self, BufRead, Write};

use serde::Deserialize;
use summitry::{Document, Extractor};

#[derive(Deserialize)]
struct Line {
    text: String,
    id: Option<String>,
    published: Option<String>,
    language: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let extractor = Extractor::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line: Line = serde_json::from_str(&line?)?;
        let mut document = Document::new(line.text);
        if let Some(id) = line.id {
            document = document.with_id(id);
        }
        if let Some(published) = line.published {
            document = document.with_published(published.parse()?);
        }
        if let Some(language) = line.language {
            document = document.with_language(language);
        }
        serde_json::to_writer(&mut out, &extractor.extract(&document))?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(())
}
