//! From packs' files to the compiled lexicon.

use std::sync::OnceLock;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::calibration::{self, Calibration};
use super::category::{Category, Concepts, VERB_FORMS};
use super::dates::DateMeaning;
use super::error::PackError;
use super::facts::{self, Facts};
use super::forms::expand;
use super::fuzzy::Gazetteer;
use super::language::LanguageId;
use super::lexicon::{ConceptId, Lexicon, Sense, WordId};
use super::orthography::Orthography;
use super::source::PackSource;
use super::table;
use crate::text::fold::{fold_accents, fold_case};
use crate::value::Country;

/// What `pack.toml` says of a pack.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackInfo {
    /// The pack's id; `common` for facts that every language shares.
    pub id: String,
    /// BCP 47 tag of the language; absent where the pack holds facts only.
    pub language: Option<String>,
    /// The pack's version.
    pub version: String,
    /// What the pack is, for people.
    pub description: String,
    /// SPDX expression.
    pub licence: String,
}

/// All loaded packs in their compiled form. Built once, never changed.
#[derive(Debug)]
pub struct Packs {
    lexicon: Lexicon,
    languages: Vec<String>,
    facts: Facts,
    dash: WordId,
    /// Stems of the words of blocs' names, to the blocs, for names that lost a word.
    bloc_stems: FxHashMap<String, Vec<String>>,
    gazetteer: Gazetteer,
    /// The numbers that concepts of numeric tables are.
    numbers: FxHashMap<ConceptId, Decimal>,
    /// What the concepts of date tables mean.
    dates: FxHashMap<(Category, ConceptId), DateMeaning>,
    /// How each language writes numbers.
    orthographies: Vec<Orthography>,
    /// What records' confidence is worked out from.
    calibration: Calibration,
}

/// How a language writes numbers where its pack says nothing.
static PLAIN: Orthography = Orthography::PLAIN;

/// Letters by which a word of a bloc's name is known in any ending.
const STEM_LETTERS: usize = 5;

impl Packs {
    /// Compiles packs; later ones may add terms to earlier ones.
    ///
    /// # Errors
    /// The first mistake found, with file and line.
    pub fn compile(sources: &[PackSource]) -> Result<Self, PackError> {
        let mut packs = Self {
            lexicon: Lexicon::new(),
            languages: Vec::new(),
            facts: Facts::default(),
            dash: WordId::UNKNOWN,
            bloc_stems: FxHashMap::default(),
            gazetteer: Gazetteer::default(),
            numbers: FxHashMap::default(),
            dates: FxHashMap::default(),
            orthographies: Vec::new(),
            calibration: Calibration::default(),
        };
        let mut infos = Vec::new();
        for source in sources {
            let info = read_info(source)?;
            packs.read_facts(source)?;
            if let Some(content) = source.files.get(calibration::FILE) {
                let file = format!("{}/{}", source.name, calibration::FILE);
                packs.calibration.read(&file, content)?;
            }
            infos.push(info);
        }
        packs.facts.finish();
        for (source, info) in sources.iter().zip(&infos) {
            let language = info.language.as_ref().map(|tag| packs.language_or_add(tag));
            packs.read_orthography(source, language)?;
            packs.read_terms(source, language)?;
        }
        packs.dash = packs.lexicon.intern_word("-");
        packs.lexicon.finish();
        Ok(packs)
    }

    /// The languages of some packs, in their order.
    ///
    /// # Errors
    /// Where a pack's `pack.toml` is missing or wrong.
    pub fn languages_of(sources: &[PackSource]) -> Result<Vec<String>, PackError> {
        let mut languages = Vec::new();
        for source in sources {
            if let Some(language) = read_info(source)?.language
                && !languages.contains(&language)
            {
                languages.push(language);
            }
        }
        Ok(languages)
    }

    /// Compiles only the packs of these languages, and those without a language.
    ///
    /// # Errors
    /// As [`Packs::compile`].
    pub fn compile_languages(sources: &[PackSource], languages: &[String]) -> Result<Self, PackError> {
        let mut chosen = Vec::new();
        for source in sources {
            if read_info(source)?.language.is_none_or(|l| languages.contains(&l)) {
                chosen.push(source.clone());
            }
        }
        Self::compile(&chosen)
    }

