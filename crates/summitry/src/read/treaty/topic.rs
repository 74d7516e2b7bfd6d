//! The side that a passage takes for granted: "an agreement with Iran" in a text about the Eurasian Union.

use std::collections::BTreeMap;

use super::{Reference, TreatyMention};
use crate::phrase::{PartyForm, Phrased};
use crate::record::TreatyField;
use crate::value::{Party, Span};

/// Sentences looked back over for the side.
const BACK: usize = 3;
/// How often a text names the side that it is about at least.
const OFTEN: usize = 3;

/// Adds the side taken for granted to agreements of which only "with …" is said.
pub(super) fn complete(text: &Phrased<'_>, mentions: &mut [TreatyMention]) {
    if !mentions.iter().any(is_one_sided) {
        return;
    }
    let counts = counts(text);
    for index in 0..mentions.len() {
        if !is_one_sided(&mentions[index]) {
            continue;
        }
        let found = of_previous(mentions, index, &counts).or_else(|| of_text(text, &mentions[index], &counts));
        if let Some((party, span)) = found {
            mentions[index].join(&[party], span, "treaty.parties.topic");
        }
    }
}

/// Whether one side is known, from behind "with".
fn is_one_sided(mention: &TreatyMention) -> bool {
    let cited = mention.record.evidence(TreatyField::Parties);
    mention.record.parties.len() == 1
        && mention.reference != Reference::Pronoun
        && !mention.plural
        && mention.known.is_none()
        && cited.iter().all(|e| e.rule == "treaty.parties.between")
}

fn counts(text: &Phrased<'_>) -> BTreeMap<Party, usize> {
    let mut counts = BTreeMap::new();
    for member in text.phrases.iter().flat_map(|p| &p.parties).flat_map(|g| &g.members) {
        if member.form != PartyForm::Anaphor {
            *counts.entry(member.party.clone()).or_insert(0) += 1;
        }
    }
    counts
}

/// The side of the agreement told of before that the text names most.
fn of_previous(mentions: &[TreatyMention], index: usize, counts: &BTreeMap<Party, usize>) -> Option<(Party, Span)> {
    let mention = &mentions[index];
    let previous = mentions[..index]
        .iter()
        .rev()
        .take_while(|m| m.line + BACK >= mention.line)
        .find(|m| m.record.parties.len() > 1)?;
    let count = |p: &&Party| counts.get(*p).copied().unwrap_or(0);
    let others = || {
        previous
            .record
            .parties
            .iter()
            .filter(|p| !mention.record.parties.contains(p))
    };
    let party = others().max_by_key(count)?;
    let alone = others().filter(|p| count(p) == count(&party)).count() == 1;
    let span = previous.record.evidence(TreatyField::Parties).first()?.span;
    (alone && count(&party) > 1).then(|| (party.clone(), span))
}

/// The side that the whole text names most, where it is named near.
fn of_text(text: &Phrased<'_>, mention: &TreatyMention, counts: &BTreeMap<Party, usize>) -> Option<(Party, Span)> {
    let (party, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    let alone = counts.values().filter(|count| *count == most).count() == 1;
    if !alone || *most < OFTEN || mention.record.parties.contains(party) {
        return None;
    }
    let near = mention.line.saturating_sub(BACK)..=mention.line;
    let groups = text.phrases[near].iter().rev().flat_map(|p| &p.parties);
    let mut named = groups.filter(|g| g.members.iter().any(|m| m.party == *party));
    named.next().map(|group| (party.clone(), group.span))
}
