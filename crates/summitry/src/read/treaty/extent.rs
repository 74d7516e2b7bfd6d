//! How far an instrument's title reaches on both sides of its head.

use crate::pack::Category;
use crate::phrase::{Line, PlaceRole};
use crate::scan::Mark;
use crate::text::TokenKind;

/// Tokens of a title at most on each side of its head.
pub(super) const REACH: usize = 32;
/// Tables of what titles speak of.
const FIELDS: &[Category] = &[
    Category::Portfolio,
    Category::MechanismHead,
    Category::FigureHead,
    Category::FigureCue,
];
/// Common words in a row at most that no table knows.
const UNKNOWN: usize = 3;

/// The title's first token, from the head's.
pub(super) fn left(line: &Line<'_>, head: usize) -> usize {
    let mut first = head;
    let mut at = head;
    let mut unknown = 0;
    while at > line.first() && head - at < REACH / 2 {
        let before = at - 1;
        if line.token(at).breaks_before > 1 {
            break;
        }
        if let Some(symbol) = line.symbol(before) {
            let abbreviation = symbol == '.'
                && before > line.first()
                && line.word(before - 1).chars().count() == 1
                && line.token(before - 1).capital;
            if line.joins(before) || abbreviation {
                at = before;
                continue;
            }
            // "Russia – Africa": a dash between two parties.
            let spaced =
                symbol == '-' && before > line.first() && line.token(before - 1).capital && line.token(at).capital;
            if spaced
                && line
                    .parties()
                    .iter()
                    .any(|p| p.paired && p.first < before && p.end > before)
            {
                at = before;
                continue;
            }
            break;
        }
        let capital = line.token(before).capital;
        let Some(mark) = line.mark_at(before) else {
            if line.token(before).kind == TokenKind::Digits && !line.joins(at) {
                break;
            }
            unknown += usize::from(!capital);
            if unknown > UNKNOWN {
                break;
            }
            at = before;
            first = before;
            continue;
        };
        let word = line.concept(mark, Category::InstrumentWord);
        if matches!(word, Some("adjective" | "joint" | "renewed")) && !mark.is(Category::Preposition) {
            at = mark.first;
            first = mark.first;
            continue;
        }
        if line.concept(mark, Category::Conjunction) == Some("and") && first == at {
            // "Partnership and Cooperation Agreement": both sides written alike, and a title before it.
            let Some(other) = before.checked_sub(1).filter(|o| *o >= line.first()) else {
                break;
            };
            let plain = |a: usize| {
                line.symbol(a).is_none()
                    && line.mark_at(a).is_none_or(|m| {
                        !(m.is(Category::Verb)
                            || m.is(Category::InstrumentHead)
                            || m.is(Category::Country)
                            || m.is(Category::PartyNoun))
                    })
            };
            if plain(other) && line.token(other).capital && line.token(at).capital {
                at = before;
                continue;
            }
            break;
        }
        if line.token(head).capital
            && line.token(at).capital
            && let Some(before) = inside_name(line, mark.first, mark)
        {
            at = before;
            first = before;
            continue;
        }
        // "Area 3.0 Upgrade Protocol": a version between capitalised words.
        let version = mark.number().is_some()
            && line.token(at).capital
            && mark.first > line.first()
            && line.token(mark.first - 1).capital
            && line.mark_at(mark.first - 1).is_none_or(|m| !m.is(Category::Verb));
        if version {
            at = mark.first;
            continue;
        }
        let ends = mark.is(Category::Determiner)
            || mark.is(Category::Preposition)
            || mark.is(Category::Conjunction)
            || mark.is(Category::Auxiliary)
            || mark.is(Category::Negation)
            || mark.is(Category::Verb)
            || mark.is(Category::InstrumentHead)
            || mark.is(Category::FunctionWord)
            || mark.is(Category::PartyNoun) && !capital
            || matches!(
                word,
                Some("draft" | "alias" | "anniversary" | "stop" | "complement" | "idiom" | "including")
            )
            || mark.is_literal() && !line.joins(mark.end);
        if ends {
            break;
        }
        at = mark.first;
        first = mark.first;
    }
    first
}

