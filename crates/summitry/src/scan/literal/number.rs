//! Numbers in digits, in words and in both, composed by their values.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use super::digits::{DigitsRead, digits_at};
use super::word::{Part, Word, part_at, vulgar, word_at};
use crate::pack::{Category, CategorySet};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::Span;

/// A number read from a text, without its sign.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberRead {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes. It can begin inside a token (`G20`).
    pub span: Span,
    /// The number.
    pub value: Decimal,
    /// How many digits, where it is written in nothing but digits.
    pub plain: Option<u8>,
    /// Whether it looks like a magnitude: a scale, marked groups or decimals.
    pub magnitude: bool,
    /// Whether a noun for about so many gives it (`une cinquantaine`).
    pub approximate: bool,
    /// Whether it is only the article that also counts as one.
    pub article: bool,
    /// Whether it ends in a noun that "of" joins to what is counted: a million, a dozen.
    pub noun_last: bool,
    /// The scale that multiplied it, where one multiplied all of it: a million in "1.5 million".
    pub scale: Option<Decimal>,
}

/// What stands at a position.
#[derive(Clone, Copy, Debug)]
pub(super) struct Composed {
    /// A number that begins there.
    pub number: Option<NumberRead>,
    /// An ordinal that begins there: value and first token after.
    pub ordinal: Option<(Decimal, usize)>,
}

/// The number that begins at a token, whatever precedes it; the sign is the caller's matter.
///
/// An article that could count as one is no number. `1er`, `12km` and the digits in `G20` are none either.
#[must_use]
pub fn number_at(passage: &Passage<'_>, at: usize) -> Option<NumberRead> {
    compose(passage, at, Context::default()).number.filter(|n| !n.article)
}

/// What the surroundings say of a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Context {
    /// The word for "and" parts two numbers here: "between ten and twenty".
    pub and_parts: bool,
    /// Whether "a fifth" is a part of a whole even where nothing follows that says so.
    pub fractions: bool,
    /// A currency stands before the number, so that `m` after it is a million.
    pub money: bool,
    /// Coins are counted: `cents` after the number is no hundred.
    pub coins: bool,
}

/// Reads on from digits that begin inside a word.
pub(super) fn compose_inside(
    passage: &Passage<'_>,
    at: usize,
    read: &DigitsRead,
    context: Context,
) -> Option<NumberRead> {
    let mut composer = Composer::new(passage, at, Context { money: true, ..context });
    if !composer.take_digits(read) {
        return None;
    }
    composer.rest();
    composer.finish(read.span.start())
}

