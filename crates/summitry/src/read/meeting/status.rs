//! What a clause says of a meeting: held, planned, postponed, cancelled…

use super::event::{Event, Sequence};
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::record::MeetingStatus;

pub(super) fn statuses(line: &Line<'_>, events: &mut [Event]) {
    for event in events.iter_mut() {
        let clause = line.clause_root(event.head);
        // "le deuxième sommet, qui se tiendra à Astana": the clause that takes it up.
        let relative = line.clauses().iter().find(|c| {
            line.concept_at(c.first, Category::Conjunction) == Some("relative")
                && c.first >= event.end
                && c.first - event.end <= 2
        });
        let near = |at: usize| line.clause_root(at) == clause || relative.is_some_and(|c| c.first <= at && at < c.end);
        let said = line
            .verbs()
            .iter()
            .filter(|v| near(v.head) && !(event.first <= v.head && v.head < event.end && v.time == Time::Noun))
            .filter_map(|v| status_of(v, distance(event, v)).map(|(status, weight)| (v, status, weight)))
            .max_by_key(|(_, _, weight)| *weight);
        if let Some((verb, status, _)) = said {
            event.set_status(status, line.span(verb.first, verb.end), "meeting.status.verb");
            event.status_said = true;
        } else if event.sequence == Some(Sequence::Next) {
            event.set_status(
                MeetingStatus::Planned,
                line.span(event.first, event.end),
                "meeting.status.next",
            );
        }
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
fn status_of(verb: &VerbGroup, distance: usize) -> Option<(MeetingStatus, usize)> {
    use MeetingStatus::{Cancelled, Held, Ongoing, Planned, Postponed, Proposed};
    let near = 40_usize.saturating_sub(distance);
    let (status, weight) = match (verb.class.as_str(), verb.time) {
        ("cancel", Time::Past | Time::Present | Time::Noun) if !verb.negated => (Cancelled, 60),
        ("postpone", Time::Past | Time::Present | Time::Noun) if !verb.negated => (Postponed, 60),
        ("plan", Time::Past | Time::Present) if !verb.negated => (Planned, 50),
        ("propose", Time::Past | Time::Present | Time::Noun) if distance < 6 => (Proposed, 30),
        ("continue", Time::Present) if !verb.negated => (Ongoing, 30),
        ("hold" | "host" | "meet" | "gather" | "close" | "chair" | "attend", time) => match time {
            Time::Past if verb.negated => (Cancelled, 5),
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
