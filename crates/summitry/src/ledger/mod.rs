//! Many documents as one knowledge base: the same summit, treaty, figure or person across documents, with sources and conflicts.
//!
//! What is read from one document stays as it was read; a [`Ledger`] says which records of different documents are of the same
//! thing, and what their documents say together:
//!
//! - records of one document are never merged with each other: the document was read as a whole already;
//! - records are merged where what tells such things apart agrees, and nothing else fits as well; a record that could be several
//!   things, or that says too little, stays alone;
//! - the order in which documents are given makes no difference, and a document given twice counts once.
//!
//! | kind | told apart by |
//! | --- | --- |
//! | summit, ministerial meeting | series with edition or days; without a series, days with city and sides |
//! | treaty | name and kind, with sides, and with days or documents of the same time |
//! | mechanism, initiative | canonical id, else name |
//! | trade figure | measure, period, sides, currency and status; amounts far apart are other figures |
//! | person | name; a family name alone with its state |
//! | outcome, poll | nothing: each stays alone |

use serde::{Deserialize, Serialize};

use crate::record::{
    DocumentInfo, Extraction, Initiative, Mechanism, Ministerial, Outcome, Person, Poll, RecordKind, Summit,
    TradeFigure, Treaty,
};
use crate::value::{Date, DateInterval};

mod entry;
mod gather;
mod identity;
mod person;
mod settle;
mod sounds;
mod time;

pub use entry::{Conflict, Entry, Reading, Source};

use gather::gather;

/// The version of the ledger's shape.
pub const LEDGER_SCHEMA: &str = "summitry-ledger/1";

/// What many documents say together.
///
/// ```
/// use summitry::{Document, Extractor, Ledger};
/// let extractor = Extractor::new();
/// let texts = [
///     ("a", "Le deuxième sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025."),
///     ("b", "The second China-Central Asia Summit was held in Astana on June 17, 2025."),
/// ];
/// let ledger: Ledger = texts.iter().map(|(id, text)| extractor.extract(Document::new(*text).with_id(*id))).collect();
/// assert_eq!(ledger.summits().len(), 1);
/// assert_eq!(ledger.summits()[0].sources.len(), 2);
/// assert!(ledger.conflicts().next().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    schema: String,
    documents: Vec<DocumentInfo>,
    summits: Vec<Entry<Summit>>,
    ministerials: Vec<Entry<Ministerial>>,
    treaties: Vec<Entry<Treaty>>,
    mechanisms: Vec<Entry<Mechanism>>,
    trade_figures: Vec<Entry<TradeFigure>>,
    initiatives: Vec<Entry<Initiative>>,
    outcomes: Vec<Entry<Outcome>>,
    polls: Vec<Entry<Poll>>,
    people: Vec<Entry<Person>>,
}

/// Something that happened, or is to happen, at a time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct Event {
    /// The first day, where the year is known: events are sorted by it.
    pub first_day: Date,
    /// The time.
    pub when: DateInterval,
    /// The kind of the record.
    pub kind: RecordKind,
    /// The entry's id.
    pub id: String,
    /// The field that the time is of, such as `start` or `signed`.
    pub what: String,
    /// The entry's name, where it has one.
    pub name: Option<String>,
    /// How many documents say so.
    pub documents: usize,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident: $record:ident;)*) => {
        impl Ledger {
            $(
                $(#[$doc])*
                #[must_use]
                pub fn $list(&self) -> &[Entry<$record>] {
                    &self.$list
                }
            )*

            /// The fields that documents contradict each other on, kind by kind in the order of the entries.
            pub fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
                core::iter::empty()$(.chain(self.$list.iter().flat_map(|entry| &entry.conflicts)))*
            }

            /// What happened when, in the order of time; what has no year is left out.
            #[must_use]
            pub fn timeline(&self) -> Vec<Event> {
                let mut events = Vec::new();
                $( self.$list.iter().for_each(|entry| entry::events(entry, &mut events)); )*
                events.sort();
                events
            }

            /// What all documents say together, in the shape of one document's records. Places in texts are left out, as
            /// there are many texts; the entries' sources have them.
            #[must_use]
            pub fn merged(&self) -> Extraction {
                let mut extraction = Extraction::default();
                $( extraction.$list = self.$list.iter().map(|entry| entry.record.clone()).collect(); )*
                extraction
            }
        }

        impl FromIterator<Extraction> for Ledger {
            fn from_iter<I: IntoIterator<Item = Extraction>>(extractions: I) -> Self {
                let extractions = in_order(extractions);
                Self {
                    schema: LEDGER_SCHEMA.to_owned(),
                    $( $list: gather::<$record>(&extractions), )*
                    documents: extractions.into_iter().map(|x| x.document).collect(),
                }
            }
        }
    };
}

lists! {
    /// Meetings of heads of state or government, by time.
    summits: Summit;
    /// Meetings of ministers, by time.
    ministerials: Ministerial;
    /// Instruments, by time.
    treaties: Treaty;
    /// Mechanisms, forums, organisations.
    mechanisms: Mechanism;
    /// Economic magnitudes.
    trade_figures: TradeFigure;
    /// Named programmes and concepts.
    initiatives: Initiative;
    /// Countable results of meetings.
    outcomes: Outcome;
    /// Results of opinion polls.
    polls: Poll;
    /// People with an office.
    people: Person;
}

impl Ledger {
    /// The documents, by id; those without one have got one.
    #[must_use]
    pub fn documents(&self) -> &[DocumentInfo] {
        &self.documents
    }
}

/// Documents in an order of their own, whatever order they came in: each once, and each with an id.
fn in_order(extractions: impl IntoIterator<Item = Extraction>) -> Vec<Extraction> {
    // The records' content decides between documents of the same name: it is the same in every run.
    let key = |x: &Extraction| (x.document.id.clone(), serde_json::to_string(x).unwrap_or_default());
    let mut all: Vec<_> = extractions.into_iter().map(|x| (key(&x), x)).collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all.dedup_by(|(one, _), (other, _)| one == other);
    let mut all: Vec<Extraction> = all.into_iter().map(|(_, x)| x).collect();
    // Ids that are given are never used twice.
    let mut taken: std::collections::BTreeSet<String> = all.iter().filter_map(|x| x.document.id.clone()).collect();
    let mut used = std::collections::BTreeSet::new();
    for extraction in &mut all {
        let id = extraction.document.id.clone();
        if let Some(id) = &id
            && used.insert(id.clone())
        {
            continue;
        }
        let stem = id.map_or_else(|| "document-".to_owned(), |id| format!("{id}#"));
        let mut number = if stem == "document-" { 1 } else { 2 };
        while !taken.insert(format!("{stem}{number}")) {
            number += 1;
        }
        extraction.document.id = Some(format!("{stem}{number}"));
    }
    all
}

#[cfg(test)]
mod tests;
