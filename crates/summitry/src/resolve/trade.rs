//! Merges mentions of [`TradeFigure`] into records.

use rustc_hash::FxHashMap;

use super::recent::note;
use crate::phrase::Phrased;
use crate::read::Mention;
use crate::record::{Extraction, Measure, Record, TradeFigure, TradeFigureField};
use crate::scan::steps::looked;
use crate::value::Number;

/// One record for each figure that the mentions give, in the order of first mention.
pub(crate) fn resolve(
    _text: &Phrased<'_>,
    _found: &Extraction,
    mentions: Vec<Mention<TradeFigure>>,
) -> Vec<TradeFigure> {
    let mut records: Vec<TradeFigure> = Vec::new();
    let mut known = Known::default();
    for mention in mentions {
        let figure = mention.record;
        let same = known
            .alike(&figure)
            .into_iter()
            .find(|at| is_same(&records[*at], &figure));
        known.note(same.unwrap_or(records.len()), &figure);
        match same.map(|at| &mut records[at]) {
            Some(record) => {
                // "a $52m package … the grant of $52m": the word that says more.
                if is_vague(record.measure) && !is_vague(figure.measure) {
                    record.clear(TradeFigureField::Measure);
                }
                record.absorb(&figure);
            }
            None => records.push(figure),
        }
    }
    records
}

/// Figures by what two mentions of one must share: their value or their change.
#[derive(Default)]
struct Known {
    by_value: FxHashMap<Number, Vec<usize>>,
    by_change: FxHashMap<Number, Vec<usize>>,
}

impl Known {
    /// Figures that may be the same, in the order of the text.
    fn alike(&self, figure: &TradeFigure) -> Vec<usize> {
        let by_value = figure.value.and_then(|v| self.by_value.get(&v));
        let by_change = figure.change.and_then(|c| self.by_change.get(&c));
        let mut alike: Vec<usize> = by_value.into_iter().chain(by_change).flatten().copied().collect();
        alike.sort_unstable();
        alike.dedup();
        alike
    }

    fn note(&mut self, at: usize, figure: &TradeFigure) {
        if let Some(value) = figure.value {
            note(self.by_value.entry(value).or_default(), at);
        }
        if let Some(change) = figure.change {
            note(self.by_change.entry(change).or_default(), at);
        }
    }
}

/// Whether a measure is that of a word for any money a state gives.
fn is_vague(measure: Option<Measure>) -> bool {
    matches!(measure, Some(Measure::Other | Measure::Fund))
}

/// Whether two mentions give the same figure: the same amount, or the same change where one has no amount, of the same thing.
fn is_same(a: &TradeFigure, b: &TradeFigure) -> bool {
    looked();
    let money = |f: &TradeFigure| is_vague(f.measure) || matches!(f.measure, Some(Measure::Grant | Measure::Loan));
    let alike = (is_vague(a.measure) || is_vague(b.measure)) && money(a) && money(b) && a.value.is_some();
    if a.measure != b.measure && !alike {
        return false;
    }
    let same_value = a.value.is_some() && a.value == b.value && a.currency == b.currency;
    let same_change = (a.value.is_none() || b.value.is_none()) && a.change.is_some() && a.change == b.change;
    if !(same_value || same_change) || a.change.is_some() && b.change.is_some() && a.change != b.change {
        return false;
    }
    let periods = a.period.is_none() || b.period.is_none() || a.period == b.period;
    let subset = |small: &TradeFigure, large: &TradeFigure| small.parties.iter().all(|p| large.parties.contains(p));
    periods && a.status == b.status && (subset(a, b) || subset(b, a))
}
