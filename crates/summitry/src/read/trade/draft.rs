//! Figures as drafts: which head, amount and rate of a sentence belong together.
//!
//! A sentence is read from left to right. A head opens what the amounts and rates after it measure; an amount with its own head
//! behind it ("2 milliards de dons") keeps that one; a second amount under the same head is a second figure.

use super::amount::{Amount, MOVE_REACH, Period, Rate, change, moved_before, moves};
use super::head::{Head, Nuance};
use super::period::is_compared;
use super::rate::{followed_by_of, of_other_noun, other_noun, written_minus};
use crate::pack::Category;
use crate::phrase::{Line, VerbGroup};
use crate::record::Measure;
use crate::value::Number;

/// What belongs to one figure.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The head in this sentence; absent where it was named before.
    pub(super) head: Option<usize>,
    /// The amount.
    pub(super) amount: Option<usize>,
    /// The rate and the change that it states.
    pub(super) rate: Option<(usize, Number)>,
    /// First token of head, amount and rate.
    pub(super) first: usize,
    /// First token after them.
    pub(super) end: usize,
    /// Where the word of comparison stands, for the older of two compared figures ("contre 89,4 Mds $ en 2023").
    pub(super) compared: Option<usize>,
}

enum Event {
    Head(usize),
    Amount(usize),
    Rate(usize),
}

/// What a sentence holds.
pub(super) struct Parts<'a> {
    pub(super) heads: &'a [Head],
    pub(super) amounts: &'a [Amount],
    pub(super) rates: &'a [Rate],
    pub(super) verbs: &'a [VerbGroup],
    pub(super) periods: &'a [Period],
}

/// Tokens between an amount and a head behind it at most ("2 milliards de dollars d'aide", "83 billion worth of goods exports").
const OF_REACH: usize = 5;
/// Tokens between a rate and a head behind it at most ("faire augmenter de 20 % le commerce").
const AFTER_REACH: usize = 5;

/// Tokens between a noun and the verb that says what it is worth at most.
const WORTH_REACH: usize = 14;

/// Tokens between an amount and a participle that says what became of it at most.
const BEHIND_REACH: usize = 10;
/// Tokens between an amount and a noun behind its verb at most ("210 milliards prendront la forme de lignes de crédit").
const FORM_REACH: usize = 7;

pub(super) fn drafts(line: &Line<'_>, parts: &Parts<'_>) -> Vec<Draft> {
    let mut events: Vec<(usize, Event)> = Vec::new();
    events.extend(parts.heads.iter().enumerate().map(|(i, h)| (h.first, Event::Head(i))));
    events.extend(
        parts
            .amounts
            .iter()
            .enumerate()
            .map(|(i, a)| (a.first, Event::Amount(i))),
    );
    events.extend(parts.rates.iter().enumerate().map(|(i, r)| (r.first, Event::Rate(i))));
    events.sort_by_key(|(at, _)| *at);
    let mut walk = Walk {
        line,
        parts,
        head: None,
        open: None,
        done: Vec::new(),
        taken: vec![false; parts.heads.len()],
        last_amount: None,
    };
    for (_, event) in events {
        match event {
            Event::Head(index) => walk.head(index),
            Event::Amount(index) => walk.amount(index),
            Event::Rate(index) => walk.rate(index),
        }
    }
    walk.close();
    walk.done
}

struct Walk<'a> {
    line: &'a Line<'a>,
    parts: &'a Parts<'a>,
    head: Option<usize>,
    open: Option<Draft>,
    done: Vec<Draft>,
    taken: Vec<bool>,
    last_amount: Option<usize>,
}

