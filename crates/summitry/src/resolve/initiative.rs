//! Merges mentions of [`Initiative`] into records.

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Initiative, Record};

/// One record for each initiative, in the order of first mention.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Initiative>>) -> Vec<Initiative> {
    let mut records: Vec<Initiative> = Vec::new();
    for mention in mentions {
        match records.iter_mut().find(|r| r.id == mention.record.id) {
            Some(record) => {
                record.absorb(&mention.record);
                let best = record.confidence().max(mention.record.confidence());
                record.set_confidence(best);
            }
            None => records.push(mention.record),
        }
    }
    records
}
