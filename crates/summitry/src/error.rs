//! What can go wrong when an extractor is built.

use crate::pack::PackError;

/// Why an extractor can't be built.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A language pack has a mistake.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// A language was asked for that no pack has.
    #[error("unknown language `{found}`; expected one of {expected}")]
    UnknownLanguage {
        /// What was asked for.
        found: String,
        /// The languages of the packs.
        expected: String,
    },
    /// No language was asked for at all.
    #[error("no language; expected at least one of {expected}")]
    NoLanguage {
        /// The languages of the packs.
        expected: String,
    },
    /// A minimum confidence that is no share.
    #[error("minimum confidence {found}; expected a number from 0 to 1")]
    Confidence {
        /// What was given.
        found: String,
    },
}
