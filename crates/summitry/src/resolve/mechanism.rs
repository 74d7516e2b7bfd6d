//! Merges mentions of [`Mechanism`] into records.

use rustc_hash::FxHashMap;

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Mechanism, Record};
use crate::value::Slug;

/// One record for each mechanism of which the text says something, in the order of first mention.
///
/// A mention is anaphoric here where it only names a mechanism: alone it makes no record.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Mechanism>>) -> Vec<Mechanism> {
    let mut records: Vec<(Mechanism, bool)> = Vec::new();
    let mut known: FxHashMap<Option<Slug>, usize> = FxHashMap::default();
    for mention in mentions {
        let said = !mention.anaphoric;
        let at = *known.entry(mention.record.id.clone()).or_insert(records.len());
        match records.get_mut(at) {
            Some((record, any)) => {
                // A name that says nothing new only adds a place.
                if said || record.name.is_none() || record.members.is_empty() && !mention.record.members.is_empty() {
                    record.absorb(&mention.record);
                } else {
                    mention.record.mentions.iter().for_each(|span| record.mention(*span));
                }
                let best = record.confidence().max(mention.record.confidence());
                record.set_confidence(best);
                *any |= said;
            }
            None => records.push((mention.record, said)),
        }
    }
    records.into_iter().filter(|(_, said)| *said).map(|(r, _)| r).collect()
}
