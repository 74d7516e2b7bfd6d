//! Reads mentions of [`Summit`] and [`Ministerial`].

use super::Mention;
use crate::phrase::Phrased;
use crate::record::{Extraction, Ministerial, Summit};

/// Every mention, in the order of the text.
pub(crate) fn read(_text: &Phrased<'_>, _found: &Extraction) -> (Vec<Mention<Summit>>, Vec<Mention<Ministerial>>) {
    (Vec::new(), Vec::new())
}
