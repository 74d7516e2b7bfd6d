//! The one pass that reads all literals of a passage.

use rust_decimal::Decimal;

use super::bound::{Cue, bound_after, cue_before};
use super::change::{Direction, change_after, change_before, moves_before};
use super::measure::{Measured, Sign, Unit, measure_at, measure_from};
use super::money::CURRENCIES;
use super::number::Context;
use super::ordinal::ordinal_at;
use super::roman::begins_roman;
use super::word::{Part, part_at, part_before, stop_at};
use super::{Literal, LiteralValue};
use crate::pack::{Category, CategorySet, Cues};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::{Bound, Money, Multiple, Number, PercentUnit, Percentage, Quantity, Span};

/// Everything that a passage's numbers say: numbers, ordinals, percentages, multiples and amounts, in order, none over another.
#[must_use]
pub fn literals(passage: &Passage<'_>) -> Vec<Literal> {
    let mut pass = Pass {
        passage,
        found: Vec::new(),
        floor: 0,
        size_floor: 0,
        last_change: None,
    };
    let mut at = 0;
    while at < passage.tokens.len() {
        at = pass.step(at).max(at + 1);
    }
    pass.found
}

/// Whether a literal can begin with a word: a number's word, a roman numeral, or a word with digits that is no term.
fn may_begin(passage: &Passage<'_>, at: usize) -> bool {
    let word = passage.words[at];
    let lexicon = passage.packs.lexicon();
    if lexicon.cues(word).intersects(Cues::NUMBER) || lexicon.starts(word).contains(Category::MultipleWord) {
        return true;
    }
    let token = &passage.tokens[at];
    // "Paris,5": digits tied to a name by a mark are passed over with it.
    let tied = || {
        passage.attached(at + 1)
            && passage.kind(at + 1) == Some(TokenKind::Symbol)
            && passage.attached(at + 2)
            && passage.kind(at + 2) == Some(TokenKind::Digits)
    };
    token.capital && (begins_roman(passage.str(at)) || tied())
        || !word.is_known() && passage.str(at).bytes().any(|b| b.is_ascii_digit())
}

struct Pass<'p, 'a> {
    passage: &'p Passage<'a>,
    found: Vec<Literal>,
    /// The end of the last literal: nothing looks back further.
    floor: usize,
    /// The end of the last amount or percentage: a verb before it governs no later one.
    size_floor: usize,
    /// Which way the last percentage went, for those joined to it.
    last_change: Option<Direction>,
}

impl Pass<'_, '_> {
    /// Reads what begins at a token; gives where to go on.
    fn step(&mut self, at: usize) -> usize {
        let passage = self.passage;
        let token = &passage.tokens[at];
        match token.kind {
            TokenKind::Digits => {}
            TokenKind::Symbol => {
                if let Some(end) = address_end(passage, at) {
                    return end;
                }
                // Of the signs of ASCII only a mark of decimals begins a number, of the others a vulgar fraction.
                let decimals = || passage.attached(at + 1) && passage.kind(at + 1) == Some(TokenKind::Digits);
                if passage.symbol(at).is_none_or(|c| c.is_ascii() && !decimals()) {
                    return at + 1;
                }
            }
            TokenKind::Word => {
                if !may_begin(passage, at) {
                    return at + 1;
                }
                if let Some(end) = stop_at(passage, at) {
                    return end;
                }
                if let Some(end) = self.multiple(at) {
                    return end;
                }
            }
        }
        let ordinal = ordinal_at(passage, at);
        let measured = self.measured(at);
        let number_end = measured.map_or(at, |m| m.end);
        if let Some(read) = ordinal.filter(|read| read.end >= number_end) {
            self.push(Literal::new(
                read.first,
                read.end,
                read.span,
                LiteralValue::Ordinal(read.value),
            ));
            return read.end;
        }
        match measured {
            Some(measured) => self.quantity(measured),
            None => super::digits::chain_end(passage, at),
        }
    }

    fn measured(&self, at: usize) -> Option<Measured> {
        measure_at(self.passage, at, self.floor, Context::default())
    }

    fn push(&mut self, literal: Literal) {
        self.floor = literal.end;
        self.found.push(literal);
    }

    /// "a doublé", "tenfold".
    fn multiple(&mut self, at: usize) -> Option<usize> {
        let passage = self.passage;
        let found = passage.term(at, CategorySet::of(&[Category::MultipleWord]))?;
        let times = passage.number(&found.senses, Category::MultipleWord)?;
        let value = LiteralValue::Multiple(Multiple::new(Number::new(times))?);
        self.push(Literal::new(at, found.end, passage.span(at, found.end), value));
        Some(found.end)
    }

