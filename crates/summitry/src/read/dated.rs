//! The dates of a sentence as readers of single dates want them.

use crate::phrase::{Line, When};
use crate::scan::Mark;
use crate::value::{Date, Span};

/// A date with where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// The date; of an interval its beginning.
    pub date: Date,
    /// The last date; of a single date the same.
    pub last: Date,
    /// Its bytes.
    pub span: Span,
}

/// The dates of a sentence that are known, in order.
pub(super) fn dates(line: &Line<'_>) -> Vec<Dated> {
    let dated = |when: &When| {
        let interval = when.interval?;
        let date = interval.start().or_else(|| interval.end())?;
        Some(Dated {
            first: when.first,
            end: when.end,
            date,
            last: interval.end().unwrap_or(date),
            span: when.span,
        })
    };
    line.dates().iter().filter_map(dated).collect()
}

/// The same where a theme has years: a bare number may be one there ("2026 Année de …").
pub(super) fn years_of(line: &Line<'_>) -> Vec<Dated> {
    let known = dates(line);
    if !known.is_empty() {
        return known;
    }
    let year = |mark: &Mark| {
        let number = mark.number().filter(|n| (1900..2100).contains(n))?;
        let date = Date::of_year(i16::try_from(number).ok()?)?;
        Some(Dated {
            first: mark.first,
            end: mark.end,
            date,
            last: date,
            span: mark.span,
        })
    };
    line.marks().iter().filter_map(year).collect()
}
