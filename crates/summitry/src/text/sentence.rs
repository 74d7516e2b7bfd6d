//! Blocks (paragraphs, headings, bullets) and the sentences in them.

use core::ops::Range;

use super::token::{Token, TokenKind};
use crate::value::Span;

/// What a block of lines looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A short line without a full stop: a title, a dateline alone, a line that announces a list.
    Heading,
    /// An item of a list.
    Bullet,
}

/// A run of tokens between sentence ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// The number of its block, from 0.
    pub block: usize,
    /// What its block looks like.
    pub kind: BlockKind,
}

impl Sentence {
    /// The bytes from its first token to its last.
    #[must_use]
    pub fn span(&self, tokens: &[Token]) -> Span {
        tokens[self.first].span().join(tokens[self.end - 1].span())
    }
}

/// Lines with more tokens than this are no headings.
const MAX_HEADING_TOKENS: usize = 24;
/// Lines shorter than this were not broken by a fixed width.
const MIN_WRAPPED_BYTES: u32 = 50;
/// A run without any sentence end is cut here, so that work on a sentence stays bounded.
const MAX_SENTENCE_TOKENS: usize = 400;

/// Splits tokens into sentences, in order; every token is in exactly one.
///
/// `keeps_stop` says of the token before a full stop whether it is an abbreviation.
pub fn sentences(text: &str, tokens: &[Token], mut keeps_stop: impl FnMut(usize) -> bool) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut block = 0;
    while first < tokens.len() {
        let end = block_end(text, tokens, first);
        let kind = block_kind(text, &tokens[first..end]);
        let mut start = first;
        // The last token that closes nothing: a sentence may end with it and with what closes behind it.
        let mut stop = first;
        for at in first..end {
            if !is_closing(text, &tokens[at]) {
                stop = at;
            }
            let long = at + 1 - start >= MAX_SENTENCE_TOKENS;
            if at + 1 < end && (long || ends_sentence(text, tokens, start..end, (stop.max(start), at), &mut keeps_stop))
            {
                sentences.push(Sentence {
                    first: start,
                    end: at + 1,
                    block,
                    kind,
                });
                start = at + 1;
            }
        }
        if start < end {
            sentences.push(Sentence {
                first: start,
                end,
                block,
                kind,
            });
        }
        first = end;
        block += 1;
    }
    sentences
}

/// The first token after the block that starts at `first`: a line break ends it unless the line was cut by a fixed width.
fn block_end(text: &str, tokens: &[Token], first: usize) -> usize {
    let mut line_start = tokens[first].start;
    for at in first + 1..tokens.len() {
        let token = &tokens[at];
        if token.breaks_before == 0 {
            continue;
        }
        let before = &tokens[at - 1];
        let wrapped = token.breaks_before == 1
            && before.end - line_start >= MIN_WRAPPED_BYTES
            && !is_stop(text, before)
            && token.kind == TokenKind::Word
            && !token.capital;
        if !wrapped {
            return at;
        }
        line_start = token.start;
    }
    tokens.len()
}

