//! Whole expressions: intervals, lists of days, and dates with the words that bound them.

use smallvec::SmallVec;

use super::expression::{Base, Direction, Point, Relation, Shape, Step};
use super::grammar::{DayForm, Grammar, MAX_DEPTH, Read};
use super::numeric::Numeric;
use super::terminal::WordSet;
use crate::pack::dates::{DateUnit, DateWord};
use crate::value::Granularity;

const ARTICLES: WordSet = WordSet::of(&[DateWord::The, DateWord::On]);
const OPENERS: WordSet = WordSet::of(&[DateWord::From, DateWord::Between, DateWord::Since]);
const CONTINUES: WordSet = WordSet::of(&[DateWord::To, DateWord::Until]);
/// Days in one list at most.
const MAX_DAYS: usize = 16;

/// An expression over terminals, before it has bytes.
#[derive(Debug)]
pub(super) struct Found {
    pub first: usize,
    pub end: usize,
    pub relation: Option<Relation>,
    pub shape: Shape,
}

pub(super) type FoundList = SmallVec<[Found; 1]>;

impl Grammar<'_> {
    /// The expressions that begin at a position: one, or one a day of a list that shares its month.
    pub fn expression(&self, i: usize) -> Read<FoundList> {
        let one = |(found, next): (Found, usize)| (SmallVec::from_iter([found]), next);
        if let Some(read) = self.related(i) {
            return Some(one(read));
        }
        if let Some((shape, next)) = self.diary(i) {
            return Some(one((Found::new(i, next, shape), next)));
        }
        if let Some(read) = self.interval(i) {
            return Some(one(read));
        }
        if let Some(read) = self.day_list(i) {
            return Some(read);
        }
        if let Some(((bound, shape), next)) = self.counted_from(i, 0) {
            return Some(one((self.bounded(i, next, bound, shape), next)));
        }
        if let Some(((bound, point), next)) = self.counted_from_now(i) {
            return Some(one((self.bounded(i, next, bound, Shape::One(point)), next)));
        }
        if let Some(read) = self.anniversary(i) {
            return Some(one(read));
        }
        if let Some((Numeric::Years(start, end), next)) = self.numeric(i, false) {
            return Some(one((Found::new(i, next, Shape::Between(start, end)), next)));
        }
        let (point, next) = self.point(i, 0)?;
        let (relation, end) = self.suffix(next);
        let found = Found {
            relation,
            ..Found::new(i, end, Shape::One(self.approximated(i, point)))
        };
        Some(one((found, end)))
    }

    /// One date without the words that bound it.
    pub fn point(&self, i: usize, depth: u8) -> Read<Point> {
        if depth > MAX_DEPTH || i >= self.terminals.len() {
            return None;
        }
        self.named_day(i, depth)
            .or_else(|| self.reversed(i))
            .or_else(|| self.ordinal_unit(i, depth))
            .or_else(|| self.directed(i, depth))
            .or_else(|| self.period(i, depth))
            .or_else(|| self.weekday(i, depth))
            .or_else(|| self.calendar(i, depth))
            .or_else(|| self.offset_from_now(i))
            .or_else(|| self.lone_day(i))
            .or_else(|| self.year_point(i))
    }

    /// "last week's Sunday", "this week Monday".
    fn reversed(&self, i: usize) -> Read<Point> {
        let (outer, next) = self.relative_unit(i).or_else(|| {
            let (year, next) = self.year(i)?;
            Some((Point::of(Step::Year(year)), next))
        })?;
        if outer.granularity() == Granularity::Year {
            // "last year's third quarter", "2017's first half"
            let possessive = self.symbol(next) == Some('\'') && self.has(next + 1, DateWord::DecadeSuffix);
            let inner = if possessive {
                self.half(next + 2).or_else(|| self.period(next + 2, MAX_DEPTH - 1))
            } else {
                None
            };
            let (inner, end) = inner.filter(|(point, _)| point.lacks_year() && point.direction.is_none())?;
            return Some((inner.inside(&outer), end));
        }
        if !matches!(outer.steps.first(), Some(Step::Unit(DateUnit::Week, ..))) {
            return None;
        }
        let mut at = next;
        if self.symbol(at) == Some('\'') && self.has(at + 1, DateWord::DecadeSuffix) {
            at += 2;
        }
        at = self.skip_word(self.skip_symbol(at, ','), DateWord::On);
        let (weekday, _) = self.at(at).weekday?;
        // "next week, Monday 16 June" gives the day itself.
        let dated = self
            .weekday(at, MAX_DEPTH - 1)
            .is_some_and(|(p, _)| matches!(p.steps.last(), Some(Step::Day(..))));
        (!dated).then(|| (Point::of(Step::Weekday(weekday)).inside(&outer), at + 1))
    }

    /// "first half" after what it is of.
    fn half(&self, i: usize) -> Read<Point> {
        let half = self
            .at(i)
            .ordinal
            .and_then(|n| u8::try_from(n).ok())
            .filter(|n| (1..=2).contains(n))?;
        matches!(self.at(i + 1).unit, Some((DateUnit::Half | DateUnit::HalfOf, ..)))
            .then(|| (Point::of(Step::Half(half)), i + 2))
    }

    fn approximated(&self, i: usize, mut point: Point) -> Point {
        point.approximate |= i > 0 && self.has(i - 1, DateWord::Approximately);
        point
    }

    /// "du 16 au 18 juin 2025", "between 2013 and 2023", "31 août-1er septembre".
    fn interval(&self, i: usize) -> Read<Found> {
        let opener = self.at(i).words;
        if opener.meets(OPENERS)
            && let Some((shape, end)) = self.interval_at(self.skip(i + 1, ARTICLES), opener)
        {
            return Some((Found::new(i, end, shape), end));
        }
        let (shape, end) = self.interval_at(i, WordSet::default())?;
        Some((Found::new(i, end, shape), end))
    }

    /// The two ends of an interval after its opening word.
    pub(super) fn interval_at(&self, i: usize, opener: WordSet) -> Read<Shape> {
        if let Some(read) = self.days_of_month(i, opener) {
            return Some(read);
        }
        // "from 5/1-5/7, 2020"
        if let Some((Numeric::DayMonth(start), next)) = self.numeric(i, false)
            && let Some(after) = self.connector(next, opener)
        {
            return match self.numeric(after, true)? {
                (Numeric::Date(end), next) => Some((Shape::Between(start, end), next)),
                (Numeric::DayMonth(end), next) => {
                    let (end, next) = match self.year_after(next, 100) {
                        Some((year, next)) => (end.inside(&Point::of(Step::Year(year))), next),
                        None => (end, next),
                    };
                    Some((Shape::Between(start, end), next))
                }
                (Numeric::Years(..), _) => None,
            };
        }
        if let Some((Numeric::Years(start, end), next)) = self.numeric(i, false) {
            return Some((Shape::Between(start, end), next));
        }
        let now = |i: usize| {
            self.has(i, DateWord::Now)
                .then(|| (Point::of(Step::Today(Base::Reference)), i + 1))
        };
        let (start, next) = (self.point(i, 1))
            .or_else(|| self.end_year(i, false))
            .or_else(|| now(i).filter(|_| !opener.is_empty()))?;
        // "November between 19 and 20"
        if self.has(next, DateWord::Between) && start.granularity() == Granularity::Month {
            let (first, last, end) = self.two_days(next, opener)?;
            let days = |day| start.clone().then(Step::Day(day, None));
            return Some((Shape::Between(days(first), days(last)), end));
        }
        let after = self.connector(next, opener)?;
        let months_first = self.at(next - 1).number.is_some() && matches!(start.steps.last(), Some(Step::Day(..)));
        let end_at = self.skip(after, ARTICLES);
        let spaced = !self.at(after).attached;
        if months_first
            && self.month(end_at + 1).is_none()
            && let Some(((day, form), next)) = self.day(end_at)
            && (form != DayForm::Word || spaced)
            // "the June 29-30 NATO summit"
            && (!self.at(next).content || form == DayForm::Digits && self.at(next).capital)
        {
            return self.same_month(start, day, next);
        }
        let numeric = || match self.numeric(after, true) {
            Some((Numeric::Date(point), next)) => Some((point, next)),
            _ => None,
        };
        let (end, next) = numeric()
            .or_else(|| self.point(end_at, 1))
            .or_else(|| (start.granularity() == Granularity::Month).then(|| self.month_of_interval(end_at))?)
            .or_else(|| now(end_at))
            .or_else(|| self.end_year(end_at, self.at(end_at).attached && self.symbol(end_at - 1).is_some()))?;
        let dash = self.symbol(after - 1).is_some();
        (comparable(&start, &end, dash || opener.is_empty())).then_some((Shape::Between(start, end), next))
    }

    /// A year in an interval, which says that both its ends are years.
    fn end_year(&self, i: usize, tied_to_first: bool) -> Read<Point> {
        let (year, next) = self.year(i).filter(|(year, _)| (1000..=2199).contains(year))?;
        // "la saison 2015-2016 s'ouvre"
        let free = !self.counts_something(next) && (!self.at(next).content || self.at(next).capital || tied_to_first);
        let tied = self.at(next).attached && self.at(next).content;
        (free && !tied).then(|| (Point::of(Step::Year(year)), next))
    }

    /// "July 13 to 15", "June 16-18, 2025": the second day in the month of the first.
    fn same_month(&self, start: Point, day: u8, next: usize) -> Read<Shape> {
        let mut end = start.clone();
        end.steps.pop();
        let mut end = end.then(Step::Day(day, None));
        let mut start = start;
        let mut next = next;
        if start.lacks_year()
            && let Some((year, after)) = self.year_after(next, 100)
        {
            let year = Point::of(Step::Year(year));
            start = start.inside(&year);
            end = end.inside(&year);
            next = after;
        }
        Some((Shape::Between(start, end), next))
    }

    /// The position after the word or sign between the two ends of an interval.
    fn connector(&self, i: usize, opener: WordSet) -> Option<usize> {
        if self.symbol(i) == Some('~') || self.symbol(i) == Some('-') && self.at(i + 1).attached == self.at(i).attached
        {
            return Some(i + 1);
        }
        let joins = self.meets(i, CONTINUES) || opener.has(DateWord::Between) && self.has(i, DateWord::And);
        joins.then(|| {
            // "up until the end of"; "and until"
            self.skip(i + 1, CONTINUES)
        })
    }

    /// "16 au 18 juin", "13-15 July", "4 to 22 this month", "du 13 au 18".
    fn days_of_month(&self, i: usize, opener: WordSet) -> Read<Shape> {
        let (weekday, at) = self.weekday_of_day(i);
        let ((first, form), next) = self.day(at)?;
        let tied = i > 0 && self.at(i - 1).symbol.is_some() && self.at(i - 1).attached && self.at(i).attached;
        let code = tied && (self.symbol(i - 1) == Some('-') || self.symbol(i - 1) == Some('/'));
        if code || form == DayForm::Word && self.at(at).one {
            return None;
        }
        let after = self.connector(next, opener)?;
        let start = Point::of(Step::Day(first, weekday));
        let right = self.skip(after, ARTICLES);
        // "8-9/4/2008"
        let numeric = || match self.numeric(right, true) {
            Some((Numeric::Date(point), next)) => Some((point, next)),
            _ => None,
        };
        if let Some((end, next)) = self
            .weekday(right, 1)
            .or_else(|| self.calendar(right, 1))
            .or_else(numeric)
            && matches!(end.steps.last(), Some(Step::Day(..)))
            && !end.lacks_month()
        {
            return Some((Shape::Between(start, end), next));
        }
        let (last_weekday, day_at) = self.weekday_of_day(right);
        let ((last, last_form), next) = self.day(day_at)?;
        if let Some((outer, next)) = self.container(next, Granularity::Day, 1)
            && outer.granularity() == Granularity::Month
        {
            let start = start.inside(&outer);
            return Some((Shape::Between(start, outer.then(Step::Day(last, last_weekday))), next));
        }
        // Without a month, articles or suffixes must say that these are days.
        let marked = |at: usize, form: DayForm| form == DayForm::Suffixed || at > 0 && self.has(at - 1, DateWord::The);
        let said = marked(i, form) && (marked(right, last_form) || form == DayForm::Suffixed);
        let free =
            !self.at(next).content && !self.counts_something(next) && (self.ends(next) || !self.at(next).attached);
        let number = self.at(next).number.is_some() || self.at(next).month.is_some();
        let fits = !opener.is_empty() && said && free && !number;
        fits.then(|| (Shape::Between(start, Point::of(Step::Day(last, last_weekday))), next))
    }

    fn two_days(&self, i: usize, opener: WordSet) -> Option<(u8, u8, usize)> {
        let _ = opener;
        let ((first, _), next) = self.day(self.skip(i + 1, ARTICLES))?;
        if !self.has(next, DateWord::And) {
            return None;
        }
        let ((last, _), next) = self.day(self.skip(next + 1, ARTICLES))?;
        Some((first, last, next))
    }

    /// The weekday before a day of the month.
    fn weekday_of_day(&self, i: usize) -> (Option<u8>, usize) {
        match self.at(i).weekday {
            Some((weekday, _)) => {
                let at = self.skip_symbol(i + 1, ',');
                (Some(weekday), self.skip(at, ARTICLES))
            }
            None => (None, i),
        }
    }

    /// "les 18 et 19 mai", "16, 17 and 20 June", "June 16 and 17".
    fn day_list(&self, i: usize) -> Read<FoundList> {
        // Month first: "June 16, 17 and 18(, 2025)"
        if let Some((_, after)) = self.month(i)
            && let Some(((first, form), next)) = self.day(after)
            && form != DayForm::Word
        {
            let (mut days, end) = self.more_days(next, SmallVec::from_iter([(first, None, after, next)]))?;
            if self.at(end).content && self.at(end - 1).ordinal.is_none() && !self.has(end - 2, DateWord::And) {
                return None;
            }
            let month = Point::of(Step::Month(self.at(i).month?.0));
            let (outer, end) = match self.year_after(end, 100) {
                Some((year, end)) => (month.inside(&Point::of(Step::Year(year))), end),
                None => (month, end),
            };
            days[0].2 = i;
            return Some(self.listed(&days, &outer, end));
        }
        let (weekday, at) = self.weekday_of_day(i);
        let ((first, form), next) = self.day(at)?;
        if form == DayForm::Word && (self.at(at).one || self.at(at).ordinal.is_some()) {
            return None;
        }
        let (mut days, _) = self.more_days(next, SmallVec::from_iter([(first, weekday, i, next)]))?;
        // The last day is read again with its month.
        let (_, _, start, _) = days.pop()?;
        let (point, end) = self.weekday(start, 1).or_else(|| self.calendar(start, 1))?;
        let Some(Step::Day(last, last_weekday)) = point.steps.last().copied() else {
            return None;
        };
        if point.lacks_month() || days.is_empty() {
            return None;
        }
        days.push((last, last_weekday, start, end));
        let mut outer = point;
        outer.steps.pop();
        Some(self.listed(&days, &outer, end))
    }

    /// Days joined by commas and "and" after the first; at least one more, and one "and".
    fn more_days(&self, i: usize, mut days: Days) -> Option<(Days, usize)> {
        let mut next = i;
        let mut joined = false;
        while days.len() < MAX_DAYS {
            let comma = self.symbol(next) == Some(',');
            let and = self.has(next + usize::from(comma), DateWord::And);
            if !comma && !and {
                break;
            }
            let start = self.skip(next + usize::from(comma) + usize::from(and), ARTICLES);
            let (weekday, at) = self.weekday_of_day(start);
            let Some(((day, form), after)) = self.day(at) else {
                break;
            };
            if form == DayForm::Word || self.year(at).is_some() {
                break;
            }
            days.push((day, weekday, start, after));
            next = after;
            joined |= and;
            if and {
                break;
            }
        }
        (joined && days.len() > 1).then_some((days, next))
    }

    /// One interval where the days follow each other, else one expression a day.
    fn listed(&self, days: &Days, outer: &Point, end: usize) -> (FoundList, usize) {
        let point = |day: u8, weekday: Option<u8>| outer.clone().then(Step::Day(day, weekday));
        let ((first, first_weekday, start, _), (last, last_weekday, ..)) = (days[0], days[days.len() - 1]);
        if days.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0) {
            let shape = Shape::Between(point(first, first_weekday), point(last, last_weekday));
            return (SmallVec::from_iter([Found::new(start, end, shape)]), end);
        }
        let count = days.len();
        let found = days.iter().enumerate().map(|(index, (day, weekday, start, next))| {
            let end = if index + 1 == count { end } else { *next };
            Found::new(*start, end, Shape::One(point(*day, *weekday)))
        });
        (found.collect(), end)
    }

    /// "30e anniversaire", "25th anniversary".
    fn anniversary(&self, i: usize) -> Read<Found> {
        let years = self.at(i).ordinal?;
        let years = u16::try_from(years).ok().filter(|y| (1..=2000).contains(y))?;
        self.has(i + 1, DateWord::Anniversary)
            .then(|| (Found::new(i, i + 2, Shape::Anniversary(years)), i + 2))
    }
}

/// Day, weekday, and the positions where it begins and ends.
type Days = SmallVec<[(u8, Option<u8>, usize, usize); 4]>;

impl Found {
    pub fn new(first: usize, end: usize, shape: Shape) -> Self {
        Self {
            first,
            end,
            relation: None,
            shape,
        }
    }

    pub fn related(first: usize, end: usize, relation: Relation, shape: Shape) -> Self {
        Self {
            relation: Some(relation),
            ..Self::new(first, end, shape)
        }
    }
}

/// Whether two dates can be the ends of an interval. Without a word such as "from", only alike ones are.
fn comparable(start: &Point, end: &Point, loose: bool) -> bool {
    let (a, b) = (start.granularity(), end.granularity());
    let lone = |point: &Point| point.lacks_month() && point.steps.len() == 1;
    if lone(start) || lone(end) {
        return false;
    }
    if start.direction == Some(Direction::Next) && end.direction == Some(Direction::Last) {
        return false;
    }
    !loose
        || a == b
        || a.min(b) >= Granularity::Month
        || a.max(b) <= Granularity::Month
        || !start.floats() && !end.floats()
}
