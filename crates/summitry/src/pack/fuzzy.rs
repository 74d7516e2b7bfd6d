//! Names of states and cities that a text misspells ("Almat", "Ouzékistan", "Kirgyzstan").
//!
//! A misspelt name is looked for only where a name of a place can stand, and taken only where one name alone is near.

use rustc_hash::FxHashMap;

use super::category::Category;
use super::language::LanguageId;
use crate::text::fold::{fold_accents, fold_case};

/// Names shorter than this have too many neighbours.
const MIN_LETTERS: usize = 5;
/// From this length on two letters may differ.
const LONG_LETTERS: usize = 8;

/// Single-word names by their first letter.
#[derive(Debug, Default)]
pub struct Gazetteer {
    by_letter: FxHashMap<char, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    letters: Vec<char>,
    concept: Box<str>,
    category: Category,
    /// The language that spells it so; none where every language does.
    language: Option<LanguageId>,
}

impl Gazetteer {
    /// Adds a name as a language spells it, or as all do; names of several words and short ones are passed over.
    pub fn add(&mut self, name: &str, category: Category, concept: &str, language: Option<LanguageId>) {
        let letters = letters(name);
        let Some(first) = letters.first().copied().filter(|_| letters.len() >= MIN_LETTERS) else {
            return;
        };
        if !name.chars().all(char::is_alphabetic) {
            return;
        }
        self.by_letter.entry(first).or_default().push(Name {
            letters,
            concept: concept.into(),
            category,
            language,
        });
    }

    /// The state or city whose name in that language alone is near to the word. What is near to another language's name is most
    /// often no misspelling: "Hollande" is a surname in French, where "Holanda" is a state in Spanish.
    #[must_use]
    pub fn near(&self, word: &str, category: Category, language: LanguageId) -> Option<&str> {
        let letters = letters(word);
        if letters.len() < MIN_LETTERS || letters.len() > 24 {
            return None;
        }
        let allowed = if letters.len() >= LONG_LETTERS { 2 } else { 1 };
        let names = self.by_letter.get(letters.first()?)?;
        let mut best: Option<(usize, &str)> = None;
        let mut tie = false;
        let fits = |n: &&Name| n.category == category && n.language.is_none_or(|own| own == language);
        for name in names.iter().filter(fits) {
            let Some(distance) = distance(&letters, &name.letters, allowed) else {
                continue;
            };
            match best {
                Some((d, concept)) if d < distance || d == distance && concept == &*name.concept => {}
                Some((d, _)) if d == distance => tie = true,
                _ => {
                    best = Some((distance, &name.concept));
                    tie = false;
                }
            }
        }
        best.filter(|_| !tie).map(|(_, concept)| concept)
    }
}

fn letters(name: &str) -> Vec<char> {
    let (mut folded, mut bare) = (String::new(), String::new());
    fold_case(name, &mut folded);
    fold_accents(&folded, &mut bare);
    bare.chars().collect()
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
    use super::Gazetteer;
    use crate::pack::{Category, LanguageId};

    #[test]
    fn finds_what_alone_is_near() {
        let (french, spanish) = (LanguageId::new(0), LanguageId::new(1));
        let mut gazetteer = Gazetteer::default();
        for (name, code) in [
            ("Ouzbékistan", "UZB"),
            ("Kazakhstan", "KAZ"),
            ("Niger", "NER"),
            ("Nigeria", "NGA"),
        ] {
            gazetteer.add(name, Category::Country, code, Some(french));
        }
        gazetteer.add("Almaty", Category::City, "almaty", None);
        gazetteer.add("Holanda", Category::Country, "NLD", Some(spanish));
        for (word, category, expected) in [
            ("Ouzékistan", Category::Country, Some("UZB")),
            ("Kasakhstan", Category::Country, Some("KAZ")),
            ("Almat", Category::City, Some("almaty")),
            ("Alma", Category::City, None),
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
