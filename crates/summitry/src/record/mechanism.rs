//! Standing mechanisms, forums and organisations.

use super::macros::record;
use crate::value::{Date, Duration, Party, Slug};

record! {
    /// A standing cooperation mechanism, forum, organisation or format.
    Mechanism, MechanismField, Mechanism, key {
        /// Canonical id.
        Id / id: Option<Slug>,
        /// Its name as the text has it.
        Name / name: Option<String>,
        /// Its members, where the text states them or the title names them, sorted.
        Members / members: Vec<Party>,
        /// When it was proposed (EDTF).
        Proposed / proposed: Option<Date>,
        /// When it was founded (EDTF).
        Established / established: Option<Date>,
        /// How often it meets (ISO 8601 duration).
        Cadence / cadence: Option<Duration>,
        /// When its secretariat was set up (EDTF).
        SecretariatEstablished / secretariat_established: Option<Date>,
        /// Who heads it.
        SecretaryGeneral / secretary_general: Option<String>,
    }
}
