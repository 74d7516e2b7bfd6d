//! The state that a bare office ("le président X") belongs to, from what the whole text is about.
//!
//! Every state that the text names has points: for how often it is named, for the dateline, for the news agency or institution that
//! reports, for a series of meetings that is its own. The state with the most, clearly before the next, is that of a bare office,
//! unless someone else holds the same office of it.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{self, STATE};
use super::link::{Link, Manner};
use super::office::{Office, Side};
use crate::pack::Category;
use crate::phrase::{Line, PartyForm, Phrased, PlaceRole};
use crate::record::Role;
use crate::scan::MarkKind;
use crate::value::{Country, Party, Span};

/// Sentences at the start of a text in which its dateline may stand.
const DATELINE_REACH: usize = 6;
/// Times that a state's name counts at most: a text that speaks of one state all along is not surer for it.
const MOST: usize = 8;
/// Points for the dateline, for each seat of power, for a reporting institution, for an office that one state alone has, for a series with
/// one state's name, for a state alone in the sentence, for that of someone else in it.
const DATELINE: usize = 3;
const SEAT: usize = 1;
const REPORTER: usize = 2;
const OFFICE: usize = 4;
const SERIES: usize = 3;
const ALONE: usize = 4;
const BESIDE: usize = 3;
/// Points that a state must have, and by how many, and by which part of them, it must lead.
const ENOUGH: usize = 2;
const LEAD: usize = 2;
const PART: usize = 2;
/// The same for the state of the dateline.
const PART_AT_HOME: usize = 3;

/// What bare offices are settled by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    /// The only state of the sentence.
    Sentence,
    /// What the text is about.
    Text,
}

/// Who is known to hold which office.
#[derive(Debug, Default)]
struct Known<'a> {
    /// The family names of those whose state is known.
    settled: BTreeSet<&'a str>,
    /// The family name of the first holder of an office of a state.
    held: BTreeMap<(Role, Country), &'a str>,
    /// The family names of those who hold an office of an unknown state.
    bare: BTreeMap<Role, BTreeSet<&'a str>>,
}

impl<'a> Known<'a> {
    fn new(text: &'a Phrased<'_>, linked: &[(usize, Link)]) -> Self {
        let mut known = Self::default();
        for one in linked {
            known.add(text, one);
        }
        known
    }

    fn add(&mut self, text: &'a Phrased<'_>, (_, link): &(usize, Link)) {
        let family = family(text, link);
        let role = link
            .role
            .map(|(role, _)| role)
            .filter(|_| link.manner != Manner::Former);
        if let Some((side, _)) = &link.side {
            self.settled.insert(family);
            if let Some(role) = role {
                if let Some(country) = side.party.country() {
                    self.held.entry((role, country)).or_insert(family);
                }
                self.bare.entry(role).or_default().remove(family);
            }
        } else if link.body.is_none()
            && let Some(role) = role
            && !self.settled.contains(family)
        {
            self.bare.entry(role).or_default().insert(family);
        }
    }

    /// Whether someone else holds an office of the state.
    fn is_held(&self, role: Role, country: Country, family: &str) -> bool {
        self.held.get(&(role, country)).is_some_and(|holder| *holder != family)
    }

    /// Whether someone else holds the office in another state that the text does not tell.
    fn has_rival(&self, role: Role, family: &str) -> bool {
        let bare = self.bare.get(&role);
        bare.is_some_and(|b| b.iter().any(|other| *other != family && !self.settled.contains(other)))
    }
}

/// The last word of a name.
fn family<'a>(text: &'a Phrased<'_>, link: &Link) -> &'a str {
    text.scan.tokens[link.name.end - 1].text(text.scan.text)
}

/// What a text says of its states.
#[derive(Debug, Default)]
struct States {
    /// Points, and where a state is named first.
    points: BTreeMap<Country, (usize, Span)>,
    /// The states that are named other than by adjectives.
    named: Vec<Country>,
    dateline: Option<Country>,
}

