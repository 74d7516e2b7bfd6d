//! Countable results of meetings.

use super::macros::{record, vocabulary};
use crate::value::Party;

vocabulary! {
    /// What is counted.
    OutcomeKind {
        /// Documents.
        Documents = "documents",
        /// Agreements.
        Agreements = "agreements",
        /// Measures.
        Measures = "measures",
        /// Centres.
        Centres = "centres",
        /// Platforms.
        Platforms = "platforms",
        /// Projects.
        Projects = "projects",
        /// Proposals.
        Proposals = "proposals",
        /// Contracts.
        Contracts = "contracts",
        /// Scholarships.
        Scholarships = "scholarships",
        /// Anything else.
        Other = "other",
    }
}

record! {
    /// A countable result of a meeting.
    Outcome, OutcomeField, Outcome, id {
        /// What is counted.
        Kind / kind: Option<OutcomeKind>,
        /// How many.
        Count / count: Option<u32>,
        /// Whose, where it is one side's.
        Actor / actor: Option<Party>,
    }
}
