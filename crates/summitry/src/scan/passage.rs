//! A stretch of text with all that a reader needs to look words up.

use rust_decimal::Decimal;

use super::steps::looked;
use crate::pack::{Category, CategorySet, Cues, LanguageId, LanguageSet, Packs, Sense, TermMatch, WordId};
use crate::text::{Token, TokenKind, single_token};
use crate::value::Span;

/// How many tokens a term may have that is looked for from its end.
const LONGEST_LOOK_BACK: usize = 6;

/// Tokens of a text, or of one sentence of it, with their word numbers and the language in which to read them.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The whole text; tokens point into it.
    pub text: &'a str,
    /// The tokens.
    pub tokens: &'a [Token],
    /// The tokens' word numbers, one each.
    pub words: &'a [WordId],
    /// The packs.
    pub packs: &'a Packs,
    /// The language of the passage.
    pub language: LanguageId,
}

impl<'a> Passage<'a> {
    /// The longest term of those tables that starts at a token.
    #[must_use]
    pub fn term(&self, at: usize, categories: CategorySet) -> Option<TermMatch> {
        looked();
        if at >= self.tokens.len() {
            return None;
        }
        let languages = LanguageSet::only(self.language);
        let dash = self.packs.dash();
        let lexicon = self.packs.lexicon();
        lexicon.longest_in(self.tokens, self.words, at, dash, languages, categories)
    }

    /// The longest term of those tables that ends before the token `end` and starts no sooner than `floor`.
    ///
    /// Terms of more than six tokens are not found this way.
    #[must_use]
    pub fn term_ending(&self, end: usize, floor: usize, categories: CategorySet) -> Option<TermMatch> {
        let last = end.checked_sub(1).filter(|last| *last >= floor)?;
        if !self.packs.lexicon().ends(self.words[last]).intersects(categories) {
            return None;
        }
        let nearest = Passage {
            tokens: &self.tokens[..end],
            words: &self.words[..end],
            ..*self
        };
        let first = floor.max(end.saturating_sub(LONGEST_LOOK_BACK));
        (first..end).find_map(|at| nearest.term(at, categories).filter(|found| found.end == end))
    }

    /// Whether a term of those tables may start at a token: one look-up, true for any language.
    #[must_use]
    pub fn may_start(&self, at: usize, categories: CategorySet) -> bool {
        looked();
        self.packs.lexicon().starts(self.words[at]).intersects(categories)
    }

    /// Whether a term that can begin one of those things may start at a token: one look-up, true for any language.
    #[must_use]
    pub fn begins(&self, at: usize, cues: Cues) -> bool {
        looked();
        self.packs.lexicon().cues(self.words[at]).intersects(cues)
    }

    /// The concept's name of a term's sense in a table.
    #[must_use]
    pub fn concept(&self, senses: &[Sense], category: Category) -> Option<&'a str> {
        let sense = senses.iter().find(|s| s.category == category)?;
        Some(self.packs.lexicon().concept(sense.concept))
    }

    /// The number of a term's sense in a numeric table.
    #[must_use]
    pub fn number(&self, senses: &[Sense], category: Category) -> Option<Decimal> {
        let sense = senses.iter().find(|s| s.category == category)?;
        self.packs.number(sense.concept)
    }

    /// The number of a word of its own in numeric tables. For parts of tokens, which have no word number.
    #[must_use]
    pub fn value_of(&self, word: &str, categories: CategorySet) -> Option<Decimal> {
        self.packs
            .number(self.term_of(word, categories)?.senses.first()?.concept)
    }

    /// The concept in a table of a word of its own. For parts of tokens, which have no word number.
    #[must_use]
    pub fn concept_of(&self, word: &str, category: Category) -> Option<&'a str> {
        let found = self.term_of(word, CategorySet::of(&[category]))?;
        self.concept(&found.senses, category)
    }

    fn term_of(&self, word: &str, categories: CategorySet) -> Option<TermMatch> {
        if !self.packs.lexicon().begins_term(word, categories) {
            return None;
        }
        let token = single_token(word)?;
        let part = Passage {
            text: word,
            tokens: &[token],
            words: &[self.packs.lexicon().word(word)],
            ..*self
        };
        part.term(0, categories)
    }

    /// A token's text.
    #[must_use]
    pub fn str(&self, at: usize) -> &'a str {
        looked();
        self.tokens[at].text(self.text)
    }

    /// The folded character of a symbol token; `None` for words, digits and past the end.
    #[must_use]
    pub fn symbol(&self, at: usize) -> Option<char> {
        looked();
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Symbol)?;
        token.text(self.text).chars().next().map(crate::text::fold::fold_symbol)
    }

    /// Whether the token is there and stands directly after the one before it.
    #[must_use]
    pub fn attached(&self, at: usize) -> bool {
        looked();
        self.tokens.get(at).is_some_and(|t| !t.space_before)
    }

    /// Whether nothing stands there, or something that touches the token before.
    #[must_use]
    pub fn attached_or_end(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|t| !t.space_before)
    }

    /// The kind of a token.
    #[must_use]
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        looked();
        self.tokens.get(at).map(|t| t.kind)
    }

    /// Whether nothing, a line break or a closing symbol stands there: what came before is not followed by a word.
    #[must_use]
    pub fn ends_at(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_none_or(|t| t.breaks_before > 0 || t.kind == TokenKind::Symbol)
    }

    /// The bytes from one token to another, `end` exclusive.
    #[must_use]
    pub fn span(&self, first: usize, end: usize) -> Span {
        self.tokens[first].span().join(self.tokens[end - 1].span())
    }
}
