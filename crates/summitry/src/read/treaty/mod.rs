//! Reads mentions of [`Treaty`]: instruments by their heads ("traité", "memorandum of understanding") or by names of their own.
//!
//! A sentence is read in three steps: the instruments' noun groups ([`group`], [`extent`]), the verbs that say how far each has come
//! ([`stage`], [`cover`]), and the dates, places and parties of those verbs ([`attach`], with [`moment`], [`place`], [`sides`], [`actor`]
//! and [`venue`]).
//!
//! | rule | reads |
//! |---|---|
//! | `treaty.name.title`, `treaty.name.known` | the title around a head; a name of the packs |
//! | `treaty.kind.head`, `treaty.kind.known` | the head noun; the packs |
//! | `treaty.name.other`, `treaty.kind.other` | a pronoun for another of the one before ("celui conclu avec …") |
//! | `treaty.status.list`, `treaty.parties.list`, `treaty.signed.list`, `treaty.city.list` | the line that announces a list |
//! | `treaty.status.verb`, `treaty.status.noun`, `treaty.status.denied` | a verb; a verbal noun; a denied verb alone |
//! | `treaty.status.awaited` | a ratification still to come |
//! | `treaty.signed.verb`, `treaty.signed.name` | a date beside the verb; one in the title |
//! | `treaty.signed.meeting` | the last day of the meeting |
//! | `treaty.status.date` | a date of signature without a verb |
//! | `treaty.signed.dateline`, `treaty.city.dateline` | the place and day at the start of a paragraph |
//! | `treaty.in_force.verb` | a date beside the verb |
//! | `treaty.city.verb`, `treaty.city.name`, `treaty.city.meeting` | a place beside the verb; the title's; the meeting's |
//! | `treaty.country.*` | as `treaty.city.*` |
//! | `treaty.parties.between` | "entre … et …", "with …" |
//! | `treaty.parties.title` | sides in the title |
//! | `treaty.parties.actor` | who signs |
//! | `treaty.parties.before` | the two sides of which the sentence before speaks |
//! | `treaty.parties.topic` | the side that the agreement before or the whole text is about, where only "with …" is said |
//! | `treaty.parties.two` | the two states that the text is about |
//! | `treaty.parties.meeting` | who took part in the meeting |

mod actor;
mod around;
mod attach;
mod cover;
mod enclosed;
mod extent;
mod group;
mod list;
mod moment;
mod place;
mod sides;
mod stage;
mod topic;
mod venue;

use rustc_hash::FxHashMap;

pub(crate) use self::topic::Two;
use super::roster::Presence;
use crate::phrase::Phrased;
use crate::record::{Extraction, Person, Treaty, TreatyKind, TreatyStatus};
use crate::value::{Party, Span};

/// How a mention points at its instrument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reference {
    /// "un traité", or no determiner.
    Indefinite,
    /// "le traité", "cet accord".
    Definite,
    /// "il", "l'" beside a verb that only instruments have.
    Pronoun,
}

/// A mention of an instrument before it is known which one it is.
#[derive(Clone, Debug)]
pub(crate) struct TreatyMention {
    /// What this place says.
    pub(crate) record: Treaty,
    /// The sentence's number.
    pub(crate) line: usize,
    /// The head's first token.
    pub(crate) head: usize,
    /// First token after the head.
    pub(crate) head_end: usize,
    /// The title's first token.
    pub(crate) first: usize,
    /// First token after the title.
    pub(crate) end: usize,
    /// First token after the brackets that belong to the title ("(AECG)").
    pub(crate) outer_end: usize,
    /// The packs' id.
    pub(crate) known: Option<String>,
    /// How it points at the instrument.
    pub(crate) reference: Reference,
    /// Whether the head is in the plural.
    pub(crate) plural: bool,
    /// Whether the head is a common noun of other worlds too ("déclaration").
    pub(crate) weak: bool,
    /// The title's words but for its head and the sides that it names, in lower case.
    pub(crate) content: Vec<String>,
    /// Words of the title that tell the instrument from others.
    pub(crate) specific: usize,
    /// Whether a place or a capitalised word stands in the title.
    pub(crate) proper: bool,
    /// "révisé", "upgraded": another instrument than the one before it.
    pub(crate) renewed: bool,
    /// "projet d'accord", "a possible deal".
    pub(crate) draft: bool,
    /// An acronym in brackets after the title.
    pub(crate) acronym: Option<String>,
    /// Whether the head's short form stands in brackets after it ("(MoU)").
    pub(crate) abbreviated: bool,
    /// Whether the title stands inside another's.
    pub(crate) nested: bool,
    /// Whether another name of the mention before it ("dit …").
    pub(crate) alias: bool,
    /// Whether a stage verb says something of it.
    pub(crate) staged: bool,
    /// Whether a finite verb reports the act, so that it may be the meeting's.
    pub(crate) finite: bool,
    /// Whether the stage is denied or to come, and nothing else is said.
    pub(crate) pending: bool,
    /// Whether a date stands in the title or right behind it ("le traité du 3 mai 1998").
    pub(crate) dated_title: bool,
    /// Whether the title is a place's ("le traité de Lagos").
    pub(crate) place_named: bool,
    /// Whether the head is written as a name's ("the Tokyo Declaration").
    pub(crate) titled: bool,
    /// Whether states or blocs are named in the sentence or beside it.
    pub(crate) among_states: bool,
    /// Whether a word of another world stands in the sentence.
    pub(crate) vetoed: bool,
    /// Whether its ratification is still to come.
    pub(crate) awaits: bool,
    /// Whether it stands in a list of what was signed.
    pub(crate) listed: bool,
    /// Whether it stands in the text's first heading.
    pub(crate) heading: bool,
    /// Whether the place in the title gave city and state.
    pub(crate) place_from_name: bool,
}

