//! The amounts, rates of change and periods of a sentence.

use crate::pack::Category;
use crate::phrase::{Line, VerbGroup};
use crate::scan::Mark;
use crate::scan::literal::date::{AnchoredTo, PeriodPart, Relation, ResolvedDate};
use crate::scan::literal::{LARGE, Literal, LiteralValue};
use crate::value::{Bound, Currency, Date, DateInterval, Granularity, Number, PercentUnit, Percentage, Quantity, Span};

/// An amount of money, or a large bare number that a head makes one ("les ventes, à 62,1 milliards").
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// First token.
    pub(super) first: usize,
    /// First token after.
    pub(super) end: usize,
    /// Its bytes.
    pub(super) span: Span,
    /// How much, in units.
    pub(super) value: Number,
    /// ISO 4217; absent for a bare number.
    pub(super) currency: Option<Currency>,
    /// Whether the currency's name is shared by several ("dinar").
    pub(super) guessed: bool,
    /// What the text asserts of it.
    pub(super) bound: Bound,
}

/// A percentage.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rate {
    /// First token.
    pub(super) first: usize,
    /// First token after.
    pub(super) end: usize,
    /// Its bytes.
    pub(super) span: Span,
    /// In per cent, as written.
    pub(super) value: Number,
    /// The same with its sign, where it is a change.
    pub(super) change: Option<Number>,
}

/// A date expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Period {
    /// First token.
    pub(super) first: usize,
    /// First token after.
    pub(super) end: usize,
    /// What it says, where that can be known.
    pub(super) interval: Option<DateInterval>,
    /// Whether it is of one day that ends no month.
    pub(super) day: bool,
    /// Whether it is of one year.
    pub(super) year: bool,
    /// Whether it is a deadline ("d'ici 2030").
    pub(super) deadline: bool,
    /// For the end of a month, where it is a date at all: the months of the year up to it.
    pub(super) to_date: Option<DateInterval>,
    /// For a date that is counted from another: whether it lies before ("a year earlier").
    pub(super) relative: Option<bool>,
}

/// The amounts and percentages of a sentence, in order.
pub(super) fn quantities(line: &Line<'_>) -> (Vec<Amount>, Vec<Rate>) {
    let (mut amounts, mut rates) = (Vec::new(), Vec::new());
    for mark in line.marks() {
        let Some(literal) = mark.literal() else { continue };
        match &literal.value {
            LiteralValue::Money(money) => {
                let amount = amount(line, mark, literal, money.quantity(), Some(money.currency()));
                amounts.extend(amount);
            }
            LiteralValue::Number(quantity) => {
                let bare = amount(line, mark, literal, *quantity, None);
                amounts.extend(bare.filter(|a| is_large(a) && !counts(line, a)));
            }
            LiteralValue::Percent(percentage) => rates.extend(rate(mark, *percentage)),
            _ => {}
        }
    }
    (amounts, rates)
}

fn amount(
    line: &Line<'_>,
    mark: &Mark,
    literal: &Literal,
    quantity: Quantity,
    currency: Option<Currency>,
) -> Option<Amount> {
    let mut first = mark.first;
    // The words that bound it are part of it.
    if let Some(bound) = literal.bound {
        while first > line.first() && line.token(first - 1).span().start() >= bound.start() {
            first -= 1;
        }
    }
    Some(Amount {
        first,
        end: mark.end,
        span: mark.span,
        value: in_reason(quantity.value()?),
        currency,
        guessed: literal.guesses_currency(),
        bound: quantity.bound(),
    })
}

/// Beyond any money that states count: a million times the world's yearly product in dollars.
const BEYOND: u64 = 100_000_000_000_000_000;

/// "1,5 trillion de dollars" in a language where a trillion is 10^18: beyond reason, so that the short scale was meant.
fn in_reason(value: Number) -> Number {
    let beyond = value.decimal().abs() >= rust_decimal::Decimal::from(BEYOND);
    let short = value.decimal().checked_div(rust_decimal::Decimal::from(1_000_000));
    short.filter(|_| beyond).map_or(value, Number::new)
}

fn is_large(amount: &Amount) -> bool {
    // Written with a scale ("62,1 milliards"): plain long numbers are codes and populations.
    amount.value.decimal() >= rust_decimal::Decimal::from(LARGE) && amount.end - amount.first > 1
}

/// Whether a bare number counts things ("17 millions de tonnes", "10 million kilowatts").
fn counts(line: &Line<'_>, amount: &Amount) -> bool {
    let mut at = amount.end;
    if at >= line.end() || line.token(at).breaks_before > 0 {
        return false;
    }
    let of = line.concept_at(at, Category::Preposition) == Some("of");
    while at < line.end()
        && (line.concept_at(at, Category::Preposition) == Some("of") || matches!(line.symbol(at), Some('\'')))
    {
        at += 1;
    }
    let Some(mark) = line.mark_at(at) else {
        // A plain word directly behind is what is counted.
        return at < line.end() && line.symbol(at).is_none();
    };
    if mark.is(Category::FigureHead) {
        return false;
    }
    of && !mark.is(Category::Determiner)
        || mark.is(Category::PartyNoun)
        || mark.is(Category::Demonym)
        || mark.is(Category::OutcomeNoun)
        || mark.is_name() && !of
}

