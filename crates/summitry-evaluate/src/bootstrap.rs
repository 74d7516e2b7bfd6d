//! How far a score would move with other documents of the same sort: resampling documents with replacement.

use crate::counts::Counts;
use crate::random::SplitMix;

/// A range that holds the score of 95 of 100 resamples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The same samples at every run, so that figures can be compared.
const SEED: u64 = 0x5355_4D4D_4954_5259;

/// The 95 % interval of F1 over `resamples` resamplings of the documents; `None` without documents or resamples.
#[must_use]
pub fn bootstrap(documents: &[Counts], resamples: usize) -> Option<Interval> {
    if documents.is_empty() || resamples == 0 {
        return None;
    }
    let mut random = SplitMix::new(SEED);
    let mut scores: Vec<f64> = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        let mut sum = Counts::default();
        for _ in 0..documents.len() {
            sum += documents[random.below(documents.len())];
        }
        scores.push(sum.f1());
    }
    scores.sort_by(f64::total_cmp);
    let at = |share: f64| scores[((scores.len() - 1) as f64 * share).round() as usize];
    Some(Interval {
        low: at(0.025),
        high: at(0.975),
    })
}

#[cfg(test)]
mod tests {
    use super::bootstrap;
    use crate::Counts;

    fn document(right: f64, missed: f64) -> Counts {
        Counts {
            right,
            spurious: 0.0,
            missed,
        }
    }

    #[test]
    fn the_same_documents_give_the_same_interval() {
        let documents: Vec<Counts> = (0..40).map(|i| document(f64::from(i % 7), f64::from(i % 3))).collect();
        let all = documents.iter().fold(Counts::default(), |mut sum, c| {
            sum += *c;
            sum
        });
        let interval = bootstrap(&documents, 500).unwrap();
        assert_eq!(Some(interval), bootstrap(&documents, 500));
        assert!(interval.low < all.f1() && all.f1() < interval.high);
    }

    #[test]
    fn equal_documents_leave_no_doubt() {
        let interval = bootstrap(&[document(3.0, 1.0); 5], 100).unwrap();
        assert_eq!(interval.low, interval.high);
        assert_eq!(bootstrap(&[], 100), None);
    }
}
