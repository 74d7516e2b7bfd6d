//! Dates in digits: `18/12/2019`, `2025-06-17`, `3/2015`, `20250617`.

use super::expression::{Point, Step};
use super::grammar::{Grammar, Read, expand_year};
use crate::pack::dates::{DateUnit, DateWord};
use crate::value::Date;

/// What digits with signs between them say.
pub(super) enum Numeric {
    Date(Point),
    /// A day and month that could be another pair of numbers.
    DayMonth(Point),
    /// `2021-27`
    Years(Point, Point),
}

/// Years of months and days in digits.
const YEARS: core::ops::RangeInclusive<u32> = 1500..=2199;
/// Years of `2016-11` and `11/2016`, which other pairs of numbers are written like.
const RECENT_YEARS: core::ops::RangeInclusive<u32> = 1900..=2099;
/// The longest span of `2021-27`.
const MAX_SHORT_SPAN: u32 = 10;

impl Grammar<'_> {
    /// A date in digits. `after_dash` where the dash before it belongs to an interval.
    pub fn numeric(&self, i: usize, after_dash: bool) -> Read<Numeric> {
        if self.at(i).digits == 0 || self.at(i).ordinal.is_some() || !after_dash && self.is_tied(i) {
            return None;
        }
        let read = self.compact(i).or_else(|| self.full(i)).or_else(|| self.pair(i))?;
        (!self.goes_on(read.1)).then_some(read)
    }

    /// Whether the digits are the end of something longer.
    fn is_tied(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|i| self.at(i)) else {
            return false;
        };
        if self.has(i - 1, DateWord::Label) {
            return true;
        }
        let Some(symbol) = before.symbol else {
            // "+33 12 11 2016"
            return before.digits > 0;
        };
        let far = i.checked_sub(2).map(|i| self.at(i));
        let inner = before.attached && far.is_some_and(|t| t.digits > 0 || t.symbol.is_none());
        let joint = matches!(symbol, '.' | ',' | '/' | ':' | '-' | '_' | '#' | '@' | '+' | '=' | '~');
        self.at(i).attached
            && (super::grammar::is_currency(symbol) || joint && inner || matches!(symbol, '#' | '@' | '+' | '='))
    }

    /// Whether more digits or letters are tied to the end.
    fn goes_on(&self, next: usize) -> bool {
        let after = self.at(next);
        if next >= self.terminals.len() || !after.attached {
            return false;
        }
        match after.symbol {
            // The time of ISO 8601 begins with a letter.
            None => after.digits > 0,
            Some('%' | '_' | '@') => true,
            Some('/' | '.' | '-' | ':') => {
                let further = self.at(next + 1);
                further.attached && further.digits > 0 && self.range_end(next + 1).is_none()
            }
            Some(_) => false,
        }
    }

    /// Whether the digits after a dash are a date of their own.
    fn range_end(&self, i: usize) -> Option<usize> {
        if self.symbol(i - 1) != Some('-') {
            return None;
        }
        let read = self
            .full(i)
            .or_else(|| self.pair(i).filter(|_| self.symbol(i + 1) == Some('/')))?;
        Some(read.1)
    }

    /// `20250617`
    fn compact(&self, i: usize) -> Read<Numeric> {
        let value = self.at(i).number.filter(|_| self.at(i).digits == 8)?;
        let point = day_point(value / 10_000, value / 100 % 100, value % 100)?;
        let free = !self.counts_something(i + 1) && !self.at(i + 1).content;
        (free && RECENT_YEARS.contains(&(value / 10_000))).then_some((Numeric::Date(point), i + 1))
    }

    /// Three numbers, one of them a year.
    fn full(&self, i: usize) -> Read<Numeric> {
        let sign = self.symbol(i + 1).filter(|s| matches!(s, '-' | '/' | '.'))?;
        let (first, second, third) = (self.at(i), self.at(i + 2), self.at(i + 4));
        let (a, b, c) = (first.number?, second.number?, third.number?);
        let again = self.symbol(i + 3)?;
        let tight = self.is_joint(i + 1, &[sign]);
        if !tight || second.digits > 2 || third.ordinal.is_some() {
            return None;
        }
        let point = if first.digits == 4 {
            (again == sign && third.digits <= 2 && self.is_joint(i + 3, &[sign])).then(|| day_point(a, b, c))??
        } else {
            let same = again == sign && self.is_joint(i + 3, &[sign]);
            let comma = again == ',' && third.digits == 4;
            if first.digits > 2 || !same && !comma {
                return None;
            }
            let year = match third.digits {
                4 => c,
                // Points part versions too: their dates have two digits everywhere.
                2 if sign != '.' || first.digits == 2 && second.digits == 2 => u32::from(expand_year(c).unsigned_abs()),
                _ => return None,
            };
            self.in_order(year, a, b)?
        };
        Some((Numeric::Date(point), i + 5))
    }

    fn in_order(&self, year: u32, a: u32, b: u32) -> Option<Point> {
        let (day, month) = if self.orthography.day_first { (a, b) } else { (b, a) };
        day_point(year, month, day).or_else(|| day_point(year, day, month))
    }

    /// Two numbers: a month of a year, a span of years, or a day and month.
    fn pair(&self, i: usize) -> Read<Numeric> {
        let sign = self.symbol(i + 1).filter(|s| matches!(s, '-' | '/' | '.'))?;
        let (first, second) = (self.at(i), self.at(i + 2));
        let (a, b) = (first.number?, second.number?);
        if second.ordinal.is_some() {
            return None;
        }
        let tight = self.is_joint(i + 1, &[sign]);
        // "2016 - 11" can be a score or a subtraction; a space on one side only is a slip.
        let near = sign == '/' || self.at(i + 1).attached || self.at(i + 2).attached;
        let found = match (first.digits, second.digits) {
            (4, 1 | 2) if sign != '.' && near && RECENT_YEARS.contains(&a) => {
                if let Some(month) = month_point(a, b) {
                    Numeric::Date(month)
                } else if tight && second.digits == 2 && b > a % 100 && b - a % 100 <= MAX_SHORT_SPAN {
                    let end = a - a % 100 + b;
                    Numeric::Years(year_point(a)?, year_point(end)?)
                } else {
                    return None;
                }
            }
            (1 | 2, 4) if sign != '.' && near && RECENT_YEARS.contains(&b) => Numeric::Date(month_point(b, a)?),
            (1 | 2, 1 | 2) if tight && sign != '-' => {
                let leap = 2000;
                let mut point = self.in_order(leap, a, b)?;
                point.steps.remove(0);
                Numeric::DayMonth(point)
            }
            // "2013-W41"
            (4, _) if tight => match second.period {
                Some((DateUnit::Week, week)) => {
                    let point = year_point(a)?.then(Step::Week(u8::try_from(week).ok()?));
                    Numeric::Date(point)
                }
                _ => return None,
            },
            _ => return None,
        };
        Some((found, i + 3))
    }
}

fn year_point(year: u32) -> Option<Point> {
    Some(Point::of(Step::Year(i16::try_from(year).ok()?)))
}

fn month_point(year: u32, month: u32) -> Option<Point> {
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    Some(year_point(year)?.then(Step::Month(month)))
}

fn day_point(year: u32, month: u32, day: u32) -> Option<Point> {
    if !YEARS.contains(&year) {
        return None;
    }
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Date::of_day(i16::try_from(year).ok()?, month, day)?;
    Some(year_point(year)?.then(Step::Month(month)).then(Step::Day(day, None)))
}
