//! What can be wrong with a pack.

/// A mistake in a language pack: where it is, what was found and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// A file of the pack can't be read.
    #[error("{file}: can't be read: {reason}")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        reason: String,
    },
    /// A file that no part of a pack has.
    #[error("{file}: unknown file; expected {expected}")]
    UnknownFile {
        /// The file.
        file: String,
        /// What a pack may hold there.
        expected: String,
    },
    /// A line that is not as it should be.
    #[error("{file}:{line}: found {found}; expected {expected}")]
    Line {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: String,
    },
    /// A file of the pack is missing.
    #[error("{file}: missing; expected {expected}")]
    Missing {
        /// The file.
        file: String,
        /// What it should hold.
        expected: String,
    },
}

impl PackError {
    pub(crate) fn line(file: &str, line: usize, found: impl Into<String>, expected: impl Into<String>) -> Self {
        Self::Line {
            file: file.to_owned(),
            line,
            found: found.into(),
            expected: expected.into(),
        }
    }
}
