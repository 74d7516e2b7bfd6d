//! A compiled lexicon as bytes: what the build makes of the built-in packs, so that no table is read when a program starts.
//!
//! Numbers take as many bytes as they need, seven bits in each; each list has its length before it. An image is made and read by one
//! build of the crate, so that it needs no version and no checks of its own.

use super::category::{Category, CategorySet};
use super::compile::Terms;
use super::cue::Cues;
use super::language::{LanguageId, LanguageSet};
use super::lexicon::{ConceptId, Sense, Traits};

/// What writes an image, or reads one: both pass over the parts of what is compiled in the same order.
pub(super) trait Image {
    fn numbers(&mut self, numbers: &mut Vec<u32>);
    /// Numbers of which none is smaller than the one before it.
    fn ascending(&mut self, numbers: &mut Vec<u32>);
    fn text(&mut self, text: &mut String);
}

impl Terms {
    /// The image of what was compiled.
    #[allow(dead_code, reason = "`build.rs` writes, the library reads")]
    pub(super) fn make_image(&mut self) -> Vec<u8> {
        let mut image = Writer::default();
        self.pass(&mut image);
        image.0
    }

    /// What an image holds.
    pub(super) fn from_image(image: &[u8]) -> Self {
        let mut terms = Self::default();
        terms.pass(&mut Reader(image));
        terms
    }

    fn pass(&mut self, image: &mut impl Image) {
        let lexicon = &mut self.lexicon;
        lexicon.words.pass(image);
        image.numbers(&mut lexicon.roots);
        image.numbers(&mut lexicon.state_words);
        image.ascending(&mut lexicon.children);
        image.ascending(&mut lexicon.sense_starts);
        pass_packed(&mut lexicon.senses, image, sense_numbers, sense_of);
        lexicon.concepts.pass(image);
        image.numbers(&mut lexicon.concept_order);
        image.numbers(&mut lexicon.traits_of);
        pass_packed(&mut lexicon.traits, image, traits_numbers, traits_from);
        self.bloc_stems.pass(image);
        self.gazetteer.pass(image);
    }
}

/// Passes things that are so many numbers each.
fn pass_packed<T, const N: usize>(
    things: &mut Vec<T>,
    image: &mut impl Image,
    pack: impl Fn(&T) -> [u32; N],
    unpack: impl Fn(&[u32; N]) -> T,
) {
    let mut numbers = things.iter().flat_map(pack).collect();
    image.numbers(&mut numbers);
    *things = numbers.as_chunks().0.iter().map(unpack).collect();
}

fn sense_numbers(sense: &Sense) -> [u32; 3] {
    [
        sense.concept.0,
        (sense.category as u32) << 8 | sense.language.index() as u32,
        u32::from(sense.capitals) << 16 | u32::from(sense.all_caps),
    ]
}

fn sense_of(&[concept, kind, written]: &[u32; 3]) -> Sense {
    Sense {
        category: Category::ALL[(kind >> 8) as usize],
        concept: ConceptId(concept),
        language: LanguageId::new(kind as u8),
        capitals: (written >> 16) as u16,
        all_caps: written as u16,
    }
}

fn traits_numbers(traits: &Traits) -> [u32; 13] {
    let ([starts, more_starts], [ends, more_ends]) = (traits.starts.0, traits.ends.0);
    let sets = [
        starts,
        more_starts,
        ends,
        more_ends,
        traits.function_word.0,
        traits.languages.0,
    ];
    core::array::from_fn(|at| match sets.get(at / 2) {
        Some(set) => (set >> (32 * (at % 2))) as u32,
        None => traits.cues.0.into(),
    })
}

fn traits_from(numbers: &[u32; 13]) -> Traits {
    let set = |at: usize| u64::from(numbers[2 * at]) | u64::from(numbers[2 * at + 1]) << 32;
    Traits {
        starts: CategorySet([set(0), set(1)]),
        ends: CategorySet([set(2), set(3)]),
        function_word: LanguageSet(set(4)),
        languages: LanguageSet(set(5)),
        cues: Cues(numbers[12] as u8),
    }
}

