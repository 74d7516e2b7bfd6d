//! What differs between two readings of one document: records added, removed, changed field by field.
//!
//! ```
//! use summitry::diff::{Change, diff};
//! let old = summitry::extract("Le 3e sommet du G7 s'est tenu à Évian.");
//! let new = summitry::extract("Le 4e sommet du G7 s'est tenu à Évian.");
//! assert!(diff(&old, &old).is_empty());
//! let [change] = &diff(&old, &new)[..] else { panic!("one change") };
//! assert_eq!(change.to_string(), "summits summit-1: edition 3 -> 4");
//! ```

use core::fmt;
use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::record::{Extraction, Record, RecordKind};

/// One thing that differs between two readings.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// Something about the document as a whole.
    Document {
        /// What: `language`, `published`, `chars_processed`, `warnings`, `schema`.
        field: String,
        /// As it was.
        old: Value,
        /// As it is.
        new: Value,
    },
    /// A record that only the old reading has.
    Removed {
        /// Its kind.
        kind: RecordKind,
        /// The record.
        record: Value,
    },
    /// A record that only the new reading has.
    Added {
        /// Its kind.
        kind: RecordKind,
        /// The record.
        record: Value,
    },
    /// A record that both have, with other values.
    Changed {
        /// Its kind.
        kind: RecordKind,
        /// Its id in the new reading.
        id: String,
        /// The fields that differ, in the order of their names.
        fields: Vec<FieldChange>,
    },
}

/// A field that differs; `null` where it is not set.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldChange {
    /// Its name in the output.
    pub field: String,
    /// As it was.
    pub old: Value,
    /// As it is.
    pub new: Value,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document { field, old, new } => write!(f, "document: {field} {old} -> {new}"),
            Self::Removed { kind, record } => write!(f, "{kind}: removed {}", plain(record)),
            Self::Added { kind, record } => write!(f, "{kind}: added {}", plain(record)),
            Self::Changed { kind, id, fields } => {
                write!(f, "{kind} {id}:")?;
                for (at, FieldChange { field, old, new }) in fields.iter().enumerate() {
                    let comma = if at > 0 { "," } else { "" };
                    write!(f, "{comma} {field} {old} -> {new}")?;
                }
                Ok(())
            }
        }
    }
}

/// What says where a record came from and how sure it is, beside what it says.
const DETAILS: &[&str] = &["mentions", "evidence", "confidence"];

/// What differs between two readings in what they say: fields and assertions, and the document's language, date and warnings.
///
/// Records are the same record where they say the same; of the others those that share the most fields, at least a third, are one record
/// that changed. Their order, ids, mentions, evidence and confidence do not count.
#[must_use]
pub fn diff(old: &Extraction, new: &Extraction) -> Vec<Change> {
    compare(old, new, false)
}

/// [`diff`] with mentions, evidence and confidence: what two readings with the same [`Extraction::fingerprint`] never differ in.
#[must_use]
pub fn diff_detailed(old: &Extraction, new: &Extraction) -> Vec<Change> {
    compare(old, new, true)
}

fn compare(old: &Extraction, new: &Extraction, detailed: bool) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut document = |field: &str, old: Value, new: Value| {
        if old != new {
            let field = field.to_owned();
            changes.push(Change::Document { field, old, new });
        }
    };
    document("schema", json(&old.schema), json(&new.schema));
    document("language", json(&old.document.language), json(&new.document.language));
    document(
        "published",
        json(&old.document.published),
        json(&new.document.published),
    );
    let chars = |x: &Extraction| json(&x.document.chars_processed);
    document("chars_processed", chars(old), chars(new));
    if detailed {
        document("offset_unit", json(&old.offset_unit), json(&new.offset_unit));
        document("warnings", json(&old.warnings), json(&new.warnings));
    } else {
        let messages = |x: &Extraction| {
            x.warnings
                .iter()
                .map(|w| Value::from(w.message.as_str()))
                .collect::<Value>()
        };
        document("warnings", messages(old), messages(new));
    }
    records(&old.summits, &new.summits, detailed, &mut changes);
    records(&old.ministerials, &new.ministerials, detailed, &mut changes);
    records(&old.treaties, &new.treaties, detailed, &mut changes);
    records(&old.mechanisms, &new.mechanisms, detailed, &mut changes);
    records(&old.trade_figures, &new.trade_figures, detailed, &mut changes);
    records(&old.initiatives, &new.initiatives, detailed, &mut changes);
    records(&old.outcomes, &new.outcomes, detailed, &mut changes);
    records(&old.polls, &new.polls, detailed, &mut changes);
    records(&old.people, &new.people, detailed, &mut changes);
    changes
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// A record with what of it is compared.
struct Side {
    id: String,
    whole: Value,
    compared: serde_json::Map<String, Value>,
}

