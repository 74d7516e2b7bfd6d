//! Gives a sentence's meetings the dates, places and participants that its clauses say of them.

use super::event::Event;
use super::head::is_meeting_verb;
use super::participants::participants;
use super::status;
use crate::pack::Category;
use crate::phrase::{Clause, Line, Place, PlaceRole, Time, When};
use crate::record::{Extraction, Record, SummitField};
use crate::scan::Mark;
use crate::scan::literal::date::AnchoredTo;
use crate::value::{Date, Granularity, Span};

pub(super) fn attach(line: &Line<'_>, events: &mut [Event], found: &Extraction) {
    let frame = Frame::new(line);
    dates(&frame, events);
    durations(line, events);
    places(&frame, events);
    hosts(line, events);
    participants(line, events, found);
    status::statuses(line, events);
}

/// A sentence with what decides to which of its meetings a date or a place belongs.
struct Frame<'l, 'a> {
    line: &'l Line<'a>,
    /// "* 7 October, Gabala (Azerbaijan): 12th summit …": the first token after the dates and places that open the sentence.
    lead: usize,
}

impl<'l, 'a> Frame<'l, 'a> {
    fn new(line: &'l Line<'a>) -> Self {
        Self {
            line,
            lead: lead_end(line),
        }
    }

    /// Whether only dates, places and signs stand before the event.
    fn leads(&self, event: &Event) -> bool {
        event.first <= self.lead
            && event.first > self.line.first()
            && (self.line.dates().iter().any(|d| d.end <= event.first)
                || self.line.places().iter().any(|p| p.end <= event.first))
    }

    /// Whether what stands before `end` leads one of the events.
    fn led(&self, events: &[Event], end: usize) -> Option<usize> {
        events.iter().position(|e| end <= e.first && self.leads(e))
    }

    /// The event that a phrase at `first..end` belongs to: the nearest one that no foreign verb separates from it.
    fn owner(&self, events: &[Event], first: usize, end: usize) -> Option<usize> {
        self.owned(events, first, end).map(|(index, _)| index)
    }

    /// The same, with how far away the event stands.
    fn owned(&self, events: &[Event], first: usize, end: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let inside = (0..events.len()).filter(|i| events[*i].first <= first && end <= events[*i].end);
        if let Some(inside) = inside.max_by_key(|i| events[*i].first) {
            return Some((inside, 0));
        }
        let bracket = line
            .clauses()
            .get(line.clause_of(first))
            .filter(|c| line.symbol(c.first) == Some('('));
        if let Some(bracket) = bracket {
            return bracketed(line, events, bracket).map(|index| (index, 0));
        }
        if let Some(led) = self.led(events, end) {
            return Some((led, 0));
        }
        let clause = line.clause_of(first);
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
            let away = line.clauses_between(line.clause_of(event.head), clause);
            if away > 1 || separated(line, event, from, to, event.first >= end) {
                continue;
            }
            // A date before the meeting belongs to it only where nothing nearer follows.
            let distance = to - from + 12 * away + if event.first >= end { 3 } else { 0 };
            if best.is_none_or(|(_, d)| distance < d) {
                best = Some((index, distance));
            }
        }
        best.filter(|(_, distance)| *distance <= 45)
    }
}

/// Tokens between a meeting's group and a bracket that says when and where it is held.
const BRACKET_REACH: usize = 5;

/// A bracket belongs to what stands before it, or to what it holds.
fn bracketed(line: &Line<'_>, events: &[Event], bracket: &Clause) -> Option<usize> {
    let inside = events
        .iter()
        .position(|e| e.first > bracket.first && e.end <= bracket.end);
    let before = || {
        events.iter().rposition(|e| {
            let parted = |at| {
                line.symbol(at).is_some_and(|s| !matches!(s, '\'' | '"' | '-'))
                    || line.verbs().iter().any(|v| v.first <= at && at < v.end)
                    || line
                        .places()
                        .iter()
                        .any(|p| p.first <= at && at < p.end && p.city.is_some())
            };
            e.end <= bracket.first && bracket.first - e.end <= BRACKET_REACH && !(e.end..bracket.first).any(parted)
        })
    };
    inside.or_else(before)
}

