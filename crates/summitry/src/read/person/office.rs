//! Offices with what belongs to them: "l'ancien vice-Premier ministre kazakh", "the U.S. Trade Representative",
//! "président de la Commission de l'Union africaine".

use smallvec::SmallVec;

use super::complement::{after, body_end};
use crate::pack::{Category, CategorySet};
use crate::phrase::Line;
use crate::record::Role;
use crate::scan::Mark;
use crate::text::TokenKind;
use crate::value::{Party, Span};

/// Tables that name a state or a bloc.
pub(super) const SIDES: CategorySet =
    CategorySet::of(&[Category::Country, Category::Demonym, Category::Seat, Category::Bloc]);
/// Tables that name an organisation.
const BODIES: &[Category] = &[Category::Series, Category::Institution, Category::Bloc];
/// Offices of an organisation that the term itself names ("président de la Commission européenne").
const WITH_BODY: &[&str] = &[
    "central-bank-governor",
    "chair",
    "commission-chair",
    "commission-president",
    "director-general",
    "european-council-president",
    "high-representative",
    "military",
    "parliament-president",
    "party-leader",
];
/// The bloc whose states call their foreign ministers chancellors.
const LATIN_AMERICA: &str = "celac";
/// Plain words passed over between an office and what stands before it ("new", "conservative").
const MAX_ADJECTIVES: usize = 2;

/// A state or bloc that an office belongs to, and where it is said.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub party: Party,
    pub span: Span,
}

/// An office with its modifiers and complements.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// First token of the group, determiners included.
    pub first: usize,
    /// First token of the office's term.
    pub head: usize,
    /// First token after the term.
    pub head_end: usize,
    /// First token after the group.
    pub end: usize,
    pub role: Role,
    /// What the packs say beyond the role (`president`, `counterpart`).
    pub refinement: String,
    pub plural: bool,
    /// Whether a determiner, a possessor or a capital makes it one office.
    pub definite: bool,
    pub former: bool,
    /// Whether a plain noun owns it ("the firm's president").
    pub private: bool,
    pub sides: SmallVec<[Side; 2]>,
    /// The organisation's name.
    pub body: Option<Span>,
    /// The head of the office that this one serves ("conseiller du président X").
    pub serves: Option<usize>,
    /// Whether the group ends in a plain word, so that what follows may be a new phrase.
    pub loose: bool,
}

/// Every office of the sentence, in order.
pub(super) fn offices(line: &Line<'_>) -> Vec<Office> {
    let mut offices: Vec<Office> = Vec::new();
    for mark in line.marks() {
        let Some(concept) = line.concept(mark, Category::Office) else {
            continue;
        };
        if offices.last().is_some_and(|o| mark.first < o.end) {
            continue;
        }
        let whole = Term {
            first: mark.first,
            end: mark.end,
        };
        // "conseiller du président X" is two offices.
        if let Some((inner, concept_inside)) = served(line, whole) {
            let outer = Term {
                first: whole.first,
                end: inner.first,
            };
            if let Some(mut outer) = office(line, outer, concept) {
                outer.serves = Some(inner.first);
                outer.end = outer.head_end;
                offices.push(outer);
            }
            offices.extend(office(line, inner, concept_inside));
        } else {
            offices.extend(office(line, whole, concept));
        }
    }
    offices
}

/// The tokens of an office's term.
#[derive(Clone, Copy)]
struct Term {
    first: usize,
    end: usize,
}

/// The office inside an office's term that a preposition puts under it, and its concept.
fn served<'a>(line: &Line<'a>, whole: Term) -> Option<(Term, &'a str)> {
    let offices = CategorySet::of(&[Category::Office]);
    let first = (whole.first + 2..whole.end).find(|at| {
        let governed = line.concept_in(at - 1, Category::Preposition).is_some()
            || line.concept_in(at - 1, Category::Determiner).is_some();
        governed
            && line
                .term_in(*at, whole.end, offices)
                .is_some_and(|t| t.end == whole.end)
    })?;
    let term = line.term_in(first, whole.end, offices)?;
    let sense = term.senses.iter().find(|s| s.category == Category::Office)?;
    let inner = Term { first, end: whole.end };
    Some((inner, line.packs().lexicon().concept(sense.concept)))
}

