//! Merges mentions of meetings into events: one record an event, however often and however the text names it.

use crate::pack::Category;
use crate::phrase::Phrased;
use crate::read::meeting::{Event, Level, Sequence};
use crate::record::{Extraction, MeetingStatus, Ministerial, MinisterialField, Record, Role, Summit, SummitField};
use crate::value::{Date, Granularity, Party, Slug};

/// The meetings of a text: summits and ministerial meetings, in the order of first mention.
pub(crate) fn resolve(text: &Phrased<'_>, found: &Extraction, events: Vec<Event>) -> (Vec<Summit>, Vec<Ministerial>) {
    let mut events = events;
    for event in events.iter_mut().filter(|e| e.level == Level::Summit) {
        let own = event
            .record
            .series
            .as_ref()
            .and_then(|s| text.packs.facts().summits_of(s.as_str()));
        if let Some(series) = own {
            event.record.series = Some(series.clone());
        }
    }
    let topics = topics(text, &events);
    let mut clusters = cluster(&topics, events);
    adopt_series(text, &mut clusters);
    let mut summits = Vec::new();
    let mut ministerials = Vec::new();
    for mut cluster in clusters {
        if !worth_a_record(text, found, &cluster) {
            continue;
        }
        settle_status(text, &mut cluster);
        settle_participants(text, found, &mut cluster);
        match cluster.level {
            Level::Summit => summits.push(cluster.record),
            Level::Ministerial => ministerials.push(ministerial(cluster)),
            Level::Unknown => {}
        }
    }
    (summits, ministerials)
}

/// Groups mentions by the event that they speak of.
fn cluster(topics: &[Topic], events: Vec<Event>) -> Vec<Event> {
    let mut clusters: Vec<Event> = Vec::new();
    // The cluster spoken of last.
    let mut last: Option<usize> = None;
    for mut event in events {
        if let Some(index) = match_cluster(&clusters, &event) {
            absorb(&mut clusters[index], event);
            last = Some(index);
            continue;
        }
        let told = event.record.start.is_some() || event.record.city.is_some();
        let relative = event.record.edition.is_some()
            || event.sequence.is_some()
            || told && (event.verbal || event.level == Level::Summit);
        if event.record.series.is_none() && (relative || event.definite && event.level == Level::Summit) {
            inherit(&clusters, last, topics, &mut event);
            // With the series known, the mention may be one of those already met.
            if let Some(index) = match_cluster(&clusters, &event) {
                absorb(&mut clusters[index], event);
                last = Some(index);
                continue;
            }
        }
        if event.level == Level::Unknown || event.generic && event.record.start.is_none() {
            continue;
        }
        last = Some(clusters.len());
        clusters.push(event);
    }
    clusters
}

/// A series that the text speaks of at some place, whether or not of a meeting.
struct Topic {
    at: usize,
    line: usize,
    series: Slug,
}

/// Where the text names series that can hold summits, in order.
fn topics(text: &Phrased<'_>, events: &[Event]) -> Vec<Topic> {
    let facts = text.packs.facts();
    let mut topics: Vec<Topic> = Vec::new();
    for line in text.lines() {
        for mark in line.marks() {
            let Some(series) = line.concept(mark, Category::Series).and_then(|id| facts.series(id)) else {
                continue;
            };
            if matches!(
                series.kind.as_str(),
                "organisation" | "forum" | "format" | "pairing" | "conference"
            ) {
                topics.push(Topic {
                    at: mark.first,
                    line: line.index,
                    series: series.meetings_of().clone(),
                });
            }
        }
        for group in line.parties().iter().filter(|g| g.paired) {
            if let Some(id) = facts.pairing(&group.set()) {
                topics.push(Topic {
                    at: group.first,
                    line: line.index,
                    series: id.clone(),
                });
            }
        }
    }
    for event in events {
        if let Some(series) = &event.record.series {
            topics.push(Topic {
                at: event.head,
                line: event.line,
                series: series.clone(),
            });
        }
    }
    topics.sort_by_key(|t| t.at);
    topics
}

/// Sentences over which a series stays the topic.
const TOPIC_REACH: usize = 3;

