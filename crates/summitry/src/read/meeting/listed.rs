//! Meetings in lists: lines of a chronology, several places with their dates, ministers in a diary.

use super::attach::lead_end;
use super::event::{Event, Level};
use super::head::{blank, modifiers};
use super::people::people;
use crate::pack::Category;
use crate::phrase::{Clause, Line, Place};
use crate::record::{Record, SummitField};
use crate::scan::Mark;
use crate::scan::literal::roman_numeral;
use crate::text::BlockKind;

/// "– III, New Delhi, 26 octobre 2015", "14/09/2023, Douchanbé : cinquième": a line that gives only a place, a date or a number
/// of a meeting whose series stands above it.
pub(super) fn entry(line: &Line<'_>) -> Option<Event> {
    let opens = line.block_opening().index == line.index;
    if !opens {
        return None;
    }
    let mut end = opening(line, line.first());
    let mut edition = None;
    // What follows a colon may be the number alone.
    let ordinal = |from: usize, to: usize| {
        line.ordinals()
            .find(|(m, n)| m.first >= from && m.end <= to && *n <= MOST)
    };
    let number = ordinal(line.first(), end);
    if let Some((mark, value)) = number {
        edition = Some((mark.span, value));
    }
    if edition.is_none()
        && let Some((at, value)) = numeral(line)
    {
        edition = Some((line.span(at, at + 1), value));
        end = opening(line, at + 1).max(at + 1);
    }
    if edition.is_none() {
        let mut at = end;
        while at < line.end() && (line.symbol(at).is_some() || line.determiner_at(at)) {
            at += 1;
        }
        let after = line.mark_starting(at).and_then(|m| Some((m, m.ordinal()?)));
        if let Some((mark, value)) = after.filter(|(m, n)| *n <= MOST && ends_phrase(line, m.end)) {
            edition = Some((mark.span, value));
            end = mark.end;
        }
    }
    let dated = line.dates().iter().any(|d| d.end <= end);
    let placed = line.places().iter().any(|p| p.end <= end && p.city.is_some());
    // Without a number a date and a place may belong to what the block goes on to tell.
    let alone =
        line.block_kind() == BlockKind::Bullet && line.span(line.first(), line.end()).end() >= line.block_span().end();
    if !dated || edition.is_none() && !(placed && alone) || line.block_kind() == BlockKind::Heading {
        return None;
    }
    let first = (line.first()..end).find(|at| line.symbol(*at).is_none())?;
    let mut event = blank(line, Level::Unknown, first, first, end);
    if let Some((span, number)) = edition {
        event.record.edition = Some(number);
        event.record.cite(SummitField::Edition, span, "meeting.edition.ordinal");
    }
    event.kin = true;
    event.definite = true;
    event.listed = true;
    Some(event)
}

/// "III, New Delhi": a roman numeral that opens a line and is set off.
fn numeral(line: &Line<'_>) -> Option<(usize, u32)> {
    let at = (line.first()..line.end()).find(|at| line.symbol(*at).is_none())?;
    let set_off = matches!(line.symbol_starting(at + 1), Some(',' | ':' | ')' | '-'));
    let value = roman_numeral(line.word(at)).filter(|n| *n <= MOST)?;
    set_off.then_some((at, value))
}

/// Numbers above this count no meetings of a list.
const MOST: u32 = 99;

/// Whether nothing more of a noun group stands at `at`.
fn ends_phrase(line: &Line<'_>, at: usize) -> bool {
    at >= line.end() || line.symbol(at).is_some()
}

