//! Dates with the words that bound them: `depuis 2013`, `before the summer`, `later this week`, `2012 or later`.

use super::expression::{Base, Direction, Point, Relation, Shape, Step};
use super::grammar::{Grammar, Read};
use super::range::Found;
use super::terminal::WordSet;
use crate::pack::dates::{DateUnit, DateWord};

const ARTICLES: WordSet = WordSet::of(&[DateWord::The, DateWord::On]);
const ROUNDING: WordSet = WordSet::of(&[DateWord::Approximately, DateWord::MoreThan, DateWord::LessThan]);

impl Grammar<'_> {
    pub(super) fn bounded(&self, i: usize, next: usize, bound: Option<DateWord>, shape: Shape) -> Found {
        let back = match &shape {
            Shape::One(point) => match point.steps.last() {
                Some(Step::Shift(amount) | Step::ShiftFrom(amount)) => amount.months < 0 || amount.days < 0,
                _ => false,
            },
            _ => false,
        };
        let relation = match bound {
            Some(DateWord::MoreThan) => Some(if back { Relation::Before } else { Relation::After }),
            Some(DateWord::LessThan) => Some(Relation::Within),
            _ => None,
        };
        Found {
            relation,
            ..Found::new(i, next, shape)
        }
    }

    /// "2012 or later", "le 1er janvier ou avant".
    pub(super) fn suffix(&self, i: usize) -> (Option<Relation>, usize) {
        if self.has(i, DateWord::Onwards) {
            return (Some(Relation::Since), i + 1);
        }
        let joined = self.meets(i, WordSet::of(&[DateWord::And, DateWord::Or])) && self.ends(i + 2);
        if joined && self.meets(i + 1, WordSet::of(&[DateWord::After, DateWord::Later])) {
            return (Some(Relation::Since), i + 2);
        }
        if joined && self.meets(i + 1, WordSet::of(&[DateWord::Before, DateWord::Earlier])) {
            return (Some(Relation::By), i + 2);
        }
        (None, i)
    }

    /// A date after a word that bounds it: "depuis 2013", "before the summer", "later this week".
    pub(super) fn related(&self, i: usize) -> Read<Found> {
        let words = self.at(i).words;
        if words.is_empty() {
            return None;
        }
        if words.has(DateWord::ToDate) {
            let today = Shape::One(Point::of(Step::Today(Base::Reference)));
            return Some((Found::related(i, i + 1, Relation::Until, today), i + 1));
        }
        if words.has(DateWord::YearToDate) {
            let year = Shape::One(Point::of(Step::Unit(DateUnit::Year, 0, Base::Reference)));
            return Some((Found::related(i, i + 1, Relation::EarlierIn, year), i + 1));
        }
        for (word, relation) in [
            (DateWord::Later, Relation::LaterIn),
            (DateWord::Rest, Relation::LaterIn),
            (DateWord::Earlier, Relation::EarlierIn),
        ] {
            // "before the year 2019" is another thing.
            if words.has(word)
                && !words.meets(WordSet::of(&[DateWord::Before, DateWord::After]))
                && let Some((point, next)) = self.current_unit(i + 1)
            {
                return Some((Found::related(i, next, relation, Shape::One(point)), next));
            }
        }
        let at = self.skip(i + 1, ARTICLES);
        // "depuis dix ans", "d'ici deux ans", "within two weeks"
        if words.has(DateWord::Since) || words.has(DateWord::Within) {
            let start = self.skip(i + 1, ROUNDING);
            if let Some((amount, next)) = self.amount(start).filter(|_| !self.has(i + 1, DateWord::This)) {
                let back = !words.has(DateWord::Within);
                let follows = self.meets(
                    next,
                    WordSet::of(&[
                        DateWord::Ago,
                        DateWord::After,
                        DateWord::Before,
                        DateWord::Of,
                        DateWord::Later,
                    ]),
                );
                if !follows {
                    let amount = if back { amount.negated() } else { amount };
                    let point = Point::pair(Step::Today(Base::Reference), Step::Shift(amount));
                    let relation = if back { Relation::Since } else { Relation::Within };
                    return Some((Found::related(i, next, relation, Shape::One(point)), next));
                }
            }
        }
        if words.has(DateWord::Within)
            && let Some((mut point, next)) = self.relative_unit(at)
            && let Some(Step::Rolling(..) | Step::Unit(_, 1, Base::Reference)) = point.steps.first()
        {
            // "within the next year" runs from now.
            if let Some(Step::Unit(unit, ..)) = point.steps.first().copied() {
                point = Point::of(Step::Rolling(unit, 1, Base::Reference));
            }
            return Some((Found::related(i, next, Relation::Within, Shape::One(point)), next));
        }
        if words.has(DateWord::From)
            && let Some((point, next)) = self.point(at, 1)
            && self.has(next, DateWord::Onwards)
        {
            return Some((
                Found::related(i, next + 1, Relation::Since, Shape::One(point)),
                next + 1,
            ));
        }
        let relation = [
            (DateWord::Since, Relation::Since),
            (DateWord::After, Relation::After),
            (DateWord::Before, Relation::Before),
            (DateWord::By, Relation::By),
            (DateWord::Until, Relation::Until),
        ]
        .into_iter()
        .find(|(word, _)| words.has(*word))?
        .1;
        if let Some((start, end)) = self.interval_at(at, WordSet::default())
            && relation == Relation::Since
        {
            // "since 4 to 22 May" is an interval that begins oddly.
            return Some((Found::new(i, end, start), end));
        }
        if let Some(((bound, shape), next)) = self.counted_from(at, 1)
            && bound.is_none()
        {
            return Some((Found::related(i, next, relation, shape), next));
        }
        let (mut point, next) = self.point(at, 1).or_else(|| self.vague_year(at))?;
        if words.has(DateWord::Begun) && point.floats() && point.direction.is_none() {
            point.direction = Some(Direction::Begun);
        }
        // "avant deux ans", "since now"
        let end = if relation == Relation::Since {
            self.skip_word(next, DateWord::Onwards)
        } else {
            next
        };
        Some((Found::related(i, end, relation, Shape::One(point)), end))
    }

    /// A year that only the relation before it tells: "before 1500".
    fn vague_year(&self, i: usize) -> Read<Point> {
        let (year, next) = self.year(i)?;
        let free = !self.counts_something(next) && !self.at(next).content && year < 2200;
        free.then(|| (Point::of(Step::Year(year)), next))
    }

    /// "this week", "dans l'année", after "later".
    fn current_unit(&self, i: usize) -> Read<Point> {
        let joined = self.skip(i, WordSet::of(&[DateWord::In, DateWord::Of]));
        let at = self.skip(joined, ARTICLES);
        let (unit, one, _) = self.at(at + usize::from(self.has(at, DateWord::This))).unit?;
        let this = self.has(at, DateWord::This);
        if !one || unit == DateUnit::Day || at == i && !this {
            return None;
        }
        let next = at + 1 + usize::from(this);
        let base = if this { Base::Reference } else { Base::Previous };
        Some((Point::of(Step::Unit(unit, 0, base)), next))
    }
}
