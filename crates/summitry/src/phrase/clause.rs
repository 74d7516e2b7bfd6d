//! Clauses: what stands between strong punctuation, brackets and subordinating words.

use super::Line;
use crate::pack::Category;

/// A run of tokens that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
}

pub(super) fn clauses(line: &Line<'_>) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut first = line.first();
    for at in line.first() + 1..line.end() {
        if at > first && begins_clause(line, at) {
            clauses.push(Clause { first, end: at });
            first = at;
        }
    }
    clauses.push(Clause { first, end: line.end() });
    clauses
}

fn begins_clause(line: &Line<'_>, at: usize) -> bool {
    let token = line.token(at);
    match line.symbol(at) {
        Some('(' | '[') => return true,
        Some('-') => return token.space_before && at + 1 < line.end() && line.token(at + 1).space_before,
        _ => {}
    }
    if matches!(line.symbol(at - 1), Some(';' | ':' | ')' | ']')) {
        return true;
    }
    let conjunction = line
        .mark_at(at)
        .filter(|m| m.first == at)
        .and_then(|m| line.concept(m, Category::Conjunction));
    matches!(conjunction, Some("but" | "relative" | "while" | "if"))
}
