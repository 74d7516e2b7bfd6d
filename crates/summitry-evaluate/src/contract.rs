//! The rules of the score, read from `contract.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

/// How values of a field are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Comparison {
    /// Letter by letter.
    #[default]
    Exact,
    /// As decimal numbers.
    Number,
    /// By their words.
    Name,
    /// By their letters, without spaces and accents.
    Place,
    /// Member by member.
    Set,
}

/// Which fields of a kind of records are slots.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct KindRules {
    /// The kind, as the output writes it (`summits`).
    pub name: String,
    /// The fields that are slots.
    pub fields: Vec<String>,
    /// Records may be aligned only where one of these agrees.
    pub keys: Vec<String>,
    /// The field for which the record's name may stand.
    #[serde(default)]
    pub with_name: Option<String>,
}

/// What is scored and which values count as the same.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    pub(crate) small_words: BTreeSet<String>,
    pub(crate) lenders: BTreeSet<String>,
    pub(crate) groups: BTreeMap<String, Vec<String>>,
    fields: BTreeMap<String, Comparison>,
    defaults: BTreeMap<String, String>,
    kinds: Vec<KindRules>,
}

impl Contract {
    /// The contract of the schema `summitry/1`.
    ///
    /// # Panics
    /// Never: the contract is part of the crate and read in its tests.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static CONTRACT: OnceLock<Contract> = OnceLock::new();
        CONTRACT.get_or_init(|| match toml::from_str(include_str!("../contract.toml")) {
            Ok(contract) => contract,
            Err(error) => panic!("contract.toml: {error}"),
        })
    }

    /// The kinds of records, in the order of the output.
    #[must_use]
    pub fn kinds(&self) -> &[KindRules] {
        &self.kinds
    }

    /// The rules of a kind.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<&KindRules> {
        self.kinds.iter().find(|k| k.name == name)
    }

    pub(crate) fn comparison(&self, field: &str) -> Comparison {
        self.fields.get(field).copied().unwrap_or_default()
    }

    pub(crate) fn default_of(&self, field: &str) -> Option<&str> {
        self.defaults.get(field).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::Contract;

    #[test]
    fn keys_are_fields() {
        let contract = Contract::built_in();
        assert_eq!(contract.kinds().len(), 9);
        for kind in contract.kinds() {
            for key in kind.keys.iter().chain(&kind.with_name) {
                assert!(kind.fields.contains(key), "{} has no field {key}", kind.name);
            }
        }
    }
}
