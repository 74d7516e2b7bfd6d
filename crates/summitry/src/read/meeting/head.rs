//! Finds mentions of meetings in a sentence and reads what stands in their noun groups.

use super::event::{Event, Level, Sequence};
use super::people::people;
use super::{alone, listed, told};
use crate::pack::Category;
use crate::phrase::{Line, Time, noun_group, title};
use crate::read::roster::Presence;
use crate::record::{MeetingFormat, Portfolio, Record, Summit, SummitField};
use crate::scan::Mark;
use crate::text::BlockKind;
use crate::value::{Slug, Span};

/// Verb classes that say something of a meeting itself: what stands beside them is its time and place.
const MEETING_VERBS: &[&str] = &[
    "attend", "begin", "cancel", "chair", "close", "continue", "gather", "hold", "host", "meet", "plan", "postpone",
    "propose",
];

/// The meetings that a sentence speaks of, in its order.
pub(super) fn events(line: &Line<'_>, found: &Presence<'_>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for mark in line.marks() {
        if events.last().is_some_and(|e| mark.first < e.end) {
            // "la deuxième édition du sommet Chine-Asie centrale": the second head belongs to the first's group.
            continue;
        }
        // "is meeting in Lusaka": behind an auxiliary it is a verb.
        let verbal = mark.is(Category::Verb)
            && mark.first > line.first()
            && line.mark_at(mark.first - 1).is_some_and(|m| m.is(Category::Auxiliary));
        if let Some(head) = line.concept(mark, Category::MeetingHead).filter(|_| !verbal) {
            // "session du Conseil de la Ligue arabe au niveau ministériel"
            if line.concept_in(mark.first, Category::Preposition).is_some()
                && let Some(last) = events
                    .last_mut()
                    .filter(|e| e.level == Level::Unknown && mark.first.saturating_sub(e.end) <= LEVEL_REACH)
            {
                last.level = if head == "summit" {
                    Level::Summit
                } else {
                    Level::Ministerial
                };
                continue;
            }
            // "deux rencontres annuelles au sommet": the level of the meeting before.
            if head == "summit"
                && let Some(last) = events
                    .last_mut()
                    .filter(|e| e.level != Level::Ministerial && mark.first == e.end + 1)
                && line.concept_at(last.end, Category::Preposition) == Some("at")
            {
                last.level = Level::Summit;
                continue;
            }
            events.extend(headed(line, mark, head));
        } else if let Some(event) = alone::series_as_meeting(line, mark).or_else(|| alone::ordinal_alone(line, mark)) {
            events.push(event);
        }
    }
    joined(line, &mut events);
    let told = told::told(line, &events, found);
    events.extend(told);
    events.extend(listed::people_listed(line, &events));
    let listed = listed::enumerated(line, &events);
    events.extend(listed);
    if events.is_empty() {
        events.extend(listed::entry(line));
    }
    events.extend(alone::pronoun(line, &events));
    events.extend(alone::hosted(line, &events));
    events.sort_by_key(|e| e.first);
    events
}

/// Tokens between a meeting and the words for its level.
const LEVEL_REACH: usize = 2;

/// Tokens between a session and the body whose it is.
const BODY_REACH: usize = 5;