fn rate(mark: &Mark, percentage: Percentage) -> Option<Rate> {
    if percentage.unit() != PercentUnit::Percent {
        return None;
    }
    let value = percentage.quantity().value()?;
    Some(Rate {
        first: mark.first,
        end: mark.end,
        span: mark.span,
        value,
        change: percentage.is_change().then_some(value),
    })
}

/// The dates of a sentence.
pub(super) fn periods(line: &Line<'_>, published: Option<Date>) -> Vec<Period> {
    let day = |interval: DateInterval| {
        let days = |d: Option<Date>| d.is_some_and(|d| d.granularity() == Granularity::Day);
        let closes = interval.single().is_some_and(|d| {
            let month = d.year().and_then(|y| Date::of_month(y, d.month()?));
            month.is_some_and(|m| m.last_day() == d)
        });
        days(interval.start()) && days(interval.end()) && !closes
    };
    let period = |when: &crate::phrase::When| Period {
        first: when.first,
        end: when.end,
        interval: when
            .interval
            .map(|interval| bounded(interval, when.relation, &when.resolved, published)),
        year: when
            .interval
            .and_then(DateInterval::single)
            .is_some_and(|d| d.granularity() == Granularity::Year),
        deadline: when.relation == Some(Relation::By),
        to_date: when
            .resolved
            .filter(|r| r.part == Some(PeriodPart::End) && r.granularity == Granularity::Month)
            .and_then(|r| r.named.single())
            .and_then(|month| DateInterval::new(Some(Date::of_month(month.year()?, 1)?), Some(month))),
        day: when.interval.is_some_and(day),
        relative: when
            .resolved
            .and_then(|r| (r.anchored_to == AnchoredTo::Previous).then_some(true)),
    };
    line.dates().iter().map(period).collect()
}

/// A period as figures have it: open where it runs on, over where the words could also mean the one to come.
fn bounded(
    interval: DateInterval,
    relation: Option<Relation>,
    resolved: &Option<ResolvedDate>,
    published: Option<Date>,
) -> DateInterval {
    let interval = months(interval);
    if relation == Some(Relation::Since) {
        return DateInterval::new(interval.start(), None).unwrap_or(interval);
    }
    // "in the first ten months of the year", told in February, are those of the year before.
    let told = resolved.is_some_and(|r| r.anchored_to == AnchoredTo::Publication);
    let several = interval.single().is_none();
    if let (Some(published), Some(start), Some(end)) = (published, interval.start(), interval.end())
        && told
        && several
        && relation.is_none()
        && end.first_day() > published.last_day()
        && let (Some(from), Some(to)) = (start.year(), end.year())
        && let (Some(start), Some(end)) = (start.with_year(from - 1), end.with_year(to - 1))
    {
        return DateInterval::new(start, end).unwrap_or(interval);
    }
    interval
}

/// Quarters and half-years as their months.
fn months(interval: DateInterval) -> DateInterval {
    match interval.single() {
        Some(date) if matches!(date.granularity(), Granularity::Quarter | Granularity::Half) => date.to_months(),
        _ => interval,
    }
}

/// Which way a rate goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
}

/// Tokens between a word of direction and its rate at most ("ont encore progressé, en yuans, de 10,4 %").
const REACH_BEFORE: usize = 7;
/// Tokens between a rate and a word of direction after it ("12.4 % more", "12% wider", "a 3.5 per cent annual increase").
const REACH_AFTER: usize = 2;

/// The change that a rate states, with its sign; `None` where it is a level or a share.
pub(super) fn change(
    line: &Line<'_>,
    rate: &Rate,
    verbs: &[VerbGroup],
    stops: &dyn Fn(usize) -> bool,
) -> Option<Number> {
    if rate.change.is_some() {
        return rate.change;
    }
    if is_share(line, rate.end) && !moved_before(line, rate.first) {
        return None;
    }
    let signed = |direction| match direction {
        Direction::Up => rate.value,
        Direction::Down => rate.value.negated(),
    };
    direction_after(line, rate.end)
        .or_else(|| direction_before(line, rate.first, verbs, stops))
        .map(signed)
}

fn direction_at(line: &Line<'_>, at: usize) -> Option<Direction> {
    let mark = line.mark_at(at)?;
    match line.concept(mark, Category::FigureCue) {
        Some("up") => return Some(Direction::Up),
        Some("down") => return Some(Direction::Down),
        _ => {}
    }
    let concept = line.concept(mark, Category::FigureVerb)?;
    match concept.split(':').next() {
        Some("rise") => Some(Direction::Up),
        Some("fall") => Some(Direction::Down),
        _ => None,
    }
}

