//! Composing a number from digits and words by their values: what comes first, and what may follow.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::digits::{DigitsRead, bare_decimals_at, digits_at};
use super::number::{Context, NumberRead};
use super::word::{Part, Word, vulgar, word_at};
use crate::pack::{Category, CategorySet, Cues};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::Span;

pub(super) const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
pub(super) const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// A closed part of a number: `3 million` in "3 million 200 thousand".
#[derive(Clone, Copy)]
pub(super) struct Closed {
    pub(super) value: Decimal,
    pub(super) scale: Decimal,
}

pub(super) struct Composer<'p, 'a> {
    pub(super) passage: &'p Passage<'a>,
    pub(super) context: Context,
    pub(super) at: usize,
    /// First token after what was taken.
    pub(super) end: usize,
    pub(super) closed: SmallVec<[Closed; 6]>,
    /// The open part: what the next scale multiplies.
    pub(super) small: Option<Decimal>,
    pub(super) small_is_digits: bool,
    /// What was taken when the open part began, for when it turns out to belong to the next number.
    pub(super) before_group: usize,
    pub(super) ordinal: Option<(Decimal, usize)>,
    pub(super) plain: Option<u8>,
    pub(super) magnitude: bool,
    pub(super) approximate: bool,
    pub(super) article: bool,
    pub(super) noun_last: bool,
    /// Nothing more may be taken.
    pub(super) done: bool,
}

impl<'p, 'a> Composer<'p, 'a> {
    pub(super) fn new(passage: &'p Passage<'a>, at: usize, context: Context) -> Self {
        Self {
            passage,
            context,
            at,
            end: at,
            closed: SmallVec::new(),
            small: None,
            small_is_digits: false,
            before_group: at,
            ordinal: None,
            plain: None,
            magnitude: false,
            approximate: false,
            article: false,
            noun_last: false,
            done: false,
        }
    }

    /// Takes the first item and all that follow. The byte where the number starts, or `None` where none does.
    pub(super) fn first(&mut self) -> Option<usize> {
        let token = self.passage.tokens.get(self.at)?;
        let start = token.start as usize;
        match token.kind {
            TokenKind::Digits => {
                let read = digits_at(self.passage, self.at, start)?;
                if !self.take_digits(&read) {
                    return None;
                }
            }
            TokenKind::Symbol => {
                if let Some(read) = bare_decimals_at(self.passage, self.at) {
                    if !self.take_digits(&read) {
                        return None;
                    }
                } else {
                    self.small = Some(vulgar(self.passage.symbol(self.at)?)?);
                    self.end = self.at + 1;
                    self.magnitude = true;
                }
            }
            TokenKind::Word => {
                if !self.passage.begins(self.at, Cues::NUMBER) {
                    return None;
                }
                let word = word_at(self.passage, self.at)?;
                if !self.take_first_word(&word) {
                    return None;
                }
            }
        }
        self.rest();
        Some(start)
    }

    /// Reads on from a number in digits that begins inside a token.
    pub(super) fn take_digits(&mut self, read: &DigitsRead) -> bool {
        self.small = Some(read.value);
        self.small_is_digits = true;
        self.end = read.end;
        self.plain = read.plain;
        self.magnitude = read.grouped || read.plain.is_none();
        if let Some(value) = self.slash_fraction(read) {
            self.small = Some(value);
            self.end = read.end + 2;
            self.plain = None;
            self.done = true;
            return true;
        }
        // "3 1/2": a proper fraction after a whole number.
        if read.plain.is_some()
            && let Some((part, end)) = self.proper_fraction_at(read.end)
        {
            self.small = read.value.checked_add(part);
            self.end = end;
            self.plain = None;
            self.magnitude = true;
            self.done = true;
            return true;
        }
        // "3 ½", "3½".
        if let Some(part) = self.passage.symbol(read.end).and_then(vulgar) {
            self.small = read.value.checked_add(part);
            self.end += 1;
            self.plain = None;
            self.magnitude = true;
        }
        self.unit_allows()
    }

    /// Whether what stands directly after the digits leaves them a number: `166,7millions` does, `29km` and `2nd` don't.
    pub(super) fn unit_allows(&mut self) -> bool {
        let Some(token) = self.passage.tokens.get(self.end) else {
            return true;
        };
        if token.space_before || token.kind != TokenKind::Word {
            return true;
        }
        let followed_by_sign = || {
            let sign =
                self.passage.attached(self.end + 1) && self.passage.kind(self.end + 1) == Some(TokenKind::Symbol);
            sign && self
                .passage
                .may_start(self.end + 1, CategorySet::of(&[Category::CurrencySymbol]))
        };
        if self.passage.term(self.end, ATTACHED).is_some()
            || (self.context.money || followed_by_sign()) && self.passage.term(self.end, MONEY_SCALES).is_some()
            || super::money::currency_at(self.passage, self.end).is_some()
        {
            return true;
        }
        // A missing space before a longer word that some pack knows.
        let long = token.end - token.start >= 5;
        long && self.passage.words[self.end].is_known()
    }