/// "Le Conseil des ministres de l'OCI a tenu sa 51e session à Istanbul", "the 19th session of the Joint Council of ministers": a
/// session and the body that holds it, or whose it is, are one meeting.
fn joined(line: &Line<'_>, events: &mut Vec<Event>) {
    let mut at = 1;
    while at < events.len() {
        let (before, after) = events.split_at_mut(at);
        let (Some(one), Some(other)) = (before.last(), after.first_mut()) else {
            break;
        };
        let same = line.clause_of(one.head) == line.clause_of(other.head);
        let known = |e: &Event| e.level != Level::Unknown && e.record.series.is_some() && !e.generic;
        let bare =
            |e: &Event| e.level == Level::Unknown && e.record.series.is_none() && e.record.participants.is_empty();
        let verb = line.verbs().iter().find(|v| {
            v.class == "hold"
                && !v.passive
                && !v.negated
                && v.time != Time::Noun
                && v.first >= one.end
                && v.end <= other.first
        });
        let object = verb.is_some_and(|v| {
            line.mark_starting(v.end).is_some_and(|m| m.is(Category::Determiner)) && other.first - v.end <= BODY_REACH
        });
        if same && object && known(one) && bare(other) {
            other.level = one.level;
            other.portfolio = one.portfolio;
            other.definite = true;
            other.named = true;
            other.domestic = false;
            other.record.series.clone_from(&one.record.series);
            other.record.participants.clone_from(&one.record.participants);
            for field in [SummitField::Series, SummitField::Participants] {
                for evidence in one.record.evidence(field) {
                    other.record.cite(field, evidence.span, &evidence.rule);
                }
            }
            events.remove(at - 1);
            continue;
        }
        let of = (one.end..other.first).any(|i| line.concept_at(i, Category::Preposition) == Some("of"));
        let close = other.first.saturating_sub(one.end) <= BODY_REACH
            && (one.end..other.first).all(|i| line.symbol(i).is_none() && !line.verbs().iter().any(|v| v.head == i));
        if same
            && of
            && close
            && known(other)
            && bare(one)
            && other.record.edition.is_none()
            && one.record.edition.is_some()
        {
            other.record.edition = one.record.edition;
            for evidence in one.record.evidence(SummitField::Edition) {
                other.record.cite(SummitField::Edition, evidence.span, &evidence.rule);
            }
            other.definite |= one.definite;
            other.first = one.first;
            events.remove(at - 1);
            continue;
        }
        at += 1;
    }
}

