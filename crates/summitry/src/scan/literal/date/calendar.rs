//! The periods of the calendar and the way from one to the next.

use jiff::civil::{Date as Day, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::expression::{Amount, granularity_of};
use crate::pack::dates::{DateUnit, Holiday};
use crate::value::{Date, Granularity};

/// A stretch of days under a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Period {
    pub start: Date,
    pub end: Date,
    pub granularity: Granularity,
    /// The very day that was counted to, where the period is named after it.
    pub exact: Option<Day>,
}

impl Period {
    pub fn of(date: Date) -> Self {
        Self {
            start: date,
            end: date,
            granularity: date.granularity(),
            exact: None,
        }
    }

    pub fn day(day: Day) -> Self {
        Self::of(Date::from(day))
    }

    pub fn days(first: Day, last: Day, granularity: Granularity) -> Self {
        Self {
            start: Date::from(first),
            end: Date::from(last),
            granularity,
            exact: None,
        }
    }

    pub fn between(start: Self, end: Self) -> Self {
        Self {
            start: start.start,
            end: end.end,
            granularity: start.granularity.max(end.granularity),
            exact: None,
        }
    }

    pub fn first(&self) -> Option<Day> {
        self.start.first_civil()
    }

    pub fn last(&self) -> Option<Day> {
        self.end.last_civil()
    }

    /// How many days lie between the period and a day; negative before the day, zero where it is in it.
    pub fn distance(&self, day: Day) -> Option<i32> {
        let (first, last) = (self.first()?, self.last()?);
        if first > day {
            Some(days_between(day, first))
        } else if last < day {
            Some(-days_between(last, day))
        } else {
            Some(0)
        }
    }

    /// The unit that a day lies in.
    pub fn containing(unit: DateUnit, day: Day) -> Option<Self> {
        let year = day.year();
        let month = day.month().unsigned_abs();
        Some(match unit {
            DateUnit::Century => Self::of(Date::of_century(year)?),
            DateUnit::Decade => Self::of(Date::of_decade(year)?),
            DateUnit::Year => Self::of(Date::of_year(year)?),
            DateUnit::Half | DateUnit::HalfOf => Self::of(Date::of_half(year, (month - 1) / 6 + 1)?),
            DateUnit::Quarter => Self::of(Date::of_quarter(year, (month - 1) / 3 + 1)?),
            DateUnit::Month => Self::of(Date::of_month(year, month)?),
            DateUnit::Week => week(day, 0, 6)?,
            DateUnit::WorkWeek => week(day, 0, 4)?,
            DateUnit::Weekend => week(day, 5, 6)?,
            DateUnit::Fortnight => Self::days(day, add_days(day, 13)?, Granularity::Week),
            DateUnit::Day => Self::day(day),
        })
    }

    /// The unit that lies so many units from the one that a day lies in.
    pub fn unit(unit: DateUnit, offset: i16, day: Day) -> Option<Self> {
        let amount = amount(unit, i32::from(offset))?;
        // From the first of the month, so that no month is skipped on the 31st.
        let from = if amount.months != 0 { day.first_of_month() } else { day };
        Self::containing(unit, shift(from, amount)?)
    }
}

/// Part of the week of a day, by days from Monday.
fn week(day: Day, first: i32, last: i32) -> Option<Period> {
    let monday = monday(day)?;
    Some(Period::days(
        add_days(monday, first)?,
        add_days(monday, last)?,
        Granularity::Week,
    ))
}

/// The Monday of a day's week.
pub(super) fn monday(day: Day) -> Option<Day> {
    add_days(day, -i32::from(day.weekday().to_monday_zero_offset()))
}

/// The weekday of a day, 1 for Monday to 7.
pub(super) fn weekday(day: Day) -> u8 {
    day.weekday().to_monday_one_offset().unsigned_abs()
}

/// The Monday of the ISO week with that number.
pub(super) fn numbered_week(year: i16, week: u8) -> Option<Day> {
    let week = i8::try_from(week).ok()?;
    ISOWeekDate::new(year, week, Weekday::Monday)
        .ok()
        .map(ISOWeekDate::date)
}

