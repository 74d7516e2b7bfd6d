//! Whose meeting it is, where its mention does not say: the series that the text speaks of.

use crate::pack::Category;
use crate::phrase::Phrased;
use crate::read::meeting::{Event, Level};
use crate::record::{Record, SummitField};
use crate::value::Slug;

/// A series that the text speaks of at some place, whether or not of a meeting.
pub(super) struct Topic {
    at: usize,
    line: usize,
    series: Slug,
}

/// Where the text names series that can hold summits, in order.
pub(super) fn topics(text: &Phrased<'_>, events: &[Event]) -> Vec<Topic> {
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
pub(super) fn inherit(clusters: &[Event], last: Option<usize>, topics: &[Topic], event: &mut Event) {
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

/// Gives a nameless meeting the series that the text is about, where there is just one.
pub(super) fn adopt_series(text: &Phrased<'_>, clusters: &mut [Event]) {
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
