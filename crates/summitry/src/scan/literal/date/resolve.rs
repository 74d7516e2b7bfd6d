//! From what an expression says to dates, with what the document gives.

use jiff::civil::Date as Day;

use super::calendar::{self, Period};
use super::expression::{
    Amount, Base, DateExpression, Direction, PeriodPart, Point, Relation, Shape, Step, Steps, granularity_of,
};
use crate::pack::dates::DateUnit;
use crate::value::{Date, DateInterval, Granularity};

/// What a document gives for resolving its dates.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// The day on which the document was published.
    pub published: Option<Date>,
    /// The date in its dateline; it goes before the day of publication.
    pub dateline: Option<Date>,
    /// The date last spoken of before the expression.
    pub previous: Option<Date>,
    /// On which side of the reference date what the date is said of lies.
    pub tense: Tense,
}

/// On which side of the reference date an event lies, as far as the words around say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Before it, or on it.
    Past,
    /// After it, or on it.
    Future,
    /// Unknown: the nearest date is taken.
    #[default]
    Unknown,
}

/// What a date was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnchoredTo {
    /// Nothing: the words say it all, or leave the year open.
    Nothing,
    /// The day of publication.
    Publication,
    /// The date in the dateline.
    Dateline,
    /// The date spoken of before.
    Previous,
}

/// A date with all that the document could add.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResolvedDate {
    /// The date or interval that the words name.
    pub named: DateInterval,
    /// From when on what the date is said of may be; `None` where that is open.
    pub start: Option<Date>,
    /// Until when; `None` where that is open.
    pub end: Option<Date>,
    /// How fine the words are. A week is an interval of days here.
    pub granularity: Granularity,
    /// How the date bounds what it is said of.
    pub relation: Option<Relation>,
    /// The part of the period that the words mean.
    pub part: Option<PeriodPart>,
    /// Whether the words round it.
    pub approximate: bool,
    /// Whether it is only implied, by an anniversary.
    pub implied: bool,
    /// What it was resolved against.
    pub anchored_to: AnchoredTo,
}

impl ResolvedDate {
    /// The date, where it is one and bounds nothing.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.named.single().filter(|_| self.start == self.end)
    }

    /// The interval from [`ResolvedDate::start`] to [`ResolvedDate::end`].
    #[must_use]
    pub fn interval(&self) -> Option<DateInterval> {
        DateInterval::new(self.start, self.end)
    }
}

/// A leap year: it has every day.
const OPEN_YEAR: i16 = 2000;
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

impl DateExpression {
    /// The date, or `None` where the document doesn't give what it needs: see [`DateExpression::need`].
    #[must_use]
    pub fn resolve(&self, anchor: &Anchor) -> Option<ResolvedDate> {
        let mut resolver = Resolver {
            anchor,
            anchored_to: AnchoredTo::Nothing,
        };
        let (period, part, approximate) = match &self.shape {
            Shape::One(point) => (resolver.point(point)?, point.part, point.approximate),
            Shape::Between(start, end) => {
                let period = resolver.between(start, end)?;
                (period, None, start.approximate || end.approximate)
            }
            Shape::Lasting(point, amount) => {
                let from = resolver.point(point)?.first()?;
                let last = calendar::add_days(calendar::shift(from, *amount)?, -1)?;
                (
                    Period::days(from, last, granularity_of(amount.unit)),
                    None,
                    point.approximate,
                )
            }
            Shape::Ending(point, amount) => (resolver.ending(point, *amount)?, None, point.approximate),
            Shape::Anniversary(years) => {
                let (now, _) = resolver.base(Base::Reference)?;
                let year = now.year().checked_sub(i16::try_from(*years).ok()?)?;
                (Period::of(Date::of_year(year)?), None, true)
            }
        };
        let named = DateInterval::new(period.start, period.end)?;
        let (start, end) = resolver.bounds(self.relation, part, &period)?;
        Some(ResolvedDate {
            named,
            start,
            end,
            granularity: period.granularity,
            relation: self.relation,
            part,
            approximate,
            implied: self.is_implied(),
            anchored_to: resolver.anchored_to,
        })
    }
}

struct Resolver<'a> {
    anchor: &'a Anchor,
    anchored_to: AnchoredTo,
}

/// Which of several occurrences is taken.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
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

