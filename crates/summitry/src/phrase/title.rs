//! Titles of series and pairings: who is named around a head noun, in any order and form.
//!
//! Machine translation truncates and reorders such titles ("sommet chinois-central", "mécanisme de l'Asie-Central Chine"),
//! so a title is read as a set: the parties that are named, and for words that are only part of a bloc's name, the bloc
//! with which the named parties form a known series.

use crate::pack::{Category, Facts};
use crate::value::{Party, Slug, Span};

use super::Line;

/// What a group of words names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// The series that it names, by its own name or by its sides.
    pub series: Option<Slug>,
    /// The parties named, sorted.
    pub parties: Vec<Party>,
    /// The words that name the series or the parties.
    pub spans: Vec<Span>,
    /// Whether the series follows from the set of its sides.
    pub by_parties: bool,
    /// Whether a bloc was known by part of its name only.
    pub partial: bool,
}

/// Reads the title in the tokens from `first` to before `end`.
#[must_use]
pub fn title(line: &Line<'_>, first: usize, end: usize) -> Title {
    let facts = line.packs().facts();
    let mut title = Title::default();
    let mut named: Option<&str> = None;
    for mark in line.marks().iter().filter(|m| m.first >= first && m.end <= end) {
        if let Some(id) = line.concept(mark, Category::Series) {
            title.spans.push(mark.span);
            named = named.or(Some(id));
        }
    }
    for group in line.parties() {
        for member in group.members.iter().filter(|m| m.first >= first && m.end <= end) {
            if !title.parties.contains(&member.party) {
                title.parties.push(member.party.clone());
            }
            title.spans.push(line.span(member.first, member.end));
        }
    }
    title.parties.sort();
    if title.parties.len() > 1
        && let Some(id) = facts.pairing(&title.parties)
    {
        title.series = Some(id.clone());
        title.by_parties = true;
    } else if let Some(id) = named {
        title.series = id.parse().ok();
    } else if let Some(series) = alone(facts, &title.parties) {
        // "le sommet de l'Union africaine": a bloc that is a series too.
        title.series = Some(series);
    } else if title.parties.iter().filter(|p| p.country().is_some()).count() < 2
        && let Some((parties, span)) = completed(line, first, end, &title.parties)
    {
        title.series = facts.pairing(&parties).cloned();
        title.parties = parties;
        title.spans.push(span);
        title.by_parties = true;
        title.partial = true;
    }
    title.spans.sort();
    title.spans.dedup();
    title
}

/// The series that a single bloc is.
fn alone(facts: &Facts, parties: &[Party]) -> Option<Slug> {
    match parties {
        [party] if party.country().is_none() => facts.series(party.as_str()).map(|s| s.id.clone()),
        _ => None,
    }
}

/// The sides of a known series of which one is named here and another by part of its name, where the text names that bloc in full elsewhere,
/// or more than one word of its name stands here, in whatever order and form ("Chine-Central Asie").
fn completed(line: &Line<'_>, first: usize, end: usize, parties: &[Party]) -> Option<(Vec<Party>, Span)> {
    let facts = line.packs().facts();
    let known: Vec<&Party> = parties.iter().collect();
    let mut best: Option<(Vec<Party>, Span)> = None;
    for at in first..end {
        let blocs = line.packs().blocs_with_word(line.word(at));
        for bloc in blocs {
            let Ok(bloc) = bloc.parse::<Party>() else { continue };
            // Part of a name is enough where the text has the name in full; else two of its words must stand here.
            if !line.names_bloc(&bloc) && !has_two_words(line, first, end, &bloc) {
                continue;
            }
            // The word may itself be a wider region ("Asie"): then it gives way to the narrower one.
            for named in &known {
                if **named == bloc {
                    continue;
                }
                let mut sides = vec![(*named).clone(), bloc.clone()];
                sides.sort();
                if facts.pairing(&sides).is_some() {
                    let span = line.token(at).span();
                    if best.as_ref().is_none_or(|(found, _)| *found == sides) {
                        best = best.or(Some((sides, span)));
                    } else {
                        // Two readings are as good: none is taken.
                        return None;
                    }
                }
            }
        }
    }
    best
}

/// Whether two different words in the range belong to the bloc's name.
fn has_two_words(line: &Line<'_>, first: usize, end: usize, bloc: &Party) -> bool {
    let belongs = |at: &usize| {
        line.packs()
            .blocs_with_word(line.word(*at))
            .iter()
            .any(|b| b == bloc.as_str())
    };
    let mut words = (first..end).filter(belongs).map(|at| line.word(at));
    let Some(one) = words.next() else { return false };
    words.any(|other| !other.eq_ignore_ascii_case(one))
}
