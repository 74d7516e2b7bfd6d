//! Where a text names mechanisms: by a name of the packs, by the sides around a head noun, or by a noun that points back.

use rustc_hash::FxHashMap;

use super::{acronym, coined};
use crate::pack::Category;
use crate::phrase::{Line, Phrased, noun_group, title};
use crate::scan::Mark;
use crate::value::{Party, Slug};

/// A place that names a mechanism.
#[derive(Clone, Debug)]
pub(super) struct Anchor {
    /// The sentence.
    pub line: usize,
    /// The sentence's block.
    pub block: usize,
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// The mechanism.
    pub id: Slug,
    /// Whether a noun such as "mechanism" or "format" says that it is one.
    pub headed: bool,
    /// Whether the sides of its title named it.
    pub paired: bool,
    /// Whether only its capitals say that it is a name: nothing is read of it but what is said beside it.
    pub coined: bool,
    /// The sides that a name without an id of its own gives ("commission mixte algéro-turque").
    pub sides: Vec<Party>,
    /// The head of a name without an id of its own.
    pub own: Option<&'static str>,
    /// Its words.
    pub words: Vec<String>,
}

/// All anchors of a text, in order.
#[derive(Debug)]
pub(super) struct Anchors {
    all: Vec<Anchor>,
    /// What most of the text is about.
    topic: Option<Slug>,
    /// Where the topic is named first.
    first: usize,
    /// How often each mechanism is named.
    counts: FxHashMap<Slug, usize>,
}

/// Heads that say by themselves that the thing is a mechanism.
const STRONG: &[&str] = &["dialogue", "format", "forum", "mechanism", "secretariat"];
/// Names looked back at for what a short form stands for.
const LOOK_BACK: usize = 64;
/// More members than this are not named one by one.
const MOST_NAMED: usize = 12;
/// Heads of bodies that are named by their sides.
const OWN_HEADS: &[&str] = &["commission", "council", "dialogue", "forum", "mechanism", "partnership"];
/// An anchor so many sentences back can still be what "the organisation" means.
const REACH: usize = 12;

impl Anchors {
    pub(super) fn of(text: &Phrased<'_>) -> Self {
        let mut all = Vec::new();
        // A text that names no state is about no body of states, whatever its capitals.
        let states = text
            .lines()
            .any(|line| line.parties().iter().any(|g| !g.is_anaphoric()));
        for line in text.lines() {
            add_line(&line, states, &mut all);
        }
        one_name(&mut all);
        acronym::add(text, &mut all);
        let topic = topic(&all);
        let first = all
            .iter()
            .position(|a| Some(&a.id) == topic.as_ref())
            .unwrap_or(all.len());
        let mut counts = FxHashMap::default();
        for anchor in &all {
            *counts.entry(anchor.id.clone()).or_insert(0) += 1;
        }
        Self {
            all,
            topic,
            first,
            counts,
        }
    }

    pub(super) const fn all(&self) -> &Vec<Anchor> {
        &self.all
    }

    /// How often the text names a mechanism.
    pub(super) fn count(&self, id: &Slug) -> usize {
        self.counts.get(id).copied().unwrap_or(0)
    }

    /// What most of the text is about.
    pub(super) const fn topic(&self) -> Option<&Slug> {
        self.topic.as_ref()
    }

    /// The anchors of a sentence.
    pub(super) fn in_line(&self, line: usize) -> &[Anchor] {
        let first = self.all.partition_point(|a| a.line < line);
        let end = self.all.partition_point(|a| a.line <= line);
        &self.all[first..end]
    }

    /// The anchor that covers a token.
    pub(super) fn at(&self, line: usize, token: usize) -> Option<&Anchor> {
        self.in_line(line).iter().find(|a| a.first <= token && token < a.end)
    }

    /// The nearest anchor of an earlier sentence.
    pub(super) fn before(&self, line: usize) -> Option<&Anchor> {
        let end = self.all.partition_point(|a| a.line < line);
        self.all[..end]
            .iter()
            .rfind(|a| !a.coined)
            .filter(|a| line - a.line <= REACH)
    }

    /// The mechanism before a noun that is part of its name: "the 13-member initiative" after "the Three Seas Initiative".
    pub(super) fn called(&self, line: &Line<'_>, noun: &Mark) -> Option<Slug> {
        let end = self
            .all
            .partition_point(|a| (a.line, a.first) < (line.index, noun.first));
        let near = self.all[..end]
            .iter()
            .rev()
            .take_while(|a| line.index - a.line <= REACH);
        let word = line.word(noun.first);
        let named = |a: &&Anchor| a.words.len() > 1 && a.words.iter().any(|w| w.to_lowercase() == word);
        near.take(LOOK_BACK).find(named).map(|a| a.id.clone())
    }

