//! The compiled term tables: words to ids, sequences of ids to senses.
//!
//! A term is looked up word by word from the start of a word, so no match can begin or end inside one, and a
//! sentence whose words begin no term costs one look-up a word.

use smallvec::SmallVec;

use super::category::{Category, CategorySet};
use super::cue::Cues;
use super::image::Strings;
use super::language::{LanguageId, LanguageSet};
use super::words::{Scratch, Words};
use crate::text::fold::{fold_case, fold_symbol};
use crate::text::token::{Token, TokenKind, single_token, tokenize};

/// A word's number in the lexicon; `WordId::UNKNOWN` for words that no term has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u32);

impl WordId {
    /// A word that no term has.
    pub const UNKNOWN: Self = Self(0);

    pub(super) const fn new(number: u32) -> Self {
        Self(number)
    }

    /// Where tables by word have it.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// Whether some term has the word.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 != 0
    }
}

/// A concept's number in the lexicon (`KAZ`, `signed`, `belt-and-road`); its name is [`Lexicon::concept`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConceptId(pub(crate) u32);

/// One meaning of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The table that the term stands in.
    pub category: Category,
    /// What the term means.
    pub concept: ConceptId,
    /// The pack's language.
    pub language: LanguageId,
    /// Tokens (by position, the first 16) that must begin with a capital.
    pub(super) capitals: u16,
    /// Tokens that must be all capitals.
    pub(super) all_caps: u16,
}

impl Sense {
    /// Whether the term is written with a capital somewhere.
    #[must_use]
    pub const fn needs_capital(&self) -> bool {
        self.capitals != 0
    }

    /// Whether the word at that place in the term must begin with a capital.
    pub(crate) const fn needs_capital_at(&self, place: usize) -> bool {
        place < 16 && (self.capitals | self.all_caps) & 1 << place != 0
    }

    /// Whether the text writes the words as the term has them.
    pub(super) const fn fits(&self, written: Written) -> bool {
        self.capitals & !written.capitals == 0 && self.all_caps & !written.all_caps == 0
    }

    /// A meaning given to a word that is no term as written.
    pub(crate) const fn guessed(category: Category, concept: ConceptId, language: LanguageId) -> Self {
        Self {
            category,
            concept,
            language,
            capitals: 0,
            all_caps: 0,
        }
    }
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its meanings, in the order of the tables.
    pub senses: SmallVec<[Sense; 2]>,
}

/// Terms found at word starts, the longest first. Built once by a [`LexiconBuilder`](super::LexiconBuilder), then shared.
///
/// The words of terms lead from state to state of a trie. States are numbered so that those after one stand together.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    pub(super) words: Words,
    /// For each word, the state after it at the start of a term; 0 where no term begins with it.
    pub(super) roots: Vec<u32>,
    /// For each state, the word that leads to it; those after one state are sorted.
    pub(super) state_words: Vec<u32>,
    /// For each state, the first of those after it; and one more, so that they end where the next state's begin.
    pub(super) children: Vec<u32>,
    /// For each state, the first of its senses; and one more.
    pub(super) sense_starts: Vec<u32>,
    pub(super) senses: Vec<Sense>,
    pub(super) concepts: Strings,
    /// The concepts in the order of their names.
    pub(super) concept_order: Vec<u32>,
    /// For each word, which of the traits are its.
    pub(super) traits_of: Vec<u32>,
    pub(super) traits: Vec<Traits>,
}

/// What the tables say of a word; many words have the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Traits {
    /// The tables with a term that begins with it.
    pub(super) starts: CategorySet,
    /// The tables with a term that ends with it.
    pub(super) ends: CategorySet,
    /// The languages whose function word it is.
    pub(super) function_word: LanguageSet,
    /// The languages with a term that has it.
    pub(super) languages: LanguageSet,
    /// What a term that begins with it can begin.
    pub(super) cues: Cues,
}

impl Lexicon {
    /// The number of a concept that some table has.
    #[must_use]
    pub fn concept_id(&self, concept: &str) -> Option<ConceptId> {
        let name = |id: &u32| self.concepts.get(*id as usize);
        let at = self.concept_order.binary_search_by(|id| name(id).cmp(concept)).ok()?;
        Some(ConceptId(self.concept_order[at]))
    }

    /// A concept's name.
    #[must_use]
    pub fn concept(&self, id: ConceptId) -> &str {
        self.concepts.get(id.0 as usize)
    }

