//! Merges mentions of [`TradeFigure`] into records.

use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, TradeFigure};

/// One record for each thing that the mentions speak of, in the order of first mention.
pub(crate) fn resolve(
    _text: &Phrased<'_>,
    _found: &Extraction,
    mentions: Vec<Mention<TradeFigure>>,
) -> Vec<TradeFigure> {
    mentions.into_iter().map(|m| m.record).collect()
}
