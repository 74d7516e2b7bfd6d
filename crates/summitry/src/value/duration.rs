//! Lengths of time in calendar units, for cadences.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A length of time in calendar units: how often a body meets, how long an agreement runs.
///
/// At least one unit is not zero. `P12M` and `P1Y` are two values, since a text says the one or the other.
///
/// # Parsing and printing
/// As ISO 8601 writes them, units from large to small, zeros left out: `P2Y`, `P6M`, `P2W`, `P1Y6M`. Serialized as that string.
///
/// # Comparison
/// By length, a month as 30.4375 days; equal lengths by their larger units.
///
/// ```
/// use summitry::value::Duration;
/// let cadence: Duration = "P2Y".parse()?;
/// assert_eq!(cadence.years(), 2);
/// assert!(cadence > "P6M".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Duration {
    years: u16,
    months: u16,
    weeks: u16,
    days: u16,
}

/// Why a text is no duration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is no duration: expected P with years (Y), months (M), weeks (W) or days (D), as P2Y or P1Y6M")]
pub struct DurationError {
    text: String,
}

impl Duration {
    /// That many years, months, weeks and days. `None` where all are zero.
    #[must_use]
    pub const fn new(years: u16, months: u16, weeks: u16, days: u16) -> Option<Self> {
        if years == 0 && months == 0 && weeks == 0 && days == 0 {
            return None;
        }
        Some(Self {
            years,
            months,
            weeks,
            days,
        })
    }

    /// The years.
    #[must_use]
    pub const fn years(self) -> u16 {
        self.years
    }

    /// The months beside the years.
    #[must_use]
    pub const fn months(self) -> u16 {
        self.months
    }

    /// The weeks.
    #[must_use]
    pub const fn weeks(self) -> u16 {
        self.weeks
    }

    /// The days beside the weeks.
    #[must_use]
    pub const fn days(self) -> u16 {
        self.days
    }

    /// The length in sixteenths of a day.
    const fn length(self) -> u64 {
        const MONTH: u64 = 487;
        (self.years as u64 * 12 + self.months as u64) * MONTH + (self.weeks as u64 * 7 + self.days as u64) * 16
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Self) -> Ordering {
        let units = |d: &Self| (d.years, d.months, d.weeks, d.days);
        (self.length().cmp(&other.length())).then_with(|| units(self).cmp(&units(other)))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        for (count, unit) in [
            (self.years, 'Y'),
            (self.months, 'M'),
            (self.weeks, 'W'),
            (self.days, 'D'),
        ] {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        Ok(())
    }
}

impl FromStr for Duration {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        parse(text).ok_or_else(|| DurationError {
            text: text.chars().take(40).collect(),
        })
    }
}

fn parse(text: &str) -> Option<Duration> {
    let mut rest = text.strip_prefix('P')?;
    let mut counts = [0_u16; 4];
    for (unit, count) in ['Y', 'M', 'W', 'D'].into_iter().zip(&mut counts) {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(after) = rest[digits..].strip_prefix(unit) {
            *count = rest[..digits].parse().ok()?;
            rest = after;
        }
    }
    if !rest.is_empty() {
        return None;
    }
    Duration::new(counts[0], counts[1], counts[2], counts[3])
}

impl TryFrom<String> for Duration {
    type Error = DurationError;
    fn try_from(text: String) -> Result<Self, DurationError> {
        text.parse()
    }
}

impl From<Duration> for String {
    fn from(duration: Duration) -> Self {
        duration.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Duration;

    #[test]
    fn parses() {
        for (text, units) in [
            ("P2Y", Some((2, 0, 0, 0))),
            ("P6M", Some((0, 6, 0, 0))),
            ("P1Y6M2W3D", Some((1, 6, 2, 3))),
            ("P0Y", None),
            ("P", None),
            ("2Y", None),
            ("P2", None),
            ("PY", None),
            ("P1D1Y", None),
            ("P70000Y", None),
            ("P-1Y", None),
            ("PT1H", None),
        ] {
            let duration = text.parse::<Duration>().ok();
            assert_eq!(
                duration.map(|d| (d.years(), d.months(), d.weeks(), d.days())),
                units,
                "{text}"
            );
        }
    }

    #[test]
    fn compares_by_length() {
        let sorted = ["P1D", "P1W", "P8D", "P1M", "P12M", "P1Y", "P53W", "P10Y"];
        for pair in sorted.windows(2) {
            assert!(
                pair[0].parse::<Duration>().unwrap() < pair[1].parse().unwrap(),
                "{pair:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_parses_back(years: u16, months in 0_u16..24, weeks in 0_u16..60, days in 0_u16..400) {
            if let Some(duration) = Duration::new(years, months, weeks, days) {
                prop_assert_eq!(duration.to_string().parse::<Duration>(), Ok(duration));
                let json = serde_json::to_string(&duration).unwrap();
                prop_assert_eq!(serde_json::from_str::<Duration>(&json).unwrap(), duration);
            }
        }

        #[test]
        fn parsing_never_panics(text: String) {
            let _ = text.parse::<Duration>();
        }
    }
}
