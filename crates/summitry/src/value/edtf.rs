//! Parsing and printing of dates and intervals in EDTF.

use core::fmt;
use core::str::FromStr;

use super::date::{Date, Form, Qualification};
use super::interval::DateInterval;

/// Why a text is no date or interval.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EdtfError {
    /// It is not written as EDTF writes dates, or in a part of EDTF that [`Date`] has no value for.
    #[error("`{text}` is no date: expected YYYY, YYYY-MM, YYYY-MM-DD, or XXXX for an open year")]
    Shape {
        /// The text, shortened.
        text: String,
    },
    /// It is written well, but the calendar has no such date.
    #[error("`{text}` is no date of the calendar")]
    NotInCalendar {
        /// The text, shortened.
        text: String,
    },
    /// An interval that ends before it starts, has no end at all, or an open year at one end only.
    #[error("`{text}` is no interval: expected a start and, not before it, an end; `..` for an open one")]
    Interval {
        /// The text, shortened.
        text: String,
    },
}

/// Messages quote at most so many characters of the text.
const QUOTED: usize = 40;

fn quoted(text: &str) -> String {
    text.chars().take(QUOTED).collect()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |f: &mut fmt::Formatter<'_>, year: Option<i16>| match year {
            Some(year) if year < 0 => write!(f, "-{:04}", year.unsigned_abs()),
            Some(year) => write!(f, "{year:04}"),
            None => f.write_str("XXXX"),
        };
        match self.form {
            Form::Century(century) => write!(f, "{century:02}XX")?,
            Form::Decade(decade) => write!(f, "{decade:03}X")?,
            Form::Year(y) => year(f, Some(y))?,
            Form::Group { year: y, code } => {
                year(f, y)?;
                write!(f, "-{code}")?;
            }
            Form::Month { year: y, month } => {
                year(f, y)?;
                write!(f, "-{month:02}")?;
            }
            Form::Day { year: y, month, day } => {
                year(f, y)?;
                write!(f, "-{month:02}-{day:02}")?;
            }
        }
        f.write_str(match self.qualification {
            Qualification::Certain => "",
            Qualification::Uncertain => "?",
            Qualification::Approximate => "~",
            Qualification::UncertainApproximate => "%",
        })
    }
}

impl FromStr for Date {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let (bare, qualification) = match text.as_bytes().last() {
            Some(b'?') => (&text[..text.len() - 1], Qualification::Uncertain),
            Some(b'~') => (&text[..text.len() - 1], Qualification::Approximate),
            Some(b'%') => (&text[..text.len() - 1], Qualification::UncertainApproximate),
            _ => (text, Qualification::Certain),
        };
        let parts = split(bare).ok_or_else(|| EdtfError::Shape { text: quoted(text) })?;
        let date = match parts {
            Parts::Century(century) => Some(Date::certain(Form::Century(century))),
            Parts::Decade(decade) => Some(Date::certain(Form::Decade(decade))),
            Parts::Year(year) => Date::of_year(year),
            Parts::Month(year, month @ 21..) => Date::of_group(year, month),
            Parts::Month(year, month) => Date::of_month(year, month),
            Parts::Day(year, month, day) => Date::of_day(year, month, day),
        };
        let date = date.ok_or_else(|| EdtfError::NotInCalendar { text: quoted(text) })?;
        Ok(date.with_qualification(qualification))
    }
}

/// The numbers of a date that is written as it should be; not yet checked against the calendar.
enum Parts {
    Century(i16),
    Decade(i16),
    Year(i16),
    Month(Option<i16>, u8),
    Day(Option<i16>, u8, u8),
}

fn split(text: &str) -> Option<Parts> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (year, rest) = (rest.get(..4)?, rest.get(4..)?);
    let unspecified = year.bytes().rev().take_while(|b| *b == b'X').count();
    let digits = number(&year[..4 - unspecified]);
    if rest.is_empty() {
        return match (unspecified, negative) {
            (0, true) => Some(Parts::Year(-nonzero(digits?)?)),
            (0, false) => Some(Parts::Year(digits?)),
            (1, false) => Some(Parts::Decade(digits?)),
            (2, false) => Some(Parts::Century(digits?)),
            _ => None,
        };
    }
    let year = match (unspecified, negative) {
        (0, true) => Some(-nonzero(digits?)?),
        (0, false) => Some(digits?),
        (4, false) => None,
        _ => return None,
    };
    let rest = rest.strip_prefix('-')?;
    let month = two_digits(rest.get(..2)?)?;
    let rest = &rest[2..];
    if rest.is_empty() {
        return Some(Parts::Month(year, month));
    }
    let day = rest.strip_prefix('-')?;
    (day.len() == 2).then_some(Parts::Day(year, month, two_digits(day)?))
}

/// There is one year 0, and its sign is not written.
fn nonzero(year: i16) -> Option<i16> {
    (year != 0).then_some(year)
}

fn number(digits: &str) -> Option<i16> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

fn two_digits(digits: &str) -> Option<u8> {
    u8::try_from(number(digits)?).ok()
}

impl fmt::Display for DateInterval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |f: &mut fmt::Formatter<'_>, date: Option<Date>| match date {
            Some(date) => date.fmt(f),
            None => f.write_str(".."),
        };
        end(f, self.start())?;
        if self.single().is_none() {
            f.write_str("/")?;
            end(f, self.end())?;
        }
        Ok(())
    }
}

impl FromStr for DateInterval {
    type Err = EdtfError;

    fn from_str(text: &str) -> Result<Self, EdtfError> {
        let Some((start, end)) = text.split_once('/') else {
            return Ok(Self::from(text.parse::<Date>()?));
        };
        let side = |text: &str| match text {
            ".." => Ok(None),
            date => date.parse().map(Some),
        };
        Self::new(side(start)?, side(end)?).ok_or_else(|| EdtfError::Interval { text: quoted(text) })
    }
}
