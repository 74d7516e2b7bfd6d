//! The dates of a text, for those who want nothing else.

use super::terminal::TABLES;
use super::{Anchor, DateExpression, Need, ResolvedDate, Tense, read_dates};
use crate::pack::{Category, CategorySet, LanguageSet};
use crate::scan::literal::UnknownLanguage;
use crate::scan::literal::find::in_parts;
use crate::scan::{Passage, keeps_stop};
use crate::text::{TokenKind, sentences};
use crate::value::{Date, Span};

/// A date expression with the bytes that it was read from, and what it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundDate {
    /// Where it stands; `&text[found.span]`.
    pub span: Span,
    /// What it needs to be resolved.
    pub need: Need,
    /// The date; `None` where what it needs is not given.
    pub date: Option<ResolvedDate>,
}

/// The date expressions in a text, in order.
///
/// Relative ones ("mardi", "next month") are resolved against `reference`; without it they are found but have no date, and a
/// day without a year keeps its year open (`XXXX-05-18`). With it, a day without a year is the nearest one, or the one
/// on the side that the verb before it says. A date that stands alone is taken for a coming one.
///
/// ```
/// use summitry::value::find_dates;
/// let text = "Le ministre a annoncé mardi que le sommet se tiendra du 16 au 18 juin 2025.";
/// let found = find_dates(text, "fr", "2025-06-11".parse().ok())?;
/// let dates: Vec<String> = found.iter().filter_map(|f| Some(f.date?.named.to_string())).collect();
/// assert_eq!(dates, ["2025-06-10", "2025-06-16/2025-06-18"]);
/// assert_eq!(&text[found[1].span], "du 16 au 18 juin 2025");
/// assert_eq!(find_dates("mardi", "fr", None)?[0].date, None);
/// # Ok::<(), summitry::value::UnknownLanguage>(())
/// ```
///
/// # Errors
/// Where no built-in pack has the language.
pub fn find_dates(text: &str, language: &str, reference: Option<Date>) -> Result<Vec<FoundDate>, UnknownLanguage> {
    in_parts(text, language, place, |passage| {
        let packs = passage.packs;
        let cut = sentences(passage.text, passage.tokens, |at| {
            let own = LanguageSet::only(passage.language);
            keeps_stop(packs, passage.tokens, passage.words, at, own)
        });
        let mut found: Vec<FoundDate> = Vec::new();
        let mut previous = None;
        // A stop inside a date must not cut it, so that dates are read by paragraph and the tense alone by sentence.
        for paragraph in cut.chunk_by(|a, b| a.block == b.block) {
            let (Some(start), Some(last)) = (paragraph.first(), paragraph.last()) else {
                continue;
            };
            for expression in read_dates(passage, start.first..last.end) {
                let sentence = paragraph.partition_point(|s| s.end <= expression.first);
                let sentence = paragraph.get(sentence).unwrap_or(last);
                let end = sentence.end.max(expression.end);
                let anchor = Anchor {
                    published: reference,
                    previous,
                    tense: tense(passage, sentence.first, end, &expression),
                    ..Anchor::default()
                };
                let date = expression.resolve(&anchor);
                previous = date.and_then(|d| d.named.start()).or(previous);
                found.push(FoundDate {
                    span: expression.span,
                    need: expression.need(),
                    date,
                });
            }
        }
        found
    })
}

fn place(found: &mut FoundDate) -> &mut Span {
    &mut found.span
}

const VERBS: CategorySet = CategorySet::of(&[Category::Auxiliary, Category::Verb]);

/// What the last auxiliary or verb before an expression, or else the first after it, says of its time.
fn tense(passage: &Passage<'_>, first: usize, end: usize, expression: &DateExpression) -> Tense {
    let before = (first..expression.first).rev().find_map(|at| verb_tense(passage, at));
    let after = || (expression.end..end).find_map(|at| verb_tense(passage, at));
    let mut around = (first..expression.first).chain(expression.end..end);
    before.or_else(after).unwrap_or_else(|| {
        if around.any(|at| is_content(passage, at)) {
            Tense::Unknown
        } else {
            Tense::Future
        }
    })
}

fn is_content(passage: &Passage<'_>, at: usize) -> bool {
    let lexicon = passage.packs.lexicon();
    let grammatical = TABLES.union(CategorySet::of(&[Category::Preposition, Category::Determiner]));
    passage.tokens[at].kind == TokenKind::Word
        && !passage.may_start(at, grammatical)
        && !lexicon.function_word(passage.words[at]).contains(passage.language)
}

fn verb_tense(passage: &Passage<'_>, at: usize) -> Option<Tense> {
    if !passage.may_start(at, VERBS) {
        return None;
    }
    let term = passage.term(at, VERBS)?;
    term.senses.iter().find_map(|sense| {
        let concept = passage.packs.lexicon().concept(sense.concept);
        let form = concept.rsplit([':', '-']).next().unwrap_or(concept);
        match form {
            "past" | "have" => Some(Tense::Past),
            "future" | "conditional" => Some(Tense::Future),
            _ => None,
        }
    })
}
