//! Groups of states and blocs: lists, pairs, counted groups, adjectives, capitals and seats that stand for states.

use smallvec::SmallVec;

use super::Line;
use super::place::{Place, PlaceRole};
use crate::pack::Category;
use crate::scan::Mark;
use crate::value::{Party, Span};

/// By what kind of word a party is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyForm {
    /// Its name.
    Name,
    /// Its adjective or an inhabitant.
    Demonym,
    /// Its capital or a seat of power.
    Metonym,
    /// A counted group whose members stand elsewhere in the text.
    Anaphor,
}

/// One party of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyRef {
    /// Who.
    pub party: Party,
    /// How it is named.
    pub form: PartyForm,
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
}

/// Parties named together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// The bytes.
    pub span: Span,
    /// The parties, in the text's order; empty for a counted group that names none ("les six pays").
    pub members: SmallVec<[PartyRef; 2]>,
    /// How many the text says there are ("les six pays", "both sides").
    pub count: Option<u32>,
    /// The counted noun's concept ("country", "leader", "side"…).
    pub noun: Option<&'static str>,
    /// Whether dashes join the names, or they are compound adjectives ("Chine-Asie centrale", "sino-africain").
    pub paired: bool,
}

impl Parties {
    /// The parties, sorted and unique.
    #[must_use]
    pub fn set(&self) -> Vec<Party> {
        let mut set: Vec<Party> = self.members.iter().map(|m| m.party.clone()).collect();
        set.sort();
        set.dedup();
        set
    }

    /// Whether the group names nobody by itself ("les six pays").
    #[must_use]
    pub fn is_anaphoric(&self) -> bool {
        self.members.iter().all(|m| m.form == PartyForm::Anaphor)
    }
}

pub(super) fn parties(line: &Line<'_>, places: &[Place]) -> Vec<Parties> {
    let mut groups: Vec<Parties> = Vec::new();
    for mark in line.marks() {
        let Some(member) = party_of(line, mark, places) else {
            if let Some(group) = counted(line, mark) {
                groups.push(group);
            }
            continue;
        };
        // "les cinq pays d'Asie centrale": the counted noun and the bloc are one group.
        let compound = mark.is(Category::DemonymPrefix);
        if let Some(last) = groups.last_mut()
            && let Some(dash) = connects(line, last, member.first)
            // "… du Mexique, et le Mexique …": named again, and so the start of something else.
            && (dash || member.form != PartyForm::Name || last.members.iter().all(|m| m.party != member.party))
        {
            last.end = member.end;
            last.paired |= dash;
            last.span = line.span(last.first, last.end);
            if !last.members.iter().any(|m| m.party == member.party) {
                last.members.push(member);
            }
            continue;
        }
        let (first, end) = (member.first, member.end);
        groups.push(Parties {
            first,
            end,
            span: mark.span,
            members: SmallVec::from_iter([member]),
            count: None,
            noun: None,
            paired: compound,
        });
    }
    groups
}

/// The party that a mark names.
fn party_of(line: &Line<'_>, mark: &Mark, places: &[Place]) -> Option<PartyRef> {
    let facts = line.packs().facts();
    let make = |code: &str, form| {
        Some(PartyRef {
            party: code.parse().ok()?,
            form,
            first: mark.first,
            end: mark.end,
        })
    };
    // A capitalised word next to a state's name may be a person: "Jordan Bardella", "Chad Wolf".
    if mark.end < line.end()
        && mark.end - mark.first == 1
        && line
            .mark_at(mark.end)
            .is_some_and(|m| m.is_name() && m.first == mark.end)
        && mark.is(Category::Country)
        && is_given_name_position(line, mark)
    {
        return None;
    }
    if let Some(code) = line.concept(mark, Category::Country) {
        return make(code, PartyForm::Name);
    }
    if let Some(code) = line.concept(mark, Category::Bloc) {
        return make(code, PartyForm::Name);
    }
    if let Some(code) = line.concept(mark, Category::Demonym) {
        return make(code, PartyForm::Demonym);
    }
    if let Some(code) = line.concept(mark, Category::DemonymPrefix) {
        let joined = line.is_symbol(mark.end, '-') && !line.token(mark.end).space_before;
        return if joined { make(code, PartyForm::Demonym) } else { None };
    }
    if let Some(code) = line.concept(mark, Category::Seat) {
        return make(code, PartyForm::Metonym);
    }
    if let Some(id) = line.concept(mark, Category::Series)
        && facts.bloc(id).is_some()
    {
        return make(id, PartyForm::Name);
    }
    let place = places.iter().find(|p| p.first <= mark.first && mark.first < p.end)?;
    let stands_for_state = place.capital && place.role == PlaceRole::Bare;
    if mark.is(Category::City) && stands_for_state {
        return make(place.country?.code(), PartyForm::Metonym);
    }
    None
}

