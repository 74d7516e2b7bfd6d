//! A number with what is written around it: sign, currency, per cent.

use rust_decimal::Decimal;

use super::CurrencyNaming;
use super::composer::skip_dash;
use super::digits::digits_at;
use super::money::{CurrencyRead, SCALES, coins_after, currency_at, currency_before, currency_spelt, money_scale_at};
use super::number::{Context, NumberRead, compose, compose_inside};
use super::word::{Part, part_at, part_before, word_at};
use crate::pack::{Category, CategorySet, CurrencyCertainty};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::{Currency, PercentUnit, Span};

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    None,
    Money {
        currency: Currency,
        naming: CurrencyNaming,
    },
    Percent(PercentUnit),
    /// So many times as much.
    Times,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    pub first: usize,
    pub end: usize,
    pub span: Span,
    /// With its sign.
    pub value: Decimal,
    pub unit: Unit,
    /// The scale that multiplied it last, where that is all there is to it: a million in "5 million".
    pub scale: Option<Decimal>,
    pub approximate: bool,
    pub sign: Option<Sign>,
    /// Only the article that counts as one, with a unit: "un euro".
    pub article: bool,
    /// Bare digits, how many.
    pub plain: Option<u8>,
}

/// A sign written before a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
}

/// Reads the number that starts at a token together with its surroundings, looking back no further than `floor`.
pub(super) fn measure_at(passage: &Passage<'_>, at: usize, floor: usize, context: Context) -> Option<Measured> {
    let (number, inside) = match inside_word(passage, at, context) {
        Some((number, currency)) => (number, Some(currency)),
        None => {
            let prefix = currency_before(passage, at, floor, false);
            let context = Context {
                money: prefix.is_some(),
                ..context
            };
            (compose(passage, at, context).number?, None)
        }
    };
    let mut measured = Measured {
        first: at,
        end: number.end,
        span: number.span,
        value: number.value,
        unit: Unit::None,
        scale: number.scale,
        approximate: number.approximate,
        sign: None,
        article: number.article,
        plain: number.plain,
    };
    let prefix = inside.or_else(|| currency_before(passage, at, floor, false).filter(|c| c.fits(&number)));
    if !measured.percent(passage) {
        measured.money(passage, &number, prefix, floor);
        if measured.unit == Unit::None {
            measured.times(passage, floor);
        }
    }
    measured.sign(passage, floor);
    Some(measured)
}

/// Reads an amount or number that starts at a token, its currency's symbol or code perhaps first.
pub(super) fn measure_from(passage: &Passage<'_>, at: usize, context: Context) -> Option<Measured> {
    if let Some(prefix) = currency_at(passage, at).filter(|c| c.symbol) {
        let measured = measure_at(passage, prefix.end, at, context)?;
        return (measured.first == at).then_some(measured);
    }
    measure_at(passage, at, at, context)
}

