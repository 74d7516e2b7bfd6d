//! Meetings told by a verb: leaders or ministers who meet or are received, without a noun for the meeting.

use super::days::lasting;
use super::event::{Event, Level};
use super::head::{blank, modifiers};
use super::people::{People, people, people_at};
use crate::pack::Category;
use crate::phrase::{Clause, Line, Time, VerbGroup, noun_group, title};
use crate::read::roster::Presence;
use crate::record::{Portfolio, Record, Role, SummitField};
use crate::scan::Mark;
use crate::value::Span;

/// Fewer leaders than this hold talks, not a summit.
const MIN_LEADERS: usize = 3;

/// Tokens between those who meet and the verb.
const GAP: usize = 40;

/// The rules by which a group of people gives an event its series and sides.
const SUBJECT: (&str, &str) = ("meeting.series.parties", "meeting.participants.subject");

/// "Les ministres des Finances ont tenu leur troisième réunion", "a meeting that brought together the leaders": who meets,
/// by the subject or object of the clause's verb.
pub(super) fn from_clause(line: &Line<'_>, event: &mut Event) {
    let clause = line.clause_of(event.head);
    // "après trois jours de discussions, les ministres du G7 ont …": the meeting says when it was done.
    let days = line
        .marks()
        .iter()
        .filter(|m| m.end < event.first && event.first - m.end <= 3);
    let counted = days.filter_map(|m| lasting(line, m)).next().map(|(first, ..)| first);
    let simultaneous = matches!(
        line.preposition_before(counted.unwrap_or(event.first)),
        Some(("at" | "during" | "after", _))
    );
    // "en conclave à Douala"
    let simultaneous = simultaneous
        || line.determiner_before(event.first).is_none()
            && line
                .preposition_before(event.first)
                .is_some_and(|(role, _)| role == "in");
    let outside = |m: &&Mark| line.clause_of(m.first) == clause && !(event.first <= m.first && m.end <= event.end);
    if simultaneous
        && !event.named
        && let Some(who) = line.marks().iter().filter(outside).find_map(|m| people(line, m))
        && who.several(line)
        && (event.level == Level::Unknown || event.level == who.level)
    {
        who.give(line, event, SUBJECT);
        return;
    }
    let verb = line.verbs().iter().find(|v| {
        line.clause_of(v.head) == clause
            && v.time != Time::Noun
            && matches!(
                v.class.as_str(),
                "hold" | "host" | "gather" | "attend" | "meet" | "open" | "chair" | "close"
            )
    });
    let Some(verb) = verb else { return };
    let marks = line.marks().iter().filter(outside);
    // The subject stands before the verb; what is gathered stands after it.
    let Some(who) = marks.filter_map(|m| people(line, m)).find(|p| {
        p.end <= verb.first && event.first >= verb.end
            || p.first >= verb.end && matches!(verb.class.as_str(), "gather" | "host")
            || verb.class == "attend"
    }) else {
        return;
    };
    let own = event.level == Level::Unknown || event.level == who.level;
    if own && !event.named {
        who.give(line, event, SUBJECT);
    } else if event.level == Level::Unknown {
        event.level = who.level;
        event.portfolio = event
            .portfolio
            .or(who.portfolio)
            .filter(|_| event.level == Level::Ministerial);
    }
}

