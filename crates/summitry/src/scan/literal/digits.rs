//! Numbers in digits, with the marks that news writes into them.

use rust_decimal::Decimal;
use smallvec::SmallVec;

use crate::pack::{Category, CategorySet};
use crate::scan::Passage;
use crate::text::TokenKind;
use crate::value::Span;

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DigitsRead {
    /// First token after.
    pub end: usize,
    pub span: Span,
    pub value: Decimal,
    /// How many digits, where there is nothing but digits.
    pub plain: Option<u8>,
    /// Whether its groups of three are marked.
    pub grouped: bool,
}

/// Longer runs of digits are identifiers, and no decimal holds them.
const MAX_DIGITS: usize = 27;

/// What stands between two runs of digits.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Space,
    Apostrophe,
    Symbol(char),
}

/// Reads a number in digits from a token of digits, or from the digits at a word's end that begin at byte `start`.
///
/// `None` where the digits and marks are no number: a date, a version, an address.
pub(super) fn digits_at(passage: &Passage<'_>, at: usize, start: usize) -> Option<DigitsRead> {
    let first = &passage.tokens[at];
    let mut groups: SmallVec<[&str; 8]> = SmallVec::new();
    let mut marks: SmallVec<[Mark; 8]> = SmallVec::new();
    groups.push(&passage.text[start..first.end as usize]);
    let mut ends: SmallVec<[usize; 8]> = SmallVec::new();
    ends.push(at + 1);
    let mut here = at + 1;
    while let Some((mark, next)) = mark_at(passage, here) {
        marks.push(mark);
        groups.push(passage.str(next));
        here = next + 1;
        ends.push(here);
        if groups.len() > 12 {
            break;
        }
    }
    let orthography = passage.packs.orthography(passage.language);
    let shape = shape(&groups, &marks, orthography.decimal)?;
    let used = shape.whole + shape.decimals;
    let mut written = String::with_capacity(MAX_DIGITS + 1);
    for group in &groups[..shape.whole] {
        written.push_str(group);
    }
    if shape.decimals > 0 {
        written.push('.');
        written.push_str(groups[shape.whole]);
    }
    if written.len() > MAX_DIGITS + 1 {
        return None;
    }
    let value = Decimal::from_str_exact(&written).ok()?;
    let end = ends[used - 1];
    let plain = (used == 1).then(|| u8::try_from(groups[0].len()).unwrap_or(u8::MAX));
    Some(DigitsRead {
        end,
        span: Span::new(start, passage.tokens[end - 1].end as usize),
        value,
        plain,
        grouped: shape.whole > 1,
    })
}

/// Decimals without a whole part, `.5` or `,5`, where nothing touches their mark from before.
pub(super) fn bare_decimals_at(passage: &Passage<'_>, at: usize) -> Option<DigitsRead> {
    let mark = passage.symbol(at)?;
    let orthography = passage.packs.orthography(passage.language);
    if mark != '.' && mark != orthography.decimal || !passage.attached(at + 1) {
        return None;
    }
    let digits = passage.tokens.get(at + 1).filter(|t| t.kind == TokenKind::Digits)?;
    let free = at == 0 || passage.tokens[at].space_before || is_sign_before(passage, at - 1);
    if !free || mark_at(passage, at + 2).is_some_and(|(mark, _)| mark != Mark::Space) {
        return None;
    }
    let text = digits.text(passage.text);
    if text.len() > MAX_DIGITS {
        return None;
    }
    Some(DigitsRead {
        end: at + 2,
        span: passage.span(at, at + 2),
        value: Decimal::from_str_exact(&format!("0.{text}")).ok()?,
        plain: None,
        grouped: false,
    })
}

/// A minus or a currency's sign: what may touch decimals that have no whole part.
fn is_sign_before(passage: &Passage<'_>, at: usize) -> bool {
    passage.symbol(at) == Some('-') || passage.may_start(at, CategorySet::of(&[Category::CurrencySymbol]))
}

