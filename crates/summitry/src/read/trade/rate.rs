//! What stands around a rate and says what it is of.

use super::amount::Rate;
use crate::pack::Category;
use crate::phrase::Line;

/// Tokens behind "of" in which a head may still stand.
const HEAD_REACH: usize = 5;

/// Whether the rate is of a noun that measures nothing here: "une baisse de la production (- 0,2 %)".
pub(super) fn other_noun(line: &Line<'_>, from: usize, to: usize) -> bool {
    let noun = (from..to).rev().find(|at| {
        line.concept_at(*at, Category::FigureVerb)
            .is_some_and(|c| matches!(c, "rise:noun" | "fall:noun"))
    });
    let Some(mut at) = noun.map(|n| n + 1) else {
        return false;
    };
    if at >= to || line.concept_at(at, Category::Preposition) != Some("of") {
        return false;
    }
    while at < to {
        let Some(mark) = line.mark_at(at) else {
            return line.symbol(at).is_none();
        };
        if !(mark.is(Category::Preposition) || mark.is(Category::Determiner)) {
            let thing = [
                Category::Portfolio,
                Category::PartyNoun,
                Category::OutcomeNoun,
                Category::PollHead,
            ];
            return thing.iter().any(|c| mark.is(*c)) && !mark.is(Category::FigureHead);
        }
        at = mark.end;
    }
    false
}

/// Whether the rate is of a noun behind it that measures nothing here: "la perte de 76 % des espaces vitaux".
pub(super) fn of_other_noun(line: &Line<'_>, end: usize) -> bool {
    if !followed_by_of(line, end) {
        return false;
    }
    let mut at = end;
    while at < line.end() {
        let passes = line.symbol(at) == Some('\'')
            || line
                .mark_at(at)
                .is_some_and(|m| m.is(Category::Preposition) || m.is(Category::Determiner));
        if !passes {
            break;
        }
        at += 1;
    }
    let near = at..(at + HEAD_REACH).min(line.end());
    at < line.end()
        && line.symbol(at).is_none()
        && line.mark_at(at).is_none()
        && !near.into_iter().any(|t| {
            line.mark_at(t)
                .is_some_and(|m| m.is(Category::FigureHead) || m.is(Category::FigureCue))
        })
}

/// Whether a minus is written before the rate.
pub(super) fn written_minus(line: &Line<'_>, rate: &Rate) -> bool {
    line.symbol(rate.first) == Some('-') || rate.first > line.first() && line.symbol(rate.first - 1) == Some('-')
}

/// Whether "of" follows.
pub(super) fn followed_by_of(line: &Line<'_>, end: usize) -> bool {
    end < line.end() && line.concept_at(end, Category::Preposition) == Some("of")
}