/// "L'Otan se réunit en sommet", "The EU and Japan held a summit", "Asean leaders held a summit with China": the organisation or the
/// states that meet, before the verb, and those with whom they do.
pub(super) fn by_subject(line: &Line<'_>, event: &mut Event) {
    let clause = line.clause_of(event.head);
    let holds = |v: &&VerbGroup| {
        let class = matches!(v.class.as_str(), "hold" | "meet" | "gather" | "close");
        class && line.clause_of(v.head) == clause && v.time != Time::Noun && v.end <= event.first && !v.negated
    };
    let with = line.parties().iter().find(|g| {
        g.first >= event.end
            && g.first - event.end <= 3
            && line.preposition_before(g.first).is_some_and(|(role, _)| role == "with")
    });
    let subject = line.verbs().iter().rfind(holds).and_then(|verb| {
        let near =
            |first: usize, end: usize| line.clause_of(first) == clause && end <= verb.first && verb.first - end <= 3;
        let group = line.parties().iter().rfind(|g| near(g.first, g.end));
        let series = line
            .marks()
            .iter()
            .rfind(|m| m.is(Category::Series) && near(m.first, m.end));
        match (group, series) {
            (Some(g), Some(m)) => Some((g.first.min(m.first), g.end.max(m.end))),
            (Some(g), None) => Some((g.first, g.end)),
            (None, Some(m)) => Some((m.first, m.end)),
            (None, None) => None,
        }
    });
    let Some((first, end)) = subject else { return };
    let mut who = title(line, first, end);
    if let Some(with) = with {
        who.parties.extend(with.set());
        who.parties.extend(event.record.participants.iter().cloned());
        who.parties.sort();
        who.parties.dedup();
        who.spans.push(with.span);
        who.series = line.packs().facts().pairing(&who.parties).cloned().or(who.series);
    }
    let several = who.parties.len() > 1 || who.parties.iter().any(|p| p.country().is_none());
    if !several && who.series.is_none() {
        return;
    }
    let known = who
        .series
        .as_ref()
        .and_then(|s| line.packs().facts().series(s.as_str()));
    event.record.series = known.map(|s| s.meetings_of().clone()).or(who.series);
    event.record.participants.extend(who.parties);
    event.record.participants.sort();
    event.record.participants.dedup();
    for span in &who.spans {
        if event.record.series.is_some() {
            event.record.cite(SummitField::Series, *span, SUBJECT.0);
        }
        event.record.cite(SummitField::Participants, *span, SUBJECT.1);
    }
    event.named = true;
}

/// Every meeting of the sentence that a verb tells, where no meeting is named in its clause: a named one is the one they meet at.
pub(super) fn told(line: &Line<'_>, events: &[Event], found: &Presence<'_>) -> Vec<Event> {
    let mut told: Vec<Event> = Vec::new();
    for verb in line.verbs().iter().filter(|v| !v.negated && v.time != Time::Noun) {
        let clause = line.clause_of(verb.head);
        let here = |e: &Event| line.clause_of(e.head) == clause && e.level != Level::Unknown;
        if events.iter().any(here) || told.iter().any(here) || repeated(line, &line.clauses()[clause]) {
            continue;
        }
        let event = match verb.class.as_str() {
            "meet" | "gather" if intransitive(line, verb) => verbal(line, verb)
                .or_else(|| gathering(line, verb, &line.clauses()[clause], found))
                .or_else(|| received(line, verb, found)),
            "host" | "gather" | "meet" => received(line, verb, found),
            _ => None,
        };
        told.extend(event);
    }
    told
}

/// "chaque année": a habit, no meeting.
fn repeated(line: &Line<'_>, clause: &Clause) -> bool {
    line.marks()
        .iter()
        .any(|m| m.is(Category::Cadence) && m.first >= clause.first && m.end <= clause.end)
}

/// Whether no thing is met ("met the press"), and nobody gathered ("a réuni les ministres"), by the subject.
fn intransitive(line: &Line<'_>, verb: &VerbGroup) -> bool {
    if verb.class == "gather" && verb.passive {
        return true;
    }
    let Some(next) = line.mark_starting(verb.end) else {
        return true;
    };
    let person =
        |m: &Mark| m.is_name() || m.is(Category::Office) || m.is(Category::PartyNoun) || m.is(Category::Demonym);
    let determiner = line
        .concept(next, Category::Determiner)
        .filter(|_| !next.is(Category::Preposition));
    let article = determiner.is_some() && determiner != Some("indefinite") && !starts_date(line, verb.end);
    let met = line.mark_starting(next.end).is_some_and(person);
    if verb.class == "gather" {
        return !(person(next) || article || met);
    }
    !article || met
}

