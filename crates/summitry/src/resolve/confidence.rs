//! Confidence that means something: the share of records like this one that are right, learned from gold documents.

use crate::pack::Calibration;
use crate::record::{Confidence, Record, Support, support_numbers};

/// No record is surer than this, or less sure than its complement: the gold documents are too few to tell.
const SUREST: f64 = 0.99;

/// Turns a reader's own confidence into a calibrated one, where the kind has weights.
pub(super) fn calibrate<R: Record>(record: &mut R, calibration: &Calibration) {
    let Some(weights) = calibration.kind(R::KIND.as_str()) else {
        return;
    };
    let numbers = support_numbers(record);
    let mut odds: f64 = Support::NAMES
        .iter()
        .zip(numbers)
        .map(|(name, number)| weights.number(name) * number)
        .sum();
    // Each rule counts once, however many fields it read; a record has few.
    let mut seen: Vec<&str> = Vec::new();
    for evidence in record.evidence_map().values().flatten() {
        if !seen.contains(&evidence.rule.as_str()) {
            seen.push(&evidence.rule);
        }
    }
    // Sums of floating numbers depend on their order, and fields may be cited in any.
    seen.sort_unstable();
    odds += seen.iter().map(|rule| weights.rule(rule)).sum::<f64>();
    let share = 1.0 / (1.0 + (-odds).exp());
    let confidence = Confidence::new(share.clamp(1.0 - SUREST, SUREST)).unwrap_or_default();
    record.set_confidence(confidence);
}