/// Reads the number or ordinal that begins at a token.
pub(super) fn compose(passage: &Passage<'_>, at: usize, context: Context) -> Composed {
    let mut composer = Composer::new(passage, at, context);
    let start = composer.first();
    let ordinal = composer.ordinal;
    let number = start.and_then(|start| composer.finish(start));
    let number = number.map(|n| composer.as_quotient(n));
    Composed { number, ordinal }
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
const THOUSAND: Decimal = Decimal::ONE_THOUSAND;

/// A closed part of a number: `3 million` in "3 million 200 thousand".
#[derive(Clone, Copy)]
struct Closed {
    value: Decimal,
    scale: Decimal,
}

struct Composer<'p, 'a> {
    passage: &'p Passage<'a>,
    context: Context,
    at: usize,
    /// First token after what was taken.
    end: usize,
    closed: SmallVec<[Closed; 6]>,
    /// The open part: what the next scale multiplies.
    small: Option<Decimal>,
    small_is_digits: bool,
    /// What was taken when the open part began, for when it turns out to belong to the next number.
    before_group: usize,
    ordinal: Option<(Decimal, usize)>,
    plain: Option<u8>,
    magnitude: bool,
    approximate: bool,
    article: bool,
    noun_last: bool,
    /// Nothing more may be taken.
    done: bool,
}

impl<'p, 'a> Composer<'p, 'a> {
    fn new(passage: &'p Passage<'a>, at: usize, context: Context) -> Self {
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
    fn first(&mut self) -> Option<usize> {
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
                let value = vulgar(self.passage.symbol(self.at)?)?;
                self.small = Some(value);
                self.end = self.at + 1;
                self.magnitude = true;
            }
            TokenKind::Word => {
                if !self.passage.may_start(self.at, super::word::BEGINS_OR_ONE) {
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
    fn unit_allows(&mut self) -> bool {
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

    fn slash_fraction(&self, read: &DigitsRead) -> Option<Decimal> {
        let passage = self.passage;
        read.plain?;
        let slash = read.end;
        if !matches!(passage.symbol(slash)?, '/' | '⁄') || !passage.attached(slash) || !passage.attached(slash + 1) {
            return None;
        }
        if passage.kind(slash + 1)? != TokenKind::Digits || passage.str(slash + 1).len() > 3 {
            return None;
        }
        let more = passage.attached(slash + 2)
            && (passage.symbol(slash + 2).is_some_and(|c| matches!(c, '/' | '-'))
                || passage.kind(slash + 2) != Some(TokenKind::Symbol));
        let before = self.at > 0 && passage.symbol(self.at - 1) == Some('/') && passage.attached(self.at);
        if more || before {
            return None;
        }
        let below: Decimal = passage.str(slash + 1).parse().ok()?;
        read.value.checked_div(below)
    }

    fn take_first_word(&mut self, word: &Word) -> bool {
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
            if let Some(scale) = scale {
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
    fn is_half_of_a_word(&self, end: usize) -> bool {
        let counted = self.at > 0
            && self
                .passage
                .may_start(self.at - 1, CategorySet::of(&[Category::OrdinalWord]));
        counted || skip_dash(self.passage, end) != end
    }

    /// Takes `value` times `scale` as a closed part.
    fn close(&mut self, value: Decimal, scale: Decimal, end: usize) -> bool {
        let Some(value) = value.checked_mul(scale) else {
            return false;
        };
        self.closed.push(Closed { value, scale });
        self.small = None;
        self.end = end;
        self.magnitude |= scale >= THOUSAND;
        self.noun_last = scale >= THOUSAND;
        self.article = false;
        self.plain = None;
        true
    }

    fn last_scale(&self) -> Option<Decimal> {
        self.closed.last().map(|c| c.scale)
    }

    /// Takes all further words of the number.
    fn rest(&mut self) {
        while !self.done {
            let before = self.end;
            if !self.next() || self.end == before {
                break;
            }
        }
    }

    fn next(&mut self) -> bool {
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
    fn next_digits(&mut self) -> bool {
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
    fn next_after_dash(&mut self) -> bool {
        let before = self.end;
        let after = skip_dash(self.passage, before);
        if after == before {
            return false;
        }
        let Some(word) = word_at(self.passage, after).filter(|w| w.part.is_none()) else {
            return false;
        };
        self.end = after;
        let taken = self.next_word(&word);
        if !taken && !self.done {
            self.end = before;
        }
        taken
    }

    /// "fifty - two": some writers put spaces around the hyphen.
    fn next_symbol(&mut self) -> bool {
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
    fn abbreviation(&mut self) -> bool {
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

    fn next_word(&mut self, word: &Word) -> bool {
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

    fn small_word(&mut self, value: Decimal, word: &Word) -> bool {
        let Some(scale) = self.last_scale().filter(|_| self.small.is_none()) else {
            return false;
        };
        // "mille un" counts, "3 millions un an plus tôt" doesn't.
        let article = word.part == Some(Part::One) && scale > THOUSAND;
        if value >= scale || !value.is_integer() || value >= HUNDRED || article {
            return false;
        }
        self.before_group = self.end;
        self.small = Some(value);
        self.small_is_digits = false;
        self.end = word.end;
        self.noun_last = false;
        true
    }

    fn scale(&mut self, factor: Decimal, word: &Word) -> bool {
        let alone = word.small == Some(factor);
        if factor == HUNDRED {
            if let Some(small) = self.small {
                let coin = (self.small_is_digits || self.context.coins) && self.passage.may_start(self.end, COINS);
                if coin || small >= HUNDRED || small.is_zero() {
                    return false;
                }
                return self.close(small, factor, word.end);
            }
            let fits = self.last_scale().is_some_and(|s| s >= THOUSAND);
            return alone && fits && self.open_group_with(factor, word.end);
        }
        // The open group: a part of hundreds, and what follows it.
        let hundreds = self.closed.last().filter(|c| c.scale == HUNDRED).map(|c| c.value);
        let group = match (hundreds, self.small) {
            (None, None) => None,
            (hundreds, small) => hundreds
                .unwrap_or_default()
                .checked_add(small.unwrap_or_default())
                .filter(|sum| !sum.is_zero()),
        };
        let bigger = self.closed.len() - usize::from(hundreds.is_some());
        if let Some(group) = group {
            let conflict = bigger > 0 && self.closed[bigger - 1].scale <= factor;
            if conflict {
                // "2 million 3 million": the second group begins another number.
                self.closed.truncate(bigger);
                self.small = None;
                self.end = self.before_group;
                self.noun_last = true;
                self.done = true;
                return false;
            }
            self.closed.truncate(bigger);
            self.before_group = word.end;
            return self.close(group, factor, word.end);
        }
        match self.closed.pop() {
            // "cent mille milliards", "three lakh crore".
            Some(last) if factor > last.scale || factor == last.scale && factor > THOUSAND => {
                if self.closed.last().is_some_and(|c| c.scale <= factor) {
                    self.closed.push(last);
                    return false;
                }
                self.close(last.value, factor, word.end)
            }
            Some(last) => {
                self.closed.push(last);
                alone && factor < last.scale && self.open_group_with(factor, word.end)
            }
            None => false,
        }
    }

    /// Opens a group with a scale that stands on its own: "mille cent".
    fn open_group_with(&mut self, factor: Decimal, end: usize) -> bool {
        self.before_group = self.end;
        self.close(Decimal::ONE, factor, end)
    }

    fn count(&mut self, factor: Decimal, end: usize) -> bool {
        let Some(small) = self.small.filter(|_| self.closed.is_empty()) else {
            return false;
        };
        self.approximate = self.article;
        let Some(value) = small.checked_mul(factor) else {
            return false;
        };
        self.small = Some(value);
        self.small_is_digits = false;
        self.article = false;
        self.plain = None;
        self.end = end;
        // "une dizaine de milliards".
        if let Some(of) = part_at(self.passage, end, Part::Of)
            && let Some(scale) = word_at(self.passage, of).filter(|w| w.scale.is_some_and(|s| s >= THOUSAND))
        {
            return self.close(value, scale.scale.unwrap_or(Decimal::ONE), scale.end);
        }
        self.noun_last = true;
        self.done = true;
        true
    }

    /// "two thirds", "trois quarts de milliard", "a fifth of".
    fn fraction(&mut self, below: Decimal, word: &Word) -> bool {
        let Some(above) = self.total() else { return false };
        let plain_ordinal = word.fraction.is_none();
        if below < Decimal::TWO || plain_ordinal && (below < Decimal::from(3) || self.small_is_digits) {
            return false;
        }
        let after = &word.end;
        let scaled = self.scale_after(*after);
        // "a fifth summit", "a quarter" (of a year): one part only where something says that it is a part.
        let one = above == Decimal::ONE;
        let shown = scaled.is_some()
            || part_at(self.passage, *after, Part::Of).is_some()
            || self.context.fractions && self.passage.ends_at(*after);
        if (one && below != Decimal::TWO || plain_ordinal) && !shown {
            return false;
        }
        let Some(value) = above.checked_div(below) else {
            return false;
        };
        self.closed.clear();
        self.small = Some(value);
        self.article = false;
        self.plain = None;
        self.magnitude = false;
        self.noun_last = false;
        self.end = *after;
        self.done = true;
        if let Some((factor, end)) = scaled {
            return self.close(value, factor, end);
        }
        true
    }

    /// A scale or noun of number after a part of a whole, "of" and an article passed over: "half a million", "un quart de million".
    fn scale_after(&self, at: usize) -> Option<(Decimal, usize)> {
        let at = skip_dash(self.passage, at);
        let at = part_at(self.passage, at, Part::Of).unwrap_or(at);
        let at = part_at(self.passage, at, Part::One).unwrap_or(at);
        let word = word_at(self.passage, at)?;
        let factor = word.scale.filter(|s| *s >= THOUSAND).or(word.count)?;
        Some((factor, word.end))
    }

    /// What follows "and": a smaller number, or a part of a whole.
    fn and(&mut self, after: usize) -> bool {
        let Some(scale) = self.last_scale().filter(|_| self.small.is_none()) else {
            return self.and_fraction(after);
        };
        if scale == HUNDRED && self.and_joined(scale, after) {
            return true;
        }
        self.and_fraction(after) || self.and_joined(scale, after)
    }

    fn and_joined(&mut self, scale: Decimal, after: usize) -> bool {
        if self.context.and_parts || !self.passage.packs.orthography(self.passage.language).and_joins {
            return false;
        }
        let Some(token) = self.passage.tokens.get(after) else {
            return false;
        };
        let (value, end, digits) = if token.kind == TokenKind::Digits {
            let read = digits_at(self.passage, after, token.start as usize);
            let Some(read) = read.filter(|r| r.plain.is_some() && scale == HUNDRED) else {
                return false;
            };
            (read.value, read.end, true)
        } else {
            let Some(word) = word_at(self.passage, after) else {
                return false;
            };
            if let Some(ordinal) = word.ordinal {
                self.note_ordinal(ordinal, word.end);
            }
            let Some(value) = word.small.filter(|v| v.is_integer()) else {
                return false;
            };
            (value, word.end, false)
        };
        let next = word_at(self.passage, end).and_then(|w| w.scale);
        // "two hundred and three hundred", "a million and two million" are two numbers.
        let clash = next.is_some_and(|next| next >= scale && (scale >= THOUSAND || next == HUNDRED));
        if clash || value >= scale || value >= HUNDRED {
            return false;
        }
        self.before_group = self.end;
        self.small = Some(value);
        self.small_is_digits = digits;
        self.end = end;
        self.noun_last = false;
        true
    }

    /// "two and a half", "3 million and a half", "six millions et deux tiers".
    fn and_fraction(&mut self, after: usize) -> bool {
        let Some(word) = word_at(self.passage, after) else {
            return false;
        };
        let (above, below, end) = if word.small.is_some() || word.part == Some(Part::One) {
            let above = word.small.unwrap_or(Decimal::ONE);
            if let (Some(below), true) = (word.fraction, above < Decimal::ONE) {
                (Decimal::ONE, below, word.end)
            } else {
                let Some(next) = word_at(self.passage, word.end) else {
                    return false;
                };
                let Some(below) = next.fraction.or(next.ordinal) else {
                    return false;
                };
                (above, below, next.end)
            }
        } else if let Some(below) = word.fraction.filter(|b| *b == Decimal::TWO) {
            (Decimal::ONE, below, word.end)
        } else {
            return false;
        };
        let Some(part) = above.checked_div(below).filter(|p| *p < Decimal::ONE) else {
            return false;
        };
        self.plain = None;
        self.magnitude = true;
        self.article = false;
        let scale = self.last_scale().filter(|s| self.small.is_none() && *s >= THOUSAND);
        let next = word_at(self.passage, end).and_then(|w| w.scale.map(|s| (s, w.end)));
        match (scale, next) {
            // "one billion and a half million".
            (Some(scale), Some((factor, end))) if factor < scale && factor >= THOUSAND => self.close(part, factor, end),
            (Some(scale), _) => {
                let taken = self.close(part, scale, end);
                self.done = true;
                taken
            }
            (None, _) => {
                let hundreds = self.closed.last().filter(|c| c.scale == HUNDRED).map(|c| c.value);
                let whole = self.small.unwrap_or_default().checked_add(hundreds.unwrap_or_default());
                let Some(sum) = whole.and_then(|w| w.checked_add(part)) else {
                    return false;
                };
                if hundreds.is_some() {
                    self.closed.pop();
                }
                self.small = Some(sum);
                self.end = end;
                true
            }
        }
    }

    /// "deux cent virgule trois", "two point five".
    fn point(&mut self, after: usize) -> bool {
        let Some(whole) = self.group_total() else { return false };
        if !whole.is_integer() {
            return false;
        }
        let mut written = whole.to_string();
        written.push('.');
        let mut here = after;
        let shortest = written.len();
        while written.len() < 24 {
            let Some(token) = self.passage.tokens.get(here) else {
                break;
            };
            if token.kind == TokenKind::Digits {
                written.push_str(token.text(self.passage.text));
                here += 1;
                continue;
            }
            let Some(word) = word_at(self.passage, here) else { break };
            let Some(small) = word.small.filter(|v| v.is_integer() && *v < HUNDRED) else {
                break;
            };
            written.push_str(&small.normalize().to_string());
            here = word.end;
        }
        if written.len() == shortest {
            return false;
        }
        let Ok(value) = Decimal::from_str_exact(&written) else {
            return false;
        };
        if self.last_scale() == Some(HUNDRED) {
            self.closed.pop();
        }
        self.small = Some(value);
        self.end = here;
        self.plain = None;
        self.magnitude = true;
        self.article = false;
        true
    }

    /// The open group with its hundreds.
    fn group_total(&self) -> Option<Decimal> {
        let hundreds = self.closed.last().filter(|c| c.scale == HUNDRED).map(|c| c.value);
        match (hundreds, self.small) {
            (None, None) => None,
            (hundreds, small) => hundreds.unwrap_or_default().checked_add(small.unwrap_or_default()),
        }
    }

    /// An ordinal that ends what was taken so far: "cent vingt-cinquième", "two hundredth".
    fn note_ordinal(&mut self, ordinal: Decimal, end: usize) {
        if self.small_is_digits || self.done {
            return;
        }
        let closed = self
            .closed
            .iter()
            .try_fold(Decimal::ZERO, |sum, c| sum.checked_add(c.value));
        let Some(closed) = closed else { return };
        let value = match self.small {
            None if self.last_scale().is_some_and(|scale| ordinal < scale) => closed.checked_add(ordinal),
            Some(small) if ordinal >= HUNDRED && small.is_integer() && !self.article => {
                let fits = self.last_scale().is_none_or(|scale| ordinal < scale);
                small
                    .checked_mul(ordinal)
                    .filter(|_| fits)
                    .and_then(|v| v.checked_add(closed))
            }
            _ => None,
        };
        if let Some(value) = value {
            self.ordinal = Some((value, end));
        }
    }

    fn total(&self) -> Option<Decimal> {
        let start = self.small.unwrap_or_default();
        self.closed.iter().try_fold(start, |sum, c| sum.checked_add(c.value))
    }

    fn finish(&self, start: usize) -> Option<NumberRead> {
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

    /// "un sur trois", "1 over 8": a number over another.
    fn as_quotient(&self, number: NumberRead) -> NumberRead {
        let quotient = || {
            let word = word_at(self.passage, number.end)?;
            let over = match word.part? {
                Part::OutOf => false,
                Part::Over => true,
                _ => return None,
            };
            let mut below = Composer::new(self.passage, word.end, self.context);
            let start = below.first()?;
            let below = below.finish(start)?;
            let proper = number.value < below.value;
            // "5 over 3 years" is no fraction.
            let alone = self.passage.ends_at(below.end);
            if below.article || if over { !alone } else { !proper } {
                return None;
            }
            let value = number.value.checked_div(below.value)?;
            Some(NumberRead {
                end: below.end,
                span: number.span.join(below.span),
                value,
                plain: None,
                magnitude: false,
                article: false,
                noun_last: false,
                scale: None,
                ..number
            })
        };
        quotient().unwrap_or(number)
    }
}

/// The token after a hyphen without spaces, or the token itself.
fn skip_dash(passage: &Passage<'_>, at: usize) -> usize {
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
const COINS: CategorySet = CategorySet::of(&[Category::Coin]);