    /// The words of a form by which a text's words are found to be it, without hyphens.
    pub(super) fn form_words(&self, form: &str) -> Box<[WordId]> {
        let words = tokenize(form).into_iter().map(|token| lookup_form(&token, form));
        words
            .filter(|word| word != "-")
            .map(|word| self.words.get(word.as_str()).unwrap_or(WordId::UNKNOWN))
            .collect()
    }

    /// The states after a state.
    pub(super) fn after(&self, state: usize) -> core::ops::Range<usize> {
        self.children[state] as usize..self.children[state + 1] as usize
    }

    #[inline]
    fn step(&self, state: usize, word: WordId) -> Option<usize> {
        let after = self.after(state);
        if after.is_empty() || !word.is_known() {
            return None;
        }
        let at = self.state_words[after.clone()].binary_search(&word.0).ok()?;
        Some(after.start + at)
    }

    /// The meanings of a state.
    #[inline]
    pub(super) fn senses_of(&self, state: usize) -> &[Sense] {
        &self.senses[self.sense_starts[state] as usize..self.sense_starts[state + 1] as usize]
    }

    fn traits(&self, word: WordId) -> &Traits {
        &self.traits[self.traits_of[word.index()] as usize]
    }

    /// The numbers of a text's words, one a token.
    #[must_use]
    pub fn word_ids(&self, text: &str, tokens: &[Token]) -> Vec<WordId> {
        let mut scratch = Scratch::default();
        tokens
            .iter()
            .map(|token| self.words.of_token(token, text, &mut scratch))
            .collect()
    }

    /// The number of one word, as [`Lexicon::word_ids`] gives it.
    #[must_use]
    pub fn word(&self, word: &str) -> WordId {
        single_token(word).map_or(WordId::UNKNOWN, |token| {
            self.words.of_token(&token, word, &mut Scratch::default())
        })
    }

    /// Whether a word of a text is known only by its spelling without accents ("Peru" for "Perú").
    #[must_use]
    pub fn lacks_accents(&self, word: &str) -> bool {
        self.words.lacks_accents(word)
    }

    /// The languages of which the word is a function word.
    #[must_use]
    pub fn function_word(&self, word: WordId) -> LanguageSet {
        self.traits(word).function_word
    }

    /// The languages with a term that has the word.
    #[must_use]
    pub fn languages(&self, word: WordId) -> LanguageSet {
        self.traits(word).languages
    }

    /// The tables that have a term beginning with the word, in any language.
    #[must_use]
    pub fn starts(&self, word: WordId) -> CategorySet {
        self.traits(word).starts
    }

    /// The tables that have a term ending with the word, in any language.
    #[must_use]
    pub fn ends(&self, word: WordId) -> CategorySet {
        self.traits(word).ends
    }

    /// What terms that begin with the word can begin, in any language.
    #[must_use]
    pub fn cues(&self, word: WordId) -> Cues {
        self.traits(word).cues
    }

    /// The longest term that starts at the token `at` and has a sense in one of the languages.
    ///
    /// Hyphens inside a term are passed over unless spaces stand around them. A term does not cross a blank line.
    #[must_use]
    pub fn longest_at(
        &self,
        tokens: &[Token],
        words: &[WordId],
        at: usize,
        dash: WordId,
        languages: LanguageSet,
    ) -> Option<TermMatch> {
        self.longest_in(tokens, words, at, dash, languages, CategorySet::ALL)
    }

    /// [`Lexicon::longest_at`] among the terms of some tables.
    #[must_use]
    pub fn longest_in(
        &self,
        tokens: &[Token],
        words: &[WordId],
        at: usize,
        dash: WordId,
        languages: LanguageSet,
        categories: CategorySet,
    ) -> Option<TermMatch> {
        if !self.starts(words[at]).intersects(categories) {
            return None;
        }
        let fits = |s: &Sense, written: Written| {
            s.fits(written)
                && categories.contains(s.category)
                && (languages.contains(s.language) || s.category.is_name())
        };
        // The state of the longest term so far, its end, and how the text writes it.
        let mut best: Option<(usize, usize, Written)> = None;
        self.walk(tokens, words, at, dash, |state, end, written| {
            if self.senses_of(state).iter().any(|s| fits(s, written)) {
                best = Some((state, end, written));
            }
        });
        let (state, end, written) = best?;
        let all = self.senses_of(state);
        let senses = if all.iter().all(|s| fits(s, written)) {
            SmallVec::from_slice(all)
        } else {
            all.iter().filter(|s| fits(s, written)).copied().collect()
        };
        Some(TermMatch { first: at, end, senses })
    }

