//! Dates of meetings: in the group, in its clause, by how long they last.

use super::attach::Frame;
use super::event::Event;
use super::head::is_meeting_verb;
use super::status;
use crate::pack::Category;
use crate::phrase::{Line, PlaceRole, Time, VerbGroup, When};
use crate::record::{MeetingStatus, Record, SummitField};
use crate::scan::Mark;
use crate::scan::literal::date::{AnchoredTo, Relation};
use crate::value::{Date, Granularity, Span};

pub(super) fn dates(frame: &Frame<'_, '_>, events: &mut [Event]) {
    let line = frame.line;
    let mut joined: Option<(usize, usize)> = None;
    let mut governors: Vec<Option<Governed>> = vec![None; events.len()];
    let mut dated: Vec<Option<(usize, usize)>> = vec![None; events.len()];
    for when in line.dates() {
        let led = frame.led(events, when.end).is_some();
        // "its 60th anniversary" dates no meeting.
        let implied = when.resolved.is_some_and(|r| r.implied);
        if since(line, when, events) {
            continue;
        }
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
        // "repoussé à mars": the dates first announced are the meeting's.
        if put_off_to(line, when) && events[index].first < when.first {
            continue;
        }
        let inside = |e: &Event, first: usize, end: usize| e.first <= first && end <= e.end;
        let governor = governed(line, when.first);
        // "takes over on 1 December and holds the 2026 summit": the date in the group is its own.
        let own = inside(&events[index], when.first, when.end)
            && dated[index].is_some_and(|(first, end)| !inside(&events[index], first, end));
        let contained = when.interval.is_some_and(|i| {
            let known = events[index].record.start;
            i.start().zip(known).is_some_and(|(whole, known)| whole.contains(known))
        });
        if own && !contained {
            events[index].record.clear(SummitField::Start);
            events[index].record.clear(SummitField::End);
        }
        if (governors[index], governor) == (Some(Governed::Planned), Some(Governed::Told)) {
            events[index].record.clear(SummitField::Start);
            events[index].record.clear(SummitField::End);
        }
        if set_date(&mut events[index], when) {
            governors[index] = governor;
            dated[index] = Some((when.first, when.end));
            joined = Some((index, when.end));
        }
    }
}

/// "Libreville accueille depuis samedi le 23e sommet": a meeting that goes on has the day since when as its first.
fn since(line: &Line<'_>, when: &When, events: &mut [Event]) -> bool {
    if when.relation != Some(Relation::Since) {
        return false;
    }
    let Some(start) = when
        .interval
        .and_then(|i| i.start())
        .filter(|d| d.granularity() == Granularity::Day)
    else {
        return false;
    };
    let clause = line.clause_root(when.first);
    let goes_on = |v: &&VerbGroup| {
        let class = matches!(v.class.as_str(), "continue" | "gather" | "hold" | "host" | "meet");
        class && v.time == Time::Present && !v.gerund && !v.negated && line.clause_root(v.head) == clause
    };
    let Some(verb) = line.verbs().iter().find(goes_on) else {
        return false;
    };
    let fits = |e: &&mut Event| !e.generic && e.record.start.is_none() && line.clause_root(e.head) == clause;
    let Some(event) = events.iter_mut().find(fits) else {
        return false;
    };
    event.record.start = Some(start);
    event.record.cite(SummitField::Start, when.span, "meeting.start.date");
    event.set_status(
        MeetingStatus::Ongoing,
        line.span(verb.first, verb.end),
        "meeting.status.verb",
    );
    event.status_said = true;
    true
}

/// "reporté au 5 mai", "put off until May": a date to which something is put off stands directly behind the verb.
fn put_off_to(line: &Line<'_>, when: &When) -> bool {
    line.verbs().iter().any(|v| {
        let gap = when.first.saturating_sub(v.end);
        let joins = (v.end..when.first.max(v.end)).all(|at| {
            line.mark_at(at)
                .is_some_and(|m| m.is(Category::Preposition) || m.is(Category::Determiner))
        });
        v.class == "postpone" && v.time != Time::Noun && v.end <= when.first && gap <= 2 && joins && !v.negated
    })
}

/// Whether the verb that governs what stands at `first` only plans ("prévu d'abord à Rabat"), or tells ("s'est tenu à Dakar").
pub(super) fn governed(line: &Line<'_>, first: usize) -> Option<Governed> {
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
pub(super) enum Governed {
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
pub(super) fn durations(line: &Line<'_>, events: &mut [Event]) {
    let Some((first, days, span)) = line.marks().iter().find_map(|m| lasting(line, m)) else {
        return;
    };
    // "the two-day summit": of several meetings the one whose group the words stand in or beside.
    let beside = |e: &Event| first + 6 >= e.first && first <= e.end + 3;
    let event = match events {
        [event] => event,
        events => match events.iter_mut().find(|e| beside(e)) {
            Some(event) => event,
            None => return,
        },
    };
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