    /// The mechanism whose name a capitalised noun shortens: "the Council" after "the Arctic Council"; else the acronym before.
    fn short_form(&self, line: &Line<'_>, head: &Mark) -> Option<Slug> {
        let end = self
            .all
            .partition_point(|a| (a.line, a.first) < (line.index, head.first));
        let word = line.word(head.first);
        let named = |a: &&Anchor| a.words.iter().any(|w| w == word);
        let short = |a: &&Anchor| a.words.len() == 1 && !a.paired;
        let before = self.all[..end].iter().rev().take(LOOK_BACK);
        let found = before.clone().find(named).or_else(|| before.clone().find(short))?;
        Some(found.id.clone())
    }

    /// What a noun without a name of its own points back at.
    pub(super) fn antecedent(&self, line: &Line<'_>, head: &Mark) -> Option<Slug> {
        let concept = line.concept(head, Category::MechanismHead);
        if line.token(head.first).capital
            && let Some(id) = self.short_form(line, head)
        {
            return Some(id);
        }
        let end = self
            .all
            .partition_point(|a| (a.line, a.first) < (line.index, head.first));
        let near = self.all[..end]
            .iter()
            .rev()
            .take_while(|a| line.index - a.line <= REACH);
        let fits = |anchor: &&Anchor| {
            let kind = line.packs().facts().series(anchor.id.as_str()).map(|s| s.kind.as_str());
            match concept {
                Some("organisation" | "council" | "commission") => kind == Some("organisation"),
                Some("mechanism" | "format" | "forum" | "dialogue" | "partnership" | "alliance" | "group") => {
                    matches!(kind, Some("forum" | "format" | "pairing"))
                }
                Some("secretariat") => true,
                _ => false,
            }
        };
        let found = near.clone().find(fits).or_else(|| {
            let topic = self.all[..end].get(self.first);
            topic.filter(fits)
        });
        found.map(|a| a.id.clone())
    }
}

