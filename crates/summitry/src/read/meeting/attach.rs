//! Decides to which of a sentence's meetings its dates and places belong, and gives them what its clauses say.

use super::days::{dates, durations};
use super::event::Event;
use super::head::is_meeting_verb;
use super::participants::participants;
use super::status;
use super::venue::{hosts, places, taken_up};
use crate::pack::Category;
use crate::phrase::{Clause, Line, Place, PlaceRole, Time};
use crate::read::roster::Presence;

pub(super) fn attach(line: &Line<'_>, events: &mut [Event], found: &Presence<'_>) {
    let frame = Frame::new(line);
    dates(&frame, events);
    durations(line, events);
    places(&frame, events);
    hosts(line, events);
    participants(line, events, found);
    status::statuses(line, events);
}

/// A sentence with what decides to which of its meetings a date or a place belongs.
pub(super) struct Frame<'l, 'a> {
    pub(super) line: &'l Line<'a>,
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
    pub(super) fn led(&self, events: &[Event], end: usize) -> Option<usize> {
        events.iter().position(|e| end <= e.first && self.leads(e))
    }

    /// The event that a phrase at `first..end` belongs to: the nearest one that no foreign verb separates from it.
    pub(super) fn owner(&self, events: &[Event], first: usize, end: usize) -> Option<usize> {
        self.owned(events, first, end).map(|(index, _)| index)
    }

    /// The same, with how far away the event stands.
    pub(super) fn owned(&self, events: &[Event], first: usize, end: usize) -> Option<(usize, usize)> {
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
            // "lors de son huitième sommet, il tiendra le 11 novembre sa première réunion": what is held stands behind.
            let aside = event.end <= first
                && matches!(
                    line.preposition_before(event.first),
                    Some(("at" | "during" | "after" | "before", _))
                )
                && events
                    .iter()
                    .any(|e| e.first >= end && line.clause_of(e.head) == clause)
                && line.verbs().iter().any(|v| {
                    v.class == "hold" && !v.passive && v.first >= event.end && v.end <= first && v.time != Time::Noun
                });
            if aside {
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
pub(super) const BRACKET_REACH: usize = 5;

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
    // "un mois plus tôt (le 12 février), leurs ministres s'étaient vus": what follows the bracket.
    let after = || {
        events
            .iter()
            .position(|e| e.first >= bracket.end && line.before_determiners(e.first).saturating_sub(bracket.end) <= 1)
            .filter(|_| events.iter().all(|e| e.first >= bracket.end))
    };
    inside.or_else(before).or_else(after)
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
