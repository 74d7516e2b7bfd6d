//! Whether a concept may stand in a term table.

use rust_decimal::Decimal;

use super::category::{Category, Concepts, VERB_FORMS};
use super::dates::DateMeaning;
use super::facts::Facts;

impl Concepts {
    /// Checks a concept of a table whose concepts are these.
    ///
    /// # Errors
    /// What the table expects there.
    pub fn check(self, category: Category, concept: &str, facts: &Facts) -> Result<(), String> {
        let listed = |list: &[&str], value: &str| match list.contains(&value) {
            true => Ok(()),
            false => Err(format!("one of {}", list.join(", "))),
        };
        match self {
            Self::OneOf(list) => listed(list, concept),
            Self::Refined(list) => listed(list, concept.split('/').next().unwrap_or(concept)),
            Self::Fact(tables) => match tables.iter().any(|table| facts.contains(table, concept)) {
                true => Ok(()),
                false => Err(format!("an id of {}", tables.join(" or "))),
            },
            Self::Number => match concept.parse::<Decimal>() {
                Ok(_) => Ok(()),
                Err(_) => Err("a number".to_owned()),
            },
            Self::Verb => match concept.split_once(':') {
                Some((class, form)) if !class.is_empty() => listed(VERB_FORMS, form),
                _ => Err(format!("a class, `:`, and one of {}", VERB_FORMS.join(", "))),
            },
            Self::Date => DateMeaning::parse(category, concept).map(|_| ()),
            Self::Any if concept.is_empty() => Err("a concept".to_owned()),
            Self::Any => Ok(()),
        }
    }
}
