//! Groups mentions by the event that they speak of.

use super::super::recent::first_recent;
use super::series::{Topics, inherit};
use crate::read::meeting::{Event, Level, Sequence};
use crate::record::{Record, Summit, SummitField};
use crate::scan::steps::looked;
use crate::value::{Date, Granularity};

/// Groups mentions by the event that they speak of.
pub(super) fn cluster(topics: &Topics, events: Vec<Event>) -> Vec<Event> {
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
            || told && (event.verbal || event.kin || event.level == Level::Summit)
            || (told || event.verbal && event.portfolio.is_some() && event.record.participants.is_empty())
                && event.level == Level::Ministerial
                && !event.domestic;
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
        if !event.incidental {
            last = Some(clusters.len());
        }
        clusters.push(event);
    }
    clusters
}

/// The cluster that a mention belongs to, if any.
fn match_cluster(clusters: &[Event], event: &Event) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for (index, cluster) in clusters.iter().enumerate().skip(first_recent(clusters.len())) {
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
    looked();
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
        // "le sommet a réuni les présidents de …": who is there besides those named before.
        let bare = event.definite && !event.named && b.edition.is_none() && b.start.is_none() && b.city.is_none();
        if disjoint && !bare {
            return None;
        }
    }
    let dated = a.start.is_some() && b.start.is_some() || a.edition.is_some() && b.edition.is_some();
    match event.sequence {
        Some(Sequence::Next) if cluster.sequence != Some(Sequence::Next) && !strong(score) => return None,
        // "On the ECOWAS summit / … the most recent ECOWAS summit, held on 3 July": what was named only is that one.
        Some(Sequence::Previous) if is_bare(cluster) && a.series.is_some() && a.series == b.series => {}
        // "the previous one also took place in Tokyo": the same place makes no meeting the one before it.
        Some(Sequence::Previous) if cluster.sequence != Some(Sequence::Previous) && !(strong(score) && dated) => {
            return None;
        }
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
    if cluster.incidental && event.level == Level::Unknown && adds > 0 {
        return None;
    }
    if adds == 0 {
        return (event.definite || b.series.is_some() || !event.named).then_some(score + 2);
    }
    // A mention that only adds what the event lacks speaks of it where it stands near and is definite.
    let lacks = [
        a.edition.is_none() || b.edition.is_none(),
        a.city.is_none() || b.city.is_none(),
        a.start.is_none() || b.start.is_none(),
    ];
    // A mention that doesn't say who meets adds nothing to ministers of no known series.
    let known = event.level == cluster.level || a.series.is_some();
    let complementary = lacks.iter().all(|l| *l) && known;
    (complementary && near && event.definite)
        .then_some(score + 1 - i32::try_from(adds).unwrap_or(0).min(1))
        .filter(|s| *s > 0 || near)
        .map(|s| s.max(1))
}

/// Whether nothing is known of an event but whose meeting it is.
fn is_bare(event: &Event) -> bool {
    let r = &event.record;
    !event.status_said && r.edition.is_none() && r.start.is_none() && r.city.is_none() && r.country.is_none()
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
