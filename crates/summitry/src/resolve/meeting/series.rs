//! Whose meeting it is, where its mention does not say: the series that the text speaks of.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::recent::RECENT;
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::read::meeting::{Event, Level};
use crate::record::{Record, SummitField};
use crate::text::BlockKind;
use crate::value::{Party, Slug};

/// A series that the text speaks of at some place.
pub(super) struct Topic {
    at: usize,
    line: usize,
    series: Slug,
    /// Who meets, where a meeting is spoken of.
    level: Level,
}

/// The series that a text speaks of, in its order, and the one that it is about.
pub(super) struct Topics {
    all: Vec<Topic>,
    main: Option<Slug>,
    /// The series that a heading and the title name together.
    headed: Vec<Slug>,
    /// Who meets in each meeting spoken of, with its sentence and place.
    levels: Vec<(usize, usize, Level)>,
}

/// Sentences over which a series stays the topic.
const REACH: usize = 3;

/// Lines of a list over which what stands above it stays the topic.
const LIST_REACH: usize = 24;

/// Sentences at the head of a text that say what it is about.
const OPENING: usize = 3;

impl Topics {
    pub(super) fn new(text: &Phrased<'_>, events: &[Event]) -> Self {
        let mut all: Vec<Topic> = Vec::new();
        let mut title: Vec<Party> = Vec::new();
        let mut under: Vec<Slug> = Vec::new();
        for line in text.lines() {
            named(text, &line, &mut all);
            let before = all.len();
            headed(text, &line, &title, &mut all);
            under.extend(all[before..].iter().map(|t| t.series.clone()));
            if line.index < OPENING {
                let blocs = line
                    .parties()
                    .iter()
                    .flat_map(|g| g.set())
                    .filter(|p| p.country().is_none());
                title.extend(blocs);
            }
        }
        let mut places: BTreeMap<usize, Vec<Topic>> = BTreeMap::new();
        for topic in all {
            places.entry(topic.at).or_default().push(topic);
        }
        for event in events.iter().filter(|e| !e.titled) {
            if let Some(series) = &event.record.series {
                // The meeting says more than the name inside it.
                let inside: Vec<usize> = places
                    .range(event.first..event.end.max(event.first))
                    .map(|(at, _)| *at)
                    .collect();
                for at in inside {
                    places.remove(&at);
                }
                places.entry(event.head).or_default().push(Topic {
                    at: event.head,
                    line: event.line,
                    series: series.clone(),
                    level: event.level,
                });
            }
        }
        let mut all: Vec<Topic> = places.into_values().flatten().collect();
        passing(text, &mut all);
        let main = main(&all);
        let known = events.iter().filter(|e| e.level != Level::Unknown);
        let mut levels: Vec<(usize, usize, Level)> = known.map(|e| (e.line, e.head, e.level)).collect();
        levels.sort_by_key(|(line, head, _)| (*line, *head));
        Self {
            all,
            main,
            headed: under,
            levels,
        }
    }

    /// Who meets in the meeting spoken of before in the same sentence ("our summits …; the place of the second").
    fn level_before(&self, event: &Event) -> Option<Level> {
        let before = self
            .levels
            .partition_point(|(line, head, _)| (*line, *head) < (event.line, event.first));
        let last = self.levels[..before].last().filter(|(line, _, _)| *line == event.line);
        last.map(|(_, _, level)| *level)
    }

    /// Whether a heading names a side under a title that names the other.
    fn is_headed(&self, series: &Slug) -> bool {
        self.headed.contains(series)
    }

    /// The topic of what stands at a place.
    fn at(&self, event: &Event, reach: usize) -> Option<&Topic> {
        let before = self.all.partition_point(|t| t.at < event.first);
        let near = |t: &&Topic| event.line - t.line <= reach;
        let last = self.all[..before].last().filter(near)?;
        if last.line == event.line || self.main.as_ref() == Some(&last.series) || last.level != Level::Unknown {
            return Some(last);
        }
        // What is only named in passing gives way to what the text is about.
        let about = self.all[..before].iter().rev().take_while(near);
        Some(
            about
                .into_iter()
                .find(|t| self.main.as_ref() == Some(&t.series))
                .unwrap_or(last),
        )
    }

