//! The score of one document.

use serde_json::{Map, Value};

use crate::align::{align, slots};
use crate::contract::{Contract, KindRules};
use crate::counts::Counts;

/// What became of one answer or one record.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Judgement {
    /// The answer has no record.
    Missed {
        /// The answer's place in its list.
        gold: usize,
    },
    /// The record has no answer.
    Spurious {
        /// The record's place in its list.
        found: usize,
    },
    /// The two speak of the same thing.
    Aligned {
        /// The answer's place in its list.
        gold: usize,
        /// The record's place in its list.
        found: usize,
        /// The slots in which they agree or not; the record's existence is not among them.
        counts: Counts,
        /// Whether the answer is optional, so that the pair counts for nothing.
        optional: bool,
    },
}

/// Slots of one field.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FieldCounts {
    /// Its slots.
    pub counts: Counts,
}

/// The score of one kind of records.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct KindScore {
    /// All slots, the records' existence included.
    pub counts: Counts,
    /// Slots by field, in the contract's order; the last one is the records' existence.
    pub fields: Vec<FieldCounts>,
    /// Answers found with every slot right.
    pub exact: usize,
    /// Answers that are not optional.
    pub total: usize,
    /// What became of each answer and record.
    pub judgements: Vec<Judgement>,
}

impl KindScore {
    fn new(kind: &KindRules) -> Self {
        Self {
            fields: vec![FieldCounts::default(); kind.fields.len() + 1],
            ..Self::default()
        }
    }

    /// Adds another score of the same kind; judgements stay with their documents.
    pub(crate) fn add(&mut self, other: &Self) {
        self.counts += other.counts;
        if self.fields.len() < other.fields.len() {
            self.fields.resize(other.fields.len(), FieldCounts::default());
        }
        for (sum, counts) in self.fields.iter_mut().zip(&other.fields) {
            sum.counts += counts.counts;
        }
        self.exact += other.exact;
        self.total += other.total;
    }

    fn take(&mut self, fields: &[Counts], existence: Counts) {
        for (sum, counts) in self.fields.iter_mut().zip(fields.iter().chain([&existence])) {
            sum.counts += *counts;
        }
    }
}

/// The score of one document, kind by kind in the contract's order.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DocumentScore {
    /// The kinds.
    pub kinds: Vec<KindScore>,
}

impl DocumentScore {
    /// All slots of all kinds.
    #[must_use]
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for kind in &self.kinds {
            total += kind.counts;
        }
        total
    }
}

/// Scores the records found in a document against its answers; both have the output contract's shape.
#[must_use]
pub fn score_document(contract: &Contract, gold: &Value, found: &Value) -> DocumentScore {
    let kinds = contract.kinds().iter();
    DocumentScore {
        kinds: kinds
            .map(|kind| score_kind(contract, kind, &records(gold, kind), &records(found, kind)))
            .collect(),
    }
}

fn records<'v>(document: &'v Value, kind: &KindRules) -> Vec<&'v Map<String, Value>> {
    let list = document.get(&kind.name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_object).collect()
}

