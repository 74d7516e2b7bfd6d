//! Where meetings are held: places of their clause, hosts, places that no table has.

use super::attach::{BRACKET_REACH, Frame};
use super::days::{Governed, governed};
use super::event::Event;
use crate::pack::Category;
use crate::phrase::{Line, Place, PlaceRole, Time, VerbGroup};
use crate::record::{Record, SummitField};
use crate::value::Span;

pub(super) fn places(frame: &Frame<'_, '_>, events: &mut [Event]) {
    let line = frame.line;
    let facts = line.packs().facts();
    // How far from its event the city stands that was taken.
    let mut taken: Vec<(usize, Option<Governed>)> = vec![(0, None); events.len()];
    for place in line.places() {
        let led = frame.led(events, place.end).is_some();
        let bracketed = line
            .clauses()
            .get(line.clause_of(place.first))
            .is_some_and(|c| line.symbol(c.first) == Some('('));
        let inside = events.iter().any(|e| e.first <= place.first && place.end <= e.end);
        let travel = travelled_to(line, events, place);
        if !matches!(place.role, PlaceRole::Locative | PlaceRole::Of)
            && !led
            && !bracketed
            && !inside
            && travel.is_none()
        {
            continue;
        }
        let owned = travel.map(|index| (index, 0));
        let Some((index, distance)) = owned.or_else(|| frame.owned(events, place.first, place.end)) else {
            continue;
        };
        let event = &mut events[index];
        let city = place.city.as_deref().and_then(|id| facts.city(id));
        // "a atterri à New Delhi et l'a invité au sommet de Hiroshima": the nearer place is the meeting's.
        let (away, planned) = taken[index];
        let governor = governed(line, place.first);
        let nearer = distance < away && place.first >= event.end && planned == governor;
        let told = (planned, governor) == (Some(Governed::Planned), Some(Governed::Told));
        if city.is_some() && event.record.city.is_some() && (nearer || told) {
            event.record.clear(SummitField::City);
        }
        if let (Some(_), None) = (city, &event.record.city) {
            taken[index] = (distance, governor);
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
    for event in events.iter_mut().filter(|e| e.record.city.is_none() && !e.generic) {
        if let Some((name, span)) = unlisted(line, event) {
            event.record.city = Some(name);
            event.record.cite(SummitField::City, span, "meeting.city.unlisted");
        }
    }
}

/// "held at Ngurdoto", "réunis à Sandhurst": a place that no table has, directly behind the verb that holds the meeting.
fn unlisted(line: &Line<'_>, event: &Event) -> Option<(String, Span)> {
    let clause = line.clause_root(event.head);
    let holds = |v: &&VerbGroup| {
        let class = matches!(v.class.as_str(), "close" | "gather" | "hold" | "meet");
        class && !v.negated && v.time != Time::Noun && v.head >= event.head && line.clause_root(v.head) == clause
    };
    let mut verbs = line.verbs().iter().filter(holds);
    let place = verbs.find_map(|verb| {
        let at = line.mark_starting(verb.end)?;
        matches!(line.concept(at, Category::Preposition), Some("at" | "in")).then_some(())?;
        line.mark_starting(at.end).filter(|m| m.is_name())
    })?;
    let possessive = line.is_symbol(place.end, '\'');
    let single = (place.first..place.end).filter(|at| line.symbol(*at).is_none()).count() == 1
        || (place.first..place.end).any(|at| line.symbol(at) == Some('-'));
    let acronym = line.token(place.first).all_caps;
    (single && !possessive && !acronym).then(|| (line.text()[place.span].to_owned(), place.span))
}

/// "will travel to Madrid, Spain, for the NATO summit": the event for which somebody goes there.
fn travelled_to(line: &Line<'_>, events: &[Event], place: &Place) -> Option<usize> {
    line.preposition_before(place.first).filter(|(role, _)| *role == "to")?;
    events.iter().position(|e| {
        let near = e.first >= place.end && e.first - place.end <= BRACKET_REACH;
        near && line.preposition_before(e.first).is_some_and(|(role, _)| role == "for")
    })
}

/// Where a "that" stands that takes up the group before it: directly after it or after a comma.
pub(super) fn taken_up(line: &Line<'_>, end: usize) -> Option<usize> {
    let at = if line.is_symbol(end, ',') { end + 1 } else { end };
    (line.concept_starting(at, Category::Conjunction) == Some("that")).then_some(at)
}

/// "Palau accueillera le 55e sommet", "Manila hosts": who hosts a meeting says where it is held.
pub(super) fn hosts(line: &Line<'_>, events: &mut [Event]) {
    for verb in line
        .verbs()
        .iter()
        .filter(|v| v.class == "host" && v.time != Time::Noun && !v.negated)
    {
        let clause = line.clause_root(verb.head);
        // "hosted by Samarkand", "sera accueilli par la Turquie"
        let by = line.concept_starting(verb.end, Category::Preposition) == Some("by");
        let agent = by || verb.passive && verb.first < verb.head;
        let Some(event) = events.iter_mut().find(|e| {
            // "la 46e conférence, que le Rwanda accueillera"
            let placed = if agent {
                e.end <= verb.first
            } else {
                e.end > verb.first || taken_up(line, e.end).is_some()
            };
            placed && line.clause_root(e.head) == clause
        }) else {
            continue;
        };
        let fits = |first: usize, end: usize| {
            if agent {
                first >= verb.end && line.preposition_before(first).is_some_and(|p| p.0 == "by")
            } else {
                end <= verb.first && line.clause_root(first) == clause
            }
        };
        // The nearest to the verb.
        let place = line
            .places()
            .iter()
            .filter(|p| p.city.is_some() && p.role != PlaceRole::Locative && fits(p.first, p.end))
            .min_by_key(|p| p.first.abs_diff(verb.first));
        let group = line
            .parties()
            .iter()
            .filter(|g| g.members.len() == 1 && fits(g.first, g.end))
            .min_by_key(|g| g.first.abs_diff(verb.first));
        // "La capitale gabonaise accueille": the state is part of the place.
        if let Some(place) = place
            && group.is_none_or(|g| g.first <= place.first || g.end <= place.end)
        {
            if event.record.city.is_none() && event.record.country.is_none() {
                event.record.city.clone_from(&place.name);
                event.record.cite(SummitField::City, place.span, "meeting.city.host");
                event.record.country = place.country;
                event
                    .record
                    .cite(SummitField::Country, place.span, "meeting.country.city");
            }
            continue;
        }
        if let Some(group) = group
            && let Some(country) = group.members[0].party.country()
            && event.record.country.is_none()
        {
            event.record.country = Some(country);
            event
                .record
                .cite(SummitField::Country, group.span, "meeting.country.host");
        }
    }
}
