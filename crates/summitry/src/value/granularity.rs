//! How fine a date is.

use serde::{Deserialize, Serialize};

/// How fine a date is: the calendar unit that it names.
///
/// Ordered from coarse to fine.
///
/// ```
/// use summitry::value::{Date, Granularity};
/// let date: Date = "2025-06".parse()?;
/// assert_eq!(date.granularity(), Granularity::Month);
/// assert!(Granularity::Year < Granularity::Month);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Granularity {
    /// A hundred years from one that ends in `00`.
    Century,
    /// Ten years from one that ends in `0`.
    Decade,
    /// A calendar year.
    Year,
    /// Half a calendar year.
    Half,
    /// A quarter of a calendar year.
    Quarter,
    /// A season.
    Season,
    /// A month.
    Month,
    /// A week from Monday to Sunday. No [`Date`](super::Date) names one (EDTF has none): it is an interval of days.
    Week,
    /// A day.
    Day,
}

impl Granularity {
    /// The name as it is written in output (`day`, `month`, …).
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
        }
    }
}

impl core::fmt::Display for Granularity {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.as_str())
    }
}
