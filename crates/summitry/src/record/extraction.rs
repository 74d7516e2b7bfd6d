//! All that was read from one document.

use serde::{Deserialize, Serialize};

use super::{Initiative, Mechanism, Ministerial, Outcome, Person, Poll, Summit, TradeFigure, Treaty};
use crate::value::{Date, Span};

/// The version of the output's shape.
pub const SCHEMA: &str = "summitry/1";

/// What spans count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// Bytes of UTF-8.
    #[default]
    Byte,
    /// Unicode code points.
    CodePoint,
    /// UTF-16 code units.
    Utf16,
}

/// The document that records were read from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DocumentInfo {
    /// The caller's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// BCP 47 tag of the language that most of it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The date that relative dates were resolved against, where known: the caller's, else the dateline's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// How many characters were read: always all of them.
    #[serde(default)]
    pub chars_processed: usize,
}

/// Something a reader of the records should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Warning {
    /// A stable code such as `date.unresolved`.
    pub code: String,
    /// The same in words.
    pub message: String,
    /// The words it is about.
    pub span: Span,
}

impl Warning {
    /// A warning about some words.
    #[must_use]
    pub fn new(code: &str, message: impl Into<String>, span: Span) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            span,
        }
    }
}

/// All records of one document, each list in the order of first mention.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Extraction {
    /// The version of this shape: `summitry/1`.
    #[serde(deserialize_with = "known_schema")]
    #[cfg_attr(feature = "schema", schemars(extend("const" = SCHEMA)))]
    pub schema: String,
    /// What spans count.
    #[serde(default)]
    pub offset_unit: OffsetUnit,
    /// The document.
    #[serde(default)]
    pub document: DocumentInfo,
    /// Meetings of heads of state or government.
    #[serde(default)]
    pub summits: Vec<Summit>,
    /// Meetings of ministers.
    #[serde(default)]
    pub ministerials: Vec<Ministerial>,
    /// Instruments.
    #[serde(default)]
    pub treaties: Vec<Treaty>,
    /// Mechanisms, forums, organisations.
    #[serde(default)]
    pub mechanisms: Vec<Mechanism>,
    /// Economic magnitudes.
    #[serde(default)]
    pub trade_figures: Vec<TradeFigure>,
    /// Named programmes and concepts.
    #[serde(default)]
    pub initiatives: Vec<Initiative>,
    /// Countable results.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
    /// Poll results.
    #[serde(default)]
    pub polls: Vec<Poll>,
    /// People with an office.
    #[serde(default)]
    pub people: Vec<Person>,
    /// What a reader should know.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// Output of another version is refused, not half understood.
fn known_schema<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let found = String::deserialize(deserializer)?;
    if found == SCHEMA {
        return Ok(found);
    }
    let message = format!("schema `{found}`; expected `{SCHEMA}`");
    Err(serde::de::Error::custom(message))
}

impl Default for Extraction {
    fn default() -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            offset_unit: OffsetUnit::Byte,
            document: DocumentInfo::default(),
            summits: Vec::new(),
            ministerials: Vec::new(),
            treaties: Vec::new(),
            mechanisms: Vec::new(),
            trade_figures: Vec::new(),
            initiatives: Vec::new(),
            outcomes: Vec::new(),
            polls: Vec::new(),
            people: Vec::new(),
            warnings: Vec::new(),
        }
    }
}