/// Whether no determiner or preposition governs the word, as none does a given name.
fn is_given_name_position(line: &Line<'_>, mark: &Mark) -> bool {
    // "the U.S.-Peru Air Transport Agreement": a dash joins states.
    !line.joins_left(mark.first)
        && line.preposition_before(mark.first).is_none()
        && line.determiner_before(mark.first).is_none()
}

/// Whether what stands between a group and the next party joins them; and if so, whether by a dash.
fn connects(line: &Line<'_>, group: &Parties, next: usize) -> Option<bool> {
    if group.members.is_empty() {
        return counted_of(line, group.end, next).then_some(false);
    }
    let (mut dash, mut linked) = (false, false);
    let mut at = group.end;
    // "Chine – Asie centrale": a dash with spaces joins two names that nothing else parts. After a city it ends a dateline.
    let named = group.members.last().is_some_and(|m| m.form != PartyForm::Metonym);
    if at + 1 == next && line.symbol(at) == Some('-') && named {
        // "l'UEEA – Arménie, Bélarus, …": a list explains the name.
        let listed = line
            .mark_at(next)
            .is_some_and(|m| m.end < line.end() && line.symbol(m.end) == Some(','));
        return (line.joins(at) || !listed && line.word(at) != "—").then_some(true);
    }
    while at < next {
        if line.joins(at) && line.symbol(at) == Some('-') || line.symbol(at) == Some('/') {
            dash = true;
            linked = true;
            at += 1;
            continue;
        }
        match line.symbol(at) {
            Some(',') => {
                linked = true;
                at += 1;
                continue;
            }
            Some('\'' | '"') => {
                at += 1;
                continue;
            }
            Some('&') => {
                linked = true;
                at += 1;
                continue;
            }
            Some(_) => return None,
            None => {}
        }
        let mark = line.mark_at(at)?;
        let conjunction = line.concept(mark, Category::Conjunction);
        let preposition = line.concept(mark, Category::Preposition);
        if matches!(conjunction, Some("and" | "or")) {
            linked = true;
        } else if mark.is(Category::PartyNoun) || is_number(mark) {
            // "le Japon et les cinq États d'Asie centrale"
            if !linked {
                return None;
            }
        } else if !(mark.is(Category::Determiner) || matches!(preposition, Some("of" | "at" | "in"))) {
            return None;
        }
        at = mark.end;
    }
    linked.then_some(dash)
}

/// Whether only "of" and determiners stand between a counted noun and a party.
fn counted_of(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    while at < to {
        if line.symbol(at) == Some('\'') {
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { return false };
        let of = line.concept(mark, Category::Preposition) == Some("of");
        if !(of || mark.is(Category::Determiner) || mark.is(Category::PartyNoun)) {
            return false;
        }
        at = mark.end;
    }
    true
}

fn is_number(mark: &Mark) -> bool {
    mark.number().is_some()
}

/// "les six pays", "both sides", "les deux parties": a number or "both" before a counted noun.
fn counted(line: &Line<'_>, mark: &Mark) -> Option<Parties> {
    let noun = line.concept(mark, Category::PartyNoun)?;
    let noun = crate::pack::category::PARTY_NOUNS.iter().find(|n| **n == noun)?;
    let mut first = mark.first;
    let mut count = None;
    let mut definite = false;
    while let Some(before) = first
        .checked_sub(1)
        .filter(|b| *b >= line.first() && mark.first - b <= 4)
    {
        if line.symbol(before) == Some('\'') {
            first = before;
            continue;
        }
        let Some(previous) = line.mark_at(before) else { break };
        if let Some(number) = previous.number() {
            count = Some(number);
        } else if let Some(determiner) = line.concept(previous, Category::Determiner) {
            if determiner == "both" {
                count = Some(2);
            }
            definite |= matches!(determiner, "definite" | "both" | "demonstrative" | "possessive" | "all");
        } else {
            break;
        }
        first = previous.first;
    }
    let count = count?;
    (definite || line.first() == first).then(|| Parties {
        first,
        end: mark.end,
        span: line.span(first, mark.end),
        members: SmallVec::new(),
        count: Some(count),
        noun: Some(noun),
        paired: false,
    })
}
