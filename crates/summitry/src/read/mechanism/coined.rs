//! Names of bodies that the packs do not know: those of the sides around a head noun, and those that capitals make one.

use crate::pack::Category;
use crate::phrase::{Line, Parties, noun_group, title};
use crate::scan::Mark;
use crate::text::TokenKind;
use crate::value::Party;

/// Where such a name stands.
pub(super) struct Coined {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// The sides that it names.
    pub sides: Vec<Party>,
    /// Whether the name says by itself that it is a standing body of its sides.
    pub standing: bool,
}

/// Tokens looked at on each side of a head for the sides of a body.
const REACH: usize = 14;
/// Common words passed over between a head and the sides before it.
const COMMON: usize = 2;
/// Sides of one body at most.
const MOST_SIDES: usize = 5;
/// Tokens from which on a name in lower case is one ("conseil de coopération stratégique entre le Niger et le Mali").
const LONG_NAME: usize = 6;
/// Tokens of a name at most.
const LONGEST: usize = 12;

/// A body of several sides: "the Kenya-Uganda Joint Commission", "le Haut Conseil turco-kazakh".
pub(super) fn of_sides(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Coined> {
    let (first, end) = noun_group(line, head);
    let mut sides = title(line, first, end).parties;
    let (mut first, mut end) = (first, end);
    if sides.len() < 2 {
        (first, end, sides) = before(line, head)
            .map(|g| (g.first, head.end, g.set()))
            .or_else(|| after(line, head).map(|g| (head.first, g.end, g.set())))?;
    }
    // "the inaugural …", "la 3e …": which of its meetings it is, not what it is called.
    let counts = |m: &Mark| m.is_literal() || m.is(Category::MeetingModifier) && !line.token(m.first).capital;
    while let Some(mark) = line.mark_starting(first).filter(|m| m.end <= head.first && counts(m)) {
        first = mark.end;
    }
    // A short form in brackets is another name.
    if line.symbol(end - 1) == Some(')') {
        end = (head.end..end)
            .rev()
            .find(|t| line.symbol(*t) == Some('('))
            .unwrap_or(end);
    }
    let states = sides.iter().filter(|s| s.country().is_some()).count();
    if !(2..=MOST_SIDES).contains(&sides.len()) || states == 0 || sides.len() > 2 && states < sides.len() {
        return None;
    }
    // A dialogue or a forum of two sides is one by its capital; a commission of two states always is.
    let capital = line.token(head.first).capital;
    let (named, standing) = match concept {
        "commission" => (true, sides.len() == 2),
        "council" | "dialogue" | "forum" | "mechanism" => {
            let long = end - first > LONG_NAME || concept == "council" && head.end - head.first > 1;
            (capital || long, capital || long && concept == "council")
        }
        "group" | "format" => (capital, false),
        // "the Japan-Kenya Digital Partnership", but not the "strategic partnership" that two states have.
        "partnership" => {
            let named =
                capital && !head.is(Category::InstrumentHead) && end == head.end && has_words(line, first, head);
            (named, named)
        }
        _ => (false, false),
    };
    named.then_some(Coined {
        first,
        end,
        sides,
        standing,
    })
}

/// Whether a capitalised word other than its sides stands in a title before its head.
fn has_words(line: &Line<'_>, first: usize, head: &Mark) -> bool {
    let names = |m: &Mark| m.is_name() || m.is(Category::Portfolio) || m.is(Category::MeetingModifier);
    (first..head.first).any(|at| line.token(at).capital && line.mark_at(at).is_none_or(names))
}

/// The sides before a head, capitals and at most a few common words between: "the Slovenia-U.S. Strategic Dialogue".
fn before<'a>(line: &Line<'a>, head: &Mark) -> Option<&'a Parties> {
    let mut at = head.first;
    let mut common = 0;
    while at > line.first() && head.first - at <= REACH {
        if let Some(group) = line.parties().iter().find(|g| g.end == at) {
            return group.paired.then_some(group);
        }
        let last = at - 1;
        if matches!(line.symbol(last), Some('-' | '.')) {
            at = last;
            continue;
        }
        if line.symbol(last).is_some() {
            return None;
        }
        match line.mark_at(last) {
            Some(mark) if !(names(line, mark) || titled(line, mark)) => return None,
            Some(mark) => at = mark.first,
            None => {
                common += usize::from(!line.token(last).capital);
                at = last;
            }
        }
        if common > COMMON {
            return None;
        }
    }
    None
}

