//! What documents say together of one thing, and where they contradict each other.

use super::entry::{Conflict, Reading};
use super::gather::Told;
use super::identity::{Identity, Rule};
use crate::record::{Assertion, CellType, Confidence};

/// One record of what all say, and the fields that they contradict each other on.
///
/// The result does not depend on the order of the documents but where nothing else decides.
pub(super) fn settle<R: Identity>(told: &[Told<'_, R>], name: impl Fn(usize) -> String) -> (R, Vec<Conflict>) {
    let mut out = R::default();
    let mut conflicts = Vec::new();
    let mut chosen: Vec<(R::Field, usize)> = Vec::new();
    for field in R::fields() {
        let saying: Vec<usize> = (0..told.len()).filter(|at| told[*at].record.is_set(*field)).collect();
        if saying.is_empty() {
            continue;
        }
        let at = match R::rule(*field) {
            Rule::With(other) => match chosen.iter().find(|(field, _)| *field == other) {
                Some((_, at)) if told[*at].record.is_set(*field) => Some(*at),
                // The other field's document does not say it.
                Some(_) => None,
                None => strongest(told, &saying, *field),
            },
            Rule::Latest => saying.iter().copied().max_by_key(|at| {
                let one = &told[*at];
                (
                    one.published.map(|d| d.last_day()),
                    one.record.confidence(),
                    core::cmp::Reverse(*at),
                )
            }),
            Rule::Name | Rule::One | Rule::All => strongest(told, &saying, *field),
        };
        let Some(at) = at else { continue };
        chosen.push((*field, at));
        out.take(*field, told[at].record);
        match R::rule(*field) {
            Rule::All => {
                let mut all = Vec::new();
                for at in &saying {
                    let mut record = told[*at].record.clone();
                    all.append(record.sides_mut(*field).unwrap_or(&mut Vec::new()));
                }
                all.sort();
                all.dedup();
                if let Some(sides) = out.sides_mut(*field) {
                    *sides = all;
                }
            }
            Rule::One => {
                let against: Vec<usize> = saying
                    .into_iter()
                    .filter(|other| contradict(&told[at], &told[*other], *field))
                    .collect();
                if !against.is_empty() {
                    let for_it = (0..told.len()).filter(|other| told[*other].record.same(*field, told[at].record));
                    conflicts.push(Conflict {
                        kind: R::KIND,
                        id: String::new(),
                        field: R::field_name(*field).to_owned(),
                        readings: readings(told, for_it.chain(against), *field, &name),
                    });
                }
            }
            _ => {}
        }
    }
    let sure = told.iter().map(|one| one.record.confidence()).max();
    out.set_confidence(sure.unwrap_or_default());
    out.set_assertion(strongest_assertion(told));
    (out, conflicts)
}

/// Whether the two can't both be right.
fn contradict<R: Identity>(one: &Told<'_, R>, other: &Told<'_, R>, field: R::Field) -> bool {
    // A city's name in another language is no other city.
    let at = R::fields().iter().position(|f| *f == field);
    let name = at
        .and_then(|at| R::columns().get(at))
        .is_some_and(|(_, cells)| *cells == CellType::Text);
    if name && one.language != other.language {
        return false;
    }
    let (one, other) = (one.record, other.record);
    !one.same(field, other) && !one.agrees(field, other) && !other.agrees(field, one)
}

/// A fact where any document tells it as one.
fn strongest_assertion<R: Identity>(told: &[Told<'_, R>]) -> Assertion {
    told.iter().map(|one| one.record.assertion()).min().unwrap_or_default()
}

/// The document whose value has most confidence behind it, its own and that of those that agree, leaving out values that another
/// one says more exactly.
fn strongest<R: Identity>(told: &[Told<'_, R>], saying: &[usize], field: R::Field) -> Option<usize> {
    // Values first, as there are few: the work grows with the documents times the different values.
    let mut values: Vec<(usize, u64)> = Vec::new();
    for at in saying {
        let record = told[*at].record;
        let weight = thousandths(record.confidence());
        match values
            .iter_mut()
            .find(|(other, _)| told[*other].record.same(field, record))
        {
            Some((_, sum)) => *sum += weight,
            None => values.push((*at, weight)),
        }
    }
    let agree = |one: usize, other: usize| {
        let (one, other) = (told[one].record, told[other].record);
        one.same(field, other) || one.agrees(field, other) || other.agrees(field, one)
    };
    let exactness = |at: usize| told[at].record.exactness(field);
    let behind = |at: usize| -> u64 {
        let agreeing = values.iter().filter(|(other, _)| agree(at, *other));
        agreeing.map(|(_, weight)| weight).sum()
    };
    // What another one says more exactly is no candidate: a year agrees with all its days, though those contradict each other.
    let refined = |at: usize| {
        values
            .iter()
            .any(|(other, _)| exactness(*other) > exactness(at) && agree(at, *other))
    };
    values
        .iter()
        .filter(|(at, _)| !refined(*at))
        .map(|(at, own)| {
            let shown = told[*at].record.cell(field).to_string();
            let key = (behind(*at), exactness(*at), *own, core::cmp::Reverse(shown));
            (key, *at)
        })
        .max()
        .map(|(_, at)| at)
}

fn thousandths(confidence: Confidence) -> u64 {
    // Between 0 and 1000: the cast is exact.
    (confidence.value() * 1000.0).round() as u64
}

/// The different values with their documents: the first one first, then those with more documents.
fn readings<R: Identity>(
    told: &[Told<'_, R>],
    saying: impl Iterator<Item = usize>,
    field: R::Field,
    name: impl Fn(usize) -> String,
) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for at in saying {
        let value = told[at].record.cell(field).to_string();
        let document = name(told[at].document);
        match readings.iter_mut().find(|reading| reading.value == value) {
            Some(reading) => reading.documents.push(document),
            None => readings.push(Reading {
                value,
                documents: vec![document],
            }),
        }
    }
    for reading in &mut readings {
        reading.documents.sort();
    }
    if let Some((_, rest)) = readings.split_first_mut() {
        rest.sort_by(|a, b| (b.documents.len(), &a.value).cmp(&(a.documents.len(), &b.value)));
    }
    readings
}
