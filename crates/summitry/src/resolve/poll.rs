//! Merges mentions of [`Poll`] into records.

use rustc_hash::FxHashMap;

use super::recent::note;
use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Poll, Record};
use crate::scan::steps::looked;
use crate::value::Number;

/// One record for each thing that the mentions speak of, in the order of first mention.
///
/// The same share in another sentence is the same answer, unless another pollster got it.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Poll>>) -> Vec<Poll> {
    let mut polls: Vec<(Poll, usize)> = Vec::new();
    let mut by_percent: FxHashMap<Option<Number>, Vec<usize>> = FxHashMap::default();
    for mention in mentions {
        let poll = mention.record;
        let alike = by_percent.entry(poll.percent).or_default();
        let same = |at: &usize| {
            looked();
            let (known, line) = &polls[*at];
            *line != mention.line
                && (known.pollster.is_none() || poll.pollster.is_none() || known.pollster == poll.pollster)
        };
        let Some((known, line)) = alike.iter().copied().find(same).map(|at| &mut polls[at]) else {
            note(alike, polls.len());
            polls.push((poll, mention.line));
            continue;
        };
        *line = mention.line;
        known.absorb(&poll);
    }
    polls.into_iter().map(|(poll, _)| poll).collect()
}
