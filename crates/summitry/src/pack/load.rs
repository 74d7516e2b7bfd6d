//! From packs' files to the compiled lexicon.

use std::sync::{Arc, OnceLock};

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::built_in::{TERMS_IMAGE, is_built_in};
use super::calibration::{self, Calibration};
use super::category::{Category, Concepts};
use super::compile::{Terms, compile};
use super::dates::DateMeaning;
use super::error::PackError;
use super::facts::{self, Facts};
use super::fuzzy::Gazetteer;
use super::info::PackInfo;
use super::language::LanguageId;
use super::lexicon::{ConceptId, Lexicon, Sense, WordId};
use super::order::{Order, facts_of, for_each_row, forms_of};
use super::orthography::Orthography;
use super::source::PackSource;
use crate::value::Country;

/// All loaded packs in their compiled form. Built once, never changed.
#[derive(Debug)]
pub struct Packs {
    terms: Terms,
    order: Order,
    facts: Facts,
    dash: WordId,
    /// The numbers that concepts of numeric tables are.
    numbers: FxHashMap<ConceptId, Decimal>,
    /// What the concepts of date tables mean.
    dates: FxHashMap<(Category, ConceptId), DateMeaning>,
    /// How each language writes numbers.
    orthographies: Vec<Orthography>,
    /// What records' confidence is worked out from.
    calibration: Calibration,
    /// Terms of packs that are not built in, to the packs' ids.
    own_terms: FxHashMap<OwnTerm, Box<str>>,
}

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
        let order = Order::new(sources, wanted)?;
        let facts = read_facts(sources, &order)?;
        let terms = compile(sources, &order, |file, category, row| {
            let concept = &row.cells[0];
            let checked = category.concepts().check(category, concept, &facts);
            checked.map_err(|e| PackError::line(file, row.line, format!("`{concept}`"), e))
        })?;
        let mut packs = Self::with_terms(sources, order, facts, terms)?;
        packs.read_own_terms(sources)?;
        Ok(packs)
    }

    /// The built-in packs, whose terms were compiled with the program.
    fn read_built_in() -> Result<Self, PackError> {
        let sources = PackSource::built_in_without_terms();
        let order = Order::new(&sources, |_| true)?;
        let facts = read_facts(&sources, &order)?;
        Self::with_terms(&sources, order, facts, Terms::from_image(TERMS_IMAGE))
    }

    /// Reads what packs have beside terms and facts.
    fn with_terms(sources: &[PackSource], order: Order, facts: Facts, terms: Terms) -> Result<Self, PackError> {
        let mut calibration = Calibration::default();
        for source in order.facts.iter().map(|at| &sources[*at]) {
            if let Some(content) = source.files.get(calibration::FILE) {
                calibration.read(&format!("{}/{}", source.name, calibration::FILE), content)?;
            }
        }
        let mut orthographies = Vec::new();
        for (at, language) in &order.orthographies {
            let source = &sources[*at];
            let (Some(content), Some(language)) = (source.files.get("orthography.toml"), language) else {
                continue;
            };
            let orthography = Orthography::read(&format!("{}/orthography.toml", source.name), content)?;
            if orthographies.len() <= language.index() {
                orthographies.resize(language.index() + 1, Orthography::PLAIN);
            }
            orthographies[language.index()] = orthography;
        }
        let (mut numbers, mut dates) = (FxHashMap::default(), FxHashMap::default());
        for sense in &terms.lexicon.senses {
            let name = || terms.lexicon.concept(sense.concept);
            match sense.category.concepts() {
                Concepts::Number => {
                    let number = numbers.entry(sense.concept);
                    number.or_insert_with(|| name().parse().unwrap_or_default());
                }
                Concepts::Date => {
                    let key = (sense.category, sense.concept);
                    if !dates.contains_key(&key)
                        && let Ok(meaning) = DateMeaning::parse(sense.category, name())
                    {
                        dates.insert(key, meaning);
                    }
                }
                _ => {}
            }
        }
        Ok(Self {
            dash: terms.lexicon.word("-"),
            terms,
            order,
            facts,
            numbers,
            dates,
            orthographies,
            calibration,
            own_terms: FxHashMap::default(),
        })
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

    /// The built-in packs, read at the first call.
    ///
    /// # Panics
    /// Where a built-in pack is wrong, which a test rules out.
    #[must_use]
    pub fn built_in() -> &'static Arc<Self> {
        static PACKS: OnceLock<Arc<Packs>> = OnceLock::new();
        PACKS.get_or_init(|| match Self::read_built_in() {
            Ok(packs) => Arc::new(packs),
            Err(error) => panic!("built-in packs: {error}"),
        })
    }

    /// The term tables.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.terms.lexicon
    }

    /// The languages' BCP 47 tags, by number.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.order.languages
    }

    /// The number of a language.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<LanguageId> {
        let index = self.languages().iter().position(|l| l == tag)?;
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
        let concept = self.lexicon().concept(sense.concept);
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

    /// Remembers which terms are of packs that are not built in.
    fn read_own_terms(&mut self, sources: &[PackSource]) -> Result<(), PackError> {
        for (at, _) in &self.order.terms {
            let id = self.order.infos[*at].id.as_str();
            if is_built_in(id) {
                continue;
            }
            for_each_row(&sources[*at], |file, category, row| {
                for form in forms_of(file, row)? {
                    let lexicon = &self.terms.lexicon;
                    if let Some(concept) = lexicon.concept_id(&row.cells[0]) {
                        let key = (category, concept, lexicon.form_words(&form));
                        self.own_terms.entry(key).or_insert_with(|| id.into());
                    }
                }
                Ok(())
            })?;
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
        &self.terms.gazetteer
    }

    /// The blocs whose names of several words have a word that begins like this one.
    #[must_use]
    pub fn blocs_with_word(&self, word: &str) -> &[String] {
        self.terms.bloc_stems.with_word(word)
    }
}

fn read_facts(sources: &[PackSource], order: &Order) -> Result<Facts, PackError> {
    let mut facts = Facts::default();
    for source in order.facts.iter().map(|at| &sources[*at]) {
        for table in facts::TABLES {
            let (file, rows) = facts_of(source, *table)?;
            facts.add(table.0, &file, &rows)?;
        }
    }
    facts.finish();
    Ok(facts)
}
