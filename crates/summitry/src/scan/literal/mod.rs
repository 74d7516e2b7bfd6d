//! Literals: numbers, ordinals, percentages and amounts, read from the words of a sentence.
//!
//! Each reader looks at the tokens from one position, says what it read and where it ended, and never goes back further
//! than a fixed number of tokens; a pass over a sentence takes linear time.

mod digits;
mod find;
mod number;
mod ordinal;
mod roman;
mod word;

pub use find::{Found, UnknownLanguage, find_numbers, find_ordinals};
pub use number::{NumberRead, number_at};
pub use ordinal::{OrdinalRead, ordinal_at};

use crate::value::{Ordinal, Quantity, Span};

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
}

/// What a literal says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum LiteralValue {
    /// A number, or a range of numbers.
    Number(Quantity),
    /// A place in an order.
    Ordinal(Ordinal),
}