/// "La troisième se tiendra en 2027": a sibling takes series, level and sides from the event spoken of before it, or from
/// the series that the text spoke of last.
fn inherit(clusters: &[Event], last: Option<usize>, topics: &[Topic], event: &mut Event) {
    let fits = |c: &&Event| c.record.series.is_some() && (event.level == Level::Unknown || c.level == event.level);
    let nearest = last.and_then(|index| clusters.get(index)).filter(fits);
    let parent = nearest.or_else(|| clusters.iter().rev().find(fits));
    let before = topics.partition_point(|t| t.at < event.first);
    let reach = if event.verbal { 1 } else { TOPIC_REACH };
    let topic = topics[..before].last().filter(|t| event.line - t.line <= reach);
    let parent = parent.filter(|_| !event.verbal || topic.is_some());
    // The topic counts where no meeting of another series was spoken of after it.
    let series = match (parent, topic) {
        (Some(parent), Some(topic)) if parent.record.series.as_ref() != Some(&topic.series) && event.definite => {
            Some(topic.series.clone())
        }
        (Some(parent), _) => parent.record.series.clone(),
        (None, Some(topic)) => Some(topic.series.clone()),
        (None, None) => None,
    };
    let Some(series) = series else { return };
    // Other sides than the parent's mean another series.
    if let Some(parent) = parent {
        let sides = &event.record.participants;
        if !sides.is_empty() && !sides.iter().any(|p| parent.record.participants.contains(p)) {
            return;
        }
        if event.level == Level::Unknown {
            event.level = parent.level;
        }
        if parent.record.series.as_ref() == Some(&series) {
            event.portfolio = event.portfolio.or(parent.portfolio);
        }
    }
    event.record.series = Some(series);
    if let Some(span) = event.record.mentions.first().copied() {
        event.record.cite(SummitField::Series, span, "meeting.series.sibling");
    }
}

/// The cluster that a mention belongs to, if any.
fn match_cluster(clusters: &[Event], event: &Event) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for (index, cluster) in clusters.iter().enumerate() {
        let Some(score) = affinity(cluster, event) else {
            continue;
        };
        // Among equals the one spoken of last is meant.
        if best.is_none_or(|(s, _)| score >= s) {
            best = Some((score, index));
        }
    }
    best.filter(|(score, _)| *score > 0).map(|(_, index)| index)
}