fn side<R: Record + Serialize>(record: &R, detailed: bool) -> Side {
    let whole = json(record);
    let mut compared = whole.as_object().cloned().unwrap_or_default();
    // The id is the one member whose value is the record's key, whatever it is called.
    compared.retain(|name, value| {
        let is_key = value.as_str() == Some(record.key()) && !R::columns().iter().any(|(field, _)| field == name);
        !is_key && (detailed || !DETAILS.contains(&name.as_str()))
    });
    Side {
        id: record.key().to_owned(),
        whole,
        compared,
    }
}

fn records<R: Record + Serialize>(old: &[R], new: &[R], detailed: bool, changes: &mut Vec<Change>) {
    let mut old: Vec<Side> = old.iter().map(|record| side(record, detailed)).collect();
    let mut new: Vec<Side> = new.iter().map(|record| side(record, detailed)).collect();
    new.retain(|record| {
        let same = old.iter().position(|other| other.compared == record.compared);
        same.map(|at| old.remove(at)).is_none()
    });
    // The likest pair first; of equal ones the first, so that the result depends on nothing else.
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (a, before) in old.iter().enumerate() {
        for (b, after) in new.iter().enumerate() {
            if let Some(shared) = likeness(before, after) {
                pairs.push((usize::MAX - shared, a, b));
            }
        }
    }
    pairs.sort_unstable();
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (_, a, b) in pairs {
        if partner[b].is_none() && taken.insert(a) {
            partner[b] = Some(a);
        }
    }
    for (a, record) in old.iter().enumerate().filter(|(a, _)| !taken.contains(a)) {
        debug_assert!(!taken.contains(&a));
        let record = record.whole.clone();
        changes.push(Change::Removed { kind: R::KIND, record });
    }
    for (record, partner) in new.into_iter().zip(partner) {
        changes.push(match partner {
            Some(a) => Change::Changed {
                kind: R::KIND,
                fields: fields(&old[a].compared, &record.compared),
                id: record.id,
            },
            None => Change::Added {
                kind: R::KIND,
                record: record.whole,
            },
        });
    }
}

/// How many fields two records share, where it is enough for one record that changed: a third of the fuller one's.
fn likeness(old: &Side, new: &Side) -> Option<usize> {
    let is_field = |name: &str| name != "assertion" && !DETAILS.contains(&name);
    let count = |side: &Side| side.compared.keys().filter(|name| is_field(name)).count();
    let same = |(name, value): &(&String, &Value)| is_field(name) && new.compared.get(*name) == Some(value);
    let shared = old.compared.iter().filter(same).count();
    (shared > 0 && shared * 3 >= count(old).max(count(new))).then_some(shared)
}

fn fields(old: &serde_json::Map<String, Value>, new: &serde_json::Map<String, Value>) -> Vec<FieldChange> {
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let of = |record: &serde_json::Map<String, Value>, name: &str| record.get(name).cloned().unwrap_or_default();
    let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name));
    let changed = changed.map(|name| FieldChange {
        field: name.clone(),
        old: of(old, name),
        new: of(new, name),
    });
    changed.collect()
}

/// A record without what says where it came from.
fn plain(record: &Value) -> Value {
    let mut record = record.clone();
    if let Some(members) = record.as_object_mut() {
        members.retain(|name, _| !DETAILS.contains(&name.as_str()));
    }
    record
}

#[cfg(test)]
mod tests {
    use super::{diff, diff_detailed};
    use crate::extract;

    fn changes(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (extract(old), extract(new));
        let changes = diff(&old, &new);
        changes
            .iter()
            .map(ToString::to_string)
            .filter(|c| !c.starts_with("document: "))
            .collect()
    }

    #[test]
    fn records_are_paired_by_what_they_say() {
        let old = "Le 3e sommet du G7 s'est tenu à Évian. Un traité a été signé à Samarcande le 3 mai 2024.";
        let moved = "Un traité a été signé à Samarcande le 3 mai 2024. Le 3e sommet du G7 s'est tenu à Évian.";
        assert_eq!(changes(old, old), [""; 0]);
        // Order and places do not count.
        assert_eq!(changes(old, moved), [""; 0]);
        let later = "Le 3e sommet du G7 s'est tenu à Évian. Un traité a été signé à Samarcande le 4 mai 2024.";
        let found = changes(old, later);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("treaties treaty-1:"), "{found:?}");
        assert!(
            found[0].contains("signed \"2024-05-03\" -> \"2024-05-04\""),
            "{found:?}"
        );
        let shorter = "Le 3e sommet du G7 s'est tenu à Évian.";
        let found = changes(old, shorter);
        assert!(
            found.len() == 1 && found[0].starts_with("treaties: removed {"),
            "{found:?}"
        );
        let found = changes(shorter, old);
        assert!(
            found.len() == 1 && found[0].starts_with("treaties: added {"),
            "{found:?}"
        );
    }

    #[test]
    fn details_count_where_asked() {
        let old = extract("Le 3e sommet du G7 s'est tenu à Évian.");
        let new = extract("Hier. Le 3e sommet du G7 s'est tenu à Évian.");
        let found = diff_detailed(&old, &new);
        let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert!(shown.iter().any(|c| c.contains("mentions")), "{shown:?}");
        assert_eq!(diff_detailed(&old, &old), []);
    }
}
