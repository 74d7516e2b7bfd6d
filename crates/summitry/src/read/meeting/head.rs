//! Finds mentions of meetings in a sentence and reads what stands in their noun groups.

use super::event::{Event, Level, Sequence};
use crate::pack::Category;
use crate::phrase::{Clause, Line, Time, VerbGroup, noun_group, title};
use crate::record::{Extraction, MeetingFormat, Portfolio, Record, Role, Summit, SummitField};
use crate::scan::Mark;
use crate::value::Span;

/// Verb classes that say something of a meeting itself: what stands beside them is its time and place.
const MEETING_VERBS: &[&str] = &[
    "attend", "cancel", "chair", "close", "gather", "hold", "host", "meet", "plan", "postpone", "propose",
];

/// The meetings that a sentence speaks of, in its order.
pub(super) fn events(line: &Line<'_>, found: &Extraction) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for mark in line.marks() {
        if events.last().is_some_and(|e| mark.first < e.end) {
            // "la deuxième édition du sommet Chine-Asie centrale": the second head belongs to the first's group.
            continue;
        }
        if let Some(head) = line.concept(mark, Category::MeetingHead) {
            events.extend(headed(line, mark, head));
        } else if let Some(event) = series_as_meeting(line, mark).or_else(|| ordinal_alone(line, mark)) {
            events.push(event);
        }
    }
    events.extend(verbal(line, &events).or_else(|| gathering(line, &events, found)));
    events.extend(pronoun(line, &events));
    events.sort_by_key(|e| e.first);
    events
}

