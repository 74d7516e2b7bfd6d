//! Which occurrence of a date that returns is meant, and the periods inside others.

use jiff::civil::Date as Day;

use super::calendar::{self, Period};
use super::expression::{Point, Step};
use crate::pack::dates::DateUnit;
use crate::value::{Date, Granularity};

/// A leap year: it has every day.
pub(super) const OPEN_YEAR: i16 = 2000;

/// A dated weekday so near is the one meant, whatever the tense.
const NEAR_DAYS: i32 = 45;
const HALF_YEAR: i32 = 183;

/// Ranks are compared from left to right; the least is the best.
type Rank = (i32, i32);

/// Steps that mean the same in every year.
fn same_every_year(step: &Step) -> bool {
    use crate::pack::dates::Holiday;
    matches!(
        step,
        Step::Month(_)
            | Step::Day(..)
            | Step::Season(_)
            | Step::Quarter(_)
            | Step::Half(_)
            | Step::Holiday(Holiday::Fixed { .. })
            | Step::Nth(DateUnit::Day | DateUnit::Month | DateUnit::Fortnight, 1..)
            | Step::Several(DateUnit::Day | DateUnit::Month, 1..)
    )
}

/// Which of several occurrences is taken.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Choice {
    Nearest,
    /// The last that has begun.
    Begun,
    /// The first that is not over.
    NotOver,
    /// The last that is over.
    Over,
    /// The first that has not begun.
    NotBegun,
    /// The one in the current year, month or week.
    Current,
}

/// Follows one step inwards or onwards.
pub(super) fn apply(period: &Period, step: &Step) -> Option<Period> {
    let year = || period.start.year().filter(|_| period.granularity == Granularity::Year);
    match *step {
        Step::Month(month) => Date::of_month(year()?, month).map(Period::of),
        Step::Season(season) => Date::of_season(year()?, season).map(Period::of),
        Step::Quarter(quarter) => Date::of_quarter(year()?, quarter).map(Period::of),
        Step::Half(half) => Date::of_half(year()?, half).map(Period::of),
        Step::Holiday(holiday) => calendar::holiday(year()?, holiday),
        Step::Week(number) => {
            let monday = calendar::numbered_week(year()?, number)?;
            Some(Period::days(monday, calendar::add_days(monday, 6)?, Granularity::Week))
        }
        Step::Day(day, _) => {
            let month = (period.granularity == Granularity::Month).then_some(period.start)?;
            Date::of_day(month.year()?, month.month()?, day).map(Period::of)
        }
        Step::Weekday(weekday) => {
            let day = match (period.exact, period.granularity) {
                (Some(day), _) => day,
                (None, Granularity::Week | Granularity::Day) => period.first()?,
                _ => return None,
            };
            calendar::add_days(calendar::monday(day)?, i32::from(weekday) - 1).map(Period::day)
        }
        Step::Around(unit) => {
            let day = (period.granularity == Granularity::Day).then(|| period.first())??;
            Period::containing(unit, day)
        }
        Step::Nth(unit, n) => calendar::nth(period, unit, n),
        Step::NthWeekday(weekday, n) => calendar::nth_weekday(period, weekday, n),
        Step::WeekdayAfter(weekday, n) => {
            let back = n < 0;
            let from = if back { period.first()? } else { period.last()? };
            let next = calendar::weekday_from(calendar::add_days(from, if back { -1 } else { 1 })?, weekday, back)?;
            calendar::add_days(next, (i32::from(n) - i32::from(n.signum())) * 7).map(Period::day)
        }
        Step::Several(unit, n) => calendar::several(period, unit, n),
        Step::Shift(amount) => {
            let from = period.exact.or_else(|| period.first())?;
            let found = calendar::named_after(amount.unit, calendar::shift(from, amount)?)?;
            // Nothing is known more finely than what it is counted from.
            match period.granularity {
                Granularity::Year if found.granularity > Granularity::Year => None,
                Granularity::Month if found.granularity > Granularity::Month => None,
                _ => Some(found),
            }
        }
        Step::ShiftFrom(amount) => {
            let first = calendar::shift(period.first()?, amount)?;
            match period.granularity {
                Granularity::Day => Some(Period::day(first)),
                Granularity::Year if amount.days == 0 => Date::of_year(first.year()).map(Period::of),
                Granularity::Month if amount.days == 0 => {
                    Date::of_month(first.year(), first.month().unsigned_abs()).map(Period::of)
                }
                granularity => Some(Period::days(
                    first,
                    calendar::shift(period.last()?, amount)?,
                    granularity,
                )),
            }
        }
        Step::Century(_) | Step::Decade(_) | Step::Year(_) | Step::Unit(..) | Step::Today(_) | Step::Rolling(..) => {
            None
        }
    }
}

