//! Calendar dates of any granularity, as EDTF (ISO 8601-2) writes them.

use core::cmp::Ordering;

use jiff::civil;
use serde::{Deserialize, Serialize};

use super::edtf::EdtfError;
use super::granularity::Granularity;
use super::interval::DateInterval;

/// A season of the year, as EDTF numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May in the northern hemisphere (`21`).
    Spring,
    /// June to August (`22`).
    Summer,
    /// September to November (`23`).
    Autumn,
    /// December to February of the next year (`24`).
    Winter,
}

/// Whether a date is doubted or rounded by its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualification {
    /// Neither: nothing is written.
    #[default]
    Certain,
    /// The source doubts it (`?`).
    Uncertain,
    /// The source rounds it (`~`).
    Approximate,
    /// Both (`%`).
    UncertainApproximate,
}

/// What a date names. Numbers are checked by the constructors of [`Date`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Form {
    /// The century whose years begin with these two digits.
    Century(i16),
    /// The decade whose years begin with these three digits.
    Decade(i16),
    Year(i16),
    /// EDTF's groupings: 21-24 seasons, 33-36 quarters, 40-41 halves.
    Group {
        year: Option<i16>,
        code: u8,
    },
    Month {
        year: Option<i16>,
        month: u8,
    },
    Day {
        year: Option<i16>,
        month: u8,
        day: u8,
    },
}

/// A date: a day, month, season, quarter, half-year, year, decade or century.
///
/// Days, months and parts of a year can leave the year open: `XXXX-05-18` is a 18 May of a year that the text does
/// not give. A date that the calendar does not have can't be built. Years run from -9999 to 9999 in the
/// proleptic Gregorian calendar; decades and centuries from 0.
///
/// # Parsing and printing
/// As EDTF writes them: `2025-06-17`, `2025-06`, `2025-21` (spring), `2025-33` (first quarter), `2025-40` (first half),
/// `2025`, `199X`, `19XX`, `XXXX-05-18`; a last `?`, `~` or `%` says that it is doubted, rounded, or both. A value prints as
/// the one spelling that parses to it, and serializes as that string.
///
/// # Comparison
/// Dates compare by their first day; from the same day the longer one comes first (`2025` < `2025-01` < `2025-01-01`).
/// Dates of an open year come after all others.
///
/// ```
/// use summitry::value::Date;
/// let day: Date = "2025-06-17".parse()?;
/// assert_eq!((day.year(), day.month(), day.day()), (Some(2025), Some(6), Some(17)));
/// let partial = Date::of_day(None, 5, 18).ok_or("no such day")?;
/// assert_eq!(partial.to_string(), "XXXX-05-18");
/// assert_eq!(partial.with_year(2025), "2025-05-18".parse().ok());
/// assert_eq!(Date::of_day(2025, 2, 29), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    pub(super) form: Form,
    pub(super) qualification: Qualification,
}

/// The years that a date can have.
const YEARS: core::ops::RangeInclusive<i16> = -9999..=9999;
/// A leap year: it has every day that some year has.
const LEAP_YEAR: i16 = 2000;

impl Date {
    pub(super) const fn certain(form: Form) -> Self {
        Self {
            form,
            qualification: Qualification::Certain,
        }
    }

    /// The century that `year` lies in (`1900` or `1995`: the years from 1900 to 1999). `None` outside 0 to 9999.
    #[must_use]
    pub const fn of_century(year: i16) -> Option<Self> {
        match year {
            0..=9999 => Some(Self::certain(Form::Century(year / 100))),
            _ => None,
        }
    }

    /// The decade that `year` lies in (`1990` or `1995`: the years from 1990 to 1999). `None` outside 0 to 9999.
    #[must_use]
    pub const fn of_decade(year: i16) -> Option<Self> {
        match year {
            0..=9999 => Some(Self::certain(Form::Decade(year / 10))),
            _ => None,
        }
    }

    /// A year. `None` outside -9999 to 9999.
    #[must_use]
    pub fn of_year(year: i16) -> Option<Self> {
        YEARS.contains(&year).then(|| Self::certain(Form::Year(year)))
    }

    /// The first (1) or second (2) half of a year.
    #[must_use]
    pub fn of_half(year: impl Into<Option<i16>>, half: u8) -> Option<Self> {
        Self::of_group(year.into(), (1..=2).contains(&half).then(|| half + 39)?)
    }

    /// A quarter of a year, from 1 to 4.
    #[must_use]
    pub fn of_quarter(year: impl Into<Option<i16>>, quarter: u8) -> Option<Self> {
        Self::of_group(year.into(), (1..=4).contains(&quarter).then(|| quarter + 32)?)
    }

