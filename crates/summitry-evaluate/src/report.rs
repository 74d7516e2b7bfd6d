//! The scores of many documents together.

use crate::bootstrap::{Interval, bootstrap};
use crate::contract::{Contract, KindRules};
use crate::counts::Counts;
use crate::score::{DocumentScore, KindScore};

/// What the existence of records is called among the fields.
pub const EXISTENCE: &str = "(record)";

/// Documents with their scores, of some kinds or all.
#[derive(Clone, Debug)]
pub struct Report<'c> {
    contract: &'c Contract,
    /// The kinds reported on: places in the contract's list.
    kinds: Vec<usize>,
    documents: Vec<(String, DocumentScore)>,
}

impl<'c> Report<'c> {
    /// An empty report on these kinds, in the contract's order; on all of them where none is given.
    #[must_use]
    pub fn new(contract: &'c Contract, kinds: &[String]) -> Self {
        let wanted = |kind: &KindRules| kinds.is_empty() || kinds.contains(&kind.name);
        let all = contract.kinds().iter().enumerate();
        Self {
            contract,
            kinds: all.filter(|(_, k)| wanted(k)).map(|(index, _)| index).collect(),
            documents: Vec::new(),
        }
    }

    /// Adds a document's score.
    pub fn add(&mut self, name: impl Into<String>, score: DocumentScore) {
        self.documents.push((name.into(), score));
    }

    /// The documents, in the order in which they were added.
    #[must_use]
    pub fn documents(&self) -> &[(String, DocumentScore)] {
        &self.documents
    }

    /// The kinds reported on, with the sum of their scores.
    pub fn kinds(&self) -> impl Iterator<Item = (&'c KindRules, KindScore)> {
        self.kinds
            .iter()
            .map(|index| (&self.contract.kinds()[*index], self.kind(*index)))
    }

    fn kind(&self, index: usize) -> KindScore {
        let mut sum = KindScore::default();
        for (_, document) in &self.documents {
            sum.add(&document.kinds[index]);
        }
        sum
    }

    /// All kinds together.
    #[must_use]
    pub fn total(&self) -> KindScore {
        let mut total = KindScore::default();
        for (_, kind) in self.kinds() {
            total.counts += kind.counts;
            total.exact += kind.exact;
            total.total += kind.total;
        }
        total
    }

    /// One document's slots, of the kinds reported on.
    #[must_use]
    pub fn document(&self, score: &DocumentScore) -> Counts {
        let mut sum = Counts::default();
        for index in &self.kinds {
            sum += score.kinds[*index].counts;
        }
        sum
    }

    /// The slots of a kind by field, with the fields' names; the records' existence comes last.
    #[must_use]
    pub fn fields<'k>(kind: &'k KindRules, score: &KindScore) -> Vec<(&'k str, Counts)> {
        let names = kind.fields.iter().map(String::as_str).chain([EXISTENCE]);
        names.zip(score.fields.iter().map(|f| f.counts)).collect()
    }

    /// The 95 % interval of a kind's F1.
    #[must_use]
    pub fn kind_interval(&self, kind: &str, resamples: usize) -> Option<Interval> {
        let index = self.contract.kinds().iter().position(|k| k.name == kind)?;
        // A document that has nothing of a kind says nothing of it, but is drawn as any other.
        let counts: Vec<Counts> = self.documents.iter().map(|(_, d)| d.kinds[index].counts).collect();
        bootstrap(&counts, resamples)
    }

    /// The 95 % interval of F1 over all kinds reported on.
    #[must_use]
    pub fn interval(&self, resamples: usize) -> Option<Interval> {
        let counts: Vec<Counts> = self.documents.iter().map(|(_, d)| self.document(d)).collect();
        bootstrap(&counts, resamples)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Report;
    use crate::{Contract, score_document};

    #[test]
    fn kinds_that_nobody_asked_for_do_not_count() {
        let contract = Contract::built_in();
        let gold = json!({"polls": [{"percent": "54"}], "people": [{"name": "Xi Jinping"}]});
        let found = json!({"polls": [{"percent": "54"}]});
        let mut report = Report::new(contract, &["polls".to_owned()]);
        report.add("a", score_document(contract, &gold, &found));
        assert_eq!(report.total().counts.f1(), 1.0);
        assert_eq!((report.total().exact, report.total().total), (1, 1));
        let mut all = Report::new(contract, &[]);
        all.add("a", score_document(contract, &gold, &found));
        assert_eq!(all.total().counts.recall(), 0.5);
        assert_eq!(all.kinds().count(), 9);
    }
}
