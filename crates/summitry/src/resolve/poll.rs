//! Merges mentions of [`Poll`] into records.

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Poll, Record};

/// One record for each thing that the mentions speak of, in the order of first mention.
///
/// The same share in another sentence is the same answer, unless another pollster got it.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Poll>>) -> Vec<Poll> {
    let mut polls: Vec<(Poll, usize)> = Vec::new();
    for mention in mentions {
        let poll = mention.record;
        let same = |(known, line): &&mut (Poll, usize)| {
            *line != mention.line
                && known.percent == poll.percent
                && (known.pollster.is_none() || poll.pollster.is_none() || known.pollster == poll.pollster)
        };
        let Some((known, line)) = polls.iter_mut().find(same) else {
            polls.push((poll, mention.line));
            continue;
        };
        *line = mention.line;
        known.absorb(&poll);
    }
    polls.into_iter().map(|(poll, _)| poll).collect()
}