    /// Reads on from a number: the range that it begins, its bounds, its sign. Gives where to go on.
    fn quantity(&mut self, first: Measured) -> usize {
        let passage = self.passage;
        let cue = cue_before(passage, first.first, self.floor);
        if let Some(end) = self.range(&first, cue) {
            return end;
        }
        if first.article && !self.article_counts(&first, cue.is_some()) {
            return first.end;
        }
        let mut bound = if first.approximate { Bound::Approx } else { Bound::Exact };
        let mut bound_span = None;
        let mut start = first.first;
        let mut end = first.end;
        if let Some((Cue::Bound(stated), cue_first, cue_end)) = cue {
            bound = stated;
            bound_span = Some(passage.span(cue_first, cue_end));
            start = cue_first;
        } else if let Some((stated, after)) = bound_after(passage, first.end) {
            bound = stated;
            bound_span = Some(passage.span(first.end, after));
            end = after;
        }
        let quantity = Quantity::new(Number::new(first.value), bound);
        self.finish(&first, quantity, start, end, bound_span);
        end
    }

    /// "un euro" alone is an amount; "un euro fort" is not.
    fn article_counts(&self, first: &Measured, bounded: bool) -> bool {
        matches!(first.unit, Unit::Money { .. }) && (bounded || self.passage.ends_at(first.end))
    }

    /// Adds a quantity with its unit as a literal. `start` is where what bounds it begins.
    fn finish(&mut self, read: &Measured, quantity: Quantity, start: usize, end: usize, bound: Option<Span>) {
        let passage = self.passage;
        let mut sign = None;
        let mut naming = None;
        let value = match read.unit {
            Unit::None => LiteralValue::Number(quantity),
            Unit::Money {
                currency,
                naming: named,
            } => {
                naming = Some(named);
                self.size_floor = read.end;
                self.last_change = None;
                LiteralValue::Money(Money::new(quantity, currency))
            }
            Unit::Times => {
                let multiple = quantity.value().and_then(Multiple::new);
                multiple.map_or(LiteralValue::Number(quantity), LiteralValue::Multiple)
            }
            Unit::Percent(unit) => {
                let (percentage, span) = self.percentage(read, quantity, unit, start, end);
                sign = span;
                LiteralValue::Percent(percentage)
            }
        };
        self.push(Literal {
            bound,
            sign,
            naming,
            ..Literal::new(read.first, read.end, read.span, value)
        });
        self.floor = end.max(read.end);
        let _ = passage;
    }

    /// The sign of a percentage: written before it, or from the word that it depends on.
    fn percentage(
        &mut self,
        read: &Measured,
        quantity: Quantity,
        unit: PercentUnit,
        start: usize,
        end: usize,
    ) -> (Percentage, Option<Span>) {
        let passage = self.passage;
        let floor = self.size_floor;
        self.size_floor = read.end;
        let inherited = self.last_change.take();
        match read.sign {
            Some(Sign::Plus) => {
                self.last_change = Some(Direction::Up);
                return (Percentage::change(quantity, unit), None);
            }
            // A minus before a level is rare: an interest rate.
            Some(Sign::Minus) => return (Percentage::change(quantity, unit), None),
            None => {}
        }
        let cue = change_before(passage, start, floor).or_else(|| change_after(passage, end));
        let (direction, span) = match cue {
            Some(cue) => (cue.direction, Some(passage.span(cue.first, cue.end))),
            None => match inherited.filter(|_| self.joined_to_last(start, floor)) {
                Some(direction) => (direction, None),
                None => return (Percentage::level(quantity, unit), None),
            },
        };
        self.last_change = Some(direction);
        let signed = if direction == Direction::Down {
            quantity.negated()
        } else {
            quantity
        };
        (Percentage::change(signed, unit), span)
    }

    /// "de 5 % en mai et de 3 % en juin": the second depends on the same verb.
    fn joined_to_last(&self, start: usize, floor: usize) -> bool {
        let passage = self.passage;
        let led = part_before(passage, start, floor, Part::By).or_else(|| part_before(passage, start, floor, Part::Of));
        let Some(led) = led else { return false };
        part_before(passage, led, floor, Part::And).is_some() || led > floor && passage.symbol(led - 1) == Some(',')
    }

