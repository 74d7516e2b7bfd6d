//! What `scripts/instructions` counts under callgrind: one pass over a generated text, and nothing else.
//!
//! ```text
//! instructions sparse|dense|ordinary|yardstick-sparse|yardstick-dense
//! ```
//!
//! Prints the bytes of the text; callgrind counts the instructions inside [`measured`] and [`yardstick`].

#![allow(clippy::print_stdout, reason = "its output is what the script reads")]

use std::env;
use std::hint::black_box;

use summitry::Extractor;
use texts::Texts;
use texts::yardstick::{automaton, surface_forms};

#[path = "texts/mod.rs"]
mod texts;

/// Small enough for a simulated processor, and more than a thousand sentences.
const BYTES: usize = 200_000;
/// Documents read before the count begins.
const WARM_UP: usize = 16;

fn main() {
    let what = env::args().nth(1).unwrap_or_default();
    let (kind, with) = match what.strip_prefix("yardstick-") {
        Some(kind) => (kind, true),
        None => (what.as_str(), false),
    };
    let mut generator = Texts::new(7);
    let documents = match kind {
        "dense" => generator.dense(BYTES),
        "ordinary" => generator.ordinary(BYTES),
        _ => generator.sparse(BYTES),
    };
    println!("{}", documents.iter().map(String::len).sum::<usize>());
    if with {
        let forms = surface_forms();
        let automaton = automaton(&forms);
        black_box(yardstick(&automaton, &documents));
    } else {
        let extractor = Extractor::new();
        // What is made once, at the first texts, is no part of the count.
        for document in documents.iter().take(WARM_UP) {
            black_box(extractor.extract(document.as_str()));
        }
        black_box(measured(&extractor, &documents));
    }
}

#[inline(never)]
fn measured(extractor: &Extractor, documents: &[String]) -> usize {
    let mut json = Vec::new();
    for document in documents {
        json.clear();
        serde_json::to_writer(&mut json, &extractor.extract(document.as_str())).expect("records can be written");
        black_box(&json);
    }
    json.len()
}

#[inline(never)]
fn yardstick(automaton: &aho_corasick::AhoCorasick, documents: &[String]) -> usize {
    documents
        .iter()
        .map(|document| automaton.find_iter(document.as_str()).count())
        .sum()
}
