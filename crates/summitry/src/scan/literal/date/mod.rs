//! Dates as texts write them: read into expressions first, resolved against the document later.
//!
//! [`read_dates`] turns the tokens of a sentence into [`DateExpression`]s, which say only what the words say.
//! [`DateExpression::resolve`] turns one into a [`ResolvedDate`] with an [`Anchor`]: the document's date, its dateline, the date
//! spoken of before, and the tense. The two are apart because the anchor is known only when the document has been read.

mod cadence;
mod calendar;
mod coordination;
mod day;
mod diary;
mod expression;
mod find;
mod grammar;
mod numeric;
mod occurrence;
mod offset;
mod period;
mod range;
mod relation;
mod relative;
mod resolve;
mod terminal;

use core::ops::Range;

pub use cadence::{CadenceExpression, read_cadences};
pub use expression::{DateExpression, Need, PeriodPart, Relation};
pub use find::{FoundDate, find_dates};
pub use resolve::{Anchor, AnchoredTo, ResolvedDate, Tense};

use crate::pack::Orthography;
use crate::pack::dates::DateWord;
use crate::scan::Passage;
use grammar::Grammar;
use terminal::{Terminal, WordSet, may_hold_dates};

pub(crate) use terminal::may_hold_full_dates;

/// Reads the dates in some tokens of a passage (a sentence), in order, without overlaps.
///
/// Words that repeat ("every Monday", "annual") are no dates. Takes linear time; sentences without a digit or a word of the calendar
/// cost one look-up in a table a token.
#[must_use]
pub fn read_dates(passage: &Passage<'_>, range: Range<usize>) -> Vec<DateExpression> {
    let mut found = Vec::new();
    let Some((terminals, orthography)) = prepare(passage, range.clone()) else {
        return found;
    };
    let grammar = Grammar {
        terminals: &terminals,
        orthography,
    };
    let starts = terminal::starts(&terminals);
    let mut read = Vec::new();
    let mut at = 0;
    while at < terminals.len() {
        if let Some(next) = repeated(&grammar, at) {
            at = next;
            continue;
        }
        if !starts[at] {
            at += 1;
            continue;
        }
        let Some((expressions, next)) = grammar.expression(at).filter(|(_, next)| *next > at) else {
            at += 1;
            continue;
        };
        read.extend(expressions);
        at = next;
    }
    coordination::share_years(&grammar, &mut read);
    found.extend(read.into_iter().map(|one| {
        let (first, last) = (&terminals[one.first], &terminals[one.end - 1]);
        DateExpression {
            first: first.first + range.start,
            end: last.end + range.start,
            span: first.span.join(last.span),
            relation: one.relation,
            shape: one.shape,
        }
    }));
    found
}

/// The terminals of some tokens; `None` where they can hold no date.
fn prepare<'a>(passage: &Passage<'a>, range: Range<usize>) -> Option<(Vec<Terminal>, &'a Orthography)> {
    let sentence = Passage {
        tokens: passage.tokens.get(range.clone())?,
        words: passage.words.get(range)?,
        ..*passage
    };
    if !may_hold_dates(&sentence) {
        return None;
    }
    let mut terminals = Vec::with_capacity(sentence.tokens.len());
    terminal::terminals(&sentence, &mut terminals);
    Some((terminals, passage.packs.orthography(passage.language)))
}

/// The position after an expression that something is repeated by: "every two years", "chaque lundi".
fn repeated(grammar: &Grammar<'_>, i: usize) -> Option<usize> {
    if grammar.has(i, DateWord::Stop) {
        return Some(i + 1);
    }
    if !grammar.has(i, DateWord::Every) {
        return None;
    }
    let at = grammar.skip(i + 1, WordSet::of(&[DateWord::The]));
    let at = grammar.count(at).map_or(at, |(_, next)| next);
    let next = grammar.at(at);
    (next.unit.is_some() || next.weekday.is_some() || next.month.is_some() || next.season.is_some()).then_some(at + 1)
}
