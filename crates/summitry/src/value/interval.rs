//! Intervals between two dates.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::edtf::EdtfError;

/// The time from a date to a date, both included; one side may be open. A single date is the interval of itself.
///
/// Neither side is before the other, not both are open, and an open year stands on both sides or on none
/// (`XXXX-12-30/XXXX-01-02` runs over New Year).
///
/// # Parsing and printing
/// `2024-01/2024-06`, `2013/..`, `../2019-12-31`; an interval of one date is written as the date alone. Serialized as that string.
///
/// # Comparison
/// By start, an open one first, then by end, an open one last.
///
/// ```
/// use summitry::value::{Date, DateInterval};
/// let period: DateInterval = "2025-01/2025-06".parse()?;
/// assert_eq!(period.start().map(|d| d.to_string()).as_deref(), Some("2025-01"));
/// assert_eq!(period.last_day().map(|d| d.to_string()).as_deref(), Some("2025-06-30"));
/// let year = DateInterval::from("2024".parse::<Date>()?);
/// assert_eq!(year.to_string(), "2024");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DateInterval {
    start: Option<Date>,
    end: Option<Date>,
}

impl DateInterval {
    /// The interval from `start` to `end`; `None` for an open side. No interval where both are open, where `end` is over before
    /// `start` begins, or where one has an open year and the other has not.
    #[must_use]
    pub fn new(start: impl Into<Option<Date>>, end: impl Into<Option<Date>>) -> Option<Self> {
        let (start, end) = (start.into(), end.into());
        match (start, end) {
            (None, None) => None,
            (Some(start), Some(end)) => {
                let in_order = start.is_open_year() || start.first() <= end.last();
                let alike = start.is_open_year() == end.is_open_year();
                (in_order && alike).then_some(Self::between(start, end))
            }
            _ => Some(Self { start, end }),
        }
    }

    /// An interval whose sides are known to be in order.
    pub(super) const fn between(start: Date, end: Date) -> Self {
        Self {
            start: Some(start),
            end: Some(end),
        }
    }

    /// The date from which it runs; `None` where that side is open.
    #[must_use]
    pub const fn start(self) -> Option<Date> {
        self.start
    }

    /// The date to which it runs, included; `None` where that side is open.
    #[must_use]
    pub const fn end(self) -> Option<Date> {
        self.end
    }

    /// The date, where the interval is of one.
    #[must_use]
    pub fn single(self) -> Option<Date> {
        self.start.filter(|_| self.start == self.end)
    }

    /// The first day; `None` where that side is open.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        self.start.map(Date::first_day)
    }

    /// The last day; `None` where that side is open.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        self.end.map(Date::last_day)
    }

    /// The interval in months: a quarter, half-year, season or year becomes its months.
    #[must_use]
    pub fn to_months(self) -> Self {
        Self {
            start: self.start.and_then(|date| date.to_months().start),
            end: self.end.and_then(|date| date.to_months().end),
        }
    }
}

impl From<Date> for DateInterval {
    fn from(date: Date) -> Self {
        Self::between(date, date)
    }
}

impl PartialOrd for DateInterval {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateInterval {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        let last = |end: Option<Date>| (end.is_none(), end);
        (self.start.cmp(&other.start)).then_with(|| last(self.end).cmp(&last(other.end)))
    }
}

impl TryFrom<String> for DateInterval {
    type Error = EdtfError;
    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<DateInterval> for String {
    fn from(interval: DateInterval) -> Self {
        interval.to_string()
    }
}
