//! The time that a figure is of.

use super::amount::Period;
use super::context::Context;
use super::draft::Draft;
use crate::pack::Category;
use crate::phrase::Line;
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
    context: &Context,
    previous: Option<&TradeFigure>,
) -> Option<(DateInterval, Span, &'static str)> {
    let stock = matches!(measure, Measure::InvestmentStock | Measure::Debt);
    let own = periods
        .iter()
        .filter(|p| p.first >= segment.0 && p.first < segment.1 && (!p.day || stock))
        .filter(|p| !is_compared(line, p))
        .min_by_key(|p| p.first.abs_diff(at));
    if let Some(own) = own {
        return own.interval.map(|i| (i, line.span(own.first, own.end), "date"));
    }
    let flow = matches!(
        measure,
        Measure::Trade | Measure::Exports | Measure::Imports | Measure::TradeBalance | Measure::Gdp
    );
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
    let (interval, span) = context.period?;
    Some((interval, span, "inherited"))
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

fn year_before(interval: DateInterval) -> Option<DateInterval> {
    let back = |date: Date| date.with_year(date.year()? - 1);
    let (start, end) = (interval.start()?, interval.end()?);
    DateInterval::new(back(start)?, back(end)?)
}