/// `USD3`, `RM42`: a code and digits in one word.
fn inside_word(passage: &Passage<'_>, at: usize, context: Context) -> Option<(NumberRead, CurrencyRead)> {
    let token = passage.tokens.get(at)?;
    let word = passage.str(at);
    if token.kind != TokenKind::Word || passage.words[at].is_known() {
        return None;
    }
    let letters = word.bytes().position(|b| b.is_ascii_digit())?;
    let code = word.get(..letters)?;
    let rest = word.get(letters..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let scale = rest.get(digits..)?;
    let currency = CurrencyRead {
        first: at,
        end: at,
        ..currency_spelt(passage, code)?
    };
    let start = token.start as usize + letters;
    if !scale.is_empty() {
        // `EUR500m`: all in one word.
        let scale = passage.value_of(scale, SCALES)?;
        let value: Decimal = rest.get(..digits)?.parse().ok()?;
        let number = NumberRead::scaled(at, Span::new(start, token.end as usize), value, scale)?;
        return Some((number, currency));
    }
    let read = digits_at(passage, at, start)?;
    let number = compose_inside(passage, at, &read, context)?;
    currency.fits(&number).then_some((number, currency))
}

impl Measured {
    fn extend_to(&mut self, passage: &Passage<'_>, end: usize) {
        self.end = end;
        self.span = Span::new(self.span.start(), passage.tokens[end - 1].end as usize);
    }

    fn extend_from(&mut self, passage: &Passage<'_>, first: usize) {
        self.first = first;
        self.span = Span::new(passage.tokens[first].start as usize, self.span.end());
    }

    fn percent(&mut self, passage: &Passage<'_>) -> bool {
        let words = CategorySet::of(&[Category::PercentWord]);
        let found = passage.term(self.end, words).or_else(|| {
            // "half a percent", "0.5 of a percent".
            let below_one = self.value < Decimal::ONE && self.unit == Unit::None;
            let of = part_at(passage, self.end, Part::Of).unwrap_or(self.end);
            part_at(passage, of, Part::One)
                .filter(|_| below_one)
                .and_then(|at| passage.term(at, words))
        });
        let Some(found) = found else { return false };
        // `%20` in an address is no percentage.
        let code = passage.symbol(self.end) == Some('%')
            && passage.attached(found.end)
            && passage.kind(found.end) == Some(TokenKind::Digits);
        if code {
            return false;
        }
        let unit = match passage.concept(&found.senses, Category::PercentWord) {
            Some("percent") => PercentUnit::Percent,
            Some("basis-points") => {
                let Some(points) = self.value.checked_div(Decimal::ONE_HUNDRED) else {
                    return false;
                };
                self.value = points;
                PercentUnit::Points
            }
            _ => PercentUnit::Points,
        };
        self.unit = Unit::Percent(unit);
        self.article = false;
        self.extend_to(passage, found.end);
        true
    }

    fn money(&mut self, passage: &Passage<'_>, number: &NumberRead, prefix: Option<CurrencyRead>, floor: usize) {
        // The scale between the number and its currency.
        let mut end = self.end;
        let mut scale = None;
        if self.scale.is_none()
            && let Some((factor, after)) = money_scale_at(passage, end)
        {
            let symbol = currency_at(passage, after).is_some_and(|c| c.symbol);
            if prefix.is_some() || symbol {
                scale = Some(factor);
                end = after;
            }
        }
        let of = part_at(passage, end, Part::Of).filter(|_| number.noun_last || scale.is_some());
        // "a 5-billion-dollar plan".
        let dash = skip_dash(passage, end);
        let hyphened = currency_at(passage, dash).filter(|c| dash > end && !c.symbol);
        let suffix = hyphened.or_else(|| currency_at(passage, of.unwrap_or(end)));
        let suffix = suffix.filter(|c| c.fits(number) || scale.is_some());
        // "A$15", "a $5 fund": an article counts no signs.
        let suffix = suffix.filter(|c| !(leads_next(passage, c) || number.article && c.symbol));
        let named = || {
            let alone = passage.ends_at(end) && passage.attached_or_end(end);
            let alone = alone || passage.tokens.get(end).is_none_or(|t| t.breaks_before > 0);
            currency_before(passage, number.first, floor, true).filter(|c| alone && c.fits(number))
        };
        let (chosen, end) = match (prefix, suffix) {
            (Some(prefix), Some(suffix)) => match CurrencyRead::agree(&prefix, &suffix) {
                Some(both) => (both, suffix.end),
                None => (prefix, end),
            },
            (Some(prefix), None) => (prefix, end),
            (None, Some(suffix)) => (suffix, suffix.end),
            (None, None) => match named() {
                Some(named) if !number.article => (named, end),
                _ => return,
            },
        };
        let before = prefix.or_else(|| suffix.is_none().then_some(chosen)).map(|c| c.first);
        let mut value = self.value;
        for factor in [scale, chosen.scale].into_iter().flatten() {
            let Some(product) = value.checked_mul(factor) else {
                return;
            };
            value = product;
            self.scale = Some(factor);
        }
        self.value = value;
        self.unit = Unit::Money {
            currency: chosen.currency,
            naming: CurrencyNaming {
                certainty: chosen.certainty,
                family: chosen.family,
                symbol: chosen.symbol,
            },
        };
        if let Some(first) = before {
            if first < self.first {
                self.extend_from(passage, first);
            } else {
                // The code inside the number's own token.
                self.span = Span::new(passage.tokens[first].start as usize, self.span.end());
            }
        }
        self.extend_to(passage, end);
        self.scale_after_symbol(passage, &chosen);
        self.code_in_brackets(passage, &chosen);
        if self.scale.is_none() && self.value.is_integer() && number.plain.is_some() | !number.magnitude {
            self.coins(passage);
        }
    }

    /// "$3 million (CAD)": the code says which dollars.
    fn code_in_brackets(&mut self, passage: &Passage<'_>, currency: &CurrencyRead) {
        if currency.certainty == CurrencyCertainty::Stated || passage.symbol(self.end) != Some('(') {
            return;
        }
        let code = currency_at(passage, self.end + 1).filter(|c| c.symbol && passage.symbol(c.end) == Some(')'));
        if let Some(code) = code.filter(|c| c.family == currency.family) {
            self.unit = Unit::Money {
                currency: code.currency,
                naming: CurrencyNaming {
                    certainty: code.certainty,
                    family: code.family,
                    symbol: true,
                },
            };
            self.extend_to(passage, code.end + 1);
        }
    }

    /// "75 USD million", "45 $ milliards".
    fn scale_after_symbol(&mut self, passage: &Passage<'_>, currency: &CurrencyRead) {
        if !currency.symbol || self.scale.is_some() || currency.end != self.end {
            return;
        }
        let Some(word) = word_at(passage, self.end) else { return };
        let Some(scale) = word.scale.filter(|s| *s >= Decimal::ONE_THOUSAND) else {
            return;
        };
        if let Some(value) = self.value.checked_mul(scale) {
            self.value = value;
            self.scale = Some(scale);
            self.extend_to(passage, word.end);
        }
    }

    fn coins(&mut self, passage: &Passage<'_>) {
        if let Some((coins, end)) = coins_after(passage, self.end)
            && let Some(sum) = self.value.checked_add(coins)
        {
            self.value = sum;
            self.article = false;
            self.extend_to(passage, end);
        }
    }

    /// "vingt fois plus", "twenty-fold", "multiplié par 20".
    fn times(&mut self, passage: &Passage<'_>, floor: usize) {
        let cues = CategorySet::of(&[Category::MultipleCue]);
        let dash = usize::from(passage.symbol(self.end) == Some('-') && passage.attached(self.end));
        if let Some(found) = passage.term(self.end + dash, cues) {
            match passage.concept(&found.senses, Category::MultipleCue) {
                Some("fold") => self.extend_to(passage, found.end),
                Some("times") => self.extend_to(passage, found.first + 1),
                _ => return,
            }
            self.unit = Unit::Times;
            self.article = false;
            return;
        }
        let Some(found) = passage.term_ending(self.first, floor, cues) else {
            return;
        };
        match passage.concept(&found.senses, Category::MultipleCue) {
            Some("by") => {}
            Some("divided-by") => {
                let Some(part) = Decimal::ONE.checked_div(self.value) else {
                    return;
                };
                self.value = part;
            }
            _ => return,
        }
        self.unit = Unit::Times;
        self.article = false;
    }

    fn sign(&mut self, passage: &Passage<'_>, floor: usize) {
        let Some(at) = self.first.checked_sub(1).filter(|at| *at >= floor) else {
            return;
        };
        let sign = match passage.symbol(at) {
            Some('-') => Sign::Minus,
            Some('+') => Sign::Plus,
            Some(_) => return,
            None => {
                // "moins 5 %", but not "au moins 5 %", which is a bound of its own.
                let Some(first) = part_before(passage, self.first, floor, Part::Minus) else {
                    return;
                };
                let bound = passage.term_ending(self.first, floor, CategorySet::of(&[Category::BoundWord]));
                if bound.is_some() {
                    return;
                }
                self.sign = Some(Sign::Minus);
                self.value = -self.value;
                self.extend_from(passage, first);
                return;
            }
        };
        let opens = at == 0 || matches!(passage.symbol(at - 1), Some('(' | '[' | '"' | ':' | ',' | '='));
        let free = opens || passage.tokens[at].space_before;
        // A spaced dash is a sign only after an opening bracket, or with a plus.
        let near = passage.attached(at + 1) || sign == Sign::Plus || at > 0 && passage.symbol(at - 1) == Some('(');
        if !free || !near {
            return;
        }
        self.sign = Some(sign);
        if sign == Sign::Minus {
            self.value = -self.value;
        }
        self.extend_from(passage, at);
    }
}

/// Whether a currency's symbol after a number leads the next one: "10 $30", "5 €6".
fn leads_next(passage: &Passage<'_>, suffix: &CurrencyRead) -> bool {
    suffix.symbol
        && passage.tokens[suffix.first].space_before
        && passage.attached(suffix.end)
        && passage.kind(suffix.end) == Some(TokenKind::Digits)
}
