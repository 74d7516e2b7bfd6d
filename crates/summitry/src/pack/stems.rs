//! Words of blocs' names, known in any ending, for names that lost a word.

use rustc_hash::{FxHashMap, FxHashSet};

use super::image::{Image, Strings};
use super::words::{SHORT_BYTES, bare_latin};
use crate::text::fold::{fold_accents, fold_case};

/// Letters by which a word of a bloc's name is known in any ending.
const LETTERS: usize = 5;
/// Shorter words tell nothing.
const LEAST: usize = 4;

/// The blocs by the first letters of the words of their names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct BlocStems {
    blocs: FxHashMap<String, Vec<String>>,
    /// The first two letters of the stems, to pass over other words at once.
    starts: FxHashSet<[u8; 2]>,
}

impl BlocStems {
    /// Adds a name of a bloc; names of one word are passed over.
    pub(super) fn add(&mut self, form: &str, bloc: &str) {
        let words: Vec<String> = form.split([' ', '-', '\'']).filter_map(stem).collect();
        if words.len() < 2 {
            return;
        }
        words.into_iter().for_each(|word| self.insert(word, bloc));
    }

    fn insert(&mut self, stem: String, bloc: &str) {
        if let [a, b, ..] = stem.as_bytes() {
            self.starts.insert([*a, *b]);
        }
        let blocs = self.blocs.entry(stem).or_default();
        if !blocs.iter().any(|b| b == bloc) {
            blocs.push(bloc.to_owned());
        }
    }

    pub(super) fn pass(&mut self, image: &mut impl Image) {
        let mut sorted: Vec<_> = self.blocs.iter().collect();
        sorted.sort_unstable();
        let (mut stems, mut blocs) = (Strings::default(), Strings::default());
        for (stem, bloc) in sorted
            .into_iter()
            .flat_map(|(stem, all)| all.iter().map(move |b| (stem, b)))
        {
            stems.push(stem);
            blocs.push(bloc);
        }
        stems.pass(image);
        blocs.pass(image);
        (0..stems.len()).for_each(|at| self.insert(stems.get(at).to_owned(), blocs.get(at)));
    }

    /// The blocs whose names of several words have a word that begins like this one.
    pub(super) fn with_word(&self, word: &str) -> &[String] {
        let bytes = word.as_bytes();
        if let [a, b, ..] = bytes
            && a.is_ascii()
            && b.is_ascii()
            && !self.starts.contains(&[a.to_ascii_lowercase(), b.to_ascii_lowercase()])
        {
            return &[];
        }
        let found = if word.is_ascii() {
            let mut letters = [0; LETTERS];
            let short = &bytes[..bytes.len().min(LETTERS)];
            let letters = &mut letters[..short.len()];
            letters.copy_from_slice(short);
            letters.make_ascii_lowercase();
            let stem = core::str::from_utf8(letters).ok().filter(|s| s.len() >= LEAST);
            stem.and_then(|stem| self.blocs.get(stem))
        } else if let Some(bare) = bare_latin(word, &mut [0; SHORT_BYTES]) {
            let letters = &bare[..bare.len().min(LETTERS)];
            let stem = core::str::from_utf8(letters).ok().filter(|s| s.len() >= LEAST);
            stem.and_then(|stem| self.blocs.get(stem))
        } else {
            stem(word).and_then(|stem| self.blocs.get(&stem))
        };
        found.map_or(&[], Vec::as_slice)
    }
}

/// The first letters of a word without case and accents; `None` for words too short to tell anything.
fn stem(word: &str) -> Option<String> {
    let (mut folded, mut bare) = (String::new(), String::new());
    fold_case(word, &mut folded);
    fold_accents(&folded, &mut bare);
    let stem: String = bare.chars().take(LETTERS).collect();
    (bare.chars().count() >= LEAST).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::BlocStems;

    #[test]
    fn knows_words_in_any_ending() {
        let mut stems = BlocStems::default();
        stems.add("Asie centrale", "central-asia");
        stems.add("États arabes", "arab-states");
        stems.add("Maghreb", "maghreb");
        for (word, expected) in [
            ("Central", Some("central-asia")),
            ("centrâles", Some("central-asia")),
            ("asie", Some("central-asia")),
            ("etats", Some("arab-states")),
            ("ÉTATS", Some("arab-states")),
            ("Asi", None),
            ("cent", None),
            ("Maghreb", None),
            ("", None),
        ] {
            assert_eq!(stems.with_word(word).first().map(String::as_str), expected, "{word}");
        }
    }
}