/// Where the dates, places and small words that open a sentence end; its first token where there are none.
pub(super) fn lead_end(line: &Line<'_>) -> usize {
    if line
        .places()
        .first()
        .is_some_and(|p| p.role == PlaceRole::Dateline && !sets_off(line, p))
    {
        return line.first();
    }
    let mut at = line.first();
    while at < line.end() {
        if line.symbol(at).is_some() {
            at += 1;
            continue;
        }
        if let Some(place) = line.places().iter().find(|p| p.first <= at && at < p.end) {
            at = place.end;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { return at };
        let small = mark.is(Category::Country) || mark.is(Category::Preposition) || mark.is(Category::Determiner);
        if !(mark.is_literal() && mark.ordinal().is_none() || small) {
            return at;
        }
        at = mark.end;
    }
    at
}

/// "Bangkok, 4 April 2025: sixth summit": whether a colon sets off what the place and the date are said of.
fn sets_off(line: &Line<'_>, place: &Place) -> bool {
    (place.end..line.end().min(place.end + 10)).any(|at| line.symbol(at) == Some(':'))
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
    let relative = taken_up(line, event.end);
    let told = |at: usize| Some(at) != relative && line.concept_at(at, Category::Conjunction) == Some("that");
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

fn dates(frame: &Frame<'_, '_>, events: &mut [Event]) {
    let line = frame.line;
    let mut joined: Option<(usize, usize)> = None;
    let mut governors: Vec<Option<Governed>> = vec![None; events.len()];
    for when in line.dates() {
        let led = frame.led(events, when.end).is_some();
        // "its 60th anniversary" dates no meeting.
        let implied = when.resolved.is_some_and(|r| r.implied);
        if in_dateline(line, when) && !led || bounds_only(line, when) || later_than_told(line, when) || implied {
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
        let Some(index) = frame.owner(events, when.first, when.end) else {
            continue;
        };
        // "is to be held in 2025, while an informal one convenes in May": another clause makes no date finer.
        let clause = line.clauses()[line.clause_of(when.first)].first;
        let apart = clause > events[index].head
            && matches!(line.concept_at(clause, Category::Conjunction), Some("while" | "but"));
        if apart && events[index].record.start.is_some() {
            continue;
        }
        let governor = governed(line, when.first);
        if (governors[index], governor) == (Some(Governed::Planned), Some(Governed::Told)) {
            events[index].record.clear(SummitField::Start);
            events[index].record.clear(SummitField::End);
        }
        if set_date(&mut events[index], when) {
            governors[index] = governor;
            joined = Some((index, when.end));
        }
    }
}

/// Whether the verb that governs what stands at `first` only plans ("prévu d'abord à Rabat"), or tells ("s'est tenu à Dakar").
fn governed(line: &Line<'_>, first: usize) -> Option<Governed> {
    let before = line
        .verbs()
        .iter()
        .rev()
        .find(|v| v.end <= first && v.time != Time::Noun)?;
    match before.class.as_str() {
        "plan" | "postpone" if !status::is_finite(before) => Some(Governed::Planned),
        "hold" if !before.negated && status::is_finite(before) => Some(Governed::Told),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Governed {
    Planned,
    Told,
}

/// Years after this are no meeting's.
const LAST_YEAR: i16 = 2199;

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
    // No text speaks of a meeting centuries ahead: the number is another thing's.
    if start.year().is_some_and(|y| y > LAST_YEAR) {
        return false;
    }
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

/// More days than this no meeting lasts.
const LONGEST: u32 = 15;

/// "a bouclé mardi un sommet de trois jours", "opens on Monday for two days": the other end of a meeting with one date.
fn durations(line: &Line<'_>, events: &mut [Event]) {
    let Some((first, days, span)) = line.marks().iter().find_map(|m| lasting(line, m)) else {
        return;
    };
    let [event] = events else { return };
    let (Some(start), Some(end)) = (event.record.start, event.record.end) else {
        return;
    };
    let (true, Some(day)) = (
        start == end,
        start.first_civil().filter(|_| start.granularity() == Granularity::Day),
    ) else {
        return;
    };
    let closes = line
        .verbs()
        .iter()
        .any(|v| matches!(v.class.as_str(), "close" | "agree") && v.time == Time::Past)
        || line.preposition_before(first).is_some_and(|(role, _)| role == "after");
    let opens = line
        .verbs()
        .iter()
        .any(|v| matches!(v.class.as_str(), "hold" | "begin"));
    let other = |by: i64| {
        let moved = day.checked_add(jiff::Span::new().days(by)).ok()?;
        Date::of_day(
            moved.year(),
            u8::try_from(moved.month()).ok()?,
            u8::try_from(moved.day()).ok()?,
        )
    };
    let by = i64::from(days) - 1;
    if closes && let Some(first) = other(-by) {
        event.record.start = Some(first);
        event.record.cite(SummitField::Start, span, "meeting.start.duration");
    } else if opens
        && !closes
        && let Some(last) = other(by)
    {
        event.record.end = Some(last);
        event.record.cite(SummitField::End, span, "meeting.end.duration");
    }
}

/// "trois jours", "two-day": how many days, with the words.
pub(super) fn lasting(line: &Line<'_>, mark: &Mark) -> Option<(usize, u32, Span)> {
    let days = mark.number().filter(|n| (2..=LONGEST).contains(n))?;
    let next = if line.is_symbol(mark.end, '-') {
        mark.end + 1
    } else {
        mark.end
    };
    let unit = (next < line.end())
        .then(|| line.concept_in(next, Category::DateUnit))
        .flatten()?;
    unit.starts_with("day")
        .then(|| (mark.first, days, line.span(mark.first, next + 1)))
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

fn places(frame: &Frame<'_, '_>, events: &mut [Event]) {
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
        if !matches!(place.role, PlaceRole::Locative | PlaceRole::Of) && !led && !bracketed && !inside {
            continue;
        }
        let Some((index, distance)) = frame.owned(events, place.first, place.end) else {
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
}

/// Where a "that" stands that takes up the group before it: directly after it or after a comma.
fn taken_up(line: &Line<'_>, end: usize) -> Option<usize> {
    let at = if line.is_symbol(end, ',') { end + 1 } else { end };
    (line.concept_starting(at, Category::Conjunction) == Some("that")).then_some(at)
}

/// "Palau accueillera le 55e sommet", "Manila hosts": who hosts a meeting says where it is held.
fn hosts(line: &Line<'_>, events: &mut [Event]) {
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
