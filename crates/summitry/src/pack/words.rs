//! Words by their look-up form: case folded, and as a second spelling without accents.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::WordId;
use crate::text::fold::{fold_accents, fold_case, fold_symbol};
use crate::text::token::{Token, TokenKind};

/// Accentless words shorter than this are not taken for accented ones: "a" is not "à".
const MIN_BARE_LENGTH: usize = 4;
/// Words longer than this are folded on the heap.
const SHORT_BYTES: usize = 48;

/// The numbers of words.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: FxHashMap<Box<[u8]>, WordId>,
    /// How many were interned; accentless spellings share the number of the word that they spell.
    count: u32,
    /// Spellings without the accents that their words have.
    bare: FxHashSet<Box<[u8]>>,
}

/// Buffers for words that no short cut folds.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    folded: String,
    bare: String,
}

impl Words {
    /// The number of a folded word.
    pub(super) fn get(&self, folded: &str) -> Option<WordId> {
        self.ids.get(folded.as_bytes()).copied()
    }

    /// How many words there are.
    pub(super) const fn count(&self) -> usize {
        self.count as usize
    }

    /// Every spelling, with the number of its word.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&str, WordId)> {
        self.ids
            .iter()
            .map(|(word, id)| (core::str::from_utf8(word).unwrap_or_default(), *id))
    }

    /// The number of a folded word, and whether it was made just now.
    pub(super) fn intern(&mut self, folded: &str) -> (WordId, bool) {
        if let Some(id) = self.get(folded) {
            return (id, false);
        }
        self.count += 1;
        let id = WordId::new(self.count);
        self.ids.insert(folded.as_bytes().into(), id);
        (id, true)
    }

    /// Adds the accentless spelling of each word where that is no word of its own.
    pub(super) fn add_bare(&mut self) {
        let mut words: Vec<(&[u8], WordId)> = self.ids.iter().map(|(word, id)| (&**word, *id)).collect();
        words.sort_unstable_by_key(|(_, id)| *id);
        let mut bare = String::new();
        let mut added: FxHashMap<Box<[u8]>, WordId> = FxHashMap::default();
        for (word, id) in words {
            let Some(word) = core::str::from_utf8(word).ok().filter(|w| !w.is_ascii()) else {
                continue;
            };
            fold_accents(word, &mut bare);
            if bare.len() >= MIN_BARE_LENGTH && !self.ids.contains_key(bare.as_bytes()) {
                added.entry(bare.as_bytes().into()).or_insert(id);
            }
        }
        self.bare = added.keys().cloned().collect();
        self.ids.extend(added);
    }

    /// Whether a word is known only by its spelling without accents.
    pub(super) fn lacks_accents(&self, word: &str) -> bool {
        let mut folded = String::new();
        fold_case(word, &mut folded);
        self.bare.contains(folded.as_bytes())
    }

    /// The number of a token's word.
    pub(super) fn of_token(&self, token: &Token, text: &str, scratch: &mut Scratch) -> WordId {
        let word = token.text(text);
        let known = |bytes: &[u8]| self.ids.get(bytes).copied();
        if token.kind == TokenKind::Symbol {
            let Some(symbol) = word.chars().next() else {
                return WordId::UNKNOWN;
            };
            let folded = fold_symbol(symbol);
            return known(folded.encode_utf8(&mut [0; 4]).as_bytes()).unwrap_or(WordId::UNKNOWN);
        }
        let mut short = [0; SHORT_BYTES];
        if let Some(folded) = fold_latin(word.as_bytes(), &mut short) {
            if let Some(id) = known(folded) {
                return id;
            }
            if folded.is_ascii() || token.kind != TokenKind::Word {
                return WordId::UNKNOWN;
            }
            let mut bare = [0; SHORT_BYTES];
            if let Some(bare) = strip_latin(folded, &mut bare) {
                return known(bare)
                    .filter(|_| bare.len() >= MIN_BARE_LENGTH)
                    .unwrap_or(WordId::UNKNOWN);
            }
        }
        fold_case(word, &mut scratch.folded);
        if let Some(id) = known(scratch.folded.as_bytes()) {
            return id;
        }
        if token.kind != TokenKind::Word || scratch.folded.is_ascii() {
            return WordId::UNKNOWN;
        }
        fold_accents(&scratch.folded, &mut scratch.bare);
        if scratch.bare.len() < MIN_BARE_LENGTH {
            return WordId::UNKNOWN;
        }
        known(scratch.bare.as_bytes()).unwrap_or(WordId::UNKNOWN)
    }
}

/// Folds a word of ASCII and of the accented letters of Latin-1 into the buffer, as [`fold_case`] does; `None` for any other.
fn fold_latin<'b>(word: &[u8], folded: &'b mut [u8; SHORT_BYTES]) -> Option<&'b [u8]> {
    /// The first byte of U+00C0 to U+00FF.
    const LATIN: u8 = 0xC3;
    let folded = folded.get_mut(..word.len())?;
    folded.copy_from_slice(word);
    folded.make_ascii_lowercase();
    let mut accented = false;
    for byte in folded.iter_mut() {
        match *byte {
            // Capitals are 32 below their small letters; × stands among them.
            0x80..=0x9E if accented => *byte += if *byte == 0x97 { 0 } else { 0x20 },
            0x80.. if !accented && *byte != LATIN => return None,
            _ => {}
        }
        accented = *byte == LATIN && !accented;
    }
    Some(folded)
}

/// The base letters of U+00E0 to U+00FF; 0 for those that are no accented letter of ASCII.
const BASES: [u8; 32] = *b"aaaaaa\0ceeeeiiiidnooooo\0ouuuuy\0y";

/// Writes a folded word without its accents, as [`fold_accents`] does; `None` where a letter has no single base letter.
fn strip_latin<'b>(folded: &[u8], bare: &'b mut [u8; SHORT_BYTES]) -> Option<&'b [u8]> {
    let mut length = 0;
    let mut bytes = folded.iter();
    while let Some(byte) = bytes.next() {
        let letter = if byte.is_ascii() {
            *byte
        } else {
            let low = bytes.next()?.checked_sub(0xA0)?;
            *BASES.get(usize::from(low)).filter(|base| **base != 0)?
        };
        *bare.get_mut(length)? = letter;
        length += 1;
    }
    bare.get(..length)
}

#[cfg(test)]
mod tests {
    use super::{SHORT_BYTES, fold_latin, strip_latin};
    use crate::text::fold::{fold_accents, fold_case};

    #[test]
    fn folds_latin_letters_as_the_full_folding_does() {
        let (mut expected, mut bare_expected) = (String::new(), String::new());
        for point in 0x21..0x180_u32 {
            let Some(letter) = char::from_u32(point) else { continue };
            for word in [format!("{letter}"), format!("a{letter}B"), format!("É{letter}")] {
                let mut buffer = [0; SHORT_BYTES];
                let Some(folded) = fold_latin(word.as_bytes(), &mut buffer) else {
                    continue;
                };
                fold_case(&word, &mut expected);
                assert_eq!(folded, expected.as_bytes(), "{word}");
                let mut buffer = [0; SHORT_BYTES];
                if let Some(bare) = strip_latin(folded, &mut buffer) {
                    fold_accents(&expected, &mut bare_expected);
                    assert_eq!(bare, bare_expected.as_bytes(), "{word}");
                }
            }
        }
    }
}
