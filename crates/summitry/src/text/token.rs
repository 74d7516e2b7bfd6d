//! Tokens: letter runs, digit runs and single symbols, with where they stand and how they are written.

use crate::value::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A run that starts with a letter and goes on with letters, marks and digits (`sommet`, `G20`, `ᵉ`).
    Word,
    /// A run of decimal digits (`2025`, `94`).
    Digits,
    /// A single other character that is not white space.
    Symbol,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// First byte after.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether its first character is an upper-case (or title-case) letter.
    pub capital: bool,
    /// Whether it has two letters or more and all are upper-case.
    pub all_caps: bool,
    /// Whether white space stands before it.
    pub space_before: bool,
    /// Line breaks between this token and the one before it (at most 255).
    pub breaks_before: u8,
}

impl Token {
    /// The bytes that the token covers.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The token's words in `text`.
    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether the token is that symbol.
    #[must_use]
    pub fn is_symbol(&self, text: &str, symbol: char) -> bool {
        self.kind == TokenKind::Symbol && self.text(text).starts_with(symbol)
    }
}

/// Combining marks that continue a word (Latin, Cyrillic, Arabic, Hebrew, Indic vowel signs).
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Characters of scripts that write no spaces between words: each is a token of its own.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

fn is_space(c: char) -> bool {
    // Zero-width space and the byte-order mark separate words in scraped text as white space does.
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\0')
}

/// A soft hyphen or a zero-width joiner inside a word is no boundary.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200C}' | '\u{200D}')
}

/// Splits a text into tokens, in one pass.
///
/// Every character that is not white space is in exactly one token. Texts longer than `u32::MAX` bytes
/// can't be indexed; the caller reads them in parts.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    debug_assert!(u32::try_from(text.len()).is_ok());
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    tokens.extend(Tokens::new(text));
    tokens
}

/// The token that a text is, where it is just one.
#[must_use]
pub fn single_token(text: &str) -> Option<Token> {
    let mut tokens = Tokens::new(text);
    let token = tokens.next()?;
    tokens.next().is_none().then_some(token)
}

/// The tokens of a text, one by one.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut at = self.at;
        let mut space_before = at == 0;
        let mut breaks: u8 = 0;
        let (start, first) = loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii_graphic() {
                break (at, char::from(byte));
            }
            if byte == b' ' {
                space_before = true;
                at += 1;
                continue;
            }
            let first = char_at(text, at);
            if !is_space(first) {
                break (at, first);
            }
            at += first.len_utf8();
            let breaks_line = match first {
                // A lone carriage return is a line break of old files.
                '\r' => bytes.get(at) != Some(&b'\n'),
                _ => matches!(first, '\n' | '\u{2028}' | '\u{2029}' | '\u{0B}' | '\u{0C}' | '\u{85}'),
            };
            breaks = breaks.saturating_add(u8::from(breaks_line));
            space_before = true;
        };
        at += first.len_utf8();
        let mut kind = TokenKind::Symbol;
        let mut capital = false;
        let mut all_caps = false;
        if first.is_ascii_digit() {
            kind = TokenKind::Digits;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        } else if stands_alone(first) && first.is_alphabetic() {
            kind = TokenKind::Word;
        } else if first.is_alphabetic() {
            kind = TokenKind::Word;
            capital = first.is_uppercase();
            let mut upper = usize::from(capital);
            let mut lower = usize::from(!capital);
            while let Some(b) = bytes.get(at) {
                if b.is_ascii() {
                    if !b.is_ascii_alphanumeric() {
                        break;
                    }
                    upper += usize::from(b.is_ascii_uppercase());
                    lower += usize::from(b.is_ascii_lowercase());
                    at += 1;
                    continue;
                }
                let c = char_at(text, at);
                if !(c.is_alphanumeric() || is_mark(c) || is_invisible(c)) || stands_alone(c) {
                    break;
                }
                upper += usize::from(c.is_uppercase());
                lower += usize::from(c.is_alphabetic() && !c.is_uppercase() && !is_mark(c));
                at += c.len_utf8();
            }
            all_caps = upper >= 2 && lower == 0;
        } else {
            // A mark without a base belongs to the symbol before it.
            while bytes.get(at).is_some_and(|b| !b.is_ascii()) {
                let c = char_at(text, at);
                if !is_mark(c) {
                    break;
                }
                at += c.len_utf8();
            }
        }
        self.at = at;
        Some(Token {
            start: start as u32,
            end: at as u32,
            kind,
            capital,
            all_caps,
            space_before,
            breaks_before: breaks,
        })
    }
}

fn char_at(text: &str, at: usize) -> char {
    // `at` is always a character boundary inside the text here; the fallback is never taken.
    text[at..].chars().next().unwrap_or('\u{FFFD}')
}

#[cfg(test)]
mod tests {
    use super::{Token, tokenize};

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.text(text)).collect()
    }

    #[test]
    fn splits_letters_digits_and_symbols() {
        let table: &[(&str, &[&str])] = &[
            ("166,7millions", &["166", ",", "7", "millions"]),
            ("le C5+1 à Xi’an", &["le", "C5", "+", "1", "à", "Xi", "’", "an"]),
            ("la 19ᵉ édition", &["la", "19", "ᵉ", "édition"]),
            ("Chine–Asie", &["Chine", "–", "Asie"]),
            ("e\u{301}te\u{301}", &["e\u{301}te\u{301}"]),
            ("中亚 峰会", &["中", "亚", "峰", "会"]),
            ("", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(words(text), *expected, "{text}");
        }
    }

    #[test]
    fn knows_case_and_breaks() {
        let tokens: Vec<Token> = tokenize("PÉKIN, G20\r\n\r\nÀ Rome");
        assert!(tokens[0].all_caps && tokens[0].capital);
        assert!(
            tokens[2].capital && !tokens[2].all_caps,
            "one letter is no acronym pattern on its own"
        );
        assert_eq!(tokens[3].breaks_before, 2);
        assert!(!tokens[3].all_caps);
    }
}
