//! People with an office.

use super::macros::{record, vocabulary};
use crate::value::Party;

vocabulary! {
    /// What a person's office is.
    Role {
        /// President of a republic with that rank, monarch.
        HeadOfState = "head_of_state",
        /// Prime minister, chancellor.
        HeadOfGovernment = "head_of_government",
        /// Foreign minister.
        ForeignMinister = "foreign_minister",
        /// Any other minister.
        Minister = "minister",
        /// Deputy prime minister.
        DeputyPrimeMinister = "deputy_prime_minister",
        /// Secretary-general of an organisation.
        SecretaryGeneral = "secretary_general",
        /// Ambassador.
        Ambassador = "ambassador",
        /// Spokesperson.
        Spokesperson = "spokesperson",
        /// Analyst, scholar.
        Expert = "expert",
        /// Any other office.
        Other = "other",
    }
}

record! {
    /// A person named with an office.
    Person, PersonField, Person, id {
        /// The name as the text has it, longest form.
        Name / name: Option<String>,
        /// The office.
        Role / role: Option<Role>,
        /// The state or bloc that the person acts for.
        Country / country: Option<Party>,
        /// The organisation that the person acts for.
        Organisation / organisation: Option<String>,
    }
}
