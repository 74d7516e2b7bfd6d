//! Who takes part in a sentence's meetings, as its clauses say.

use super::event::{Event, Level};
use crate::phrase::{Line, PartyForm, PlaceRole, Time, VerbGroup};
use crate::read::roster::Presence;
use crate::record::{Record, Role, SummitField};
use crate::value::Party;

/// Verbs whose subjects or objects take part.
const TAKING_PART: &[&str] = &["attend", "chair", "gather", "meet"];

/// Verbs whose subjects were there where the meeting says when it was done ("au sommet, les six pays ont adopté…").
const ACTING: &[&str] = &["adopt", "sign", "agree", "decide", "launch"];

pub(super) fn participants(line: &Line<'_>, events: &mut [Event], found: &Presence<'_>) {
    for event in events.iter_mut() {
        if event.level == Level::Unknown && !event.named {
            continue;
        }
        let clause = line.clause_of(event.head);
        let simultaneous = matches!(
            line.preposition_before(event.first),
            Some(("at" | "during" | "after", _))
        );
        let taking: Vec<&VerbGroup> = line
            .verbs()
            .iter()
            .filter(|v| TAKING_PART.contains(&v.class.as_str()) || simultaneous && ACTING.contains(&v.class.as_str()))
            .filter(|v| !v.negated && v.time != Time::Noun)
            .filter(|v| line.clause_of(v.head).abs_diff(clause) <= 1)
            .collect();
        if !event.record.participants.is_empty() {
            receiver(line, event, found);
        }
        if taking.is_empty() {
            continue;
        }
        let near = |at: usize| line.clause_of(at).abs_diff(clause) <= 1;
        let mut named = present(line, event, near);
        named.extend(persons(line, event, found));
        event.record.participants.extend(named);
        event.record.participants.sort();
        event.record.participants.dedup();
    }
}

/// "Le président brésilien a reçu ses homologues pour un sommet": who receives the others takes part.
fn receiver(line: &Line<'_>, event: &mut Event, found: &Presence<'_>) {
    let clause = line.clause_root(event.head);
    let mut verbs = line
        .verbs()
        .iter()
        .filter(|v| v.class == "host" && !v.negated && v.time != Time::Noun);
    let Some(verb) = verbs.find(|v| line.clause_root(v.head) == clause && v.head > line.first()) else {
        return;
    };
    let before = line.span(line.first(), verb.head);
    for (person, span) in found.within(before) {
        let leads = matches!(person.role, Some(Role::HeadOfState | Role::HeadOfGovernment));
        if let (true, Some(party)) = (leads, &person.country)
            && !event.record.participants.contains(party)
        {
            event.record.participants.push(party.clone());
            event
                .record
                .cite(SummitField::Participants, span, "meeting.participants.host");
        }
    }
    event.record.participants.sort();
}

/// The parties named where a clause says who is there.
fn present(line: &Line<'_>, event: &mut Event, near: impl Fn(usize) -> bool) -> Vec<Party> {
    let mut named: Vec<Party> = Vec::new();
    for group in line.parties() {
        let inside = event.line == line.index && group.first < event.end && event.first < group.end;
        // "dans la capitale kazakhe" is a place; a lone adjective takes part only through an office.
        let adjective = group.members.iter().all(|m| m.form == PartyForm::Demonym) && !group.paired;
        if inside || !near(group.first) || adjective && !line.has_office_near(group.first, group.end) {
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
    named
}

/// The states of the people whom the sentence names.
fn persons(line: &Line<'_>, event: &mut Event, found: &Presence<'_>) -> Vec<Party> {
    let mut named = Vec::new();
    for (person, span) in found.within(line.span(line.first(), line.end())) {
        if let Some(party) = &person.country {
            named.push(party.clone());
            event
                .record
                .cite(SummitField::Participants, span, "meeting.participants.person");
        }
    }
    named
}

/// "Y participent également le Pérou et le Chili.": a sentence after the meeting's that says who is there.
pub(super) fn later(line: &Line<'_>, event: &mut Event, found: &Presence<'_>) {
    let attends = |v: &VerbGroup| v.class == "attend" && !v.negated && v.time != Time::Noun;
    let Some(verb) = line.verbs().iter().find(|v| attends(v)) else {
        return;
    };
    // Guests say nothing of whose meeting it is: that must be known.
    if event.level == Level::Unknown || event.generic || event.record.series.is_none() {
        return;
    }
    let clause = line.clause_of(verb.head);
    let mut named = present(line, event, |at| line.clause_of(at).abs_diff(clause) <= 1);
    named.extend(persons(line, event, found));
    event.record.participants.extend(named);
    event.record.participants.sort();
    event.record.participants.dedup();
}