    /// Who meets in the nearest meeting of a series, else in the nearest meeting of all.
    fn level(&self, event: &Event, series: &Slug) -> Level {
        let here = self.all.partition_point(|t| t.at < event.first);
        let around = here.saturating_sub(RECENT)..self.all.len().min(here + RECENT);
        let known = || self.all[around.clone()].iter().filter(|t| t.level != Level::Unknown);
        let nearest = |t: &&Topic| t.at.abs_diff(event.first);
        let own = known().filter(|t| t.series == *series).min_by_key(nearest);
        own.or_else(|| known().min_by_key(nearest))
            .map_or(Level::Unknown, |t| t.level)
    }
}

/// The series that a line names, and the pairs of sides that are one.
fn named(text: &Phrased<'_>, line: &Line<'_>, topics: &mut Vec<Topic>) {
    let facts = text.packs.facts();
    let mut push = |at: usize, series: &Slug| {
        topics.push(Topic {
            at,
            line: line.index,
            series: series.clone(),
            level: Level::Unknown,
        });
    };
    for group in line.parties().iter().filter(|g| g.paired) {
        if let Some(id) = facts.pairing(&group.set()) {
            push(group.first, id);
        }
    }
    for mark in line.marks() {
        let Some(series) = line.concept(mark, Category::Series).and_then(|id| facts.series(id)) else {
            continue;
        };
        let paired = line
            .parties()
            .iter()
            .any(|g| g.paired && g.first <= mark.first && mark.end <= g.end);
        let meets = matches!(
            series.kind.as_str(),
            "organisation" | "forum" | "conference" | "format" | "pairing"
        );
        if meets && !paired {
            push(mark.first, series.meetings_of());
        }
    }
}

/// Leaves out organisations whose members nobody lists where they are named only once, and no meeting of theirs is: they are named
/// in passing ("un coordonnateur des Nations unies").
fn passing(text: &Phrased<'_>, topics: &mut Vec<Topic>) {
    let facts = text.packs.facts();
    let worldwide = |id: &Slug| {
        let known = facts.series(id.as_str());
        known.is_some_and(|s| s.kind == "organisation" && s.parties.is_empty()) && facts.bloc(id.as_str()).is_none()
    };
    let mut counts: FxHashMap<Slug, usize> = FxHashMap::default();
    for topic in topics.iter() {
        *counts.entry(topic.series.clone()).or_insert(0) += 1;
    }
    topics.retain(|t| t.level != Level::Unknown || counts[&t.series] > 1 || !worldwide(&t.series));
}

/// "INDE" above a list in a text on Africa's partners: a side under a title that names the other.
fn headed(text: &Phrased<'_>, line: &Line<'_>, title: &[Party], topics: &mut Vec<Topic>) {
    if line.block_kind() != BlockKind::Heading {
        return;
    }
    let [group] = line.parties() else { return };
    let [side] = group.members.as_slice() else { return };
    for other in title {
        let mut sides = vec![side.party.clone(), other.clone()];
        sides.sort();
        if let Some(series) = text.packs.facts().pairing(&sides) {
            topics.push(Topic {
                at: group.first,
                line: line.index,
                series: series.clone(),
                level: Level::Unknown,
            });
        }
    }
}

