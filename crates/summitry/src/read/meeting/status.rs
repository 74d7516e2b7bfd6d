//! What a clause says of a meeting: held, planned, postponed, cancelled…

use super::event::{Event, Sequence};
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::record::MeetingStatus;
use crate::scan::literal::date::Relation;
use crate::value::Span;

pub(super) fn statuses(line: &Line<'_>, events: &mut [Event]) {
    let groups: Vec<(usize, usize)> = events.iter().map(|e| (e.first, e.end)).collect();
    for event in events.iter_mut() {
        // "après le XVIIIe (Djerba, 2022), le XXe sommet se tiendra …": a verb speaks of the meeting next to it.
        let parted = |v: &VerbGroup| {
            groups.iter().any(|(first, end)| {
                *first >= event.end && *end <= v.first || *end <= event.first && *first >= v.end && v.class != "host"
            })
        };
        let clause = line.clause_root(event.head);
        // "le deuxième sommet, qui se tiendra à Astana": the clause that takes it up.
        let relative = line.clauses().iter().find(|c| {
            line.concept_at(c.first, Category::Conjunction) == Some("relative")
                && c.first >= event.end
                && c.first - event.end <= 2
        });
        // "ANNULÉ : la réunion …": what stands before a colon at the head of the line.
        let opening = (line.first()..line.end())
            .find(|at| line.symbol(*at) == Some(':'))
            .filter(|at| *at < event.first && *at - line.first() <= OPENING);
        let near = |at: usize| {
            opening.is_some_and(|colon| at < colon)
                || line.clause_root(at) == clause
                || relative.is_some_and(|c| c.first <= at && at < c.end)
        };
        let said = line
            .verbs()
            .iter()
            .filter(|v| {
                near(v.head) && !parted(v) && !(event.first <= v.head && v.head < event.end && v.time == Time::Noun)
            })
            .filter_map(|v| status_of(line, v, distance(event, v)).map(|(status, weight)| (v, status, weight)))
            .max_by_key(|(_, _, weight)| *weight);
        let said = said.map(|said| overtaken(line, said, near).unwrap_or(said));
        if let Some((verb, status, _)) = said {
            event.set_status(status, line.span(verb.first, verb.end), "meeting.status.verb");
            event.status_said = true;
        } else if let Some(ahead) = before(line, event) {
            event.set_status(MeetingStatus::Planned, ahead, "meeting.status.before");
        } else if event.sequence == Some(Sequence::Next) {
            event.set_status(
                MeetingStatus::Planned,
                line.span(event.first, event.end),
                "meeting.status.next",
            );
        }
    }
}

/// "à quelques jours du sommet", "ahead of the summit": what is done before a meeting without a date is done before it is held.
fn before(line: &Line<'_>, event: &Event) -> Option<Span> {
    if event.record.start.is_some() {
        return None;
    }
    let (role, mark) = line.preposition_before(event.first)?;
    (role == "before").then_some(mark.span)
}

/// "repoussé à cause de la pandémie, il s'est tenu en 2022": what was put off was held, or will be, where a later verb says so.
fn overtaken<'v>(
    line: &Line<'v>,
    said: (&'v VerbGroup, MeetingStatus, usize),
    near: impl Fn(usize) -> bool,
) -> Option<(&'v VerbGroup, MeetingStatus, usize)> {
    let (verb, status, weight) = said;
    if !matches!(status, MeetingStatus::Postponed | MeetingStatus::Planned) || verb.time != Time::Past {
        return None;
    }
    let later = line
        .verbs()
        .iter()
        .find(|v| v.head > verb.head && v.class == "hold" && !v.negated && is_finite(v) && near(v.head))?;
    match later.time {
        Time::Past => Some((later, MeetingStatus::Held, weight)),
        Time::Future => Some((later, MeetingStatus::Planned, weight)),
        _ => None,
    }
}

/// Whether a verb has a time of its own: no bare participle ("tenu"), unless its auxiliary is part of the term ("s'est tenu").
pub(super) const fn is_finite(verb: &VerbGroup) -> bool {
    let bare = verb.passive && verb.first == verb.head && verb.end - verb.head == 1;
    !bare && !verb.gerund
}

/// Tokens that may stand before a colon that sets off what became of a meeting.
const OPENING: usize = 4;

/// Tokens of a sentence that only says what became of the meeting before it.
const BRIEF: usize = 10;

/// "Reportée ; pas de nouvelle date.": a short sentence on what became of the meeting before it.
pub(super) fn later(line: &Line<'_>, event: &mut Event) {
    let [verb, ..] = line.verbs() else { return };
    let fate = matches!(verb.class.as_str(), "cancel" | "postpone") && verb.time == Time::Past && !verb.negated;
    let leads = (line.first()..verb.head).all(|at| line.symbol(at).is_some());
    if !fate || !leads || line.end() - line.first() > BRIEF || !line.parties().is_empty() {
        return;
    }
    if let Some((status, _)) = status_of(line, verb, 0) {
        event.set_status(status, line.span(verb.first, verb.end), "meeting.status.verb");
        event.status_said = true;
    }
}

/// Tokens between the event and the verb.
fn distance(event: &Event, verb: &VerbGroup) -> usize {
    if verb.head >= event.end {
        verb.first.saturating_sub(event.end)
    } else {
        event.first.saturating_sub(verb.end)
    }
}

/// The status that a verb asserts, and how strongly: the nearest and most telling verb wins.
fn status_of(line: &Line<'_>, verb: &VerbGroup, distance: usize) -> Option<(MeetingStatus, usize)> {
    use MeetingStatus::{Cancelled, Held, Ongoing, Planned, Postponed, Proposed};
    let near = 40_usize.saturating_sub(distance);
    let until = (verb.end..line.end().min(verb.end + 2))
        .any(|at| line.concept_at(at, Category::Preposition) == Some("before"))
        || line
            .dates()
            .iter()
            .any(|d| d.first >= verb.end && d.first <= verb.end + 2 && d.relation == Some(Relation::Before));
    let (status, weight) = match (verb.class.as_str(), verb.time) {
        ("cancel", Time::Past | Time::Present | Time::Noun) if !verb.negated => (Cancelled, 100),
        ("postpone", Time::Past | Time::Present | Time::Noun) if !verb.negated => (Postponed, 100),
        ("plan", Time::Past | Time::Present) if !verb.negated => (Planned, 50),
        ("propose", Time::Past | Time::Present | Time::Noun) if distance < 6 => (Proposed, 30),
        ("continue", Time::Present) if !verb.negated => (Ongoing, 30),
        ("hold" | "host" | "meet" | "gather" | "close" | "chair" | "attend", time) => match time {
            Time::Past if verb.negated => (Cancelled, 5),
            // "ne se tiendra pas avant 2027"
            Time::Future if verb.negated && until => (Planned, 45),
            // "n'aura pas lieu"
            Time::Future if verb.negated && verb.class == "hold" => (Cancelled, 80),
            Time::Past => (Held, 20),
            Time::Future => (Planned, 40),
            Time::Conditional => (Planned, 30),
            Time::Infinitive => (Planned, 8),
            Time::Present if verb.class == "hold" => (Ongoing, 10),
            Time::Present | Time::Noun => return None,
        },
        _ => return None,
    };
    Some((status, weight + near))
}