/// The sides after a head: "commission mixte de coopération économique et commerciale Vietnam-Russie", "… entre Rabat et Madrid".
fn after<'a>(line: &Line<'a>, head: &Mark) -> Option<&'a Parties> {
    let mut at = head.end;
    let mut complement = false;
    let mut between = false;
    while at < line.end() && at - head.end <= REACH {
        if let Some(group) = line.parties().iter().find(|g| g.first == at) {
            return (group.paired || between).then_some(group);
        }
        match line.symbol(at) {
            Some('\'' | '-') => {}
            Some(',') if complement => {}
            Some(_) => return None,
            None => {
                if let Some(mark) = line.mark_at(at) {
                    match line.concept(mark, Category::Preposition) {
                        Some("of" | "for" | "on") => complement = true,
                        Some("between") => between = true,
                        Some(_) => return None,
                        None if mark.is(Category::Determiner) || names(line, mark) => {}
                        None if line.concept(mark, Category::Conjunction) == Some("and") && complement => {}
                        None => return None,
                    }
                    at = mark.end;
                    continue;
                }
            }
        }
        at += 1;
    }
    None
}

/// Whether a mark is a word of a title by its capital.
fn titled(line: &Line<'_>, mark: &Mark) -> bool {
    const GRAMMAR: &[Category] = &[
        Category::Auxiliary,
        Category::Conjunction,
        Category::Determiner,
        Category::Office,
        Category::Preposition,
    ];
    line.token(mark.first).capital && !mark.is_literal() && !GRAMMAR.iter().any(|c| mark.is(*c))
}

/// Whether a mark can be part of a body's name beside its head and its sides.
fn names(line: &Line<'_>, mark: &Mark) -> bool {
    const PART: &[Category] = &[
        Category::MechanismHead,
        Category::MeetingModifier,
        Category::Portfolio,
        Category::InstrumentWord,
        Category::FigureHead,
    ];
    PART.iter().any(|c| mark.is(*c)) && !mark.is(Category::Preposition)
        || mark.is_name() && line.token(mark.first).capital
}

/// Heads whose capitalised names are bodies of several states wherever something is said of them.
const OPEN: &[&str] = &["dialogue", "forum", "mechanism", "partnership", "secretariat"];
/// Heads that are so where the name holds a region.
const REGIONAL: &[&str] = &["alliance", "commission", "council", "fund", "group", "organisation"];