impl Resolver<'_> {
    /// The day to count from and how surely it is known.
    fn base(&mut self, base: Base) -> Option<(Day, Granularity)> {
        let reference = match (self.anchor.dateline, self.anchor.published) {
            (Some(date), _) => Some((date, AnchoredTo::Dateline)),
            (None, Some(date)) => Some((date, AnchoredTo::Publication)),
            (None, None) => None,
        };
        let previous = self.anchor.previous.map(|date| (date, AnchoredTo::Previous));
        let (date, to) = match base {
            Base::Reference => reference,
            Base::Previous => previous.filter(|(date, _)| !date.is_open_year()).or(reference),
        }?;
        let day = date.first_civil()?;
        self.anchored_to = to;
        Some((day, date.granularity()))
    }

    fn point(&mut self, point: &Point) -> Option<Period> {
        if !point.floats() {
            return self.fixed(&point.steps);
        }
        let choice = match point.direction {
            Some(Direction::Last) => Choice::Over,
            Some(Direction::Next) => Choice::NotBegun,
            Some(Direction::This) => Choice::Current,
            Some(Direction::Begun) => Choice::Begun,
            None => match self.anchor.tense {
                Tense::Past => Choice::Begun,
                Tense::Future => Choice::NotOver,
                // News tells weekdays of what has happened.
                Tense::Unknown if matches!(point.steps.first(), Some(Step::Weekday(_))) => Choice::Begun,
                Tense::Unknown => Choice::Nearest,
            },
        };
        if let Some((now, fineness)) = self.base(Base::Reference) {
            let found = occurrence(&point.steps, now, choice)?;
            return (fineness == Granularity::Day || found.granularity <= fineness).then_some(found);
        }
        if point.direction.is_some() {
            return None;
        }
        // Without a document's date, the year spoken of before is the best there is.
        if let Some((now, fineness)) = self.base(Base::Previous) {
            let choice = if fineness == Granularity::Day {
                Choice::Nearest
            } else {
                Choice::Current
            };
            if let Some(found) = occurrence(&point.steps, now, choice) {
                return Some(found);
            }
        }
        self.anchored_to = AnchoredTo::Nothing;
        open(&point.steps)
    }

    /// So long up to a date: in months where the date is a month, in years where it is a year.
    fn ending(&mut self, point: &Point, amount: Amount) -> Option<Period> {
        let to = self.point(point)?;
        let from = calendar::shift(calendar::add_days(to.last()?, 1)?, amount.negated())?;
        let from = match to.granularity {
            Granularity::Year => Period::of(Date::of_year(from.year())?),
            Granularity::Month => Period::of(Date::of_month(from.year(), from.month().unsigned_abs())?),
            _ => Period::day(from),
        };
        Some(Period::between(from, to))
    }

    fn between(&mut self, start: &Point, end: &Point) -> Option<Period> {
        let (from, to) = match (start.floats(), end.floats()) {
            (false, false) => (self.fixed(&start.steps)?, self.fixed(&end.steps)?),
            (true, false) if start.direction.is_some() => (self.point(start)?, self.fixed(&end.steps)?),
            (true, false) => {
                let to = self.fixed(&end.steps)?;
                (occurrence(&start.steps, to.first()?, Choice::Begun)?, to)
            }
            (false, true) => {
                let from = self.fixed(&start.steps)?;
                let to = occurrence(&end.steps, from.first()?, Choice::NotOver)?;
                (from, to)
            }
            (true, true) if start.lacks_month() && !end.lacks_month() || end.direction.is_some() => {
                let to = self.point(end)?;
                if to.start.is_open_year() {
                    return between_open(start, end);
                }
                // "du lundi 3 au mercredi 5 juin": a weekday that is wrong moves no day out of its interval.
                let days: Steps = (start.steps.iter())
                    .map(|step| match *step {
                        Step::Day(day, _) => Step::Day(day, None),
                        other => other,
                    })
                    .collect();
                (occurrence(&days, to.first()?, Choice::Begun)?, to)
            }
            (true, true) => {
                let from = self.point(start)?;
                if from.start.is_open_year() {
                    return between_open(start, end);
                }
                // What is to come may have begun: "from August to October", in September.
                if self.anchor.tense == Tense::Future
                    && let Some((now, _)) = self.base(Base::Reference)
                    && let Some(begun) = occurrence(&start.steps, now, Choice::Begun)
                    && let Some(to) = occurrence(&end.steps, begun.first()?, Choice::NotOver)
                    && to.last()? >= now
                {
                    return Some(Period::between(begun, to));
                }
                let to = occurrence(&end.steps, from.first()?, Choice::NotOver)?;
                (from, to)
            }
        };
        (from.first()? <= to.last()?).then(|| Period::between(from, to))
    }

    /// Follows a chain whose outermost period is given.
    fn fixed(&mut self, steps: &[Step]) -> Option<Period> {
        let (first, rest) = steps.split_first()?;
        let start = match *first {
            Step::Century(year) => Period::of(Date::of_century(year)?),
            Step::Decade(year) => Period::of(Date::of_decade(year)?),
            Step::Year(year) => Period::of(Date::of_year(year)?),
            Step::Unit(unit, offset, base) => {
                let (day, fineness) = self.base(base)?;
                if fineness != Granularity::Day && granularity_of(unit) > fineness {
                    return None;
                }
                // "This weekend" is the last one for what has happened, until the middle of the week.
                let over = unit == DateUnit::Weekend
                    && offset == 0
                    && self.anchor.tense == Tense::Past
                    && calendar::weekday(day) <= 3;
                Period::unit(unit, if over { -1 } else { offset }, day)?
            }
            Step::Today(base) => {
                let (day, fineness) = self.base(base)?;
                // Where only the year is known, what is counted in years from it is.
                let mut period = match fineness {
                    Granularity::Century | Granularity::Decade => return None,
                    Granularity::Year => Period::of(Date::of_year(day.year())?),
                    Granularity::Day => Period::day(day),
                    _ => Period::of(Date::of_month(day.year(), day.month().unsigned_abs())?),
                };
                if fineness == Granularity::Day {
                    period.exact = Some(day);
                }
                period
            }
            Step::Rolling(unit, count, base) => {
                let (day, _) = self.base(base)?;
                calendar::rolling(unit, count, day)?
            }
            _ => return None,
        };
        rest.iter().try_fold(start, |period, step| apply(&period, step))
    }

    /// The bounds that a period in that relation gives.
    fn bounds(
        &mut self,
        relation: Option<Relation>,
        part: Option<PeriodPart>,
        period: &Period,
    ) -> Option<(Option<Date>, Option<Date>)> {
        let (start, end) = (Some(period.start), Some(period.end));
        Some(match relation {
            None => (start, end),
            Some(Relation::Since) => (start, None),
            Some(Relation::Until | Relation::By) => (None, end),
            // "before the end of the year" goes on into it, and "after its beginning" begins in it.
            Some(Relation::Before) if matches!(part, Some(PeriodPart::Middle | PeriodPart::End)) => (None, end),
            Some(Relation::After) if matches!(part, Some(PeriodPart::Start | PeriodPart::Middle)) => (start, None),
            Some(Relation::After) => (Some(neighbour(period.end, 1)?), None),
            Some(Relation::Before) => (None, Some(neighbour(period.start, -1)?)),
            Some(Relation::Within) => {
                let (now, _) = self.base(Base::Reference)?;
                let (now, last) = (Date::from(now), period.last()?);
                if last < now.first_civil()? {
                    (start, Some(now))
                } else {
                    (Some(now), Some(period.exact.map_or(period.end, Date::from)))
                }
            }
            Some(Relation::LaterIn) => {
                let (now, _) = self.base(Base::Reference)?;
                (now <= period.last()?).then_some((Some(Date::from(now)), end.map(Date::last_day)))?
            }
            Some(Relation::EarlierIn) => {
                let (now, _) = self.base(Base::Reference)?;
                let last = now.min(period.last()?);
                (period.first()? <= last).then_some((start.map(Date::first_day), Some(Date::from(last))))?
            }
        })
    }
}

