//! Whether two values are the same: alternatives, names, numbers, sets.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::contract::{Comparison, Contract, KindRules};

/// Words shared by two names, as a share of their words, from which on they are one name.
const SAME_NAME: f64 = 0.6;
/// Numbers closer than this, relative to their size, are one.
const SAME_NUMBER: f64 = 1e-9;

/// The values that a field may have; `Null` among them where it may be absent.
pub(crate) type Alternatives<'v> = Vec<&'v Value>;

static ABSENT: Value = Value::Null;

/// A value's alternatives: those of `{"any": […]}`, else the value itself.
pub(crate) fn alternatives(value: &Value) -> Alternatives<'_> {
    match value.get("any").and_then(Value::as_array) {
        Some(any) => any.iter().collect(),
        None => vec![value],
    }
}

/// What a record says of a field; `None` where it says nothing.
pub(crate) fn field_of<'v>(
    contract: &Contract,
    kind: &KindRules,
    record: &'v Map<String, Value>,
    field: &str,
) -> Option<Alternatives<'v>> {
    let get = |name: &str| record.get(name).filter(|v| !v.is_null());
    let value = get(field);
    if kind.with_name.as_deref() == Some(field) {
        // An id may stand in the name alone; a series needs a value of its own.
        let own_id = field == "id";
        if own_id || value.is_some() {
            let name = get("name").filter(|n| own_id || is_true(n));
            let both: Vec<&Value> = value.into_iter().chain(name).flat_map(alternatives).collect();
            return (!both.is_empty() || !own_id).then_some(both);
        }
    }
    let value = value?;
    let empty = value.as_str() == Some("") || value.as_array().is_some_and(Vec::is_empty);
    if empty || *value == Value::Bool(false) {
        return None;
    }
    let mut values = alternatives(value);
    if let Some(default) = contract.default_of(field) {
        for value in &mut values {
            if value.as_str() == Some(default) {
                *value = &ABSENT;
            }
        }
        if values.as_slice() == [&ABSENT] {
            return None;
        }
    }
    Some(values)
}

/// Whether a field may be absent.
pub(crate) fn may_be_absent(values: &[&Value]) -> bool {
    values.iter().any(|v| v.is_null())
}

/// Whether some alternative of the one is some alternative of the other.
pub(crate) fn same(contract: &Contract, field: &str, gold: &[&Value], found: &[&Value]) -> bool {
    gold.iter()
        .any(|g| found.iter().any(|f| same_one(contract, field, g, f)))
}

fn same_one(contract: &Contract, field: &str, gold: &Value, found: &Value) -> bool {
    if gold.is_boolean() || found.is_boolean() {
        return is_true(gold) == is_true(found);
    }
    match contract.comparison(field) {
        Comparison::Number => match (number(gold), number(found)) {
            (Some(g), Some(f)) => (g - f).abs() <= SAME_NUMBER * g.abs().max(1.0),
            _ => false,
        },
        Comparison::Name => {
            let (g, f) = (slug(&text(gold)), slug(&text(found)));
            g == f || overlap(contract, &g, &f) >= SAME_NAME
        }
        Comparison::Place => slug(&text(gold)).replace('-', "") == slug(&text(found)).replace('-', ""),
        Comparison::Exact | Comparison::Set => text(gold) == text(found),
    }
}

/// The words that two slugs share, as a share of all their words.
fn overlap(contract: &Contract, a: &str, b: &str) -> f64 {
    let (a, b) = (words(contract, a), words(contract, b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let shared = a.intersection(&b).count();
    (2 * shared) as f64 / (a.len() + b.len()) as f64
}

fn words<'s>(contract: &Contract, slug: &'s str) -> BTreeSet<&'s str> {
    slug.split('-').filter(|w| !contract.small_words.contains(*w)).collect()
}

/// A name without accents, case and punctuation; itself where nothing else is in it.
pub(crate) fn slug(name: &str) -> String {
    let letters: String = name.nfkd().filter(|c| canonical_combining_class(*c) == 0).collect();
    let mut slug = String::with_capacity(letters.len());
    for c in letters.to_lowercase().chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() { name.to_owned() } else { slug }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Null => Cow::Borrowed("None"),
        other => Cow::Owned(other.to_string()),
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(b) => *b,
        Value::Number(n) => n.as_f64() != Some(0.0),
        Value::String(s) => !s.is_empty(),
        Value::Array(a) => !a.is_empty(),
        Value::Object(o) => !o.is_empty(),
    }
}

/// A set's members.
pub(crate) type Members = BTreeSet<String>;

/// The readings of a set: every alternative, blocs as ids and blocs as their members, multilateral lenders named or not.
fn readings(contract: &Contract, values: &[&Value]) -> Vec<Members> {
    let mut readings: Vec<Members> = Vec::new();
    for value in values {
        let named: Members = match value {
            Value::Array(members) => members.iter().map(|m| text(m).into_owned()).collect(),
            value if is_true(value) => Members::from([text(value).into_owned()]),
            _ => Members::new(),
        };
        let listed = named.iter().flat_map(|member| match contract.groups.get(member) {
            Some(members) => members.clone(),
            None => vec![member.clone()],
        });
        let listed = listed.collect();
        readings.push(named);
        readings.push(listed);
    }
    let unnamed: Vec<Members> = readings
        .iter()
        .map(|r| r.difference(&contract.lenders).cloned().collect::<Members>())
        .zip(&readings)
        .filter(|(rest, whole)| !rest.is_empty() && rest.len() < whole.len())
        .map(|(rest, _)| rest)
        .collect();
    readings.extend(unnamed);
    readings
}

