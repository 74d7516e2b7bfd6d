//! From packs' files to the compiled lexicon.

use std::sync::OnceLock;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::calibration::{self, Calibration};
use super::category::{Category, Concepts};
use super::dates::DateMeaning;
use super::error::PackError;
use super::facts::{self, Facts};
use super::forms::expand;
use super::fuzzy::Gazetteer;
use super::info::PackInfo;
use super::language::LanguageId;
use super::layer::ancestors;
use super::lexicon::{ConceptId, Lexicon, Sense, WordId};
use super::orthography::Orthography;
use super::source::{PackSource, is_built_in};
use super::stems::BlocStems;
use super::table;
use crate::value::Country;

/// All loaded packs in their compiled form. Built once, never changed.
#[derive(Debug)]
pub struct Packs {
    lexicon: Lexicon,
    languages: Vec<String>,
    facts: Facts,
    dash: WordId,
    /// Stems of the words of blocs' names, to the blocs, for names that lost a word.
    bloc_stems: BlocStems,
    gazetteer: Gazetteer,
    /// The numbers that concepts of numeric tables are.
    numbers: FxHashMap<ConceptId, Decimal>,
    /// What the concepts of date tables mean.
    dates: FxHashMap<(Category, ConceptId), DateMeaning>,
    /// How each language writes numbers.
    orthographies: Vec<Orthography>,
    /// What records' confidence is worked out from.
    calibration: Calibration,
    /// Forms read so far.
    forms: usize,
    /// Terms of packs that are not built in, to the packs' ids.
    own_terms: FxHashMap<OwnTerm, Box<str>>,
}

/// More surface forms than this, over all packs, are a mistake in one of them.
const MAX_FORMS: usize = 2_000_000;

/// A term of a pack that is not built in: its table, what it means, its words.
type OwnTerm = (Category, ConceptId, Box<[WordId]>);

/// How a language writes numbers where its pack says nothing.
static PLAIN: Orthography = Orthography::PLAIN;

impl Packs {
    /// Compiles packs; where two packs of a language say different things of a form, the later one is heard first.
    ///
    /// # Errors
    /// The first mistake found, with file and line.
    pub fn compile(sources: &[PackSource]) -> Result<Self, PackError> {
        Self::compile_where(sources, |_| true)
    }

    /// Compiles only the packs of these languages, and those without a language.
    ///
    /// # Errors
    /// As [`Packs::compile`].
    pub fn compile_languages(sources: &[PackSource], languages: &[String]) -> Result<Self, PackError> {
        Self::compile_where(sources, |language| languages.iter().any(|l| l == language))
    }