    /// Follows the words from a token on as far as any term goes; `visit` sees each state, the first token after it, and how its
    /// words are written.
    #[inline]
    pub(super) fn walk(
        &self,
        tokens: &[Token],
        words: &[WordId],
        at: usize,
        dash: WordId,
        mut visit: impl FnMut(usize, usize, Written),
    ) {
        let mut state = self.roots[words[at].index()] as usize;
        if state == 0 {
            return;
        }
        let mut written = Written::default();
        let mut here = at;
        loop {
            written.add(&tokens[here]);
            visit(state, here + 1, written);
            let mut next = here + 1;
            let Some(token) = tokens.get(next) else { break };
            if self.after(state).is_empty() || token.breaks_before > 1 {
                break;
            }
            let mut target = self.step(state, words[next]);
            if target.is_none() && words[next] == dash && dash.is_known() {
                let Some(after) = tokens.get(next + 1) else { break };
                if token.space_before && after.space_before || after.breaks_before > 0 {
                    break;
                }
                next += 1;
                target = self.step(state, words[next]);
            }
            let Some(target) = target else { break };
            state = target;
            here = next;
        }
    }
}

/// How a text writes the words of a term, hyphens left out.
#[derive(Clone, Copy, Default)]
pub(super) struct Written {
    count: u32,
    capitals: u16,
    all_caps: u16,
}

impl Written {
    fn add(&mut self, token: &Token) {
        if self.count < 16 {
            self.capitals |= u16::from(token.capital) << self.count;
            self.all_caps |= u16::from(token.all_caps) << self.count;
        }
        self.count += 1;
    }
}

/// The spelling by which a word of a form is known.
pub(super) fn lookup_form(token: &Token, text: &str) -> String {
    let mut folded = String::new();
    match token.kind {
        TokenKind::Symbol => folded.extend(token.text(text).chars().next().map(fold_symbol)),
        _ => fold_case(token.text(text), &mut folded),
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, TermMatch};
    use crate::pack::LexiconBuilder;
    use crate::pack::category::Category;
    use crate::pack::language::{LanguageId, LanguageSet};
    use crate::text::token::tokenize;

    fn lexicon() -> Lexicon {
        let mut lexicon = LexiconBuilder::default();
        let fr = Some(LanguageId::new(0));
        for (form, category, concept) in [
            ("Asie centrale", Category::Bloc, "central-asia"),
            ("Asie", Category::Bloc, "asia"),
            ("vice-premier ministre", Category::Office, "deputy_prime_minister"),
            ("UN", Category::Series, "un"),
            ("Ouzbékistan", Category::Country, "UZB"),
            ("à", Category::FunctionWord, "preposition"),
            ("-", Category::FunctionWord, "dash"),
        ] {
            assert!(lexicon.add(form, category, concept, fr));
        }
        lexicon.build()
    }

    fn find(lexicon: &Lexicon, text: &str) -> Vec<(String, String)> {
        let tokens = tokenize(text);
        let words = lexicon.word_ids(text, &tokens);
        let dash = lexicon.word("-");
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let all = LanguageSet::ALL;
            if let Some(TermMatch { end, senses, .. }) = lexicon.longest_at(&tokens, &words, at, dash, all) {
                let span = tokens[at].span().join(tokens[end - 1].span());
                found.push((text[span].to_owned(), lexicon.concept(senses[0].concept).to_owned()));
                at = end;
            } else {
                at += 1;
            }
        }
        found
    }

    #[test]
    fn finds_the_longest_term_in_any_spelling() {
        let lexicon = lexicon();
        for (text, expected) in [
            ("l’Asie centrale", vec![("Asie centrale", "central-asia")]),
            ("l’Asie-Centrale", vec![("Asie-Centrale", "central-asia")]),
            ("l’Asie du Sud", vec![("Asie", "asia")]),
            (
                "un vice premier ministre",
                vec![("vice premier ministre", "deputy_prime_minister")],
            ),
            ("Ouzbekistan", vec![("Ouzbekistan", "UZB")]),
            ("l'ONU, UN", vec![("UN", "un")]),
            ("un traité asie", vec![]),
            ("il a dit", vec![]),
        ] {
            let expected: Vec<(String, String)> = expected
                .into_iter()
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .collect();
            let case_free: Vec<_> = find(&lexicon, text).into_iter().filter(|(_, c)| c != "dash").collect();
            assert_eq!(case_free, expected, "{text}");
        }
    }
}
