//! A glance at a text before it is read: whether it has any word without which nothing is read from it, and its language.
//!
//! Most documents of an archive speak of other things. One pass over the bytes, eight at a time, looks each word up in a small table
//! made from the packs: function words, which tell the language, and one word of each term that readers need, which must then prove
//! to be the whole term. What is seen may be more than what the scan sees, never less: tests compare the two ways.

mod look;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::language::of_votes;
use crate::pack::{Category, CategorySet, LanguageId, Needs, Packs, Path, WordId};
use crate::text::tokenize;
use look::Look;

/// A glance that is made when it is worth it.
#[derive(Debug, Default)]
pub(crate) struct LateGlance {
    glance: OnceLock<Glance>,
    /// The bytes of the texts that were read without it.
    read: AtomicUsize,
}

/// So many bytes are read as soon as a glance is made.
const WORTH: usize = 4096;

impl LateGlance {
    /// The glance, for a text of so many bytes; `None` while all texts together are read sooner than it is made.
    pub(crate) fn get(&self, packs: &Packs, bytes: usize) -> Option<&Glance> {
        let made = self.glance.get();
        if made.is_some() || self.read.fetch_add(bytes, Ordering::Relaxed) + bytes < WORTH {
            return made;
        }
        Some(self.glance.get_or_init(|| Glance::new(packs)))
    }
}

/// What a glance needs of the packs. Built once.
#[derive(Debug)]
pub(crate) struct Glance {
    /// A hash table with open addressing: the first eight folded bytes of words, 0 where free.
    keys: Vec<u64>,
    slots: Vec<Slot>,
    /// The number of bits that tell a slot.
    bits: u32,
    /// For each word of the lexicon, what it is here.
    words: Vec<Word>,
    /// Signs that make a number an amount.
    signs: Vec<char>,
    /// Whether some term that readers need has no word to look for, so that no text can be passed over.
    blind: bool,
}

/// What a key of the table stands for.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The word of just these bytes.
    word: WordId,
    /// Whether longer words begin with these bytes.
    longer: bool,
}

/// What a word of the lexicon is to a glance.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// What the terms say that are looked for by this word.
    needs: Needs,
    /// What the word says wherever it stands, however it is written.
    alone: Needs,
    /// How many tokens of such a term may stand before it, and how many after it.
    before: u8,
    after: u8,
    /// Whether it may be written without a capital in one of them.
    small: bool,
    /// What the words directly before and after it may begin with.
    neighbours: (Initials, Initials),
}

/// A set of first letters and digits of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Initials(u64);

impl Initials {
    const ANY: Self = Self(u64::MAX);

    /// The first byte of a word; anything, where that is no letter or digit of ASCII.
    const fn of(byte: u8) -> Self {
        match byte.to_ascii_lowercase() {
            letter @ b'a'..=b'z' => Self(1 << (letter - b'a')),
            digit @ b'0'..=b'9' => Self(1 << (digit - b'0' + 26)),
            _ => Self::ANY,
        }
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// What a glance has seen.
#[derive(Debug)]
pub(crate) struct Seen {
    /// Whether the text must be read.
    pub(crate) worth_reading: bool,
    /// The language of most of the text, where the text was looked at to its end.
    pub(crate) language: Option<LanguageId>,
}

/// Tables whose words are too common to be looked for where a term has another.
const COMMON: CategorySet = CategorySet::of(&[
    Category::FunctionWord,
    Category::Preposition,
    Category::Determiner,
    Category::Conjunction,
    Category::Negation,
    Category::Auxiliary,
    Category::NumberWord,
    Category::OrdinalWord,
    Category::NumberPart,
    Category::DateUnit,
    Category::DateWord,
    Category::Month,
]);

impl Glance {
    fn new(packs: &Packs) -> Self {
        let lexicon = packs.lexicon();
        let mut words = vec![Word::default(); lexicon.word_count()];
        let mut traits = vec![Trait::default(); words.len()];
        for (text, id) in lexicon.words() {
            traits[id.index()] = Trait::of(text, lexicon.starts(id).intersects(COMMON));
        }
        let mut blind = false;
        let mut signs: Vec<char> = Vec::new();
        lexicon.for_each_term(
            |sense| Needs::of(packs, sense),
            |path: &Path<'_, Needs>| {
                let Some(at) = rarest(&traits, path.words) else {
                    for (needs, _) in path.senses {
                        // Signs are looked for by themselves.
                        let sign = path.words.first().and_then(|w| lexicon.spelling(*w).chars().next());
                        signs.extend(sign.filter(|_| needs.has(Needs::AMOUNT)));
                        blind |= !needs.has(Needs::AMOUNT);
                    }
                    return;
                };
                let word = &mut words[path.words[at].index()];
                // Hyphens between the words of a term are tokens of the text.
                let tokens = |words: usize| u8::try_from(2 * words).unwrap_or(u8::MAX);
                word.before = word.before.max(tokens(at));
                word.after = word.after.max(tokens(path.words.len() - 1 - at));
                let initials = |at: Option<usize>| {
                    let word = at.and_then(|at| path.words.get(at));
                    word.map_or(Initials::ANY, |word| traits[word.index()].initials)
                };
                let (before, after) = &mut word.neighbours;
                before.add(initials(at.checked_sub(1)));
                after.add(initials(Some(at + 1)));
                for (needs, sense) in path.senses {
                    word.needs = word.needs.union(*needs);
                    word.small |= !sense.needs_capital_at(at);
                    if path.words.len() == 1 && !sense.needs_capital_at(0) && !Needs::depends(sense.category) {
                        word.alone = word.alone.union(*needs);
                    }
                }
            },
        );
        let mut glance = Self {
            keys: Vec::new(),
            slots: Vec::new(),
            bits: 0,
            words,
            signs,
            blind,
        };
        glance.fill(packs);
        glance
    }

    /// Fills the table with the spellings of all words that say anything.
    fn fill(&mut self, packs: &Packs) {
        let lexicon = packs.lexicon();
        let mut wanted: Vec<(&str, WordId)> = Vec::new();
        for (text, id) in lexicon.spellings() {
            let function_word = !lexicon.function_word(id).is_empty();
            // Signs are no words to a glance.
            self.blind |= function_word && !text.starts_with(char::is_alphanumeric);
            if text.is_ascii() && (function_word || self.words[id.index()].needs != Needs::NONE) {
                wanted.push((text, id));
            }
        }
        self.bits = (wanted.len() * 4).next_power_of_two().trailing_zeros().max(4);
        self.keys = vec![0; 1 << self.bits];
        self.slots = vec![Slot::default(); 1 << self.bits];
        for (text, id) in wanted {
            let key = key_of(text.as_bytes());
            let at = self.position(key);
            self.keys[at] = key;
            if text.len() <= 8 {
                self.slots[at].word = id;
            } else {
                self.slots[at].longer = true;
            }
        }
    }

    /// Where a key stands, or would stand.
    fn position(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - self.bits)) as usize;
        while self.keys[at] != 0 && self.keys[at] != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// Looks at a text; stops at the first proof that it must be read.
    pub(crate) fn look(&self, packs: &Packs, text: &str) -> Seen {
        let mut look = Look {
            glance: self,
            packs,
            text,
            votes: vec![0; packs.languages().len()],
            needs: Needs::NONE,
        };
        let worth_reading = self.blind || look.run();
        let words = || packs.lexicon().word_ids(text, &tokenize(text));
        Seen {
            worth_reading,
            language: (!worth_reading).then(|| of_votes(packs, &look.votes, words)).flatten(),
        }
    }
}

