//! Merges mentions of [`Outcome`] into records.

use rustc_hash::FxHashMap;

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Outcome, OutcomeKind, Record};

/// One record for each result: mentions of the same kind and count are one, unless two sides are named.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Outcome>>) -> Vec<Outcome> {
    let mut records: Vec<Outcome> = Vec::new();
    let mut known: FxHashMap<(Option<OutcomeKind>, Option<u32>), Vec<usize>> = FxHashMap::default();
    for mention in mentions {
        let new = mention.record;
        let alike = known.entry((new.kind, new.count)).or_default();
        let same = |old: &Outcome| old.actor == new.actor || old.actor.is_none() || new.actor.is_none();
        match alike.iter().copied().find(|at| same(&records[*at])) {
            Some(at) => records[at].absorb(&new),
            None => {
                alike.push(records.len());
                records.push(new);
            }
        }
    }
    records
}