    /// A season. Winter is the one that begins in the year.
    #[must_use]
    pub fn of_season(year: impl Into<Option<i16>>, season: Season) -> Option<Self> {
        Self::of_group(year.into(), 21 + season as u8)
    }

    pub(super) fn of_group(year: Option<i16>, code: u8) -> Option<Self> {
        let known = matches!(code, 21..=24 | 33..=36 | 40..=41);
        let form = Form::Group {
            year: checked(year)?,
            code,
        };
        known.then_some(Self::certain(form))
    }

    /// A month, from 1 to 12, of a year or of an open one.
    #[must_use]
    pub fn of_month(year: impl Into<Option<i16>>, month: u8) -> Option<Self> {
        let year = checked(year.into())?;
        (1..=12)
            .contains(&month)
            .then_some(Self::certain(Form::Month { year, month }))
    }

    /// A day. `None` where the calendar has no such day; 29 February of an open year exists.
    #[must_use]
    pub fn of_day(year: impl Into<Option<i16>>, month: u8, day: u8) -> Option<Self> {
        let year = checked(year.into())?;
        civil::Date::new(
            year.unwrap_or(LEAP_YEAR),
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()?;
        Some(Self::certain(Form::Day { year, month, day }))
    }

    /// The calendar unit that the date names.
    #[must_use]
    pub const fn granularity(self) -> Granularity {
        match self.form {
            Form::Century(_) => Granularity::Century,
            Form::Decade(_) => Granularity::Decade,
            Form::Year(_) => Granularity::Year,
            Form::Group { code: 40.., .. } => Granularity::Half,
            Form::Group { code: 33.., .. } => Granularity::Quarter,
            Form::Group { .. } => Granularity::Season,
            Form::Month { .. } => Granularity::Month,
            Form::Day { .. } => Granularity::Day,
        }
    }

    /// The year; `None` where it is open, or the date is coarser than a year.
    #[must_use]
    pub const fn year(self) -> Option<i16> {
        match self.form {
            Form::Year(year) => Some(year),
            Form::Group { year, .. } | Form::Month { year, .. } | Form::Day { year, .. } => year,
            Form::Century(_) | Form::Decade(_) => None,
        }
    }

    /// The month from 1 to 12; `None` where the date is coarser.
    #[must_use]
    pub const fn month(self) -> Option<u8> {
        match self.form {
            Form::Month { month, .. } | Form::Day { month, .. } => Some(month),
            _ => None,
        }
    }

    /// The day of the month; `None` where the date is coarser.
    #[must_use]
    pub const fn day(self) -> Option<u8> {
        match self.form {
            Form::Day { day, .. } => Some(day),
            _ => None,
        }
    }

    /// The season, where the date names one.
    #[must_use]
    pub const fn season(self) -> Option<Season> {
        match self.form {
            Form::Group { code: 21, .. } => Some(Season::Spring),
            Form::Group { code: 22, .. } => Some(Season::Summer),
            Form::Group { code: 23, .. } => Some(Season::Autumn),
            Form::Group { code: 24, .. } => Some(Season::Winter),
            _ => None,
        }
    }

    /// The quarter of the year from 1 to 4, where the date names one.
    #[must_use]
    pub const fn quarter(self) -> Option<u8> {
        match self.form {
            Form::Group { code, .. } if code >= 33 && code <= 36 => Some(code - 32),
            _ => None,
        }
    }

    /// The half of the year, 1 or 2, where the date names one.
    #[must_use]
    pub const fn half(self) -> Option<u8> {
        match self.form {
            Form::Group { code, .. } if code >= 40 => Some(code - 39),
            _ => None,
        }
    }

    /// Whether the year is left open (`XXXX-05-18`).
    #[must_use]
    pub const fn is_open_year(self) -> bool {
        matches!(
            self.form,
            Form::Group { year: None, .. } | Form::Month { year: None, .. } | Form::Day { year: None, .. }
        )
    }

    /// Whether the source doubts or rounds the date.
    #[must_use]
    pub const fn qualification(self) -> Qualification {
        self.qualification
    }

    /// The date with another qualification.
    #[must_use]
    pub const fn with_qualification(self, qualification: Qualification) -> Self {
        Self {
            form: self.form,
            qualification,
        }
    }

    /// The date in that year: an open year is filled, another one replaced. `None` where the year has no such day,
    /// or the date is a decade or century.
    #[must_use]
    pub fn with_year(self, year: i16) -> Option<Self> {
        let date = match self.form {
            Form::Year(_) => Self::of_year(year),
            Form::Group { code, .. } => Self::of_group(Some(year), code),
            Form::Month { month, .. } => Self::of_month(year, month),
            Form::Day { month, day, .. } => Self::of_day(year, month, day),
            Form::Century(_) | Form::Decade(_) => None,
        }?;
        Some(date.with_qualification(self.qualification))
    }

    /// The first day. Of an open year where the year is open.
    ///
    /// Seasons are counted in whole months, as meteorologists do in the northern hemisphere.
    #[must_use]
    pub fn first_day(self) -> Self {
        let (year, month, day) = self.first();
        self.day_of(year, month, day)
    }

    /// The last day. Of an open year where the year is open: February then ends on the 29th.
    #[must_use]
    pub fn last_day(self) -> Self {
        let (year, month, day) = self.last();
        self.day_of(year, month, day)
    }

    fn day_of(self, year: i16, month: u8, day: u8) -> Self {
        let year = (!self.is_open_year()).then_some(year);
        Self::certain(Form::Day { year, month, day })
    }

    /// The months that the date covers or lies in: `2025-40` is `2025-01/2025-06`.
    #[must_use]
    pub fn to_months(self) -> DateInterval {
        let month = |(year, month, _): (i16, u8, u8)| {
            Self::certain(Form::Month {
                year: (!self.is_open_year()).then_some(year),
                month,
            })
        };
        DateInterval::between(month(self.first()), month(self.last()))
    }

    /// Whether every day of `other` is in this date. An open year contains only dates of an open year.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.is_open_year() == other.is_open_year() && self.first() <= other.first() && other.last() <= self.last()
    }