/// Gives one id to a body that is named by its sides in different words ("the Kenya-Peru Dialogue", "the Dialogue between Kenya and Peru").
fn one_name(all: &mut [Anchor]) {
    let mut ids: FxHashMap<(Vec<Party>, &'static str), Slug> = FxHashMap::default();
    for anchor in all {
        if let Some(own) = anchor.own {
            let id = ids
                .entry((anchor.sides.clone(), own))
                .or_insert_with(|| anchor.id.clone());
            anchor.id.clone_from(id);
        }
    }
}

fn add_line(line: &Line<'_>, states: bool, all: &mut Vec<Anchor>) {
    let first_new = all.len();
    for mark in line.marks() {
        if let Some(id) = line.concept(mark, Category::Series)
            && let Ok(id) = id.parse()
        {
            all.push(Anchor {
                line: line.index,
                block: line.block(),
                first: mark.first,
                end: mark.end,
                id,
                headed: false,
                paired: false,
                coined: false,
                sides: Vec::new(),
                own: None,
                words: words(line, mark.first, mark.end),
            });
            continue;
        }
        let head = line.concept(mark, Category::MechanismHead);
        if head.is_none() && !mark.is(Category::MeetingHead) {
            continue;
        }
        // "Strategic Dialogue" is a term for talks, whose head may name a body.
        let own = head.or_else(|| (mark.first..mark.end).find_map(|at| line.concept_in(at, Category::MechanismHead)));
        let (first, end) = noun_group(line, mark);
        let named = title(line, first, end);
        // Two states have many bodies: the pair's own id is not this one's ("the US-India Trade Policy Forum").
        let pairing = |id: &Slug| named.by_parties && is_pairing(line, id);
        let body = match &named.series {
            Some(id) if !pairing(id) => None,
            _ => own.filter(|_| states).and_then(|own| own_name(line, mark, own)),
        };
        if body.is_some() {
            all.extend(body);
            continue;
        }
        let Some(id) = named.series else { continue };
        let headed = head.is_some_and(|h| STRONG.contains(&h));
        if named.by_parties {
            all.push(Anchor {
                line: line.index,
                block: line.block(),
                first,
                end,
                id,
                headed,
                paired: true,
                coined: false,
                sides: Vec::new(),
                own: None,
                words: words(line, first, end),
            });
        } else if headed {
            for anchor in &mut all[first_new..] {
                anchor.headed |= anchor.id == id && anchor.end <= end && anchor.first >= first;
            }
        }
    }
    // A name inside a wider group of the same mechanism is one place.
    let mut here = all.split_off(first_new);
    here.sort_by_key(|a| (a.first, core::cmp::Reverse(a.end)));
    for anchor in here {
        if let Some(last) = all[first_new..].last_mut()
            && anchor.first < last.end
        {
            if anchor.id == last.id {
                last.headed |= anchor.headed;
                last.paired |= anchor.paired;
                last.end = last.end.max(anchor.end);
                continue;
            }
            if anchor.paired && !last.paired || last.paired && anchor.end <= last.end {
                continue;
            }
        }
        all.push(anchor);
    }
}

/// Whether a series is only that two states meet.
fn is_pairing(line: &Line<'_>, id: &Slug) -> bool {
    let series = line.packs().facts().series(id.as_str());
    series.is_some_and(|s| s.kind == "pairing")
}

/// A body that has no id in the packs.
fn own_name(line: &Line<'_>, mark: &Mark, head: &str) -> Option<Anchor> {
    let name = coined::of_sides(line, mark, head)
        .or_else(|| coined::of_capitals(line, mark, head))
        .or_else(|| coined::of_sign(line, mark, head))?;
    let paired = !name.sides.is_empty();
    let series = line.packs().facts().pairing(&name.sides);
    let series = series.filter(|id| paired && !is_pairing(line, id));
    let id = match series {
        Some(id) => id.clone(),
        None => Slug::of_name(&line.text()[line.span(name.first, name.end)])?,
    };
    let own = OWN_HEADS.iter().find(|h| **h == head && paired && series.is_none());
    Some(Anchor {
        line: line.index,
        block: line.block(),
        first: name.first,
        end: name.end,
        id,
        headed: name.standing,
        paired,
        coined: !paired,
        sides: if series.is_some() { Vec::new() } else { name.sides },
        own: own.copied(),
        words: words(line, name.first, name.end),
    })
}

fn words(line: &Line<'_>, first: usize, end: usize) -> Vec<String> {
    let is_word = |at: &usize| line.symbol(*at).is_none();
    (first..end)
        .filter(is_word)
        .map(|at| line.word(at).to_owned())
        .collect()
}

/// The mechanism that is named most often; the first of several.
fn topic(all: &[Anchor]) -> Option<Slug> {
    let mut weights: FxHashMap<&Slug, usize> = FxHashMap::default();
    for anchor in all {
        // A title names what the text is about; a pair of sides is seldom named in passing.
        let weight = 1 + usize::from(anchor.line < 2) + usize::from(anchor.paired || anchor.headed);
        *weights.entry(&anchor.id).or_insert(0) += weight;
    }
    let known = || all.iter().filter(|a| !a.coined);
    let most = known().map(|a| weights[&a.id]).max()?;
    known().find(|a| weights[&a.id] == most).map(|a| a.id.clone())
}

/// The sides that a mechanism's title names.
pub(super) fn sides(line: &Line<'_>, id: &Slug) -> Vec<Party> {
    let Some(series) = line.packs().facts().series(id.as_str()) else {
        return Vec::new();
    };
    if series.kind == "pairing" {
        return Vec::new();
    }
    let whole = series.parties.len() > 1 || series.parties.iter().all(|p| p.country().is_none());
    if whole && series.kind != "organisation" {
        series.parties.clone()
    } else {
        Vec::new()
    }
}

/// The states that belong to a mechanism, where they are few enough to be named one by one.
pub(super) fn states(line: &Line<'_>, id: &Slug) -> Vec<Party> {
    let facts = line.packs().facts();
    let series = facts.series(id.as_str());
    if series.is_some_and(|s| s.kind == "pairing") {
        return Vec::new();
    }
    let mut states = series.map(|s| s.parties.clone()).unwrap_or_default();
    if states.is_empty()
        && let Some(bloc) = facts.bloc(id.as_str())
    {
        states = bloc.members_at(None).into_iter().map(Party::Country).collect();
    }
    let few = (2..=MOST_NAMED).contains(&states.len()) && states.iter().all(|p| p.country().is_some());
    if few { states } else { Vec::new() }
}
