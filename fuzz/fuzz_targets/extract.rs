//! Any text: no panic, all of it read, spans that slice it, and output that can be written and read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::record::{OffsetUnit, Record};
use summitry::value::Span;
use summitry::{Document, Extraction, Extractor};

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
    assert_eq!(extraction.document.chars_processed, text.chars().count());
    spans(text, &extraction.summits);
    spans(text, &extraction.ministerials);
    spans(text, &extraction.treaties);
    spans(text, &extraction.mechanisms);
    spans(text, &extraction.trade_figures);
    spans(text, &extraction.initiatives);
    spans(text, &extraction.outcomes);
    spans(text, &extraction.polls);
    spans(text, &extraction.people);
    for warning in &extraction.warnings {
        slices(text, warning.span);
    }
    let json = serde_json::to_string(&extraction).expect("JSON");
    let read: Extraction = serde_json::from_str(&json).expect("what was written can be read");
    assert_eq!(read, extraction);
    let counted = extraction.clone().with_offset_unit(text, OffsetUnit::CodePoint).expect("spans of this text");
    assert_eq!(counted.with_offset_unit(text, OffsetUnit::Byte).expect("spans of this text"), extraction);
});

fn slices(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()), "{span}");
}

fn spans<R: Record>(text: &str, records: &[R]) {
    for record in records {
        assert!(!record.mentions().is_empty());
        assert!(record.mentions().is_sorted_by(|a, b| a < b));
        for span in record.mentions() {
            slices(text, *span);
        }
        for field in R::fields() {
            let evidence = record.evidence_map().get(field).map_or(&[][..], Vec::as_slice);
            assert_eq!(record.is_set(*field), !evidence.is_empty(), "{field:?}");
            for e in evidence {
                slices(text, e.span);
            }
        }
    }
}