/// "le 5 mai", "this Friday", "los próximos días 26 y 27": whether a determiner at `at` belongs to a date.
fn starts_date(line: &Line<'_>, at: usize) -> bool {
    line.dates().iter().any(|d| d.first >= at && d.first <= at + 3)
}

/// "Les ministres des Finances se sont retrouvés à Incheon", "Réunis à Niamey, les chefs d'État…": a meeting without a head noun.
fn verbal(line: &Line<'_>, verb: &VerbGroup) -> Option<Event> {
    let subject = inverted(line, verb)
        .or_else(|| before(line, verb))
        .or_else(|| after(line, verb))
        .or_else(|| behind(line, verb))?;
    if subject.level == Level::Summit && !multilateral(line, &subject) && !unnamed(line, &subject) {
        return None;
    }
    let mut event = blank(line, subject.level, verb.head, subject.first.min(verb.first), verb.end);
    if subject.first > verb.end {
        event.first = verb.first;
    }
    subject.give(line, &mut event, SUBJECT);
    modifiers(line, &mut event);
    event.definite = !matches!(
        line.determiner_before(subject.first),
        Some("indefinite" | "negative" | "other")
    );
    event.verbal = true;
    Some(event)
}

/// "à Bangkok, où se réunissent les dirigeants du Bimstec": the subject directly behind its verb in a relative clause.
fn inverted(line: &Line<'_>, verb: &VerbGroup) -> Option<People> {
    let before = verb.first.checked_sub(1).filter(|at| *at >= line.first())?;
    if line.concept_at(before, Category::Conjunction) != Some("relative") {
        return None;
    }
    let who = line
        .marks()
        .iter()
        .filter(|m| m.first >= verb.end)
        .find_map(|m| people(line, m))?;
    (line.before_determiners(who.first) <= verb.end).then_some(who)
}

/// "Se sont réunis à Bruxelles, le 18 décembre, les ministres de …": the subject behind its verb, its place and its date.
fn behind(line: &Line<'_>, verb: &VerbGroup) -> Option<People> {
    let mut after = line.marks().iter().filter(|m| m.first >= verb.end);
    let who = after.find_map(|m| people(line, m))?;
    let start = line.before_determiners(who.first);
    let joins = |m: &Mark| {
        !matches!(
            line.concept(m, Category::Preposition),
            Some("with" | "for" | "by" | "of" | "from")
        )
    };
    let free = line
        .marks()
        .iter()
        .filter(|m| m.first >= verb.end && m.end <= start)
        .all(joins);
    (start >= verb.end && who.named() && free && passes(line, verb.end, start)).then_some(who)
}

/// "Les dirigeants se retrouvent à Séoul": leaders in general, of whatever the text is about; two of them hold talks.
fn unnamed(line: &Line<'_>, people: &People) -> bool {
    let from = line.before_determiners(people.first);
    let few = line.marks().iter().any(|m| {
        m.first >= from
            && m.end <= people.end
            && (m.number().is_some_and(|n| n < 3) || line.concept(m, Category::Determiner) == Some("both"))
    });
    !few && people.title.series.is_none() && people.title.parties.is_empty()
}

/// The subject before a verb.
fn before(line: &Line<'_>, verb: &VerbGroup) -> Option<People> {
    let marks = line.marks().iter().rev().filter(|m| m.end <= verb.first);
    let who = marks.filter_map(|m| people(line, m)).next()?;
    let free = |v: &VerbGroup| v.head >= who.end && v.end <= verb.first && v.time != Time::Noun;
    let gap = verb.first.saturating_sub(who.end);
    let parted = (who.end..verb.first).any(|at| matches!(line.symbol(at), Some(';' | ':')));
    (gap <= GAP && !parted && !line.verbs().iter().any(free)).then_some(who)
}