/// Gives bare offices their states, and adjectives that two states share ("congolais") the one that the text names.
pub(super) fn settle(text: &Phrased<'_>, offices: &[Vec<Office>], linked: &mut [(usize, Link)]) {
    let bare = |(index, link): &(usize, Link)| is_bare(&text.line(*index), &offices[*index], link);
    let shared = |(index, link): &(usize, Link)| {
        link.side
            .as_ref()
            .is_some_and(|(side, _)| holders(&text.line(*index), side).len() > 1)
    };
    if !linked.iter().any(|l| bare(l) || shared(l)) {
        return;
    }
    let mut states = states(text);
    // "the Secretary of State": who needs no state at such an office is at home in it.
    let voice = linked.iter().find_map(|(index, link)| {
        let (side, _) = link.side.as_ref()?;
        let office = offices[*index].iter().find(|o| o.head == link.head)?;
        let line = text.line(*index);
        let own = line.span(office.head, office.head_end).contains(side.span) && !names_state(&line, side);
        own.then_some((side.party.country()?, side.span))
    });
    if let Some((country, span)) = voice {
        states.add(country, OFFICE, span);
    }
    for (index, link) in linked.iter_mut() {
        if let Some((side, _)) = &mut link.side {
            let mut named = holders(&text.line(*index), side);
            let several = named.len() > 1;
            named.retain(|c| states.named.contains(c));
            if let [country] = named[..]
                && several
            {
                side.party = Party::Country(country);
            }
        }
    }
    // Who is told by the sentence itself comes first: of the states that are left one is more often clear.
    let mut known = Known::new(text, linked);
    for pass in [Pass::Sentence, Pass::Text] {
        for at in 0..linked.len() {
            if bare(&linked[at])
                && let Some(side) = home(text, offices, linked, at, &states, &known, pass)
            {
                linked[at].1.side = Some((side, STATE));
                known.add(text, &linked[at]);
            }
        }
    }
}

/// Whether a link has an office of a state, but no state.
fn is_bare(line: &Line<'_>, offices: &[Office], link: &Link) -> bool {
    let role = link.role.map(|(role, _)| role);
    let office = offices.iter().find(|o| o.head == link.head && !o.plural);
    let official = role == Some(Role::Spokesperson);
    link.side.is_none()
        && link.manner != Manner::Former
        && link.body.is_none_or(|(span, _)| context::is_generic(line, span))
        && office.is_some_and(|o| (official || context::is_national(role, o)) && !context::is_foreign(line, o))
}

/// Whether the words of a side are a state's.
fn names_state(line: &Line<'_>, side: &Side) -> bool {
    line.parties()
        .iter()
        .flat_map(|g| &g.members)
        .any(|m| side.span.contains(line.span(m.first, m.end)))
}

/// The states whose adjective stands at a side.
fn holders(line: &Line<'_>, side: &Side) -> Vec<Country> {
    let mark = line.marks().iter().find(|m| m.span == side.span);
    let Some(MarkKind::Term(senses)) = mark.map(|m| &m.kind) else {
        return Vec::new();
    };
    let lexicon = line.packs().lexicon();
    senses
        .iter()
        .filter(|s| s.category == Category::Demonym)
        .filter_map(|s| lexicon.concept(s.concept).parse().ok())
        .collect()
}

/// Counts what speaks for each state.
fn states(text: &Phrased<'_>) -> States {
    let facts = text.packs.facts();
    let mut states = States::default();
    let mut series: Vec<&str> = Vec::new();
    let mut reporters: Vec<(&str, Country)> = Vec::new();
    for line in text.lines() {
        for group in line.parties() {
            for member in &group.members {
                let Some(country) = member.party.country() else {
                    continue;
                };
                let money = line.is_symbol(member.end, '$');
                if money {
                    continue;
                }
                let seat = line.mark_at(member.first).is_some_and(|m| m.is(Category::Seat));
                states.add(
                    country,
                    1 + usize::from(seat) * SEAT,
                    line.span(member.first, member.end),
                );
                if member.form != PartyForm::Demonym {
                    states.named.push(country);
                }
            }
        }
        for place in line.places().iter().filter(|p| p.city.is_some()) {
            let Some(country) = place.country else { continue };
            states.add(country, 1, place.span);
            states.named.push(country);
        }
        for mark in line.marks() {
            if let Some(id) = line.concept(mark, Category::Institution)
                && let Some((_, Some(country))) = facts.institution(id)
                && !reporters.iter().any(|(known, _)| *known == id)
            {
                reporters.push((id, country));
            }
            if let Some(id) = line.concept(mark, Category::Series)
                && !series.contains(&id)
            {
                series.push(id);
            }
        }
    }
    states
        .points
        .values_mut()
        .for_each(|(points, _)| *points = (*points).min(MOST));
    for line in text.lines().take(DATELINE_REACH) {
        let place = line.places().iter().find(|p| p.role == PlaceRole::Dateline);
        if let Some((place, country)) = place.and_then(|p| Some((p, p.country?)))
            && states.dateline.is_none()
        {
            states.add(country, DATELINE, place.span);
            states.dateline = Some(country);
        }
    }
    // Agencies that report on all the world tell of no state: it must be named too.
    for (_, country) in reporters {
        if let Some((points, _)) = states.points.get_mut(&country) {
            *points += REPORTER;
        }
    }
    let mut own: Vec<Country> = series
        .into_iter()
        .filter_map(|id| {
            let parties = &facts.series(id)?.parties;
            let mut countries = parties.iter().filter_map(Party::country);
            let one = countries.next()?;
            (parties.len() > 1 && countries.next().is_none()).then_some(one)
        })
        .collect();
    own.sort_unstable();
    own.dedup();
    for country in own {
        if let Some((points, _)) = states.points.get_mut(&country) {
            *points += SERIES;
        }
    }
    states
}

