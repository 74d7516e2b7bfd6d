//! One pass over a text: sentences with their language, the packs' terms, literals, and capitalised names.

mod glance;
mod language;
pub mod literal;
mod mark;
mod name;
pub mod passage;
pub(crate) mod steps;

pub(crate) use glance::{Glance, LateGlance};
pub use mark::{Mark, MarkKind};
pub use passage::Passage;

use crate::pack::language::{LanguageId, LanguageSet};
use crate::pack::{Category, Needs, Packs, WordId};
use crate::text::{Sentence, Token, TokenKind, sentences as cut_sentences, tokenize};

/// A sentence with its language and its marks.
#[derive(Clone, Debug)]
pub struct ScannedSentence {
    /// Where it stands.
    pub sentence: Sentence,
    /// The language it is read in.
    pub language: LanguageId,
    /// Its marks: indices into [`Scan::marks`].
    pub marks: core::ops::Range<usize>,
}

/// What one pass over a text has seen.
#[derive(Debug)]
pub struct Scan<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The tokens' words in the lexicon.
    pub words: Vec<WordId>,
    /// Its sentences, in order.
    pub sentences: Vec<ScannedSentence>,
    /// What was seen, in order; no two marks overlap.
    pub marks: Vec<Mark>,
    /// For each token, one more than the number of the mark that covers it; 0 where none does.
    mark_numbers: Vec<u32>,
    /// The language of most of the text.
    pub language: Option<LanguageId>,
}

impl Scan<'_> {
    /// The mark that covers a token.
    #[must_use]
    pub fn mark_at(&self, at: usize) -> Option<&Mark> {
        let number = *self.mark_numbers.get(at)?;
        self.marks.get(number.checked_sub(1)? as usize)
    }

    /// What the text has of what records are made of; looks no further once that suffices.
    pub(crate) fn needs(&self, packs: &Packs) -> Needs {
        let mut needs = Needs::NONE;
        for mark in &self.marks {
            let at = |first| Needs::at(packs, self.text, &self.tokens, &self.words, first);
            needs = needs.union(match &mark.kind {
                MarkKind::Term(_) => (mark.first..mark.end).map(at).fold(Needs::NONE, Needs::union),
                MarkKind::Literal(literal) => {
                    let number = self.text[literal.span].contains(char::is_numeric)
                        || (mark.first..mark.end).any(|first| at(first).has(Needs::NUMBER));
                    let number = if number { Needs::NUMBER } else { Needs::NONE };
                    if literal.is_amount() {
                        number.union(Needs::AMOUNT)
                    } else {
                        number
                    }
                }
                MarkKind::Name => Needs::NONE,
            });
            if needs.suffice() {
                break;
            }
        }
        needs
    }
}

/// Scans a text. `language` is the document's language where the caller knows it.
#[must_use]
pub fn scan<'t>(packs: &Packs, text: &'t str, language: Option<LanguageId>) -> Scan<'t> {
    let tokens = tokenize(text);
    let count = tokens.len();
    let words = packs.lexicon().word_ids(text, &tokens);
    let main = language.or_else(|| language::majority(packs, &words));
    let abbreviated = main.map_or(LanguageSet::ALL, LanguageSet::only);
    let cut = cut_sentences(text, &tokens, |at| keeps_stop(packs, &tokens, &words, at, abbreviated));
    let (found, mut marks) = mark_sentences(packs, text, (&tokens, &words), cut, main, |_| true);
    mark::settle_currencies(packs, &mut marks);
    Scan {
        text,
        tokens,
        words,
        sentences: found,
        mark_numbers: mark::numbers(&marks, count),
        marks,
        language: main,
    }
}

/// Scans the first sentences of a text in a language, and of them only those that can hold a full date.
///
/// Reads no further than the paragraph that the last of them stands in.
pub(crate) fn scan_opening<'t>(packs: &Packs, text: &'t str, language: Option<LanguageId>, count: usize) -> Scan<'t> {
    let lexicon = packs.lexicon();
    let abbreviated = language.map_or(LanguageSet::ALL, LanguageSet::only);
    let mut length = 0;
    let (mut tokens, mut words, mut cut);
    loop {
        // Twice as much each time, so that a text of empty lines is not read once for each of them.
        length = paragraph_end(text, 2 * length);
        let opening = &text[..length];
        tokens = tokenize(opening);
        words = lexicon.word_ids(opening, &tokens);
        cut = cut_sentences(opening, &tokens, |at| {
            keeps_stop(packs, &tokens, &words, at, abbreviated)
        });
        if cut.len() >= count || length == text.len() {
            break;
        }
    }
    cut.truncate(count);
    let worth = literal::date::may_hold_full_dates;
    let (found, marks) = mark_sentences(packs, text, (&tokens, &words), cut, language, worth);
    let count = tokens.len();
    Scan {
        text,
        tokens,
        words,
        sentences: found,
        mark_numbers: mark::numbers(&marks, count),
        marks,
        language,
    }
}

/// The language of each sentence, and the marks of those that are worth it.
fn mark_sentences(
    packs: &Packs,
    text: &str,
    (tokens, words): (&[Token], &[WordId]),
    cut: Vec<Sentence>,
    main: Option<LanguageId>,
    worth: impl Fn(&Passage<'_>) -> bool,
) -> (Vec<ScannedSentence>, Vec<Mark>) {
    let mut marks = Vec::new();
    let mut found = Vec::with_capacity(cut.len());
    for sentence in cut {
        let votes = language::votes(packs, &words[sentence.first..sentence.end]);
        let language = language::of_sentence(&votes, main);
        let first = marks.len();
        let passage = Passage {
            text,
            tokens: &tokens[sentence.first..sentence.end],
            words: &words[sentence.first..sentence.end],
            packs,
            language,
        };
        if worth(&passage) {
            mark::mark_sentence(packs, text, tokens, words, &sentence, language, &mut marks);
        }
        found.push(ScannedSentence {
            sentence,
            language,
            marks: first..marks.len(),
        });
    }
    (found, marks)
}

/// The end of the first blank line after a place, or the text's end.
fn paragraph_end(text: &str, from: usize) -> usize {
    let from = (from..text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let blank = text[from..].find("\n\n");
    blank.map_or(text.len(), |at| from + at + "\n\n".len())
}

/// Whether a full stop after this token belongs to an abbreviation of one of the languages: what is short for August in one is
/// a word that ends sentences in another.
pub(crate) fn keeps_stop(packs: &Packs, tokens: &[Token], words: &[WordId], at: usize, languages: LanguageSet) -> bool {
    if tokens[at].kind != TokenKind::Word {
        return false;
    }
    packs
        .lexicon()
        .longest_at(&tokens[..=at], &words[..=at], at, packs.dash(), languages)
        .is_some_and(|term| term.senses.iter().any(|s| s.category == Category::Abbreviation))
}
