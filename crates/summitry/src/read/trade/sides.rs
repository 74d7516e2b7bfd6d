//! The two sides that a whole text is about.
//!
//! A figure between two sides often names one of them, or neither ("les échanges bilatéraux", "trade with the republic"): the text
//! has said who they are, in its title, in its first sentences, or by the meeting or the instrument that it tells of.

use super::named::is_format;
use crate::pack::Facts;
use crate::phrase::{Line, PartyForm, Phrased};
use crate::record::{Extraction, Role, TreatyField};
use crate::value::{Party, Slug, Span};

/// Sentences at the head of a text that tell what it is about, the title among them.
const OPENING: usize = 3;

/// The two sides of a text that has just two.
pub(super) fn sides(text: &Phrased<'_>, found: &Extraction) -> Option<(Vec<Party>, Span)> {
    opening(text, found, 1)
        .or_else(|| series(text, found))
        .or_else(|| opening(text, found, OPENING))
        .or_else(|| treaties(found))
}

/// The two sides that the first sentences name, by themselves or by those who act for them.
fn opening(text: &Phrased<'_>, found: &Extraction, sentences: usize) -> Option<(Vec<Party>, Span)> {
    let mut sides: Vec<Party> = Vec::new();
    let mut first = None;
    let mut add = |party: &Party, span: Span| {
        if !sides.contains(party) {
            sides.push(party.clone());
            first.get_or_insert(span);
        }
    };
    for line in text.lines().take(sentences) {
        for (party, span) in named(&line) {
            add(&party, span);
        }
        let within = line.span(line.first(), line.end());
        for person in &found.people {
            let Some(mention) = person.mentions.iter().find(|m| within.contains(**m)) else {
                continue;
            };
            if let Some(country) = person.country.as_ref().filter(|_| acts(person.role)) {
                add(country, *mention);
            }
        }
    }
    (sides.len() == 2).then_some((sides, first?))
}

/// Whether the first sentences of a text name a party.
pub(super) fn opens_with(text: &Phrased<'_>, party: &Party) -> bool {
    text.lines().take(OPENING).any(|line| {
        line.parties()
            .iter()
            .any(|g| g.members.iter().any(|m| m.party == *party))
    })
}

/// The parties of a sentence; a format between two sides counts as those.
fn named(line: &Line<'_>) -> Vec<(Party, Span)> {
    let facts = line.packs().facts();
    let mut found = Vec::new();
    for group in line.parties() {
        for member in group.members.iter().filter(|m| m.form != PartyForm::Anaphor) {
            match facts.series(member.party.as_str()) {
                Some(series) if is_format(facts, &member.party) => {
                    found.extend(series.parties.iter().map(|p| (p.clone(), group.span)));
                }
                _ if member.form == PartyForm::Metonym => {}
                _ if acts_as_one(facts, &member.party) => found.push((member.party.clone(), group.span)),
                _ => {}
            }
        }
    }
    found
}

/// Whether a party is a state or a union: a region or an organisation is where things happen sooner than a side.
fn acts_as_one(facts: &Facts, party: &Party) -> bool {
    party.country().is_some() || facts.bloc(party.as_str()).is_some_and(|b| b.kind == "union")
}

/// The organisation whose meeting a text tells of, where all its meetings are of one: "the bloc", "les Six".
pub(super) fn own_bloc(text: &Phrased<'_>, found: &Extraction) -> Option<(Party, Span)> {
    let facts = text.packs.facts();
    let mut own: Option<(Party, Span)> = None;
    for (series, mention) in meetings(found) {
        let (Some(series), Some(mention)) = (series, mention) else {
            continue;
        };
        let bloc = facts.bloc(series)?;
        if bloc.kind == "region"
            || own
                .as_ref()
                .is_some_and(|(known, _)| known.as_str() != bloc.id.as_str())
        {
            return None;
        }
        own = own.or_else(|| Some((bloc.id.as_str().parse().ok()?, mention)));
    }
    own
}

fn acts(role: Option<Role>) -> bool {
    !matches!(role, Some(Role::Expert | Role::SecretaryGeneral | Role::Other) | None)
}

/// The two sides of the only series of meetings that a text tells of.
fn series(text: &Phrased<'_>, found: &Extraction) -> Option<(Vec<Party>, Span)> {
    let facts = text.packs.facts();
    let mut meetings = meetings(found).map(|(series, mention)| {
        let parties = &facts.series(series?)?.parties;
        (parties.len() == 2).then_some((parties.clone(), mention?))
    });
    let sides = meetings.next()??;
    let same = |other: Option<(Vec<Party>, Span)>| other.is_some_and(|o| o.0 == sides.0);
    meetings.all(same).then_some(sides)
}

/// The series of each meeting, and where it is told of first.
fn meetings(found: &Extraction) -> impl Iterator<Item = (Option<&str>, Option<Span>)> {
    let summits = found.summits.iter().map(|m| (m.series.as_ref(), m.mentions.first()));
    let ministerials = found
        .ministerials
        .iter()
        .map(|m| (m.series.as_ref(), m.mentions.first()));
    summits
        .chain(ministerials)
        .map(|(series, mention)| (series.map(Slug::as_str), mention.copied()))
}

/// The two sides of the instruments that a text tells of.
fn treaties(found: &Extraction) -> Option<(Vec<Party>, Span)> {
    let mut treaties = found.treaties.iter().filter(|t| t.parties.len() == 2).filter_map(|t| {
        let span = t.evidence.get(&TreatyField::Parties)?.first()?.span;
        Some((t.parties.clone(), span))
    });
    let sides = treaties.next()?;
    let same = |other: &(Vec<Party>, Span)| other.0.iter().all(|p| sides.0.contains(p));
    treaties.all(|other| same(&other)).then_some(sides)
}