pub(super) fn add_days(day: Day, days: i32) -> Option<Day> {
    day.checked_add(Span::new().try_days(days).ok()?).ok()
}

pub(super) fn days_between(from: Day, to: Day) -> i32 {
    // Both lie in the calendar's 20,000 years.
    from.until(to).map_or(0, |span| span.get_days())
}

pub(super) fn shift(day: Day, amount: Amount) -> Option<Day> {
    let moved = day.checked_add(Span::new().try_months(amount.months).ok()?).ok()?;
    add_days(moved, amount.days)
}

/// So many units as months and days.
pub(super) fn amount(unit: DateUnit, count: i32) -> Option<Amount> {
    let (months, days) = match unit {
        DateUnit::Century => (1200, 0),
        DateUnit::Decade => (120, 0),
        DateUnit::Year => (12, 0),
        DateUnit::Half | DateUnit::HalfOf => (6, 0),
        DateUnit::Quarter => (3, 0),
        DateUnit::Month => (1, 0),
        DateUnit::Fortnight => (0, 14),
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => (0, 7),
        DateUnit::Day => (0, 1),
    };
    Some(Amount {
        months: count.checked_mul(months)?,
        days: count.checked_mul(days)?,
        unit,
    })
}

/// What a day is called when one counts to it in such units: "ten years ago" is a year, "three weeks ago" a day.
pub(super) fn named_after(unit: DateUnit, day: Day) -> Option<Period> {
    let unit = match granularity_of(unit) {
        Granularity::Century | Granularity::Decade | Granularity::Year => DateUnit::Year,
        Granularity::Half | Granularity::Quarter | Granularity::Month => DateUnit::Month,
        _ => DateUnit::Day,
    };
    let mut period = Period::containing(unit, day)?;
    period.exact = Some(day);
    Some(period)
}

/// Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
pub(super) fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let a = y.rem_euclid(19);
    let (b, c) = (y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19).rem_euclid(32);
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn holiday(year: i16, holiday: Holiday) -> Option<Period> {
    match holiday {
        Holiday::Fixed { month, day } => Date::of_day(year, month, day).map(Period::of),
        Holiday::Easter(days) => add_days(easter(year)?, i32::from(days)).map(Period::day),
        Holiday::Weekday {
            month,
            weekday,
            rank,
            after,
        } => {
            let month = Period::of(Date::of_month(year, month)?);
            let day = nth_weekday(&month, weekday, i16::from(rank))?.first()?;
            add_days(day, i32::from(after)).map(Period::day)
        }
    }
}

/// The `n`th unit inside a period, from its end where `n` is negative.
pub(super) fn nth(period: &Period, unit: DateUnit, n: i16) -> Option<Period> {
    let (first, last) = (period.first()?, period.last()?);
    if n == 0 || granularity_of(unit) <= period.granularity && period.granularity != Granularity::Week {
        return None;
    }
    let steps = i32::from(n) - n.signum() as i32;
    let found = match unit {
        // A week belongs to the period that has most of its days, as ISO 8601 counts weeks in years.
        DateUnit::Week | DateUnit::WorkWeek => {
            let thursday = weekday_from(if n > 0 { first } else { last }, 4, n < 0)?;
            Period::containing(unit, add_days(thursday, steps * 7)?)?
        }
        DateUnit::Weekend => {
            let saturday = weekday_from(if n > 0 { first } else { last }, 6, n < 0)?;
            Period::containing(unit, add_days(saturday, steps * 7)?)?
        }
        DateUnit::Fortnight => {
            // The two halves of a month.
            if period.granularity != Granularity::Month || !(-2..=2).contains(&n) {
                return None;
            }
            let middle = add_days(first, 14)?;
            if n == 1 || n == -2 {
                Period::days(first, middle, Granularity::Week)
            } else {
                Period::days(add_days(middle, 1)?, last, Granularity::Week)
            }
        }
        unit => Period::unit(unit, i16::try_from(steps).ok()?, if n > 0 { first } else { last })?,
    };
    let inside = match unit {
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend => found.last()? >= first && found.first()? <= last,
        _ => found.first()? >= first && found.last()? <= last,
    };
    inside.then_some(found)
}

