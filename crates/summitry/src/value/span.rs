//! Where something stands in a text.

use core::fmt;
use core::ops::{Index, Range};

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in a document's text: `start` is the first byte, `end` the first byte after.
///
/// A span made by this crate always lies on character boundaries of the text it was read from, so `&text[span]`
/// never panics there. `start <= end` holds for every span.
///
/// ```
/// use summitry::value::Span;
/// let text = "Le sommet d’Astana";
/// let span = Span::new(3, 9);
/// assert_eq!(&text[span], "sommet");
/// assert_eq!(span.to_string(), "3..9");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bounds", into = "Bounds")]
pub struct Span {
    start: usize,
    end: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    start: usize,
    end: usize,
}

impl TryFrom<Bounds> for Span {
    type Error = String;
    fn try_from(bounds: Bounds) -> Result<Self, String> {
        Self::try_new(bounds.start, bounds.end)
            .ok_or_else(|| format!("span starts at {} after its end {}", bounds.start, bounds.end))
    }
}

impl From<Span> for Bounds {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

impl Span {
    /// A span from `start` to `end`.
    ///
    /// # Panics
    /// Where `start > end`. [`Span::try_new`] returns `None` instead.
    #[track_caller]
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span must not end before it starts");
        Self { start, end }
    }

    /// A span from `start` to `end`, or `None` where `start > end`.
    #[must_use]
    pub const fn try_new(start: usize, end: usize) -> Option<Self> {
        if start <= end { Some(Self { start, end }) } else { None }
    }

    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The first byte after the span.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share a byte. Adjacent spans do not.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` is in this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same words where so many bytes stand before the text.
    pub(crate) const fn moved(self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span as a standard range.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl Index<Span> for str {
    type Output = str;
    fn index(&self, span: Span) -> &str {
        &self[span.start..span.end]
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn adjacent_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 5)));
        assert!(Span::new(0, 4).contains(Span::new(1, 4)));
        assert_eq!(Span::new(0, 4).join(Span::new(6, 9)), Span::new(0, 9));
    }

    #[test]
    fn a_span_that_ends_before_it_starts_is_refused() {
        assert_eq!(Span::try_new(3, 2), None);
        assert!(serde_json::from_str::<Span>(r#"{"start":3,"end":2}"#).is_err());
    }
}