/// The first token after a chain of digits and marks without spaces: a date, a version, an address.
pub(super) fn chain_end(passage: &Passage<'_>, at: usize) -> usize {
    let mut here = at + 1;
    while let Some((mark, next)) = mark_at(passage, here) {
        if mark == Mark::Space {
            break;
        }
        here = next + 1;
    }
    here
}

/// The mark at a token and the token of digits that it leads to.
fn mark_at(passage: &Passage<'_>, at: usize) -> Option<(Mark, usize)> {
    let token = passage.tokens.get(at)?;
    if token.kind == TokenKind::Digits {
        let before = &passage.tokens[at - 1];
        let gap = &passage.text[before.end as usize..token.start as usize];
        let mut gap = gap.chars();
        let one = gap.next().is_some_and(|c| c != '\n' && c != '\r' && c != '\t') && gap.next().is_none();
        return (one && token.breaks_before == 0).then_some((Mark::Space, at));
    }
    if token.kind != TokenKind::Symbol || token.space_before {
        return None;
    }
    let next = passage.tokens.get(at + 1)?;
    if next.kind != TokenKind::Digits || next.space_before {
        return None;
    }
    match passage.symbol(at)? {
        '\'' => Some((Mark::Apostrophe, at + 1)),
        c @ ('.' | ',' | '·' | '٫' | '٬') => Some((Mark::Symbol(c), at + 1)),
        _ => None,
    }
}

/// How many groups make the whole part, and whether one more makes the decimals.
struct Shape {
    whole: usize,
    decimals: usize,
}

fn shape(groups: &[&str], marks: &[Mark], decimal: char) -> Option<Shape> {
    let plain = Shape { whole: 1, decimals: 0 };
    let Some(&first) = marks.first() else {
        return Some(plain);
    };
    // The marks of the same kind that follow one another, and whether each leads to three digits.
    let run = marks.iter().take_while(|m| **m == first).count();
    let threes = groups[1..=run].iter().take_while(|g| g.len() == 3).count();
    let starts_group = groups[0].len() <= 3 && !(groups[0].starts_with('0') && threes > 0);
    match first {
        Mark::Space | Mark::Apostrophe => {
            if threes == 0 || !starts_group {
                return Some(plain);
            }
            let whole = 1 + threes;
            Some(Shape {
                whole,
                decimals: usize::from(threes == run && is_decimals(marks, whole)),
            })
        }
        Mark::Symbol(mark) => {
            if run == 1 {
                let other = matches!(marks.get(1), Some(Mark::Symbol(_)));
                // Nobody writes three noughts after a decimal mark: they are another language's thousands.
                let noughts = groups[1] == "000" && groups[0] != "0";
                if groups[1].len() == 3 && starts_group && (mark != decimal || other || noughts) {
                    return Some(Shape {
                        whole: 2,
                        decimals: usize::from(is_decimals(marks, 2)),
                    });
                }
                // A comma before one or two digits is a decimal mark in any language; before more, it only parts two numbers.
                if mark == decimal || groups[1].len() <= 2 || mark != ',' {
                    return Some(Shape { whole: 1, decimals: 1 });
                }
                return Some(plain);
            }
            if threes == run && starts_group {
                let whole = 1 + run;
                return Some(Shape {
                    whole,
                    decimals: usize::from(is_decimals(marks, whole)),
                });
            }
            // Lakhs and crores: 12,34,567.
            let twos = groups[1..run].iter().all(|g| g.len() == 2);
            if mark == ',' && twos && groups[run].len() == 3 && groups[0].len() <= 2 {
                return Some(Shape {
                    whole: 1 + run,
                    decimals: usize::from(is_decimals(marks, 1 + run)),
                });
            }
            // 12.06.2025, 10.0.0.1: no number. 1,2,3: a list.
            if mark == ',' { Some(plain) } else { None }
        }
    }
}

/// Whether the group at `at` is the decimals of the groups before it: parted by a point or comma that did not part groups, and alone.
fn is_decimals(marks: &[Mark], at: usize) -> bool {
    let Some(Mark::Symbol(mark)) = marks.get(at - 1) else {
        return false;
    };
    let again = marks.get(at) == Some(&Mark::Symbol(*mark));
    marks[0] != Mark::Symbol(*mark) && !again
}
