//! From forms, one by one, to the lexicon that texts are read with.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::category::Category;
use super::cue::cues_of;
use super::error::PackError;
use super::fuzzy::{Gazetteer, Name};
use super::image::Strings;
use super::language::LanguageId;
use super::lexicon::{ConceptId, Lexicon, Sense, Traits, WordId, lookup_form};
use super::order::{CITIES, Order, facts_of, for_each_row, forms_of};
use super::source::PackSource;
use super::stems::BlocStems;
use super::table::Row;
use super::words::Words;
use crate::text::token::{TokenKind, tokenize};

/// More surface forms than this, over all packs, are a mistake in one of them.
const MAX_FORMS: usize = 2_000_000;

/// What the terms of packs are compiled to.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Terms {
    pub(super) lexicon: Lexicon,
    /// Stems of the words of blocs' names, to the blocs, for names that lost a word.
    pub(super) bloc_stems: BlocStems,
    pub(super) gazetteer: Gazetteer,
}

/// Takes the terms of packs, one by one.
#[derive(Debug, Default)]
pub(super) struct TermsBuilder {
    lexicon: LexiconBuilder,
    bloc_stems: BlocStems,
    gazetteer: Vec<Name>,
}

impl TermsBuilder {
    /// Adds a term; see [`LexiconBuilder::add`].
    fn add(&mut self, form: &str, category: Category, concept: &str, language: Option<LanguageId>) -> bool {
        match category {
            Category::Bloc => self.bloc_stems.add(form, concept),
            Category::Country | Category::City => self.gazetteer.extend(Name::new(form, category, concept, language)),
            _ => {}
        }
        self.lexicon.add(form, category, concept, language)
    }

    fn build(self) -> Terms {
        Terms {
            lexicon: self.lexicon.build(),
            bloc_stems: self.bloc_stems,
            gazetteer: Gazetteer::new(self.gazetteer),
        }
    }
}

