//! From what an expression says to dates, with what the document gives.

use jiff::civil::Date as Day;

use super::calendar::{self, Period};
use super::expression::{
    Amount, Base, DateExpression, Direction, PeriodPart, Point, Relation, Shape, Step, Steps, granularity_of,
};
use super::occurrence::{Choice, OPEN_YEAR, apply, between_open, occurrence, open, open_year};
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
                // What has begun may not be over: "drew crowds (26-30 August)", on the 29th.
                if self.anchor.tense == Tense::Past
                    && let Some((now, _)) = self.base(Base::Reference)
                    && let Some(ahead) = occurrence(&end.steps, now, Choice::NotOver)
                    && let Some(begun) = occurrence(&days, ahead.first()?, Choice::Begun)
                    && begun.first()? <= now
                {
                    return Some(Period::between(begun, ahead));
                }
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