/// A mention with a head noun.
fn headed(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Event> {
    let (first, end) = noun_group(line, head);
    let level = level(line, concept, first, end, head);
    let mut event = blank(line, level, head.first, first, end);
    let before = line.before_determiners(first);
    let determiner = line.determiner_before(first);
    if determiner == Some("negative") {
        return None;
    }
    event.definite = matches!(determiner, Some("definite" | "demonstrative" | "possessive"))
        || line
            .preposition_before(first)
            .is_some_and(|(_, m)| line.concept(m, Category::Preposition) == Some("of"));
    event.generic = is_plural(line, head) || determiner == Some("each") || counted(line, before, first);
    name(line, &mut event);
    if determiner == Some("possessive") && event.record.series.is_none() {
        owners(line, &mut event);
    }
    ordinal(line, &mut event, head);
    modifiers(line, &mut event);
    if concept == "edition"
        && !event.named
        && event.record.edition.is_none()
        && event.sequence.is_none()
        && !event.definite
    {
        return None;
    }
    portfolio(line, &mut event);
    if event.level == Level::Unknown {
        level_from_clause(line, &mut event);
    }
    Some(event)
}

/// "Les ministres des Finances ont tenu leur troisième réunion", "a meeting that brought together the leaders": who meets,
/// by the subject or object of the clause's verb.
fn level_from_clause(line: &Line<'_>, event: &mut Event) {
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

/// "L'Union africaine et l'Union européenne tiendront leur septième sommet": whose meeting it is stands before it.
fn owners(line: &Line<'_>, event: &mut Event) {
    let Some(clause) = line.clauses().get(line.clause_of(event.head)) else {
        return;
    };
    let named = title(line, clause.first, event.first);
    let Some(series) = named.series else { return };
    let known = line.packs().facts().series(series.as_str());
    event.record.series = Some(known.map_or(series, |s| s.meetings_of().clone()));
    event.record.participants = named.parties;
    for span in &named.spans {
        event.record.cite(SummitField::Series, *span, "meeting.series.owner");
        event
            .record
            .cite(SummitField::Participants, *span, "meeting.participants.owner");
    }
    event.named = true;
}

fn blank(line: &Line<'_>, level: Level, head: usize, first: usize, end: usize) -> Event {
    let mut record = Summit::default();
    record.mention(line.span(first, end));
    Event {
        record,
        level,
        portfolio: None,
        line: line.index,
        head,
        first,
        end,
        named: false,
        definite: false,
        generic: false,
        sequence: None,
        special: false,
        status_said: false,
        verbal: false,
    }
}

/// Who meets, by the head and the words of its group.
fn level(line: &Line<'_>, head: &str, first: usize, end: usize, mark: &Mark) -> Level {
    match head {
        "summit" => return Level::Summit,
        "ministerial" => return Level::Ministerial,
        _ => {}
    }
    let mut level = Level::Unknown;
    for other in line
        .marks()
        .iter()
        .filter(|m| m.first >= first && m.end <= end && m.first != mark.first)
    {
        if let Some(office) = line.concept(other, Category::Office) {
            level = match office.split('/').next() {
                Some("foreign_minister" | "minister" | "deputy_prime_minister") => Level::Ministerial,
                Some("head_of_state" | "head_of_government") if level == Level::Unknown => Level::Summit,
                _ => level,
            };
        }
        match line.concept(other, Category::PartyNoun) {
            Some("leader") => level = Level::Summit,
            Some("minister") => level = Level::Ministerial,
            _ => {}
        }
        match line.concept(other, Category::MeetingHead) {
            Some("summit") => return Level::Summit,
            Some("ministerial") => return Level::Ministerial,
            _ => {}
        }
        if level == Level::Unknown
            && let Some(id) = line.concept(other, Category::Series)
            && let Some(series) = line.packs().facts().series(id)
        {
            level = match series.level.as_deref() {
                Some("summit") => Level::Summit,
                Some("ministerial") => Level::Ministerial,
                _ => level,
            };
        }
    }
    level
}

/// Series, sides and city in the group.
fn name(line: &Line<'_>, event: &mut Event) {
    let title = title(line, event.first, event.end);
    let rule = if title.by_parties {
        "meeting.series.parties"
    } else {
        "meeting.series.name"
    };
    if let Some(series) = title.series {
        let known = line.packs().facts().series(series.as_str());
        event.record.series = Some(known.map_or(series, |s| s.meetings_of().clone()));
        for span in &title.spans {
            event.record.cite(SummitField::Series, *span, rule);
        }
        event.named = true;
    }
    if title.parties.len() > 1 || title.parties.iter().any(|p| p.country().is_none()) {
        event.named = true;
    }
    if !title.parties.is_empty() {
        for span in &title.spans {
            event
                .record
                .cite(SummitField::Participants, *span, "meeting.participants.title");
        }
        event.record.participants = title.parties;
    }
    let city = line
        .places()
        .iter()
        .find(|p| p.first >= event.first && p.end <= event.end && p.city.is_some());
    if let Some(place) = city
        && let Some(name) = &place.name
    {
        event.record.city = Some(name.clone());
        event.record.cite(SummitField::City, place.span, "meeting.city.named");
        event.record.country = place.country;
        event
            .record
            .cite(SummitField::Country, place.span, "meeting.country.city");
        event.named = true;
    }
}

/// The edition: an ordinal in the group, directly before it, or directly after the head ("Summit XIX").
fn ordinal(line: &Line<'_>, event: &mut Event, head: &Mark) {
    let from = line.before_determiners(event.first);
    for (mark, number) in line.ordinals() {
        let inside = mark.first >= from && mark.end <= event.end;
        if inside && mark.first.abs_diff(head.first) <= 8 && number <= 200 {
            event.record.edition = Some(number);
            event
                .record
                .cite(SummitField::Edition, mark.span, "meeting.edition.ordinal");
            event.named = true;
            return;
        }
    }
    // "COP30", "C5+1": the number written onto a series' name.
    if let Some((number, span)) = line.numbered_series(event.first, event.end) {
        event.record.edition = Some(number);
        event.record.cite(SummitField::Edition, span, "meeting.edition.number");
    }
}

fn modifiers(line: &Line<'_>, event: &mut Event) {
    let clause_end = line
        .clauses()
        .get(line.clause_of(event.head))
        .map_or(line.end(), |c| c.end);
    let near = event.end.saturating_add(FORMAT_REACH).min(clause_end.max(event.end));
    let from = event.first.saturating_sub(2);
    for mark in line.marks().iter().filter(|m| m.first >= from && m.end <= near) {
        let Some(concept) = line.concept(mark, Category::MeetingModifier) else {
            continue;
        };
        // A modifier before the group's determiner is another noun's.
        if mark.first < line.before_determiners(event.first) {
            continue;
        }
        match concept {
            // What kind of meeting it is stands in the group; only the format may follow the verb.
            "extraordinary" | "informal" | "inaugural" | "annual" if mark.first > event.end + 1 => {}
            "virtual" => event.set_format(MeetingFormat::Virtual, mark.span),
            "hybrid" => event.set_format(MeetingFormat::Hybrid, mark.span),
            "in-person" => event.set_format(MeetingFormat::InPerson, mark.span),
            "next" if mark.end <= event.end => event.sequence = Some(Sequence::Next),
            "previous" if mark.end <= event.end => event.sequence = Some(Sequence::Previous),
            "extraordinary" | "informal" => event.special = true,
            "inaugural" if mark.end <= event.end => {
                event.record.edition = Some(1);
                event
                    .record
                    .cite(SummitField::Edition, mark.span, "meeting.edition.inaugural");
            }
            "annual" if !event.definite => event.generic = true,
            _ => {}
        }
    }
}

/// Tokens after a group in which its format may still be said ("organisée en ligne", "was held by video link").
const FORMAT_REACH: usize = 8;

/// The ministers' field: in the group, by office or portfolio.
fn portfolio(line: &Line<'_>, event: &mut Event) {
    for mark in line
        .marks()
        .iter()
        .filter(|m| m.first >= event.first && m.end <= event.end)
    {
        if let Some((field, span)) = portfolio_of(line, mark) {
            event.portfolio = Some((field, span));
            return;
        }
    }
}

/// The field that an office or a portfolio names.
pub(super) fn portfolio_of(line: &Line<'_>, mark: &Mark) -> Option<(Portfolio, Span)> {
    if let Some(office) = line.concept(mark, Category::Office) {
        let field = match office.split_once('/') {
            _ if office.starts_with("foreign_minister") => "foreign_affairs",
            Some(("minister", field)) => field,
            _ => return None,
        };
        return Some((field.parse().ok()?, mark.span));
    }
    let field = line.concept(mark, Category::Portfolio)?;
    Some((field.parse().ok()?, mark.span))
}

/// Series whose name is a meeting's: "le Conseil européen se réunit", "COP30".
fn series_as_meeting(line: &Line<'_>, mark: &Mark) -> Option<Event> {
    let id = line.concept(mark, Category::Series)?;
    let series = line.packs().facts().series(id)?;
    let level = match series.level.as_deref() {
        Some("summit") => Level::Summit,
        Some("ministerial") => Level::Ministerial,
        _ if meets_by_itself(line, mark, &series.kind) => Level::Summit,
        _ => return None,
    };
    let (first, end) = noun_group(line, mark);
    let mut event = blank(line, level, mark.first, first, end);
    event.definite = true;
    event.named = true;
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
    if !matches!(kind, "forum" | "format" | "pairing") || !(states || ordinal) {
        return false;
    }
    let clause = line.clause_of(mark.first);
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
fn ordinal_alone(line: &Line<'_>, mark: &Mark) -> Option<Event> {
    let (number, sequence) = match (mark.ordinal(), line.concept(mark, Category::MeetingModifier)) {
        (Some(number), _) if number <= 60 => (Some(number), None),
        (None, Some("next")) => (None, Some(Sequence::Next)),
        (None, Some("previous")) => (None, Some(Sequence::Previous)),
        _ => return None,
    };
    if line.determiner_before(mark.first) != Some("definite") || line.before_determiners(mark.first) == mark.first {
        return None;
    }
    // What follows must be a verb of meetings or a comma or preposition: anything else may be the noun it counts.
    let followed = match line.mark_at(mark.end).filter(|_| mark.end < line.end()) {
        Some(next) => {
            let preposition = line.concept(next, Category::Preposition);
            let verb = line.verbs().iter().find(|v| v.first == mark.end);
            next.is(Category::Auxiliary)
                && line
                    .verbs()
                    .iter()
                    .any(|v| v.head <= mark.end + 4 && v.head > mark.end && is_meeting_verb(&v.class))
                || verb.is_some_and(|v| is_meeting_verb(&v.class))
                || matches!(preposition, Some("at" | "in" | "on")) && !next.is(Category::Determiner)
        }
        None => mark.end < line.end() && matches!(line.symbol(mark.end), Some(',' | '(')),
    };
    if !followed {
        return None;
    }
    let mut event = blank(line, Level::Unknown, mark.first, mark.first, mark.end);
    event.definite = true;
    event.sequence = sequence;
    if let Some(number) = number {
        event.record.edition = Some(number);
        event
            .record
            .cite(SummitField::Edition, mark.span, "meeting.edition.ordinal");
    }
    Some(event)
}

/// Whether a verb of that class says something of a meeting itself.
pub(super) fn is_meeting_verb(class: &str) -> bool {
    MEETING_VERBS.contains(&class)
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
fn verbal(line: &Line<'_>, events: &[Event]) -> Option<Event> {
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
fn gathering(line: &Line<'_>, events: &[Event], found: &Extraction) -> Option<Event> {
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

/// "Il s'est tenu à Oslo", "It was held in May": a pronoun for the meeting spoken of before.
fn pronoun(line: &Line<'_>, events: &[Event]) -> Option<Event> {
    let verb = line.verbs().iter().find(|v| {
        matches!(v.class.as_str(), "hold" | "postpone" | "cancel" | "close")
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
    Some(event)
}

/// "les sommets": a plural head speaks of several meetings.
fn is_plural(line: &Line<'_>, head: &Mark) -> bool {
    line.is_plural(head)
}

/// "trois sommets": a number of meetings.
fn counted(line: &Line<'_>, before: usize, first: usize) -> bool {
    let number = |at: usize| line.mark_at(at).and_then(Mark::number);
    number(first).is_some_and(|n| n > 1 && n < 100)
        || before > line.first() && number(before - 1).is_some_and(|n| n > 1 && n < 100)
}
