//! What a date expression says before it is resolved: a chain of steps from the outermost period to the day.

use smallvec::SmallVec;

use crate::pack::dates::{DateUnit, Holiday};
use crate::value::{Granularity, Season, Span};

/// A date as a text writes it, not yet resolved against the document's date.
#[derive(Clone, Debug, PartialEq)]
pub struct DateExpression {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes. A date can begin or end inside a token (`Q3`).
    pub span: Span,
    /// How the date bounds what it is said of.
    pub relation: Option<Relation>,
    pub(super) shape: Shape,
}

/// What a date is to what it is said of, where it is not simply when that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// From it on, included.
    Since,
    /// From the day after it on.
    After,
    /// Until it, included.
    Until,
    /// At some time until it, included: a deadline.
    By,
    /// Until the day before it.
    Before,
    /// From the reference date until it.
    Within,
    /// In what is left of it.
    LaterIn,
    /// In what is over of it.
    EarlierIn,
}

/// A part of a period. EDTF has no spelling for it: the date is the whole period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodPart {
    /// Early in it.
    Start,
    /// In the middle of it.
    Middle,
    /// Late in it.
    End,
}

/// What a document must give for an expression to be resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Nothing: the date says its year.
    Nothing,
    /// A reference date makes it whole; without one the year stays open.
    Year,
    /// A reference date; without one there is no date.
    Reference,
    /// The date last spoken of in the text; a reference date serves where there is none.
    Previous,
}

/// The forms of expressions.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// One date.
    One(Point),
    /// From one to another, both included.
    Between(Point, Point),
    /// So long from a date on.
    Lasting(Point, Amount),
    /// So long up to a date, that included.
    Ending(Point, Amount),
    /// That many years before the reference.
    Anniversary(u16),
}

/// One date.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// From the outermost period inwards.
    pub steps: Steps,
    /// Which occurrence is meant where the outermost period is left out.
    pub direction: Option<Direction>,
    /// A part of the period.
    pub part: Option<PeriodPart>,
    /// Whether the text rounds it.
    pub approximate: bool,
}

pub(super) type Steps = SmallVec<[Step; 4]>;

/// Which occurrence of a recurring date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// The last one that is over.
    Last,
    /// The one that holds now.
    This,
    /// The next one to begin.
    Next,
    /// The last one that has begun.
    Begun,
}

/// What relative expressions count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The dateline's or the document's date.
    Reference,
    /// The date last spoken of.
    Previous,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub months: i32,
    pub days: i32,
    /// The finest unit that was named.
    pub unit: DateUnit,
}

impl Amount {
    pub const fn negated(self) -> Self {
        Self {
            months: -self.months,
            days: -self.days,
            unit: self.unit,
        }
    }
}

/// One step from a period to one inside it, or from a day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Century(i16),
    Decade(i16),
    Year(i16),
    Half(u8),
    Quarter(u8),
    Season(Season),
    Month(u8),
    /// A day of the month, with the weekday that the text gives it.
    Day(u8, Option<u8>),
    Weekday(u8),
    /// The week of the year with that number.
    Week(u8),
    Holiday(Holiday),
    /// The week or weekend that a day lies in.
    Around(DateUnit),
    /// The `n`th unit, from the end where negative.
    Nth(DateUnit, i16),
    NthWeekday(u8, i16),
    /// The `n`th such weekday after a day, before it where negative.
    WeekdayAfter(u8, i16),
    /// The first `n` units, the last ones where negative.
    Several(DateUnit, i16),
    /// The unit that the base lies in, so many units on.
    Unit(DateUnit, i16, Base),
    /// The base itself.
    Today(Base),
    /// So long on from where the chain stands; the result is as fine as the unit named.
    Shift(Amount),
    /// The same, but the result stays as fine as what it is counted from.
    ShiftFrom(Amount),
    /// So many units up to the base (negative) or from it on.
    Rolling(DateUnit, i16, Base),
}

impl Point {
    pub fn of(step: Step) -> Self {
        Self {
            steps: SmallVec::from_iter([step]),
            ..Self::default()
        }
    }

    pub fn pair(outer: Step, inner: Step) -> Self {
        Self {
            steps: SmallVec::from_iter([outer, inner]),
            ..Self::default()
        }
    }

    /// The same inside `outer`.
    pub fn inside(mut self, outer: &Self) -> Self {
        let mut steps = outer.steps.clone();
        steps.extend(self.steps);
        self.steps = steps;
        self.direction = outer.direction;
        self.approximate |= outer.approximate;
        self
    }

