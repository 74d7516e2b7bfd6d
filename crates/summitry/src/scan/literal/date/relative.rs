//! Periods told by where they lie from now or from what was told: `last week`, `la semaine prochaine`, `the last two years`.

use super::expression::{Base, Direction, Point, Step};
use super::grammar::{Grammar, MAX_DEPTH, Read};
use super::terminal::WordSet;
use crate::pack::dates::{DateUnit, DateWord};

const PERIOD_WORDS: WordSet = WordSet::of(&[
    DateWord::This,
    DateWord::Next,
    DateWord::Last,
    DateWord::Past,
    DateWord::Following,
    DateWord::Preceding,
    DateWord::Same,
    DateWord::That,
    DateWord::Penultimate,
]);
const ARTICLES: WordSet = WordSet::of(&[DateWord::The, DateWord::On]);

impl Grammar<'_> {
    /// "last week", "la semaine prochaine", "cette année-là", "the last two years", "the month after next".
    pub(super) fn relative_unit(&self, i: usize) -> Read<Point> {
        if self.meets(i, PERIOD_WORDS) {
            return self.relative_before(i);
        }
        if let Some((count, after)) = self.cardinal(i)
            && self.meets(after, PERIOD_WORDS)
        {
            return self.counted(count, after, after + 1);
        }
        // "les dix années à venir", "les deux mois précédents"
        if let Some((count, after)) = self.cardinal(i)
            && self.orthography.modifiers_follow
            && self.meets(after + 1, PERIOD_WORDS)
            && let Some((point, _)) = self.counted(count, after + 1, after)
        {
            return Some((point, after + 2));
        }
        self.relative_after(i)
    }

    fn relative_before(&self, i: usize) -> Read<Point> {
        let mut word = i;
        if self.has(i, DateWord::This) {
            // "ces dernières années", "this past week"
            if self.meets(i + 1, PERIOD_WORDS) {
                word = i + 1;
            } else if let Some((count, after)) = self.cardinal(i + 1)
                && self.meets(after, PERIOD_WORDS)
            {
                return self.counted(count, after, after + 1);
            }
        }
        if let Some((count, after)) = self.cardinal(word + 1) {
            return self.counted(count, word, after);
        }
        let (unit, one, several) = self.at(word + 1).unit?;
        // "ces derniers mois" are no month: where the noun doesn't say how many, the words before it do.
        if !one || several && self.at(word).plural {
            return None;
        }
        let next = word + 2;
        let of = self.has(next, DateWord::Of);
        let this = self.has(word, DateWord::This);
        // "cette journée du 6 décembre", "ce mois de janvier", "cette année 2025"
        if of
            && unit == DateUnit::Day
            && let Some((point, end)) = self.calendar(self.skip(next + 1, ARTICLES), MAX_DEPTH - 1)
        {
            return Some((point, end));
        }
        if of
            && unit == DateUnit::Month
            && let Some(((month, _), end)) = self.month(next + 1)
        {
            let (offset, _) = self.offset(word, unit)?;
            let direction =
                [Direction::Last, Direction::This, Direction::Next].get(usize::try_from(offset + 1).ok()?)?;
            return Some((Point::of(Step::Month(month)).with_direction(*direction), end));
        }
        if this
            && unit == DateUnit::Year
            && let Some((year, end)) = self.year(next)
            && !self.counts_something(end)
        {
            return Some((Point::of(Step::Year(year)), end));
        }
        if self.has(word, DateWord::This) {
            let (there, after) = self.there(next);
            let base = if there { Base::Previous } else { Base::Reference };
            return self.named_unit(unit, 0, base).map(|point| (point, after));
        }
        let (offset, base) = self.offset(word, unit)?;
        self.named_unit(unit, offset, base).map(|point| (point, next))
    }

    /// "-là" after a unit.
    fn there(&self, i: usize) -> (bool, usize) {
        let at = i + usize::from(self.is_joint(i, &['-']));
        if self.has(at, DateWord::There) {
            (true, at + 1)
        } else {
            (false, i)
        }
    }

    /// How far a word such as "next" leads, and from where.
    fn offset(&self, i: usize, unit: DateUnit) -> Option<(i16, Base)> {
        let words = self.at(i).words;
        let day = unit == DateUnit::Day;
        Some(if words.has(DateWord::This) {
            (0, Base::Reference)
        } else if words.has(DateWord::Next) {
            // "the next day" follows what was told; what comes after today is tomorrow.
            (1, if day { Base::Previous } else { Base::Reference })
        } else if words.has(DateWord::Last) || words.has(DateWord::Past) {
            // "the last day" is the last of something.
            (!day).then_some((-1, Base::Reference))?
        } else if words.has(DateWord::Following) {
            (1, Base::Previous)
        } else if words.has(DateWord::Preceding) {
            (-1, Base::Previous)
        } else if words.has(DateWord::Same) || words.has(DateWord::That) {
            (0, Base::Previous)
        } else if words.has(DateWord::Penultimate) {
            (-2, Base::Reference)
        } else {
            return None;
        })
    }

    fn named_unit(&self, unit: DateUnit, offset: i16, base: Base) -> Option<Point> {
        if unit == DateUnit::Day && offset == 0 {
            return Some(Point::of(Step::Today(base)));
        }
        if unit == DateUnit::Fortnight {
            return (offset != 0).then(|| Point::of(Step::Rolling(unit, offset, base)));
        }
        Some(Point::of(Step::Unit(unit, offset, base)))
    }

    /// "the last two years": the units up to now.
    fn counted(&self, count: u32, word: usize, i: usize) -> Read<Point> {
        let count = i16::try_from(count).ok().filter(|n| (1..=999).contains(n))?;
        let (unit, _, several) = self.at(i).unit?;
        let (offset, base) = self.offset(word, if unit == DateUnit::Day { DateUnit::Week } else { unit })?;
        if !several && !self.at(i).attached || offset == 0 || offset.abs() > 1 {
            return None;
        }
        Some((Point::of(Step::Rolling(unit, count * offset, base)), i + 1))
    }

    /// "semaine prochaine", "année-là", "month after next".
    fn relative_after(&self, i: usize) -> Read<Point> {
        let (unit, one, several) = self.at(i).unit?;
        let next = i + 1;
        if !one || several && self.at(next).plural {
            return None;
        }
        let after = self.skip_word(next + 1, DateWord::The);
        if self.has(next, DateWord::After) && self.has(after, DateWord::Next) {
            return Some((Point::of(Step::Unit(unit, 2, Base::Reference)), after + 1));
        }
        if self.has(next, DateWord::Before) && self.has(after, DateWord::Last) {
            return Some((Point::of(Step::Unit(unit, -2, Base::Reference)), after + 1));
        }
        if !self.orthography.modifiers_follow {
            return None;
        }
        let (offset, base) = self.offset(next, unit)?;
        self.named_unit(unit, offset, base).map(|point| (point, next + 1))
    }

    /// "next Tuesday", "cet été", "ce mardi 17 juin", "next friday 5/12".
    pub(super) fn directed(&self, i: usize, depth: u8) -> Read<Point> {
        // "the following Tuesday"
        if let Some((weekday, _)) = self.at(i + 1).weekday
            && self.has(i, DateWord::Following)
        {
            let point = Point::pair(Step::Today(Base::Previous), Step::WeekdayAfter(weekday, 1));
            return Some((point, i + 2));
        }
        let (direction, at) = self.direction_before(i)?;
        let nearest = self.has(at - 1, DateWord::Past) || self.has(at - 1, DateWord::Coming);
        if self.at(at).weekday.is_some() {
            let (point, next) = self.weekday(at, depth)?;
            let Some(Step::Weekday(weekday)) = point.steps.first().copied().filter(|_| point.steps.len() == 1) else {
                return Some((
                    if point.floats() {
                        point.with_direction(direction)
                    } else {
                        point
                    },
                    next,
                ));
            };
            let whole_week = self.orthography.weekday_of_next_week && !nearest;
            let offset = match direction {
                Direction::Last => -1,
                Direction::Next => 1,
                Direction::This | Direction::Begun => 0,
            };
            if whole_week && offset != 0 {
                let week = Step::Unit(DateUnit::Week, offset, Base::Reference);
                return Some((Point::pair(week, Step::Weekday(weekday)), next));
            }
            return Some((point.with_direction(direction), next));
        }
        let month = self.month(at).is_some();
        let (point, next) = self.calendar(at, depth)?;
        // "this 2015 agreement" is no date of this year, and "last 20 March" none that was.
        (month || self.day(at).is_some() && point.floats()).then_some((
            if point.floats() {
                point.with_direction(direction)
            } else {
                point
            },
            next,
        ))
    }
}
