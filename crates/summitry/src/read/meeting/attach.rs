//! Gives a sentence's meetings the dates, places and participants that its clauses say of them.

use super::event::{Event, Level};
use super::head::is_meeting_verb;
use super::status;
use crate::pack::Category;
use crate::phrase::{Line, PartyForm, PlaceRole, Time, VerbGroup, When};
use crate::record::{Extraction, Record, SummitField};
use crate::scan::literal::date::AnchoredTo;
use crate::value::{Granularity, Party};

pub(super) fn attach(line: &Line<'_>, events: &mut [Event], found: &Extraction) {
    dates(line, events);
    places(line, events);
    hosts(line, events);
    participants(line, events, found);
    status::statuses(line, events);
}

/// The event that a phrase at `first..end` belongs to: the nearest one that no foreign verb separates from it.
fn owner(line: &Line<'_>, events: &[Event], first: usize, end: usize) -> Option<usize> {
    if let Some(inside) = events.iter().position(|e| e.first <= first && end <= e.end) {
        return Some(inside);
    }
    let clause = line.clause_of(first);
    // A bracket belongs to what stands directly before it.
    let bracket = line.clauses().get(clause).filter(|c| line.symbol(c.first) == Some('('));
    if let Some(bracket) = bracket {
        return events
            .iter()
            .position(|e| e.end == bracket.first || e.first > bracket.first && e.end <= bracket.end);
    }
    if let Some(led) = events.iter().position(|e| end <= e.first && leads(line, e.first)) {
        return Some(led);
    }
    let single = events.iter().filter(|e| !e.generic || e.named).count() > 0;
    let mut best: Option<(usize, usize)> = None;
    for (index, event) in events.iter().enumerate() {
        let (from, to) = if event.end <= first {
            (event.end, first)
        } else {
            (end, event.first)
        };
        if from > to || single && event.generic && !event.named {
            continue;
        }
        let away = line.clause_of(event.head).abs_diff(clause);
        if away > 1 || separated(line, event, from, to, event.first >= end) {
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

/// "* 7 October, Gabala (Azerbaijan): 12th summit …": whether only dates, places and signs stand before the event.
fn leads(line: &Line<'_>, event: usize) -> bool {
    if line.places().first().is_some_and(|p| p.role == PlaceRole::Dateline) {
        return false;
    }
    let mut at = line.first();
    while at < event {
        if line.symbol(at).is_some() {
            at += 1;
            continue;
        }
        if let Some(place) = line.places().iter().find(|p| p.first <= at && at < p.end) {
            at = place.end;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { return false };
        let country = mark.is(Category::Country) || mark.is(Category::Preposition) || mark.is(Category::Determiner);
        if !(mark.is_literal() || country) {
            return false;
        }
        at = mark.end;
    }
    // Without a date or a place nothing leads.
    line.dates().iter().any(|d| d.end <= event) || line.places().iter().any(|p| p.end <= event)
}

/// Whether a verb of another class stands between, to which what stands beyond it belongs.
///
/// Where the meeting itself only says when something was done ("au sommet", "lors de la réunion"), the clause's date and
/// place are the meeting's too, and only a participle directly before them keeps them ("l'accord signé en 2013").
fn separated(line: &Line<'_>, event: &Event, from: usize, to: usize, before: bool) -> bool {
    let simultaneous = matches!(
        line.preposition_before(event.first),
        Some(("at" | "during" | "in" | "on" | "after", _))
    );
    // What is said there may be of another time ("ont annoncé que 2025 serait…").
    let told = |at| line.concept_at(at, Category::Conjunction) == Some("that");
    if !before && (from..to).any(told) {
        return true;
    }
    line.verbs().iter().any(|v| {
        let between = v.head >= from && v.head < to;
        let foreign = !is_meeting_verb(&v.class);
        if !between || !foreign {
            return false;
        }
        if before && v.class == "say" {
            return false;
        }
        let own = v.first == v.head && v.passive && to - v.end <= 3 && !before || v.time == Time::Noun && !before;
        !simultaneous || own
    })
}

fn dates(line: &Line<'_>, events: &mut [Event]) {
    let mut joined: Option<(usize, usize)> = None;
    for when in line.dates() {
        let led = events.iter().any(|e| when.end <= e.first && leads(line, e.first));
        if in_dateline(line, when) && !led || bounds_only(line, when) || later_than_told(line, when) {
            continue;
        }
        // "les 4 et 5 octobre", read as two dates: the second ends what the first begins.
        if let Some((index, end)) = joined.take()
            && only_joins(line, end, when.first)
            && let Some(last) = when.interval.and_then(|i| i.end().or(i.start()))
            && events[index]
                .record
                .start
                .is_some_and(|start| start.first_day() < last.first_day())
        {
            events[index].record.end = Some(last);
            events[index]
                .record
                .cite(SummitField::End, when.span, "meeting.end.date");
            joined = Some((index, when.end));
            continue;
        }
        let Some(index) = owner(line, events, when.first, when.end) else {
            continue;
        };
        if set_date(&mut events[index], when) {
            joined = Some((index, when.end));
        }
    }
}

/// Gives an event a date, where it has none or the new one is finer; says whether it did.
pub(super) fn set_date(event: &mut Event, when: &When) -> bool {
    let Some(interval) = when.interval else { return false };
    // "next week" says no day.
    if when.resolved.is_some_and(|r| r.granularity == Granularity::Week) {
        return false;
    }
    let Some(start) = interval.start().or(interval.end()) else {
        return false;
    };
    let finer = event
        .record
        .start
        .is_some_and(|old| old.contains(start) && old != start);
    if event.record.start.is_some() && !finer {
        return false;
    }
    event.named |= event.first <= when.first && when.end <= event.end;
    event.record.clear(SummitField::Start);
    event.record.clear(SummitField::End);
    event.record.start = Some(start);
    event.record.end = Some(interval.end().unwrap_or(start));
    event.record.cite(SummitField::Start, when.span, "meeting.start.date");
    event.record.cite(SummitField::End, when.span, "meeting.end.date");
    true
}

/// Whether only commas, dashes and "and" stand between two dates.
fn only_joins(line: &Line<'_>, from: usize, to: usize) -> bool {
    to.saturating_sub(from) <= 3
        && (from..to).all(|at| {
            matches!(line.symbol(at), Some(',' | '-' | '/'))
                || line.concept_at(at, Category::Conjunction) == Some("and")
                || line.concept_at(at, Category::Determiner).is_some()
        })
}

/// "Deux ans plus tard, le consensus du premier sommet…": a date counted from another is a meeting's only where a verb of
/// meetings says so.
fn later_than_told(line: &Line<'_>, when: &When) -> bool {
    let counted = when.resolved.is_some_and(|r| r.anchored_to == AnchoredTo::Previous);
    let clause = line.clause_of(when.first);
    counted
        && !line
            .verbs()
            .iter()
            .any(|v| line.clause_of(v.head) == clause && is_meeting_verb(&v.class))
}

/// "ASTANA, 17 juin –": the date of the text itself.
fn in_dateline(line: &Line<'_>, when: &When) -> bool {
    line.places()
        .iter()
        .any(|p| p.role == PlaceRole::Dateline && when.first >= p.end && when.first - p.end <= 6)
}

/// "depuis 2013", "d'ici 2030", "avant mars": a bound of time, not the meeting's day.
fn bounds_only(line: &Line<'_>, when: &When) -> bool {
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
        let led = events.iter().any(|e| place.end <= e.first && leads(line, e.first));
        let bracketed = line
            .clauses()
            .get(line.clause_of(place.first))
            .is_some_and(|c| line.symbol(c.first) == Some('('));
        if !matches!(place.role, PlaceRole::Locative | PlaceRole::Of) && !led && !bracketed {
            continue;
        }
        let Some(index) = owner(line, events, place.first, place.end) else {
            continue;
        };
        let event = &mut events[index];
        let city = place.city.as_deref().and_then(|id| facts.city(id));
        if let (Some(_), None) = (city, &event.record.city) {
            event.record.city = place.name.clone();
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

/// Verbs whose subjects or objects take part.
const TAKING_PART: &[&str] = &["attend", "chair", "gather", "meet"];

/// "Palau accueillera le 55e sommet": who hosts a meeting says in which state it is held.
fn hosts(line: &Line<'_>, events: &mut [Event]) {
    for verb in line
        .verbs()
        .iter()
        .filter(|v| v.class == "host" && v.time != Time::Noun && !v.negated)
    {
        let clause = line.clause_of(verb.head);
        let Some(event) = events
            .iter_mut()
            .find(|e| line.clause_of(e.head) == clause && e.end > verb.first)
        else {
            continue;
        };
        let subject = line
            .parties()
            .iter()
            .rfind(|g| g.end <= verb.first && line.clause_of(g.first) == clause);
        let agent = || {
            line.parties()
                .iter()
                .find(|g| g.first >= verb.end && line.preposition_before(g.first).is_some_and(|p| p.0 == "by"))
        };
        let Some(group) = subject.or_else(agent).filter(|g| g.members.len() == 1) else {
            continue;
        };
        if let Some(country) = group.members[0].party.country()
            && event.record.country.is_none()
        {
            event.record.country = Some(country);
            event
                .record
                .cite(SummitField::Country, group.span, "meeting.country.host");
        }
    }
}

/// Verbs whose subjects were there where the meeting says when it was done ("au sommet, les six pays ont adopté…").
const ACTING: &[&str] = &["adopt", "sign", "agree", "decide", "launch"];

fn participants(line: &Line<'_>, events: &mut [Event], found: &Extraction) {
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
