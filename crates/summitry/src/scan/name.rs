//! Runs of capitalised words: where a name starts and ends.

use super::Passage;
use crate::pack::language::LanguageSet;
use crate::pack::{Category, CategorySet, Sense, TermMatch};
use crate::text::fold::fold_symbol;
use crate::text::{Token, TokenKind};

/// Tables of small words: with a capital inside a run they are parts of a name ("Kim Jong Un", "Bart De Wever").
const SMALL: CategorySet = CategorySet::of(&[
    Category::NameParticle,
    Category::Abbreviation,
    Category::Preposition,
    Category::Determiner,
    Category::Auxiliary,
    Category::FunctionWord,
    Category::Negation,
    Category::Conjunction,
    Category::DemonymPrefix,
]);

/// Small words that no sentence starts with for grammar's sake ("Al-Jubeir", "Franco Frattini").
const PARTICLES: CategorySet =
    CategorySet::of(&[Category::NameParticle, Category::Abbreviation, Category::DemonymPrefix]);

/// In a line with this share of capitalised words or more (of ten), capitals say nothing.
const TITLE_SHARE: usize = 7;
/// Lines with fewer long words are too short to judge.
const MIN_TITLE_WORDS: usize = 4;

/// Finds the names of one sentence.
pub(super) struct Names<'a> {
    passage: &'a Passage<'a>,
    tokens: &'a [Token],
    languages: LanguageSet,
    first: usize,
    title: bool,
}

impl<'a> Names<'a> {
    /// `passage` ends with the sentence, which starts at `first`.
    pub(super) fn new(passage: &'a Passage<'a>, first: usize) -> Self {
        let tokens = passage.tokens;
        let long = |t: &&Token| t.kind == TokenKind::Word && t.end - t.start >= 4;
        let (mut all, mut capital) = (0, 0);
        for token in tokens[first..].iter().filter(long) {
            all += 1;
            capital += usize::from(token.capital);
        }
        Self {
            passage,
            tokens,
            languages: LanguageSet::only(passage.language),
            first,
            title: all >= MIN_TITLE_WORDS && capital * 10 >= all * TITLE_SHARE,
        }
    }

    /// Whether a name may start with the token.
    pub(super) fn starts_at(token: &Token) -> bool {
        token.kind == TokenKind::Word && token.capital
    }

    /// Whether a small word with a capital stands here and begins a name ("Al-Jubeir", "dit Le Drian").
    pub(super) fn begins_with_small_word(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if !Self::starts_at(token) || token.all_caps || self.title {
            return false;
        }
        // "A. Belousov": an initial, whatever word it would be alone.
        let initial = self.is_initial(at)
            && self.symbol(at + 1) == Some('.')
            && !self.tokens[at + 1].space_before
            && self
                .tokens
                .get(at + 2)
                .is_some_and(|t| Self::starts_at(t) && t.breaks_before == 0)
            && (!self.is_term(at + 2) || self.is_initial(at + 2));
        if initial && self.term(at).is_none_or(|t| t.end <= at + 1) {
            return true;
        }
        let Some(term) = self.term(at).filter(|t| t.end == at + 1 && all_in(t, SMALL)) else {
            return false;
        };
        let after_stop = at == self.first || {
            let before = &self.tokens[at - 1];
            before.kind == TokenKind::Symbol && !matches!(before.text(self.passage.text), "," | "(" | "'" | "’")
        };
        if after_stop && !all_in(&term, PARTICLES) {
            return false;
        }
        let Some(next) = self.tokens.get(at + 1) else {
            return false;
        };
        if self.symbol(at + 1) == Some('-') && !next.space_before {
            return all_in(&term, PARTICLES)
                && !term.senses.iter().any(|s| s.category == Category::DemonymPrefix)
                && self
                    .tokens
                    .get(at + 2)
                    .is_some_and(|t| Self::starts_at(t) && !t.space_before);
        }
        Self::starts_at(next) && next.breaks_before == 0 && !self.is_term(at + 1)
    }