fn office(line: &Line<'_>, term: Term, concept: &str) -> Option<Office> {
    let (role, refinement) = concept.split_once('/').unwrap_or((concept, ""));
    let mut office = Office {
        first: term.first,
        head: term.first,
        head_end: term.end,
        end: term.end,
        role: role.parse().ok()?,
        refinement: refinement.to_owned(),
        plural: is_plural(line, term),
        definite: line.token(term.first).capital && term.first > line.first(),
        former: false,
        private: false,
        sides: SmallVec::new(),
        body: None,
        serves: None,
        loose: false,
    };
    inside(line, term, &mut office);
    before(line, &mut office);
    after(line, &mut office);
    // "hôte de la rencontre et chef du gouvernement": what is held beside it says more.
    if office.refinement == "host" && (office.end > office.head_end || office.body.is_some()) {
        return None;
    }
    settle(line, &mut office);
    Some(office)
}

/// Whether the first word that can be plural is so ("vice-premiers ministres", "foreign ministers").
fn is_plural(line: &Line<'_>, mark: Term) -> bool {
    let plural = CategorySet::of(&[Category::OfficePlural]);
    (mark.first..mark.end)
        .take_while(|at| *at == mark.first || line.concept_in(*at, Category::Preposition).is_none())
        .any(|at| line.term_in(at, at + 1, plural).is_some())
}

/// States and organisations inside the term itself ("US president", "président de la Commission européenne").
fn inside(line: &Line<'_>, mark: Term, office: &mut Office) {
    let minister = matches!(office.role, Role::Minister | Role::ForeignMinister);
    let mut at = mark.first;
    while at < mark.end {
        // "président de la République | de Corée": a state's name may begin in the term and go on after it.
        let Some(term) = line.term_in(at, line.end(), SIDES) else {
            at += 1;
            continue;
        };
        let fits = term.end <= mark.end || at > mark.first && line.token(at).capital;
        let sense = term.senses.iter().find(|s| SIDES.contains(s.category));
        if let Some(sense) = sense.filter(|_| fits) {
            let party: Option<Party> = line.packs().lexicon().concept(sense.concept).parse().ok();
            if let Some(party) = party.filter(|p| p.country().is_some() || !minister) {
                let span = line.span(at, term.end);
                if party.country().is_some() {
                    office.sides.push(Side { party, span });
                }
                office.end = office.end.max(term.end);
            }
        }
        at = term.end.max(at + 1);
    }
    if WITH_BODY.contains(&office.refinement.as_str()) || office.role == Role::SecretaryGeneral {
        // "son directeur des opérations": a field, no organisation.
        let named = |(first, end): &(usize, usize)| {
            office.refinement != "director-general" || (*first..*end).any(|at| line.token(at).capital)
        };
        office.body = body_inside(line, mark)
            .filter(named)
            .map(|(first, end)| line.span(first, end));
    } else if office.role == Role::Expert
        && let Some((first, end)) = body_inside(line, mark)
        && (first..end).any(|at| line.token(at).capital)
    {
        // "directeur du Centre de recherche | sur l'Asie"
        office.end = body_end(line, first).max(end);
        office.body = Some(line.span(first, office.end));
    }
}

/// The organisation's words inside an office's term: those after the shorter office that it starts with, or before the one that it ends with.
fn body_inside(line: &Line<'_>, mark: Term) -> Option<(usize, usize)> {
    let offices = CategorySet::of(&[Category::Office]);
    let head =
        (mark.first + 1..mark.end).find(|end| line.term_in(mark.first, *end, offices).is_some_and(|t| t.end == *end));
    if let Some(head) = head {
        let mut at = head;
        let small = [Category::Preposition, Category::Determiner, Category::Honorific];
        while at < mark.end && (line.symbol(at).is_some() || small.iter().any(|c| line.concept_in(at, *c).is_some())) {
            at += 1;
        }
        // A plain adjective ("président tournant") is no organisation.
        let governed = (head..at).any(|at| {
            line.concept_in(at, Category::Preposition)
                .is_some_and(|preposition| preposition != "in")
        });
        // "of the EU | for foreign affairs"
        let end = (at..mark.end)
            .find(|at| line.concept_in(*at, Category::Preposition) == Some("for"))
            .unwrap_or(mark.end);
        return (governed && at < end).then_some((at, end));
    }
    let tail = (mark.first + 1..mark.end)
        .rfind(|at| line.term_in(*at, mark.end, offices).is_some_and(|t| t.end == mark.end))?;
    // "WHO chief", "European Commission President" but not "managing director".
    let named = (mark.first..tail).any(|at| line.token(at).all_caps) || office_names_body(line, mark.first, tail);
    // "the EU's top"
    let mut end = tail;
    while end > mark.first + 1 && !line.token(end - 1).capital {
        end -= 1;
    }
    named.then_some((mark.first, end))
}

