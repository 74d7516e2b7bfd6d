//! Marks: what the scan has seen, typed, without overlaps.

use std::collections::VecDeque;

use smallvec::SmallVec;

use super::Passage;
use super::literal::date::read_dates;
use super::literal::{self, Literal, LiteralValue, Mention, literals};
use super::name::Names;

use crate::pack::language::{LanguageId, LanguageSet};
use crate::pack::{Category, CategorySet, ConceptId, Packs, Sense, TermMatch, WordId};
use crate::text::{Sentence, Token, TokenKind};
use crate::value::{Money, Multiple, Percentage, Span};

/// Something seen in the text.
#[derive(Clone, Debug)]
pub struct Mark {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: MarkKind,
    /// The tables in which it has a meaning.
    pub categories: CategorySet,
}

/// The kinds of marks.
#[derive(Clone, Debug)]
pub enum MarkKind {
    /// A term of the packs with its meanings.
    Term(SmallVec<[Sense; 2]>),
    /// A number, an ordinal, a date, an amount or a percentage.
    Literal(Box<Literal>),
    /// A run of capitalised words that no term covers: a person, a company, a title.
    Name,
}

impl Mark {
    fn new(first: usize, end: usize, span: Span, kind: MarkKind) -> Self {
        let mut categories = CategorySet::EMPTY;
        if let MarkKind::Term(senses) = &kind {
            senses.iter().for_each(|sense| categories.insert(sense.category));
        }
        Self {
            first,
            end,
            span,
            kind,
            categories,
        }
    }

    /// The concept that the mark has in that table.
    #[must_use]
    pub fn concept(&self, category: Category) -> Option<ConceptId> {
        if !self.is(category) {
            return None;
        }
        match &self.kind {
            MarkKind::Term(senses) => senses.iter().find(|s| s.category == category).map(|s| s.concept),
            _ => None,
        }
    }

    /// Whether the mark has a meaning in that table.
    #[must_use]
    pub const fn is(&self, category: Category) -> bool {
        self.categories.contains(category)
    }