/// The occurrence of a chain whose outermost period is missing that is chosen around a day.
pub(super) fn occurrence(steps: &[Step], now: Day, choice: Choice) -> Option<Period> {
    let wanted = steps.iter().find_map(|step| match step {
        Step::Day(_, weekday) => *weekday,
        _ => None,
    });
    // How far an occurrence can be: 29 February returns after eight years at most, a weekday on a date after a year or so.
    let (unit, near, far) = match steps.first()? {
        Step::Weekday(_) => (DateUnit::Week, 1, 1),
        Step::Day(..) => (DateUnit::Month, 2, 13),
        Step::Nth(DateUnit::Day | DateUnit::Week | DateUnit::Weekend, _) | Step::NthWeekday(..) => {
            (DateUnit::Month, 0, 0)
        }
        _ => (DateUnit::Year, 1, 8),
    };
    // Weeks by number and days by rank are of the current year and month.
    let choice = match steps.first()? {
        Step::Week(_) | Step::NthWeekday(..) | Step::Nth(..) => Choice::Current,
        _ => choice,
    };
    let follow = |outer: Period| steps.iter().try_fold(outer, |period, step| apply(&period, step));
    let choose = |choice: Choice, reach: i16, checked: bool| {
        let mut best: Option<(Rank, Period)> = None;
        for offset in -reach..=reach {
            let Some(found) = Period::unit(unit, offset, now).and_then(follow) else {
                continue;
            };
            if checked && wanted.is_some_and(|w| found.first().map(calendar::weekday) != Some(w)) {
                continue;
            }
            if let Some(rank) = rank(&found, now, choice, offset)
                && best.as_ref().is_none_or(|(least, _)| rank < *least)
            {
                best = Some((rank, found));
            }
        }
        best.map(|(_, found)| found)
    };
    if wanted.is_some() {
        let reach = if unit == DateUnit::Month { far } else { near };
        let nearest = choose(Choice::Nearest, reach, true);
        let close = |days: i32| move |p: &Period| p.distance(now).is_some_and(|d| d.abs() <= days);
        // The weekday tells which month or year is meant, better than a tense does; but a date half a year off is a mistake in the
        // weekday.
        let found = (nearest.filter(close(NEAR_DAYS)))
            .or_else(|| choose(choice, reach, true).filter(|p| unit == DateUnit::Month || close(HALF_YEAR)(p)))
            .or_else(|| nearest.filter(close(HALF_YEAR)));
        if found.is_some() {
            return found;
        }
    }
    choose(choice, near, false).or_else(|| choose(choice, far, false))
}

fn rank(period: &Period, now: Day, choice: Choice, offset: i16) -> Option<Rank> {
    let distance = period.distance(now)?;
    let starts = calendar::days_between(now, period.first()?);
    match choice {
        Choice::Nearest => Some((distance.abs(), i32::from(distance > 0))),
        Choice::Begun => (starts <= 0).then_some((-starts, 0)),
        Choice::NotOver => (distance >= 0).then_some((distance, 0)),
        Choice::Over => (distance < 0).then_some((-distance, 0)),
        Choice::NotBegun => (starts > 0).then_some((starts, 0)),
        Choice::Current => match period.granularity {
            Granularity::Day | Granularity::Season => Some((distance.abs(), i32::from(distance < 0))),
            _ => Some((i32::from(offset.abs()), 0)),
        },
    }
}

/// A chain without a year, in an open year.
pub(super) fn open(steps: &[Step]) -> Option<Period> {
    if !steps.iter().all(same_every_year) {
        return None;
    }
    let year = Period::of(Date::of_year(OPEN_YEAR)?);
    let found = steps.iter().try_fold(year, |period, step| apply(&period, step))?;
    strip(&found)
}

pub(super) fn between_open(start: &Point, end: &Point) -> Option<Period> {
    if !start.steps.iter().chain(&end.steps).all(same_every_year) {
        return None;
    }
    let in_year = |point: &Point| {
        let year = Period::of(Date::of_year(OPEN_YEAR)?);
        point.steps.iter().try_fold(year, |period, step| apply(&period, step))
    };
    let (from, to) = if start.lacks_month() {
        let to = in_year(end)?;
        (occurrence(&start.steps, to.first()?, Choice::Begun)?, to)
    } else {
        let from = in_year(start)?;
        (from, occurrence(&end.steps, from.first()?, Choice::NotOver)?)
    };
    strip(&Period::between(from, to))
}

fn strip(period: &Period) -> Option<Period> {
    Some(Period {
        start: open_year(period.start)?,
        end: open_year(period.end)?,
        ..*period
    })
}

/// The date with its year left open.
pub(super) fn open_year(date: Date) -> Option<Date> {
    if let Some(quarter) = date.quarter() {
        return Date::of_quarter(None, quarter);
    }
    if let Some(half) = date.half() {
        return Date::of_half(None, half);
    }
    if let Some(season) = date.season() {
        return Date::of_season(None, season);
    }
    match (date.month()?, date.day()) {
        (month, Some(day)) => Date::of_day(None, month, day),
        (month, None) => Date::of_month(None, month),
    }
}
