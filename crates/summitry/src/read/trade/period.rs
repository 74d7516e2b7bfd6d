//! The time that a figure is of.

use super::amount::Period;
use super::context::Context;
use super::draft::Draft;
use crate::pack::Category;
use crate::phrase::{Line, VerbGroup};
use crate::record::{Measure, TradeFigure};
use crate::value::{Date, DateInterval, Span};

/// The period of a figure with the words that give it.
#[expect(
    clippy::too_many_arguments,
    reason = "one call, and each is a different view of the figure"
)]
pub(super) fn period(
    line: &Line<'_>,
    draft: &Draft,
    segment: (usize, usize),
    at: usize,
    measure: Measure,
    periods: &[Period],
    verbs: &[VerbGroup],
    context: &Context,
    previous: Option<&TradeFigure>,
) -> Option<(DateInterval, Span, &'static str)> {
    let stock = matches!(measure, Measure::InvestmentStock | Measure::Debt);
    let own = periods
        .iter()
        .filter(|p| p.first >= segment.0 && p.first < segment.1 && (!p.day || stock))
        .filter(|p| !is_compared(line, p) && !is_of_telling(line, p, verbs))
        .min_by_key(|p| p.first.abs_diff(at));
    let flow = matches!(
        measure,
        Measure::Trade | Measure::Exports | Measure::Imports | Measure::TradeBalance | Measure::Gdp
    );
    if let Some(own) = own {
        // "contre 193 un an plus tôt": of the months that it is compared with, not of the whole year before.
        let as_before = previous
            .filter(|_| draft.compared.is_some() && own.relative == Some(true))
            .and_then(|p| year_before(p.period?))
            .filter(|back| years(*back) == own.interval.map(years).unwrap_or_default());
        // "à fin mai": what flowed in the months up to it.
        let interval = as_before.or(own.to_date.filter(|_| flow)).or(own.interval);
        return interval.map(|i| (i, line.span(own.first, own.end), "date"));
    }
    if let Some(previous) = previous
        && let Some(interval) = previous.period
    {
        let span = previous
            .evidence
            .get(&crate::record::TradeFigureField::Period)?
            .first()?
            .span;
        if draft.compared.is_some() {
            let back = year_before(interval)?;
            let cue = (segment.0..segment.1).find_map(|t| {
                let mark = line.mark_at(t)?;
                (line.concept(mark, Category::FigureCue) == Some("year-before")).then_some(mark.span)
            });
            return cue.map(|cue| (back, cue, "year-before"));
        }
        let same = previous.measure == Some(measure) || flow;
        return (same && previous.status.is_none()).then_some((interval, span, "inherited"));
    }
    if draft.compared.is_some() || !flow {
        return None;
    }
    let spoken = context
        .spoken
        .filter(|(_, _, at)| *at + 1 == line.index && context.line <= *at);
    let (interval, span) = spoken.map(|(i, s, _)| (i, s)).or(context.period)?;
    Some((interval, span, "inherited"))
}

/// Whether a date says when the figure was given: "customs data showed earlier this month".
fn is_of_telling(line: &Line<'_>, period: &Period, verbs: &[VerbGroup]) -> bool {
    let from = line.before_determiners(period.first);
    let tells = |v: &VerbGroup| !period.year && v.class == "say" && v.end <= period.first && from <= v.end + 1;
    verbs.iter().any(tells)
}

/// Whether a date is that of what the figure is compared with ("than in 2024", "par rapport à 2023", "on 2023").
pub(super) fn is_compared(line: &Line<'_>, period: &Period) -> bool {
    let mut at = period.first;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= line.first()) else {
            return false;
        };
        let Some(mark) = line.mark_at(before) else { return false };
        let cue = line.concept(mark, Category::FigureCue);
        let preposition = line.concept(mark, Category::Preposition);
        if matches!(cue, Some("year-before"))
            || preposition == Some("than") && cue.is_none()
            || preposition == Some("on") && period.year && at == period.first && before > line.first()
        {
            return true;
        }
        if !(preposition.is_some() || mark.is(Category::Determiner)) {
            return false;
        }
        at = mark.first;
    }
    false
}

/// The years in which a period begins and ends.
fn years(interval: DateInterval) -> (Option<i16>, Option<i16>) {
    let year = |date: Option<Date>| date.and_then(Date::year);
    (year(interval.start()), year(interval.end()))
}

fn year_before(interval: DateInterval) -> Option<DateInterval> {
    let back = |date: Date| date.with_year(date.year()? - 1);
    let (start, end) = (interval.start()?, interval.end()?);
    DateInterval::new(back(start)?, back(end)?)
}