    fn compile_where(sources: &[PackSource], wanted: impl Fn(&str) -> bool) -> Result<Self, PackError> {
        let mut packs = Self {
            lexicon: Lexicon::new(),
            languages: Vec::new(),
            facts: Facts::default(),
            dash: WordId::UNKNOWN,
            bloc_stems: BlocStems::default(),
            gazetteer: Gazetteer::default(),
            numbers: FxHashMap::default(),
            dates: FxHashMap::default(),
            orthographies: Vec::new(),
            calibration: Calibration::default(),
            forms: 0,
            own_terms: FxHashMap::default(),
        };
        let infos = sources.iter().map(PackInfo::read).collect::<Result<Vec<_>, _>>()?;
        let ancestors = ancestors(sources, &infos)?;
        let active = |info: &PackInfo| info.language.as_deref().is_none_or(&wanted);
        // A parent that is no language of its own here still gives its words and facts.
        let mut used: Vec<bool> = infos.iter().map(active).collect();
        for at in 0..sources.len() {
            if active(&infos[at]) {
                ancestors[at].iter().for_each(|a| used[*a] = true);
            }
        }
        for (source, _) in sources.iter().zip(&used).filter(|(_, used)| **used) {
            packs.read_facts(source)?;
            if let Some(content) = source.files.get(calibration::FILE) {
                let file = format!("{}/{}", source.name, calibration::FILE);
                packs.calibration.read(&file, content)?;
            }
        }
        packs.facts.finish();
        let mut first_of_language = Vec::new();
        let mut layered_over = Vec::new();
        for (at, info) in infos.iter().enumerate().filter(|(_, info)| active(info)) {
            let over = match &info.language {
                Some(tag) => packs.language(tag).is_some(),
                None => at > 0,
            };
            let language = match &info.language {
                Some(tag) => Some(packs.language_or_add(tag).ok_or_else(|| too_many(&sources[at]))?),
                None => None,
            };
            let jobs = if over {
                &mut layered_over
            } else {
                &mut first_of_language
            };
            jobs.push((at, language));
        }
        // The first reading of a term is the one that counts, so what lies on top is read first.
        for (at, language) in layered_over.into_iter().rev().chain(first_of_language) {
            let tag = &infos[at].language;
            let inherited = ancestors[at].iter().filter(|a| infos[**a].language != *tag);
            // The farthest ancestor's way of writing numbers gives way to a nearer one's; terms are heard nearest first.
            for a in inherited.clone().rev().chain([&at]) {
                packs.read_orthography(&sources[*a], language)?;
            }
            for a in [&at]
                .into_iter()
                .chain(inherited.filter(|a| infos[**a].language.is_some()))
            {
                let own = Some(infos[*a].id.as_str()).filter(|id| !is_built_in(id));
                packs.read_terms(&sources[*a], language, own)?;
            }
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
            if let Some(language) = PackInfo::read(source)?.language
                && !languages.contains(&language)
            {
                languages.push(language);
            }
        }
        Ok(languages)
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

    /// The number of a language, given where it has none yet; `None` where all are given.
    fn language_or_add(&mut self, tag: &str) -> Option<LanguageId> {
        if let Some(language) = self.language(tag) {
            return Some(language);
        }
        let index = u8::try_from(self.languages.len())
            .ok()
            .filter(|i| *i <= LanguageId::MAX)?;
        self.languages.push(tag.to_owned());
        Some(LanguageId::new(index))
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
                    self.gazetteer.add(&row.cells[1], Category::City, &row.cells[0], None);
                    self.lexicon.add(&row.cells[1], Category::City, &row.cells[0], None);
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

    fn read_terms(
        &mut self,
        source: &PackSource,
        language: Option<LanguageId>,
        own: Option<&str>,
    ) -> Result<(), PackError> {
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
                // A concept that a new pack has no word for yet.
                if row.cells[1].is_empty() {
                    continue;
                }
                category
                    .concepts()
                    .check(category, concept, &self.facts)
                    .map_err(|e| PackError::line(&file, row.line, format!("`{concept}`"), e))?;
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
                self.forms += forms.len();
                if self.forms > MAX_FORMS {
                    let found = format!("more than {MAX_FORMS} forms in all");
                    return Err(PackError::line(&file, row.line, found, "fewer"));
                }
                for form in &forms {
                    match category {
                        Category::Bloc => self.bloc_stems.add(form, concept),
                        Category::Country | Category::City => self.gazetteer.add(form, category, concept, language),
                        _ => {}
                    }
                    if !self.lexicon.add(form, category, concept, language) {
                        return Err(PackError::line(
                            &file,
                            row.line,
                            format!("`{form}`"),
                            "a form with a letter, digit or symbol",
                        ));
                    }
                    if let Some(pack) = own {
                        let key = (category, self.lexicon.intern(concept), self.lexicon.form_words(form));
                        self.own_terms.entry(key).or_insert_with(|| pack.into());
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether some pack is not built in and has terms.
    #[must_use]
    pub fn has_own_terms(&self) -> bool {
        !self.own_terms.is_empty()
    }

    /// The id of the pack that a term is from, where that pack is not built in.
    #[must_use]
    pub fn own_term(&self, sense: &Sense, words: &[WordId]) -> Option<&str> {
        if self.own_terms.is_empty() {
            return None;
        }
        let key = (sense.category, sense.concept, words.into());
        self.own_terms.get(&key).map(|pack| &**pack)
    }

    /// Names that misspelt words are compared with.
    #[must_use]
    pub const fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The blocs whose names of several words have a word that begins like this one.
    #[must_use]
    pub fn blocs_with_word(&self, word: &str) -> &[String] {
        self.bloc_stems.with_word(word)
    }
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

fn too_many(source: &PackSource) -> PackError {
    let file = format!("{}/pack.toml", source.name);
    let most = usize::from(LanguageId::MAX) + 1;
    PackError::line(
        &file,
        1,
        format!("language number {}", most + 1),
        format!("at most {most}"),
    )
}
