//! What a text asserts of a number: exactly, about, at least, between.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::number::{NotANumber, Number};

/// How a stated number bounds the real one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The number itself.
    #[default]
    Exact,
    /// Near the number, on either side.
    Approx,
    /// The number or more.
    AtLeast,
    /// More than the number.
    MoreThan,
    /// Less than the number.
    LessThan,
    /// The number or less.
    UpTo,
}

impl Bound {
    /// Every bound.
    pub const ALL: [Self; 6] = [
        Self::Exact,
        Self::Approx,
        Self::AtLeast,
        Self::MoreThan,
        Self::LessThan,
        Self::UpTo,
    ];

    /// The bound's name in the output: `at_least`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Approx => "approx",
            Self::AtLeast => "at_least",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::UpTo => "up_to",
        }
    }

    /// The bound with that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bound| bound.name() == name)
    }

    /// Whether it is the number itself.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    pub(super) fn is_exact(&self) -> bool {
        *self == Self::Exact
    }

    /// The bound of the negative number: more than 5 is less than -5.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::AtLeast => Self::UpTo,
            Self::UpTo => Self::AtLeast,
            Self::MoreThan => Self::LessThan,
            Self::LessThan => Self::MoreThan,
            same => same,
        }
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::Approx => "~",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::LessThan => "<",
            Self::UpTo => "<=",
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A number with its bound, or a range between two numbers.
///
/// It prints as `55`, `~50`, `>=100`, `>100`, `<7`, `<=7` or `10..20`, and reads back what it prints.
///
/// ```
/// use summitry::value::{Bound, Quantity};
/// let crowd: Quantity = ">50000".parse()?;
/// assert_eq!(crowd.bound(), Bound::MoreThan);
/// assert_eq!("20..10".parse::<Quantity>().ok(), None, "a range goes up");
/// # Ok::<(), summitry::value::NotAQuantity>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Quantity {
    number: Number,
    bound: Bound,
    /// The upper end of a range; the bound is `Exact` then.
    upper: Option<Number>,
}

/// Why a text is no [`Quantity`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAQuantity {
    /// A number in it is none.
    #[error(transparent)]
    Number(#[from] NotANumber),
    /// The range does not go up.
    #[error("the range {low}..{high} does not go up")]
    Range {
        /// The number before the dots.
        low: Number,
        /// The number after them.
        high: Number,
    },
    /// A value with a range, or with neither.
    #[error("a quantity has either `value` or `min` and `max`")]
    Shape,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(default, skip_serializing_if = "Bound::is_exact")]
    bound: Bound,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    min: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max: Option<Number>,
}

impl Quantity {
    /// The number itself.
    #[must_use]
    pub const fn exact(number: Number) -> Self {
        Self::new(number, Bound::Exact)
    }

    /// A number with its bound.
    #[must_use]
    pub const fn new(number: Number, bound: Bound) -> Self {
        Self {
            number,
            bound,
            upper: None,
        }
    }

    /// A range; `None` unless it goes up.
    #[must_use]
    pub fn between(low: Number, high: Number) -> Option<Self> {
        (low < high).then_some(Self {
            number: low,
            bound: Bound::Exact,
            upper: Some(high),
        })
    }

    /// The stated number; `None` for a range.
    #[must_use]
    pub const fn value(self) -> Option<Number> {
        match self.upper {
            None => Some(self.number),
            Some(_) => None,
        }
    }

    /// The bound; `Exact` for a range, whose ends are [`Quantity::min`] and [`Quantity::max`].
    #[must_use]
    pub const fn bound(self) -> Bound {
        self.bound
    }

    /// Whether it is a range.
    #[must_use]
    pub const fn is_range(self) -> bool {
        self.upper.is_some()
    }

    /// The lower end that the text states, where it states one.
    #[must_use]
    pub const fn min(self) -> Option<Number> {
        match self.bound {
            Bound::LessThan | Bound::UpTo => None,
            _ => Some(self.number),
        }
    }

    /// The upper end that the text states, where it states one.
    #[must_use]
    pub const fn max(self) -> Option<Number> {
        match (self.upper, self.bound) {
            (Some(upper), _) => Some(upper),
            (None, Bound::AtLeast | Bound::MoreThan) => None,
            (None, _) => Some(self.number),
        }
    }

