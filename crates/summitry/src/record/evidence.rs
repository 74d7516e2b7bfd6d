//! Where a field's value came from, and how sure the reading is.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::value::Span;

/// The words that a value was read from, and the rule that read them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Evidence {
    /// The words, in the document's text.
    pub span: Span,
    /// The id of the rule: reader, field and manner, such as `summit.edition.ordinal`; with `@` and a pack's id behind it where a term
    /// of a pack of one's own stands in the words: `summit.series.name@my-pack`.
    pub rule: String,
}

impl Evidence {
    /// Evidence at a place in the text.
    #[must_use]
    pub fn new(span: Span, rule: impl Into<String>) -> Self {
        Self {
            span,
            rule: rule.into(),
        }
    }
}

/// How sure a record is: the share of records with that value that are right, from 0 to 1 in thousandths.
///
/// ```
/// use summitry::record::Confidence;
/// assert_eq!(Confidence::new(0.8551).unwrap().value(), 0.855);
/// assert!(Confidence::new(1.5).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(u16);

impl Confidence {
    /// A confidence from 0 to 1, rounded to thousandths; `None` outside or for NaN.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // The range check comes first, so the cast neither wraps nor loses a sign.
        (0.0..=1.0)
            .contains(&value)
            .then(|| Self((value * 1000.0).round() as u16))
    }

    /// The confidence from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Confidence {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number",
            "minimum": 0,
            "maximum": 1,
            "description": "How sure the reading is: the share of records with that value that are right.",
        })
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self(500)
    }
}

impl TryFrom<f64> for Confidence {
    type Error = String;
    fn try_from(value: f64) -> Result<Self, String> {
        Self::new(value).ok_or_else(|| format!("confidence {value} is not between 0 and 1"))
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.value()
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.value())
    }
}

/// What the text claims of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Assertion {
    /// It is so, or was.
    #[default]
    Fact,
    /// It is planned, promised or aimed at.
    Plan,
    /// Someone says so; the text names who.
    Report,
}

impl Assertion {
    /// The word as the output has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Plan => "plan",
            Self::Report => "report",
        }
    }
}