    /// The first token after a run of capitalised words that starts at `first`, joined by hyphens, apostrophes,
    /// initials' stops and name particles.
    pub(super) fn end(&self, first: usize) -> usize {
        let mut end = first + 1;
        while let Some(token) = self.tokens.get(end) {
            if token.breaks_before > 0 {
                break;
            }
            if Self::starts_at(token) && (!self.is_term(end) || self.is_small_inside(end)) {
                end += 1;
                continue;
            }
            // "Lee Jae-myung", "O'Neill", "John F. Kennedy": the sign and the word after it.
            if !token.space_before
                && let Some(sign) = self.symbol(end)
            {
                let initial = sign == '.' && self.is_initial(end - 1);
                let next = self.tokens.get(end + 1).filter(|t| t.kind == TokenKind::Word);
                let glued = next.is_some_and(|t| !t.space_before && (t.capital || sign == '-'));
                let followed = next.is_some_and(|t| {
                    t.space_before
                        && t.capital
                        && t.breaks_before == 0
                        && (!self.is_term(end + 1) || self.is_small_inside(end + 1))
                });
                // "Mata'afa": a small rest after an apostrophe that is no word.
                let rest = sign == '\''
                    && self.tokens[end - 1].end - self.tokens[end - 1].start >= 2
                    && next.is_some_and(|t| !t.space_before && !t.capital)
                    && self.term(end).is_none()
                    && self.term(end + 1).is_none();
                if matches!(sign, '-' | '\'') && glued || rest || initial && (followed || glued) {
                    end += 2;
                    continue;
                }
            }
            // Particles count only between two capitalised words.
            if let Some(next) = self.after_particles(end)
                && token.space_before
            {
                end = next + 1;
                continue;
            }
            break;
        }
        end
    }

    /// The capitalised word after one or two particles at `at`.
    fn after_particles(&self, at: usize) -> Option<usize> {
        let particle = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
                && self.is_particle(at)
        };
        if !particle(at) {
            return None;
        }
        let after = if particle(at + 1) { at + 2 } else { at + 1 };
        let sign = self
            .tokens
            .get(after)
            .is_some_and(|t| t.kind == TokenKind::Symbol && !t.space_before)
            && matches!(self.symbol(after), Some('-' | '\''));
        let next = if sign { after + 1 } else { after };
        let token = self.tokens.get(next)?;
        let named = !self.is_term(next) || self.is_surname(next);
        (Self::starts_at(token) && token.breaks_before == 0 && named).then_some(next)
    }

    /// Whether a common word with a capital stands here, as surnames behind a particle often are ("de la Fuente").
    fn is_surname(&self, at: usize) -> bool {
        let common = |s: &Sense| !s.category.is_name() && !s.needs_capital();
        !self.title
            && !self.tokens[at].all_caps
            && self
                .term(at)
                .is_some_and(|term| term.end == at + 1 && term.senses.iter().all(common))
    }

    fn is_initial(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.capital && token.end - token.start <= 2
    }

    fn symbol(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Symbol)?;
        token.text(self.passage.text).chars().next().map(fold_symbol)
    }

    fn term(&self, at: usize) -> Option<TermMatch> {
        if !self.passage.words[at].is_known() {
            return None;
        }
        let terms = CategorySet::LITERAL.complement();
        let packs = self.passage.packs;
        packs
            .lexicon()
            .longest_in(self.tokens, self.passage.words, at, packs.dash(), self.languages, terms)
    }

    /// Whether a term other than a particle starts at the token.
    fn is_term(&self, at: usize) -> bool {
        self.term(at).is_some_and(|term| !all_in(&term, PARTICLES))
    }

    /// Whether a capitalised small word stands inside a name here.
    fn is_small_inside(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        !self.title
            && token.capital
            && !token.all_caps
            && self.term(at).is_some_and(|t| t.end == at + 1 && all_in(&t, SMALL))
    }

    fn is_particle(&self, at: usize) -> bool {
        self.term(at)
            .is_some_and(|t| t.end == at + 1 && t.senses.iter().any(|s| s.category == Category::NameParticle))
    }
}

fn all_in(term: &TermMatch, set: CategorySet) -> bool {
    term.senses.iter().all(|s| set.contains(s.category))
}
