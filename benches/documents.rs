//! Time per document, for the comparison with Python that `benches/python.py` makes: it runs this program and its own loop in turn.
//!
//! ```text
//! documents FILE.jsonl ROUNDS    # prints the nanoseconds of the quickest round, and the number of records
//! ```

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use serde::Deserialize;
use summitry::{Document, Extractor};

#[derive(Deserialize)]
struct Line {
    text: String,
    published: Option<String>,
}

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test` and `cargo bench` pass arguments of their own and no file.
    let mut arguments = std::env::args().skip(1).filter(|a| !a.starts_with("--"));
    let (Some(path), Some(rounds)) = (arguments.next(), arguments.next()) else {
        return Ok(());
    };
    let mut documents = Vec::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let line: Line = serde_json::from_str(line)?;
        let mut document = Document::new(line.text);
        if let Some(published) = line.published {
            document = document.with_published(published.parse()?);
        }
        documents.push(document);
    }
    let extractor = Extractor::new();
    let mut records = 0;
    let mut best = u128::MAX;
    for _ in 0..rounds.parse::<u32>()? {
        records = 0;
        let start = Instant::now();
        for document in &documents {
            let extraction = black_box(extractor.extract(document));
            records += extraction.people.len() + extraction.summits.len() + extraction.trade_figures.len();
        }
        best = best.min(start.elapsed().as_nanos());
    }
    println!("{best} {records}");
    Ok(())
}
