//! Literals: numbers, ordinals, percentages and amounts, read from the words of a sentence.
//!
//! Each reader looks at the tokens from one position, says what it read and where it ended, and never goes back further
//! than a fixed number of tokens; a pass over a sentence takes linear time.

mod bound;
mod change;
mod composer;
pub mod date;
mod digits;
mod find;
mod fraction;
#[cfg(test)]
mod linear_tests;
mod measure;
mod money;
mod number;
mod ordinal;
mod pass;
mod roman;

mod scale;
mod settle;
mod word;

pub use find::{Found, UnknownLanguage, find_money, find_numbers, find_ordinals, find_percentages};
pub use number::{NumberRead, number_at};
pub use ordinal::{OrdinalRead, ordinal_at};
pub use pass::literals;
pub(crate) use roman::roman as roman_numeral;
pub use settle::{Mention, settle_currencies};

use rust_decimal::Decimal;

use crate::pack::{ConceptId, CurrencyCertainty};
use crate::value::{Money, Multiple, Ordinal, Percentage, Quantity, Span};

pub(crate) use crate::pack::LARGE;
/// The digits of the least of them.
pub(super) const LARGE_DIGITS: usize = 7;

/// A value that stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// The bytes of the value itself, without the words that bound it. A value can begin inside a token (`USD3`).
    pub span: Span,
    /// What was read.
    pub value: LiteralValue,
    /// The words that bound it: `plus de`, `at least`, `entre`.
    pub bound: Option<Span>,
    /// The word that gave a percentage its sign: `reculé`, `up`.
    pub sign: Option<Span>,
    /// How an amount's currency was named.
    pub naming: Option<CurrencyNaming>,
}

/// How a text names an amount's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrencyNaming {
    /// How sure the currency is.
    pub certainty: CurrencyCertainty,
    /// The family of currencies that a bare name or sign stands for, by its number in the lexicon.
    pub family: Option<ConceptId>,
    /// Whether a sign or code names it, not a word.
    pub symbol: bool,
}

impl Literal {
    /// Whether it is an amount whose currency is a guess between several of its name.
    #[must_use]
    pub fn guesses_currency(&self) -> bool {
        self.naming.is_some_and(|n| n.certainty == CurrencyCertainty::Guessed)
    }

    /// Whether it is an amount whose currency's name is several currencies' name.
    #[must_use]
    pub fn shares_currency(&self) -> bool {
        self.naming.is_some_and(|n| n.certainty > CurrencyCertainty::Stated)
    }

    /// Whether it is money, a percentage, or a number as large as only amounts are.
    pub(crate) fn is_amount(&self) -> bool {
        match &self.value {
            LiteralValue::Money(_) | LiteralValue::Percent(_) => true,
            LiteralValue::Number(quantity) => quantity.value().is_none_or(|n| n.decimal() >= Decimal::from(LARGE)),
            _ => false,
        }
    }

    /// A literal that nothing around it bounds.
    #[must_use]
    pub const fn new(first: usize, end: usize, span: Span, value: LiteralValue) -> Self {
        Self {
            first,
            end,
            span,
            value,
            bound: None,
            sign: None,
            naming: None,
        }
    }
}

/// What a literal says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LiteralValue {
    /// A number, or a range of numbers.
    Number(Quantity),
    /// A place in an order.
    Ordinal(Ordinal),
    /// A percentage or percentage points, as a level or a change.
    Percent(Percentage),
    /// So many times as much.
    Multiple(Multiple),
    /// An amount of money.
    Money(Money),
    /// A date, not yet resolved against the document's.
    Date(date::DateExpression),
}
