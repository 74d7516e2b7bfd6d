//! Any JSON: an error with a place, or an extraction or trace that is written as it was read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use summitry::record::OffsetUnit;
use summitry::{Extraction, Trace};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(extraction) = serde_json::from_slice::<Extraction>(bytes) {
        let json = serde_json::to_string(&extraction).expect("JSON");
        let read: Extraction = serde_json::from_str(&json).expect("what was written can be read");
        assert_eq!(read, extraction);
        // Spans of another text are refused, not sliced.
        let text = String::from_utf8_lossy(bytes);
        for unit in [OffsetUnit::Byte, OffsetUnit::CodePoint, OffsetUnit::Utf16] {
            let _ = extraction.clone().with_offset_unit(&text, unit);
        }
    }
    if let Ok(trace) = serde_json::from_slice::<Trace>(bytes) {
        let json = serde_json::to_string(&trace).expect("JSON");
        assert_eq!(serde_json::from_str::<Trace>(&json).expect("what was written can be read"), trace);
        let _ = trace.to_string();
    }
});