    pub fn then(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    pub fn with_direction(mut self, direction: Direction) -> Self {
        self.direction = Some(direction);
        self
    }

    /// How fine the date is, as far as the words say.
    pub fn granularity(&self) -> Granularity {
        self.steps
            .iter()
            .rev()
            .find_map(|step| step.granularity())
            .unwrap_or(Granularity::Day)
    }

    /// Whether the outermost period is missing: which occurrence is meant depends on the document.
    pub fn floats(&self) -> bool {
        self.steps.first().is_some_and(|step| step.floats())
    }

    /// Whether the year alone is missing.
    pub fn lacks_year(&self) -> bool {
        use Step::{Half, Holiday, Month, Quarter, Season};
        matches!(
            self.steps.first(),
            Some(Month(_) | Season(_) | Quarter(_) | Half(_) | Holiday(_))
        )
    }

    /// Whether it is a day without a month.
    pub fn lacks_month(&self) -> bool {
        matches!(self.steps.first(), Some(Step::Day(..)))
    }

    pub fn need(&self) -> Need {
        let needs = |base: Base| match base {
            Base::Reference => Need::Reference,
            Base::Previous => Need::Previous,
        };
        match self.steps.first() {
            Some(Step::Unit(_, _, base) | Step::Today(base) | Step::Rolling(_, _, base)) => needs(*base),
            Some(step) if !step.floats() => Need::Nothing,
            _ if self.direction.is_none() && self.lacks_year() => Need::Year,
            _ => Need::Reference,
        }
    }
}

impl Step {
    fn floats(self) -> bool {
        !matches!(
            self,
            Self::Century(_)
                | Self::Decade(_)
                | Self::Year(_)
                | Self::Unit(..)
                | Self::Today(_)
                | Self::Rolling(..)
                | Self::Shift(_)
                | Self::ShiftFrom(_)
        )
    }

    /// How fine what the step leads to is; `None` where that is as before.
    fn granularity(self) -> Option<Granularity> {
        Some(match self {
            Self::Century(_) => Granularity::Century,
            Self::Decade(_) => Granularity::Decade,
            Self::Year(_) => Granularity::Year,
            Self::Half(_) => Granularity::Half,
            Self::Quarter(_) => Granularity::Quarter,
            Self::Season(_) => Granularity::Season,
            Self::Month(_) => Granularity::Month,
            Self::Day(..)
            | Self::Weekday(_)
            | Self::Holiday(_)
            | Self::NthWeekday(..)
            | Self::WeekdayAfter(..)
            | Self::Today(_) => Granularity::Day,
            Self::Week(_) | Self::Around(_) => Granularity::Week,
            Self::Nth(unit, _) | Self::Several(unit, _) | Self::Unit(unit, ..) | Self::Rolling(unit, ..) => {
                granularity_of(unit)
            }
            Self::Shift(amount) => granularity_of(amount.unit),
            Self::ShiftFrom(_) => return None,
        })
    }
}

/// How fine a unit is. Weekends and working weeks are intervals of days that are called weeks here.
pub(super) const fn granularity_of(unit: DateUnit) -> Granularity {
    match unit {
        DateUnit::Century => Granularity::Century,
        DateUnit::Decade => Granularity::Decade,
        DateUnit::Year => Granularity::Year,
        DateUnit::Half | DateUnit::HalfOf => Granularity::Half,
        DateUnit::Quarter => Granularity::Quarter,
        DateUnit::Month => Granularity::Month,
        DateUnit::Week | DateUnit::WorkWeek | DateUnit::Weekend | DateUnit::Fortnight => Granularity::Week,
        DateUnit::Day => Granularity::Day,
    }
}

impl DateExpression {
    /// How fine the date is, as far as the words say; of an interval, its finer end.
    #[must_use]
    pub fn granularity(&self) -> Granularity {
        match &self.shape {
            Shape::One(point) => point.granularity(),
            Shape::Between(start, end) => start.granularity().max(end.granularity()),
            Shape::Lasting(point, _) | Shape::Ending(point, _) => point.granularity(),
            Shape::Anniversary(_) => Granularity::Year,
        }
    }

    /// What the document must give for the expression to be resolved.
    #[must_use]
    pub fn need(&self) -> Need {
        match &self.shape {
            Shape::One(point) | Shape::Lasting(point, _) | Shape::Ending(point, _) => point.need(),
            Shape::Between(start, end) => {
                // An end lends the other what it lacks.
                let lends = !start.floats() || !end.floats();
                let needs = |point: &Point| {
                    if point.floats() && lends {
                        Need::Nothing
                    } else {
                        point.need()
                    }
                };
                needs(start).max(needs(end))
            }
            Shape::Anniversary(_) => Need::Reference,
        }
    }

    /// The part of the period that is meant.
    #[must_use]
    pub const fn part(&self) -> Option<PeriodPart> {
        match &self.shape {
            Shape::One(point) => point.part,
            _ => None,
        }
    }

    /// Whether it is an interval of two dates, or so long from a date.
    #[must_use]
    pub const fn is_interval(&self) -> bool {
        matches!(self.shape, Shape::Between(..) | Shape::Lasting(..) | Shape::Ending(..))
    }

    /// Whether the date is only implied: the year from which an anniversary is counted.
    #[must_use]
    pub const fn is_implied(&self) -> bool {
        matches!(self.shape, Shape::Anniversary(_))
    }
}
