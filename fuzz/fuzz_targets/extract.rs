//! Any text: no panic, all of it read, spans that slice it, and output that can be written and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::{Document, Extractor};

#[path = "../../crates/summitry/tests/shared/invariants.rs"]
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let text = text.as_ref();
    let published = "2025-06-18".parse().expect("a date");
    // The first byte chooses how much the caller knows, so that one corpus serves all ways of calling.
    let document = match bytes.first().copied().unwrap_or_default() % 4 {
        0 => Document::new(text),
        1 => Document::new(text).with_published(published).with_language("fr"),
        2 => Document::new(text).with_published(published).with_language("en"),
        _ => Document::new(text).with_published(published),
    };
    let extraction = Extractor::new().extract(document);
    invariants::holds(text, &extraction);
});
