//! Which table is meant.

use core::fmt;
use core::str::FromStr;

use crate::record::{NotInVocabulary, RecordKind};

/// A table that records can be written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TableKind {
    /// One kind of record: a row is a record.
    Records(RecordKind),
    /// The places in the texts: a row is a mention of a record, or the words that a field came from.
    Mentions,
    /// A row is a document, its records nested.
    Documents,
}

impl TableKind {
    /// The tables that are not nested: one a kind of record, and the mentions.
    pub fn flat() -> impl Iterator<Item = Self> {
        RecordKind::ALL
            .iter()
            .copied()
            .map(Self::Records)
            .chain([Self::Mentions])
    }

    /// Its name: a kind's, `mentions` or `documents`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Records(kind) => kind.as_str(),
            Self::Mentions => "mentions",
            Self::Documents => "documents",
        }
    }
}

impl fmt::Display for TableKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TableKind {
    type Err = NotInVocabulary;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::flat()
            .chain([Self::Documents])
            .find(|table| table.as_str() == text)
            .ok_or_else(|| NotInVocabulary {
                found: text.to_owned(),
                expected: Self::flat()
                    .chain([Self::Documents])
                    .map(Self::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            })
    }
}
