//! Words by their look-up form: case folded, and as a second spelling without accents.

use super::image::{Image, Strings};
use super::lexicon::WordId;
use crate::text::fold::{fold_accents, fold_case, fold_symbol};
use crate::text::token::{Token, TokenKind};

/// Accentless words shorter than this are not taken for accented ones: "a" is not "à".
const MIN_BARE_LENGTH: usize = 4;
/// Words longer than this are folded on the heap.
pub(super) const SHORT_BYTES: usize = 48;

/// The numbers of words: an open hash table over their spellings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// One more than the number of a spelling, by its hash; 0 where free. A power of two of them.
    slots: Vec<u32>,
    /// The spellings: words in the order of their numbers, then accentless spellings that are no words of their own.
    spellings: Strings,
    /// The words that the accentless spellings spell.
    bare: Vec<u32>,
}

/// Buffers for words that no short cut folds.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    folded: String,
    bare: String,
}

impl Words {
    /// A table of folded words; the first has the number 1. Their accentless spellings are added where they are no words themselves.
    pub(super) fn new(words: &[Box<str>]) -> Self {
        let mut spellings = Strings::default();
        words.iter().for_each(|word| spellings.push(word));
        let mut table = Self {
            slots: Vec::new(),
            spellings,
            bare: Vec::new(),
        };
        table.rehash();
        let mut bare = String::new();
        for (word, number) in words.iter().zip(1..).filter(|(word, _)| !word.is_ascii()) {
            fold_accents(word, &mut bare);
            if bare.len() >= MIN_BARE_LENGTH && table.find(bare.as_bytes()).is_none() {
                table.spellings.push(&bare);
                table.bare.push(number);
                table.place_last();
            }
        }
        table
    }

    /// Gives the last spelling its place.
    fn place_last(&mut self) {
        if self.spellings.len() * 2 > self.slots.len() {
            self.rehash();
        } else {
            self.place(self.spellings.len() - 1);
        }
    }

    /// Makes the table anew, at least twice as large as it has entries.
    fn rehash(&mut self) {
        self.slots = vec![0; (self.spellings.len() * 2).next_power_of_two().max(16)];
        (0..self.spellings.len()).for_each(|entry| self.place(entry));
    }

    fn place(&mut self, entry: usize) {
        let mut at = self.first_slot(self.spellings.bytes(entry));
        while self.slots[at] != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = entry as u32 + 1;
    }

    fn first_slot(&self, folded: &[u8]) -> usize {
        (hash(folded) >> 32) as usize & (self.slots.len() - 1)
    }

    /// The number of a spelling.
    #[inline]
    fn find(&self, folded: &[u8]) -> Option<usize> {
        let mut at = self.first_slot(folded);
        loop {
            let entry = self.slots[at].checked_sub(1)? as usize;
            if self.spellings.bytes(entry) == folded {
                return Some(entry);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    #[inline]
    fn word_of(&self, entry: usize) -> WordId {
        match entry.checked_sub(self.count()) {
            None => WordId::new(entry as u32 + 1),
            Some(bare) => WordId::new(self.bare[bare]),
        }
    }

    /// The number of a folded word.
    pub(super) fn get(&self, folded: &str) -> Option<WordId> {
        self.known(folded.as_bytes())
    }

    #[inline]
    fn known(&self, folded: &[u8]) -> Option<WordId> {
        self.find(folded).map(|entry| self.word_of(entry))
    }

    /// How many words there are.
    pub(super) const fn count(&self) -> usize {
        self.spellings.len() - self.bare.len()
    }

    /// The spelling of a word that has a number.
    pub(super) fn spelling(&self, word: WordId) -> &str {
        self.spellings.get(word.index() - 1)
    }

    /// Every spelling, with the number of its word.
    pub(super) fn spellings(&self) -> impl Iterator<Item = (&str, WordId)> {
        (0..self.spellings.len()).map(|entry| (self.spellings.get(entry), self.word_of(entry)))
    }

    /// Whether a word is known only by its spelling without accents.
    pub(super) fn lacks_accents(&self, word: &str) -> bool {
        let mut folded = String::new();
        fold_case(word, &mut folded);
        self.find(folded.as_bytes()).is_some_and(|entry| entry >= self.count())
    }

    pub(super) fn pass(&mut self, image: &mut impl Image) {
        self.spellings.pass(image);
        image.ascending(&mut self.bare);
        self.rehash();
    }

    /// The number of a token's word.
    pub(super) fn of_token(&self, token: &Token, text: &str, scratch: &mut Scratch) -> WordId {
        let word = token.text(text);
        let known = |bytes: &[u8]| self.known(bytes);
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

/// A hash of a spelling, the same on every machine: of its length and of its bytes by eights.
#[inline]
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, next: u64| (hash.rotate_left(26) ^ next).wrapping_mul(FACTOR);
    let (eights, rest) = bytes.as_chunks::<8>();
    let hash = eights
        .iter()
        .fold(bytes.len() as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    let rest = rest.iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte));
    mix(hash, rest)
}

/// Folds a word of ASCII and of the accented letters of Latin-1 into the buffer, as [`fold_case`] does; `None` for any other.
fn fold_latin<'b>(word: &[u8], folded: &'b mut [u8; SHORT_BYTES]) -> Option<&'b [u8]> {
    /// The first byte of U+00C0 to U+00FF.
    const LATIN: u8 = 0xC3;
    let folded = folded.get_mut(..word.len())?;
    folded.copy_from_slice(word);
    folded.make_ascii_lowercase();
    if folded.is_ascii() {
        return Some(folded);
    }
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

/// A word without its case and accents, where a short cut does that: its letters are then those of ASCII.
pub(super) fn bare_latin<'b>(word: &str, bare: &'b mut [u8; SHORT_BYTES]) -> Option<&'b [u8]> {
    strip_latin(fold_latin(word.as_bytes(), &mut [0; SHORT_BYTES])?, bare)
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