impl TreatyMention {
    /// Takes a status that lies further than the present one.
    pub(crate) fn reach(&mut self, status: TreatyStatus, span: Span, rule: &str) {
        use crate::record::{Record, TreatyField};
        if self.record.status.is_none_or(|old| old < status) {
            self.record.clear(TreatyField::Status);
            self.record.status = Some(status);
        }
        if self.record.status == Some(status) {
            self.record.cite(TreatyField::Status, span, rule);
        }
    }

    /// Adds parties.
    pub(crate) fn join(&mut self, parties: &[Party], span: Span, rule: &str) {
        use crate::record::{Record, TreatyField};
        if parties.is_empty() {
            return;
        }
        self.record.parties.extend(parties.iter().cloned());
        self.record.parties.sort();
        self.record.parties.dedup();
        self.record.cite(TreatyField::Parties, span, rule);
    }

    /// Whether the kind is one that is issued rather than signed.
    pub(crate) fn is_issued(&self) -> bool {
        matches!(
            self.record.kind,
            Some(TreatyKind::Communique | TreatyKind::Declaration | TreatyKind::Statement | TreatyKind::Plan)
        )
    }
}

/// What was read before, as this reader asks for it.
struct Found<'e> {
    /// People who act for a state.
    people: Presence<'e>,
    /// They by the first part of their family names.
    families: FxHashMap<&'e str, Vec<&'e Person>>,
    /// The meetings.
    venues: venue::Venues<'e>,
}

/// People looked at under one family name at most.
const NAMESAKES: usize = 16;

impl<'e> Found<'e> {
    fn of(found: &'e Extraction) -> Self {
        let mut families: FxHashMap<&str, Vec<&Person>> = FxHashMap::default();
        for person in found.people.iter().filter(|p| p.country.is_some()) {
            if let Some(family) = family(person) {
                let part = family.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(family);
                let here = families.entry(part).or_default();
                if here.len() < NAMESAKES {
                    here.push(person);
                }
            }
        }
        Self {
            people: Presence::of(found, |p| p.country.is_some() && p.name.is_some()),
            families,
            venues: venue::Venues::of(found),
        }
    }
}

/// A person's family name, unless it is too short to stand alone.
fn family(person: &Person) -> Option<&str> {
    let name = person.name.as_deref()?;
    name.split_whitespace().next_back().filter(|f| f.len() > 3)
}

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<TreatyMention> {
    let mut mentions: Vec<TreatyMention> = Vec::new();
    let found = &Found::of(found);
    let mut actors = attach::Actors::default();
    let mut governed = list::Governed::default();
    for line in text.lines() {
        let from = mentions.len();
        group::mentions(&line, &mut mentions);
        group::others(&line, &mut mentions, from);
        let stages = stage::stages(&line, &mut mentions, from);
        governed = list::govern(&line, found, &stages, &mut mentions, from, governed);
        attach::attach(&line, found, text.published, &stages, &mut mentions, from, &mut actors);
        list::hand_down(&line, &governed, &mut mentions[from..]);
    }
    topic::complete(text, &mut mentions);
    let states = |line: usize| text.phrases.get(line).is_some_and(|p| !p.parties.is_empty());
    for mention in &mut mentions {
        mention.among_states |= states(mention.line + 1) || mention.line > 0 && states(mention.line - 1);
    }
    mentions
}