/// What a word is to the terms that have it.
#[derive(Clone, Copy, Debug, Default)]
struct Trait {
    /// The less often it is met, the more; 0 where it is not made of letters and digits.
    rarity: u32,
    /// What it begins with.
    initials: Initials,
}

impl Trait {
    fn of(word: &str, common: bool) -> Self {
        let first = word.chars().next().unwrap_or_default();
        let rank = 1 + 2 * word.len() as u32 + u32::from(first.is_ascii_digit());
        let rarity = match first.is_alphanumeric() {
            false => 0,
            // A digit is rarer than an article's letter.
            true if common => rank,
            true => rank | 1 << 31,
        };
        let initials = word.bytes().next().map_or(Initials::ANY, Initials::of);
        Self { rarity, initials }
    }
}

/// The position of the word of a term that is met least often; `None` where none is made of letters and digits.
fn rarest(traits: &[Trait], words: &[WordId]) -> Option<usize> {
    let rarity = |at: &usize| traits[words[*at].index()].rarity;
    (0..words.len()).max_by_key(rarity).filter(|at| rarity(at) > 0)
}

/// The first eight bytes, those of ASCII letters without their case.
fn key_of(word: &[u8]) -> u64 {
    let mut first = [0; 8];
    let length = word.len().min(8);
    first[..length].copy_from_slice(&word[..length]);
    let mask = if length == 8 { u64::MAX } else { (1 << (8 * length)) - 1 };
    (u64::from_le_bytes(first) | FOLD) & mask
}

/// The bit that parts small ASCII letters from capitals, and small letters of Latin-1 from theirs; digits have it.
const FOLD: u64 = 0x2020_2020_2020_2020;
const HIGH: u64 = 0x8080_8080_8080_8080;

#[cfg(test)]
mod tests {
    use super::Glance;
    use crate::pack::Packs;

    #[test]
    fn passes_over_texts_of_other_worlds() {
        let packs = Packs::built_in();
        let glance = Glance::new(packs);
        for (text, worth_reading, language) in [
            (
                "Le chat dort près de la fenêtre, et il rêve de souris.",
                false,
                Some("fr"),
            ),
            ("The cat sleeps by the window and dreams of 12 mice.", false, Some("en")),
            // A word alone makes no record.
            (
                "Chaque sommet du graphe garde un lien vers son parent.",
                false,
                Some("fr"),
            ),
            ("Les ventes de la boulangerie ont doublé.", false, Some("fr")),
            ("", false, None),
            ("Le sommet s’ouvre au Ghana.", true, None),
            ("LE PRÉSIDENT parle.", true, None),
            ("Les exportations ont atteint 5 %.", true, None),
            ("the vice-president", true, None),
        ] {
            let seen = glance.look(packs, text);
            assert_eq!(seen.worth_reading, worth_reading, "{text}");
            if !worth_reading {
                let found = seen.language.map(|l| packs.languages()[l.index()].as_str());
                assert_eq!(found, language, "{text}");
            }
        }
    }
}
