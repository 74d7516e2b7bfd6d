//! The typed records. Fields that the text does not support are absent.
//!
//! Definitions are those of the output contract `summitry/1`; names follow the UN Treaty Collection (treaties),
//! SDMX (figures) and schema.org (events, people).

use std::collections::BTreeMap;

use crate::value::Span;

mod cell;
mod evidence;
mod extraction;
mod fingerprint;
mod initiative;
mod listed;
mod macros;
mod mechanism;
mod meeting;
mod offset;
mod outcome;
mod person;
mod poll;
mod support;
mod trade;
mod treaty;

pub use cell::{Cell, CellType, Tabular};
pub use evidence::{Assertion, Confidence, Evidence};
pub use extraction::{DocumentInfo, Extraction, OffsetUnit, SCHEMA, Warning};
pub use fingerprint::{Fingerprint, NotAFingerprint};
pub use initiative::{Initiative, InitiativeField};
pub use listed::{ForKind, Listed, with_kind};
pub use mechanism::{Mechanism, MechanismField};
pub use meeting::{MeetingFormat, MeetingStatus, Ministerial, MinisterialField, Portfolio, Summit, SummitField};
pub use offset::NotInText;
pub use outcome::{Outcome, OutcomeField, OutcomeKind};
pub use person::{Person, PersonField, Role};
pub use poll::{Poll, PollField};
pub use support::Support;
pub(crate) use support::numbers as support_numbers;
pub use trade::{FigureStatus, Measure, TradeFigure, TradeFigureField};
pub use treaty::{Treaty, TreatyField, TreatyKind, TreatyStatus};

/// A word that a vocabulary does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`; expected one of {expected}")]
pub struct NotInVocabulary {
    /// What was found.
    pub found: String,
    /// The vocabulary.
    pub expected: String,
}

macros::vocabulary! {
    /// The kinds of records, in the order of the output.
    RecordKind {
        /// Meetings of heads of state or government.
        Summit = "summits",
        /// Meetings of ministers.
        Ministerial = "ministerials",
        /// Instruments.
        Treaty = "treaties",
        /// Standing mechanisms, forums, organisations.
        Mechanism = "mechanisms",
        /// Economic magnitudes.
        TradeFigure = "trade_figures",
        /// Named programmes and concepts.
        Initiative = "initiatives",
        /// Countable results of meetings.
        Outcome = "outcomes",
        /// Results of opinion polls.
        Poll = "polls",
        /// People with an office.
        Person = "people",
    }
}

/// What all kinds of records have in common.
pub trait Record: Clone + Default {
    /// The record's fields.
    type Field: Copy + Ord + core::fmt::Debug + 'static;
    /// Which kind it is.
    const KIND: RecordKind;
    /// All fields, in the order of the output.
    fn fields() -> &'static [Self::Field];
    /// The fields' names in the output with what their cells hold in a table.
    fn columns() -> &'static [(&'static str, CellType)];
    /// The field's value as a cell of a table.
    fn cell(&self, field: Self::Field) -> Cell<'_>;
    /// Whether the field has a value.
    fn is_set(&self, field: Self::Field) -> bool;
    /// Copies one field's value from another record.
    fn take(&mut self, field: Self::Field, from: &Self);
    /// Whether both have the same value there.
    fn same(&self, field: Self::Field, other: &Self) -> bool;
    /// Removes the field's value and its evidence.
    fn clear(&mut self, field: Self::Field);
    /// The record's name in its extraction.
    fn key(&self) -> &str;
    /// The record's name in its extraction.
    fn key_mut(&mut self) -> &mut String;
    /// Where the text speaks of it.
    fn mentions(&self) -> &[Span];
    /// Where the text speaks of it.
    fn mentions_mut(&mut self) -> &mut Vec<Span>;
    /// The evidence by field.
    fn evidence_map(&self) -> &BTreeMap<Self::Field, Vec<Evidence>>;
    /// The evidence by field.
    fn evidence_map_mut(&mut self) -> &mut BTreeMap<Self::Field, Vec<Evidence>>;
    /// All that points at the text: the mentions and the evidence.
    fn spans_mut(&mut self) -> (&mut Vec<Span>, &mut BTreeMap<Self::Field, Vec<Evidence>>);
    /// How sure the reading is.
    fn confidence(&self) -> Confidence;
    /// What the text claims of it.
    fn assertion(&self) -> Assertion;
    /// Says how sure the reading is.
    fn set_confidence(&mut self, confidence: Confidence);
    /// Says what the text claims of it.
    fn set_assertion(&mut self, assertion: Assertion);

    /// Notes where a field's value came from. Evidence stands in the order of the text.
    fn cite(&mut self, field: Self::Field, span: Span, rule: &str) {
        self.cite_evidence(field, Evidence::new(span, rule));
    }

    /// Notes evidence of a field's value in its place.
    fn cite_evidence(&mut self, field: Self::Field, evidence: Evidence) {
        let cited = self.evidence_map_mut().entry(field).or_default();
        if let Err(at) = cited.binary_search(&evidence) {
            cited.insert(at, evidence);
        }
    }

    /// Notes a place where the text speaks of the record.
    fn mention(&mut self, span: Span) {
        let mentions = self.mentions_mut();
        if let Err(at) = mentions.binary_search(&span) {
            mentions.insert(at, span);
        }
    }

    /// Takes from `other` the fields that are not set here, with their evidence; adds its mentions and the evidence of equal values.
    fn absorb(&mut self, other: &Self) {
        for field in Self::fields() {
            let evidence = other.evidence_map().get(field).cloned().unwrap_or_default();
            if !other.is_set(*field) {
                continue;
            }
            if !self.is_set(*field) {
                self.take(*field, other);
            } else if !self.same(*field, other) {
                continue;
            }
            for e in evidence {
                self.cite_evidence(*field, e);
            }
        }
        for span in other.mentions() {
            self.mention(*span);
        }
    }
}

/// Whether a field says nothing: absent, empty, or false.
pub(crate) trait Blank {
    fn is_blank(&self) -> bool;
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T> Blank for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

impl Blank for bool {
    fn is_blank(&self) -> bool {
        !*self
    }
}
