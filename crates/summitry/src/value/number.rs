//! Exact decimal numbers.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A number as decimals hold it: exact, up to 28 digits, and without trailing zeros.
///
/// It prints without separators and without exponent, and reads back what it prints. In JSON it is a string, so that no reader
/// rounds it. A fraction that no decimal holds (`two thirds`) is rounded to the 28 digits.
///
/// ```
/// use summitry::value::Number;
/// let turnover: Number = "94800000000".parse()?;
/// assert_eq!(turnover.to_string(), "94800000000");
/// assert_eq!("3.50".parse::<Number>()?, "3.5".parse()?);
/// assert!("94 800".parse::<Number>().is_err());
/// # Ok::<(), summitry::value::NotANumber>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(Decimal);

/// Why a text is no [`Number`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is no decimal number; expected digits with at most one point, such as `-3.5`")]
pub struct NotANumber {
    /// The text.
    pub found: String,
}

impl Number {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The number that a decimal is.
    #[must_use]
    pub fn new(value: Decimal) -> Self {
        // A negative zero would print as one.
        if value.is_zero() {
            Self::ZERO
        } else {
            Self(value.normalize())
        }
    }

    /// The decimal.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// The number as a whole number, where it is one that is not negative and fits.
    #[must_use]
    pub fn whole(self) -> Option<u64> {
        if !self.0.is_integer() || self.0.is_sign_negative() {
            return None;
        }
        u64::try_from(self.0).ok()
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::new(-self.0)
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self::new(value)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::new(Decimal::from(value))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let refused = || NotANumber { found: text.to_owned() };
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !plain || !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.ends_with('.') {
            return Err(refused());
        }
        Decimal::from_str_exact(text).map(Self::new).map_err(|_| refused())
    }
}

impl TryFrom<String> for Number {
    type Error = NotANumber;
    fn try_from(text: String) -> Result<Self, NotANumber> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn refuses_what_is_no_decimal() {
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "+1",
            "1e3",
            "1_000",
            "1,5",
            "1.2.3",
            "١",
            " 1",
            "99999999999999999999999999999999",
        ] {
            assert!(text.parse::<Number>().is_err(), "{text}");
        }
    }

    #[test]
    fn equal_numbers_print_alike() {
        for (text, printed) in [("-0", "0"), ("0.0", "0"), ("1200.00", "1200"), ("-03.50", "-3.5")] {
            assert_eq!(text.parse::<Number>().unwrap().to_string(), printed);
        }
    }
}
