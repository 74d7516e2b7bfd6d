//! Learning the weights of `packs/common/calibration.csv` from gold documents.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use summitry::Extraction;
use summitry::record::{Record, Support};
use summitry_evaluate::{Example, Sample, Shrinkage, fit};

use super::Evaluation;

/// The file's content: one row a feature of a kind.
pub(super) fn weights(evaluation: &Evaluation<'_>) -> Result<String, serde_json::Error> {
    let mut examples: BTreeMap<&str, Vec<Example>> = BTreeMap::new();
    let mut samples = evaluation.samples.iter().peekable();
    for (document, scored) in evaluation.scored.iter().enumerate() {
        if scored.found.is_null() {
            continue;
        }
        let extraction: Extraction = serde_json::from_value(scored.found.clone())?;
        let supports = supports(&extraction);
        while let Some((_, sample)) = samples.next_if(|(d, _)| *d == document) {
            if let Some(support) = supports.get(sample.kind.as_str()).and_then(|s| s.get(sample.index)) {
                examples.entry(&sample.kind).or_default().push(example(support, sample));
            }
        }
    }
    let mut rows: Vec<String> = Vec::new();
    for (kind, examples) in examples {
        for (feature, weight) in fit(&examples, Shrinkage::default()) {
            rows.push(format!("{kind}:{feature},{weight:.3}"));
        }
    }
    rows.sort();
    let mut content = String::from("feature,weight\n");
    for row in rows {
        let _ = writeln!(content, "{row}");
    }
    Ok(content)
}

fn example(support: &Support, sample: &Sample) -> Example {
    let numbers = Support::NAMES.iter().map(|n| (*n).to_owned()).zip(support.numbers);
    let rules = support.rules.iter().map(|rule| (format!("rule:{rule}"), 1.0));
    Example {
        features: numbers.chain(rules).collect(),
        right: sample.right,
    }
}

fn supports(extraction: &Extraction) -> BTreeMap<&'static str, Vec<Support>> {
    fn add<R: Record>(records: &[R], supports: &mut BTreeMap<&'static str, Vec<Support>>) {
        supports.insert(R::KIND.as_str(), records.iter().map(Support::of).collect());
    }
    let mut supports = BTreeMap::new();
    add(&extraction.summits, &mut supports);
    add(&extraction.ministerials, &mut supports);
    add(&extraction.treaties, &mut supports);
    add(&extraction.mechanisms, &mut supports);
    add(&extraction.trade_figures, &mut supports);
    add(&extraction.initiatives, &mut supports);
    add(&extraction.outcomes, &mut supports);
    add(&extraction.polls, &mut supports);
    add(&extraction.people, &mut supports);
    supports
}