/// How well a mention fits an event; `None` where they contradict each other.
fn affinity(cluster: &Event, event: &Event) -> Option<i32> {
    let (a, b) = (&cluster.record, &event.record);
    if cluster.level != event.level && event.level != Level::Unknown && cluster.level != Level::Unknown {
        return None;
    }
    if event.generic != cluster.generic && b.start.is_none() && b.city.is_none() && event.generic {
        return None;
    }
    let mut score = 0;
    match (&a.series, &b.series) {
        (Some(x), Some(y)) if x == y => score += 2,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (&cluster.portfolio, &event.portfolio) {
        (Some((x, _)), Some((y, _))) if x == y => score += 1,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (a.edition, b.edition) {
        (Some(x), Some(y)) if x == y => score += 4,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    match (&a.city, &b.city) {
        (Some(x), Some(y)) if x == y => score += 3,
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    if let (Some(x), Some(y)) = (a.country, b.country)
        && x != y
    {
        return None;
    }
    if let (Some(x), Some(y)) = (a.start, b.start) {
        if x == y || x.contains(y) || y.contains(x) || same_days(a, b) {
            score += 3;
        } else {
            return None;
        }
    }
    match (a.format, b.format) {
        (Some(x), Some(y)) if x != y => return None,
        _ => {}
    }
    if a.series.is_none() || b.series.is_none() {
        // Sides named in both must be the same.
        let disjoint = !a.participants.is_empty()
            && !b.participants.is_empty()
            && !a.participants.iter().any(|p| b.participants.contains(p));
        if disjoint {
            return None;
        }
    }
    match event.sequence {
        Some(Sequence::Next) if cluster.sequence != Some(Sequence::Next) && !strong(score) => return None,
        Some(Sequence::Previous) if cluster.sequence != Some(Sequence::Previous) && !strong(score) => return None,
        None if cluster.sequence.is_some() && !strong(score) => return None,
        _ => {}
    }
    if event.special != cluster.special && !strong(score) {
        return None;
    }
    let distinct = [
        b.edition.is_some() && a.edition.is_none(),
        b.city.is_some() && a.city.is_none(),
        b.start.is_some() && a.start.is_none(),
    ];
    let adds = distinct.iter().filter(|d| **d).count();
    let near = event.line.saturating_sub(cluster.line) <= 2;
    if strong(score) {
        return Some(score + 5);
    }
    // A bare mention ("ce sommet", "le sommet") speaks of one already known.
    if adds == 0 {
        return (event.definite || b.series.is_some() || !event.named).then_some(score + 2);
    }
    // A mention that only adds what the event lacks speaks of it where it stands near and is definite.
    let lacks = [
        a.edition.is_none() || b.edition.is_none(),
        a.city.is_none() || b.city.is_none(),
        a.start.is_none() || b.start.is_none(),
    ];
    let complementary = lacks.iter().all(|l| *l);
    (complementary && near && event.definite)
        .then_some(score + 1 - i32::try_from(adds).unwrap_or(0).min(1))
        .filter(|s| *s > 0 || near)
        .map(|s| s.max(1))
}

/// Whether a date, an edition or a place agree.
const fn strong(score: i32) -> bool {
    score >= 3
}

fn same_days(a: &Summit, b: &Summit) -> bool {
    let inside = |date: Option<Date>, of: &Summit| match (date, of.start, of.end) {
        (Some(d), Some(s), Some(e)) => s.first_day() <= d.first_day() && d.last_day() <= e.last_day(),
        _ => false,
    };
    inside(b.start, a) || inside(a.start, b)
}

/// Whether a meeting's dates are more than one day.
fn days(record: &Summit) -> u8 {
    match (record.start, record.end) {
        (Some(start), Some(end)) if start.first_day() != end.last_day() && start.granularity() == Granularity::Day => 2,
        (Some(_), _) => 1,
        _ => 0,
    }
}

fn absorb(cluster: &mut Event, event: Event) {
    // A finer date replaces a coarser one before the rest is filled in.
    if let (Some(old), Some(new)) = (cluster.record.start, event.record.start)
        && (old != new && old.contains(new)
            || days(&event.record) > days(&cluster.record) && same_days(&cluster.record, &event.record))
    {
        cluster.record.clear(SummitField::Start);
        cluster.record.clear(SummitField::End);
    }
    if event.status_said && !cluster.status_said {
        cluster.record.clear(SummitField::Status);
        cluster.status_said = true;
    }
    let mut participants = event.record.participants.clone();
    participants.extend(cluster.record.participants.iter().cloned());
    participants.sort();
    participants.dedup();
    cluster.record.absorb(&event.record);
    if let Some(cited) = event.record.evidence.get(&SummitField::Participants) {
        for evidence in cited {
            cluster
                .record
                .cite(SummitField::Participants, evidence.span, &evidence.rule);
        }
    }
    cluster.record.participants = participants;
    if cluster.level == Level::Unknown {
        cluster.level = event.level;
    }
    cluster.portfolio = cluster.portfolio.or(event.portfolio);
    cluster.named |= event.named;
    cluster.sequence = cluster
        .sequence
        .filter(|_| event.sequence.is_some() || cluster.record.start.is_none());
    cluster.line = event.line;
}

/// Gives a nameless meeting the series that the text is about, where there is just one.
fn adopt_series(text: &Phrased<'_>, clusters: &mut [Event]) {
    let mut series: Vec<(Slug, usize)> = Vec::new();
    for cluster in clusters.iter() {
        if let Some(id) = &cluster.record.series {
            match series.iter_mut().find(|(s, _)| s == id) {
                Some((_, count)) => *count += cluster.record.mentions.len(),
                None => series.push((id.clone(), cluster.record.mentions.len())),
            }
        }
    }
    let facts = text.packs.facts();
    if series.is_empty() {
        // No meeting names it, but the text may speak of one pairing throughout.
        for line in text.lines() {
            for group in line.parties().iter().filter(|g| g.paired || g.members.len() > 1) {
                if let Some(id) = facts.pairing(&group.set()) {
                    match series.iter_mut().find(|(s, _)| s == id) {
                        Some((_, count)) => *count += 1,
                        None => series.push((id.clone(), 1)),
                    }
                }
            }
        }
    }
    series.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    // One series must stand out, else a nameless meeting could be of any.
    let only = match series.as_slice() {
        [(only, _)] => only.clone(),
        [(only, count), (_, next), ..] if *count >= 2 * next => only.clone(),
        _ => return,
    };
    for cluster in clusters
        .iter_mut()
        .filter(|c| c.record.series.is_none() && c.level == Level::Summit)
    {
        let sides = facts
            .series(only.as_str())
            .map(|s| s.parties.clone())
            .unwrap_or_default();
        let states = facts.states(&sides);
        let own = facts.states(&cluster.record.participants);
        if own.iter().any(|c| !states.contains(c)) && !states.is_empty() {
            continue;
        }
        cluster.record.series = Some(only.clone());
        let spans = cluster.record.mentions.clone();
        for span in spans.iter().take(1) {
            cluster
                .record
                .cite(SummitField::Series, *span, "meeting.series.context");
        }
    }
}

/// Whether an event says enough to be a record: whose meeting it is, and something of it.
fn worth_a_record(text: &Phrased<'_>, found: &Extraction, event: &Event) -> bool {
    let r = &event.record;
    if event.level == Level::Unknown {
        return false;
    }
    let facts = [
        r.edition.is_some(),
        r.start.is_some(),
        r.city.is_some(),
        r.country.is_some(),
        r.participants.len() > 1,
    ];
    let told = facts.iter().filter(|f| **f).count();
    if r.series.is_some() {
        return event.definite || told > 0;
    }
    // Without a series it must be known to be a meeting of states: by two sides, or by a leader whom the text names.
    let leader = || {
        found
            .people
            .iter()
            .any(|p| matches!(p.role, Some(Role::HeadOfState | Role::HeadOfGovernment)))
    };
    let sides = text.packs.facts().states(&r.participants).len() > 1;
    told >= 2 && (sides || event.level == Level::Summit && r.city.is_some() && leader())
}

/// As of publication: what the text says, corrected by the date.
fn settle_status(text: &Phrased<'_>, event: &mut Event) {
    use MeetingStatus::{Cancelled, Held, Ongoing, Planned, Postponed, Proposed};
    let record = &mut event.record;
    let by_date = match (text.published, record.start, record.end) {
        (Some(now), Some(start), end) if !start.is_open_year() => {
            let (now_first, now_last) = (now.first_day(), now.last_day());
            if start.first_day() > now_last {
                Some(Planned)
            } else if end.unwrap_or(start).last_day() < now_first
                || start == now && end.unwrap_or(start) == now && record.status == Some(Ongoing)
            {
                Some(Held)
            } else {
                None
            }
        }
        _ => None,
    };
    let said = record.status;
    let status = match (said, by_date) {
        (Some(Cancelled | Postponed | Proposed), Some(Planned) | None) => said,
        (Some(Cancelled | Postponed), Some(Held)) => said,
        (_, Some(date)) => Some(date),
        (Some(status), None) => Some(status),
        (None, None) => Some(Held),
    };
    if status == said {
        return;
    }
    let rule = if by_date.is_some() {
        "meeting.status.date"
    } else {
        "meeting.status.context"
    };
    let cited = record.evidence(SummitField::Start).first().map(|e| e.span);
    let span = cited
        .filter(|_| by_date.is_some())
        .or_else(|| record.mentions.first().copied());
    if let (Some(status), Some(span)) = (status, span) {
        event.set_status(status, span, rule);
    }
}

/// Sentences after a mention of a meeting in which its leaders may still be named.
const LEADERS_REACH: usize = 3;

fn settle_participants(text: &Phrased<'_>, found: &Extraction, event: &mut Event) {
    let facts = text.packs.facts();
    let record = &mut event.record;
    let series = record.series.clone();
    let series = series.as_ref().and_then(|s| facts.series(s.as_str()));
    let mut sides: Vec<Party> = series.map(|s| s.parties.clone()).unwrap_or_default();
    // A union takes part in its own summits.
    let union = series
        .and_then(|s| facts.bloc(s.id.as_str()))
        .filter(|b| b.kind == "union");
    if let Some(bloc) = union {
        sides.push(Party::Bloc(bloc.id.clone()));
        record
            .participants
            .retain(|p| p.country().is_some() || sides.contains(p));
    }
    if !sides.is_empty() {
        let missing: Vec<Party> = sides
            .iter()
            .filter(|p| !record.participants.contains(p))
            .cloned()
            .collect();
        if !missing.is_empty() {
            record.participants.extend(missing);
            let spans: Vec<_> = record.evidence(SummitField::Series).iter().map(|e| e.span).collect();
            for span in spans {
                record.cite(SummitField::Participants, span, "meeting.participants.series");
            }
        }
        // Continents that are no side of the title are only spoken of.
        let region = |p: &Party| facts.bloc(p.as_str()).is_some_and(|b| b.kind == "region");
        record
            .participants
            .retain(|p| p.country().is_some() || sides.contains(p) || !region(p));
    } else if record.status != Some(MeetingStatus::Cancelled)
        && record.participants.iter().all(|p| p.country().is_none())
    {
        leaders_near(text, found, record);
    }
    // An organisation that does not act for its members takes part only through the states that the text names.
    let stands = |p: &Party| {
        facts
            .bloc(p.as_str())
            .is_none_or(|b| b.kind == "union" || b.kind == "region")
    };
    record.participants.retain(|p| p.country().is_some() || stands(p));
    if record.participants.is_empty() {
        record.clear(SummitField::Participants);
    }
    // States that a bloc in the set stands for are not counted twice.
    let blocs: Vec<Party> = record
        .participants
        .iter()
        .filter(|p| p.country().is_none())
        .cloned()
        .collect();
    let covered = facts.states(&blocs);
    if !blocs.is_empty() {
        record
            .participants
            .retain(|p| p.country().is_none_or(|c| !covered.contains(&c)));
    }
}

/// At a forum's summit the states take part whose leaders the text names there.
fn leaders_near(text: &Phrased<'_>, found: &Extraction, record: &mut Summit) {
    let Some(first) = record.mentions.first().copied() else {
        return;
    };
    let Some(line) = text.lines().find(|l| l.contains(first)) else {
        return;
    };
    let last = (line.index + LEADERS_REACH).min(text.phrases.len() - 1);
    let end = text.line(last).scanned().sentence.span(&text.scan.tokens).end();
    let start = line.scanned().sentence.span(&text.scan.tokens).start();
    for person in &found.people {
        let leads = matches!(person.role, Some(Role::HeadOfState | Role::HeadOfGovernment));
        let here = person.mentions.iter().find(|s| s.start() >= start && s.end() <= end);
        if let (true, Some(span), Some(party)) = (leads, here, &person.country) {
            record.participants.push(party.clone());
            record.cite(SummitField::Participants, *span, "meeting.participants.leader");
        }
    }
}

fn ministerial(event: Event) -> Ministerial {
    let record = event.record;
    let mut to = Ministerial {
        series: record.series,
        name: record.name,
        edition: record.edition,
        start: record.start,
        end: record.end,
        city: record.city,
        country: record.country,
        format: record.format,
        status: record.status,
        participants: record.participants,
        mentions: record.mentions,
        confidence: record.confidence,
        assertion: record.assertion,
        ..Ministerial::default()
    };
    for (field, evidence) in record.evidence {
        let field = match field {
            SummitField::Series => MinisterialField::Series,
            SummitField::Name => MinisterialField::Name,
            SummitField::Edition => MinisterialField::Edition,
            SummitField::Start => MinisterialField::Start,
            SummitField::End => MinisterialField::End,
            SummitField::City => MinisterialField::City,
            SummitField::Country => MinisterialField::Country,
            SummitField::Format => MinisterialField::Format,
            SummitField::Status => MinisterialField::Status,
            SummitField::Participants => MinisterialField::Participants,
        };
        to.evidence.insert(field, evidence);
    }
    if let Some((portfolio, span)) = event.portfolio {
        to.portfolio = Some(portfolio);
        to.cite(MinisterialField::Portfolio, span, "meeting.portfolio.office");
    }
    to
}
