//! The people found so far, by the words of their names.

use rustc_hash::FxHashMap;

use crate::record::{Extraction, Person};

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