fn block_kind(text: &str, tokens: &[Token]) -> BlockKind {
    let first = &tokens[0];
    let bullet_sign = first.kind == TokenKind::Symbol
        && matches!(
            first.text(text),
            "-" | "–" | "—" | "•" | "*" | "·" | "▪" | "■" | "●" | "◦" | "➢" | "►" | "‣" | "○" | "□" | "✓"
        )
        && tokens.len() > 2;
    let numbered = first.kind == TokenKind::Digits
        && tokens.len() > 3
        && first.end - first.start <= 2
        && tokens[1].kind == TokenKind::Symbol
        && !tokens[1].space_before
        && matches!(tokens[1].text(text), "." | ")" | "°")
        && tokens[2].space_before;
    if bullet_sign || numbered {
        return BlockKind::Bullet;
    }
    let last = &tokens[tokens.len() - 1];
    let open = !is_stop(text, last) && !matches!(last.text(text), "\"" | "»" | "”");
    if open && tokens.len() <= MAX_HEADING_TOKENS {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

fn is_stop(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Symbol
        && matches!(token.text(text), "." | "!" | "?" | "…" | "。" | "！" | "？" | "؟" | "।")
}

fn is_closing(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Symbol && matches!(token.text(text), "»" | "”" | "\"" | "’" | "'" | ")" | "]")
}

/// Whether a sentence ends after the token `at`: `stop` is that token, or a stop that closing quotes follow up to it.
fn ends_sentence(
    text: &str,
    tokens: &[Token],
    Range { start, end }: Range<usize>,
    (stop, at): (usize, usize),
    keeps_stop: &mut impl FnMut(usize) -> bool,
) -> bool {
    if !is_stop(text, &tokens[stop]) {
        return false;
    }
    let next = &tokens[at + 1];
    if is_closing(text, next) && (!next.space_before || next.text(text) == "»") {
        return false;
    }
    let symbol = tokens[stop].text(text);
    if matches!(symbol, "。" | "！" | "？") {
        return true;
    }
    // "…word.Next": scraped text loses the space after a stop.
    let glued = !next.space_before;
    if glued && !(symbol == "." && stop > start && next.capital && joined_words(text, tokens, stop, end)) {
        return false;
    }
    if next.kind == TokenKind::Word && !next.capital && next.text(text).chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    if symbol == "." && stop > start {
        let before = &tokens[stop - 1];
        if !tokens[stop].space_before {
            let letters = before.text(text).chars().count();
            let initial = before.kind == TokenKind::Word && letters == 1 && before.capital;
            if initial || keeps_stop(stop - 1) {
                return false;
            }
        }
    }
    true
}

/// Whether the stop at `stop` stands between a lower-case word and a capitalised word without a space.
fn joined_words(text: &str, tokens: &[Token], stop: usize, end: usize) -> bool {
    let before = &tokens[stop - 1];
    let after = tokens.get(stop + 1).filter(|_| stop + 1 < end);
    before.kind == TokenKind::Word
        && !before.capital
        && before.end - before.start > 3
        && after.is_some_and(|t| t.kind == TokenKind::Word && t.end - t.start > 1 && !t.all_caps)
        && text.is_char_boundary(before.end as usize)
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, sentences};
    use crate::text::token::tokenize;

    fn split(text: &str) -> Vec<(&str, BlockKind)> {
        let tokens = tokenize(text);
        let keeps = |at: usize| matches!(tokens[at].text(text), "M" | "nov" | "Mme");
        sentences(text, &tokens, keeps)
            .iter()
            .map(|s| (&text[s.span(&tokens)], s.kind))
            .collect()
    }

    #[test]
    fn splits_sentences_and_blocks() {
        use BlockKind::{Bullet, Heading, Paragraph};
        let table: &[(&str, &[(&str, BlockKind)])] = &[
            (
                "M. Dupont est à Oslo. Il part le 1er nov. 2025.",
                &[
                    ("M. Dupont est à Oslo.", Paragraph),
                    ("Il part le 1er nov. 2025.", Paragraph),
                ],
            ),
            (
                "Titre court\n\nIl a dit : « Oui. » Puis rien.",
                &[
                    ("Titre court", Heading),
                    ("Il a dit : « Oui. »", Paragraph),
                    ("Puis rien.", Paragraph),
                ],
            ),
            (
                "- exportations : 3,5 %\n- importations",
                &[("- exportations : 3,5 %", Bullet), ("- importations", Heading)],
            ),
            (
                "Le texte est prêt.Les ministres partent.",
                &[("Le texte est prêt.", Paragraph), ("Les ministres partent.", Paragraph)],
            ),
            (
                "J. K. Rowling et le U.S. Army vont bien.",
                &[("J. K. Rowling et le U.S. Army vont bien.", Paragraph)],
            ),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(split(text), *expected, "{text}");
        }
    }
}
