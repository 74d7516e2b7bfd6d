//! Percentages, percentage points, and multiples.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::bound::{NotAQuantity, Quantity};
use super::number::{NotANumber, Number};

/// What a percentage is measured in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PercentUnit {
    /// Hundredths of something: 5 per cent.
    #[default]
    Percent,
    /// The difference of two percentages: 5 percentage points. 25 basis points are a quarter of one.
    Points,
}

/// A percentage: a level (a 10 % tariff), or a change with its sign (exports fell by 3.5 %).
///
/// It prints as `12.4%`, `-3.5% change`, `>2pp`, `0.25pp change`, and reads back what it prints.
///
/// ```
/// use summitry::value::Percentage;
/// let change: Percentage = "-3.5% change".parse()?;
/// assert!(change.is_change());
/// assert_eq!(change.quantity().value().map(|v| v.to_string()).as_deref(), Some("-3.5"));
/// # Ok::<(), summitry::value::NotAPercentage>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Percentage {
    quantity: Quantity,
    #[serde(default)]
    unit: PercentUnit,
    #[serde(default)]
    change: bool,
}

/// Why a text is no [`Percentage`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAPercentage {
    /// Neither `%` nor `pp` at the end.
    #[error("`{found}` is no percentage; expected a quantity and `%` or `pp`, such as `12.4%` or `-3.5% change`")]
    Shape {
        /// The text.
        found: String,
    },
    /// The quantity is none.
    #[error(transparent)]
    Quantity(#[from] NotAQuantity),
}

impl Percentage {
    /// A percentage that is a level.
    #[must_use]
    pub const fn level(quantity: Quantity, unit: PercentUnit) -> Self {
        Self {
            quantity,
            unit,
            change: false,
        }
    }

    /// A percentage by which something changed; negative for a fall.
    #[must_use]
    pub const fn change(quantity: Quantity, unit: PercentUnit) -> Self {
        Self {
            quantity,
            unit,
            change: true,
        }
    }

    /// How much. A fall is negative, and its bound is that of the negative number: "fell by more than 5 %" is less than -5.
    #[must_use]
    pub const fn quantity(self) -> Quantity {
        self.quantity
    }

    /// Per cent or points.
    #[must_use]
    pub const fn unit(self) -> PercentUnit {
        self.unit
    }

    /// Whether it is a change.
    #[must_use]
    pub const fn is_change(self) -> bool {
        self.change
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            PercentUnit::Percent => "%",
            PercentUnit::Points => "pp",
        };
        let change = if self.change { " change" } else { "" };
        write!(f, "{}{unit}{change}", self.quantity)
    }
}

impl FromStr for Percentage {
    type Err = NotAPercentage;

    fn from_str(text: &str) -> Result<Self, NotAPercentage> {
        let (rest, change) = match text.strip_suffix(" change") {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let (quantity, unit) = if let Some(quantity) = rest.strip_suffix('%') {
            (quantity, PercentUnit::Percent)
        } else if let Some(quantity) = rest.strip_suffix("pp") {
            (quantity, PercentUnit::Points)
        } else {
            return Err(NotAPercentage::Shape { found: text.to_owned() });
        };
        Ok(Self {
            quantity: quantity.parse()?,
            unit,
            change,
        })
    }
}

/// How many times as much something became or is: 2 where it doubled, 0.5 where it halved.
///
/// It prints as `2x` and reads back what it prints.
///
/// ```
/// use summitry::value::Multiple;
/// let doubled: Multiple = "2x".parse()?;
/// assert_eq!(doubled.as_change().map(|n| n.to_string()).as_deref(), Some("100"));
/// # Ok::<(), summitry::value::NotAMultiple>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Number", into = "Number")]
pub struct Multiple(Number);

/// Why a text is no [`Multiple`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotAMultiple {
    /// No `x` at the end.
    #[error("`{found}` is no multiple; expected a number and `x`, such as `2x`")]
    Shape {
        /// The text.
        found: String,
    },
    /// The number is none.
    #[error(transparent)]
    Number(#[from] NotANumber),
    /// Zero times or less.
    #[error("{found} times as much says nothing; expected more than 0")]
    NotPositive {
        /// The number.
        found: Number,
    },
}

impl Multiple {
    /// So many times; `None` unless more than zero.
    #[must_use]
    pub fn new(times: Number) -> Option<Self> {
        (times > Number::ZERO).then_some(Self(times))
    }

    /// The number of times.
    #[must_use]
    pub const fn times(self) -> Number {
        self.0
    }

    /// The change in per cent: 100 for what doubled. `None` where it is too large for a number.
    #[must_use]
    pub fn as_change(self) -> Option<Number> {
        let hundred = rust_decimal::Decimal::ONE_HUNDRED;
        let percent = self.0.decimal().checked_mul(hundred)?;
        percent.checked_sub(hundred).map(Number::new)
    }
}

impl fmt::Display for Multiple {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x", self.0)
    }
}

impl FromStr for Multiple {
    type Err = NotAMultiple;

    fn from_str(text: &str) -> Result<Self, NotAMultiple> {
        let number = text
            .strip_suffix('x')
            .ok_or_else(|| NotAMultiple::Shape { found: text.to_owned() })?;
        Self::try_from(number.parse::<Number>()?)
    }
}

impl TryFrom<Number> for Multiple {
    type Error = NotAMultiple;
    fn try_from(found: Number) -> Result<Self, NotAMultiple> {
        Self::new(found).ok_or(NotAMultiple::NotPositive { found })
    }
}

impl From<Multiple> for Number {
    fn from(multiple: Multiple) -> Self {
        multiple.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Multiple, Percentage};

    #[test]
    fn prints_what_it_reads() {
        for text in [
            "12.4%",
            "-3.5% change",
            ">2pp",
            "0.25pp change",
            "5..6%",
            "-6..-5% change",
        ] {
            let percentage: Percentage = text.parse().unwrap();
            assert_eq!(percentage.to_string(), text);
            let json = serde_json::to_string(&percentage).unwrap();
            assert_eq!(serde_json::from_str::<Percentage>(&json).unwrap(), percentage);
        }
        for text in ["", "%", "5", "5 %", "5%change", "change"] {
            assert!(text.parse::<Percentage>().is_err(), "{text}");
        }
        for text in ["2x", "0.5x"] {
            assert_eq!(text.parse::<Multiple>().unwrap().to_string(), text);
        }
        for text in ["0x", "-1x", "x", "2"] {
            assert!(text.parse::<Multiple>().is_err(), "{text}");
        }
    }
}
