//! What one word (or a term of several) can be inside a number.

use rust_decimal::Decimal;

use super::composer::{HUNDRED, THOUSAND};
use super::number::number_at;
use crate::pack::{Category, CategorySet};
use crate::scan::Passage;

/// Everything that a term may mean to the readers of numbers and ordinals.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// First token after.
    pub end: usize,
    /// A whole number below a hundred, or a number that stands on its own (`mille`, `half`).
    pub small: Option<Decimal>,
    pub scale: Option<Decimal>,
    pub count: Option<Decimal>,
    pub ordinal: Option<Decimal>,
    /// The denominator.
    pub fraction: Option<Decimal>,
    pub part: Option<Part>,
}

impl Word {
    /// Whether the word alone counts hundreds: `doscientos`, where other languages write two words.
    pub(super) fn is_hundreds(&self) -> bool {
        let hundreds = |v: Decimal| v > HUNDRED && v < THOUSAND && (v % HUNDRED).is_zero();
        self.scale.is_none() && self.small.is_some_and(hundreds)
    }
}

/// What a small word does in or around a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Counts as one before a scale, a noun of number or a part: "a".
    One,
    And,
    Minus,
    Of,
    OutOf,
    Over,
    Point,
    To,
    By,
}

impl Part {
    fn from_concept(concept: &str) -> Option<Self> {
        Some(match concept {
            "a" => Self::One,
            "and" => Self::And,
            "minus" => Self::Minus,
            "of" => Self::Of,
            "out-of" => Self::OutOf,
            "over" => Self::Over,
            "point" => Self::Point,
            "to" => Self::To,
            "by" => Self::By,
            _ => return None,
        })
    }
}

/// The tables whose terms stand inside numbers.
const INSIDE: CategorySet = CategorySet::of(&[
    Category::NumberWord,
    Category::ScaleWord,
    Category::CountNoun,
    Category::OrdinalWord,
    Category::FractionWord,
    Category::NumberPart,
    Category::NumberStop,
]);

/// The tables whose terms begin numbers.
pub(super) const BEGINS: CategorySet = CategorySet::of(&[
    Category::NumberWord,
    Category::ScaleWord,
    Category::CountNoun,
    Category::OrdinalWord,
    Category::FractionWord,
    Category::NumberStop,
]);

/// The longest term at a token that means something to numbers.
///
/// `None` also where the term only looks like one (`Premier ministre`); see [`stop_at`].
pub(super) fn word_at(passage: &Passage<'_>, at: usize) -> Option<Word> {
    let found = passage.term(at, INSIDE)?;
    let senses = &found.senses;
    if senses.iter().any(|s| s.category == Category::NumberStop) {
        return None;
    }
    let number = |category| passage.number(senses, category);
    Some(Word {
        end: found.end,
        small: number(Category::NumberWord),
        scale: number(Category::ScaleWord),
        count: number(Category::CountNoun),
        ordinal: number(Category::OrdinalWord),
        fraction: number(Category::FractionWord),
        part: passage
            .concept(senses, Category::NumberPart)
            .and_then(Part::from_concept),
    })
}

/// The end of a term at a token that begins like a number and is none.
pub(super) fn stop_at(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if !passage.may_start(at, CategorySet::of(&[Category::NumberStop])) {
        return None;
    }
    let found = passage.term(at, INSIDE)?;
    let stop = found.senses.iter().any(|s| s.category == Category::NumberStop);
    // "the one hundred ships": the number goes on.
    let goes_on = |last| number_at(passage, last).is_some_and(|n| n.end > found.end);
    (stop && !goes_on(found.end - 1)).then_some(found.end)
}

/// The end of the term at a token, where it does that.
pub(super) fn part_at(passage: &Passage<'_>, at: usize, part: Part) -> Option<usize> {
    word_at(passage, at).filter(|w| w.part == Some(part)).map(|w| w.end)
}

/// The first token of the term that ends before a token, where it does that.
pub(super) fn part_before(passage: &Passage<'_>, end: usize, floor: usize, part: Part) -> Option<usize> {
    let found = passage.term_ending(end, floor, CategorySet::of(&[Category::NumberPart]))?;
    let read = passage
        .concept(&found.senses, Category::NumberPart)
        .and_then(Part::from_concept);
    (read == Some(part)).then_some(found.first)
}

/// A vulgar fraction written as one character.
pub(super) fn vulgar(c: char) -> Option<Decimal> {
    let (above, below) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}