/// Compiles the terms of packs; `check` sees each row before its forms are read.
pub(super) fn compile(
    sources: &[PackSource],
    order: &Order,
    mut check: impl FnMut(&str, Category, &Row<'_>) -> Result<(), PackError>,
) -> Result<Terms, PackError> {
    let mut terms = TermsBuilder::default();
    for at in &order.facts {
        // A city's own name is a form in every language; exonyms stand in the language packs.
        for row in facts_of(&sources[*at], CITIES)?.1 {
            terms.add(&row.cells[1], Category::City, &row.cells[0], None);
        }
    }
    let mut count = 0;
    for (at, language) in &order.terms {
        for_each_row(&sources[*at], |file, category, row| {
            check(file, category, row)?;
            let wrong = |found, expected| Err(PackError::line(file, row.line, found, expected));
            let forms = forms_of(file, row)?;
            count += forms.len();
            if count > MAX_FORMS {
                return wrong(format!("more than {MAX_FORMS} forms in all"), "fewer");
            }
            let unmatched = |form: &&String| !terms.add(form, category, &row.cells[0], *language);
            match forms.iter().find(unmatched) {
                Some(form) => wrong(format!("`{form}`"), "a form with a letter, digit or symbol"),
                None => Ok(()),
            }
        })?;
    }
    Ok(terms.build())
}

/// Takes terms and makes a [`Lexicon`] of them.
#[derive(Debug)]
pub struct LexiconBuilder {
    words: Vec<Box<str>>,
    word_ids: FxHashMap<Box<str>, WordId>,
    /// For each word, what the tables say of it; the first is the unknown word's.
    traits: Vec<Traits>,
    edges: FxHashMap<(u32, WordId), u32>,
    /// Senses of each state; state 0 is the root.
    senses: Vec<SmallVec<[Sense; 1]>>,
    concepts: Vec<Box<str>>,
    concept_ids: FxHashMap<Box<str>, ConceptId>,
}

impl Default for LexiconBuilder {
    fn default() -> Self {
        Self {
            words: Vec::new(),
            word_ids: FxHashMap::default(),
            traits: vec![Traits::default()],
            edges: FxHashMap::default(),
            senses: vec![SmallVec::new()],
            concepts: Vec::new(),
            concept_ids: FxHashMap::default(),
        }
    }
}

impl LexiconBuilder {
    /// The number of a concept, made where there is none yet.
    fn intern(&mut self, concept: &str) -> ConceptId {
        if let Some(id) = self.concept_ids.get(concept) {
            return *id;
        }
        let id = ConceptId(self.concepts.len() as u32);
        self.concepts.push(concept.into());
        self.concept_ids.insert(concept.into(), id);
        id
    }

    /// Adds a term of a language, or of none in particular. `false` where the form has no token to match.
    pub fn add(&mut self, form: &str, category: Category, concept: &str, language: Option<LanguageId>) -> bool {
        let tokens = tokenize(form);
        let mut state = 0;
        let mut capitals = 0_u16;
        let mut all_caps = 0_u16;
        let mut position = 0_u32;
        let mut first = WordId::UNKNOWN;
        let mut last = WordId::UNKNOWN;
        let only_symbols = tokens.iter().all(|t| t.kind == TokenKind::Symbol);
        for token in &tokens {
            let folded = lookup_form(token, form);
            if folded == "-" && !only_symbols {
                continue;
            }
            if position < 16 {
                capitals |= u16::from(token.capital) << position;
                all_caps |= u16::from(token.all_caps) << position;
            }
            position += 1;
            let word = self.intern_word(&folded);
            if let Some(language) = language {
                self.traits[word.index()].languages.insert(language);
            }
            if state == 0 {
                first = word;
            }
            last = word;
            state = self.step_or_add(state, word);
        }
        if state == 0 {
            return false;
        }
        self.traits[last.index()].ends.insert(category);
        let traits = &mut self.traits[first.index()];
        traits.starts.insert(category);
        traits.cues = traits.cues.union(cues_of(category, concept));
        let language = language.unwrap_or(LanguageId::new(0));
        if category == Category::FunctionWord && tokens.len() == 1 {
            traits.function_word.insert(language);
        }
        let sense = Sense {
            category,
            concept: self.intern(concept),
            language,
            capitals,
            all_caps,
        };
        let senses = &mut self.senses[state as usize];
        if !senses.contains(&sense) {
            senses.push(sense);
        }
        true
    }

    fn intern_word(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.word_ids.get(folded) {
            return *id;
        }
        self.words.push(folded.into());
        self.traits.push(Traits::default());
        let id = WordId::new(self.words.len() as u32);
        self.word_ids.insert(folded.into(), id);
        id
    }

    fn step_or_add(&mut self, state: u32, word: WordId) -> u32 {
        let next = self.senses.len() as u32;
        let state = *self.edges.entry((state, word)).or_insert(next);
        if state == next {
            self.senses.push(SmallVec::new());
        }
        state
    }

    /// The lexicon of all terms added; accentless spellings become second keys of their words.
    #[must_use]
    pub fn build(mut self) -> Lexicon {
        // Every lexicon knows the hyphen, which stands between the words of any term.
        self.intern_word("-");
        let mut after: Vec<Vec<(WordId, u32)>> = vec![Vec::new(); self.senses.len()];
        #[expect(clippy::iter_over_hash_type, reason = "they are sorted below")]
        for ((from, word), to) in self.edges {
            after[from as usize].push((word, to));
        }
        after.iter_mut().for_each(|steps| steps.sort_unstable());
        // Breadth first, so that the states after one stand together.
        let mut order = vec![(WordId::UNKNOWN, 0)];
        let mut children = Vec::with_capacity(after.len() + 1);
        let mut sense_starts = Vec::with_capacity(after.len() + 1);
        let mut senses = Vec::new();
        let mut at = 0;
        while let Some((_, state)) = order.get(at).copied() {
            children.push(order.len() as u32);
            sense_starts.push(senses.len() as u32);
            senses.extend_from_slice(&self.senses[state as usize]);
            order.extend_from_slice(&after[state as usize]);
            at += 1;
        }
        children.push(order.len() as u32);
        sense_starts.push(senses.len() as u32);
        let mut roots = vec![0; self.words.len() + 1];
        for (state, (word, _)) in order.iter().enumerate().take(1 + after[0].len()).skip(1) {
            roots[word.index()] = state as u32;
        }
        let mut concepts = Strings::default();
        self.concepts.iter().for_each(|concept| concepts.push(concept));
        let mut concept_order: Vec<u32> = (0..self.concepts.len() as u32).collect();
        concept_order.sort_unstable_by_key(|id| &self.concepts[*id as usize]);
        let mut distinct: FxHashMap<Traits, u32> = FxHashMap::default();
        let mut traits = Vec::new();
        let traits_of = self.traits.iter().map(|one| {
            *distinct.entry(*one).or_insert_with(|| {
                traits.push(*one);
                traits.len() as u32 - 1
            })
        });
        let traits_of = traits_of.collect();
        Lexicon {
            words: Words::new(&self.words),
            roots,
            state_words: order.iter().map(|(word, _)| word.index() as u32).collect(),
            children,
            sense_starts,
            senses,
            concepts,
            concept_order,
            traits_of,
            traits,
        }
    }
}
