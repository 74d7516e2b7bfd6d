//! What is read from a text, where it stands there, and what several texts say together.
//!
//! ```text
//! cargo run --example quickstart
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use summitry::record::SummitField;
use summitry::{Document, Extractor, Ledger};

const TEXTS: [(&str, &str, &str); 2] = [
    (
        "fr.txt",
        "2025-06-18",
        "Le deuxième sommet Chine-Asie centrale s’est tenu mardi à Astana. En 2024, les échanges entre la Chine et \
         l’Asie centrale ont atteint 94,8 milliards de dollars, en hausse de 5,2 %.",
    ),
    (
        "en.txt",
        "2025-06-19",
        "The second China-Central Asia summit was held in Astana on June 17, 2025. Trade between China and Central \
         Asia reached $95 billion in 2024.",
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    // Build once, share: an extractor is cheap to clone, and threads may use it at the same time.
    let extractor = Extractor::new();
    let mut extractions = Vec::new();
    for (id, published, text) in TEXTS {
        let document = Document::new(text).with_id(id).with_published(published.parse()?);
        let extraction = extractor.extract(&document);
        for summit in &extraction.summits {
            let day = summit.start.map_or_else(|| "no day".to_owned(), |day| day.to_string());
            // Every field knows the words that it was read from.
            let words: Vec<&str> = summit
                .evidence(SummitField::Start)
                .iter()
                .filter_map(|evidence| text.get(evidence.span.range()))
                .collect();
            println!("{id}: edition {:?} on {day}, from {words:?}", summit.edition);
        }
        for figure in &extraction.trade_figures {
            let value = figure.value.map_or_else(|| "?".to_owned(), |value| value.to_string());
            println!("{id}: {value} {:?}, change {:?}", figure.currency, figure.change);
        }
        extractions.push(extraction);
    }

    let ledger: Ledger = extractions.into_iter().collect();
    for entry in ledger.summits() {
        let sources: Vec<&str> = entry.sources.iter().map(|source| source.document.as_str()).collect();
        println!("{}: {:?} in {sources:?}", entry.id, entry.record.series);
    }
    for event in ledger.timeline() {
        println!("{}: {} {}", event.when, event.id, event.what);
    }
    Ok(())
}
