//! How far confidence can be trusted: what a record's confidence says against how often such records are right.

use serde_json::Value;

use crate::contract::Contract;
use crate::score::{DocumentScore, Judgement};

/// One record: how sure it claims to be, and whether it is right.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Sample {
    /// Its kind.
    pub kind: String,
    /// Its place in its list.
    pub index: usize,
    /// Its confidence, from 0 to 1.
    pub confidence: f64,
    /// Whether it has an answer and no slot that the answer contradicts.
    pub right: bool,
}

/// The records of a document; those whose answer is optional say nothing and are left out.
#[must_use]
pub fn samples(contract: &Contract, found: &Value, score: &DocumentScore) -> Vec<Sample> {
    let mut samples = Vec::new();
    for (kind, scored) in contract.kinds().iter().zip(&score.kinds) {
        let mut of_kind = Vec::new();
        for judgement in &scored.judgements {
            let (index, right) = match judgement {
                Judgement::Spurious { found } => (*found, false),
                Judgement::Aligned {
                    found,
                    counts,
                    optional: false,
                    ..
                } => (*found, counts.spurious == 0.0),
                Judgement::Aligned { .. } | Judgement::Missed { .. } => continue,
            };
            let record = found.get(&kind.name).and_then(|list| list.get(index));
            let Some(confidence) = record.and_then(|r| r.get("confidence")).and_then(Value::as_f64) else {
                continue;
            };
            of_kind.push(Sample {
                kind: kind.name.clone(),
                index,
                confidence,
                right,
            });
        }
        of_kind.sort_by_key(|s| s.index);
        samples.extend(of_kind);
    }
    samples
}

/// The records within a range of confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Bin {
    /// From this confidence on.
    pub from: f64,
    /// To below this confidence; the last bin holds 1 too.
    pub to: f64,
    /// How many there are.
    pub count: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The share of them that is right.
    pub right: f64,
}

/// The reliability table of some records.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reliability {
    /// Ten bins of equal width.
    pub bins: Vec<Bin>,
    /// The mean difference between confidence and share of right records, weighted by the bins' records.
    pub expected_error: f64,
    /// The mean squared difference between confidence and truth (Brier).
    pub brier: f64,
    /// How many records there are.
    pub count: usize,
}

/// Bins of the table.
const BINS: usize = 10;

impl Reliability {
    /// The table of these records.
    #[must_use]
    pub fn of<'s>(samples: impl IntoIterator<Item = &'s Sample>) -> Self {
        let mut bins: Vec<Bin> = (0..BINS)
            .map(|i| Bin {
                from: i as f64 / BINS as f64,
                to: (i + 1) as f64 / BINS as f64,
                ..Bin::default()
            })
            .collect();
        let (mut count, mut brier) = (0, 0.0);
        for sample in samples {
            let right = f64::from(u8::from(sample.right));
            // Confidence comes in thousandths; without the small step 0.7 would fall below its bin.
            let place = ((sample.confidence + 1e-9) * BINS as f64) as usize;
            let bin = &mut bins[place.min(BINS - 1)];
            bin.count += 1;
            bin.confidence += sample.confidence;
            bin.right += right;
            brier += (sample.confidence - right).powi(2);
            count += 1;
        }
        let mut error = 0.0;
        for bin in bins.iter_mut().filter(|b| b.count > 0) {
            error += (bin.confidence - bin.right).abs();
            bin.confidence /= bin.count as f64;
            bin.right /= bin.count as f64;
        }
        let all = f64::max(count as f64, 1.0);
        Self {
            bins,
            expected_error: error / all,
            brier: brier / all,
            count,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Reliability, Sample, samples};
    use crate::{Contract, score_document};

    fn sample(confidence: f64, right: bool) -> Sample {
        Sample {
            kind: "polls".to_owned(),
            index: 0,
            confidence,
            right,
        }
    }

    #[test]
    fn nine_right_of_ten_at_nine_tenths_is_no_error() {
        let mut all = vec![sample(0.9, true); 9];
        all.push(sample(0.9, false));
        let table = Reliability::of(&all);
        assert!(table.expected_error < 1e-9, "{table:?}");
        assert_eq!(table.bins[9].count, 10);
        let wrong = Reliability::of(&[sample(0.7, false)]);
        assert!((wrong.expected_error - 0.7).abs() < 1e-9);
        assert_eq!(wrong.bins[7].count, 1);
    }

    #[test]
    fn a_missed_field_makes_no_record_wrong_but_a_wrong_one_does() {
        let contract = Contract::built_in();
        let gold = json!({"polls": [{"percent": "54", "pollster": "Ipsos"}, {"percent": "10", "optional": true}, {"percent": "20", "pollster": "Ipsos"}]});
        let found = json!({"polls": [
            {"percent": "54", "confidence": 0.8}, {"percent": "10", "confidence": 0.6},
            {"percent": "20", "pollster": "Gallup", "confidence": 0.5}, {"percent": "30", "confidence": 0.3},
        ]});
        let score = score_document(contract, &gold, &found);
        let right: Vec<(usize, bool)> = samples(contract, &found, &score)
            .iter()
            .map(|s| (s.index, s.right))
            .collect();
        assert_eq!(right, [(0, true), (2, false), (3, false)]);
    }
}