    /// A range, or the two ends of a change. `None` where the number stands alone.
    fn range(&mut self, low: &Measured, cue: Option<(Cue, usize, usize)>) -> Option<usize> {
        let passage = self.passage;
        let between = matches!(cue, Some((Cue::Between, ..)));
        let low = if between {
            // The number again, now that "and" is known to part two of them.
            let context = Context {
                and_parts: true,
                ..Context::default()
            };
            measure_from(passage, low.first, context)?
        } else {
            *low
        };
        if low.unit == Unit::Times {
            return None;
        }
        let (next, dash) = range_joint(passage, low.end, between)?;
        let high = measure_from(passage, next, Context::default()).filter(|high| high.sign.is_none())?;
        // "fell 3.5% to 12%": by how much, and to where.
        let stated = matches!(cue, Some((Cue::Between | Cue::From, ..)));
        if !between && !dash && is_year(&low) && (high.scale.is_some() || low.value >= high.value) {
            return None;
        }
        if !stated && low.unit != Unit::None && change_before(passage, low.first, self.size_floor).is_some() {
            return None;
        }
        let (low, high) = share_units(low, high)?;
        if dash && low.unit == Unit::None && (low.plain.is_some_and(|d| d > 3) || high.plain.is_some_and(|d| d > 3)) {
            return None;
        }
        let cue_first = cue.map_or(low.first, |(_, first, _)| first);
        // From where to where something went: two values. The "from" of French is also its "of".
        let from = matches!(cue, Some((Cue::From, ..)));
        let moved = low.value >= high.value || moves_before(passage, cue_first, self.size_floor);
        if !between && from && moved {
            self.finish(&low, Quantity::exact(Number::new(low.value)), low.first, low.end, None);
            self.last_change = None;
            self.finish(
                &high,
                Quantity::exact(Number::new(high.value)),
                high.first,
                high.end,
                None,
            );
            return Some(high.end);
        }
        let range = Quantity::between(Number::new(low.value), Number::new(high.value))?;
        let both = Measured {
            first: low.first,
            end: high.end,
            span: low.span.join(high.span),
            sign: low.sign.filter(|_| false),
            ..high
        };
        let words = cue.filter(|_| stated).map(|(_, first, end)| passage.span(first, end));
        let start = if stated { cue_first } else { low.first };
        self.finish(&both, range, start, high.end, words);
        Some(high.end)
    }
}

/// Whether a bare number is a year, and no end of a range ("de 200 millions en 2003 à 650 millions").
fn is_year(number: &Measured) -> bool {
    let years = Decimal::from(1900)..Decimal::from(2100);
    number.unit == Unit::None && number.scale.is_none() && number.plain == Some(4) && years.contains(&number.value)
}

/// What parts the ends of a range, and the token after it: "to", "and" after "between", a dash.
fn range_joint(passage: &Passage<'_>, end: usize, between: bool) -> Option<(usize, bool)> {
    if passage.tokens.get(end)?.breaks_before > 0 {
        return None;
    }
    if passage.symbol(end) == Some('-') {
        let even = passage.attached(end) == passage.attached(end + 1);
        let next = passage.tokens.get(end + 1)?;
        let starts = next.kind == TokenKind::Digits || passage.may_start(end + 1, CURRENCIES);
        return (even && starts).then_some((end + 1, true));
    }
    if between && let Some(next) = part_at(passage, end, Part::And) {
        return Some((next, false));
    }
    part_at(passage, end, Part::To).map(|next| (next, false))
}

/// Gives each end of a range what only the other states: the scale and currency of "5 à 10 milliards de dollars", of "$5-10 billion".
fn share_units(mut low: Measured, mut high: Measured) -> Option<(Measured, Measured)> {
    if low.article || high.article {
        return None;
    }
    match (low.unit, high.unit) {
        (Unit::None, unit) if unit != Unit::Times => {
            low.unit = unit;
            if let (None, Some(scale)) = (low.scale, high.scale) {
                let mantissa = high.value.checked_div(scale)?;
                if low.value < mantissa {
                    low.value = low.value.checked_mul(scale)?;
                }
            }
        }
        (unit @ Unit::Money { .. }, Unit::None) => {
            high.unit = unit;
            if let (None, Some(scale)) = (low.scale, high.scale) {
                let mantissa = high.value.checked_div(scale)?;
                if low.value < mantissa {
                    low.value = low.value.checked_mul(scale)?;
                }
            }
        }
        (Unit::Money { currency: a, .. }, Unit::Money { currency: b, .. }) if a == b => {
            if let (None, Some(scale)) = (low.scale, high.scale) {
                let mantissa = high.value.checked_div(scale)?;
                if low.value < mantissa && low.value < Decimal::ONE_THOUSAND {
                    low.value = low.value.checked_mul(scale)?;
                }
            }
        }
        (Unit::Percent(a), Unit::Percent(b)) if a == b => {}
        _ => return None,
    }
    Some((low, high))
}

/// The end of an address in the web, in which numbers are none: `://` and all that follows without a space.
fn address_end(passage: &Passage<'_>, at: usize) -> Option<usize> {
    if passage.symbol(at) != Some(':') || passage.symbol(at + 1) != Some('/') || passage.symbol(at + 2) != Some('/') {
        return None;
    }
    let after = passage.tokens[at + 1..].iter().position(|t| t.space_before);
    Some(after.map_or(passage.tokens.len(), |more| at + 1 + more))
}
