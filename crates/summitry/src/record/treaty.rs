//! Treaties and other instruments.

use super::macros::{record, vocabulary};
use crate::value::{Country, Date, Party};

vocabulary! {
    /// What an instrument calls itself (after the UN Treaty Collection's glossary).
    TreatyKind {
        /// A treaty.
        Treaty = "treaty",
        /// An agreement.
        Agreement = "agreement",
        /// A memorandum of understanding.
        Memorandum = "memorandum",
        /// A declaration.
        Declaration = "declaration",
        /// A communiqué.
        Communique = "communique",
        /// A protocol.
        Protocol = "protocol",
        /// A convention.
        Convention = "convention",
        /// A charter.
        Charter = "charter",
        /// A contract.
        Contract = "contract",
        /// A plan of action, a roadmap, a programme.
        Plan = "plan",
        /// A statement.
        Statement = "statement",
    }
}

vocabulary! {
    /// How far an instrument has come: the furthest stage that the text reports of it as a whole.
    TreatyStatus {
        /// Talked of.
        Proposed = "proposed",
        /// Being negotiated, or negotiated and not signed.
        UnderNegotiation = "under_negotiation",
        /// Initialled.
        Initialled = "initialled",
        /// Adopted.
        Adopted = "adopted",
        /// Signed.
        Signed = "signed",
        /// Ratified by some at least, and not in force.
        Ratified = "ratified",
        /// In force.
        InForce = "in_force",
        /// Suspended.
        Suspended = "suspended",
        /// Ended by its parties.
        Terminated = "terminated",
        /// Run out.
        Expired = "expired",
    }
}

record! {
    /// A named or clearly individuated instrument: one record an instrument.
    Treaty, TreatyField, Treaty, id {
        /// Its title as the text has it, longest form, without the article.
        Name / name: Option<String>,
        /// What it calls itself.
        Kind / kind: Option<TreatyKind>,
        /// The states and blocs that are bound by it or conclude it, sorted.
        Parties / parties: Vec<Party>,
        /// How far it has come.
        Status / status: Option<TreatyStatus>,
        /// When it was signed or adopted (EDTF).
        Signed / signed: Option<Date>,
        /// When it entered or enters into force (EDTF).
        InForce / in_force: Option<Date>,
        /// The city of signature.
        City / city: Option<String>,
        /// The state of signature.
        Country / country: Option<Country>,
    }
}