    pub(super) fn take_first_word(&mut self, word: &Word) -> bool {
        self.end = word.end;
        if let Some(value) = word.ordinal {
            self.ordinal = Some((value, word.end));
        }
        if word.part == Some(Part::One) {
            self.small = Some(Decimal::ONE);
            self.article = true;
            return true;
        }
        if let Some(value) = word.small {
            if let Some((factor, end)) = self.scale_after(word.end).filter(|_| !value.is_integer()) {
                return self.close(value, factor, end);
            }
            if !value.is_integer() && self.is_half_of_a_word(word.end) {
                return false;
            }
            let scale = word.scale.filter(|s| *s == value);
            if let Some(scale) = scale.or_else(|| word.is_hundreds().then_some(HUNDRED)) {
                self.closed.push(Closed { value, scale });
            } else {
                self.small = Some(value);
            }
            return true;
        }
        // "quarter million", "demi-million", "demi-douzaine".
        if let Some(below) = word.fraction {
            let (Some((factor, end)), Some(part)) = (self.scale_after(word.end), Decimal::ONE.checked_div(below))
            else {
                return false;
            };
            return self.close(part, factor, end);
        }
        // An ordinal that is no number has no more words before it.
        false
    }

    /// "half-hour", "the first half": no number.
    pub(super) fn is_half_of_a_word(&self, end: usize) -> bool {
        let counted = self.at > 0
            && self
                .passage
                .may_start(self.at - 1, CategorySet::of(&[Category::OrdinalWord]));
        counted || skip_dash(self.passage, end) != end
    }

    pub(super) fn last_scale(&self) -> Option<Decimal> {
        self.closed.last().map(|c| c.scale)
    }

    /// Takes all further words of the number.
    pub(super) fn rest(&mut self) {
        while !self.done {
            let before = self.end;
            if !self.next() || self.end == before {
                break;
            }
        }
    }

    pub(super) fn next(&mut self) -> bool {
        let Some(token) = self.passage.tokens.get(self.end) else {
            return false;
        };
        if token.breaks_before > 1 {
            return false;
        }
        match token.kind {
            TokenKind::Digits => self.next_digits(),
            TokenKind::Symbol => self.next_after_dash() || self.next_symbol(),
            TokenKind::Word => {
                if self.abbreviation() {
                    return true;
                }
                word_at(self.passage, self.end).is_some_and(|word| self.next_word(&word))
            }
        }
    }

    /// "3 millions 500 000", "4 thousand 3 hundred": digits go on after a scale where they are groups or have a scale themselves.
    pub(super) fn next_digits(&mut self) -> bool {
        let (None, Some(scale)) = (self.small, self.last_scale()) else {
            return false;
        };
        let Some(read) = digits_at(self.passage, self.end, self.passage.tokens[self.end].start as usize) else {
            return false;
        };
        let scaled = word_at(self.passage, read.end)
            .and_then(|w| w.scale)
            .is_some_and(|s| s < scale);
        if read.value >= scale || !read.value.is_integer() || !(read.grouped || scaled) {
            return false;
        }
        self.before_group = self.end;
        self.small = Some(read.value);
        self.small_is_digits = true;
        self.end = read.end;
        self.noun_last = false;
        true
    }

    /// "deux-cent-mille", "a 5-million fund".
    pub(super) fn next_after_dash(&mut self) -> bool {
        let before = self.end;
        let after = skip_dash(self.passage, before);
        if after == before {
            return false;
        }
        let Some(mut word) = word_at(self.passage, after).filter(|w| matches!(w.part, None | Some(Part::One))) else {
            return false;
        };
        // Tied to the number, "un" is no article: "mille-cinq-cent-un".
        word.part = None;
        self.end = after;
        let taken = self.next_word(&word);
        if !taken && !self.done {
            self.end = before;
        }
        taken
    }