/// The capitalised word before "of" or "of the" inside a capitalised title ("Ocean of Peace Declaration").
fn inside_name(line: &Line<'_>, at: usize, mark: &Mark) -> Option<usize> {
    let of = |m: &Mark| line.concept(m, Category::Preposition) == Some("of");
    let preposition = if of(mark) {
        at
    } else if mark.is(Category::Determiner) && at > line.first() && line.mark_at(at - 1).is_some_and(of) {
        at - 1
    } else {
        return None;
    };
    let before = preposition.checked_sub(1).filter(|b| *b >= line.first())?;
    let plain = line.symbol(before).is_none()
        && line.token(before).capital
        && line
            .mark_at(before)
            .is_none_or(|m| m.is_name() && line.parties().iter().all(|p| before < p.first || before >= p.end));
    (plain && before > line.first()).then(|| line.mark_at(before).map_or(before, |m| m.first))
}

/// The first token after the title, from the first token after the head.
pub(super) fn right(line: &Line<'_>, from: usize) -> usize {
    let mut end = from;
    let mut at = from;
    let mut unknown = 0;
    // The preposition that governs the words being read; none directly after the head.
    let mut governor: Option<&str> = None;
    while at < line.end() && at - from < REACH {
        if at > from && line.token(at).breaks_before > 1 {
            break;
        }
        if let Some(symbol) = line.symbol(at) {
            match symbol {
                '\'' => at += 1,
                '-' | '/' | '+' if line.joins(at) => at += 1,
                '-' if line.parties().iter().any(|p| p.first < at && p.end > at) => at += 1,
                '.' if at > from && line.word(at - 1).chars().count() == 1 && line.token(at - 1).capital => {
                    at += 1;
                    end = at;
                }
                '"' => {
                    let close = (at + 1..line.end().min(at + 15)).find(|a| line.symbol(*a) == Some('"'));
                    let Some(close) = close else { break };
                    if close <= at + 1
                        || line
                            .verbs()
                            .iter()
                            .any(|v| v.head > at && v.head < close && v.class == "sign")
                    {
                        break;
                    }
                    at = close + 1;
                    end = at;
                    break;
                }
                ',' if goes_on(line, at, governor) => at += 1,
                _ => break,
            }
            continue;
        }
        let token = line.token(at);
        let Some(mark) = line.mark_at(at) else {
            if token.kind == TokenKind::Digits {
                if token.end - token.start != 4 && !line.joins(at - 1) {
                    break;
                }
            } else if governor.is_none() && !token.capital && !line.joins(at - 1) {
                // A common word right after the head is a verb as often as not.
                break;
            } else {
                unknown += usize::from(!token.capital && !line.joins(at - 1));
                if unknown > UNKNOWN {
                    break;
                }
            }
            at += 1;
            end = at;
            continue;
        };
        if at > from && line.joins(at - 1) && mark.first == at {
            // The second part of a compound is no verb ("libre-échange").
            at = mark.end;
            end = mark.end;
            continue;
        }
        let word = line.concept(mark, Category::InstrumentWord);
        let preposition = line.concept(mark, Category::Preposition);
        if word == Some("complement")
            && !(preposition.is_some() && preposition != Some("on") && preposition != Some("about"))
        {
            governor = Some("complement");
            unknown = 0;
            at = mark.end;
            continue;
        }
        if word == Some("alias")
            && let Some(close) = quoted_alias(line, mark.end)
        {
            end = close;
            break;
        }
        if let Some(preposition) = preposition {
            if !leads_on(line, preposition, mark, from, end) {
                if let Some(after) = behind_date(line, preposition, mark, at == from) {
                    at = after;
                    continue;
                }
                break;
            }
            governor = Some(preposition);
            unknown = 0;
            at = mark.end;
            continue;
        }
        match line.concept(mark, Category::Conjunction) {
            Some("and" | "or") if governor.is_some() || word == Some("adjective") || is_adjective(line, mark.end) => {
                if !coordinates(line, mark.end, governor, from) {
                    break;
                }
                at = mark.end;
                continue;
            }
            Some(_) if word != Some("adjective") => break,
            _ => {}
        }
        if mark.is(Category::Determiner) {
            // "accord on migration | the EU struck": a determiner right behind a noun begins another group.
            let behind_noun = at == end
                && governor.is_some_and(|g| matches!(g, "about" | "for" | "of" | "on"))
                && line.concept(mark, Category::Determiner) != Some("genitive");
            if governor.is_none() || behind_noun && !mark.is(Category::Preposition) {
                break;
            }
            at = mark.end;
            continue;
        }
        let joined = matches!(word, Some("adjective" | "joint" | "renewed"));
        let ends = !joined
            && (mark.is(Category::Auxiliary)
                || mark.is(Category::Negation)
                || is_finite(line, mark)
                || mark.is(Category::FunctionWord)
                || matches!(
                    word,
                    Some("stop" | "alias" | "anniversary" | "draft" | "idiom" | "including")
                )
                || mark.is(Category::InstrumentHead) && governor.is_none()
                || mark.is_literal() && !is_part_of_title(line, mark, governor));
        if ends {
            break;
        }
        at = mark.end;
        end = mark.end;
    }
    end
}

