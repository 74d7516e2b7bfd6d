//! Merges mentions of [`Mechanism`] into records.

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Mechanism};

/// One record for each thing that the mentions speak of, in the order of first mention.
pub(crate) fn resolve(_text: &Phrased<'_>, _found: &Extraction, mentions: Vec<Mention<Mechanism>>) -> Vec<Mechanism> {
    mentions.into_iter().map(|m| m.record).collect()
}