/// The first `n` units of a period, the last ones where `n` is negative.
pub(super) fn several(period: &Period, unit: DateUnit, n: i16) -> Option<Period> {
    let (from, to) = if n > 0 { (1, n) } else { (n, -1) };
    Some(Period::between(nth(period, unit, from)?, nth(period, unit, to)?))
}

/// The `n`th such weekday inside a period.
pub(super) fn nth_weekday(period: &Period, weekday: u8, n: i16) -> Option<Period> {
    let (first, last) = (period.first()?, period.last()?);
    let from = weekday_from(if n > 0 { first } else { last }, weekday, n < 0)?;
    let day = add_days(from, (i32::from(n) - i32::from(n.signum())) * 7)?;
    (n != 0 && day >= first && day <= last).then(|| Period::day(day))
}

/// The first such weekday from a day on, or back from it, the day itself included.
pub(super) fn weekday_from(day: Day, wanted: u8, back: bool) -> Option<Day> {
    let ahead = (i32::from(wanted) - i32::from(weekday(day))).rem_euclid(7);
    add_days(day, if back && ahead > 0 { ahead - 7 } else { ahead })
}

/// Units of the calendar up to a day (negative) or from the day after it on.
pub(super) fn rolling(unit: DateUnit, count: i16, day: Day) -> Option<Period> {
    let granularity = granularity_of(unit);
    if matches!(unit, DateUnit::Quarter | DateUnit::Half) {
        // Quarters are counted whole: the last two are the two that are over.
        let (from, to) = if count < 0 { (count, -1) } else { (1, count) };
        let start = Period::unit(unit, from, day)?;
        return Some(Period::between(start, Period::unit(unit, to, day)?));
    }
    let other = shift(day, amount(unit, i32::from(count))?)?;
    Some(if count < 0 {
        Period::days(other, day, granularity)
    } else {
        Period::days(day.checked_add(1.day()).ok()?, other, granularity)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Period, easter, nth, nth_weekday, numbered_week, several};
    use crate::pack::dates::DateUnit;

    fn period(text: &str) -> Period {
        Period::of(text.parse().unwrap())
    }

    fn days(period: Option<Period>) -> Option<(String, String)> {
        let period = period?;
        Some((period.first()?.to_string(), period.last()?.to_string()))
    }

    #[test]
    fn easter_sundays() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2013, 3, 31),
            (2024, 3, 31),
            (2025, 4, 20),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn units_inside_periods() {
        for (outer, unit, n, expected) in [
            ("2025", DateUnit::Month, 3, Some(("2025-03-01", "2025-03-31"))),
            ("2025", DateUnit::Month, 13, None),
            ("2025", DateUnit::Quarter, -1, Some(("2025-10-01", "2025-12-31"))),
            ("2025", DateUnit::Week, 1, Some(("2024-12-30", "2025-01-05"))),
            ("2016", DateUnit::Week, -1, Some(("2016-12-26", "2017-01-01"))),
            ("2015-10", DateUnit::Day, -1, Some(("2015-10-31", "2015-10-31"))),
            ("2015-02", DateUnit::Day, 30, None),
            ("2025-04", DateUnit::Fortnight, 2, Some(("2025-04-16", "2025-04-30"))),
            ("2025-04", DateUnit::Year, 1, None),
        ] {
            let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
            assert_eq!(days(nth(&period(outer), unit, n)), expected, "{outer} {unit:?} {n}");
        }
        let ten = several(&period("2025"), DateUnit::Month, 10);
        assert_eq!(days(ten), Some(("2025-01-01".to_owned(), "2025-10-31".to_owned())));
        let monday = nth_weekday(&period("2013-01"), 1, 2);
        assert_eq!(monday.and_then(|p| p.first()), Some(date(2013, 1, 14)));
        assert_eq!(nth_weekday(&period("2013-02"), 1, 5), None);
        assert_eq!(numbered_week(2027, 3), Some(date(2027, 1, 18)));
        assert_eq!(numbered_week(2025, 53), None);
    }
}
