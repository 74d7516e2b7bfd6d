//! The sign of a percentage, from the verb or noun that it depends on.

use super::word::{Part, part_at, part_before};
use crate::pack::{Category, CategorySet};
use crate::scan::Passage;
use crate::text::TokenKind;

const WORDS: CategorySet = CategorySet::of(&[Category::ChangeWord]);
const PREPOSITIONS: CategorySet = CategorySet::of(&[Category::Preposition]);

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
    /// It moved; from where to where stands in the numbers.
    Moved,
}

/// A word that says which way.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChangeCue {
    pub direction: Direction,
    pub first: usize,
    pub end: usize,
}

/// How far before "by 5 %" the verb may stand: "ont reculé, en avril 2025 et sur un an, de 5 %".
const FAR: usize = 14;
/// How far before a bare "5 %": "fell a further 5 %".
const NEAR: usize = 2;

/// The change whose size is the percentage that starts at a token. `floor` is the end of the amount or percentage before.
pub(super) fn change_before(passage: &Passage<'_>, first: usize, floor: usize) -> Option<ChangeCue> {
    let led = part_before(passage, first, floor, Part::By).or_else(|| part_before(passage, first, floor, Part::Of));
    let (from, reach) = match led {
        Some(start) => (start, FAR),
        None if is_target(passage, first, floor) => return None,
        None => (first, NEAR),
    };
    let mut at = from;
    let lowest = floor.max(from.saturating_sub(reach + 1));
    while at > lowest {
        at -= 1;
        if let Some(cue) = cue_at(passage, at).filter(|cue| cue.end <= from && cue.direction != Direction::Moved) {
            return Some(cue);
        }
        if ends_clause(passage, at, reach == FAR) {
            return None;
        }
    }
    None
}

/// The change that the words directly after a percentage name: "12.4% higher", "5 % de hausse".
pub(super) fn change_after(passage: &Passage<'_>, end: usize) -> Option<ChangeCue> {
    let start = part_at(passage, end, Part::Of).unwrap_or(end);
    let direct = cue_at(passage, start).filter(|cue| cue.direction != Direction::Moved);
    direct.or_else(|| cue_at(passage, end).filter(|cue| cue.direction != Direction::Moved))
}

/// A word of change shortly before a range: "est passé de 5 à 10 milliards" gives two numbers, not a range.
pub(super) fn moves_before(passage: &Passage<'_>, first: usize, floor: usize) -> bool {
    let lowest = floor.max(first.saturating_sub(FAR));
    let mut at = first;
    while at > lowest {
        at -= 1;
        if cue_at(passage, at).is_some() {
            return true;
        }
        if ends_clause(passage, at, true) {
            return false;
        }
    }
    false
}

fn cue_at(passage: &Passage<'_>, at: usize) -> Option<ChangeCue> {
    let found = passage.term(at, WORDS)?;
    let direction = match passage.concept(&found.senses, Category::ChangeWord)? {
        "rise" => Direction::Up,
        "fall" => Direction::Down,
        _ => Direction::Moved,
    };
    Some(ChangeCue {
        direction,
        first: found.first,
        end: found.end,
    })
}

/// "fell to 5 %", "est tombé à 5 %": where it went, not how far.
fn is_target(passage: &Passage<'_>, first: usize, floor: usize) -> bool {
    if part_before(passage, first, floor, Part::To).is_some() {
        return true;
    }
    let Some(found) = passage.term_ending(first, floor, PREPOSITIONS) else {
        return false;
    };
    passage.concept(&found.senses, Category::Preposition) != Some("by")
}

/// Whether the clause that a percentage stands in begins after that token.
fn ends_clause(passage: &Passage<'_>, at: usize, commas: bool) -> bool {
    let token = &passage.tokens[at];
    if token.breaks_before > 1 {
        return true;
    }
    if token.kind != TokenKind::Symbol {
        return false;
    }
    match passage.symbol(at) {
        Some(';' | ':' | '!' | '?' | '…' | ')' | '"') => true,
        Some('.') => passage.tokens.get(at + 1).is_none_or(|t| t.space_before),
        Some(',') => !commas,
        _ => false,
    }
}