/// The series that is named twice as often as any other.
fn main(topics: &[Topic]) -> Option<Slug> {
    let mut counts: Vec<(&Slug, usize)> = Vec::new();
    let mut places: FxHashMap<&Slug, usize> = FxHashMap::default();
    for topic in topics {
        let at = *places.entry(&topic.series).or_insert(counts.len());
        match counts.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => counts.push((&topic.series, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    match counts.as_slice() {
        [(only, _)] => Some((*only).clone()),
        [(first, count), (_, next), ..] if *count >= 2 * next => Some((*first).clone()),
        _ => None,
    }
}

/// "La troisième se tiendra en 2027": a sibling takes series, level and sides from the event spoken of before it, or from
/// the series that the text spoke of last.
pub(super) fn inherit(clusters: &[Event], last: Option<usize>, topics: &Topics, event: &mut Event) {
    if event.level == Level::Unknown
        && event.kin
        && let Some(level) = topics.level_before(event)
    {
        event.level = level;
    }
    let fits = |c: &&Event| {
        let level = event.level == Level::Unknown && !c.incidental || c.level == event.level;
        c.record.series.is_some() && !c.titled && level
    };
    let nearest = last.and_then(|index| clusters.get(index)).filter(fits);
    let parent = nearest.or_else(|| clusters.iter().rev().take(RECENT).find(fits));
    let reach = match (event.listed, event.verbal) {
        (true, _) => LIST_REACH,
        _ => REACH,
    };
    // Leaders who meet are those of what was just spoken of, or of what the text is about.
    let close = |t: &&Topic| {
        let told = event.verbal && event.level == Level::Summit;
        !told || event.line - t.line <= 1 || topics.main.as_ref() == Some(&t.series)
    };
    let topic = topics.at(event, reach).filter(close);
    // Ministers meet in the series whose summit was spoken of.
    let ministers = event.level == Level::Ministerial && !event.domestic;
    let parent = parent.or_else(|| {
        let last = last.and_then(|index| clusters.get(index));
        last.filter(|c| ministers && c.record.series.is_some() && !c.titled)
    });
    let parent =
        parent.filter(|p| (!event.verbal || topic.is_some()) && (!event.listed || p.line + reach >= event.line));
    // The topic counts where no meeting of another series was spoken of after it.
    let series = match (parent, topic) {
        (Some(parent), Some(topic)) if parent.record.series.as_ref() != Some(&topic.series) && event.definite => {
            Some(topic.series.clone())
        }
        (Some(parent), _) => parent.record.series.clone(),
        (None, Some(topic)) => Some(topic.series.clone()),
        (None, None) => {
            let alone = ministers && event.definite && event.record.participants.is_empty();
            topics.main.clone().filter(|_| alone)
        }
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
    event.incidental = ministers;
    if event.level == Level::Unknown && event.kin {
        event.level = topics.level(event, &series);
    }
    // A list under a side's name, in a text on another's partners, is one of summits where nothing else is said.
    if event.level == Level::Unknown && event.listed && topics.is_headed(&series) {
        event.level = Level::Summit;
    }
    event.record.series = Some(series);
    if let Some(span) = event.record.mentions.first().copied() {
        event.record.cite(SummitField::Series, span, "meeting.series.sibling");
    }
}

/// Gives a nameless summit the series that the text is about, where there is just one.
pub(super) fn adopt_series(text: &Phrased<'_>, topics: &Topics, clusters: &mut [Event]) {
    let facts = text.packs.facts();
    let Some(only) = &topics.main else { return };
    let sides = facts
        .series(only.as_str())
        .map(|s| s.parties.clone())
        .unwrap_or_default();
    let states = facts.states(&sides);
    for cluster in clusters.iter_mut() {
        if cluster.record.series.is_some() || cluster.level != Level::Summit {
            continue;
        }
        let own = facts.states(&cluster.record.participants);
        if own.iter().any(|c| !states.contains(c)) && !states.is_empty() {
            continue;
        }
        cluster.record.series = Some(only.clone());
        if let Some(span) = cluster.record.mentions.first().copied() {
            cluster.record.cite(SummitField::Series, span, "meeting.series.context");
        }
    }
}
