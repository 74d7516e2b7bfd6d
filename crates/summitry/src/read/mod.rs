//! Phrases to mentions of records, one file a kind.
//!
//! A reader sees the whole phrased text and the records of the kinds read before it, and returns what each place says.

mod dated;
pub(crate) mod initiative;
pub(crate) mod mechanism;
pub(crate) mod meeting;
pub(crate) mod outcome;
pub(crate) mod person;
pub(crate) mod poll;
pub(crate) mod roster;
pub(crate) mod trade;
pub(crate) mod treaty;
mod voice;
pub(crate) mod watch;

/// One place where the text speaks of a record, with what it says there.
#[derive(Clone, Debug)]
pub struct Mention<R> {
    /// What this place says of it.
    pub record: R,
    /// The sentence's number.
    pub line: usize,
    /// The head's first token.
    pub first: usize,
    /// First token after the head's group.
    pub end: usize,
    /// Whether it points at something named elsewhere ("ce sommet", "l'accord"), and makes no record alone.
    pub anaphoric: bool,
}
