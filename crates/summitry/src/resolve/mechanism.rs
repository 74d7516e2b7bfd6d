//! Merges mentions of [`Mechanism`] into records.

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Mechanism, Record};

/// One record for each mechanism of which the text says something, in the order of first mention.
///
/// A mention is anaphoric here where it only names a mechanism: alone it makes no record.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Mechanism>>) -> Vec<Mechanism> {
    let mut records: Vec<(Mechanism, bool)> = Vec::new();
    for mention in mentions {
        let said = !mention.anaphoric;
        match records.iter_mut().find(|(r, _)| r.id == mention.record.id) {
            Some((record, any)) => {
                // A name that says nothing new only adds a place.
                if said || record.members.is_empty() && !mention.record.members.is_empty() {
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