impl States {
    fn add(&mut self, country: Country, points: usize, span: Span) {
        self.points.entry(country).or_insert((0, span)).0 += points;
    }
}

/// The state of a bare office.
fn home(
    text: &Phrased<'_>,
    offices: &[Vec<Office>],
    linked: &[(usize, Link)],
    at: usize,
    states: &States,
    known: &Known<'_>,
    pass: Pass,
) -> Option<Side> {
    let (index, link) = &linked[at];
    let line = text.line(*index);
    let office = offices[*index].iter().find(|o| o.head == link.head)?;
    let own = family(text, link);
    let first = linked.partition_point(|(i, _)| i < index);
    let here: Vec<Link> = linked[first..]
        .iter()
        .take_while(|(i, _)| i == index)
        .map(|(_, l)| l.clone())
        .collect();
    // "son ministre": whose state is known by now.
    if let Some(side) = context::owner(&line, office, &here) {
        return Some(side);
    }
    if known.settled.contains(own) {
        return None;
    }
    let role = link.role.map(|(role, _)| role);
    // A family name alone takes up someone who was told of in full.
    let full = link.name.words(&line) > 1 || matches!(role, Some(Role::HeadOfState | Role::HeadOfGovernment));
    if !full {
        return None;
    }
    let single = role.filter(|role| matches!(role, Role::HeadOfState | Role::HeadOfGovernment | Role::ForeignMinister));
    let held = |country: Country| {
        let counterpart = offices[*index]
            .iter()
            .filter(|o| o.refinement == "counterpart")
            .flat_map(|o| &o.sides)
            .any(|s| s.party.country() == Some(country));
        let other = single.is_some_and(|role| known.is_held(role, country, own));
        counterpart || other
    };
    let alone = context::only_state(&line, &here, &offices[*index]).and_then(|s| s.party.country());
    let beside = |country: Country| {
        here.iter().any(|l| {
            let state = l.side.as_ref().and_then(|(s, _)| s.party.country());
            state == Some(country) && l.role.map(|(role, _)| role) != role
        })
    };
    let mut points: Vec<(usize, Country, Span)> = states
        .points
        .iter()
        .filter(|(country, _)| !held(**country))
        .map(|(country, (points, span))| {
            let alone = if alone == Some(*country) { ALONE } else { 0 };
            let beside = if beside(*country) { BESIDE } else { 0 };
            (points + alone + beside, *country, *span)
        })
        .collect();
    points.sort_by_key(|(points, country, _)| (std::cmp::Reverse(*points), *country));
    let (most, country, span) = *points.first()?;
    let second = points.get(1).map_or(0, |(points, ..)| *points);
    let part = if states.dateline == Some(country) {
        PART_AT_HOME
    } else {
        PART
    };
    let clear = most - second >= LEAD && (most - second) * part >= most;
    let rival = || single.is_some_and(|role| known.has_rival(role, own));
    let fits = match pass {
        Pass::Sentence => alone == Some(country) && most > second,
        Pass::Text => clear && !rival() && !is_elsewhere(&line, &offices[*index], &here, country),
    };
    (most >= ENOUGH && fits).then_some(Side {
        party: Party::Country(country),
        span,
    })
}

/// Whether a sentence speaks of a state other than this one, and not for somebody of that state or a place.
fn is_elsewhere(line: &Line<'_>, offices: &[Office], links: &[Link], country: Country) -> bool {
    let members = || line.parties().iter().flat_map(|g| &g.members);
    if members().any(|m| m.party.country() == Some(country)) {
        return false;
    }
    members().any(|member| {
        let held = offices.iter().any(|o| o.first <= member.first && member.first < o.end)
            || links
                .iter()
                .any(|l| l.side.as_ref().is_some_and(|(s, _)| s.party == member.party));
        let place = line
            .places()
            .iter()
            .any(|p| p.first <= member.first && member.first < p.end);
        member.party.country().is_some() && !held && !place
    })
}
