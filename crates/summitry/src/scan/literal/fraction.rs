//! Parts of a whole: halves, thirds, decimals in words, one number over another.

use rust_decimal::Decimal;

use super::composer::{Composer, HUNDRED, THOUSAND, skip_dash};
use super::digits::DigitsRead;
use super::number::NumberRead;
use super::word::{Part, Word, part_at, word_at};
use crate::text::TokenKind;

impl Composer<'_, '_> {
    /// `2/5`: two numbers in plain digits over one another, and nothing touching them.
    pub(super) fn slash_fraction(&self, read: &DigitsRead) -> Option<Decimal> {
        read.plain?;
        let before = self.at > 0 && self.passage.symbol(self.at - 1) == Some('/') && self.passage.attached(self.at);
        let below = self.denominator(read.end).filter(|_| !before)?;
        read.value.checked_div(below)
    }

    /// The number after a slash that touches the digits before it, and nothing after.
    fn denominator(&self, slash: usize) -> Option<Decimal> {
        let passage = self.passage;
        if !matches!(passage.symbol(slash)?, '/' | '⁄') || !passage.attached(slash) || !passage.attached(slash + 1) {
            return None;
        }
        if passage.kind(slash + 1)? != TokenKind::Digits || passage.str(slash + 1).len() > 3 {
            return None;
        }
        let more = passage.attached(slash + 2)
            && (passage.symbol(slash + 2).is_some_and(|c| matches!(c, '/' | '-'))
                || passage.kind(slash + 2) != Some(TokenKind::Symbol));
        (!more).then(|| passage.str(slash + 1).parse().ok())?
    }

    /// A fraction below one in digits at a token, and where it ends: the `1/2` of `3 1/2`.
    pub(super) fn proper_fraction_at(&self, at: usize) -> Option<(Decimal, usize)> {
        let token = self.passage.tokens.get(at).filter(|t| t.kind == TokenKind::Digits)?;
        if !token.space_before || token.breaks_before > 0 || token.end - token.start > 2 {
            return None;
        }
        let above: Decimal = self.passage.str(at).parse().ok()?;
        let below = self
            .denominator(at + 1)
            .filter(|below| above < *below && !above.is_zero())?;
        Some((above.checked_div(below)?, at + 3))
    }

    /// "two thirds", "trois quarts de milliard", "a fifth of".
    pub(super) fn fraction(&mut self, below: Decimal, word: &Word) -> bool {
        let Some(above) = self.total() else { return false };
        let plain_ordinal = word.fraction.is_none();
        if below < Decimal::TWO || plain_ordinal && (below < Decimal::from(3) || self.small_is_digits) {
            return false;
        }
        // "cent vingt et unième" counts places, and no parts.
        if plain_ordinal && self.ordinal.is_some_and(|(_, end)| end == word.end) {
            return false;
        }
        let after = word.end;
        let scaled = self.scale_after(after);
        // "a fifth summit", "a quarter" (of a year): one part only where something says that it is a part.
        let one = above == Decimal::ONE;
        let shown = scaled.is_some()
            || part_at(self.passage, after, Part::Of).is_some()
            || self.context.fractions && self.passage.ends_at(after);
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
        self.end = after;
        self.done = true;
        if let Some((factor, end)) = scaled {
            return self.close(value, factor, end);
        }
        true
    }

    /// A scale or noun of number after a part of a whole, "of" and an article passed over: "half a million", "un quart de million".
    pub(super) fn scale_after(&self, at: usize) -> Option<(Decimal, usize)> {
        let at = skip_dash(self.passage, at);
        let at = part_at(self.passage, at, Part::Of).unwrap_or(at);
        let at = part_at(self.passage, at, Part::One).unwrap_or(at);
        let word = word_at(self.passage, at)?;
        let factor = word.scale.filter(|s| *s >= THOUSAND).or(word.count)?;
        Some((factor, word.end))
    }

    /// "two and a half", "3 million and a half", "six millions et deux tiers".
    pub(super) fn and_fraction(&mut self, after: usize) -> bool {
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
    pub(super) fn point(&mut self, after: usize) -> bool {
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

    /// "un sur trois", "1 over 8": a number over another.
    pub(super) fn as_quotient(&self, number: NumberRead) -> NumberRead {
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
