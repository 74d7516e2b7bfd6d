//! The words of a text by their place, whatever places count.

use crate::record::OffsetUnit;
use crate::value::Span;

/// A text with the byte where each of its units begins.
pub(crate) struct Offsets<'t> {
    text: &'t str,
    /// Bytes by unit; empty where units are bytes.
    bytes: Vec<usize>,
}

impl<'t> Offsets<'t> {
    pub(crate) fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut bytes = Vec::new();
        if unit != OffsetUnit::Byte && !text.is_ascii() {
            for (at, c) in text.char_indices() {
                bytes.push(at);
                if unit == OffsetUnit::Utf16 && c.len_utf16() == 2 {
                    bytes.push(at);
                }
            }
            bytes.push(text.len());
        }
        Self { text, bytes }
    }

    /// The words of a place; none where the text has no such place.
    pub(crate) fn words(&self, span: Span) -> Option<&'t str> {
        if self.bytes.is_empty() {
            return self.text.get(span.range());
        }
        self.text
            .get(*self.bytes.get(span.start())?..*self.bytes.get(span.end())?)
    }

    /// The text's length in units.
    pub(crate) fn len(&self) -> usize {
        if self.bytes.is_empty() {
            self.text.len()
        } else {
            self.bytes.len() - 1
        }
    }
}