/// The readings of both sides under which they agree best.
pub(crate) fn nearest_sets(
    contract: &Contract,
    gold: Option<&[&Value]>,
    found: Option<&[&Value]>,
) -> (Members, Members) {
    let of = |values: Option<&[&Value]>| values.map_or_else(|| vec![Members::new()], |v| readings(contract, v));
    let founds = of(found);
    let mut best: Option<(f64, Members, Members)> = None;
    for gold in of(gold) {
        for found in &founds {
            let whole = gold.len().max(found.len()).max(1);
            let agreement = gold.intersection(found).count() as f64 / whole as f64;
            if best.as_ref().is_none_or(|(b, ..)| agreement > *b) {
                best = Some((agreement, gold.clone(), found.clone()));
            }
        }
    }
    best.map_or_else(Default::default, |(_, gold, found)| (gold, found))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{alternatives, field_of, nearest_sets, same, slug};
    use crate::Contract;

    fn agree(field: &str, gold: Value, found: Value) -> bool {
        same(Contract::built_in(), field, &alternatives(&gold), &alternatives(&found))
    }

    #[test]
    fn any_alternative_is_right() {
        assert!(agree("status", json!({"any": ["held", "ongoing"]}), json!("ongoing")));
        assert!(!agree("status", json!({"any": ["held", "ongoing"]}), json!("planned")));
        assert!(agree("edition", json!(3), json!("3")));
    }

    #[test]
    fn names_agree_by_their_words() {
        assert!(agree(
            "name",
            json!("Traité d’amitié éternelle"),
            json!("Traite d'amitie eternelle")
        ));
        // Three words of four and four, small words aside.
        assert!(agree(
            "name",
            json!("agreement on trade in services"),
            json!("trade services agreement 2024")
        ));
        assert!(!agree(
            "name",
            json!("agreement on trade"),
            json!("agreement on the river")
        ));
        // Words that say nothing make no name.
        assert!(!agree("name", json!("the"), json!("of the")));
        assert!(agree("city", json!("Xi'an"), json!("Xian")));
        assert!(!agree("city", json!("New York City"), json!("New York")));
        assert_eq!(slug("北京"), "北京");
    }

    #[test]
    fn numbers_are_numbers() {
        assert!(agree("value", json!("94800000000"), json!("94800000000.0")));
        assert!(!agree("value", json!("94.8"), json!("94.9")));
        assert!(!agree("change", json!("-3"), json!("3")));
        assert!(agree("record", json!(true), json!(true)));
    }

    #[test]
    fn a_bloc_is_its_members() {
        let contract = Contract::built_in();
        let gold = json!(["CHN", "central-asia"]);
        let found = json!(["CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB"]);
        let (g, f) = nearest_sets(contract, Some(&alternatives(&gold)), Some(&alternatives(&found)));
        assert_eq!(g, f);
        let mixed = json!({"any": [["CHN", "KAZ"], ["CHN"]]});
        let found = json!(["CHN"]);
        let (g, f) = nearest_sets(contract, Some(&alternatives(&mixed)), Some(&alternatives(&found)));
        assert_eq!(g, f);
    }

    #[test]
    fn a_lender_may_be_left_out_but_not_alone() {
        let contract = Contract::built_in();
        let (gold, found) = (json!(["imf", "PAK"]), json!(["PAK"]));
        let (g, f) = nearest_sets(contract, Some(&alternatives(&gold)), Some(&alternatives(&found)));
        assert_eq!(g, f);
        let (gold, found) = (json!(["imf"]), json!(["PAK"]));
        let (g, f) = nearest_sets(contract, Some(&alternatives(&gold)), Some(&alternatives(&found)));
        assert_eq!((g.len(), f.len(), g == f), (1, 1, false));
    }

    #[test]
    fn a_default_is_the_same_as_nothing() {
        let contract = Contract::built_in();
        let kind = contract.kind("trade_figures").unwrap();
        let says =
            |record: &Value, field| field_of(contract, kind, record.as_object().unwrap(), field).map(|v| v.len());
        assert_eq!(says(&json!({"bound": "exact"}), "bound"), None);
        assert_eq!(says(&json!({"bound": {"any": ["exact", "approx"]}}), "bound"), Some(2));
        assert_eq!(says(&json!({"record": false}), "record"), None);
        assert_eq!(says(&json!({"parties": []}), "parties"), None);
        assert_eq!(says(&json!({"source": null}), "source"), None);
    }

    #[test]
    fn a_name_stands_for_an_id() {
        let contract = Contract::built_in();
        let record = json!({"name": "Belt and Road"});
        let record = record.as_object().unwrap();
        let of = |kind: &str, field| field_of(contract, contract.kind(kind).unwrap(), record, field);
        assert!(of("initiatives", "id").is_some());
        // A series must be said by itself.
        assert!(of("summits", "series").is_none());
    }
}