/// Whether an organisation's name begins the term.
fn office_names_body(line: &Line<'_>, first: usize, end: usize) -> bool {
    let bodies = CategorySet::of(BODIES);
    let heads = CategorySet::of(&[Category::MechanismHead, Category::Demonym]);
    (first..end).any(|at| line.term_in(at, end, bodies).is_some() || line.term_in(at, end, heads).is_some())
}

/// What stands before: "l'ancien", "China's", "the new Kazakh", "UN", "Agriculture".
fn before(line: &Line<'_>, office: &mut Office) {
    let mut here = office.head;
    let mut adjectives = 0;
    while here > line.first() {
        let at = here - 1;
        // A stop may belong to a term ("U.S.").
        match line.symbol(at).filter(|_| line.mark_at(at).is_none()) {
            Some('\'') => {
                here = at;
                continue;
            }
            // "his Azerbaijani, Kyrgyz and Uzbek counterparts"
            Some(',') if office.plural && !office.sides.is_empty() => {
                let Some(mark) = at
                    .checked_sub(1)
                    .filter(|b| *b >= line.first())
                    .and_then(|b| line.mark_at(b))
                    .filter(|m| m.is(Category::Demonym))
                else {
                    break;
                };
                qualify(line, mark, office);
                here = mark.first;
                office.first = here;
                continue;
            }
            // "Russia's long-serving foreign minister"
            Some('-') if line.joins(at) && is_plain_compound(line, at) && adjectives < MAX_ADJECTIVES => {
                adjectives += 1;
                here = at - 1;
                continue;
            }
            Some('-') if line.joins(at) => {
                let Some(mark) = line
                    .mark_at(at - 1)
                    .filter(|m| m.is(Category::Honorific) || m.is(Category::Demonym))
                else {
                    break;
                };
                qualify(line, mark, office);
                here = mark.first;
                office.first = here;
                continue;
            }
            Some(_) => break,
            None => {}
        }
        let Some(mark) = line.mark_at(at) else {
            let token = line.token(at);
            if token.kind != TokenKind::Word || token.capital || adjectives == MAX_ADJECTIVES {
                break;
            }
            adjectives += 1;
            here = at;
            continue;
        };
        if mark.is(Category::Honorific) && line.concept(mark, Category::Honorific) != Some("honorific") {
            qualify(line, mark, office);
        } else if let Some(kind) = line.concept(mark, Category::Determiner) {
            if mark.is(Category::Preposition) {
                break;
            }
            if kind == "genitive" {
                // "the firm's president": an owner that is no state.
                office.private = mark
                    .first
                    .checked_sub(1)
                    .is_some_and(|b| line.mark_at(b).is_none() && !line.token(b).capital);
                if let Some(owner) = mark.first.checked_sub(1).and_then(|b| line.mark_at(b))
                    && qualify(line, owner, office)
                {
                    office.first = owner.first;
                    if let Some(the) = office
                        .first
                        .checked_sub(1)
                        .filter(|b| *b >= line.first())
                        .and_then(|b| line.mark_at(b))
                        && line.concept(the, Category::Determiner) == Some("definite")
                    {
                        office.first = the.first;
                    }
                    office.definite = true;
                }
                break;
            }
            office.definite |= matches!(kind, "definite" | "possessive" | "demonstrative");
            office.first = mark.first;
            break;
        } else if office.plural && line.concept(mark, Category::Conjunction) == Some("and") {
            // "the British and Australian ministers"
            let other = mark.first.checked_sub(1).and_then(|b| line.mark_at(b));
            let Some(other) = other.filter(|m| m.is(Category::Demonym)) else {
                break;
            };
            qualify(line, other, office);
            here = other.first;
            office.first = here;
            continue;
        } else if mark.is(Category::SourceHead) && office.role == Role::Spokesperson {
            // "Department Spokesperson", "ministry spokesman"
            office.definite |= line.token(mark.first).capital;
        } else if mark.is(Category::Office)
            || mark.is(Category::Conjunction)
            || mark.is(Category::Preposition)
            || !qualify(line, mark, office)
        {
            break;
        }
        here = mark.first;
        office.first = here;
    }
}

/// Whether a dash joins two common words that no table of people or states knows.
fn is_plain_compound(line: &Line<'_>, dash: usize) -> bool {
    dash > line.first() && {
        let before = line.token(dash - 1);
        let known = line
            .mark_at(dash - 1)
            .is_some_and(|m| m.is(Category::Honorific) || m.is(Category::Demonym) || m.is(Category::Office));
        before.kind == TokenKind::Word && !before.capital && !known
    }
}

