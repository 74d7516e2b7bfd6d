//! Canonical ids in kebab case.

use core::borrow::Borrow;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A canonical id: lower-case ASCII letters and digits in words joined by single hyphens (`central-asia`, `c5-plus-1`).
///
/// ```
/// use summitry::value::Slug;
/// assert!("central-asia".parse::<Slug>().is_ok());
/// assert!("Central Asia".parse::<Slug>().is_err());
/// assert_eq!(Slug::of_name("Fonds d’investissement turcique").unwrap().as_str(), "fonds-d-investissement-turcique");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(Box<str>);

/// A string that is no canonical id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is no id; expected lower-case letters and digits joined by hyphens, such as `central-asia`")]
pub struct NotASlug {
    found: String,
}

impl Slug {
    /// The id of a name: lower case, accents off, everything else a hyphen. `None` where nothing is left.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let mut slug = String::with_capacity(name.len());
        for c in name
            .nfkd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
        {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        if slug.ends_with('-') {
            slug.pop();
        }
        if slug.is_empty() { None } else { Some(Self(slug.into())) }
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = NotASlug;
    fn from_str(id: &str) -> Result<Self, NotASlug> {
        let fits = !id.is_empty()
            && id.split('-').all(|w| !w.is_empty())
            && id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits {
            Ok(Self(id.into()))
        } else {
            Err(NotASlug { found: id.to_owned() })
        }
    }
}

impl TryFrom<String> for Slug {
    type Error = NotASlug;
    fn try_from(id: String) -> Result<Self, NotASlug> {
        id.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0.into()
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