    /// First day as year, month, day; an open year counts as [`LEAP_YEAR`].
    pub(super) fn first(self) -> (i16, u8, u8) {
        match self.form {
            Form::Century(century) => (century * 100, 1, 1),
            Form::Decade(decade) => (decade * 10, 1, 1),
            Form::Year(year) => (year, 1, 1),
            Form::Group { year, code } => (year.unwrap_or(LEAP_YEAR), first_month(code), 1),
            Form::Month { year, month } => (year.unwrap_or(LEAP_YEAR), month, 1),
            Form::Day { year, month, day } => (year.unwrap_or(LEAP_YEAR), month, day),
        }
    }

    /// Last day as year, month, day; an open year counts as [`LEAP_YEAR`].
    pub(super) fn last(self) -> (i16, u8, u8) {
        match self.form {
            Form::Century(century) => (century * 100 + 99, 12, 31),
            Form::Decade(decade) => (decade * 10 + 9, 12, 31),
            Form::Year(year) => (year, 12, 31),
            // The calendar ends before that winter does.
            Form::Group {
                year: Some(9999),
                code: 24,
            } => (9999, 12, 31),
            Form::Group { year, code } => {
                let year = year.unwrap_or(LEAP_YEAR);
                let last = first_month(code) + if code >= 40 { 5 } else { 2 };
                match last {
                    13.. => (year + 1, last - 12, days_in_month(year + 1, last - 12)),
                    _ => (year, last, days_in_month(year, last)),
                }
            }
            Form::Month { year, month } => {
                let year = year.unwrap_or(LEAP_YEAR);
                (year, month, days_in_month(year, month))
            }
            Form::Day { year, month, day } => (year.unwrap_or(LEAP_YEAR), month, day),
        }
    }

    /// The first day in the calendar library's type; `None` where the year is open.
    pub(crate) fn first_civil(self) -> Option<civil::Date> {
        civil_date(self.first()).filter(|_| !self.is_open_year())
    }

    /// The last day in the calendar library's type; `None` where the year is open.
    pub(crate) fn last_civil(self) -> Option<civil::Date> {
        civil_date(self.last()).filter(|_| !self.is_open_year())
    }
}

fn checked(year: Option<i16>) -> Option<Option<i16>> {
    year.is_none_or(|year| YEARS.contains(&year)).then_some(year)
}

const fn first_month(code: u8) -> u8 {
    match code {
        40.. => (code - 40) * 6 + 1,
        33.. => (code - 33) * 3 + 1,
        _ => (code - 21) * 3 + 3,
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    // Both are checked where the date is made; the fallback is never taken.
    civil_date((year, month, 1)).map_or(31, |first| first.days_in_month().unsigned_abs())
}

fn civil_date((year, month, day): (i16, u8, u8)) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl From<civil::Date> for Date {
    fn from(date: civil::Date) -> Self {
        Self::certain(Form::Day {
            year: Some(date.year()),
            month: date.month().unsigned_abs(),
            day: date.day().unsigned_abs(),
        })
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.is_open_year().cmp(&other.is_open_year()))
            .then_with(|| self.first().cmp(&other.first()))
            .then_with(|| other.last().cmp(&self.last()))
            .then_with(|| self.form.cmp(&other.form))
            .then_with(|| self.qualification.cmp(&other.qualification))
    }
}

impl TryFrom<String> for Date {
    type Error = EdtfError;
    fn try_from(text: String) -> Result<Self, EdtfError> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}