    /// The stated number, or a range's lower end.
    #[must_use]
    pub const fn number(self) -> Number {
        self.number
    }

    /// The quantity with the other sign; its bound and its ends change places.
    #[must_use]
    pub fn negated(self) -> Self {
        let number = self.number.negated();
        match self.upper {
            Some(upper) => Self {
                number: upper.negated(),
                bound: Bound::Exact,
                upper: Some(number),
            },
            None => Self::new(number, self.bound.reversed()),
        }
    }

    pub(super) fn from_parts(
        value: Option<Number>,
        bound: Bound,
        min: Option<Number>,
        max: Option<Number>,
    ) -> Result<Self, NotAQuantity> {
        match (value, min, max) {
            (Some(value), None, None) => Ok(Self::new(value, bound)),
            (None, Some(low), Some(high)) if bound == Bound::Exact => {
                Self::between(low, high).ok_or(NotAQuantity::Range { low, high })
            }
            _ => Err(NotAQuantity::Shape),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.upper {
            Some(upper) => write!(f, "{}..{upper}", self.number),
            None => write!(f, "{}{}", self.bound.sign(), self.number),
        }
    }
}

impl FromStr for Quantity {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        if let Some((low, high)) = text.split_once("..") {
            let (low, high) = (low.parse()?, high.parse()?);
            return Self::between(low, high).ok_or(NotAQuantity::Range { low, high });
        }
        // The longer sign first: `>=` also starts with `>`.
        let bounds = [
            Bound::AtLeast,
            Bound::UpTo,
            Bound::MoreThan,
            Bound::LessThan,
            Bound::Approx,
        ];
        for bound in bounds {
            if let Some(number) = text.strip_prefix(bound.sign()) {
                return Ok(Self::new(number.parse()?, bound));
            }
        }
        Ok(Self::exact(text.parse()?))
    }
}

impl TryFrom<Parts> for Quantity {
    type Error = NotAQuantity;

    fn try_from(parts: Parts) -> Result<Self, NotAQuantity> {
        Self::from_parts(parts.value, parts.bound, parts.min, parts.max)
    }
}

impl From<Quantity> for Parts {
    fn from(quantity: Quantity) -> Self {
        Self {
            value: quantity.value(),
            bound: quantity.bound,
            min: quantity.upper.map(|_| quantity.number),
            max: quantity.upper,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bound, Quantity};

    #[test]
    fn prints_what_it_reads() {
        for text in ["55", "~50", ">=100", ">100", "<7", "<=7.5", "10..20", "-5..-3"] {
            assert_eq!(text.parse::<Quantity>().unwrap().to_string(), text);
        }
        for text in ["", "=5", "20..10", "10..10", "> 5", "1..2..3"] {
            assert!(text.parse::<Quantity>().is_err(), "{text}");
        }
    }

    #[test]
    fn json_leaves_out_what_is_exact() {
        for (text, json) in [
            ("55", r#"{"value":"55"}"#),
            (">100", r#"{"value":"100","bound":"more_than"}"#),
            ("10..20", r#"{"min":"10","max":"20"}"#),
        ] {
            let quantity: Quantity = text.parse().unwrap();
            assert_eq!(serde_json::to_string(&quantity).unwrap(), json);
            assert_eq!(serde_json::from_str::<Quantity>(json).unwrap(), quantity);
        }
        for json in [
            r#"{}"#,
            r#"{"value":"1","min":"0"}"#,
            r#"{"min":"2","max":"1"}"#,
            r#"{"max":"1"}"#,
        ] {
            assert!(serde_json::from_str::<Quantity>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn ends_follow_the_bound() {
        let ends = |text: &str| {
            let quantity: Quantity = text.parse().unwrap();
            (
                quantity.min().map(|n| n.to_string()),
                quantity.max().map(|n| n.to_string()),
            )
        };
        assert_eq!(ends(">=5"), (Some("5".to_owned()), None));
        assert_eq!(ends("<5"), (None, Some("5".to_owned())));
        assert_eq!(ends("5..6"), (Some("5".to_owned()), Some("6".to_owned())));
        assert_eq!(Bound::from_name("up_to"), Some(Bound::UpTo));
    }
}
