//! Texts for the benchmarks, made from templates by a seeded generator: the same seed gives the same bytes on every machine.
//!
//! Sentences are drawn from many templates and names (`fr.toml`, `en.toml`), so that no cache of a processor or of a library can learn
//! them: [`Texts::sparse`] alone has more than five thousand different ones.

#![allow(dead_code, reason = "each benchmark uses some of it")]

use std::collections::BTreeMap;

use serde::Deserialize;
use summitry_evaluate::SplitMix;

pub mod yardstick;

/// One language's templates and lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    state: Entries,
    series: Entries,
    lists: BTreeMap<String, Vec<String>>,
    dense: Sentences,
    ordinary: Sentences,
    other: Vec<Topic>,
}

#[derive(Debug, Deserialize)]
struct Entries {
    entries: Vec<BTreeMap<String, String>>,
}

#[derive(Debug, Deserialize)]
struct Sentences {
    sentences: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Topic {
    topic: String,
    sentences: Vec<String>,
}

/// Draws by remainders, as it always has: the texts stay the same.
#[derive(Debug)]
struct Random(SplitMix);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.0.draw() % end as u64).expect("below a usize")
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// The generator.
#[derive(Debug)]
pub struct Texts {
    languages: Vec<Language>,
    random: Random,
}

/// Documents of other worlds for each diplomatic one in sparse text.
const OTHERS: usize = 20;

impl Texts {
    /// A generator with its seed.
    pub fn new(seed: u64) -> Self {
        let read = |content| toml::from_str(content).expect("the templates are well formed");
        Self {
            languages: vec![read(include_str!("fr.toml")), read(include_str!("en.toml"))],
            random: Random(SplitMix::new(seed)),
        }
    }

    /// Documents of about `bytes` together in which every sentence says something of a record.
    pub fn dense(&mut self, bytes: usize) -> Vec<String> {
        self.documents(bytes, |texts, _| texts.document(|language| &language.dense.sentences))
    }

    /// News of towns, courts and prices, with an office, a date or an amount here and there.
    pub fn ordinary(&mut self, bytes: usize) -> Vec<String> {
        self.documents(bytes, |texts, _| {
            texts.document(|language| &language.ordinary.sentences)
        })
    }

    /// One diplomatic document among twenty of sport, weather, cooking, software, arts and village life.
    pub fn sparse(&mut self, bytes: usize) -> Vec<String> {
        self.documents(bytes, |texts, number| {
            if number % (OTHERS + 1) == 0 {
                return texts.document(|language| &language.dense.sentences);
            }
            let topic = texts.random.below(64);
            texts.document(|language| &language.other[topic % language.other.len()].sentences)
        })
    }

    /// One dense document of about `bytes`.
    pub fn long(&mut self, bytes: usize) -> String {
        self.dense(bytes).join("\n\n")
    }

    fn documents(&mut self, bytes: usize, mut make: impl FnMut(&mut Self, usize) -> String) -> Vec<String> {
        let mut documents = Vec::new();
        let mut made = 0;
        while made < bytes {
            let document = make(self, documents.len());
            made += document.len();
            documents.push(document);
        }
        documents
    }

    /// A document of twelve to thirty sentences in paragraphs, in one language.
    fn document(&mut self, templates: impl Fn(&Language) -> &[String]) -> String {
        let Self { languages, random } = self;
        let language = random.pick(languages);
        let mut text = String::new();
        for paragraph in 0..4 + random.below(4) {
            if paragraph > 0 {
                text.push_str("\n\n");
            }
            for sentence in 0..3 + random.below(2) {
                if sentence > 0 {
                    text.push(' ');
                }
                let template = random.pick(templates(language));
                sentence_into(template, language, random, &mut text);
            }
        }
        text.push('\n');
        text
    }
}

/// Fills a template's slots; the first letter becomes a capital.
fn sentence_into(template: &str, language: &Language, random: &mut Random, text: &mut String) {
    let start = text.len();
    let mut drawn: BTreeMap<String, usize> = BTreeMap::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (slot, after) = after.split_once('}').expect("a slot is closed");
        let (name, form) = slot.split_once('.').unwrap_or((slot, "name"));
        let list = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let mut draw = |end: usize| {
            // Two slots of one list are two entries.
            let taken = |index: &usize| drawn.iter().any(|(n, i)| n.starts_with(list) && i == index);
            let fresh = (0..8).map(|_| random.below(end)).find(|index| !taken(index));
            let index = fresh.unwrap_or_default();
            *drawn.entry(name.to_owned()).or_insert(index)
        };
        let number = match list {
            "n" => Some(11 + draw(980)),
            "d" => Some(1 + draw(9)),
            "k" | "m" | "low" => Some(2 + draw(12)),
            "p" => Some(3 + draw(60)),
            "day" | "high" => Some(14 + draw(14)),
            "year" => Some(2009 + draw(18)),
            _ => None,
        };
        match number {
            Some(number) => text.push_str(&number.to_string()),
            None => {
                let entries = match list {
                    "state" => Some(&language.state.entries),
                    "series" => Some(&language.series.entries),
                    _ => None,
                };
                match entries {
                    Some(entries) => text.push_str(&entries[draw(entries.len())][form]),
                    None => {
                        let words = &language.lists[list];
                        text.push_str(&words[draw(words.len())]);
                    }
                }
            }
        }
        rest = after;
    }
    text.push_str(rest);
    if let Some(first) = text[start..].chars().next() {
        let capital: String = first.to_uppercase().collect();
        text.replace_range(start..start + first.len_utf8(), &capital);
    }
}
