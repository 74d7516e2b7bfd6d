//! Marks of a sentence to phrases: groups of states, places, verb groups with polarity and time, clauses.

mod anaphor;
mod clause;
mod group;
mod line;
mod party;
mod place;
mod title;
mod verb;
mod when;

pub use clause::Clause;
pub use group::noun_group;
pub use line::Line;
pub use party::{Parties, PartyForm, PartyRef};
pub use place::{Place, PlaceRole};
pub use title::{Title, title};
pub use verb::{Time, VerbGroup, verb_groups};
pub use when::When;

use crate::pack::Packs;
use crate::scan::Scan;
use crate::value::{Date, Party};

/// The phrases of one sentence, each list in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// Groups of states and blocs.
    pub parties: Vec<Parties>,
    /// Places.
    pub places: Vec<Place>,
    /// Dates.
    pub dates: Vec<When>,
    /// Verb groups.
    pub verbs: Vec<VerbGroup>,
    /// Clauses; every token is in exactly one.
    pub clauses: Vec<Clause>,
}

/// Sentences at the head of a text in which its own date may stand.
pub(crate) const DATELINE_SENTENCES: usize = 3;

/// A scanned text with its phrases: all that the readers of records see.
#[derive(Debug)]
pub struct Phrased<'s> {
    /// The packs it was read with.
    pub packs: &'s Packs,
    /// The scan.
    pub scan: &'s Scan<'s>,
    /// Phrases, one set a sentence.
    pub phrases: Vec<Phrases>,
    /// The date that relative dates are resolved against.
    pub published: Option<Date>,
    /// The blocs and regions that the text names in full, sorted.
    blocs: Vec<Party>,
}

impl<'s> Phrased<'s> {
    /// Reads the phrases of every sentence.
    #[must_use]
    pub fn new(packs: &'s Packs, scan: &'s Scan<'s>, published: Option<Date>) -> Self {
        let mut phrased = Self {
            packs,
            scan,
            phrases: Vec::with_capacity(scan.sentences.len()),
            published,
            blocs: Vec::new(),
        };
        for _ in &scan.sentences {
            phrased.phrases.push(Phrases::default());
        }
        phrased.published = published.or_else(|| phrased.dateline());
        let mut previous = None;
        let mut city = None;
        for index in 0..scan.sentences.len() {
            let line = phrased.line(index);
            let verbs = verb_groups(&line, crate::pack::Category::Verb);
            let clauses = clause::clauses(&line);
            let dates = when::dates(&line, phrased.published, &mut previous, &verbs, &clauses);
            let places = place::places(&line, &mut city);
            let parties = party::parties(&line, &places);
            phrased.phrases[index] = Phrases {
                parties,
                places,
                dates,
                verbs,
                clauses,
            };
        }
        let mut groups: Vec<&mut Parties> = phrased.phrases.iter_mut().flat_map(|p| &mut p.parties).collect();
        let members = groups.iter().flat_map(|g| &g.members);
        let mut blocs: Vec<Party> = members
            .filter(|m| m.party.country().is_none())
            .map(|m| m.party.clone())
            .collect();
        blocs.sort();
        blocs.dedup();
        if groups.iter().any(|group| group.is_anaphoric()) {
            anaphor::fill(&mut groups, packs.facts());
        }
        phrased.blocs = blocs;
        phrased
    }

    /// The date of a text that is not read any further, in its dateline.
    pub(crate) fn dateline_of(packs: &Packs, scan: &Scan<'_>) -> Option<Date> {
        let bare = Phrased {
            packs,
            scan,
            phrases: Vec::new(),
            published: None,
            blocs: Vec::new(),
        };
        bare.dateline()
    }

    fn dateline(&self) -> Option<Date> {
        let first_lines = 0..self.scan.sentences.len().min(DATELINE_SENTENCES);
        first_lines
            .into_iter()
            .find_map(|index| when::dateline(&self.line(index)))
    }

    /// A sentence with its phrases.
    #[must_use]
    pub fn line(&self, index: usize) -> Line<'_> {
        Line::new(self, index)
    }

    /// All sentences, in order.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        (0..self.scan.sentences.len()).map(|index| self.line(index))
    }
}