fn direction_before(
    line: &Line<'_>,
    first: usize,
    verbs: &[VerbGroup],
    stops: &dyn Fn(usize) -> bool,
) -> Option<Direction> {
    let mut at = first;
    let mut seen = 0;
    while at > line.first() && seen < REACH_BEFORE {
        at -= 1;
        seen += 1;
        if stops(at) || matches!(line.symbol(at), Some(';' | ':' | '.' | ')')) {
            return None;
        }
        if let Some(direction) = direction_at(line, at) {
            // "n'a pas reculé de 3 %" says nothing of the rate.
            let only = (at..first).any(|t| line.concept_at(t, Category::Preposition) == Some("than"));
            let denied = !only
                && verbs
                    .iter()
                    .any(|v| v.head <= at && at < v.end && v.negated && v.class == "fall");
            return (!denied).then_some(direction);
        }
    }
    None
}

fn direction_after(line: &Line<'_>, end: usize) -> Option<Direction> {
    let last = (end + REACH_AFTER).min(line.end());
    for at in end..last {
        if line.symbol(at).is_some() {
            return None;
        }
        let mark = line.mark_at(at);
        if mark.is_some_and(|m| m.is(Category::Conjunction) || m.is(Category::Preposition))
            && direction_at(line, at).is_none()
        {
            return None;
        }
        // A verb after a rate belongs to what comes next ("5 %, tombe"): only cues and nouns count here.
        let verb = mark.and_then(|m| line.concept(m, Category::FigureVerb));
        if verb.is_some_and(|v| !v.ends_with(":noun")) && mark.is_some_and(|m| !m.is(Category::FigureCue)) {
            return None;
        }
        if let Some(direction) = direction_at(line, at) {
            return Some(direction);
        }
    }
    None
}

/// Tokens between a noun of rising or falling, its rate and what it is of at most.
pub(super) const MOVE_REACH: usize = 4;

/// Whether a noun of rising or falling holds the rate: "une hausse de 2,3 % des importations".
pub(super) fn moved_before(line: &Line<'_>, first: usize) -> bool {
    let mut at = first;
    while at > line.first() && first - at < MOVE_REACH {
        at -= 1;
        if moves(line, at) {
            return true;
        }
        let passes = line.symbol(at) == Some('\'')
            || line
                .mark_at(at)
                .is_none_or(|m| m.is(Category::Preposition) || m.is(Category::Determiner));
        if !passes {
            return false;
        }
    }
    false
}

/// Whether a noun of rising or falling stands there.
pub(super) fn moves(line: &Line<'_>, at: usize) -> bool {
    line.concept_at(at, Category::FigureVerb)
        .is_some_and(|c| matches!(c, "rise:noun" | "fall:noun"))
}

/// Whether what follows makes the rate a part of a whole ("5 % du PIB", "93% of it").
fn is_share(line: &Line<'_>, end: usize) -> bool {
    if end >= line.end() {
        return false;
    }
    line.mark_at(end).is_some_and(|m| {
        m.first == end
            && (line.concept(m, Category::FigureCue) == Some("share")
                || line.concept(m, Category::Preposition) == Some("of"))
    })
}

/// Tokens that may stand between a verb and the amount it bounds ("a franchi la barre des 14 000 milliards").
const BOUND_REACH: usize = 7;

/// What the verb before an amount asserts of it ("a dépassé", "topped", "n'ont pas dépassé").
pub(super) fn bound_by_verb(line: &Line<'_>, amount: &Amount, verbs: &[VerbGroup]) -> Option<(Bound, Span)> {
    let verb = verbs
        .iter()
        .rev()
        .find(|v| v.end <= amount.first && matches!(v.class.as_str(), "exceed" | "near"))?;
    let between = verb.end..amount.first;
    // "passed a $95 billion package": the package was passed, and not the amount.
    if between.len() == 1 && line.concept_at(verb.end, Category::Determiner) == Some("indefinite") {
        return None;
    }
    if between.len() > BOUND_REACH
        || between.clone().any(|at| {
            line.symbol(at).is_some_and(|s| !matches!(s, '\'' | '"'))
                || line.mark_at(at).is_some_and(|m| {
                    // "avoisinent à ce jour les 600", "franchiront pour la première fois les 3 milliards".
                    let passes = |l: &Literal| matches!(l.value, LiteralValue::Date(_) | LiteralValue::Ordinal(_));
                    m.literal().is_some_and(|l| !passes(l))
                })
        })
    {
        return None;
    }
    let bound = match (verb.class.as_str(), verb.negated) {
        ("exceed", false) => Bound::MoreThan,
        ("exceed", true) => Bound::UpTo,
        ("near", false) => Bound::Approx,
        _ => return None,
    };
    Some((bound, line.span(verb.head, verb.end)))
}
