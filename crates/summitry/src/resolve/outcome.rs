//! Merges mentions of [`Outcome`] into records.

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Outcome, Record};

/// One record for each result: mentions of the same kind and count are one, unless two sides are named.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Outcome>>) -> Vec<Outcome> {
    let mut records: Vec<Outcome> = Vec::new();
    for mention in mentions {
        let new = mention.record;
        let same = |old: &&mut Outcome| {
            old.kind == new.kind
                && old.count == new.count
                && (old.actor == new.actor || old.actor.is_none() || new.actor.is_none())
        };
        match records.iter_mut().find(same) {
            Some(old) => old.absorb(&new),
            None => records.push(new),
        }
    }
    records
}
