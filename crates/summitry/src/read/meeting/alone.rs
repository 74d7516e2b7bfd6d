//! Meetings without a head noun: a series that is its meeting, an ordinal, a pronoun.

use super::event::{Event, Level, Sequence};
use super::head::{blank, is_meeting_verb, ordinal};
use super::people::people;
use crate::pack::Category;
use crate::phrase::{Line, PlaceRole, Time, VerbGroup, noun_group};
use crate::record::{Record, SummitField};
use crate::scan::Mark;

/// Series whose name is a meeting's: "le Conseil européen se réunit", "COP30".
pub(super) fn series_as_meeting(line: &Line<'_>, mark: &Mark) -> Option<Event> {
    let id = line.concept(mark, Category::Series)?;
    let series = line.packs().facts().series(id)?;
    let level = match series.level.as_deref() {
        Some("summit") => Level::Summit,
        Some("ministerial") => Level::Ministerial,
        _ if meets_by_itself(line, mark, &series.kind) => Level::Summit,
        _ if line.numbered_series(mark.first, mark.end).is_some() => Level::Summit,
        _ => return None,
    };
    let (first, end) = noun_group(line, mark);
    let mut event = blank(line, level, mark.first, first, end);
    event.definite = true;
    event.named = true;
    event.by_name = true;
    event.record.series = Some(series.meetings_of().clone());
    event.record.cite(SummitField::Series, mark.span, "meeting.series.name");
    event.record.participants.clone_from(&series.parties);
    if !series.parties.is_empty() {
        event
            .record
            .cite(SummitField::Participants, mark.span, "meeting.participants.title");
    }
    ordinal(line, &mut event, mark);
    Some(event)
}

/// "Le G7 s'est tenu à Évian": a forum that is its meeting when it is held, hosted, put off.
fn meets_by_itself(line: &Line<'_>, mark: &Mark, kind: &str) -> bool {
    let states = line.concept(mark, Category::Series).is_some_and(|id| {
        let facts = line.packs().facts();
        facts.bloc(id).is_some() || facts.series(id).is_some_and(|s| s.parties.len() > 1 || s.numbered())
    });
    let ordinal = line
        .ordinals()
        .any(|(m, _)| m.end <= mark.first && mark.first - m.end <= 1);
    if !matches!(kind, "conference" | "forum" | "format" | "pairing") || !(states || ordinal) {
        return false;
    }
    // "la 8e Conférence internationale de Tokyo …": what is counted is a meeting.
    if ordinal && states && mark.end - mark.first > 1 {
        return true;
    }
    let clause = line.clause_of(mark.first);
    // "Les dirigeants du Quad ont tenu un sommet": what is held is named.
    let other = |m: &Mark| m.is(Category::MeetingHead) && m.first >= mark.end && line.clause_of(m.first) == clause;
    if line.marks().iter().any(other) {
        return false;
    }
    line.verbs().iter().any(|v| {
        let held = matches!(v.class.as_str(), "hold" | "host" | "postpone" | "cancel") && v.time != Time::Noun;
        let near = if v.first >= mark.end {
            v.first - mark.end <= 2
        } else {
            v.class == "host" && mark.first.saturating_sub(v.end) <= 5
        };
        held && near && line.clause_of(v.head) == clause
    })
}

/// "Le premier a été tenu à Astana", "The third, in 2027": an ordinal with no noun, of what was spoken of before.
pub(super) fn ordinal_alone(line: &Line<'_>, mark: &Mark) -> Option<Event> {
    let (number, sequence) = match (mark.ordinal(), line.concept(mark, Category::MeetingModifier)) {
        (Some(number), _) if number <= 60 => (Some(number), None),
        (None, Some("next")) => (None, Some(Sequence::Next)),
        (None, Some("previous")) => (None, Some(Sequence::Previous)),
        _ => return None,
    };
    // "Dernière en date : Djibouti, 2 novembre 2024.", "The previous one: Beijing, 2015"
    let opens = sequence.is_some() && mark.first == line.first() && line.symbol_starting(mark.end) == Some(':');
    let definite =
        line.determiner_before(mark.first) == Some("definite") && line.before_determiners(mark.first) < mark.first;
    if !definite && !opens {
        return None;
    }
    // What follows must be a verb of meetings or a comma or preposition: anything else may be the noun it counts.
    let followed = match line.mark_at(mark.end).filter(|_| mark.end < line.end()) {
        Some(next) => {
            let preposition = line.concept(next, Category::Preposition);
            let verb = line.verbs().iter().find(|v| v.first == mark.end);
            next.is(Category::Auxiliary)
                && (line
                    .verbs()
                    .iter()
                    .any(|v| v.head <= mark.end + 4 && v.head > mark.end && is_meeting_verb(&v.class))
                    || is_somewhere(line, mark.end))
                || verb.is_some_and(|v| is_meeting_verb(&v.class))
                || matches!(preposition, Some("at" | "in" | "on")) && is_somewhere(line, mark.end)
        }
        None => {
            let symbol = line.symbol_starting(mark.end);
            matches!(symbol, Some(',' | '(')) || sequence.is_some() && symbol == Some(':')
        }
    };
    if !followed {
        return None;
    }
    // "the second time that they had met at the level of heads of state; the first …"
    let before = line.marks().iter().rev().filter(|m| m.end <= mark.first);
    let level = before.filter_map(|m| people(line, m)).map(|p| p.level).next();
    let level = level.filter(|l| *l == Level::Summit);
    let mut event = blank(line, level.unwrap_or(Level::Unknown), mark.first, mark.first, mark.end);
    event.definite = true;
    event.kin = true;
    event.sequence = sequence;
    if let Some(number) = number {
        event.record.edition = Some(number);
        event
            .record
            .cite(SummitField::Edition, mark.span, "meeting.edition.ordinal");
    }
    Some(event)
}

