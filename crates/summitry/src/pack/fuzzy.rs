//! Names of states and cities that a text misspells ("Almat", "Ouzékistan", "Kirgyzstan").
//!
//! A misspelt name is looked for only where a name of a place can stand, and taken only where one name alone is near.

use super::category::Category;
use super::image::{Image, Strings};
use super::language::LanguageId;
use crate::text::fold::{fold_accents, fold_case};

/// Names shorter than this have too many neighbours.
const MIN_LETTERS: usize = 5;
/// From this length on two letters may differ.
const LONG_LETTERS: usize = 8;
/// Words of fewer letters are not found by another letter in the place of one.
const SURE_LETTERS: usize = 7;

/// Single-word names, sorted, so that those with one first letter stand together.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gazetteer {
    names: Strings,
    concepts: Strings,
    /// For each name, its category and the language that spells it so.
    kinds: Vec<u32>,
}

/// A name of a gazetteer.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    letters: String,
    concept: Box<str>,
    kind: u32,
}

impl Name {
    /// A name as a language spells it, or as all do; none of several words, and no short one.
    pub(super) fn new(name: &str, category: Category, concept: &str, language: Option<LanguageId>) -> Option<Self> {
        if !name.chars().all(char::is_alphabetic) {
            return None;
        }
        let letters = letters(name);
        (letters.chars().count() >= MIN_LETTERS).then(|| Self {
            letters,
            concept: concept.into(),
            kind: kind(category, language),
        })
    }
}

/// A category and a language, or none, in one number.
fn kind(category: Category, language: Option<LanguageId>) -> u32 {
    (category as u32) << 8 | language.map_or(0, |language| language.index() as u32 + 1)
}

impl Gazetteer {
    pub(super) fn new(mut all: Vec<Name>) -> Self {
        all.sort_unstable();
        all.dedup();
        let mut gazetteer = Self::default();
        for name in all {
            gazetteer.names.push(&name.letters);
            gazetteer.concepts.push(&name.concept);
            gazetteer.kinds.push(name.kind);
        }
        gazetteer
    }

    /// The state or city whose name in that language alone is near to the word. What is near to another language's name is most
    /// often no misspelling: "Hollande" is a surname in French, where "Holanda" is a state in Spanish.
    #[must_use]
    pub fn near(&self, word: &str, category: Category, language: LanguageId) -> Option<&str> {
        let word = letters(word);
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < MIN_LETTERS || letters.len() > 24 {
            return None;
        }
        let allowed = if letters.len() >= LONG_LETTERS { 2 } else { 1 };
        let first = letters.first()?.encode_utf8(&mut [0; 4]).to_owned();
        let mut best: Option<(usize, &str)> = None;
        let mut tie = false;
        let kinds = [kind(category, Some(language)), kind(category, None)];
        let mut other = Vec::new();
        for at in self.names.first_from(&first)..self.names.len() {
            let name = self.names.get(at);
            if !name.starts_with(&first) {
                break;
            }
            if !kinds.contains(&self.kinds[at]) {
                continue;
            }
            other.clear();
            other.extend(name.chars());
            let Some(distance) = distance(&letters, &other, allowed) else {
                continue;
            };
            // In a short word another letter makes another word: "Anning" is not Anqing, nor "Palais" Palaos.
            let changed = letters.len() == other.len() && distance == 1 && !swapped(&letters, &other);
            if changed && letters.len() < SURE_LETTERS {
                continue;
            }
            let concept = self.concepts.get(at);
            match best {
                Some((d, known)) if d < distance || d == distance && known == concept => {}
                Some((d, _)) if d == distance => tie = true,
                _ => {
                    best = Some((distance, concept));
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie).map(|(_, concept)| concept)
    }

    pub(super) fn pass(&mut self, image: &mut impl Image) {
        self.names.pass(image);
        self.concepts.pass(image);
        image.numbers(&mut self.kinds);
    }
}

fn letters(name: &str) -> String {
    let (mut folded, mut bare) = (String::new(), String::new());
    fold_case(name, &mut folded);
    fold_accents(&folded, &mut bare);
    bare
}

/// Whether two words differ only in the order of two letters.
fn swapped(a: &[char], b: &[char]) -> bool {
    let mut differ = (0..a.len()).filter(|at| a[*at] != b[*at]);
    matches!((differ.next(), differ.next(), differ.next()), (Some(one), Some(two), None) if two == one + 1 && a[one] == b[two] && a[two] == b[one])
}

/// The number of letters added, left out, changed or swapped, where it is at most `allowed`.
fn distance(a: &[char], b: &[char], allowed: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            row[j + 1] = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        if row.iter().min().is_some_and(|least| *least > allowed) {
            return None;
        }
        before = core::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|d| *d <= allowed)
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, Name};
    use crate::pack::{Category, LanguageId};

    #[test]
    fn finds_what_alone_is_near() {
        let (french, spanish) = (LanguageId::new(0), LanguageId::new(1));
        let mut names = Vec::new();
        for (name, code) in [
            ("Ouzbékistan", "UZB"),
            ("Kazakhstan", "KAZ"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
        ] {
            names.extend(Name::new(name, Category::Country, code, Some(french)));
        }
        names.extend(Name::new("Almaty", Category::City, "almaty", None));
        names.extend(Name::new("Holanda", Category::Country, "NLD", Some(spanish)));
        let gazetteer = Gazetteer::new(names);
        for (word, category, expected) in [
            ("Ouzékistan", Category::Country, Some("UZB")),
            ("Kasakhstan", Category::Country, Some("KAZ")),
            ("Almat", Category::City, Some("almaty")),
            ("Alma", Category::City, None),
            ("Almary", Category::City, None),
            ("Alamty", Category::City, Some("almaty")),
            ("Nigerie", Category::Country, Some("NGA")),
            ("Pakistan", Category::Country, None),
            ("Hollande", Category::Country, None),
        ] {
            assert_eq!(gazetteer.near(word, category, french), expected, "{word}");
        }
        assert_eq!(gazetteer.near("Olanda", Category::Country, spanish), None);
        assert_eq!(gazetteer.near("Hollanda", Category::Country, spanish), Some("NLD"));
    }
}
