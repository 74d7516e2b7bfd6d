//! The people found so far, by the words of their names.

use rustc_hash::FxHashMap;

use crate::record::{Extraction, Person};
use crate::scan::steps::looked;
use crate::value::Span;

/// An index of people: "Xi" finds Xi Jinping.
#[derive(Debug)]
pub(super) struct Roster<'e> {
    people: &'e [Person],
    /// People by each word of their names, in the order of the text.
    by_word: FxHashMap<&'e str, Vec<usize>>,
}

/// People looked at under one word at most: names that many share tell nobody apart.
const MOST: usize = 16;

impl<'e> Roster<'e> {
    pub(super) fn of(found: &'e Extraction) -> Self {
        let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, person) in found.people.iter().enumerate() {
            for word in person.name.iter().flat_map(|n| n.split_whitespace()) {
                let here = by_word.entry(word).or_default();
                if here.len() < MOST {
                    here.push(index);
                }
            }
        }
        Self {
            people: &found.people,
            by_word,
        }
    }

    /// The people whose names have all these words, in the order of the text.
    pub(super) fn named(&self, words: &str) -> impl Iterator<Item = &'e Person> {
        let first = words.split_whitespace().next().unwrap_or_default();
        let known = self.by_word.get(first).map_or(&[][..], Vec::as_slice);
        let whole = move |person: &&Person| {
            let name = person.name.as_deref().unwrap_or_default();
            words
                .split_whitespace()
                .all(|w| name.split_whitespace().any(|n| n == w))
        };
        known.iter().map(|index| &self.people[*index]).filter(whole)
    }
}

/// Where people are named, for those who ask who stands in a sentence.
#[derive(Debug)]
pub(crate) struct Presence<'e> {
    people: Vec<&'e Person>,
    /// In the order of the text, with the person's number.
    places: Vec<(Span, usize)>,
}

impl<'e> Presence<'e> {
    /// Of those people who are wanted.
    pub(crate) fn of(found: &'e Extraction, wanted: impl Fn(&Person) -> bool) -> Self {
        let people: Vec<&Person> = found.people.iter().filter(|p| wanted(p)).collect();
        let mut places: Vec<(Span, usize)> = Vec::new();
        for (index, person) in people.iter().enumerate() {
            places.extend(person.mentions.iter().map(|span| (*span, index)));
        }
        places.sort_unstable_by_key(|(span, index)| (span.start(), *index));
        Self { people, places }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Those named inside some bytes, in the order of the people, each with the first place there.
    pub(crate) fn within(&self, bytes: Span) -> Vec<(&'e Person, Span)> {
        let first = self.places.partition_point(|(span, _)| span.start() < bytes.start());
        let here = self.places[first..]
            .iter()
            .take_while(|(span, _)| span.start() < bytes.end())
            .inspect(|_| looked());
        let mut inside: Vec<(usize, Span)> = here
            .filter(|(span, _)| bytes.contains(*span))
            .map(|(span, index)| (*index, *span))
            .collect();
        inside.sort_by_key(|(index, span)| (*index, span.start()));
        inside.dedup_by_key(|(index, _)| *index);
        inside
            .into_iter()
            .map(|(index, span)| (self.people[index], span))
            .collect()
    }
}