/// The subject after a participle that opens the clause.
fn after(line: &Line<'_>, verb: &VerbGroup) -> Option<People> {
    let clause = &line.clauses()[line.clause_of(verb.head)];
    let opens = (clause.first..verb.first).all(|at| line.symbol(at).is_some());
    if !opens {
        return None;
    }
    let who = line
        .marks()
        .iter()
        .filter(|m| m.first >= verb.end)
        .find_map(|m| people(line, m))?;
    let start = line.before_determiners(who.first);
    let comma = start > verb.end && line.symbol(start - 1) == Some(',');
    let free = |v: &VerbGroup| v.head >= verb.end && v.end <= who.first && v.time != Time::Noun;
    (comma && !line.verbs().iter().any(free)).then_some(who)
}

/// Whether leaders come from so many states that they hold a summit, or under the name of one.
fn multilateral(line: &Line<'_>, people: &People) -> bool {
    people.states(line) >= MIN_LEADERS
        || people
            .title
            .series
            .as_ref()
            .is_some_and(|s| many_sided(line, s.as_str()))
}

fn multilateral_series(line: &Line<'_>, event: &Event) -> bool {
    event
        .record
        .series
        .as_ref()
        .is_some_and(|s| many_sided(line, s.as_str()))
}

/// Whether a series is not one of two states.
fn many_sided(line: &Line<'_>, series: &str) -> bool {
    let facts = line.packs().facts();
    let pair = |s: &crate::pack::Series| s.kind == "pairing" && facts.states(&s.parties).len() < MIN_LEADERS;
    !facts.series(series).is_some_and(pair)
}

/// "Roosevelt, Churchill et Staline se retrouvent à Yalta", "les trente-deux alliés de l'Otan se retrouveront à La Haye":
/// a meeting told by its leaders' names or by the members of an organisation.
fn gathering(line: &Line<'_>, verb: &VerbGroup, clause: &Clause, found: &Presence<'_>) -> Option<Event> {
    if verb.head == line.first() {
        return None;
    }
    let placed = line.places().iter().any(|p| p.city.is_some()) || !line.dates().is_empty();
    if !placed {
        return None;
    }
    let mut event = blank(line, Level::Summit, verb.head, verb.first, verb.end);
    leaders(&mut event, found, line.span(line.first(), verb.head));
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
    modifiers(line, &mut event);
    event.verbal = true;
    event.named = true;
    event.definite = true;
    Some(event)
}

/// Adds the states of the leaders whom the text names between two places, and says how many there are.
fn leaders(event: &mut Event, found: &Presence<'_>, within: Span) -> usize {
    let mut named = 0;
    for (person, span) in found.within(within) {
        let leads = matches!(person.role, Some(Role::HeadOfState | Role::HeadOfGovernment));
        if let (true, Some(party)) = (leads, &person.country) {
            named += 1;
            event.record.participants.push(party.clone());
            event
                .record
                .cite(SummitField::Participants, span, "meeting.participants.leader");
        }
    }
    event.record.participants.sort();
    event.record.participants.dedup();
    named
}

