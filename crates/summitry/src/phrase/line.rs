//! One sentence as readers look at it: tokens, marks and phrases, with the questions that readers ask of them.

use super::{Clause, Parties, Phrased, Place, VerbGroup, When};
use crate::pack::{Category, CategorySet, LanguageSet, Packs, Sense, TermMatch};
use crate::scan::steps::looked;
use crate::scan::{Mark, MarkKind, ScannedSentence};
use crate::text::{BlockKind, Token, TokenKind};
use crate::value::{Money, Percentage, Span};

/// A view of one sentence. Token positions are those of the whole text.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    whole: &'a Phrased<'a>,
    /// The sentence's number in the text.
    pub index: usize,
}

impl<'a> Line<'a> {
    pub(super) const fn new(whole: &'a Phrased<'a>, index: usize) -> Self {
        Self { whole, index }
    }

    /// The packs.
    #[must_use]
    pub const fn packs(&self) -> &'a Packs {
        self.whole.packs
    }

    /// The whole text.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.whole.scan.text
    }

    /// The scan's record of the sentence.
    #[must_use]
    pub fn scanned(&self) -> &'a ScannedSentence {
        &self.whole.scan.sentences[self.index]
    }

    /// What its block looks like.
    #[must_use]
    pub fn block_kind(&self) -> BlockKind {
        self.scanned().sentence.kind
    }

    /// The number of its block.
    #[must_use]
    pub fn block(&self) -> usize {
        self.scanned().sentence.block
    }

    /// The sentence so many before it.
    #[must_use]
    pub fn back(&self, by: usize) -> Option<Self> {
        self.index.checked_sub(by).map(|index| Self::new(self.whole, index))
    }

    /// The numbers of the sentences of its block.
    fn block_range(&self) -> core::ops::Range<usize> {
        let sentences = &self.whole.scan.sentences;
        let block = self.block();
        let first = sentences.partition_point(|s| s.sentence.block < block);
        first..sentences.partition_point(|s| s.sentence.block <= block)
    }

    /// The first sentence of its block.
    #[must_use]
    pub fn block_opening(&self) -> Self {
        Self::new(self.whole, self.block_range().start)
    }

    /// The bytes of its block.
    #[must_use]
    pub fn block_span(&self) -> Span {
        let Self { whole, .. } = self;
        let sentences = &whole.scan.sentences[self.block_range()];
        let span = |at: usize| sentences[at].sentence.span(&whole.scan.tokens);
        span(0).join(span(sentences.len() - 1))
    }

    /// First token.
    #[must_use]
    pub fn first(&self) -> usize {
        self.scanned().sentence.first
    }

    /// First token after.
    #[must_use]
    pub fn end(&self) -> usize {
        self.scanned().sentence.end
    }

    /// A token of the text.
    #[must_use]
    pub fn token(&self, at: usize) -> &'a Token {
        looked();
        &self.whole.scan.tokens[at]
    }

    /// The words of a token.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        self.token(at).text(self.text())
    }

    /// The bytes from one token to before another (`end` after `first`).
    #[must_use]
    pub fn span(&self, first: usize, end: usize) -> Span {
        self.token(first).span().join(self.token(end - 1).span())
    }

    /// The marks of the sentence, in order.
    #[must_use]
    pub fn marks(&self) -> &'a [Mark] {
        looked();
        &self.whole.scan.marks[self.scanned().marks.clone()]
    }

    /// The mark that covers a token.
    #[must_use]
    pub fn mark_at(&self, at: usize) -> Option<&'a Mark> {
        looked();
        let sentence = &self.scanned().sentence;
        if at < sentence.first || at >= sentence.end {
            return None;
        }
        self.whole.scan.mark_at(at)
    }

    /// The concept of a mark in a table, by name.
    #[must_use]
    pub fn concept(&self, mark: &Mark, category: Category) -> Option<&'a str> {
        let concept = mark.concept(category).map(|id| self.packs().lexicon().concept(id));
        // One word may be both, as in Spanish: after a verb or a preposition it opens what is said, after a noun it takes the noun up.
        if concept == Some("relative") && category == Category::Conjunction && self.opens_what_is_said(mark) {
            return Some("that");
        }
        concept
    }

    /// Whether a conjunction that can be relative or not stands where it is not.
    fn opens_what_is_said(&self, mark: &Mark) -> bool {
        let lexicon = self.packs().lexicon();
        let that = |s: &Sense| s.category == Category::Conjunction && lexicon.concept(s.concept) == "that";
        let both = matches!(&mark.kind, MarkKind::Term(senses) if senses.iter().any(that));
        if !both || mark.first == self.first() {
            return false;
        }
        let before = self.marks().partition_point(|m| m.end <= mark.first).checked_sub(1);
        let governor = before.map(|at| &self.marks()[at]).filter(|m| m.end == mark.first);
        match governor {
            Some(m) => [
                Category::Verb,
                Category::FigureVerb,
                Category::Auxiliary,
                Category::Preposition,
            ]
            .iter()
            .any(|c| m.is(*c)),
            // An unknown word is a verb of saying more often than a noun, unless a comma parts it from what follows.
            None => self.token(mark.first - 1).kind == TokenKind::Word,
        }
    }

    /// The concept that the mark over a token has in a table.
    #[must_use]
    pub fn concept_at(&self, at: usize, category: Category) -> Option<&'a str> {
        self.concept(self.mark_at(at)?, category)
    }

    /// The concept that a mark starting at `at` has in a table; `None` at the sentence's end too.
    #[must_use]
    pub fn concept_starting(&self, at: usize, category: Category) -> Option<&'a str> {
        let mark = self.mark_starting(at)?;
        self.concept(mark, category)
    }

    /// The mark that starts at a token; `None` at the sentence's end too.
    #[must_use]
    pub fn mark_starting(&self, at: usize) -> Option<&'a Mark> {
        if at >= self.end() {
            return None;
        }
        self.mark_at(at).filter(|m| m.first == at)
    }

    /// The longest term of some tables that starts at `at` and ends before `end`, whatever marks cover it.
    #[must_use]
    pub fn term_in(&self, at: usize, end: usize, categories: CategorySet) -> Option<TermMatch> {
        let scan = self.whole.scan;
        if at >= end || !scan.words[at].is_known() {
            return None;
        }
        let languages = LanguageSet::only(self.scanned().language);
        let lexicon = self.packs().lexicon();
        lexicon.longest_in(
            &scan.tokens[..end],
            &scan.words,
            at,
            self.packs().dash(),
            languages,
            categories,
        )
    }

    /// The concept that the single word at `at` has in a table, whatever marks cover it.
    #[must_use]
    pub fn concept_in(&self, at: usize, category: Category) -> Option<&'a str> {
        let term = self.term_in(at, at + 1, CategorySet::of(&[category]))?;
        let sense = term.senses.iter().find(|s| s.category == category)?;
        Some(self.packs().lexicon().concept(sense.concept))
    }

    /// Whether the token is that symbol (apostrophes, dashes and quotes folded: `'`, `-`, `"`).
    #[must_use]
    pub fn is_symbol(&self, at: usize, symbol: char) -> bool {
        at < self.end() && self.symbol(at) == Some(symbol)
    }

    /// The folded symbol that the token is.
    #[must_use]
    pub fn symbol(&self, at: usize) -> Option<char> {
        let token = self.token(at);
        if token.kind != TokenKind::Symbol {
            return None;
        }
        self.word(at).chars().next().map(crate::text::fold::fold_symbol)
    }

    /// The folded symbol that the token is; `None` at the sentence's end too.
    #[must_use]
    pub fn symbol_starting(&self, at: usize) -> Option<char> {
        if at < self.end() { self.symbol(at) } else { None }
    }

    /// Whether a dash with no space, or spaces on one side only, joins the tokens before and after it.
    #[must_use]
    pub fn joins(&self, at: usize) -> bool {
        at > self.first()
            && at + 1 < self.end()
            && matches!(self.symbol(at), Some('-' | '/'))
            && !(self.token(at).space_before && self.token(at + 1).space_before)
    }

    /// Whether a dash joins the token to the one before it.
    #[must_use]
    pub fn joins_left(&self, at: usize) -> bool {
        at > self.first() && self.joins(at - 1)
    }

    /// Whether the text names that bloc in full somewhere.
    #[must_use]
    pub fn names_bloc(&self, bloc: &crate::value::Party) -> bool {
        self.whole.blocs.contains(bloc)
    }

    /// The first token of the determiners, apostrophes and plain quotes that stand directly before `at`.
    #[must_use]
    pub fn before_determiners(&self, at: usize) -> usize {
        let mut here = at;
        while here > self.first() {
            let before = here - 1;
            if matches!(self.symbol(before), Some('\'' | '"')) {
                here = before;
                continue;
            }
            match self.mark_at(before) {
                // "du", "des", "d'" are prepositions first: they end the walk.
                Some(mark) if mark.is(Category::Determiner) && !mark.is(Category::Preposition) => here = mark.first,
                _ => break,
            }
        }
        here
    }

    /// Whether a determiner covers that token.
    #[must_use]
    pub fn determiner_at(&self, at: usize) -> bool {
        self.mark_at(at).is_some_and(|m| m.is(Category::Determiner))
    }

    /// The preposition that governs what starts at `at`, looking back over determiners.
    #[must_use]
    pub fn preposition_before(&self, at: usize) -> Option<(&'a str, &'a Mark)> {
        let here = self.before_determiners(at);
        let mark = self.mark_at(here.checked_sub(1).filter(|b| *b >= self.first())?)?;
        self.concept(mark, Category::Preposition).map(|concept| (concept, mark))
    }

    /// The nearest determiner before `at`, directly or with one token between.
    #[must_use]
    pub fn determiner_before(&self, at: usize) -> Option<&'a str> {
        let mut here = at;
        for _ in 0..3 {
            here = here.checked_sub(1).filter(|b| *b >= self.first())?;
            if let Some(concept) = self.concept_at(here, Category::Determiner) {
                return Some(concept);
            }
            if self.concept_at(here, Category::Preposition).is_some() {
                return None;
            }
        }
        None
    }

    /// The ordinals of the sentence with their marks.
    pub fn ordinals(&self) -> impl Iterator<Item = (&'a Mark, u32)> {
        self.marks().iter().filter_map(|m| m.ordinal().map(|n| (m, n)))
    }

    /// The amounts of money of the sentence with their marks; bounds and certainty are in [`Mark::literal`].
    pub fn money(&self) -> impl Iterator<Item = (&'a Mark, &'a Money)> {
        self.marks().iter().filter_map(|m| m.money().map(|v| (m, v)))
    }

    /// The percentages of the sentence with their marks.
    pub fn percentages(&self) -> impl Iterator<Item = (&'a Mark, &'a Percentage)> {
        self.marks().iter().filter_map(|m| m.percentage().map(|v| (m, v)))
    }

    /// The dates of the sentence.
    #[must_use]
    pub fn dates(&self) -> &'a [When] {
        &self.whole.phrases[self.index].dates
    }

    /// Whether the bytes lie in the sentence.
    #[must_use]
    pub fn contains(&self, span: Span) -> bool {
        self.scanned().sentence.span(&self.whole.scan.tokens).contains(span)
    }

    /// Whether the last word of a mark is written as a plural in the sentence's language.
    #[must_use]
    pub fn is_plural(&self, mark: &Mark) -> bool {
        let endings = &self.packs().orthography(self.scanned().language).plural_endings;
        // The head of "chefs d'État" is its first word, that of "summit meetings" its last.
        let ends = |at: usize| {
            endings
                .iter()
                .any(|e| self.word(at).to_lowercase().ends_with(e.as_str()))
        };
        ends(mark.first) || ends(mark.end - 1)
    }

    /// Whether the mark is an office in the plural ("les ministres des Finances").
    #[must_use]
    pub fn is_plural_office(&self, mark: &Mark) -> bool {
        mark.is(Category::Office) && {
            let endings = &self.packs().orthography(self.scanned().language).plural_endings;
            (mark.first..mark.end).any(|at| {
                let word = self.word(at).to_lowercase();
                endings.iter().any(|e| word.ends_with(e.as_str()))
            })
        }
    }

    /// Whether an office or a noun for leaders stands beside those tokens ("le président kazakh", "the Kazakh leader").
    #[must_use]
    pub fn has_office_near(&self, first: usize, end: usize) -> bool {
        let office = |m: &Mark| m.is(Category::Office) || m.is(Category::PartyNoun);
        let before = first
            .checked_sub(1)
            .filter(|b| *b >= self.first())
            .and_then(|b| self.mark_at(b));
        let after = (end < self.end()).then(|| self.mark_at(end)).flatten();
        before.is_some_and(office) || after.is_some_and(office)
    }

    /// A number written onto a series' name or behind it ("COP30", "COP 30"), with its bytes.
    #[must_use]
    pub fn numbered_series(&self, first: usize, end: usize) -> Option<(u32, Span)> {
        let series = self
            .marks()
            .iter()
            .find(|m| m.first >= first && m.end <= end && m.is(Category::Series))?;
        let facts = self.packs().facts();
        let numbered = self
            .concept(series, Category::Series)
            .and_then(|id| facts.series(id))
            .is_some_and(|s| s.numbered());
        let written = &self.text()[series.span];
        let digits = written.trim_start_matches(|c: char| !c.is_ascii_digit());
        if numbered && let Ok(number) = digits.parse() {
            return Some((number, series.span));
        }
        if numbered
            && series.end < self.end()
            && let Some(number) = crate::scan::literal::roman_numeral(self.word(series.end)).filter(|n| *n < 200)
        {
            return Some((number, self.token(series.end).span()));
        }
        let next = self
            .mark_at(series.end)
            .filter(|_| numbered && series.end < self.end())?;
        next.number().filter(|n| *n < 200).map(|n| (n, next.span))
    }

    /// Groups of states and blocs.
    #[must_use]
    pub fn parties(&self) -> &'a [Parties] {
        &self.whole.phrases[self.index].parties
    }

    /// Places.
    #[must_use]
    pub fn places(&self) -> &'a [Place] {
        &self.whole.phrases[self.index].places
    }

    /// Verb groups.
    #[must_use]
    pub fn verbs(&self) -> &'a [VerbGroup] {
        &self.whole.phrases[self.index].verbs
    }

    /// Clauses.
    #[must_use]
    pub fn clauses(&self) -> &'a [Clause] {
        &self.whole.phrases[self.index].clauses
    }

    /// The number of the clause that holds a token.
    #[must_use]
    pub fn clause_of(&self, at: usize) -> usize {
        self.clauses().partition_point(|c| c.end <= at)
    }

    /// The same, but a clause that goes on after a bracket has the number of the clause before it.
    #[must_use]
    pub fn clause_root(&self, at: usize) -> usize {
        let clauses = self.clauses();
        let mut clause = self.clause_of(at).min(clauses.len().saturating_sub(1));
        while let Some(before) = clause.checked_sub(2) {
            let bracket = clauses[clause - 1];
            let closed = self.symbol(bracket.first) == Some('(') && self.symbol(bracket.end - 1) == Some(')');
            let opens = matches!(self.symbol(clauses[clause].first), Some('(' | ';' | ':' | '['));
            let subordinate = self
                .concept_starting(clauses[clause].first, Category::Conjunction)
                .is_some_and(|c| c != "and");
            if !closed || opens || subordinate {
                break;
            }
            clause = before;
        }
        clause
    }

    /// How many clauses begin between two, from one to the other; brackets and what goes on after them begin none.
    #[must_use]
    pub fn clauses_between(&self, one: usize, other: usize) -> usize {
        let (from, to) = (one.min(other), one.max(other));
        let begins = |clause: &&Clause| {
            let bracket = self.symbol(clause.first) == Some('(') && self.symbol(clause.end - 1) == Some(')');
            let signs = (clause.first..clause.end).all(|at| self.symbol(at).is_some());
            let goes_on = self.clauses()[self.clause_root(clause.first)].first < clause.first;
            !(bracket || signs || goes_on)
        };
        self.clauses()[from + 1..=to].iter().filter(begins).count()
    }

    /// The verb group of the clause that holds `at` and lies nearest to it.
    #[must_use]
    pub fn verb_near(&self, at: usize) -> Option<&'a VerbGroup> {
        let clause = self.clause_of(at);
        let same = |v: &&VerbGroup| self.clause_of(v.head) == clause;
        self.verbs().iter().filter(same).min_by_key(|v| v.head.abs_diff(at))
    }
}
