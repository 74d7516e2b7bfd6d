//! The noun group around a head: what stands before it and what belongs to it after.

use super::Line;
use crate::pack::Category;
use crate::scan::Mark;
use crate::text::TokenKind;

/// Tokens looked at on each side of a head at most.
const REACH: usize = 40;

/// Common words passed over inside a complement at most.
const MAX_UNKNOWN: usize = 3;

/// The tokens of the noun group whose head is the mark: first token, first token after.
///
/// Determiners are not part of it. On the left it takes ordinals, modifiers and names ("the third Africa-France summit");
/// on the right adjectives, names, complements of belonging ("de Samarcande", "entre la Chine et l'Asie centrale") and
/// brackets or quotes that hold names.
#[must_use]
pub fn noun_group(line: &Line<'_>, head: &Mark) -> (usize, usize) {
    (left(line, head.first), right(line, head.end))
}

fn left(line: &Line<'_>, head: usize) -> usize {
    let mut first = head;
    let mut at = head;
    while at > line.first() && head - at < REACH {
        let before = at - 1;
        if let Some(symbol) = line.symbol(before) {
            let possessive = symbol == '\'';
            if !(possessive || line.joins(before) || pairs(line, before)) {
                break;
            }
            at = before;
            continue;
        }
        let Some(mark) = line.mark_at(before) else {
            // The "s" of "China's".
            let possessive =
                before > line.first() && line.symbol(before - 1) == Some('\'') && line.word(before).len() == 1;
            if possessive || line.token(before).breaks_before == 0 && line.joins(before + 1) {
                at = before;
                continue;
            }
            // "the 68th presidential summit"
            let counted = before > line.first() && line.mark_at(before - 1).is_some_and(|m| m.ordinal().is_some());
            if counted && line.token(before).kind == TokenKind::Word && !line.token(before).capital {
                at = before;
                continue;
            }
            break;
        };
        // "the Arab League's foreign ministers"
        if line.concept(mark, Category::Determiner) == Some("genitive") {
            at = mark.first;
            continue;
        }
        if !modifies(mark) {
            break;
        }
        at = mark.first;
        first = mark.first;
    }
    first
}

/// Whether a comma stands inside a list of three parties or more ("le secrétariat de la Chine, du Japon et de la Corée").
fn lists(line: &Line<'_>, at: usize) -> bool {
    line.parties()
        .iter()
        .any(|g| g.members.len() > 2 && g.first < at && at < g.end)
}

/// Whether a dash, spaced or not, stands inside a pair of parties.
fn pairs(line: &Line<'_>, at: usize) -> bool {
    line.parties().iter().any(|g| g.paired && g.first < at && at < g.end)
}

fn modifies(mark: &Mark) -> bool {
    const BEFORE: &[Category] = &[
        Category::MeetingModifier,
        Category::Demonym,
        Category::DemonymPrefix,
        Category::Country,
        Category::Bloc,
        Category::Series,
        Category::City,
        Category::PartyNoun,
        Category::Office,
        Category::Portfolio,
        Category::Initiative,
    ];
    mark.is_name() || mark.is_literal() || BEFORE.iter().any(|c| mark.is(*c)) && !mark.is(Category::Preposition)
}

fn right(line: &Line<'_>, from: usize) -> usize {
    let mut end = from;
    let mut at = from;
    let mut depth = 0_u32;
    // Inside a complement ("de …") common nouns may stand; directly after the head only names and modifiers.
    let mut complement = false;
    let mut unknown = 0;
    while at < line.end() && at - from < REACH {
        match line.symbol(at) {
            Some('(') if bracket_holds_name(line, at) => depth += 1,
            Some(')') if depth > 0 => {
                depth -= 1;
                at += 1;
                end = at;
                continue;
            }
            Some('"' | '\'') => {}
            Some(',') if complement && lists(line, at) => {}
            Some('-' | '/' | '+') if line.joins(at) || line.symbol(at) == Some('+') => {}
            Some('-') if complement || depth > 0 || pairs(line, at) => {}
            Some(_) => break,
            None => {
                let Some(mark) = line.mark_at(at) else {
                    let common = line.token(at).kind == TokenKind::Word && !line.token(at).capital;
                    // "la réunion des dirigeants économiques de l'APEC": a few common words inside a complement.
                    if complement && common && line.token(at).breaks_before == 0 && unknown < MAX_UNKNOWN {
                        unknown += 1;
                        at += 1;
                        continue;
                    }
                    // A word of part of a bloc's name ("sommet chinois-central").
                    if !line.packs().blocs_with_word(line.word(at)).is_empty() && (complement || line.joins_left(at)) {
                        at += 1;
                        end = at;
                        continue;
                    }
                    break;
                };
                let preposition = line.concept(mark, Category::Preposition);
                if matches!(preposition, Some("of" | "between")) {
                    complement = true;
                    at = mark.end;
                    continue;
                }
                if mark.is(Category::Verb) && !mark.is(Category::PartyNoun) {
                    break;
                }
                if modifies(mark) || complement && (mark.is(Category::MeetingHead) || mark.is(Category::MechanismHead))
                {
                    at = mark.end;
                    end = mark.end;
                    continue;
                }
                let conjunction = line.concept(mark, Category::Conjunction);
                if complement && (mark.is(Category::Determiner) || matches!(conjunction, Some("and"))) {
                    at = mark.end;
                    continue;
                }
                if depth > 0 && mark.is(Category::Determiner) {
                    at = mark.end;
                    continue;
                }
                let plain = preposition.is_none() && conjunction.is_none() && !mark.is(Category::Auxiliary);
                if complement && plain && !line.token(at).capital && unknown < MAX_UNKNOWN {
                    unknown += 1;
                    at = mark.end;
                    continue;
                }
                // "en Asie", "à Asie": a preposition of place before a part of a bloc's name, as machine translation writes.
                break;
            }
        }
        at += 1;
    }
    if depth > 0 {
        // An open bracket is not part of the group.
        let open = (from..end).find(|a| line.symbol(*a) == Some('('));
        return open.unwrap_or(end);
    }
    end.max(from)
}

/// Whether a bracket holds a short name: an acronym, a series, a bloc.
fn bracket_holds_name(line: &Line<'_>, at: usize) -> bool {
    let close = (at + 1..line.end().min(at + 12)).find(|a| line.symbol(*a) == Some(')'));
    let Some(close) = close else { return false };
    line.marks().iter().any(|m| {
        m.first > at
            && m.end <= close
            && (m.is_name()
                || [Category::Series, Category::Bloc, Category::Initiative]
                    .iter()
                    .any(|c| m.is(*c)))
    })
}
