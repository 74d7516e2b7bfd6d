//! What speaks for a record: the features that its confidence is worked out from.

use super::{Confidence, Record};

/// What speaks for a record, kept small so that a few hundred answers are enough to learn from.
///
/// The weights of these features stand in `packs/common/calibration.csv`, as `<kind>:<feature>` and `<kind>:rule:<rule id>`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Support {
    /// The numbers, by their names in [`Support::NAMES`].
    pub numbers: [f64; 4],
    /// The rules that read its fields, sorted and unique.
    pub rules: Vec<String>,
}

impl Support {
    /// The numbers' names.
    pub const NAMES: [&'static str; 4] = ["bias", "reader", "fields", "mentions"];

    /// What speaks for a record whose confidence is still its reader's own.
    #[must_use]
    pub fn of<R: Record>(record: &R) -> Self {
        let mut rules: Vec<String> = Vec::new();
        for evidence in record.evidence_map().values().flatten() {
            if !rules.contains(&evidence.rule) {
                rules.push(evidence.rule.clone());
            }
        }
        rules.sort();
        Self {
            numbers: numbers(record),
            rules,
        }
    }
}

/// The numbers that speak for a record.
pub(crate) fn numbers<R: Record>(record: &R) -> [f64; 4] {
    let fields = R::fields().iter().filter(|f| record.is_set(**f)).count();
    [
        1.0,
        log_odds(record.confidence()),
        // Scaled so that all numbers move in the same range.
        (fields as f64) / 4.0,
        (record.mentions().len() as f64).ln_1p(),
    ]
}

/// A share as log-odds, kept finite.
fn log_odds(confidence: Confidence) -> f64 {
    let share = confidence.value().clamp(0.05, 0.95);
    (share / (1.0 - share)).ln()
}
