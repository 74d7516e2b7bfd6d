//! Numbers in digits, in words and in both, composed by their values.

use rust_decimal::Decimal;

use super::composer::Composer;
use super::digits::DigitsRead;
use crate::scan::Passage;
use crate::value::Span;

/// A number read from a text, without its sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRead {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes. It can begin inside a token (`G20`).
    pub span: Span,
    /// The number.
    pub value: Decimal,
    /// How many digits, where it is written in nothing but digits.
    pub plain: Option<u8>,
    /// Whether it looks like a magnitude: a scale, marked groups or decimals.
    pub magnitude: bool,
    /// Whether a noun for about so many gives it (`une cinquantaine`).
    pub approximate: bool,
    /// Whether it is only the article that also counts as one.
    pub article: bool,
    /// Whether it ends in a noun that "of" joins to what is counted: a million, a dozen.
    pub noun_last: bool,
    /// The scale that multiplied it, where one multiplied all of it: a million in "1.5 million".
    pub scale: Option<Decimal>,
}

impl NumberRead {
    /// Digits with the abbreviation of a scale, all in one word.
    pub(super) fn scaled(at: usize, span: Span, value: Decimal, scale: Decimal) -> Option<Self> {
        Some(Self {
            first: at,
            end: at + 1,
            span,
            value: value.checked_mul(scale)?,
            plain: None,
            magnitude: true,
            approximate: false,
            article: false,
            noun_last: false,
            scale: Some(scale),
        })
    }
}

/// What stands at a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Composed {
    /// A number that begins there.
    pub number: Option<NumberRead>,
    /// An ordinal that begins there: value and first token after.
    pub ordinal: Option<(Decimal, usize)>,
}

/// The number that begins at a token, whatever precedes it; the sign is the caller's matter.
///
/// An article that could count as one is no number. `1er`, `12km` and the digits in `G20` are none either.
#[must_use]
pub fn number_at(passage: &Passage<'_>, at: usize) -> Option<NumberRead> {
    compose(passage, at, Context::default()).number.filter(|n| !n.article)
}

/// What the surroundings say of a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The word for "and" parts two numbers here: "between ten and twenty".
    pub and_parts: bool,
    /// Whether "a fifth" is a part of a whole even where nothing follows that says so.
    pub fractions: bool,
    /// A currency stands before the number, so that `m` after it is a million.
    pub money: bool,
    /// Coins are counted: `cents` after the number is no hundred.
    pub coins: bool,
}

/// Reads on from digits that begin inside a word.
pub(super) fn compose_inside(
    passage: &Passage<'_>,
    at: usize,
    read: &DigitsRead,
    context: Context,
) -> Option<NumberRead> {
    let mut composer = Composer::new(passage, at, Context { money: true, ..context });
    if !composer.take_digits(read) {
        return None;
    }
    composer.rest();
    composer.finish(read.span.start())
}

/// Reads the number or ordinal that begins at a token.
pub(super) fn compose(passage: &Passage<'_>, at: usize, context: Context) -> Composed {
    let mut composer = Composer::new(passage, at, context);
    let start = composer.first();
    let ordinal = composer.ordinal;
    let number = start.and_then(|start| composer.finish(start));
    let number = number.map(|n| composer.as_quotient(n));
    Composed { number, ordinal }
}
