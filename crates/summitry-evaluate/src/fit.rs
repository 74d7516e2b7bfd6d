//! Learning how far to trust records: logistic regression with shrinkage, the same result at every run.

use std::collections::BTreeMap;

/// One record to learn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Its features, each with its value.
    pub features: Vec<(String, f64)>,
    /// Whether it is right.
    pub right: bool,
}

/// How strongly weights are held near zero: one that is seen seldom must not decide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrinkage {
    /// For features that every record has.
    pub common: f64,
    /// For features that only some records have.
    pub rare: f64,
    /// A feature that fewer records have than this is left out.
    pub least: usize,
    /// The share of the learned log-odds that is kept: readers were written with these documents at hand and err more on others.
    pub trust: f64,
}

impl Default for Shrinkage {
    fn default() -> Self {
        Self {
            common: 1.0,
            rare: 10.0,
            least: 5,
            trust: 0.8,
        }
    }
}

/// Steps of the descent; it has converged long before.
const STEPS: usize = 4000;

/// The weights under which the features tell right records from wrong ones best.
#[must_use]
pub fn fit(examples: &[Example], shrinkage: Shrinkage) -> BTreeMap<String, f64> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in examples.iter().flat_map(|e| &e.features) {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|_, count| *count >= shrinkage.least.min(examples.len()));
    let names: Vec<&str> = counts.keys().copied().collect();
    let held: Vec<f64> = counts
        .values()
        .map(|count| {
            if *count == examples.len() {
                shrinkage.common
            } else {
                shrinkage.rare
            }
        })
        .collect();
    let place = |name: &str| names.binary_search(&name).ok();
    let rows: Vec<(Vec<(usize, f64)>, f64)> = examples
        .iter()
        .map(|e| {
            let row = e
                .features
                .iter()
                .filter_map(|(name, value)| Some((place(name)?, *value)));
            (row.collect(), f64::from(u8::from(e.right)))
        })
        .collect();
    let size = f64::max(rows.len() as f64, 1.0);
    let steepest = rows
        .iter()
        .map(|(row, _)| row.iter().map(|(_, v)| v * v).sum::<f64>())
        .fold(1.0, f64::max);
    let pace = 1.0 / (0.25 * steepest + shrinkage.rare / size);
    // Nesterov's descent: the look ahead makes it quick, and nothing in it is random.
    let mut weights = vec![0.0; names.len()];
    let mut ahead = weights.clone();
    for step in 0..STEPS {
        let mut slope: Vec<f64> = ahead.iter().zip(&held).map(|(w, h)| w * h / size).collect();
        for (row, right) in &rows {
            let odds: f64 = row.iter().map(|(i, v)| ahead[*i] * v).sum();
            let error = 1.0 / (1.0 + (-odds).exp()) - right;
            for (i, v) in row {
                slope[*i] += error * v / size;
            }
        }
        let next: Vec<f64> = ahead.iter().zip(&slope).map(|(w, s)| w - pace * s).collect();
        let momentum = step as f64 / (step as f64 + 3.0);
        ahead = next.iter().zip(&weights).map(|(n, w)| n + momentum * (n - w)).collect();
        weights = next;
    }
    let kept = weights.into_iter().map(|w| w * shrinkage.trust);
    names.into_iter().map(str::to_owned).zip(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::{Example, Shrinkage, fit};

    fn example(rule: Option<&str>, right: bool) -> Example {
        let mut features = vec![("bias".to_owned(), 1.0)];
        features.extend(rule.map(|r| (r.to_owned(), 1.0)));
        Example { features, right }
    }

    #[test]
    fn a_rule_that_errs_counts_against_its_records() {
        let mut examples = vec![example(None, true); 90];
        examples.extend(vec![example(None, false); 10]);
        examples.extend(vec![example(Some("bad"), false); 30]);
        examples.extend(vec![example(Some("rare"), false); 2]);
        // With so many examples and full trust, the weights come near to the shares themselves.
        let loose = Shrinkage {
            rare: 1.0,
            trust: 1.0,
            ..Shrinkage::default()
        };
        let weights = fit(&examples, loose);
        let share = 1.0 / (1.0 + (-weights["bias"]).exp());
        assert!((0.8..0.92).contains(&share), "{weights:?}");
        assert!(weights["bad"] < -1.0, "{weights:?}");
        assert!(!weights.contains_key("rare"));
        assert_eq!(weights, fit(&examples, loose));
    }

    #[test]
    fn nothing_is_learned_from_nothing() {
        assert!(fit(&[], Shrinkage::default()).is_empty());
    }
}