fn is_adjective(line: &Line<'_>, at: usize) -> bool {
    at < line.end() && line.concept_at(at, Category::InstrumentWord) == Some("adjective")
}

/// The end of a quoted name behind a word such as "dit" ("les accords dits de « Minsk II »").
fn quoted_alias(line: &Line<'_>, at: usize) -> Option<usize> {
    let mut at = at;
    if at < line.end() && line.concept_at(at, Category::Preposition) == Some("of") {
        at = line.mark_at(at)?.end;
    }
    if !line.is_symbol(at, '"') {
        return None;
    }
    let close = (at + 1..line.end().min(at + 8)).find(|a| line.symbol(*a) == Some('"'))?;
    Some(close + 1)
}

/// A verb in a form that ends a noun group; nouns and infinitives of verbs stand in titles.
fn is_finite(line: &Line<'_>, mark: &Mark) -> bool {
    line.concept(mark, Category::Verb)
        .is_some_and(|c| !(c.ends_with(":noun") || c.ends_with(":infinitive")))
}

/// Numbers that titles hold: years ("2025-2027"), "à trois", a version ("3.0").
fn is_part_of_title(line: &Line<'_>, mark: &Mark, governor: Option<&str>) -> bool {
    let number = mark.number().is_some();
    match governor {
        Some("for" | "on") => true,
        // "Joint Action Plan 2025-2027"
        None => line.dates().iter().any(|d| {
            d.first == mark.first
                && d.interval
                    .is_some_and(|i| i.start().is_some_and(|s| s.month().is_none()) && i.single().is_none())
        }),
        Some("at") => number && line.token(mark.first).kind == TokenKind::Word,
        _ => number && line.joins(mark.first.saturating_sub(1)),
    }
}

/// Whether the title goes on behind a preposition.
fn leads_on(line: &Line<'_>, preposition: &str, mark: &Mark, from: usize, end: usize) -> bool {
    let next = skip_determiners(line, mark.end);
    if next >= line.end() || line.symbol(next).is_some_and(|s| s != '"') {
        return false;
    }
    let dated = line.dates().iter().any(|d| d.first <= next && next < d.end);
    let place = line
        .places()
        .iter()
        .any(|p| p.first <= next && next < p.end && p.role == PlaceRole::Locative);
    let party = line.parties().iter().any(|p| p.first <= next && next < p.end);
    let number = line.mark_at(next).is_some_and(Mark::is_literal);
    match preposition {
        "of" => !(dated || number && line.token(next).kind == TokenKind::Digits),
        "on" | "about" | "towards" | "against" => !dated,
        "for" => !party || line.token(next).capital && from == end,
        "to" => !dated && !place,
        "in" => {
            let capital = line.token(next).capital && line.token(mark.end).kind == TokenKind::Word;
            !dated
                && !place
                && (capital && end > from && line.token(end - 1).capital
                    || line.word(next).len() > 3 && party && end > from)
                || is_fixed_in(line, mark, next)
                || !dated && !place && is_field(line, mark, next)
        }
        "at" => number && line.token(next).kind == TokenKind::Word && next == mark.end,
        _ => false,
    }
}

/// "cooperation in artificial intelligence", "trade in goods": the field of what a title speaks of.
fn is_field(line: &Line<'_>, mark: &Mark, next: usize) -> bool {
    let before = line.mark_at(mark.first - 1);
    before.is_some_and(|m| m.is(Category::MechanismHead) || m.is(Category::FigureHead))
        && next == mark.end
        && !line.token(next).capital
        && line
            .mark_at(next)
            .is_none_or(|m| !(m.is(Category::Verb) || m.is(Category::FunctionWord) || m.is_literal()))
}

