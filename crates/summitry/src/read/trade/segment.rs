//! The stretch of a sentence that speaks of one figure.

use super::draft::Draft;
use crate::pack::Category;
use crate::phrase::Line;

/// First token and first token after, one a draft.
pub(super) fn segments(line: &Line<'_>, drafts: &[Draft]) -> Vec<(usize, usize)> {
    let mut segments = Vec::with_capacity(drafts.len());
    let mut first = line.first();
    for (index, draft) in drafts.iter().enumerate() {
        let end = match drafts.get(index + 1) {
            Some(next) => cut(line, draft.end, next),
            None => line.end(),
        };
        let end = end.max(draft.end);
        segments.push((first.min(draft.first), end));
        first = end;
    }
    segments
}

/// Where what belongs to the next figure begins, after `from`.
fn cut(line: &Line<'_>, from: usize, next: &Draft) -> usize {
    if let Some(compared) = next.compared {
        return compared.max(from);
    }
    let gap = from..next.first.max(from);
    let strong = gap.clone().find(|at| {
        matches!(line.symbol(*at), Some(';' | '•'))
            || line.symbol(*at) == Some(':') && line.token(*at).space_before
            || line
                .concept_at(*at, Category::Conjunction)
                .is_some_and(|c| matches!(c, "while" | "but") && line.concept_at(*at, Category::FigureCue).is_none())
    });
    if let Some(at) = strong {
        return at;
    }
    // The first comma or "and" behind what still belongs to the figure before: its own date, partner, bracket.
    let weak = gap.clone().rev().find(|at| {
        line.symbol(*at) == Some(',')
            || line.concept_at(*at, Category::Conjunction) == Some("and")
            || line.concept_at(*at, Category::FigureCue) == Some("of-which")
    });
    weak.unwrap_or(gap.end)
}
