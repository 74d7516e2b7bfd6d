//! Whether a figure is planned, a record, supposed or denied.

use super::amount::Period;
use super::draft::Parts;
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::record::Measure;
use crate::value::{Date, DateInterval, Span};

/// The words that make a figure a target, a pledge or a forecast.
pub(super) fn planned(
    line: &Line<'_>,
    parts: &Parts<'_>,
    segment: (usize, usize),
    at: usize,
    measure: Measure,
    period: Option<DateInterval>,
    published: Option<Date>,
) -> Option<(Span, &'static str)> {
    let promised = matches!(
        measure,
        Measure::Loan | Measure::Grant | Measure::Fund | Measure::Investment | Measure::Other | Measure::Contract
    );
    if let Some(verb) = governing(line, parts.verbs, segment, at) {
        let span = line.span(verb.head, verb.end);
        let ahead = matches!(verb.time, Time::Future | Time::Conditional);
        let said = verb.class == "say";
        if ahead && !said {
            return Some((span, "verb"));
        }
        if verb.class == "aim" || verb.class == "pledge" && promised {
            return Some((span, "verb"));
        }
        // "expects exports to reach": wished or foreseen, whatever the verb behind.
        let foreseen = parts
            .verbs
            .iter()
            .any(|v| v.class == "aim" && !v.negated && v.head >= segment.0 && v.end <= verb.head);
        if verb.time == Time::Infinitive && foreseen {
            return Some((span, "verb"));
        }
        let just = (verb.head.saturating_sub(3).max(line.first())..verb.head)
            .any(|t| line.concept_at(t, Category::FigureCue) == Some("just"));
        if verb.time == Time::Infinitive && verb.class != "cost" && promised && !just {
            return Some((span, "verb"));
        }
    }
    if measure == Measure::Debt {
        return None;
    }
    let cue = (segment.0..segment.1).find(|at| line.concept_at(*at, Category::FigureCue) == Some("planned"));
    if let Some(at) = cue
        && let Some(mark) = line.mark_at(at)
    {
        return Some((mark.span, "cue"));
    }
    let deadline = parts
        .periods
        .iter()
        .find(|p| p.deadline && p.first >= segment.0 && p.first < segment.1);
    let ahead_of = |deadline: &Period| {
        let end = deadline.interval.and_then(DateInterval::end);
        published.is_none_or(|p| end.is_some_and(|e| e.first_day() > p.last_day()))
    };
    if let Some(deadline) = deadline.filter(|d| ahead_of(d))
        && measure != Measure::InvestmentStock
        && !done(line, parts, segment, at)
    {
        return Some((line.span(deadline.first, deadline.end), "period"));
    }
    let ahead = |period: DateInterval| {
        let year = published.and_then(Date::year)?;
        Some(period.end().and_then(Date::year)? > year)
    };
    let future = period.and_then(ahead).unwrap_or(false);
    future.then(|| (line.span(segment.0, segment.1), "period"))
}

/// Whether the verb that governs an amount says that it is done.
pub(super) fn done(line: &Line<'_>, parts: &Parts<'_>, segment: (usize, usize), at: usize) -> bool {
    governing(line, parts.verbs, segment, at).is_some_and(|v| v.time == Time::Past && v.class != "pledge" && !v.passive)
}

/// The verb of trade or money that governs an amount: the last before it in its statement, else the first behind it.
fn governing<'v>(line: &Line<'_>, verbs: &'v [VerbGroup], segment: (usize, usize), at: usize) -> Option<&'v VerbGroup> {
    let noun = |v: &VerbGroup| v.time == Time::Noun && v.class != "pledge";
    let stop = |from: usize, to: usize| (from..to).any(|t| matches!(line.symbol(t), Some(';' | ':')));
    let before = verbs
        .iter()
        .rev()
        .find(|v| v.end <= at && v.head >= line.first() && !noun(v) && v.class != "say" && !stop(v.end, at));
    before.or_else(|| {
        verbs
            .iter()
            .find(|v| v.head >= at && v.end <= segment.1 && !noun(v) && v.class != "say")
    })
}

/// The words that say the figure is a record.
pub(super) fn record(line: &Line<'_>, segment: (usize, usize)) -> Option<Span> {
    let at = (segment.0..segment.1).find(|at| line.concept_at(*at, Category::FigureCue) == Some("record"))?;
    line.mark_at(at).map(|m| m.span)
}

/// Whether the sentence only supposes the figure ("si le Congrès votait une aide de 500 millions").
pub(super) fn supposed(line: &Line<'_>, first: usize, end: usize) -> bool {
    let clause = (line.clause_of(first), line.clause_of(end.saturating_sub(1).max(first)));
    (line.first()..first).any(|at| line.concept_at(at, Category::Conjunction) == Some("if"))
        || line.marks().iter().any(|m| {
            m.first >= first
                && line.concept(m, Category::Conjunction) == Some("if")
                && line.clause_of(m.first) <= clause.1
        })
}

/// Tokens between an amount and the verb that denies it at most.
const DENIAL_REACH: usize = 14;

/// Whether what the figure is of is denied ("Loan of 50 mln rubles was not discussed").
pub(super) fn denied(line: &Line<'_>, parts: &Parts<'_>, segment: (usize, usize), at: usize) -> bool {
    let measured = |v: &VerbGroup| matches!(v.class.as_str(), "exceed" | "near" | "fall" | "rise" | "say");
    // "Loan of 50 mln was not discussed", whatever the verb.
    let undone = (at..(at + DENIAL_REACH).min(segment.1)).any(|t| {
        t > line.first()
            && line
                .mark_at(t)
                .is_some_and(|m| m.first == t && m.is(Category::Negation))
            && line
                .concept_at(t - 1, Category::Auxiliary)
                .is_some_and(|a| a.starts_with("be"))
            && line
                .mark_at(t + 1)
                .is_none_or(|m| !m.is(Category::FigureVerb) && !m.is(Category::Preposition))
    });
    undone
        || parts.verbs.iter().chain(line.verbs()).any(|v| {
            v.negated && !measured(v) && v.head >= segment.0 && v.end <= segment.1 && v.head.abs_diff(at) < DENIAL_REACH
        })
}