/// "l'accord du 3 mai 2012 | sur la pêche": where a title goes on behind the date that it is known by.
fn behind_date(line: &Line<'_>, preposition: &str, mark: &Mark, direct: bool) -> Option<usize> {
    let next = skip_determiners(line, mark.end);
    let date = line.dates().iter().find(|d| d.first <= next && next < d.end)?;
    let goes_on = date.end < line.end()
        && matches!(
            line.concept_starting(date.end, Category::Preposition),
            Some("on" | "about" | "for")
        );
    (direct && preposition == "of" && goes_on).then_some(date.end)
}

/// "en matière de", "en faveur de": a preposition inside a title before an unmarked noun.
fn is_fixed_in(line: &Line<'_>, mark: &Mark, next: usize) -> bool {
    next == mark.end
        && line.mark_at(next).is_none()
        && next + 1 < line.end()
        && line.concept_at(next + 1, Category::Preposition) == Some("of")
}

fn skip_determiners(line: &Line<'_>, at: usize) -> usize {
    let mut at = at;
    while at < line.end() {
        if line.symbol(at) == Some('\'') {
            at += 1;
            continue;
        }
        match line.mark_at(at) {
            Some(m) if m.is(Category::Determiner) => at = m.end,
            _ => break,
        }
    }
    at
}

/// Whether what follows an "and" inside a title belongs to the title: the same preposition again, or a plain word.
fn coordinates(line: &Line<'_>, at: usize, governor: Option<&str>, from: usize) -> bool {
    if at >= line.end() {
        return false;
    }
    let or = line.concept_at(at - 1, Category::Conjunction) == Some("or");
    if or && line.mark_at(at).is_none() {
        return false;
    }
    if let Some(mark) = line.mark_at(at) {
        let preposition = line.concept(mark, Category::Preposition);
        if let (Some(again), Some(governor)) = (preposition, governor) {
            return again == governor && !has_head(line, mark.end, 3);
        }
        if mark.is(Category::Determiner) {
            let next = skip_determiners(line, at);
            return matches!(governor, Some("on" | "about" | "complement" | "for" | "of"))
                && next < line.end()
                && line.mark_at(next).is_none_or(|m| {
                    line.concept(m, Category::InstrumentWord) == Some("adjective")
                        || FIELDS.iter().any(|c| m.is(*c)) && !m.is(Category::Verb) && !m.is(Category::Office)
                })
                && !has_head(line, at, 4)
                && !line.token(next).capital;
        }
        if line.concept(mark, Category::InstrumentWord) == Some("adjective") {
            return true;
        }
        let title = line.token(at).capital && line.token(from.saturating_sub(1)).capital;
        return title
            && !has_head(line, at, 3)
            && !mark.is(Category::Verb)
            && !line.parties().iter().any(|p| p.first == at);
    }
    line.symbol(at).is_none()
        && !has_head(line, at, 4)
        && (!line.token(at).capital || line.token(from.saturating_sub(1)).capital)
}

fn has_head(line: &Line<'_>, at: usize, within: usize) -> bool {
    line.marks().iter().any(|m| {
        m.first >= at && m.first < at + within && (m.is(Category::InstrumentHead) || m.is(Category::Instrument))
    })
}

/// Whether a comma inside a title joins a list that an "and" ends: ", d'amitié et de coopération", ", l'amitié et la coopération".
fn goes_on(line: &Line<'_>, comma: usize, governor: Option<&str>) -> bool {
    let Some(governor) = governor else { return false };
    let mut at = comma + 1;
    let Some(mark) = (at < line.end()).then(|| line.mark_at(at)).flatten() else {
        return false;
    };
    let same = line.concept(mark, Category::Preposition) == Some(governor);
    let determiner = mark.is(Category::Determiner) && matches!(governor, "on" | "about" | "of" | "complement");
    if !(same || determiner) || line.dates().iter().any(|d| d.first <= mark.end && mark.end < d.end) {
        return false;
    }
    while at < line.end() && at < comma + 14 {
        if let Some(symbol) = line.symbol(at) {
            if !matches!(symbol, '\'' | ',' | '-') {
                return false;
            }
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else {
            at += 1;
            continue;
        };
        if line.concept(mark, Category::Conjunction) == Some("and") {
            let next = mark.end;
            return next < line.end()
                && line.mark_at(next).is_some_and(|m| {
                    line.concept(m, Category::Preposition) == Some(governor) || determiner && m.is(Category::Determiner)
                });
        }
        if is_finite(line, mark) || mark.is(Category::Auxiliary) || mark.is(Category::InstrumentHead) {
            return false;
        }
        at = mark.end;
    }
    false
}
