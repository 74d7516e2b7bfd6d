//! Merges mentions of [`Initiative`] into records.

use rustc_hash::FxHashMap;

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Initiative, Record};
use crate::value::Slug;

/// One record for each initiative, in the order of first mention.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Initiative>>) -> Vec<Initiative> {
    let mut records: Vec<Initiative> = Vec::new();
    let mut known: FxHashMap<Option<Slug>, usize> = FxHashMap::default();
    for mention in mentions {
        let new = mention.record;
        let at = *known.entry(new.id.clone()).or_insert(records.len());
        let Some(record) = records.get_mut(at) else {
            records.push(new);
            continue;
        };
        record.absorb(&new);
        let best = record.confidence().max(new.confidence());
        record.set_confidence(best);
    }
    records
}
