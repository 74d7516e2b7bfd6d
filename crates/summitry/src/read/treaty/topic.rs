//! The sides that a passage takes for granted: "an agreement with Iran" in a text about the Eurasian Union, "a fisheries accord was signed"
//! in one about two states.

use std::collections::BTreeMap;

use super::{Reference, TreatyMention};
use crate::phrase::{PartyForm, Phrased};
use crate::record::{Extraction, TreatyField, TreatyStatus};
use crate::value::{Party, Span};

/// Sentences looked back over for the side.
const BACK: usize = 3;
/// How often a text names each of the two states that it is about at least.
const PAIR: usize = 2;
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

/// The two states or blocs that a whole text is about.
pub(crate) struct Two {
    parties: Vec<Party>,
    span: Span,
}

impl Two {
    /// Those of a text.
    pub(crate) fn of(text: &Phrased<'_>, found: &Extraction) -> Option<Self> {
        two(text, found, &counts(text)).map(|(parties, span)| Self { parties, span })
    }

    /// Makes them the sides of an instrument that has not both and may be theirs.
    pub(crate) fn sign(&self, text: &Phrased<'_>, mention: &mut TreatyMention) {
        if !may_be_of_two(mention) {
            return;
        }
        let mut here = text.phrases[mention.line].parties.iter().flat_map(|g| &g.members);
        let ours = |p: &Party| self.parties.contains(p);
        // A place in its name, or a third party beside it, makes it somebody else's.
        let country = mention.record.country.filter(|_| mention.place_named);
        let elsewhere = country.is_some_and(|c| !ours(&Party::Country(c)));
        if !elsewhere && mention.record.parties.iter().all(ours) && here.all(|m| ours(&m.party)) {
            mention.join(&self.parties, self.span, "treaty.parties.two");
        }
    }
}

/// Whether an instrument without both its sides may be one of the two states that the text is about.
fn may_be_of_two(mention: &TreatyMention) -> bool {
    mention.record.parties.len() < 2
        && mention.known.is_none()
        && !(mention.plural || mention.vetoed || mention.nested)
        && !(mention.is_issued() && mention.place_named)
        && mention.record.status.is_some()
        && (mention.staged || mention.record.status == Some(TreatyStatus::UnderNegotiation))
}

/// The two states or blocs that a text is about: each named often, and no third one nearly so; or the only two of its first sentences.
fn two(text: &Phrased<'_>, found: &Extraction, counts: &BTreeMap<Party, usize>) -> Option<(Vec<Party>, Span)> {
    let mut weights = counts.clone();
    for country in found.people.iter().filter_map(|p| p.country.as_ref()) {
        *weights.entry(country.clone()).or_insert(0) += 1;
    }
    let mut ranked: Vec<(&Party, usize)> = weights.iter().map(|(p, n)| (p, *n)).collect();
    ranked.sort_by_key(|(_, n)| core::cmp::Reverse(*n));
    let [(one, most), (other, least), rest @ ..] = ranked.as_slice() else {
        return None;
    };
    let third = rest.first().map_or(0, |(_, n)| *n);
    let others: usize = rest.iter().map(|(_, n)| n).sum();
    if *least < PAIR || third * 2 > *least || others > most + least {
        return None;
    }
    // A state and an organisation that it belongs to are no two sides.
    let facts = text.packs.facts();
    let within = |bloc: &Party, party: &Party| {
        let country = party.country().filter(|_| bloc.country().is_none());
        let members = facts
            .bloc(bloc.as_str())
            .map(|b| b.members_at(None))
            .unwrap_or_default();
        country.is_some_and(|c| members.is_empty() || members.contains(&c))
    };
    if within(one, other) || within(other, one) {
        return None;
    }
    let mut two = vec![(*one).clone(), (*other).clone()];
    two.sort();
    let groups = text.phrases.iter().flat_map(|p| &p.parties);
    let mut named = groups.filter(|g| g.members.iter().any(|m| two.contains(&m.party)));
    named.next().map(|group| (two, group.span))
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
