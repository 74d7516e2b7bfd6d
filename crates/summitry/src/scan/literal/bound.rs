//! Words around a number that bound it.

use super::word::{Part, part_before};
use crate::pack::{Category, CategorySet};
use crate::scan::Passage;
use crate::value::Bound;

const WORDS: CategorySet = CategorySet::of(&[Category::BoundWord]);
const SUFFIXES: CategorySet = CategorySet::of(&[Category::BoundSuffix]);
const DETERMINERS: CategorySet = CategorySet::of(&[Category::Determiner]);

/// A word before a number that says something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    Bound(Bound),
    /// "between": a range follows, its ends parted by "and".
    Between,
    /// "from": a range may follow, or the start of a change.
    From,
}

/// The cue that ends before a token, an article or "of" between them passed over: `dépasse les 100 milliards`.
pub(super) fn cue_before(passage: &Passage<'_>, end: usize, floor: usize) -> Option<(Cue, usize, usize)> {
    let mut end = end;
    let mut denied = false;
    for _ in 0..4 {
        if let Some(found) = passage.term_ending(end, floor, WORDS) {
            let name = passage.concept(&found.senses, Category::BoundWord)?;
            let denied = || denied || is_denied(passage, found.first, floor);
            let cue = match name {
                "between" => Cue::Between,
                "from" => Cue::From,
                "more_than_or_only" if denied() => Cue::Bound(Bound::Exact),
                "more_than_or_only" => Cue::Bound(Bound::MoreThan),
                name => {
                    let bound = Bound::from_name(name)?;
                    Cue::Bound(if bound.reversed() != bound && denied() {
                        opposite(bound)
                    } else {
                        bound
                    })
                }
            };
            return Some((cue, found.first, found.end));
        }
        if let Some(not) = negation_before(passage, end, floor) {
            denied = true;
            end = not;
            continue;
        }
        let filler = passage
            .term_ending(end, floor, DETERMINERS)
            .filter(|found| passage.concept(&found.senses, Category::Determiner) == Some("definite"))
            .map(|found| found.first)
            .or_else(|| part_before(passage, end, floor, Part::Of));
        end = filler?;
    }
    None
}

/// What a denied bound says: "n'a pas dépassé 5" is at most 5.
const fn opposite(bound: Bound) -> Bound {
    match bound {
        Bound::MoreThan => Bound::UpTo,
        Bound::AtLeast => Bound::LessThan,
        Bound::LessThan => Bound::AtLeast,
        Bound::UpTo => Bound::MoreThan,
        same => same,
    }
}

/// Whether one of the few words before a bound denies it: "n'ont pas dépassé", "has not topped".
fn is_denied(passage: &Passage<'_>, first: usize, floor: usize) -> bool {
    let lowest = floor.max(first.saturating_sub(4));
    (lowest..first).any(|at| {
        passage
            .term(at, CategorySet::of(&[Category::Negation]))
            .is_some_and(|found| {
                found.end <= first && passage.concept(&found.senses, Category::Negation) == Some("not")
            })
    })
}

fn negation_before(passage: &Passage<'_>, end: usize, floor: usize) -> Option<usize> {
    let found = passage.term_ending(end, floor, CategorySet::of(&[Category::Negation]))?;
    (passage.concept(&found.senses, Category::Negation) == Some("not")).then_some(found.first)
}

/// The bound after a number: "10 dollars au plus", "100 or more", `100+`.
pub(super) fn bound_after(passage: &Passage<'_>, end: usize) -> Option<(Bound, usize)> {
    if passage.symbol(end) == Some('+') && passage.attached(end) && !passage.attached(end + 1) {
        return Some((Bound::AtLeast, end + 1));
    }
    let found = passage.term(end, SUFFIXES)?;
    let bound = Bound::from_name(passage.concept(&found.senses, Category::BoundSuffix)?)?;
    // "12 au moins 15": the words may belong to a number that follows.
    let next = super::number::number_at(passage, found.end).is_some();
    (!next).then_some((bound, found.end))
}
