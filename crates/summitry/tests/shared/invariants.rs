//! What holds of every extraction of any text: for tests and for fuzzing.

use summitry::Extraction;
use summitry::record::{OffsetUnit, Record};
use summitry::value::Span;

/// Fails with what does not hold of what was read from a text.
pub fn holds(text: &str, extraction: &Extraction) {
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
    let json = serde_json::to_string(extraction).expect("JSON");
    let read: Extraction = serde_json::from_str(&json).expect("what was written can be read");
    assert_eq!(read, *extraction);
    for unit in [OffsetUnit::CodePoint, OffsetUnit::Utf16] {
        let moved = extraction
            .clone()
            .with_offset_unit(text, unit)
            .expect("spans of this text");
        assert_eq!(moved.fingerprint(), extraction.fingerprint());
        let back = moved
            .with_offset_unit(text, OffsetUnit::Byte)
            .expect("spans of this text");
        assert_eq!(back, *extraction);
    }
}

fn slices(text: &str, span: Span) {
    assert!(
        text.get(span.range()).is_some_and(|words| !words.is_empty()),
        "{span} of {text:?}"
    );
}

fn spans<R: Record>(text: &str, records: &[R]) {
    for record in records {
        assert!(!record.mentions().is_empty());
        assert!(record.mentions().is_sorted_by(|a, b| a < b));
        record.mentions().iter().for_each(|span| slices(text, *span));
        for field in R::fields() {
            let evidence = record.evidence_map().get(field).map_or(&[][..], Vec::as_slice);
            assert_eq!(record.is_set(*field), !evidence.is_empty(), "{field:?} in {text:?}");
            assert!(evidence.is_sorted_by(|a, b| a < b), "{field:?} in {text:?}");
            evidence.iter().for_each(|e| slices(text, e.span));
        }
    }
}
