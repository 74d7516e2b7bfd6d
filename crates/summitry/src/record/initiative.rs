//! Named programmes and concepts.

use super::macros::record;
use crate::value::{Date, Slug};

record! {
    /// A named programme or concept, a thematic year, a named spirit or vision.
    Initiative, InitiativeField, Initiative, key {
        /// Canonical id.
        Id / id: Option<Slug>,
        /// Its name as the text has it.
        Name / name: Option<String>,
        /// When it was proposed (EDTF).
        Proposed / proposed: Option<Date>,
        /// Who proposed it: a person's name or a party's code.
        Proposer / proposer: Option<String>,
        /// First year or day (EDTF).
        Start / start: Option<Date>,
        /// Last year or day (EDTF).
        End / end: Option<Date>,
    }
}
