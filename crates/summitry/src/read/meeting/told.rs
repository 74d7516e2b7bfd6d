//! Meetings told by a verb: leaders or ministers who meet, without a noun for the meeting.

use super::event::{Event, Level};
use super::head::{blank, portfolio_of};
use crate::pack::Category;
use crate::phrase::{Clause, Line, Time, VerbGroup, noun_group, title};
use crate::record::{Extraction, Record, Role, SummitField};
use crate::scan::Mark;
use crate::value::Span;

/// "Les ministres des Finances ont tenu leur troisième réunion", "a meeting that brought together the leaders": who meets,
/// by the subject or object of the clause's verb.
pub(super) fn level_from_clause(line: &Line<'_>, event: &mut Event) {
    let Some(clause) = line.clauses().get(line.clause_of(event.head)) else {
        return;
    };
    let verb = line.verbs().iter().find(|v| {
        v.head >= clause.first
            && v.head < clause.end
            && matches!(
                v.class.as_str(),
                "hold" | "gather" | "attend" | "meet" | "open" | "chair"
            )
            && v.time != Time::Noun
    });
    let Some(verb) = verb else { return };
    let who = line.marks().iter().find(|m| {
        m.first >= clause.first
            && m.end <= clause.end
            && !(event.first <= m.first && m.end <= event.end)
            && (line.is_plural_office(m)
                || matches!(line.concept(m, Category::PartyNoun), Some("leader" | "minister")) && line.is_plural(m))
    });
    let Some(who) = who else { return };
    // The subject stands before the verb; what is gathered stands after it.
    let fits = who.end <= verb.first || matches!(verb.class.as_str(), "gather" | "attend");
    let Some(level) = level_of(line, who).filter(|_| fits) else {
        return;
    };
    event.level = level;
    if event.portfolio.is_none() && level == Level::Ministerial {
        event.portfolio = portfolio_of(line, who).or_else(|| {
            let after = line
                .marks()
                .iter()
                .filter(|m| m.first >= who.end && m.first <= who.end + 6);
            after.into_iter().find_map(|m| portfolio_of(line, m))
        });
    }
    for group in line
        .parties()
        .iter()
        .filter(|g| g.first >= who.end && g.end <= verb.first.max(clause.end))
    {
        if group.members.len() > 1 {
            event.record.participants.extend(group.set());
            event
                .record
                .cite(SummitField::Participants, group.span, "meeting.participants.subject");
        }
    }
    event.record.participants.sort();
    event.record.participants.dedup();
}

/// Whether the people of an office or a noun are ministers or leaders.
fn level_of(line: &Line<'_>, who: &Mark) -> Option<Level> {
    match line.concept(who, Category::PartyNoun) {
        Some("leader") => return Some(Level::Summit),
        Some("minister") => return Some(Level::Ministerial),
        _ => {}
    }
    match line.concept(who, Category::Office)?.split('/').next()? {
        "foreign_minister" | "minister" => Some(Level::Ministerial),
        "head_of_state" | "head_of_government" => Some(Level::Summit),
        _ => None,
    }
}

/// The verb by which people meet, with its clause, where no meeting is named there: a named one is the one they meet at.
fn meeting_verb<'a>(line: &Line<'a>, events: &[Event]) -> Option<(&'a VerbGroup, &'a Clause)> {
    let verb = line
        .verbs()
        .iter()
        .find(|v| v.class == "meet" && !v.negated && v.time != Time::Noun)?;
    let clause = line.clauses().get(line.clause_of(verb.head))?;
    let named = |e: &Event| clause.first <= e.head && e.head < clause.end && e.level != Level::Unknown;
    (!events.iter().any(named)).then_some((verb, clause))
}

/// "Les ministres des Finances se sont retrouvés à Incheon": a meeting without a head noun.
pub(super) fn verbal(line: &Line<'_>, events: &[Event]) -> Option<Event> {
    let (verb, clause) = meeting_verb(line, events)?;
    let subject = line.marks().iter().rev().find(|m| {
        m.end <= verb.first && m.first >= clause.first && (m.is(Category::PartyNoun) || line.is_plural_office(m))
    })?;
    let level = level_of(line, subject)?;
    let mut event = blank(line, level, verb.head, subject.first, verb.end);
    let title = title(line, subject.first, verb.first);
    event.record.series = title.series;
    if event.record.series.is_some() {
        for span in &title.spans {
            event.record.cite(SummitField::Series, *span, "meeting.series.parties");
        }
    }
    for group in line
        .parties()
        .iter()
        .filter(|g| g.first >= clause.first && g.end <= verb.first)
    {
        event.record.participants.extend(group.set());
        event
            .record
            .cite(SummitField::Participants, group.span, "meeting.participants.subject");
    }
    event.record.participants.sort();
    event.record.participants.dedup();
    event.portfolio = line
        .marks()
        .iter()
        .filter(|m| m.first >= subject.first && m.end <= verb.first)
        .find_map(|m| portfolio_of(line, m));
    event.named = event.record.participants.len() > 1 || event.record.series.is_some();
    event.definite = !matches!(
        line.determiner_before(subject.first),
        Some("indefinite" | "negative" | "other")
    );
    event.verbal = true;
    Some(event)
}

/// Fewer leaders than this hold talks, not a summit.
const MIN_LEADERS: usize = 3;

/// "Roosevelt, Churchill et Staline se retrouvent à Yalta", "les trente-deux alliés de l'Otan se retrouveront à La Haye":
/// a meeting told by its leaders' names or by the members of an organisation.
pub(super) fn gathering(line: &Line<'_>, events: &[Event], found: &Extraction) -> Option<Event> {
    let (verb, clause) = meeting_verb(line, events)?;
    let placed = line.places().iter().any(|p| p.city.is_some()) || !line.dates().is_empty();
    if !placed
        || line
            .marks()
            .iter()
            .any(|m| m.is(Category::Cadence) && m.first >= clause.first && m.end <= clause.end)
    {
        return None;
    }
    let before = |span: &Span| span.end() <= line.token(verb.first).start as usize && line.contains(*span);
    let mut event = blank(line, Level::Summit, verb.head, verb.first, verb.end);
    for person in &found.people {
        let leads = matches!(person.role, Some(Role::HeadOfState | Role::HeadOfGovernment));
        let here = person.mentions.iter().find(|s| before(s));
        if let (true, Some(span), Some(party)) = (leads, here, &person.country) {
            event.record.participants.push(party.clone());
            event
                .record
                .cite(SummitField::Participants, *span, "meeting.participants.leader");
        }
    }
    event.record.participants.sort();
    event.record.participants.dedup();
    if event.record.participants.len() < MIN_LEADERS {
        let members = line.marks().iter().rev().find(|m| {
            m.end <= verb.first
                && m.first >= clause.first
                && matches!(
                    line.concept(m, Category::PartyNoun),
                    Some("member" | "side" | "country")
                )
                && line.is_plural(m)
        })?;
        let (_, end) = noun_group(line, members);
        let title = title(line, members.first, end.max(members.end));
        let series = title.series?;
        event.record.participants = title.parties;
        let known = line.packs().facts().series(series.as_str());
        event.record.series = Some(known.map_or(series, |s| s.meetings_of().clone()));
        for span in &title.spans {
            event.record.cite(SummitField::Series, *span, "meeting.series.name");
        }
    }
    event.verbal = true;
    event.named = true;
    event.definite = true;
    Some(event)
}