fn score_kind(
    contract: &Contract,
    kind: &KindRules,
    golds: &[&Map<String, Value>],
    found: &[&Map<String, Value>],
) -> KindScore {
    const ONE_RIGHT: Counts = Counts {
        right: 1.0,
        spurious: 0.0,
        missed: 0.0,
    };
    let mut score = KindScore::new(kind);
    let aligned = align(contract, kind, golds, found);
    for (i, gold) in golds.iter().enumerate() {
        let optional = gold.get("optional") == Some(&Value::Bool(true));
        let Some(j) = aligned[i] else {
            if !optional {
                let missed = slots(contract, kind, Some(gold), None);
                score.total += 1;
                score.counts.missed += missed.counts.missed + 1.0;
                let fields: Vec<Counts> = missed
                    .fields
                    .iter()
                    .map(|c| Counts {
                        right: 0.0,
                        spurious: 0.0,
                        missed: c.missed,
                    })
                    .collect();
                score.take(
                    &fields,
                    Counts {
                        missed: 1.0,
                        ..Counts::default()
                    },
                );
                score.judgements.push(Judgement::Missed { gold: i });
            }
            continue;
        };
        let pair = slots(contract, kind, Some(gold), Some(found[j]));
        score.judgements.push(Judgement::Aligned {
            gold: i,
            found: j,
            counts: pair.counts,
            optional,
        });
        if optional {
            continue;
        }
        score.total += 1;
        score.counts.right += pair.counts.right + 1.0;
        score.counts.spurious += pair.counts.spurious;
        score.counts.missed += pair.counts.missed;
        score.take(&pair.fields, ONE_RIGHT);
        if pair.counts.spurious == 0.0 && pair.counts.missed == 0.0 {
            score.exact += 1;
        }
    }
    for (j, record) in found.iter().enumerate() {
        if aligned.contains(&Some(j)) {
            continue;
        }
        let spurious = slots(contract, kind, None, Some(record));
        score.counts.spurious += spurious.counts.spurious + 1.0;
        score.take(
            &spurious.fields,
            Counts {
                spurious: 1.0,
                ..Counts::default()
            },
        );
        score.judgements.push(Judgement::Spurious { found: j });
    }
    score
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Judgement, score_document};
    use crate::{Contract, Counts};

    fn counts(kind: &str, gold: Value, found: Value) -> Counts {
        score_document(Contract::built_in(), &json!({ kind: gold }), &json!({ kind: found })).total()
    }

    #[test]
    fn a_set_is_one_slot_in_parts() {
        let gold = json!([{"series": "g7", "participants": ["FRA", "DEU", "ITA", "JPN"]}]);
        let found = json!([{"series": "g7", "participants": ["FRA", "DEU", "ITA", "USA"]}]);
        let c = counts("summits", gold, found);
        // The record, its series, and three quarters of the set.
        assert_eq!((c.right, c.spurious, c.missed), (2.75, 0.25, 0.25));
    }

    #[test]
    fn a_spurious_record_costs_its_slots_and_itself() {
        let c = counts("polls", json!([]), json!([{"pollster": "Ipsos", "percent": "54"}]));
        assert_eq!((c.right, c.spurious, c.missed), (0.0, 3.0, 0.0));
    }

    #[test]
    fn an_optional_record_neither_helps_nor_hurts() {
        let gold = json!([{"percent": "54", "optional": true}]);
        assert_eq!(counts("polls", gold.clone(), json!([])), Counts::default());
        assert_eq!(
            counts("polls", gold, json!([{"percent": "54", "pollster": "Gallup"}])),
            Counts::default()
        );
    }

    #[test]
    fn an_optional_field_may_be_absent_or_right_but_not_wrong() {
        let gold = json!([{"percent": "54", "pollster": {"any": ["Ipsos", null]}}]);
        assert_eq!(counts("polls", gold.clone(), json!([{"percent": "54"}])).f1(), 1.0);
        let wrong = counts("polls", gold, json!([{"percent": "54", "pollster": "Gallup"}]));
        assert_eq!((wrong.right, wrong.spurious, wrong.missed), (2.0, 1.0, 1.0));
    }

    #[test]
    fn fields_add_up_to_the_kind() {
        let gold = json!({"people": [{"name": "Emmanuel Macron", "role": "head_of_state", "country": "FRA"}, {"name": "Xi Jinping", "role": "head_of_state"}]});
        let found = json!({"people": [{"name": "Macron", "role": "minister"}, {"name": "Donald Tusk", "role": "head_of_government"}]});
        let score = score_document(Contract::built_in(), &gold, &found);
        let people = score.kinds.last().unwrap();
        let mut sum = Counts::default();
        for field in &people.fields {
            sum += field.counts;
        }
        assert_eq!(sum, people.counts);
        assert_eq!(people.total, 2);
        assert_eq!(people.judgements[1], Judgement::Missed { gold: 1 });
        assert_eq!(people.judgements.last(), Some(&Judgement::Spurious { found: 1 }));
    }
}
