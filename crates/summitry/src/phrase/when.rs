//! Dates of a sentence, resolved against the document's date.

use super::Line;
use crate::value::{DateInterval, Span};

/// A date expression.
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes.
    pub span: Span,
    /// What it says, where that can be known; `None` for a relative date without an anchor.
    pub interval: Option<DateInterval>,
}

pub(super) fn dates(_line: &Line<'_>) -> Vec<When> {
    Vec::new()
}
