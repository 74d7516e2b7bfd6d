//! Who takes part: a state or a bloc.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Country, Slug};

/// A state, or a bloc or region by its canonical id.
///
/// ```
/// use summitry::value::Party;
/// let party: Party = "central-asia".parse()?;
/// assert!(party.country().is_none());
/// assert_eq!("CHN".parse::<Party>()?.to_string(), "CHN");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Party {
    /// A state.
    Country(Country),
    /// A bloc or region.
    Bloc(Slug),
}

/// A string that is neither a state's code nor a bloc's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is no party; expected an ISO 3166-1 alpha-3 code or a bloc's id such as `central-asia`")]
pub struct NotAParty {
    found: String,
}

impl Party {
    /// The state, where the party is one.
    #[must_use]
    pub const fn country(&self) -> Option<Country> {
        match self {
            Self::Country(country) => Some(*country),
            Self::Bloc(_) => None,
        }
    }

    /// The state's code or the bloc's id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Country(country) => country.code(),
            Self::Bloc(bloc) => bloc.as_str(),
        }
    }
}

impl FromStr for Party {
    type Err = NotAParty;
    fn from_str(id: &str) -> Result<Self, NotAParty> {
        let country = id.parse().map(Self::Country);
        country
            .or_else(|_| id.parse().map(Self::Bloc))
            .map_err(|_| NotAParty { found: id.to_owned() })
    }
}

impl TryFrom<String> for Party {
    type Error = NotAParty;
    fn try_from(id: String) -> Result<Self, NotAParty> {
        id.parse()
    }
}

impl From<Party> for String {
    fn from(party: Party) -> Self {
        party.as_str().to_owned()
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
