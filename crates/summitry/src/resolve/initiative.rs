//! Merges mentions of [`Initiative`] into records.

use rustc_hash::FxHashMap;

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Initiative, Record};
use crate::value::Slug;

/// Whether a name is the end of a longer one told before.
fn shortens(new: &Initiative, known: &Initiative) -> bool {
    let (Some(short), Some(long)) = (&new.name, &known.name) else {
        return false;
    };
    long.strip_suffix(short.as_str())
        .is_some_and(|rest| rest.ends_with(' '))
}

/// One record for each initiative, in the order of first mention.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Initiative>>) -> Vec<Initiative> {
    let mut records: Vec<Initiative> = Vec::new();
    let mut known: FxHashMap<Option<Slug>, usize> = FxHashMap::default();
    for mention in mentions {
        let mut new = mention.record;
        // "Vision 2030" after "Kenya Vision 2030" is the same one.
        if let Some(longer) = records.iter().find(|r| shortens(&new, r)) {
            new.id.clone_from(&longer.id);
            new.name.clone_from(&longer.name);
        }
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