/// A body that capitals name: "the Lake Victoria Basin Partnership", "le Fonds de résilience du Sahel".
pub(super) fn of_capitals(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Coined> {
    let open = OPEN.contains(&concept);
    if !(open || REGIONAL.contains(&concept)) || !line.token(head.first).capital || head.end - head.first > 2 {
        return None;
    }
    let first = capitals_before(line, head);
    let end = tail(line, head, first < head.first);
    if end - first < 2 + usize::from(first < head.first) || end - first > LONGEST {
        return None;
    }
    let inside = || {
        let beside_head = |m: &&Mark| m.first != head.first;
        line.marks()
            .iter()
            .filter(|m| m.first >= first && m.end <= end)
            .filter(beside_head)
    };
    let known = [
        Category::Series,
        Category::Initiative,
        Category::Instrument,
        Category::Office,
        Category::MeetingHead,
    ];
    if inside().any(|m| known.iter().any(|c| m.is(*c))) {
        return None;
    }
    // One state's own body is none of several states.
    let parties = title(line, first, end).parties;
    let domestic = parties.iter().any(|p| p.country().is_some());
    let regional = parties.iter().any(|p| p.country().is_none());
    (!domestic && (open || regional)).then_some(Coined {
        first,
        end,
        sides: Vec::new(),
        standing: false,
    })
}

/// The first token of the capitals before a head, "and" between two of them allowed.
fn capitals_before(line: &Line<'_>, head: &Mark) -> usize {
    let mut first = head.first;
    while first > line.first() && line.token(first).breaks_before == 0 {
        let before = first - 1;
        let mark = line.mark_at(before);
        let grammar = mark.is_some_and(|m| m.is(Category::Determiner) || m.is(Category::Preposition));
        let joins = line.symbol(before) == Some('-') && line.joins(before);
        let links = |m: &Mark| {
            line.concept(m, Category::Conjunction) == Some("and")
                || line.concept(m, Category::Preposition) == Some("of")
        };
        let and =
            mark.is_some_and(links) && before > line.first() && line.token(before - 1).capital && first < head.first;
        if !(line.token(before).capital && !grammar && line.symbol(before).is_none() || joins || and) {
            break;
        }
        first = before;
    }
    // An ordinal or a title word at the front is no part of the name.
    while first < head.first && line.mark_at(first).is_some_and(|m| m.is(Category::Conjunction)) {
        first += 1;
    }
    first
}

/// The end of what belongs to the name after its head: as far as its last capital.
fn tail(line: &Line<'_>, head: &Mark, named: bool) -> usize {
    let mut end = head.end;
    let mut at = head.end;
    let mut free = !named;
    // Common words belong to it only before its first capital, but for one such as "États".
    let mut open = true;
    while at < line.end() && at - head.end < LONGEST && line.token(at).breaks_before == 0 {
        if matches!(line.symbol(at), Some('\'')) || line.symbol(at) == Some('-') && line.joins(at) {
            at += 1;
            continue;
        }
        if line.symbol(at).is_some() {
            break;
        }
        let mark = line.mark_at(at);
        let preposition = mark.and_then(|m| line.concept(m, Category::Preposition));
        match (preposition, mark) {
            (Some("of" | "for" | "on" | "against"), Some(mark)) => {
                free = true;
                at = mark.end;
            }
            (Some(_), _) => break,
            (None, Some(mark))
                if line.token(at).capital && !mark.is_literal() && !mark.is(Category::Auxiliary) && free =>
            {
                open &= mark.is(Category::PartyNoun);
                at = mark.end;
                end = at;
            }
            (None, Some(mark)) if free && mark.is(Category::Determiner) => at = mark.end,
            (None, Some(mark)) if free && line.concept(mark, Category::Conjunction) == Some("and") => at = mark.end,
            (None, Some(mark)) if mark.is(Category::Verb) || mark.is(Category::Auxiliary) => break,
            (None, Some(mark)) if free && open && !mark.is_literal() => at = mark.end,
            (None, None) if line.token(at).capital && free => {
                open = false;
                at += 1;
                end = at;
            }
            (None, None) if free && open => at += 1,
            _ => break,
        }
    }
    end
}

/// A format by its sign: "the 4+2 format", "le format « C6 »".
pub(super) fn of_sign(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Coined> {
    if !matches!(concept, "format" | "group") {
        return None;
    }
    let quote = |at: usize| matches!(line.symbol(at), Some('"' | '\''));
    let after = head.end + usize::from(head.end < line.end() && quote(head.end));
    let (first, end) = sign_after(line, after)
        .map(|end| (after, end))
        .or_else(|| sign_before(line, head.first).map(|first| (first, head.first)))?;
    let known = line
        .marks()
        .iter()
        .any(|m| m.first < end && m.end > first && m.is(Category::Series));
    (!known).then_some(Coined {
        first: if end == head.first { first } else { head.first },
        end: if end == head.first { head.end } else { end },
        sides: Vec::new(),
        standing: false,
    })
}

/// Whether a token is digits.
fn digits(line: &Line<'_>, at: usize) -> bool {
    line.token(at).kind == TokenKind::Digits
}

/// The end of a sign that begins at a token: "4+2", "C6".
fn sign_after(line: &Line<'_>, at: usize) -> Option<usize> {
    if at + 1 >= line.end() {
        return None;
    }
    let mut letters = line.word(at).chars();
    if letters.next().is_some_and(char::is_uppercase) {
        return match letters.next() {
            Some(next) if next.is_ascii_digit() => letters.all(|c| c.is_ascii_digit()).then_some(at + 1),
            Some(_) => None,
            None => digits(line, at + 1).then_some(at + 2),
        };
    }
    let sum = digits(line, at) && at + 2 < line.end() && line.symbol(at + 1) == Some('+') && digits(line, at + 2);
    sum.then_some(at + 3)
}

/// The first token of a sign that ends before a token.
fn sign_before(line: &Line<'_>, end: usize) -> Option<usize> {
    let starts = |back: usize| end.checked_sub(back).filter(|at| *at >= line.first());
    [3, 2, 1]
        .into_iter()
        .filter_map(starts)
        .find(|at| sign_after(line, *at) == Some(end))
}
