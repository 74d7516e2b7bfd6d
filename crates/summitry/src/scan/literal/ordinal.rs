//! Ordinals in digits, words and roman numerals.

use crate::pack::{Category, CategorySet};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::{Ordinal, Span};

use super::digits::digits_at;
use super::number::{Context, compose};
use super::roman::roman;
use super::word::BEGINS;

/// An ordinal read from a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrdinalRead {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes.
    pub span: Span,
    /// The ordinal.
    pub value: Ordinal,
}

const SUFFIXES: CategorySet = CategorySet::of(&[Category::OrdinalSuffix]);

/// The ordinal that begins at a token.
#[must_use]
pub fn ordinal_at(passage: &Passage<'_>, at: usize) -> Option<OrdinalRead> {
    let token = passage.tokens.get(at)?;
    let (value, end) = match token.kind {
        TokenKind::Symbol => return None,
        TokenKind::Digits => digits(passage, at)?,
        TokenKind::Word => {
            if let Some(value) = roman_word(passage, at).or_else(|| bare_roman(passage, at)) {
                (value, at + 1)
            } else if passage.may_start(at, BEGINS) {
                let (value, end) = compose(passage, at, Context::default()).ordinal?;
                (u32::try_from(value).ok()?, end)
            } else {
                return None;
            }
        }
    };
    Some(OrdinalRead {
        first: at,
        end,
        span: passage.span(at, end),
        value: Ordinal::new(value)?,
    })
}

/// `19e`, `2nd`, `11 ème`, `1,000th`.
fn digits(passage: &Passage<'_>, at: usize) -> Option<(u32, usize)> {
    let token = &passage.tokens[at];
    let text = passage.str(at);
    // Longer ones are no editions; and `0` begins no count.
    if text.len() > 4 || text.starts_with('0') {
        return None;
    }
    let plain = (text.parse().ok()?, at + 1);
    suffixed(passage, plain).or_else(|| {
        let read = digits_at(passage, at, token.start as usize).filter(|read| read.grouped)?;
        suffixed(
            passage,
            (
                u32::try_from(read.value.is_integer().then_some(read.value)?).ok()?,
                read.end,
            ),
        )
    })
}

/// The number with the end of its suffix, where one follows.
fn suffixed(passage: &Passage<'_>, (value, end): (u32, usize)) -> Option<(u32, usize)> {
    let dash = passage.symbol(end) == Some('-') && passage.attached(end) && passage.attached(end + 1);
    let suffix = end + usize::from(dash);
    let found = passage.term(suffix, SUFFIXES)?;
    let loose = passage.concept(&found.senses, Category::OrdinalSuffix) == Some("loose");
    let spaced = passage.tokens[suffix].space_before;
    // "4.º": the stop belongs to the suffix.
    let parted = (suffix + 1..found.end).any(|at| !passage.attached(at));
    if (spaced || dash) && !loose || parted {
        return None;
    }
    Some((value, found.end))
}

/// `XIXe`: a roman numeral with a suffix.
fn roman_word(passage: &Passage<'_>, at: usize) -> Option<u32> {
    let token = &passage.tokens[at];
    if !token.capital {
        return None;
    }
    let word = passage.str(at);
    let split = word
        .bytes()
        .take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C' | b'D' | b'M'))
        .count();
    let (numeral, suffix) = word.split_at_checked(split)?;
    if numeral.is_empty() || suffix.is_empty() {
        return None;
    }
    // "Le", "Ce", "De" are words: of single letters only those that number centuries and sessions count.
    if matches!(numeral, "L" | "C" | "D" | "M") {
        return None;
    }
    let kind = passage.concept_of(suffix, Category::OrdinalSuffix)?;
    let value = roman(numeral)?;
    // "Inde" is a state: `nde` follows a two only.
    (kind != "second" || value % 10 == 2).then_some(value)
}

/// `XIX` in "the XIX Summit": after an article, or at the start of a title, and before a word. Kings and articles of law follow their noun.
fn bare_roman(passage: &Passage<'_>, at: usize) -> Option<u32> {
    let token = &passage.tokens[at];
    let word = passage.str(at);
    if !token.capital || !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L')) {
        return None;
    }
    let next = passage.tokens.get(at + 1)?;
    if next.kind != TokenKind::Word || next.all_caps || next.breaks_before > 0 {
        return None;
    }
    // "la V Cumbre": a letter numbers a meeting, and nothing else.
    let meeting = || {
        next.capital
            && passage
                .term(at + 1, CategorySet::of(&[Category::MeetingHead]))
                .is_some()
    };
    let numbers = match word.len() {
        1 => meeting(),
        _ => !passage.words[at].is_known(),
    };
    if !numbers {
        return None;
    }
    let led = match at.checked_sub(1) {
        Some(before) if token.breaks_before == 0 => {
            let article = passage.term_ending(at, before, CategorySet::of(&[Category::Determiner]));
            let kind = article.and_then(|found| passage.concept(&found.senses, Category::Determiner));
            matches!(kind, Some("definite" | "possessive" | "demonstrative"))
        }
        // Two letters that begin a line may be a name: "XI Jinping".
        _ => word.len() > 2,
    };
    led.then(|| roman(word))?
}