    /// The built-in packs, compiled at the first call.
    ///
    /// # Panics
    /// Where a built-in pack is wrong, which a test rules out.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static PACKS: OnceLock<Packs> = OnceLock::new();
        PACKS.get_or_init(|| match Self::compile(&PackSource::built_in()) {
            Ok(packs) => packs,
            Err(error) => panic!("built-in packs: {error}"),
        })
    }

    /// The term tables.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The languages' BCP 47 tags, by number.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    /// The number of a language.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<LanguageId> {
        let index = self.languages.iter().position(|l| l == tag)?;
        Some(LanguageId::new(u8::try_from(index).ok()?))
    }

    /// The hyphen's word number.
    #[must_use]
    pub const fn dash(&self) -> WordId {
        self.dash
    }

    /// The facts of the packs.
    #[must_use]
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The state that a name of a state, of its people, of a city or of a seat of power stands for.
    #[must_use]
    pub fn country_of(&self, sense: &Sense) -> Option<Country> {
        let concept = self.lexicon.concept(sense.concept);
        match sense.category {
            Category::City => self.facts.city(concept).map(|city| city.country),
            Category::Country | Category::Demonym | Category::Seat => concept.parse().ok(),
            _ => None,
        }
    }

    /// What records' confidence is worked out from.
    #[must_use]
    pub const fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// The number that a concept of a numeric table is.
    #[must_use]
    pub fn number(&self, concept: ConceptId) -> Option<Decimal> {
        self.numbers.get(&concept).copied()
    }

    /// What a concept of a date table means.
    #[must_use]
    pub fn date_meaning(&self, category: Category, concept: ConceptId) -> Option<DateMeaning> {
        self.dates.get(&(category, concept)).copied()
    }

    /// How a language writes numbers and dates.
    #[must_use]
    pub fn orthography(&self, language: LanguageId) -> &Orthography {
        self.orthographies.get(language.index()).unwrap_or(&PLAIN)
    }

    fn language_or_add(&mut self, tag: &str) -> LanguageId {
        if let Some(language) = self.language(tag) {
            return language;
        }
        self.languages.push(tag.to_owned());
        LanguageId::new(
            u8::try_from(self.languages.len() - 1)
                .unwrap_or(LanguageId::MAX)
                .min(LanguageId::MAX),
        )
    }

    fn read_facts(&mut self, source: &PackSource) -> Result<(), PackError> {
        for (stem, header) in facts::TABLES {
            let Some(content) = source.files.get(&format!("{stem}.csv")) else {
                continue;
            };
            let file = format!("{}/{stem}.csv", source.name);
            let rows = table::read(&file, content, header)?;
            self.facts.add(stem, &file, &rows)?;
            if *stem == "cities" {
                // A city's own name is a form in every language; exonyms stand in the language packs.
                for row in &rows {
                    self.gazetteer.add(&row.cells[1], Category::City, &row.cells[0]);
                    self.lexicon
                        .add(&row.cells[1], Category::City, &row.cells[0], LanguageId::new(0));
                }
            }
        }
        Ok(())
    }

    fn read_orthography(&mut self, source: &PackSource, language: Option<LanguageId>) -> Result<(), PackError> {
        let (Some(content), Some(language)) = (source.files.get("orthography.toml"), language) else {
            return Ok(());
        };
        let file = format!("{}/orthography.toml", source.name);
        let orthography = Orthography::read(&file, content)?;
        if self.orthographies.len() <= language.index() {
            self.orthographies.resize(language.index() + 1, Orthography::PLAIN);
        }
        self.orthographies[language.index()] = orthography;
        Ok(())
    }

    fn read_terms(&mut self, source: &PackSource, language: Option<LanguageId>) -> Result<(), PackError> {
        for (name, content) in &source.files {
            let Some(stem) = name.strip_prefix("terms/").and_then(|n| n.strip_suffix(".csv")) else {
                continue;
            };
            let file = format!("{}/{name}", source.name);
            let Some(category) = Category::from_stem(stem) else {
                let known: Vec<&str> = Category::ALL.iter().map(|c| c.stem()).collect();
                return Err(PackError::UnknownFile {
                    file,
                    expected: format!("one of {}", known.join(", ")),
                });
            };
            for row in table::read(&file, content, &["concept", "forms"])? {
                let concept = &row.cells[0];
                self.check_concept(category, concept)
                    .map_err(|e| PackError::line(&file, row.line, concept, e))?;
                if category.concepts() == Concepts::Number {
                    let id = self.lexicon.intern(concept);
                    self.numbers.insert(id, concept.parse().unwrap_or_default());
                }
                if category.concepts() == Concepts::Date
                    && let Ok(meaning) = DateMeaning::parse(category, concept)
                {
                    let id = self.lexicon.intern(concept);
                    self.dates.insert((category, id), meaning);
                }
                let forms = expand(&row.cells[1])
                    .map_err(|e| PackError::line(&file, row.line, e, "surface forms separated by `|`"))?;
                for form in &forms {
                    match category {
                        Category::Bloc => self.add_stems(form, concept),
                        Category::Country | Category::City => self.gazetteer.add(form, category, concept),
                        _ => {}
                    }
                    if !self
                        .lexicon
                        .add(form, category, concept, language.unwrap_or(LanguageId::new(0)))
                    {
                        return Err(PackError::line(
                            &file,
                            row.line,
                            form,
                            "a form with a letter, digit or symbol",
                        ));
                    }
                }
            }
        }
        Ok(())
    }

    fn add_stems(&mut self, form: &str, bloc: &str) {
        let words: Vec<String> = form.split([' ', '-', '\'']).filter_map(stem).collect();
        if words.len() < 2 {
            return;
        }
        for word in words {
            let blocs = self.bloc_stems.entry(word).or_default();
            if !blocs.iter().any(|b| b == bloc) {
                blocs.push(bloc.to_owned());
            }
        }
    }

    /// Names that misspelt words are compared with.
    #[must_use]
    pub const fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The blocs whose names of several words have a word that begins like this one.
    #[must_use]
    pub fn blocs_with_word(&self, word: &str) -> &[String] {
        stem(word)
            .and_then(|stem| self.bloc_stems.get(&stem))
            .map_or(&[], Vec::as_slice)
    }

    fn check_concept(&self, category: Category, concept: &str) -> Result<(), String> {
        let listed = |list: &[&str], value: &str| {
            if list.contains(&value) {
                Ok(())
            } else {
                Err(format!("one of {}", list.join(", ")))
            }
        };
        match category.concepts() {
            Concepts::OneOf(list) => listed(list, concept),
            Concepts::Refined(list) => listed(list, concept.split('/').next().unwrap_or(concept)),
            Concepts::Fact(tables) => {
                let known = tables.iter().any(|t| self.facts.contains(t, concept));
                if known {
                    Ok(())
                } else {
                    Err(format!("an id of {}", tables.join(" or ")))
                }
            }
            Concepts::Number => match concept.parse::<Decimal>() {
                Ok(_) => Ok(()),
                Err(_) => Err("a number".to_owned()),
            },
            Concepts::Verb => match concept.split_once(':') {
                Some((class, form)) if !class.is_empty() => listed(VERB_FORMS, form),
                _ => Err(format!("a class, `:`, and one of {}", VERB_FORMS.join(", "))),
            },
            Concepts::Date => DateMeaning::parse(category, concept).map(|_| ()),
            Concepts::Any => Ok(()),
        }
    }
}

/// The first letters of a word without case and accents; `None` for words too short to tell anything.
fn stem(word: &str) -> Option<String> {
    let (mut folded, mut bare) = (String::new(), String::new());
    fold_case(word, &mut folded);
    fold_accents(&folded, &mut bare);
    let stem: String = bare.chars().take(STEM_LETTERS).collect();
    (bare.chars().count() >= 4).then_some(stem)
}

pub(super) fn read_toml<T: serde::de::DeserializeOwned>(
    file: &str,
    content: &str,
    expected: &str,
) -> Result<T, PackError> {
    toml::from_str(content).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start);
        let line = content.get(..at).unwrap_or(content).matches('\n').count() + 1;
        PackError::line(file, line, e.message().to_owned(), expected)
    })
}

fn read_info(source: &PackSource) -> Result<PackInfo, PackError> {
    let file = format!("{}/pack.toml", source.name);
    let Some(content) = source.files.get("pack.toml") else {
        return Err(PackError::Missing {
            file,
            expected: "id, version, description, licence".to_owned(),
        });
    };
    read_toml(&file, content, "id, language, version, description, licence")
}
