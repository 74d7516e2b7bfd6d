//! Folding of words for look-up: case, compatibility forms and, as a second try, accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Writes the look-up form of a word into `out`: lower case, canonical composition, compatibility forms resolved (`ᵉ` is `e`).
pub fn fold_case(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    if word.chars().all(is_plain) {
        // What is composed already has one small letter for each capital.
        out.extend(word.chars().flat_map(char::to_lowercase));
        return;
    }
    out.extend(word.nfkc().filter(|c| !is_invisible(*c)).flat_map(char::to_lowercase));
}

/// Writes `folded` without its accents into `out`; ligatures and barred letters become their base letters.
pub fn fold_accents(folded: &str, out: &mut String) {
    out.clear();
    for c in folded.nfkd() {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            c if is_combining_mark(c) || is_invisible(c) => {}
            c => out.push(c),
        }
    }
}

/// The look-up form of a symbol: all apostrophes are one, and so are all dashes and all double quotes.
#[must_use]
pub const fn fold_symbol(symbol: char) -> char {
    match symbol {
        '’' | '‘' | 'ʼ' | 'ʹ' | '´' | '`' | '′' | '‛' | '＇' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' | '﹣' => '-',
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' => '"',
        '＋' => '+',
        '％' => '%',
        other => other,
    }
}

/// Whether a character is one of ASCII or a letter of Latin-1, which no normal form changes.
const fn is_plain(c: char) -> bool {
    c.is_ascii() || matches!(c, 'À'..='ÿ')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::{fold_accents, fold_case};

    #[test]
    fn folds() {
        let mut a = String::new();
        let mut b = String::new();
        for (word, folded, bare) in [
            ("Élysée", "élysée", "elysee"),
            ("E\u{301}lyse\u{301}e", "élysée", "elysee"),
            ("ᵉ", "e", "e"),
            ("Cœur", "cœur", "coeur"),
            ("SOMMET", "sommet", "sommet"),
        ] {
            fold_case(word, &mut a);
            assert_eq!(a, folded);
            fold_accents(&a, &mut b);
            assert_eq!(b, bare);
        }
    }
}
