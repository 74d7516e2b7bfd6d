//! What brackets and quotes say of a title: its short form, and how far it reaches.

use super::extent::{REACH, right};
use crate::pack::Category;
use crate::phrase::Line;
use crate::scan::Mark;
use crate::text::TokenKind;

/// What brackets right after a title hold.
pub(super) struct Bracketed {
    /// First token after the title.
    pub end: usize,
    /// First token after the bracket.
    pub outer_end: usize,
    /// A name of its own ("(AECG)").
    pub acronym: Option<String>,
    /// Whether the bracket holds the head's short form ("(MoU)").
    pub abbreviated: bool,
}

/// The acronym or the short form in brackets right after a title, behind which the title may go on ("Memorandum (MoU) on Trade").
pub(super) fn bracketed(line: &Line<'_>, end: usize) -> Bracketed {
    let plain = Bracketed {
        end,
        outer_end: end,
        acronym: None,
        abbreviated: false,
    };
    if !line.is_symbol(end, '(') {
        return plain;
    }
    let close = (end + 1..line.end().min(end + 8)).find(|at| line.symbol(*at) == Some(')'));
    let Some(close) = close else { return plain };
    let word = end + 1;
    let head = line
        .mark_at(word)
        .is_some_and(|m| m.is(Category::InstrumentHead) && m.first == word && m.end == close);
    let acronym = line.token(word).all_caps && line.token(word).kind == TokenKind::Word && close <= end + 4;
    if !(head || acronym) {
        return plain;
    }
    let purpose = line.concept_starting(close + 1, Category::Preposition) == Some("to");
    let after = if purpose { close + 1 } else { right(line, close + 1) };
    Bracketed {
        end: if after > close + 1 { after } else { end },
        outer_end: after.max(close + 1),
        acronym: (acronym && !head).then(|| line.word(word).to_owned()),
        abbreviated: head,
    }
}

/// A title that quotes hold: all between them.
pub(super) fn quoted(line: &Line<'_>, first: usize, end: usize, head: &Mark) -> (usize, usize) {
    let opens = first > line.first() && line.symbol(first - 1) == Some('"');
    if !opens {
        return (first, end);
    }
    // "leur « Pukpuk » pacte": a quoted name before the head.
    let open = (line.first().max(first.saturating_sub(6))..first - 1)
        .rev()
        .find(|at| line.symbol(*at) == Some('"'));
    if let Some(open) = open
        && first == head.first
        && line.token(open + 1).capital
    {
        return (open, end);
    }
    let close = (head.end..line.end().min(head.end + REACH)).find(|at| line.symbol(*at) == Some('"'));
    match close {
        Some(close) if close >= end || first + 12 > close => (first, close),
        _ => (first, end),
    }
}
