//! Results of opinion polls.

use super::macros::record;
use crate::value::Number;

record! {
    /// One result of an opinion poll on politics or trade.
    Poll, PollField, Poll, id {
        /// Who asked.
        Pollster / pollster: Option<String>,
        /// The share of respondents, in per cent.
        Percent / percent: Option<Number>,
    }
}