impl Walk<'_> {
    fn close(&mut self) {
        self.done.extend(self.open.take());
    }

    fn head(&mut self, index: usize) {
        let head = &self.parts.heads[index];
        if self.taken[index] {
            self.head = Some(index);
            return;
        }
        // "du PIB", "of GDP" after a share.
        if head.measure == Some(Measure::Gdp) && self.after_share(head.first) {
            return;
        }
        // "un excédent de 3 milliards dans ses échanges": what the balance is of.
        if head.measure == Some(Measure::Trade) && self.is_balanced(head.first) {
            return;
        }
        let measured = |h: usize| {
            let before = &self.parts.heads[h];
            !before.worth && before.measure.is_some() && before.end + WORTH_REACH >= head.first
        };
        let unsaid = self.open.as_ref().is_none_or(|o| o.amount.is_none());
        if head.worth && unsaid && self.head.is_some_and(measured) {
            return;
        }
        // "le prêt accordé par la Chine": a verb of giving says less than the noun before it.
        if head.verb && head.measure == Some(Measure::Other) {
            let given = self.head.is_some_and(|h| {
                let noun = &self.parts.heads[h];
                !noun.verb && noun.nuance == Nuance::Weak || noun.measure == Some(Measure::Investment)
            });
            if given
                || self
                    .open
                    .as_ref()
                    .is_some_and(|o| o.amount.is_some() && o.head.is_some() && head.first <= o.end + 3)
            {
                return;
            }
        }
        // A verb beside a noun adds nothing: "invested $2bn in loans", "les ventes ... ont été vendues".
        if head.verb
            && let Some(open) = &self.open
            && open.amount.is_some()
            && !(head.passive && head.first <= open.end + 3)
        {
            self.head = Some(index);
            self.close();
            return;
        }
        if let Some(open) = &mut self.open {
            let near = head.first <= open.end + AFTER_REACH;
            let headless = open.head.is_none();
            // "€90 billion for Ukraine over 2026-27, lent by the Union".
            let near = near || headless && head.verb && head.passive && head.first <= open.end + BEHIND_REACH;
            if headless
                && near
                && !strong_between(self.line, open.end, head.first)
                && (open.amount.is_none() || head.verb && head.passive)
            {
                open.head = Some(index);
                open.end = head.end;
                self.head = Some(index);
                return;
            }
        }
        // "210 milliards prendront la forme de lignes de crédit": the noun says what was left open.
        if let Some(open) = &mut self.open
            && open.amount.is_some()
            && !head.verb
            && matches!(head.measure, Some(Measure::Loan | Measure::Grant | Measure::Investment))
            && open
                .head
                .is_none_or(|h| matches!(self.parts.heads[h].measure, Some(Measure::Other | Measure::Fund)))
            && head.first <= open.end + FORM_REACH
            && !(open.end..head.first).any(|at| matches!(self.line.symbol(at), Some(';' | ':' | '(')))
        {
            open.head = Some(index);
            open.end = head.end;
            self.head = Some(index);
            return;
        }
        self.close();
        self.head = Some(index);
    }

    /// Whether a balance stands before an amount with nothing but "of" between ("un excédent de 3 milliards").
    fn follows_balance(&self, at: usize) -> bool {
        let balance = self
            .head
            .map(|h| &self.parts.heads[h])
            .filter(|h| h.measure == Some(Measure::TradeBalance));
        balance.is_some_and(|h| {
            h.end <= at && (h.end..at).all(|t| self.line.concept_at(t, Category::Preposition) == Some("of"))
        })
    }

    /// Whether a balance stands directly before, its amount between them at most, and "of" or "in".
    fn is_balanced(&self, at: usize) -> bool {
        let line = self.line;
        let Some(balance) = self
            .head
            .map(|h| &self.parts.heads[h])
            .filter(|h| h.measure == Some(Measure::TradeBalance))
        else {
            return false;
        };
        let amount = self
            .open
            .as_ref()
            .and_then(|o| o.amount)
            .map(|a| &self.parts.amounts[a]);
        let from = amount.map_or(balance.end, |a| a.end);
        from < at
            && (from..at).all(|t| {
                line.determiner_at(t)
                    || line.symbol(t) == Some('\'')
                    || matches!(line.concept_at(t, Category::Preposition), Some("of" | "in"))
            })
    }

    fn after_share(&self, at: usize) -> bool {
        let rate = self.parts.rates.iter().rev().find(|r| r.end <= at);
        let near = rate.is_some_and(|r| at - r.end <= 3);
        let here = self.line.before_determiners(at);
        let of = here > self.line.first()
            && self.line.concept_at(here - 1, Category::Preposition) == Some("of")
            && self.line.preposition_before(at).is_some();
        near || of && rate.is_none() && self.parts.amounts.iter().any(|a| a.end <= at)
    }

    fn amount(&mut self, index: usize) {
        let amount = &self.parts.amounts[index];
        if let Some(last) = self.last_amount
            && is_conversion(self.line, &self.parts.amounts[last], amount)
        {
            return;
        }
        self.last_amount = Some(index);
        let own = self
            .head_behind(amount.end)
            .filter(|own| self.parts.heads[*own].measure != Some(Measure::Trade) || !self.follows_balance(amount.first))
            .or_else(|| self.object(amount.end))
            .or_else(|| self.verb_behind(amount.end));
        let compared = self.compared(amount.first);
        let head = own.or(self.head);
        if let Some(own) = own {
            self.taken[own] = true;
        }
        if compared.is_none()
            && let Some(open) = &mut self.open
            && open.amount.is_none()
            && (own.is_none() || open.head.is_none())
            && !strong_between(self.line, open.end, amount.first)
        {
            open.amount = Some(index);
            open.head = open.head.or(head);
            open.end = amount.end;
            return;
        }
        self.close();
        let end = own.map_or(amount.end, |own| self.parts.heads[own].end);
        let reachable = head.filter(|h| own.is_some() || self.reaches(*h, amount.first));
        self.open = Some(Draft {
            head: reachable,
            amount: Some(index),
            rate: None,
            first: self.first_of(reachable, own, amount.first),
            end,
            compared,
        });
    }

    /// The first token of a figure: its head's, unless another figure stands between.
    fn first_of(&self, head: Option<usize>, own: Option<usize>, first: usize) -> usize {
        match head {
            Some(head) if own.is_none() => {
                let at = self.parts.heads[head].first;
                let free = self.done.last().is_none_or(|d| d.end <= at);
                if free { at.min(first) } else { first }
            }
            _ => first,
        }
    }

    fn rate(&mut self, index: usize) {
        let rate = &self.parts.rates[index];
        let compared = self.compared(rate.first);
        let growth = self.head.is_some_and(|h| self.parts.heads[h].nuance == Nuance::Growth);
        let line = self.line;
        let literal = |at: usize| {
            line.mark_at(at)
                .is_some_and(|m| m.is_literal() && m.end <= rate.first && is_quantity(self.parts, at))
        };
        let stated = change(line, rate, self.parts.verbs, &literal);
        let from = self.head.map_or(line.first(), |h| self.parts.heads[h].end);
        if (other_noun(line, from, rate.first) || of_other_noun(line, rate.end)) && self.object(rate.end).is_none() {
            return;
        }
        let plain = Number::new(rate.value.decimal().abs());
        let level = growth && !followed_by_of(line, rate.end) && !written_minus(line, rate);
        let stated = stated.or_else(|| self.carried(rate));
        let Some(stated) = (if level { Some(plain) } else { stated }) else {
            return;
        };
        let object = self.object(rate.end).or_else(|| self.risen(rate));
        if let Some(object) = object {
            self.taken[object] = true;
            self.close();
            let head = &self.parts.heads[object];
            self.open = Some(Draft {
                head: Some(object),
                amount: None,
                rate: Some((index, stated)),
                first: rate.first,
                end: head.end,
                compared,
            });
            return;
        }
        // "200 milliards contre 193 un an plus tôt, soit +3,7 %": the change is that of the newer amount.
        if compared.is_none()
            && self.open.as_ref().is_some_and(|o| o.compared.is_some())
            && self.sums_up(rate.first)
            && let Some(newer) = self.done.last_mut().filter(|d| d.amount.is_some() && d.rate.is_none())
        {
            newer.rate = Some((index, stated));
            return;
        }
        if compared.is_none()
            && let Some(open) = &mut self.open
            && open.rate.is_none()
            && open.amount.is_some()
            && !strong_between(self.line, open.end, rate.first)
            && !other_time(self.line, self.parts, open.end, rate)
        {
            open.rate = Some((index, stated));
            open.end = open.end.max(rate.end);
            return;
        }
        self.close();
        let head = self.head.filter(|h| self.reaches(*h, rate.first));
        self.open = Some(Draft {
            head,
            amount: None,
            rate: Some((index, stated)),
            first: self.first_of(head, None, rate.first),
            end: rate.end,
            compared,
        });
    }

    /// The head that stands behind an amount and says what it is of.
    fn head_behind(&self, end: usize) -> Option<usize> {
        let mut at = end;
        let mut from = end;
        let (mut linked, mut to) = (false, false);
        while at < self.line.end() && at < from + OF_REACH {
            // "$2.8bn worth of contracts"
            if let Some(worth) = self.parts.heads.iter().find(|h| h.first == at && h.worth && at == from) {
                at = worth.end;
                continue;
            }
            if let Some(index) = self.parts.heads.iter().position(|h| h.first == at) {
                let head = &self.parts.heads[index];
                // "a $2.1bn Chinese loan": nothing but adjectives between.
                let compound = !linked && at <= end + 1 && from == end;
                if compound && !head.verb && head.measure.is_some_and(|m| m != Measure::Gdp) {
                    return Some(index);
                }
                if to && head.measure != Some(Measure::Trade) || head.measure == Some(Measure::Gdp) {
                    return None;
                }
                // "3 Mds $ prêtés" and "$475bn was sold": the verb's own rule.
                return (linked && !head.verb).then_some(index);
            }
            if let Some(symbol) = self.line.symbol(at) {
                if symbol == '(' && !linked {
                    // The same amount in another currency.
                    at = (at..self.line.end().min(at + 12)).find(|a| self.line.symbol(*a) == Some(')'))? + 1;
                    from = at;
                    continue;
                }
                if !matches!(symbol, '\'' | '"') {
                    return None;
                }
                at += 1;
                continue;
            }
            let Some(mark) = self.line.mark_at(at) else {
                // An adjective may stand there in English ("$2bn in new assistance").
                at += 1;
                continue;
            };
            match self.line.concept(mark, Category::Preposition) {
                Some("of" | "in" | "for") => linked = true,
                // "add £25bn to bilateral trade"
                Some("at" | "to") => (linked, to) = (true, true),
                Some(_) => return None,
                None if mark.is(Category::Conjunction) || mark.is(Category::Verb) => return None,
                None => {}
            }
            at = mark.end;
        }
        None
    }

    /// Whether a rate is put behind "that is", or stands with its sign in brackets.
    fn sums_up(&self, first: usize) -> bool {
        let line = self.line;
        (first.saturating_sub(MOVE_REACH).max(line.first())..first)
            .any(|at| line.concept_at(at, Category::FigureCue) == Some("equals") || line.symbol(at) == Some('('))
    }

    /// "Les exportations ont crû de 3,4 % et les importations de 8,5 %": the second goes the way of the first.
    fn carried(&self, rate: &Rate) -> Option<Number> {
        let head = self
            .head
            .map(|h| &self.parts.heads[h])
            .filter(|h| !h.verb && h.end <= rate.first)?;
        let line = self.line;
        let close = (head.end..rate.first).all(|at| line.concept_at(at, Category::Preposition).is_some());
        let first = self.done.iter().chain(&self.open).rev().find_map(|d| d.rate)?;
        let between = self.parts.rates[first.0].end..head.first;
        let verb = self.parts.verbs.iter().any(|v| between.contains(&v.head));
        let plain = rate.value.decimal().abs();
        let carried = close && rate.first - head.end <= MOVE_REACH && !verb;
        carried.then(|| {
            Number::new(if first.1.decimal().is_sign_negative() {
                -plain
            } else {
                plain
            })
        })
    }

    /// The head of what a rate's own noun is of: "une hausse de 2,3 % des importations", "a 4% rise in exports".
    fn risen(&self, rate: &Rate) -> Option<usize> {
        let line = self.line;
        let before = moved_before(line, rate.first);
        let mut at = rate.end;
        let mut behind = false;
        while at < line.end() && at < rate.end + MOVE_REACH {
            if let Some(index) = self.parts.heads.iter().position(|h| h.first == at) {
                return Some(index).filter(|_| (before || behind) && at > rate.end && !self.parts.heads[index].verb);
            }
            if line.symbol(at).is_some_and(|s| s != '\'') {
                return None;
            }
            let passes = line.determiner_at(at)
                || line.concept_at(at, Category::FigureCue) == Some("share")
                || matches!(line.concept_at(at, Category::Preposition), Some("of" | "in"));
            if !passes && !moves(line, at) && line.mark_at(at).is_some() {
                return None;
            }
            behind |= moves(line, at);
            at += 1;
        }
        None
    }

    /// The head that is the object behind an amount or a rate: "évalue à 14,9 Mds $ le commerce", "augmenter de 20 % le commerce".
    fn object(&self, end: usize) -> Option<usize> {
        let free = self.head.is_none_or(|h| {
            let head = &self.parts.heads[h];
            head.verb || head.measure.is_none_or(|m| m == Measure::Tariff)
        });
        if !free {
            return None;
        }
        let mut at = end;
        while at < self.line.end() && at < end + 3 {
            if let Some(index) = self.parts.heads.iter().position(|h| h.first == at) {
                return Some(index).filter(|_| at > end && !self.parts.heads[index].verb);
            }
            let article = self.line.symbol(at) == Some('\'')
                || self.line.concept_at(at, Category::Determiner) == Some("definite");
            if !article {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The verb of trade directly behind an amount: "$455bn bought in", "3 milliards prêtés".
    fn verb_behind(&self, end: usize) -> Option<usize> {
        let mut at = end;
        while at < self.line.end() && at < end + 3 {
            if let Some(index) = self.parts.heads.iter().position(|h| h.first == at) {
                let head = &self.parts.heads[index];
                return Some(index).filter(|_| head.verb && head.measure != Some(Measure::Other));
            }
            self.line.concept_at(at, Category::Auxiliary)?;
            at += 1;
        }
        None
    }

    /// Whether a head can govern what stands at `at`: no other sentence part claims the words between.
    fn reaches(&self, head: usize, at: usize) -> bool {
        let head = &self.parts.heads[head];
        at - head.first.min(at) <= 60
    }

    /// The word of comparison that stands directly before an amount or a rate.
    fn compared(&self, first: usize) -> Option<usize> {
        let mut at = first;
        for _ in 0..5 {
            at = at.checked_sub(1).filter(|b| *b >= self.line.first())?;
            if let Some(mark) = self.line.mark_at(at) {
                if self.line.concept(mark, Category::FigureCue) == Some("compared") {
                    return Some(mark.first);
                }
                if mark.is(Category::Conjunction) || mark.is_literal() {
                    return None;
                }
                at = mark.first;
            } else if self.line.symbol(at).is_some_and(|s| !matches!(s, '\'' | '-' | '"')) {
                return None;
            }
        }
        None
    }
}

/// Whether a date stands between an amount and a rate, and another behind the rate: "70 milliards en 2022, et +22 % en 2023".
fn other_time(line: &Line<'_>, parts: &Parts<'_>, from: usize, rate: &Rate) -> bool {
    let dated = |first: usize, end: usize| {
        parts
            .periods
            .iter()
            .find(|p| p.first >= first && p.first < end && !p.day && !is_compared(line, p))
    };
    let (Some(before), Some(behind)) = (dated(from, rate.first), dated(rate.end, rate.end + BEHIND_REACH)) else {
        return false;
    };
    before.interval != behind.interval && behind.relative.is_none_or(|earlier| !earlier)
}

fn is_quantity(parts: &Parts<'_>, at: usize) -> bool {
    let within = |first: usize, end: usize| first <= at && at < end;
    parts.amounts.iter().any(|a| within(a.first, a.end)) || parts.rates.iter().any(|r| within(r.first, r.end))
}

/// Whether a semicolon or a word that opens another statement stands between two tokens.
fn strong_between(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        line.symbol(at) == Some(';')
            || line
                .concept_at(at, Category::Conjunction)
                .is_some_and(|c| matches!(c, "while" | "but"))
                && line.concept_at(at, Category::FigureCue).is_none()
    })
}

/// Whether an amount in brackets is the one before it in another currency ("(about 94.8 billion dollars)").
fn is_conversion(line: &Line<'_>, before: &Amount, amount: &Amount) -> bool {
    let equals = (before.end..amount.first).any(|at| line.concept_at(at, Category::FigureCue) == Some("equals"));
    if equals && amount.first - before.end <= 4 && amount.currency.is_some() && amount.currency != before.currency {
        return true;
    }
    let open = (before.end..amount.first).find(|at| line.symbol(*at) == Some('('));
    let Some(open) = open else { return false };
    let gap = open - before.end <= 3 && amount.first - open <= 4;
    let other = before.currency != amount.currency;
    let closed = (amount.end..line.end().min(amount.end + 2)).any(|at| line.symbol(at) == Some(')'));
    gap && other && closed && before.currency.is_some() && amount.currency.is_some()
}
