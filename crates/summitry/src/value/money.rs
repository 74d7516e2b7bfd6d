//! Amounts of money.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::bound::{Bound, NotAQuantity, Quantity};
use super::currency::{Currency, UnknownCurrency};
use super::number::Number;

/// An amount of money: a quantity of a currency's main unit.
///
/// It prints as its code and its quantity, `USD >94800000000`, and reads back what it prints. JSON has `value` and, unless exact,
/// `bound`, or `min` and `max` for a range, beside `currency`.
///
/// ```
/// use summitry::value::{Bound, Money};
/// let turnover: Money = "USD >94800000000".parse()?;
/// assert_eq!(turnover.currency().code(), "USD");
/// assert_eq!(turnover.quantity().bound(), Bound::MoreThan);
/// let json = serde_json::to_string(&turnover)?;
/// assert_eq!(json, r#"{"value":"94800000000","bound":"more_than","currency":"USD"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Money {
    quantity: Quantity,
    currency: Currency,
}

/// Why a text is no [`Money`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotMoney {
    /// Not a code, a space and a quantity.
    #[error("`{found}` is no amount; expected a code and a quantity, such as `EUR 12.5`")]
    Shape {
        /// The text.
        found: String,
    },
    /// The code is none.
    #[error(transparent)]
    Currency(#[from] UnknownCurrency),
    /// The quantity is none.
    #[error(transparent)]
    Quantity(#[from] NotAQuantity),
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
    currency: Currency,
}

impl Money {
    /// So much of a currency.
    #[must_use]
    pub const fn new(quantity: Quantity, currency: Currency) -> Self {
        Self { quantity, currency }
    }

    /// How much.
    #[must_use]
    pub const fn quantity(self) -> Quantity {
        self.quantity
    }

    /// Of what.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.quantity)
    }
}

impl FromStr for Money {
    type Err = NotMoney;

    fn from_str(text: &str) -> Result<Self, NotMoney> {
        let (currency, quantity) = text
            .split_once(' ')
            .ok_or_else(|| NotMoney::Shape { found: text.to_owned() })?;
        Ok(Self::new(quantity.parse()?, currency.parse()?))
    }
}

impl TryFrom<Parts> for Money {
    type Error = NotAQuantity;

    fn try_from(parts: Parts) -> Result<Self, NotAQuantity> {
        let quantity = Quantity::from_parts(parts.value, parts.bound, parts.min, parts.max)?;
        Ok(Self::new(quantity, parts.currency))
    }
}

impl From<Money> for Parts {
    fn from(money: Money) -> Self {
        let quantity = money.quantity;
        Self {
            value: quantity.value(),
            bound: quantity.bound(),
            min: quantity.min().filter(|_| quantity.is_range()),
            max: quantity.max().filter(|_| quantity.is_range()),
            currency: money.currency,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn prints_what_it_reads() {
        for text in ["EUR 12.5", "USD >=5", "KZT 10..20", "XAF ~300000000000", "JPY -3"] {
            let money: Money = text.parse().unwrap();
            assert_eq!(money.to_string(), text);
            let json = serde_json::to_string(&money).unwrap();
            assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), money);
        }
        for text in ["", "EUR", "12 EUR", "EUR 1,5", "eur 1", "EUR  1", "EUR 5..4"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
    }
}
