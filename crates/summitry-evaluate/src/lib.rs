//! Scores records against answers written by people (gold), and says how far their confidence can be trusted.
//!
//! Records of a document are aligned with its answers one to one, kind by kind; then each field's value is a slot, and
//! each record's existence is one more. Precision, recall and F1 are shares of slots. What counts as the same value stands in
//! `contract.toml`: answers may hold alternatives, blocs may be named or listed, names agree by their words.
//!
//! ```
//! use serde_json::json;
//! use summitry_evaluate::{Contract, score_document};
//!
//! let gold = json!({"polls": [{"pollster": {"any": ["Ipsos", null]}, "percent": "54"}]});
//! let found = json!({"polls": [{"percent": "54"}]});
//! let score = score_document(Contract::built_in(), &gold, &found);
//! assert_eq!(score.total().f1(), 1.0);
//! ```

#![forbid(unsafe_code)]

mod align;
mod bootstrap;
mod calibration;
mod compare;
mod contract;
mod counts;
mod fit;
mod gold;
mod random;
mod report;
mod score;

pub use bootstrap::{Interval, bootstrap};
pub use calibration::{Bin, Reliability, Sample, samples};
pub use contract::{Contract, KindRules};
pub use counts::Counts;
pub use fit::{Example, Shrinkage, fit};
pub use gold::{Gold, GoldError, GoldFolder};
pub use random::SplitMix;
pub use report::{EXISTENCE, Report};
pub use score::{DocumentScore, FieldCounts, Judgement, KindScore, score_document};