/// Takes what a modifier says of the office; whether it says something.
pub(super) fn qualify(line: &Line<'_>, mark: &Mark, office: &mut Office) -> bool {
    if let Some(state) = line.concept(mark, Category::Honorific) {
        office.former |= state == "former";
        return state != "honorific";
    }
    if let Some(portfolio) = line.concept(mark, Category::Portfolio)
        && office.role == Role::Minister
    {
        portfolio_of(portfolio, office);
        return true;
    }
    if let Some(side) = side(line, mark) {
        if side.party.country().is_none() && office.body.is_none() {
            office.body = Some(mark.span);
        } else {
            office.sides.push(side);
        }
        if mark.is(Category::Seat) && office.body.is_none() {
            office.body = Some(mark.span);
        }
        return true;
    }
    let body = mark.is(Category::Series) || mark.is(Category::Institution);
    // "UAW President": before an office of a state only an acronym is an organisation.
    let acronym = mark.end == mark.first + 1 && line.token(mark.first).all_caps;
    let of_state = matches!(
        office.role,
        Role::HeadOfState | Role::HeadOfGovernment | Role::Minister | Role::ForeignMinister | Role::DeputyPrimeMinister
    );
    let name = mark.is_name() && (acronym || !of_state);
    if (body || name) && office.body.is_none() {
        office.body = Some(mark.span);
        return true;
    }
    false
}

pub(super) fn portfolio_of(portfolio: &str, office: &mut Office) {
    if office.refinement.is_empty() {
        portfolio.clone_into(&mut office.refinement);
    }
    if portfolio == "foreign_affairs" {
        office.role = Role::ForeignMinister;
    }
}

/// The state or bloc that a mark names.
pub(super) fn side(line: &Line<'_>, mark: &Mark) -> Option<Side> {
    let code = [Category::Country, Category::Demonym, Category::Bloc, Category::Seat]
        .into_iter()
        .find_map(|c| line.concept(mark, c));
    let party = match code {
        Some(code) => code.parse().ok()?,
        None => {
            let city = line.concept(mark, Category::City)?;
            Party::Country(line.packs().facts().city(city)?.country)
        }
    };
    Some(Side { party, span: mark.span })
}

/// The state that alone has such an office.
fn only_side(line: &Line<'_>, office: &Office) -> Option<Side> {
    let tables = CategorySet::of(&[Category::OfficeSide]);
    let term = (office.head..office.head_end).find_map(|at| line.term_in(at, office.end, tables))?;
    let code = line.packs().lexicon().concept(term.senses[0].concept);
    Some(Side {
        party: code.parse().ok()?,
        span: line.span(term.first, term.end),
    })
}

/// What the complements make of the role.
fn settle(line: &Line<'_>, office: &mut Office) {
    // "la cheffe de la diplomatie européenne" acts for the bloc that the adjective names.
    if office.refinement == "high-representative"
        && let Some(body) = office.body.filter(|b| !line.text()[*b].chars().any(char::is_uppercase))
    {
        office.body = None;
        let adjective = (office.head..office.head_end).find_map(|at| {
            let term = line.term_in(at, office.head_end, SIDES)?;
            line.packs().lexicon().concept(term.senses[0].concept).parse().ok()
        });
        office.sides.extend(adjective.map(|party| Side { party, span: body }));
    }
    // "India's foreign secretary" is an official: only one state's is a minister.
    if office.refinement == "foreign-secretary"
        && let Some(only) = only_side(line, office)
        && office.sides.iter().any(|s| s.party != only.party)
    {
        office.role = Role::Other;
    }
    office.sides.sort_by_key(|s| s.span.start());
    if office.sides.iter().all(|s| s.party.country().is_none())
        && let Some(side) = only_side(line, office)
    {
        office.sides.push(side);
    }
    // "le chancelier uruguayen": in Latin America that is who leads its diplomacy.
    if office.refinement == "chancellor"
        && let Some(bloc) = line.packs().facts().bloc(LATIN_AMERICA)
        && let Some(state) = office.sides.iter().find_map(|s| s.party.country())
        && bloc.members_at(None).contains(&state)
    {
        office.role = Role::ForeignMinister;
    }
    let president = office.refinement == "president";
    if president && office.body.is_some() && !office.plural {
        office.role = Role::Other;
    }
    if president && office.body.is_none() && office.sides.iter().any(|s| s.party.country().is_none()) {
        office.role = Role::Other;
    }
}
