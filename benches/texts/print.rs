//! Writes the benchmarks' texts as JSON Lines for tools in other languages: first `{"forms": [...]}`, then `{"kind", "text"}` a document.

#![allow(clippy::print_stdout, reason = "its output is what other tools read")]

use serde_json::json;

#[path = "mod.rs"]
mod texts;

/// Bytes of each text: slow tools need a minute for it.
const BYTES: usize = 400_000;

fn main() {
    println!("{}", json!({"forms": texts::yardstick::surface_forms()}));
    let mut generator = texts::Texts::new(11);
    for (kind, documents) in [
        ("sparse", generator.sparse(BYTES)),
        ("dense", generator.dense(BYTES)),
        ("ordinary", generator.ordinary(BYTES)),
    ] {
        for text in documents {
            println!("{}", json!({"kind": kind, "text": text}));
        }
    }
}
