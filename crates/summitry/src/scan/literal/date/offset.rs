//! Dates counted from others: `il y a dix ans`, `in two months`, `two weeks after Christmas`, `le lendemain`.

use super::calendar;
use super::expression::{Amount, Base, Direction, Point, Shape, Step};
use super::grammar::{Grammar, MAX_DEPTH, Read};
use super::terminal::WordSet;
use crate::pack::dates::{DateUnit, DateWord};
use crate::value::Granularity;

const ARTICLES: WordSet = WordSet::of(&[DateWord::The, DateWord::On]);
const CONTINUES: WordSet = WordSet::of(&[DateWord::To, DateWord::Until]);
/// Units in one length of time at most.
const MAX_UNITS: usize = 5;
/// More years than this are no prose about diplomacy, and leave the calendar.
const MAX_MONTHS: i32 = 12 * 3000;

impl Grammar<'_> {
    /// A length of time: "deux ans", "1 month 21 days", "a year and a half".
    pub fn amount(&self, i: usize) -> Read<Amount> {
        let mut at = i;
        let mut sum: Option<Amount> = None;
        for _ in 0..MAX_UNITS {
            let counted = self
                .count(at)
                .or_else(|| self.has(at, DateWord::Half).then_some((1, at)));
            let Some((count, after)) = counted else { break };
            // "un demi-siècle", "half a year", "two and a half years"
            let halved = self.has(after, DateWord::Half);
            let more = self.has(after, DateWord::AndAHalf);
            let dash = after + usize::from(halved || more);
            let after = dash + usize::from(halved && self.is_joint(dash, &['-']));
            let Some((unit, ..)) = self.at(after).unit else { break };
            // Nobody counts "2026 years"; translations write "in 2026 year".
            if matches!(unit, DateUnit::Weekend | DateUnit::HalfOf) || self.at(at).digits == 4 {
                break;
            }
            let half = half_of(unit).filter(|_| halved || more);
            let mut part = calendar::amount(unit, if halved { 0 } else { i32::try_from(count).ok()? })?;
            if let Some((months, days)) = half {
                part.months += months;
                part.days += days;
                part.unit = if days > 0 { DateUnit::Day } else { DateUnit::Month };
            } else if halved || more {
                break;
            }
            let known = sum.unwrap_or(Amount {
                months: 0,
                days: 0,
                unit,
            });
            sum = Some(Amount {
                months: known.months.checked_add(part.months)?,
                days: known.days.checked_add(part.days)?,
                unit: known.unit.max(part.unit),
            });
            at = after + 1;
            if self.has(at, DateWord::AndAHalf)
                && let (Some((months, days)), Some(sum)) = (half_of(unit), sum.as_mut())
            {
                sum.months += months;
                sum.days += days;
                sum.unit = if days > 0 { DateUnit::Day } else { DateUnit::Month };
                at += 1;
            }
            let joined = if self.symbol(at) == Some(',') {
                at + 1
            } else {
                self.skip_word(at, DateWord::And)
            };
            let more = self
                .count(joined)
                .is_some_and(|(_, after)| self.at(after).unit.is_some());
            if !more {
                break;
            }
            at = joined;
        }
        let sum = sum.filter(|a| a.months <= MAX_MONTHS && a.days <= MAX_MONTHS * 31)?;
        Some((sum, at))
    }

    /// A length of time with "more than" or "less than" before it: which, the length.
    fn bounded_amount(&self, i: usize) -> Read<(Option<DateWord>, Amount)> {
        let bound = [DateWord::MoreThan, DateWord::LessThan]
            .into_iter()
            .find(|word| self.has(i, *word));
        let at = i + usize::from(bound.is_some() || self.has(i, DateWord::Approximately));
        let (amount, next) = self.amount(at)?;
        Some(((bound, amount), next))
    }

    /// "two weeks from now", "il y a deux ans", "dans un an".
    pub fn offset_from_now(&self, i: usize) -> Read<Point> {
        self.counted_from_now(i).map(|((_, point), next)| (point, next))
    }

    /// The same with its bound.
    pub fn counted_from_now(&self, i: usize) -> Read<(Option<DateWord>, Point)> {
        let from_now = |amount: Amount| Point::pair(Step::Today(Base::Reference), Step::Shift(amount));
        if self.has(i, DateWord::Ago) {
            let ((bound, amount), next) = self.bounded_amount(i + 1)?;
            return Some(((bound, from_now(amount.negated())), next));
        }
        if self.has(i, DateWord::Ahead)
            && let Some(((bound, amount), next)) = self.bounded_amount(i + 1)
        {
            let goes_on = self.meets(
                next,
                WordSet::of(&[
                    DateWord::Ago,
                    DateWord::Hence,
                    DateWord::Later,
                    DateWord::Earlier,
                    DateWord::After,
                    DateWord::Of,
                ]),
            );
            return (!goes_on).then(|| ((bound, from_now(amount)), next));
        }
        let ((bound, amount), next) = self.bounded_amount(i)?;
        if self.has(next, DateWord::Ago) {
            return Some(((bound, from_now(amount.negated())), next + 1));
        }
        if self.has(next, DateWord::Hence) {
            return Some(((bound, from_now(amount)), next + 1));
        }
        None
    }

    /// "two weeks after Christmas", "deux ans plus tard", "3 days starting from Monday".
    pub fn counted_from(&self, i: usize, depth: u8) -> Read<(Option<DateWord>, Shape)> {
        if depth >= MAX_DEPTH {
            return None;
        }
        if let Some((shape, next)) = self.ending(i, depth) {
            return Some(((None, shape), next));
        }
        let lasting = self.has(i, DateWord::For);
        let ((bound, amount), next) = self.bounded_amount(i + usize::from(lasting))?;
        let words = self.at(next).words;
        let after = self.skip(next + 1, ARTICLES);
        let back = words.has(DateWord::Before);
        if back || words.has(DateWord::After) || words.has(DateWord::From) || words.has(DateWord::Since) {
            let from = self.day_point(after, depth).or_else(|| {
                // "two years after 2015"; but not "deux ans de 2015"
                let fits = back || words.has(DateWord::After);
                let (point, next) = self.point(after, depth + 1).filter(|_| fits)?;
                (granularity_fits(&point, amount)).then_some((point, next))
            });
            if let Some((point, next)) = from {
                let since = words.has(DateWord::Since) && !words.has(DateWord::From);
                if since || lasting && words.has(DateWord::From) {
                    return Some(((bound, Shape::Lasting(point, amount)), next));
                }
                if lasting {
                    return None;
                }
                let amount = if back { amount.negated() } else { amount };
                return Some(((bound, Shape::One(point.then(Step::ShiftFrom(amount)))), next));
            }
        }
        if lasting {
            return None;
        }
        let later = words.has(DateWord::Later);
        if !later && !words.has(DateWord::Earlier) {
            return None;
        }
        // "after" and "before" need what they are counted from, unless the phrase ends there.
        let open = !back && !words.has(DateWord::After);
        if !open && !self.ends(next + 1) {
            return None;
        }
        let amount = if later { amount } else { amount.negated() };
        let point = Point::pair(Step::Today(Base::Previous), Step::Shift(amount));
        Some(((bound, Shape::One(point)), next + 1))
    }

    /// "the nine months to September", "the year ended 31 March 2024", "l'exercice clos fin juin": so long up to a date.
    fn ending(&self, i: usize, depth: u8) -> Read<Shape> {
        let one = || {
            let (unit, one, _) = self.at(i).unit?;
            let amount = calendar::amount(unit, 1)?;
            one.then_some((amount, i + 1))
        };
        let (amount, next) = self.amount(i).or_else(one)?;
        let told = self.has(next, DateWord::Ending);
        if amount.months == 0 || amount.days > 0 || !told && !self.meets(next, CONTINUES) {
            return None;
        }
        let after = self.skip(
            next + 1 + usize::from(told && self.has(next + 1, DateWord::In)),
            ARTICLES,
        );
        let (mut point, end) = self.point(after, depth + 1)?;
        let dated = |step: &Step| matches!(step, Step::Year(_) | Step::Month(_) | Step::Day(..));
        let fits = point.steps.iter().all(dated)
            && match point.granularity() {
                Granularity::Day | Granularity::Month => !point.lacks_month(),
                // "the ten years to 2020", and not "two years to 2020"
                Granularity::Year => amount.months % 12 == 0 && amount.months > 24,
                _ => false,
            };
        if !fits {
            return None;
        }
        if point.floats() && point.direction.is_none() {
            point.direction = Some(Direction::Begun);
        }
        Some((Shape::Ending(point, amount), end))
    }

    /// "hier", "tomorrow morning", "le lendemain de Noël".
    pub fn named_day(&self, i: usize, depth: u8) -> Read<Point> {
        let (days, from_text) = self.at(i).day?;
        let next = self.skip_word(i + 1, DateWord::DayPart);
        let shift = Amount {
            months: 0,
            days: i32::from(days),
            unit: DateUnit::Day,
        };
        let at = |base: Base| {
            let today = Point::of(Step::Today(base));
            if days == 0 {
                today
            } else {
                today.then(Step::ShiftFrom(shift))
            }
        };
        if !from_text {
            // "hier, mercredi 1er mars", "demain mardi": the date that stands beside it says the same, better.
            let beside = self.skip(self.skip_symbol(next, ','), ARTICLES);
            let dated = match self.at(beside).weekday {
                Some(_) => self.weekday(beside, MAX_DEPTH),
                None => self
                    .calendar(beside, MAX_DEPTH)
                    .filter(|_| beside == next || self.has(beside - 1, DateWord::The)),
            };
            if let Some((point, end)) = dated {
                if matches!(point.steps.last(), Some(Step::Day(..))) {
                    return Some((point, end));
                }
                if matches!(point.steps.as_slice(), [Step::Weekday(_)]) && point.direction.is_none() && beside == next {
                    return Some((at(Base::Reference), end));
                }
            }
            return Some((at(Base::Reference), next));
        }
        let of = self.skip_word(i + 1, DateWord::Of);
        if let Some((point, next)) = self.day_point(self.skip(of, ARTICLES), depth)
            && !point.steps.contains(&Step::Today(Base::Previous))
        {
            return Some((point.then(Step::ShiftFrom(shift)), next));
        }
        // "la veille du sommet", "the day before the summit" need an event's date.
        let alone = of == i + 1 && (self.ends(of) || !self.at(of).words.has(DateWord::The) && !self.at(of).content);
        (alone || of == i + 1 && self.orthography.modifiers_follow && !self.at(of).words.has(DateWord::The))
            .then(|| (at(Base::Previous), next))
    }
}

/// Half a unit in months and days.
const fn half_of(unit: DateUnit) -> Option<(i32, i32)> {
    match unit {
        DateUnit::Year => Some((6, 0)),
        DateUnit::Month => Some((0, 15)),
        DateUnit::Decade => Some((60, 0)),
        DateUnit::Century => Some((600, 0)),
        _ => None,
    }
}

/// Years are counted from years, months from months or finer.
fn granularity_fits(point: &Point, amount: Amount) -> bool {
    match point.granularity() {
        Granularity::Year => amount.days == 0 && amount.months % 12 == 0,
        Granularity::Month => amount.days == 0,
        _ => false,
    }
}
