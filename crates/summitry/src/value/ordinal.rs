//! Places in an order: the second summit, the 19th congress.

use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// A place in an order, from 1.
///
/// It prints as its number; the suffix is a matter of language.
///
/// ```
/// use summitry::value::Ordinal;
/// assert_eq!("19".parse::<Ordinal>()?.get(), 19);
/// assert!("0".parse::<Ordinal>().is_err());
/// # Ok::<(), summitry::value::NotAnOrdinal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ordinal(NonZeroU32);

/// Why a text is no [`Ordinal`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is no place in an order; expected a whole number from 1 to 4294967295")]
pub struct NotAnOrdinal {
    /// The text.
    pub found: String,
}

impl Ordinal {
    /// The place with that number, or `None` for 0.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(number).map(Self)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0.get()
    }
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl FromStr for Ordinal {
    type Err = NotAnOrdinal;

    fn from_str(text: &str) -> Result<Self, NotAnOrdinal> {
        let refused = || NotAnOrdinal { found: text.to_owned() };
        if !text.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused());
        }
        text.parse().map(Self).map_err(|_| refused())
    }
}
