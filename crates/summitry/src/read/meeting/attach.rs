//! Gives a sentence's meetings the dates, places and participants that its clauses say of them.

use super::event::{Event, Level};
use super::head::is_meeting_verb;
use super::status;
use crate::phrase::{Line, PartyForm, PlaceRole, Time, VerbGroup, When};
use crate::record::{Extraction, Record, SummitField};
use crate::value::Party;

pub(super) fn attach(line: &Line<'_>, events: &mut [Event], found: &Extraction) {
    dates(line, events);
    places(line, events);
    participants(line, events, found);
    status::statuses(line, events);
}

/// The event that a phrase at `first..end` belongs to: the nearest one that no foreign verb separates from it.
fn owner(line: &Line<'_>, events: &[Event], first: usize, end: usize) -> Option<usize> {
    if let Some(inside) = events.iter().position(|e| e.first <= first && end <= e.end) {
        return Some(inside);
    }
    let clause = line.clause_of(first);
    let mut best: Option<(usize, usize)> = None;
    for (index, event) in events.iter().enumerate() {
        let (from, to) = if event.end <= first {
            (event.end, first)
        } else {
            (end, event.first)
        };
        if from > to {
            continue;
        }
        let away = line.clause_of(event.head).abs_diff(clause);
        if away > 1 || separated(line, from, to, event.first >= end) {
            continue;
        }
        // A date before the meeting belongs to it only where nothing nearer follows.
        let distance = to - from + 12 * away + if event.first >= end { 3 } else { 0 };
        if best.is_none_or(|(_, d)| distance < d) {
            best = Some((index, distance));
        }
    }
    best.filter(|(_, distance)| *distance <= 45).map(|(index, _)| index)
}

/// Whether a verb of another class, or a noun that dates and places attach to more closely, stands between.
fn separated(line: &Line<'_>, from: usize, to: usize, before: bool) -> bool {
    line.verbs().iter().any(|v| {
        let between = v.head >= from && v.head < to;
        let foreign = !is_meeting_verb(&v.class);
        // Before the meeting, a verb of saying may stand between a date and it ("Mardi, il a dit au sommet…").
        between && foreign && !(before && v.class == "say")
    })
}

fn dates(line: &Line<'_>, events: &mut [Event]) {
    for when in line.dates() {
        let Some(index) = owner(line, events, when.first, when.end) else {
            continue;
        };
        if governed_by_duration(line, when) {
            continue;
        }
        let event = &mut events[index];
        let Some(interval) = when.interval else { continue };
        let inside = event.first <= when.first && when.end <= event.end;
        let has = event.record.start.is_some();
        // A more precise date of the same time replaces a coarser one ("en 2023 … le 18 mai").
        let finer = match (event.record.start, interval.start()) {
            (Some(old), Some(new)) => old.contains(new) && old != new,
            _ => false,
        };
        if has && !finer {
            continue;
        }
        let Some(start) = interval.start().or(interval.end()) else {
            continue;
        };
        event.record.clear(SummitField::Start);
        event.record.clear(SummitField::End);
        event.record.start = Some(start);
        event.record.end = Some(interval.end().unwrap_or(start));
        event.record.cite(SummitField::Start, when.span, "meeting.start.date");
        event.record.cite(SummitField::End, when.span, "meeting.end.date");
        event.named |= inside;
    }
}

/// "depuis 2013", "d'ici 2030", "avant mars": a bound of time, not the meeting's day.
fn governed_by_duration(line: &Line<'_>, when: &When) -> bool {
    use crate::scan::literal::date::Relation::{After, Before, Since, Until};
    if matches!(when.relation, Some(Since | After | Until | Before)) {
        return true;
    }
    matches!(
        line.preposition_before(when.first),
        Some(("since" | "until" | "before" | "after" | "by", _))
    )
}

fn places(line: &Line<'_>, events: &mut [Event]) {
    let facts = line.packs().facts();
    for place in line.places() {
        if !matches!(place.role, PlaceRole::Locative | PlaceRole::Dateline) && !after_city_noun(place.role) {
            continue;
        }
        if place.role == PlaceRole::Dateline {
            continue;
        }
        let Some(index) = owner(line, events, place.first, place.end) else {
            continue;
        };
        let event = &mut events[index];
        let city = place.city.as_deref().and_then(|id| facts.city(id));
        if let (Some(city), None) = (city, &event.record.city) {
            event.record.city = Some(city.name.clone());
            event.record.cite(SummitField::City, place.span, "meeting.city.located");
            event.record.clear(SummitField::Country);
            event.record.country = place.country;
            event
                .record
                .cite(SummitField::Country, place.span, "meeting.country.city");
        } else if city.is_none() && event.record.country.is_none() {
            event.record.country = place.country;
            event
                .record
                .cite(SummitField::Country, place.span, "meeting.country.located");
        }
    }
}

const fn after_city_noun(role: PlaceRole) -> bool {
    matches!(role, PlaceRole::Of)
}

/// Verbs whose subjects or objects take part.
const TAKING_PART: &[&str] = &["attend", "chair", "gather", "host", "meet"];

fn participants(line: &Line<'_>, events: &mut [Event], found: &Extraction) {
    for event in events.iter_mut() {
        if event.level == Level::Unknown && !event.named {
            continue;
        }
        let clause = line.clause_of(event.head);
        let taking: Vec<&VerbGroup> = line
            .verbs()
            .iter()
            .filter(|v| TAKING_PART.contains(&v.class.as_str()) && !v.negated && v.time != Time::Noun)
            .filter(|v| line.clause_of(v.head).abs_diff(clause) <= 1)
            .collect();
        if taking.is_empty() {
            continue;
        }
        let mut named: Vec<Party> = Vec::new();
        for group in line.parties() {
            let inside = group.first < event.end && event.first < group.end;
            let near = line.clause_of(group.first).abs_diff(clause) <= 1;
            // "dans la capitale kazakhe" is a place; a lone adjective takes part only through an office.
            let adjective = group.members.iter().all(|m| m.form == PartyForm::Demonym) && !group.paired;
            if inside || !near || adjective && !line.has_office_near(group.first, group.end) {
                continue;
            }
            let located = line
                .places()
                .iter()
                .any(|p| p.role == PlaceRole::Locative && p.first <= group.first && group.end <= p.end);
            if located {
                continue;
            }
            named.extend(group.set());
            event
                .record
                .cite(SummitField::Participants, group.span, "meeting.participants.named");
        }
        for person in &found.people {
            let here = person.mentions.iter().find(|s| line.contains(**s));
            if let (Some(span), Some(party)) = (here, &person.country) {
                named.push(party.clone());
                event
                    .record
                    .cite(SummitField::Participants, *span, "meeting.participants.person");
            }
        }
        event.record.participants.extend(named);
        event.record.participants.sort();
        event.record.participants.dedup();
    }
}