/// Where the ordinal, dates and places that open a line end.
fn opening(line: &Line<'_>, from: usize) -> usize {
    let mut at = from;
    let mut end = from;
    while at < line.end() {
        if line.symbol(at).is_some() {
            at += 1;
            continue;
        }
        if let Some(place) = line.places().iter().find(|p| p.first <= at && at < p.end) {
            at = place.end;
            end = at;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { break };
        let small = mark.is(Category::Preposition) || mark.is(Category::Determiner) || mark.is(Category::Country);
        if !(mark.is_literal() || small) {
            break;
        }
        at = mark.end;
        if !mark.is(Category::Determiner) {
            end = at;
        }
    }
    end
}

/// "Sommets de Bamako (2017), Montpellier (2021) et Nairobi (2026)", "the first (Sochi, 2019) and second (…) summits": each
/// place with its date is a meeting of the kind that the sentence names.
pub(super) fn enumerated(line: &Line<'_>, events: &[Event]) -> Vec<Event> {
    let Some(of) = events.iter().find(|e| e.generic && e.level != Level::Unknown) else {
        return Vec::new();
    };
    let brackets = line.clauses().iter().filter(|c| line.symbol(c.first) == Some('('));
    let found: Vec<Event> = brackets.filter_map(|bracket| bracketed(line, bracket, of)).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

fn bracketed(line: &Line<'_>, bracket: &Clause, of: &Event) -> Option<Event> {
    let inside = |first: usize, end: usize| first > bracket.first && end <= bracket.end;
    if !line.dates().iter().any(|d| inside(d.first, d.end)) {
        return None;
    }
    let city = |p: &&Place| p.city.is_some();
    let before = line.places().iter().filter(city).find(|p| p.end == bracket.first);
    let ordinal = line.ordinals().find(|(m, _)| m.end == bracket.first);
    let within = line.places().iter().filter(city).any(|p| inside(p.first, p.end));
    let first = match (before, ordinal) {
        (Some(place), _) => place.first,
        (None, Some((mark, _))) if within => mark.first,
        _ => return None,
    };
    let mut event = blank(line, of.level, first, first, bracket.end);
    event.record.series.clone_from(&of.record.series);
    event.record.participants.clone_from(&of.record.participants);
    for field in [SummitField::Series, SummitField::Participants] {
        for evidence in of.record.evidence(field) {
            event.record.cite(field, evidence.span, &evidence.rule);
        }
    }
    event.portfolio = of.portfolio;
    if let Some((mark, number)) = ordinal {
        event.record.edition = Some(number);
        event
            .record
            .cite(SummitField::Edition, mark.span, "meeting.edition.ordinal");
    }
    event.named = true;
    event.definite = true;
    event.kin = event.record.series.is_none();
    Some(event)
}

/// "17 July, Durban: G20 finance ministers", "the decisions of Foreign Ministers (Suva, 14 August 2025)": people with a place
/// and a date, and no noun or verb for their meeting.
pub(super) fn people_listed(line: &Line<'_>, events: &[Event]) -> Option<Event> {
    let lead = lead_end(line);
    let noun = |m: &Mark| events.iter().all(|e| m.end <= e.first || e.end <= m.first);
    for mark in line.marks().iter().filter(|m| noun(m)) {
        let Some(people) = people(line, mark) else { continue };
        let led = events.is_empty() && lead > line.first() && line.before_determiners(people.first) <= lead && {
            let before = |first: usize, end: usize| first >= line.first() && end <= people.first;
            line.dates().iter().any(|d| before(d.first, d.end))
                && line.places().iter().any(|p| p.city.is_some() && before(p.first, p.end))
        };
        let bracket = line
            .clauses()
            .iter()
            .find(|c| c.first == people.end && line.symbol(c.first) == Some('('));
        let bracketed = bracket.is_some_and(|c| {
            line.dates().iter().any(|d| d.first > c.first && d.end <= c.end)
                && line
                    .places()
                    .iter()
                    .any(|p| p.city.is_some() && p.first > c.first && p.end <= c.end)
        });
        if !(bracketed || led && people.several(line)) {
            continue;
        }
        let mut event = blank(line, people.level, mark.first, people.first, people.end);
        people.give(
            line,
            &mut event,
            ("meeting.series.parties", "meeting.participants.subject"),
        );
        modifiers(line, &mut event);
        event.definite = true;
        event.kin = event.record.series.is_none();
        return Some(event);
    }
    None
}
