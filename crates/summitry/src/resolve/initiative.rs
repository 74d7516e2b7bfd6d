//! Merges mentions of [`Initiative`] into records.

use rustc_hash::FxHashMap;

use super::recent::note;
use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Initiative, Record};
use crate::scan::steps::looked;
use crate::value::Slug;

/// Whether a name is the end of a longer one told before.
fn shortens(new: &Initiative, known: &Initiative) -> bool {
    looked();
    let (Some(short), Some(long)) = (&new.name, &known.name) else {
        return false;
    };
    long.strip_suffix(short.as_str())
        .is_some_and(|rest| rest.ends_with(' '))
}

fn last_word(initiative: &Initiative) -> Option<&str> {
    initiative.name.as_deref()?.split(' ').next_back()
}

/// One record for each initiative, in the order of first mention.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Initiative>>) -> Vec<Initiative> {
    let mut records: Vec<Initiative> = Vec::new();
    let mut known: FxHashMap<Option<Slug>, usize> = FxHashMap::default();
    let mut by_last_word: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for mention in mentions {
        let mut new = mention.record;
        // "Vision 2030" after "Kenya Vision 2030" is the same one.
        let alike = last_word(&new).and_then(|word| by_last_word.get(word));
        let mut alike = alike.into_iter().flatten().map(|at| &records[*at]);
        if let Some(longer) = alike.find(|r| shortens(&new, r)) {
            new.id.clone_from(&longer.id);
            new.name.clone_from(&longer.name);
        }
        let at = *known.entry(new.id.clone()).or_insert(records.len());
        let Some(record) = records.get_mut(at) else {
            if let Some(word) = last_word(&new) {
                note(by_last_word.entry(word.to_owned()).or_default(), at);
            }
            records.push(new);
            continue;
        };
        record.absorb(&new);
        let best = record.confidence().max(new.confidence());
        record.set_confidence(best);
    }
    records
}