/// "Il s'est tenu à Oslo", "It was held in May": a pronoun for the meeting spoken of before.
pub(super) fn pronoun(line: &Line<'_>, events: &[Event]) -> Option<Event> {
    // "Il s'était réuni à Berlin le 14 novembre", "They met in Seoul in May": with a place and a date only.
    let met = |v: &VerbGroup| {
        let clause = line.clause_of(v.head);
        v.class == "meet"
            && !v.gerund
            && line.dates().iter().any(|d| line.clause_of(d.first) == clause)
            && line
                .places()
                .iter()
                .any(|p| p.city.is_some() && line.clause_of(p.first) == clause)
    };
    let verb = line.verbs().iter().find(|v| {
        (matches!(v.class.as_str(), "hold" | "postpone" | "cancel" | "close") || met(v))
            && !matches!(v.time, Time::Noun | Time::Infinitive)
    })?;
    let clause = line.clauses().get(line.clause_of(verb.head))?;
    if events.iter().any(|e| clause.first <= e.head && e.head < clause.end) {
        return None;
    }
    let subject =
        (clause.first..verb.first).find(|at| line.concept_at(*at, Category::FunctionWord) == Some("pronoun"))?;
    if verb.first - subject > 3
        || line
            .marks()
            .iter()
            .any(|m| m.first >= clause.first && m.end <= subject && m.is_name())
    {
        return None;
    }
    let mut event = blank(line, Level::Unknown, verb.head, subject, verb.end);
    event.definite = true;
    event.kin = verb.class == "meet";
    Some(event)
}

/// "Bulgaria is to host in 2027": who is host next, of what was spoken of before.
pub(super) fn hosted(line: &Line<'_>, events: &[Event]) -> Option<Event> {
    let verb = line.verbs().iter().find(|v| {
        v.class == "host"
            && !v.negated
            && !v.passive
            && matches!(v.time, Time::Future | Time::Infinitive | Time::Conditional)
    })?;
    let clause = line.clauses().get(line.clause_of(verb.head))?;
    if events.iter().any(|e| clause.first <= e.head && e.head < clause.end) {
        return None;
    }
    let dated = line
        .dates()
        .iter()
        .any(|d| d.first >= verb.end && d.first <= verb.end + 1);
    let host = |first: usize, end: usize| first >= clause.first && end <= verb.first && verb.first - end <= 1;
    let named = line.places().iter().any(|p| p.city.is_some() && host(p.first, p.end))
        || line
            .parties()
            .iter()
            .any(|g| g.members.len() == 1 && host(g.first, g.end));
    if !dated || !named {
        return None;
    }
    let mut event = blank(line, Level::Unknown, verb.head, verb.first, verb.end);
    event.definite = true;
    event.kin = true;
    Some(event)
}

/// "sera à Gyeongju", "was in Riga": whether only auxiliaries stand before a place or a date.
fn is_somewhere(line: &Line<'_>, from: usize) -> bool {
    let mut at = from;
    while let Some(mark) = line.mark_starting(at).filter(|m| m.is(Category::Auxiliary)) {
        at = mark.end;
    }
    let starts = |first: usize| first == at || first == at + 1;
    line.places()
        .iter()
        .any(|p| p.role == PlaceRole::Locative && starts(p.first))
        || line.dates().iter().any(|d| starts(d.first))
}