/// The date of the same kind after (1) or before (-1) one: after 2018 is 2019, after 17 June the 18th.
fn neighbour(date: Date, side: i16) -> Option<Date> {
    let unit = match date.granularity() {
        Granularity::Year => DateUnit::Year,
        Granularity::Month => DateUnit::Month,
        _ => DateUnit::Day,
    };
    if date.is_open_year() {
        let date = date.with_year(OPEN_YEAR)?;
        return open_year(neighbour(date, side)?);
    }
    let from = if side > 0 {
        date.last_civil()?
    } else {
        date.first_civil()?
    };
    Some(Period::unit(unit, side, from)?.start)
}

/// Follows one step inwards or onwards.
fn apply(period: &Period, step: &Step) -> Option<Period> {
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
fn occurrence(steps: &[Step], now: Day, choice: Choice) -> Option<Period> {
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

/// A dated weekday so near is the one meant, whatever the tense.
const NEAR_DAYS: i32 = 45;
const HALF_YEAR: i32 = 183;

/// Ranks are compared from left to right; the least is the best.
type Rank = (i32, i32);

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
fn open(steps: &[Step]) -> Option<Period> {
    if !steps.iter().all(same_every_year) {
        return None;
    }
    let year = Period::of(Date::of_year(OPEN_YEAR)?);
    let found = steps.iter().try_fold(year, |period, step| apply(&period, step))?;
    strip(&found)
}

fn between_open(start: &Point, end: &Point) -> Option<Period> {
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
fn open_year(date: Date) -> Option<Date> {
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
