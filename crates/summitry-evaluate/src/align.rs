//! Which record speaks of what answer.

use serde_json::{Map, Value};

use crate::compare::{field_of, may_be_absent, nearest_sets, same};
use crate::contract::{Comparison, Contract, KindRules};
use crate::counts::Counts;

/// A record with its slots, as it is compared with an answer.
#[derive(Clone, Debug, Default)]
pub(crate) struct Slots {
    /// All slots.
    pub counts: Counts,
    /// Slots by field, in the kind's order.
    pub fields: Vec<Counts>,
    /// Whether a field agrees that makes the two speak of the same thing.
    pub key: bool,
}

/// Compares an answer with a record, or either with nothing.
pub(crate) fn slots(
    contract: &Contract,
    kind: &KindRules,
    gold: Option<&Map<String, Value>>,
    found: Option<&Map<String, Value>>,
) -> Slots {
    let mut slots = Slots::default();
    for field in &kind.fields {
        let g = gold.and_then(|r| field_of(contract, kind, r, field));
        let f = found.and_then(|r| field_of(contract, kind, r, field));
        let mut counts = Counts::default();
        if contract.comparison(field) == Comparison::Set {
            let optional = f.is_none() && g.as_ref().is_some_and(|g| may_be_absent(g));
            if !optional {
                let (g, f) = nearest_sets(contract, g.as_deref(), f.as_deref());
                // A set is one slot, however many members it has.
                let whole = g.len().max(f.len()).max(1) as f64;
                counts.right = g.intersection(&f).count() as f64 / whole;
                counts.spurious = f.difference(&g).count() as f64 / whole;
                counts.missed = g.difference(&f).count() as f64 / whole;
            }
        } else {
            match (&g, &f) {
                (Some(g), Some(f)) if same(contract, field, g, f) => {
                    counts.right = 1.0;
                    slots.key |= kind.keys.contains(field);
                }
                (Some(_), Some(_)) => {
                    counts.spurious = 1.0;
                    counts.missed = 1.0;
                }
                (None, Some(_)) => counts.spurious = 1.0,
                (Some(g), None) if !may_be_absent(g) => counts.missed = 1.0,
                _ => {}
            }
        }
        slots.counts += counts;
        slots.fields.push(counts);
    }
    slots
}

/// For each answer the record aligned with it: the pairs that agree best first, each used once.
pub(crate) fn align(
    contract: &Contract,
    kind: &KindRules,
    golds: &[&Map<String, Value>],
    found: &[&Map<String, Value>],
) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, record) in found.iter().enumerate() {
            let slots = slots(contract, kind, Some(gold), Some(record));
            if slots.key {
                let c = slots.counts;
                pairs.push((c.right - 0.5 * (c.spurious + c.missed), i, j));
            }
        }
    }
    // Stable: among equals the first answer and the first record go together.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut aligned = vec![None; golds.len()];
    let mut used = vec![false; found.len()];
    for (_, i, j) in pairs {
        if aligned[i].is_none() && !used[j] {
            aligned[i] = Some(j);
            used[j] = true;
        }
    }
    aligned
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::align;
    use crate::Contract;

    fn aligned(kind: &str, gold: &Value, found: &Value) -> Vec<Option<usize>> {
        fn records(value: &Value) -> Vec<&serde_json::Map<String, Value>> {
            value
                .as_array()
                .unwrap()
                .iter()
                .map(|r| r.as_object().unwrap())
                .collect()
        }
        let contract = Contract::built_in();
        align(contract, contract.kind(kind).unwrap(), &records(gold), &records(found))
    }

    #[test]
    fn records_without_a_key_in_common_are_strangers() {
        let gold = json!([{"series": "g7", "country": "FRA", "status": "held"}]);
        let found = json!([{"series": "g20", "country": "FRA", "status": "held"}]);
        assert_eq!(aligned("summits", &gold, &found), [None]);
    }

    #[test]
    fn the_pair_that_agrees_best_goes_first() {
        let gold = json!([
            {"series": "g7", "edition": 50, "city": "Fasano"},
            {"series": "g7", "edition": 51, "city": "Kananaskis"},
        ]);
        let found = json!([
            {"series": "g7", "edition": 51, "city": "Kananaskis"},
            {"series": "g7", "status": "held"},
        ]);
        assert_eq!(aligned("summits", &gold, &found), [Some(1), Some(0)]);
    }

    #[test]
    fn a_record_is_used_once() {
        let gold = json!([{"percent": "54"}, {"percent": "54"}]);
        assert_eq!(aligned("polls", &gold, &json!([{"percent": "54"}])), [Some(0), None]);
    }
}
