//! A minister's further fields, and second offices behind "and".

use super::complement::{body_end, complement, skip_small};
use super::office::{Office, qualify};
use crate::pack::Category;
use crate::phrase::Line;
use crate::record::Role;
use crate::scan::Mark;
use crate::text::TokenKind;

/// Tokens of a minister's further fields at most.
const MAX_FIELDS: usize = 24;

/// "and foreign minister", "et russe": a second office of the same person, or a second state.
pub(super) fn coordinated(line: &Line<'_>, office: &mut Office, and: &Mark) -> bool {
    let at = skip_small(line, and.end);
    let Some(next) = line.mark_starting(at) else {
        return false;
    };
    if next.is(Category::Demonym) && office.plural && at == and.end {
        qualify(line, next, office);
        office.end = next.end;
        return true;
    }
    // "de l'Intégration africaine et des Affaires étrangères"
    let minister = matches!(office.role, Role::Minister | Role::ForeignMinister);
    if minister
        && let Some(of) = line
            .mark_starting(and.end)
            .filter(|m| line.concept(m, Category::Preposition) == Some("of"))
        && office.end > office.head + 1
    {
        return complement(line, office, "of", of);
    }
    // With a determiner ("et le ministre Y") it is another person's.
    if next.is(Category::Office) && at == and.end && !office.plural {
        office.end = next.end;
        return true;
    }
    false
}

/// The end of a minister's further fields behind a comma, up to the last one behind "and": ", de l'Intégration africaine et des Béninois
/// de l'extérieur", ", Trade and Industry".
pub(super) fn more_fields(line: &Line<'_>, office: &Office) -> Option<usize> {
    let minister = matches!(
        office.role,
        Role::Minister | Role::ForeignMinister | Role::DeputyPrimeMinister
    );
    if !minister || office.end <= office.head + 1 {
        return None;
    }
    let mut at = office.end;
    let mut and = false;
    while at < line.end() && at < office.end + MAX_FIELDS {
        if line.is_symbol(at, ',') && !and {
            at += 1;
        }
        let of = line
            .mark_starting(at)
            .filter(|m| line.concept(m, Category::Preposition) == Some("of"));
        let first = skip_small(line, of.map_or(at, |m| m.end));
        let field = line.mark_starting(first);
        let end = match field {
            Some(mark) if mark.is(Category::Portfolio) && (of.is_some() || line.token(first).capital) => {
                if line.mark_starting(mark.end).is_some_and(|m| m.is(Category::Demonym)) {
                    mark.end + 1
                } else {
                    mark.end
                }
            }
            // "des Béninois de l'extérieur", "des Marocains résidant à l'étranger"
            Some(mark) if of.is_some() && mark.is(Category::Demonym) => {
                let end = abroad(line, body_end(line, first));
                let name = |m: &&Mark| m.is_name() && m.first > first && m.first < end;
                line.marks().iter().find(name).map_or(end, |m| m.first)
            }
            // "des Affaires étrangères, de l'Union européenne et de la Coopération"
            Some(mark) if of.is_some() && (mark.is(Category::Bloc) || mark.is(Category::Series)) => mark.end,
            None if of.is_some() && first < line.end() && line.token(first).capital => body_end(line, first),
            _ => return None,
        };
        // "Trade and Industry" may be one term.
        let joined = (first..end).any(|at| line.concept_in(at, Category::Conjunction) == Some("and"));
        if and || joined {
            return Some(end);
        }
        let next = line.mark_starting(end);
        if next.is_some_and(|m| line.concept(m, Category::Conjunction) == Some("and")) {
            and = true;
            at = next?.end;
        } else if line.is_symbol(end, ',') {
            at = end;
        } else {
            return None;
        }
    }
    None
}

/// The end of "(résidant) à l'étranger" directly after those who live there.
pub(super) fn abroad(line: &Line<'_>, at: usize) -> usize {
    let plain = |at: usize| at < line.end() && line.token(at).kind == TokenKind::Word && !line.token(at).capital;
    let place = |at: usize| {
        line.mark_starting(at)
            .filter(|m| matches!(line.concept(m, Category::Preposition), Some("at" | "in")))
    };
    let living = plain(at) && line.mark_starting(at).is_none_or(|m| m.end == at + 1);
    let Some(place) = place(at).or_else(|| place(at + 1).filter(|_| living)) else {
        return at;
    };
    let noun = skip_small(line, place.end);
    if plain(noun) { noun + 1 } else { at }
}