    /// "fifty - two": some writers put spaces around the hyphen.
    pub(super) fn next_symbol(&mut self) -> bool {
        let at = self.end;
        if self.done || self.passage.symbol(at) != Some('-') || self.small_is_digits {
            return false;
        }
        let Some(tens) = self
            .small
            .filter(|v| *v >= Decimal::from(20) && (*v % Decimal::TEN).is_zero())
        else {
            return false;
        };
        let Some(word) = self
            .passage
            .tokens
            .get(at + 1)
            .and_then(|_| word_at(self.passage, at + 1))
        else {
            return false;
        };
        let unit = word.small.filter(|v| *v < Decimal::TEN && *v >= Decimal::ONE);
        let Some(sum) = unit.and_then(|unit| tens.checked_add(unit)) else {
            return false;
        };
        self.small = Some(sum);
        self.end = word.end;
        true
    }

    /// "12 Md", "1.2b": abbreviations of scales, after digits only.
    pub(super) fn abbreviation(&mut self) -> bool {
        if !self.small_is_digits || self.small.is_none() {
            return false;
        }
        let Some(found) = self.passage.term(self.end, ABBREVIATIONS) else {
            return false;
        };
        let Some(scale) = self.passage.number(&found.senses, Category::ScaleAbbreviation) else {
            return false;
        };
        let token = &self.passage.tokens[self.end];
        let letter = token.end - token.start == 1;
        // A lone letter after a space is a scale only at the end: "le 5 M. Dupont".
        if letter && token.space_before && self.passage.tokens.get(found.end).is_some_and(|t| t.breaks_before == 0) {
            return false;
        }
        // "3M's", "4K-TV".
        if letter && self.passage.attached(found.end) && matches!(self.passage.symbol(found.end), Some('\'' | '-')) {
            return false;
        }
        let small = self.small.unwrap_or_default();
        let taken = self.close(small, scale, found.end);
        self.done = true;
        taken
    }

    pub(super) fn next_word(&mut self, word: &Word) -> bool {
        if let Some(ordinal) = word.ordinal {
            self.note_ordinal(ordinal, word.end);
        }
        if let Some(factor) = word.scale
            && self.scale(factor, word)
        {
            return true;
        }
        if let Some(factor) = word.count {
            return self.count(factor, word.end);
        }
        if let Some(below) = word.fraction.or(word.ordinal.filter(|_| word.small.is_none())) {
            return self.fraction(below, word);
        }
        if let Some(value) = word.small {
            return self.small_word(value, word);
        }
        match word.part {
            Some(Part::And) => self.and(word.end),
            Some(Part::Point) => self.point(word.end),
            _ => false,
        }
    }

    pub(super) fn total(&self) -> Option<Decimal> {
        let start = self.small.unwrap_or_default();
        self.closed.iter().try_fold(start, |sum, c| sum.checked_add(c.value))
    }

    /// The open group with its hundreds.
    pub(super) fn group_total(&self) -> Option<Decimal> {
        let hundreds = self.closed.last().filter(|c| c.scale == HUNDRED).map(|c| c.value);
        match (hundreds, self.small) {
            (None, None) => None,
            (hundreds, small) => hundreds.unwrap_or_default().checked_add(small.unwrap_or_default()),
        }
    }

    pub(super) fn finish(&self, start: usize) -> Option<NumberRead> {
        if self.end == self.at {
            return None;
        }
        Some(NumberRead {
            first: self.at,
            end: self.end,
            span: Span::new(start, self.passage.tokens[self.end - 1].end as usize),
            value: self.total()?,
            plain: self.plain,
            magnitude: self.magnitude,
            approximate: self.approximate,
            article: self.article,
            noun_last: self.noun_last,
            scale: match self.closed.as_slice() {
                [only] if self.small.is_none() && only.scale >= THOUSAND => Some(only.scale),
                _ => None,
            },
        })
    }
}

/// The token after a hyphen without spaces, or the token itself.
pub(super) fn skip_dash(passage: &Passage<'_>, at: usize) -> usize {
    let dash = passage.symbol(at) == Some('-') && passage.attached(at) && passage.attached(at + 1);
    at + usize::from(dash)
}

const ABBREVIATIONS: CategorySet = CategorySet::of(&[Category::ScaleAbbreviation]);
/// Terms that may stand directly after digits and leave them a number.
const ATTACHED: CategorySet = CategorySet::of(&[
    Category::ScaleWord,
    Category::ScaleAbbreviation,
    Category::CountNoun,
    Category::PercentWord,
]);
const MONEY_SCALES: CategorySet = CategorySet::of(&[Category::MoneyScale]);
/// Coins: `50 cents` is no number of hundreds.
pub(super) const COINS: CategorySet = CategorySet::of(&[Category::Coin]);