    /// The literal that the mark is.
    #[must_use]
    pub fn literal(&self) -> Option<&Literal> {
        match &self.kind {
            MarkKind::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// Whether the mark is a number, an ordinal, a date, an amount or a percentage.
    #[must_use]
    pub const fn is_literal(&self) -> bool {
        matches!(self.kind, MarkKind::Literal(_))
    }

    /// The whole number that the mark is.
    #[must_use]
    pub fn number(&self) -> Option<u32> {
        match &self.literal()?.value {
            LiteralValue::Number(quantity) => u32::try_from(quantity.value()?.whole()?).ok(),
            _ => None,
        }
    }

    /// The amount of money that the mark is.
    #[must_use]
    pub fn money(&self) -> Option<&Money> {
        match &self.literal()?.value {
            LiteralValue::Money(money) => Some(money),
            _ => None,
        }
    }

    /// The percentage that the mark is.
    #[must_use]
    pub fn percentage(&self) -> Option<&Percentage> {
        match &self.literal()?.value {
            LiteralValue::Percent(percentage) => Some(percentage),
            _ => None,
        }
    }

    /// The multiple ("twofold") that the mark is.
    #[must_use]
    pub fn multiple(&self) -> Option<&Multiple> {
        match &self.literal()?.value {
            LiteralValue::Multiple(multiple) => Some(multiple),
            _ => None,
        }
    }

    /// The ordinal that the mark is.
    #[must_use]
    pub fn ordinal(&self) -> Option<u32> {
        match &self.literal()?.value {
            LiteralValue::Ordinal(ordinal) => Some(ordinal.get()),
            _ => None,
        }
    }

    /// Whether the mark is a run of capitalised words.
    #[must_use]
    pub const fn is_name(&self) -> bool {
        matches!(self.kind, MarkKind::Name)
    }
}

/// For each of so many tokens, one more than the number of the mark that covers it; 0 where none does.
pub(super) fn numbers(marks: &[Mark], tokens: usize) -> Vec<u32> {
    let mut numbers = vec![0; tokens];
    for (mark, number) in marks.iter().zip(1..) {
        numbers[mark.first..mark.end].fill(number);
    }
    numbers
}

/// Adds the marks of one sentence, in order.
pub(super) fn mark_sentence(
    packs: &Packs,
    text: &str,
    tokens: &[Token],
    words: &[WordId],
    sentence: &Sentence,
    language: LanguageId,
    marks: &mut Vec<Mark>,
) {
    let languages = LanguageSet::only(language);
    let lexicon = packs.lexicon();
    let tokens_here = &tokens[..sentence.end];
    let words_here = &words[..sentence.end];
    let passage = Passage {
        text,
        tokens: tokens_here,
        words: words_here,
        packs,
        language,
    };
    let names = Names::new(&passage, sentence.first);
    let mut values = VecDeque::from(values(&passage, sentence.first));
    let mut at = sentence.first;
    while at < sentence.end {
        let term = if words[at].is_known() && !names.begins_with_small_word(at) {
            lexicon.longest_in(
                tokens_here,
                words_here,
                at,
                packs.dash(),
                languages,
                CategorySet::LITERAL.complement(),
            )
        } else {
            None
        };
        let term = term.and_then(|term| in_language(term, &passage));
        while values.front().is_some_and(|l| l.first < at) {
            let Some(passed) = values.pop_front() else { break };
            // "Xi'an en 2023": a date read from inside a name is read again from behind it.
            if passed.end > at {
                for date in read_dates(&passage, at..passed.end).into_iter().rev() {
                    values.push_front(Literal::new(date.first, date.end, date.span, LiteralValue::Date(date)));
                }
            }
        }
        let here = values.front().is_some_and(|l| l.first == at);
        let literal = if here { values.pop_front() } else { None };
        // "Vision 2030", "deuxième sommet": the longer reading wins, and of two as long the value.
        // "les Vingt-Sept" with a capital are the union that the pack names so.
        let union = |term: &TermMatch| term.senses.iter().any(|s| s.category == Category::Bloc);
        if let Some(literal) = literal
            && term
                .as_ref()
                .is_none_or(|term| term.end < literal.end || term.end == literal.end && !union(term))
        {
            at = literal.end;
            let (first, end, span) = (literal.first, literal.end, literal.span);
            marks.push(Mark::new(first, end, span, MarkKind::Literal(Box::new(literal))));
            continue;
        }
        if let Some(term) = term {
            let span = tokens[at].span().join(tokens[term.end - 1].span());
            marks.push(Mark::new(at, term.end, span, MarkKind::Term(term.senses)));
            at = term.end;
            continue;
        }
        if Names::starts_at(&tokens[at]) {
            let end = names.end(at);
            let span = tokens[at].span().join(tokens[end - 1].span());
            let guess = misspelt(packs, text, tokens_here, at, end, language, marks.last());
            let kind = guess.map_or(MarkKind::Name, |sense| MarkKind::Term(SmallVec::from_iter([sense])));
            marks.push(Mark::new(at, end, span, kind));
            at = end;
            continue;
        }
        at += 1;
    }
}

/// The state or city that a single unknown word misspells, where a preposition, an article or a dash before it lets it be one.
fn misspelt(
    packs: &Packs,
    text: &str,
    tokens: &[Token],
    at: usize,
    end: usize,
    language: LanguageId,
    before: Option<&Mark>,
) -> Option<Sense> {
    let word = tokens[at].text(text);
    let known_name_follows = tokens.get(end).is_some_and(|t| t.capital && t.breaks_before == 0);
    if end != at + 1 || tokens[at].all_caps || known_name_follows {
        return None;
    }
    let previous = at.checked_sub(1).map(|b| &tokens[b])?;
    let joined = !tokens[at].space_before && crate::text::fold::fold_symbol(previous.text(text).chars().next()?) == '-';
    let apostrophe = !tokens[at].space_before && previous.kind == TokenKind::Symbol;
    let governor = before.filter(|m| m.end == at || apostrophe && m.end + 1 >= at);
    let preposition = governor
        .and_then(|m| m.concept(Category::Preposition))
        .map(|id| packs.lexicon().concept(id));
    let article = governor.is_some_and(|m| m.is(Category::Determiner));
    let sense =
        |category, concept: &str| Some(Sense::guessed(category, packs.lexicon().concept_id(concept)?, language));
    let gazetteer = packs.gazetteer();
    if (preposition.is_some() || article || joined)
        && let Some(code) = gazetteer.near(word, Category::Country, language)
    {
        return sense(Category::Country, code);
    }
    if matches!(preposition, Some("at" | "in"))
        && let Some(city) = gazetteer.near(word, Category::City, language)
    {
        return sense(Category::City, city);
    }
    None
}

/// Decides between currencies of one name by the states that the text names.
pub(super) fn settle_currencies(packs: &Packs, marks: &mut [Mark]) {
    let guesses = |mark: &Mark| mark.literal().is_some_and(Literal::shares_currency);
    if !marks.iter().any(guesses) {
        return;
    }
    let mut mentions = Vec::new();
    for mark in marks.iter() {
        if let MarkKind::Term(senses) = &mark.kind {
            let country = senses.iter().find_map(|sense| packs.country_of(sense));
            mentions.extend(country.map(|country| Mention {
                at: mark.first,
                country,
            }));
        }
    }
    let amounts = marks.iter_mut().filter_map(|mark| match &mut mark.kind {
        MarkKind::Literal(literal) => Some(&mut **literal),
        _ => None,
    });
    literal::settle_currencies(packs, &mentions, amounts);
}

/// Keeps of a term the senses of the sentence's own language where it has any: "Mexico" is a city in one language and a
/// state in another. A short foreign acronym that is a function word here ("AU", "UN" in a French heading) is none, and neither is
/// a word that a foreign name has with other accents ("seul" is no "Seúl").
fn in_language(mut term: TermMatch, passage: &Passage<'_>) -> Option<TermMatch> {
    let own = |s: &Sense| s.language == passage.language;
    if term.senses.iter().any(own) {
        let categories: SmallVec<[Category; 2]> = term.senses.iter().filter(|s| own(s)).map(|s| s.category).collect();
        term.senses
            .retain(|s| own(s) || !categories.contains(&s.category) && !s.category.is_place());
        return Some(term);
    }
    if term.end - term.first > 1 {
        return Some(term);
    }
    let lexicon = passage.packs.lexicon();
    let function_word = lexicon
        .function_word(passage.words[term.first])
        .contains(passage.language);
    (!function_word && !lexicon.lacks_accents(passage.str(term.first))).then_some(term)
}

/// The values of a sentence, with token positions of the whole text.
fn values(whole: &Passage<'_>, first: usize) -> Vec<Literal> {
    let passage = Passage {
        tokens: &whole.tokens[first..],
        words: &whole.words[first..],
        ..*whole
    };
    let mut found = literals(&passage);
    let dates = read_dates(&passage, 0..passage.tokens.len());
    // A date takes its numbers with it; a longer reading from the same place ("2025 dollars") keeps them.
    found.retain(|l| {
        let at = dates.partition_point(|d| d.end <= l.first);
        dates
            .get(at)
            .is_none_or(|d| d.first >= l.end || l.first <= d.first && l.end > d.end)
    });
    for date in dates {
        let at = found.partition_point(|l| l.first < date.first);
        let covered = at > 0 && found[at - 1].end > date.first || found.get(at).is_some_and(|l| l.first < date.end);
        if !covered {
            found.insert(
                at,
                Literal::new(date.first, date.end, date.span, LiteralValue::Date(date)),
            );
        }
    }
    for literal in &mut found {
        literal.first += first;
        literal.end += first;
        if let LiteralValue::Date(date) = &mut literal.value {
            date.first += first;
            date.end += first;
        }
    }
    found
}
