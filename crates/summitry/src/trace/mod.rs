//! How a document was read: what was seen, what each place says by which rule, what became of it.
//!
//! A [`Trace`] prints itself for a terminal, and goes to JSON and back. [`crate::Extractor::explain`] makes it.

mod onlooker;
mod seen;
mod show;

use serde::{Deserialize, Serialize};

use crate::record::{Extraction, RecordKind};
use crate::value::Span;

pub(crate) use onlooker::Onlooker;

/// How a document was read, sentence by sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Trace {
    /// The sentences, in order.
    pub sentences: Vec<SentenceTrace>,
    /// The records, as [`crate::Extractor::extract`] gives them.
    pub extraction: Extraction,
}

/// One sentence: what was seen in it and what its places say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct SentenceTrace {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// BCP 47 tag of the language that it is read in.
    pub language: String,
    /// Terms, literals and names, in order.
    pub marks: Vec<Seen>,
    /// Phrases made of them: sides, places, dates and verbs.
    pub phrases: Vec<Seen>,
    /// What its places say of records.
    pub mentions: Vec<MentionTrace>,
    /// Heads and amounts that no reader took.
    pub passed_over: Vec<PassedOver>,
}

/// Something seen: words and what they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Seen {
    /// The words' place.
    pub span: Span,
    /// The words.
    pub text: String,
    /// The table of a term (`countries`), the kind of a literal (`money`), `name`, or the kind of a phrase (`sides`, `place`, `date`, `verb`).
    pub kind: String,
    /// The term's concept, the literal's value, or what the phrase is made of.
    pub concept: String,
}

/// What one place says of a record, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct MentionTrace {
    /// The kind of record that the reader took it for.
    pub kind: RecordKind,
    /// The words' place.
    pub span: Span,
    /// The words.
    pub text: String,
    /// The fields that it sets.
    pub fields: Vec<FieldTrace>,
    /// What became of it.
    pub fate: Fate,
}

/// One field that a place sets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct FieldTrace {
    /// The field.
    pub field: String,
    /// Its value, as the output writes it.
    pub value: String,
    /// The rules that read it, each with its words.
    pub rules: Vec<RuleTrace>,
    /// What the record has instead, where it kept another value; `none` where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_to: Option<String>,
}

/// A rule that read a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct RuleTrace {
    /// Its id.
    pub rule: String,
    /// The words' place.
    pub span: Span,
    /// The words.
    pub text: String,
}

/// What became of a mention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "fate")]
#[non_exhaustive]
pub enum Fate {
    /// It is part of a record.
    Merged {
        /// The record's name in the extraction.
        record: String,
    },
    /// It is part of none.
    Rejected {
        /// Why.
        reason: Rejection,
    },
}

/// Why something is part of no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rejection {
    /// Nobody asked for its kind of record.
    KindNotWanted,
    /// Its record is less sure than was asked for.
    Unsure,
    /// It points at something named elsewhere, and nothing fits.
    NoAntecedent,
    /// It says too little to be a record, or what it says is denied or contradicted.
    TooLittle,
    /// A denied verb governs it.
    Denied,
    /// No side, place, date, amount or name stands in its sentence.
    NothingBeside,
    /// Its sentence has no frame that a reader knows.
    NoFrame,
}

/// A head or an amount that no reader took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PassedOver {
    /// What was seen.
    pub seen: Seen,
    /// Why, as far as its surroundings tell.
    pub reason: Rejection,
}

impl Rejection {
    /// The reason in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::KindNotWanted => "nobody asked for this kind of record",
            Self::Unsure => "less sure than asked for",
            Self::NoAntecedent => "points at something named elsewhere, and nothing fits",
            Self::TooLittle => "says too little for a record, or is contradicted",
            Self::Denied => "governed by a denied verb",
            Self::NothingBeside => "no side, place, date, amount or name beside it",
            Self::NoFrame => "in no frame that a reader knows",
        }
    }
}