/// "Le président a reçu à Washington ses cinq homologues d'Asie centrale": leaders or ministers from several states whom one
/// of them receives.
fn received(line: &Line<'_>, verb: &VerbGroup, found: &Presence<'_>) -> Option<Event> {
    let clause = &line.clauses()[line.clause_of(verb.head)];
    let guests = guests(line, verb, found);
    let mut named = 0;
    let mut event = blank(line, Level::Summit, verb.head, verb.first, verb.end);
    if let Some(guests) = &guests {
        event.level = guests.level;
        guests.give(line, &mut event, SUBJECT);
    }
    if event.level == Level::Summit {
        let whole = line.span(clause.first, line.end());
        named = leaders(&mut event, found, whole);
    }
    // A state that receives nobody in particular holds no meeting.
    if guests.is_none() && named < MIN_LEADERS {
        return None;
    }
    // The host's state: named before the verb.
    let host = line
        .parties()
        .iter()
        .rfind(|g| g.end <= verb.first && g.first >= clause.first && g.members.len() == 1);
    if let Some(host) = host {
        event.record.participants.extend(host.set());
        event
            .record
            .cite(SummitField::Participants, host.span, "meeting.participants.host");
    }
    host_leader(line, verb, &mut event, found);
    let facts = line.packs().facts();
    if let Some(series) = facts.pairing(&event.record.participants) {
        event.record.clear(SummitField::Series);
        event.record.series = Some(series.clone());
        let spans: Vec<Span> = event
            .record
            .evidence(SummitField::Participants)
            .iter()
            .map(|e| e.span)
            .collect();
        for span in spans {
            event.record.cite(SummitField::Series, span, "meeting.series.parties");
        }
    }
    let states = facts.states(&event.record.participants).len();
    let several = guests.as_ref().is_some_and(|g| g.states(line) > 1);
    let series = guests.is_some_and(|g| g.title.series.is_some()) && multilateral_series(line, &event);
    let enough = if event.record.series.is_some() || several {
        MIN_LEADERS
    } else {
        MIN_LEADERS + 1
    };
    if states < enough && !series {
        return None;
    }
    modifiers(line, &mut event);
    event.verbal = true;
    event.named = true;
    event.definite = true;
    Some(event)
}

/// The state of the person who receives.
fn host_leader(line: &Line<'_>, verb: &VerbGroup, event: &mut Event, found: &Presence<'_>) {
    let clause = &line.clauses()[line.clause_of(verb.head)];
    if verb.head > clause.first {
        let before = line.span(clause.first, verb.head);
        if event.level == Level::Summit {
            leaders(event, found, before);
        } else if let Some((host, _)) = found.within(before).first() {
            event.record.participants.extend(host.country.clone());
        }
    }
    event.record.participants.sort();
    event.record.participants.dedup();
}

/// Those who are received: directly after the verb, but for a place, a date or a determiner.
fn guests(line: &Line<'_>, verb: &VerbGroup, found: &Presence<'_>) -> Option<People> {
    let clause = &line.clauses()[line.clause_of(verb.head)];
    // "ses homologues": of the office of whoever receives them.
    let host = || {
        let before = line.span(clause.first, verb.head.max(clause.first + 1));
        let (host, _) = *found.within(before).first()?;
        match host.role? {
            Role::HeadOfState | Role::HeadOfGovernment => Some((Level::Summit, None)),
            Role::ForeignMinister => {
                let span = *host.mentions.first()?;
                Some((Level::Ministerial, Some((Portfolio::ForeignAffairs, span))))
            }
            Role::Minister => Some((Level::Ministerial, None)),
            _ => None,
        }
    };
    let noun = line
        .marks()
        .iter()
        .filter(|m| m.first >= verb.end && m.first < clause.end);
    for mark in noun {
        let found = people(line, mark).or_else(|| {
            let counterpart = line.concept(mark, Category::Office) == Some("other/counterpart");
            let (level, portfolio) = host().filter(|_| counterpart)?;
            let mut guests = people_at(line, mark, level)?;
            guests.portfolio = guests.portfolio.or(portfolio);
            Some(guests)
        });
        if let Some(people) = found {
            return Some(people).filter(|p| passes(line, verb.end, p.first));
        }
    }
    None
}

/// Whether only places, dates, numbers and small words stand between two positions.
fn passes(line: &Line<'_>, from: usize, to: usize) -> bool {
    let inside = |at: usize| {
        line.places().iter().any(|p| p.first <= at && at < p.end)
            || line.dates().iter().any(|d| d.first <= at && at < d.end)
    };
    (from..to).all(|at| {
        line.symbol(at).is_some()
            || inside(at)
            || line.mark_at(at).is_some_and(|m| {
                m.is(Category::Determiner)
                    || m.is(Category::Preposition)
                    || m.is_literal()
                    || m.is(Category::MeetingModifier)
            })
    })
}