/// A mention with a head noun.
fn headed(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Event> {
    // "Summit Ridge Foods" is no summit where names stand before their nouns.
    let follows = line.packs().orthography(line.scanned().language).modifiers_follow;
    if !follows && line.token(head.first).capital && line.mark_starting(head.end).is_some_and(Mark::is_name) {
        return None;
    }
    let (first, end) = noun_group(line, head);
    let level = level(line, concept, first, end, head);
    let mut event = blank(line, level, head.first, first, end);
    let before = line.before_determiners(first);
    let determiner = line.determiner_before(first);
    if determiner == Some("negative") {
        return None;
    }
    event.definite = matches!(determiner, Some("definite" | "demonstrative" | "possessive"))
        || line.preposition_before(first).is_some_and(|(role, _)| {
            role == "of"
                || determiner.is_none() && concept != "edition" && matches!(role, "at" | "during" | "after" | "before")
        });
    event.kin = concept == "edition";
    event.generic =
        concept != "talks" && is_plural(line, head) || determiner == Some("each") || counted(line, before, first);
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
    if !event.named || event.level == Level::Unknown {
        told::from_clause(line, &mut event);
    }
    if event.level != Level::Unknown && event.record.series.is_none() && !event.generic {
        told::by_subject(line, &mut event);
    }
    // "Les chefs de la diplomatie se voient davantage : leur onzième session …": theirs who were spoken of before.
    if event.level == Level::Unknown && determiner == Some("possessive") {
        let mut before = line.marks().iter().rev().filter(|m| m.end <= event.first);
        if let Some(who) = before.find_map(|m| people(line, m)) {
            event.level = who.level;
            event.portfolio = event.portfolio.or(who.portfolio);
        }
    }
    // "le Conseil des ministres" alone is the government of the state that the text is about.
    let body = |m: &Mark| line.concept(m, Category::PartyNoun) == Some("region");
    let inside = |m: &&Mark| m.first >= event.first && m.end <= event.end;
    event.domestic = concept == "council" && event.portfolio.is_none() && !line.marks().iter().filter(inside).any(body);
    // Talks are a meeting where it is known whose ministers hold them.
    if concept == "talks" && !(event.level == Level::Ministerial && event.record.series.is_some()) {
        return None;
    }
    Some(event)
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

pub(super) fn blank(line: &Line<'_>, level: Level, head: usize, first: usize, end: usize) -> Event {
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
        kin: false,
        listed: false,
        by_name: false,
        domestic: false,
        incidental: false,
        titled: false,
    }
}

/// Who meets, by the head and the words of its group.
fn level(line: &Line<'_>, head: &str, first: usize, end: usize, mark: &Mark) -> Level {
    match head {
        "summit" => return Level::Summit,
        "council" | "ministerial" => return Level::Ministerial,
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
            Some("council" | "ministerial") => return Level::Ministerial,
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
    if event.record.series.is_none()
        && let Some((series, span)) = own_title(line, event)
    {
        event.record.series = Some(series);
        event.record.cite(SummitField::Series, span, "meeting.series.title");
        event.titled = true;
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

/// "Third South American Summit", "le Sommet de la paix": a title of its own, from its first word with a capital that counts nothing.
fn own_title(line: &Line<'_>, event: &Event) -> Option<(Slug, Span)> {
    let head = line.mark_at(event.head)?;
    let capital = |at: usize| line.token(at).capital;
    // Titles of lines and of pages have capitals everywhere.
    let shouted = (event.first..event.end).all(|at| line.symbol(at).is_some() || line.token(at).all_caps);
    let opens = head.first == line.first() || line.block_kind() == BlockKind::Heading;
    if opens || shouted || !capital(head.first) || event.level == Level::Unknown {
        return None;
    }
    let counts = |at: usize| {
        line.symbol(at).is_some()
            || line
                .mark_at(at)
                .is_some_and(|m| m.is_literal() || m.is(Category::MeetingModifier) || m.is(Category::Determiner))
    };
    let first = (event.first..head.end).find(|at| !counts(*at))?;
    // A bare head with a capital is no title, nor is one with nothing but a place or a date.
    let place = |at: usize| line.places().iter().any(|p| p.first <= at && at < p.end);
    let says = |at: usize| {
        let small = line
            .mark_at(at)
            .is_some_and(|m| m.is(Category::Preposition) || m.is(Category::FunctionWord));
        !(counts(at) || small || place(at))
    };
    let mut rest = (first..event.end).filter(|at| !(head.first <= *at && *at < head.end) && says(*at));
    let more = rest.clone().next().is_some() && rest.all(capital);
    let span = line.span(first, event.end);
    more.then(|| Slug::of_name(&line.text()[span]))
        .flatten()
        .map(|slug| (slug, span))
}

/// The edition: an ordinal in the group, directly before it, or directly after the head ("Summit XIX").
pub(super) fn ordinal(line: &Line<'_>, event: &mut Event, head: &Mark) {
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

pub(super) fn modifiers(line: &Line<'_>, event: &mut Event) {
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
    let field = line.concept(mark, Category::Portfolio).or_else(|| {
        // "foreign ministers' council": the field is a word of the term.
        let ministers = line.concept(mark, Category::PartyNoun) == Some("minister")
            || matches!(
                line.concept(mark, Category::MeetingHead),
                Some("council" | "ministerial")
            );
        let words = mark.first..mark.end;
        words
            .into_iter()
            .filter(|_| ministers)
            .find_map(|at| line.concept_in(at, Category::Portfolio))
    })?;
    Some((field.parse().ok()?, mark.span))
}

/// Whether a verb of that class says something of a meeting itself.
pub(super) fn is_meeting_verb(class: &str) -> bool {
    MEETING_VERBS.contains(&class)
}

/// "les sommets", "Councils of Ministers", "foreign ministers' meetings": a plural head speaks of several meetings.
fn is_plural(line: &Line<'_>, head: &Mark) -> bool {
    let orthography = line.packs().orthography(line.scanned().language);
    let complement = (head.first..head.end).any(|at| line.concept_in(at, Category::Preposition).is_some());
    let noun = if complement || orthography.modifiers_follow {
        head.first
    } else {
        head.end - 1
    };
    let word = line.word(noun).to_lowercase();
    orthography.plural_endings.iter().any(|e| word.ends_with(e.as_str()))
}

/// "trois sommets": a number of meetings.
fn counted(line: &Line<'_>, before: usize, first: usize) -> bool {
    let number = |at: usize| line.mark_at(at).and_then(Mark::number);
    number(first).is_some_and(|n| n > 1 && n < 100)
        || before > line.first() && number(before - 1).is_some_and(|n| n > 1 && n < 100)
}
