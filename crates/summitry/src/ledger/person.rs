//! What tells people apart.

use super::identity::{Identity, Rule, equal, slug, word_count};
use super::sounds::{Alike, alike, sounds};
use crate::record::{Person, PersonField, Role};
use crate::value::Slug;

impl Identity for Person {
    fn names(&self) -> Vec<String> {
        let name = slug(self.name.as_ref());
        let last = |name: &Slug| sounds(name.as_str().rsplit('-').next().unwrap_or_default());
        name.iter().map(last).collect()
    }

    fn weight(&self) -> usize {
        // All full names come before the family names that may be theirs.
        slug(self.name.as_ref()).map_or(0, |name| word_count(&name))
    }

    fn fits(&self, other: &Self, near: bool) -> Option<u8> {
        let (one, two) = (slug(self.name.as_ref())?, slug(other.name.as_ref())?);
        let state = equal(self.country.as_ref(), other.country.as_ref());
        if one == two {
            return match state {
                Some(true) => Some(9),
                // Given and family name are hardly another person's.
                _ if word_count(&one) > 1 => Some(8),
                _ => None,
            };
        }
        if state != Some(true) {
            return None;
        }
        let (short, long) = if one.as_str().len() < two.as_str().len() {
            (&one, &two)
        } else {
            (&two, &one)
        };
        let given = long.as_str().strip_suffix(short.as_str());
        if given.is_some_and(|given| given.ends_with('-')) {
            return Some(5);
        }
        match alike(&one, &two)? {
            Alike::Whole => Some(7),
            Alike::Family => Some(4),
            // Given names are translated. An office that one person has at a time tells that it is the same one.
            Alike::Initial => (near && self.role == other.role && self.role.is_some_and(is_one_persons)).then_some(3),
        }
    }

    fn rule(field: PersonField) -> Rule<PersonField> {
        match field {
            PersonField::Name | PersonField::Organisation => Rule::Name,
            PersonField::Role => Rule::Latest,
            _ => Rule::One,
        }
    }

    fn exactness(&self, field: PersonField) -> u32 {
        match field {
            PersonField::Name => u32::try_from(self.weight()).unwrap_or(u32::MAX),
            _ => 0,
        }
    }
}

/// Whether a state has one such person at a time.
const fn is_one_persons(role: Role) -> bool {
    matches!(role, Role::HeadOfState | Role::HeadOfGovernment | Role::ForeignMinister)
}
