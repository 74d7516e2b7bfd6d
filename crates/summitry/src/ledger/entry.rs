//! A thing that one or more documents speak of.

use serde::{Deserialize, Serialize};

use super::Event;
use crate::record::{Cell, Listed, RecordKind};

/// A thing that one or more documents speak of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Entry<R> {
    /// Its name in the ledger, such as `summits-3`; the record has the same.
    pub id: String,
    /// What the documents say together. It has neither mentions nor evidence, which the sources have.
    pub record: R,
    /// What each document says, in the order of the documents.
    pub sources: Vec<Source<R>>,
    /// The fields that the documents contradict each other on.
    pub conflicts: Vec<Conflict>,
}

/// What one document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Source<R> {
    /// The document's id.
    pub document: String,
    /// The record as it was read, with its places in that document.
    pub record: R,
}

/// A field that documents contradict each other on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Conflict {
    /// The kind of the entry's record.
    pub kind: RecordKind,
    /// The entry's id.
    pub id: String,
    /// The field.
    pub field: String,
    /// What is said of it: the entry's value first, then those that it can't be true with.
    pub readings: Vec<Reading>,
}

/// A value, and the documents that give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Reading {
    /// The value as a table has it.
    pub value: String,
    /// The documents' ids.
    pub documents: Vec<String>,
}

/// Adds an entry's times.
pub(super) fn events<R: Listed>(entry: &Entry<R>, events: &mut Vec<Event>) {
    let cell = |name: &str| {
        let at = R::columns().iter().position(|(column, _)| *column == name)?;
        R::fields().get(at).map(|field| entry.record.cell(*field))
    };
    for field in R::fields() {
        let what = R::field_name(*field);
        let Cell::Time(when) = entry.record.cell(*field) else {
            continue;
        };
        // An end is said with its start, and a figure's period is no event.
        if (what == "end" && matches!(cell("start"), Some(Cell::Time(_)))) || what == "period" {
            continue;
        }
        let Some(first_day) = when.first_day().filter(|day| !day.is_open_year()) else {
            continue;
        };
        let name = ["name", "series", "id"]
            .iter()
            .find_map(|name| cell(name).map(|c| c.to_string()).filter(|n| !n.is_empty()));
        events.push(Event {
            first_day,
            when,
            kind: R::KIND,
            id: entry.id.clone(),
            what: what.to_owned(),
            name,
            documents: entry.sources.iter().filter(|s| s.record.is_set(*field)).count(),
        });
    }
}
