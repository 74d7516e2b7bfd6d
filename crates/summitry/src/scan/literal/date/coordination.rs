//! Coordinated dates that share what only the last one says: `juin et juillet 2018`, `le 5 mars et le 12 avril 2019`.

use super::expression::{Point, Shape, Step};
use super::grammar::Grammar;
use super::range::Found;
use super::terminal::WordSet;
use crate::pack::dates::DateWord;

const JOINERS: WordSet = WordSet::of(&[DateWord::And, DateWord::Or]);
/// Words that may stand before the second date as well.
const LEADING: WordSet = WordSet::of(&[DateWord::In, DateWord::The, DateWord::On, DateWord::Of]);
/// Words between two coordinated dates at most: `, and on the`.
const MAX_BETWEEN: usize = 4;

/// Gives months and days without a year the year of the date that they are coordinated with.
pub(super) fn share_years(grammar: &Grammar<'_>, found: &mut [Found]) {
    for at in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else {
            continue;
        };
        if first.relation.is_some() || second.relation.is_some() || !joined(grammar, first.end, second.first) {
            continue;
        }
        if let (Shape::One(one), Shape::One(other)) = (&mut first.shape, &second.shape)
            && let Some(year) = shared_year(one, other)
        {
            one.steps.insert(0, Step::Year(year));
        }
        // "mardi et mercredi prochains"
        if let (Shape::One(one), Shape::One(other)) = (&mut first.shape, &second.shape)
            && let ([Step::Weekday(_)], [Step::Weekday(_)]) = (one.steps.as_slice(), other.steps.as_slice())
        {
            one.direction = one.direction.or(other.direction);
        }
    }
}

fn joined(grammar: &Grammar<'_>, from: usize, to: usize) -> bool {
    let comma = grammar.symbol(from) == Some(',');
    let mut at = from + usize::from(comma);
    let word = grammar.meets(at, JOINERS);
    at += usize::from(word);
    (comma || word) && to - from <= MAX_BETWEEN && (at..to).all(|i| grammar.meets(i, LEADING))
}

/// The year of the second, where the first is its like and comes before it in the year.
fn shared_year(first: &Point, second: &Point) -> Option<i16> {
    let place = |steps: &[Step]| match *steps {
        [Step::Month(month)] => Some((month, None)),
        [Step::Month(month), Step::Day(day, _)] => Some((month, Some(day))),
        _ => None,
    };
    let (Step::Year(year), rest) = second.steps.split_first()? else {
        return None;
    };
    let (one, other) = (place(&first.steps)?, place(rest)?);
    let alike = one.1.is_some() == other.1.is_some();
    (first.direction.is_none() && alike && one < other).then_some(*year)
}
