//! Scales and what they multiply: hundreds, thousands, dozens.

use rust_decimal::Decimal;

use super::composer::{COINS, Closed, Composer, HUNDRED, THOUSAND};
use super::digits::digits_at;
use super::word::{Part, Word, part_at, word_at};
use crate::text::TokenKind;

impl Composer<'_, '_> {
    /// Takes `value` times `scale` as a closed part.
    pub(super) fn close(&mut self, value: Decimal, scale: Decimal, end: usize) -> bool {
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

    pub(super) fn small_word(&mut self, value: Decimal, word: &Word) -> bool {
        let Some(scale) = self.last_scale().filter(|_| self.small.is_none()) else {
            return false;
        };
        // "dos mil trescientos".
        if word.is_hundreds() && scale >= THOUSAND {
            self.before_group = self.end;
            self.closed.push(Closed { value, scale: HUNDRED });
            self.end = word.end;
            self.noun_last = false;
            return true;
        }
        // "mille un" and "deux milliards un million" count, "3 millions un an plus tôt" doesn't.
        let scaled = || {
            word_at(self.passage, word.end)
                .and_then(|w| w.scale)
                .is_some_and(|s| s < scale)
        };
        let article = word.part == Some(Part::One) && scale > THOUSAND && !scaled();
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

    pub(super) fn scale(&mut self, factor: Decimal, word: &Word) -> bool {
        let alone = word.small == Some(factor);
        if factor == HUNDRED {
            if let Some(small) = self.small {
                let coin = (self.small_is_digits || self.context.coins) && self.passage.may_start(self.end, COINS);
                // "cent deux cent deux" are two numbers, and as many more as follow.
                let again = self.last_scale().is_some_and(|scale| scale <= HUNDRED);
                if coin || again || small >= HUNDRED || small.is_zero() {
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
    pub(super) fn open_group_with(&mut self, factor: Decimal, end: usize) -> bool {
        self.before_group = self.end;
        self.close(Decimal::ONE, factor, end)
    }

    pub(super) fn count(&mut self, factor: Decimal, end: usize) -> bool {
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

    /// An ordinal that ends what was taken so far: "cent vingt-cinquième", "two hundredth".
    pub(super) fn note_ordinal(&mut self, ordinal: Decimal, end: usize) {
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

    /// What follows "and": a smaller number, or a part of a whole.
    pub(super) fn and(&mut self, after: usize) -> bool {
        let Some(scale) = self.last_scale().filter(|_| self.small.is_none()) else {
            return self.and_fraction(after);
        };
        if scale == HUNDRED && self.and_joined(scale, after) {
            return true;
        }
        self.and_fraction(after) || self.and_joined(scale, after)
    }

    pub(super) fn and_joined(&mut self, scale: Decimal, after: usize) -> bool {
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
}
