//! Reads mentions of [`Poll`].

use super::Mention;
use crate::phrase::Phrased;
use crate::record::{Extraction, Poll};

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(_text: &Phrased<'_>, _found: &Extraction) -> Vec<Mention<Poll>> {
    Vec::new()
}