/// Strings in one piece.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Strings {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Strings {
    pub(super) fn push(&mut self, string: &str) {
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
    }

    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, at: usize) -> &str {
        &self.text[self.range(at)]
    }

    /// Where, among sorted ones, those from this string on begin.
    pub(super) fn first_from(&self, string: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < string {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    #[inline]
    pub(super) fn bytes(&self, at: usize) -> &[u8] {
        &self.text.as_bytes()[self.range(at)]
    }

    #[inline]
    fn range(&self, at: usize) -> core::ops::Range<usize> {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        start..self.ends[at] as usize
    }

    pub(super) fn pass(&mut self, image: &mut impl Image) {
        image.text(&mut self.text);
        image.ascending(&mut self.ends);
    }
}

/// Writes an image.
#[allow(dead_code, reason = "`build.rs` writes, the library reads")]
#[derive(Debug, Default)]
struct Writer(Vec<u8>);

#[allow(dead_code, reason = "`build.rs` writes, the library reads")]
impl Writer {
    fn number(&mut self, number: u32) {
        let mut rest = number;
        while rest >= 0x80 {
            self.0.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.0.push(rest as u8);
    }
}

impl Image for Writer {
    fn numbers(&mut self, numbers: &mut Vec<u32>) {
        self.number(numbers.len() as u32);
        numbers.iter().for_each(|number| self.number(*number));
    }

    fn ascending(&mut self, numbers: &mut Vec<u32>) {
        self.number(numbers.len() as u32);
        let mut last = 0;
        for number in numbers.iter() {
            self.number(number - last);
            last = *number;
        }
    }

    fn text(&mut self, text: &mut String) {
        self.number(text.len() as u32);
        self.0.extend(text.bytes());
    }
}

/// Reads an image; past its end there are zeros.
#[derive(Debug)]
struct Reader<'i>(&'i [u8]);

impl Reader<'_> {
    fn number(&mut self) -> u32 {
        let mut bytes = self.0.iter();
        let number = number(&mut bytes);
        self.0 = bytes.as_slice();
        number
    }
}

#[inline]
fn number(bytes: &mut core::slice::Iter<'_, u8>) -> u32 {
    let mut next = || bytes.next().copied().map_or(0, u32::from);
    let first = next();
    if first < 0x80 {
        return first;
    }
    let second = next();
    let mut number = first & 0x7F | (second & 0x7F) << 7;
    let (mut last, mut shift) = (second, 14);
    while last >= 0x80 && shift < 32 {
        last = next();
        number |= (last & 0x7F) << shift;
        shift += 7;
    }
    number
}

impl Image for Reader<'_> {
    fn numbers(&mut self, numbers: &mut Vec<u32>) {
        let length = self.number() as usize;
        let mut bytes = self.0.iter();
        *numbers = vec![0; length];
        numbers.fill_with(|| number(&mut bytes));
        self.0 = bytes.as_slice();
    }

    fn ascending(&mut self, numbers: &mut Vec<u32>) {
        self.numbers(numbers);
        let mut last = 0;
        for number in numbers {
            last += *number;
            *number = last;
        }
    }

    fn text(&mut self, text: &mut String) {
        let length = self.number() as usize;
        let (taken, rest) = self.0.split_at_checked(length).unwrap_or_default();
        self.0 = rest;
        text.push_str(core::str::from_utf8(taken).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use crate::pack::PackSource;
    use crate::pack::built_in::TERMS_IMAGE;
    use crate::pack::compile::{Terms, compile};
    use crate::pack::order::Order;

    #[test]
    fn holds_what_the_tables_say() {
        let sources = PackSource::built_in();
        let order = Order::new(&sources, |_| true).unwrap();
        let mut compiled = compile(&sources, &order, |_, _, _| Ok(())).unwrap();
        assert!(Terms::from_image(TERMS_IMAGE) == compiled);
        assert!(compiled.make_image() == TERMS_IMAGE);
    }
}
