//! All terms of a lexicon, and all terms at a place of a text, whatever their length.

use super::category::CategorySet;
use super::lexicon::{Lexicon, Sense, WordId};
use super::words::Scratch;
use crate::text::token::{Token, TokenKind};

/// A term: its words in order, hyphens left out, and those of its meanings that say something to the caller, with what they say.
#[derive(Debug)]
pub(crate) struct Path<'l, T> {
    /// The words.
    pub(crate) words: &'l [WordId],
    /// The meanings.
    pub(crate) senses: &'l [(T, Sense)],
}

impl Lexicon {
    /// How many words there are, counted with the unknown one.
    pub(crate) fn word_count(&self) -> usize {
        self.words.count() + 1
    }

    /// Every spelling by which a word is known, with its number. In no order.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.words.spellings()
    }

    /// The spelling of each word that some term has.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.spellings().take(self.words.count())
    }

    /// The spelling of a word that some term has.
    pub(crate) fn spelling(&self, word: WordId) -> &str {
        self.words.spelling(word)
    }

    /// The number of the word that stands in those bytes of a text, where letters alone stand there.
    pub(crate) fn word_of(&self, text: &str, start: usize, end: usize) -> WordId {
        let token = Token {
            start: start as u32,
            end: end as u32,
            kind: TokenKind::Word,
            capital: false,
            all_caps: false,
            space_before: true,
            breaks_before: 0,
        };
        self.words.of_token(&token, text, &mut Scratch::default())
    }

    /// Whether a term of those tables begins with a word of ASCII letters.
    pub(crate) fn begins_term(&self, word: &str, categories: CategorySet) -> bool {
        !word.bytes().all(|b| b.is_ascii_alphabetic())
            || self.starts(self.word_of(word, 0, word.len())).intersects(categories)
    }

    /// Visits the terms with a meaning that says something to the caller, the shortest first.
    pub(crate) fn for_each_term<T: Default + PartialEq>(
        &self,
        say: impl Fn(&Sense) -> T,
        mut visit: impl FnMut(&Path<'_, T>),
    ) {
        let mut before = vec![0; self.state_words.len()];
        (0..before.len()).for_each(|state| before[self.after(state)].fill(state));
        let (mut words, mut senses) = (Vec::new(), Vec::new());
        for state in 1..before.len() {
            senses.clear();
            let all = self.senses_of(state).iter();
            senses.extend(
                all.map(|sense| (say(sense), *sense))
                    .filter(|(said, _)| *said != T::default()),
            );
            if senses.is_empty() {
                continue;
            }
            words.clear();
            let mut here = state;
            while here != 0 {
                words.push(WordId::new(self.state_words[here]));
                here = before[here];
            }
            words.reverse();
            visit(&Path {
                words: &words,
                senses: &senses,
            });
        }
    }

    /// Visits the meanings of all terms that start at a token, of whatever length and language.
    pub(crate) fn for_each_term_at(
        &self,
        tokens: &[Token],
        words: &[WordId],
        at: usize,
        dash: WordId,
        mut visit: impl FnMut(&Sense),
    ) {
        self.walk(tokens, words, at, dash, |state, _, written| {
            let senses = self.senses_of(state).iter();
            senses.filter(|sense| sense.fits(written)).for_each(&mut visit);
        });
    }
}
