//! Offices with what belongs to them: "l'ancien vice-Premier ministre kazakh", "the U.S. Trade Representative",
//! "président de la Commission de l'Union africaine".

use smallvec::SmallVec;

use crate::pack::{Category, CategorySet};
use crate::phrase::Line;
use crate::record::Role;
use crate::scan::Mark;
use crate::text::TokenKind;
use crate::value::{Party, Span};

/// Tables that name a state or a bloc.
const SIDES: CategorySet = CategorySet::of(&[Category::Country, Category::Demonym, Category::Seat, Category::Bloc]);
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
/// Tokens of an organisation's name at most.
const MAX_BODY: usize = 14;
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
        office.body = body_inside(line, mark).map(|(first, end)| line.span(first, end));
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
        let governed = (head..at).any(|at| line.concept_in(at, Category::Preposition).is_some());
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

/// Takes what a modifier says of the office; whether it says something.
fn qualify(line: &Line<'_>, mark: &Mark, office: &mut Office) -> bool {
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

fn portfolio_of(portfolio: &str, office: &mut Office) {
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

/// What stands after: "kazakh", "élu", "des Affaires étrangères", "of the European Council", "et ministre du Commerce".
fn after(line: &Line<'_>, office: &mut Office) {
    while office.end < line.end() {
        let at = office.end;
        if line.joins(at) && line.symbol(at) == Some('-') {
            let Some(mark) = line.mark_starting(at + 1).filter(|m| m.is(Category::Honorific)) else {
                break;
            };
            qualify(line, mark, office);
            office.end = mark.end;
            continue;
        }
        if line.is_symbol(at, ',')
            && let Some(mark) = line.mark_starting(at + 1)
            && matches!(line.concept(mark, Category::Honorific), Some("outgoing" | "elect"))
            && line.is_symbol(mark.end, ',')
        {
            qualify(line, mark, office);
            office.end = mark.end;
            break;
        }
        let Some(mark) = line.mark_starting(at) else { break };
        // "President of the Commission since November 2014, X"
        if mark.is_literal() && line.is_symbol(mark.end, ',') {
            office.end = mark.end;
            break;
        }
        if let Some(state) = line.concept(mark, Category::Honorific) {
            if state == "honorific" {
                break;
            }
            qualify(line, mark, office);
            office.end = mark.end;
        } else if mark.is(Category::Demonym) && !mark.is(Category::Preposition) {
            qualify(line, mark, office);
            office.end = mark.end;
        } else if line
            .concept(mark, Category::Verb)
            .is_some_and(|v| v == "host:participle")
        {
            // "le Premier ministre hôte"
            office.end = mark.end;
        } else if let Some(role) = line.concept(mark, Category::Preposition) {
            if !complement(line, office, role, mark) {
                break;
            }
        } else if line.concept(mark, Category::Conjunction) == Some("and") {
            if !coordinated(line, office, mark) {
                break;
            }
        } else {
            break;
        }
        office.loose = false;
        let last = office.end - 1;
        if line.token(last).kind == TokenKind::Word && !line.token(last).capital && line.mark_at(last).is_none() {
            office.loose = true;
            // "professeure de droit international | à l'université"
            let goes_on = line
                .mark_starting(office.end)
                .is_some_and(|m| line.concept(m, Category::Preposition) == Some("at"));
            if !goes_on || office.role != Role::Expert {
                break;
            }
        }
    }
}

/// "and foreign minister", "et russe": a second office of the same person, or a second state.
fn coordinated(line: &Line<'_>, office: &mut Office, and: &Mark) -> bool {
    let at = skip_small(line, and.end);
    let Some(next) = line.mark_starting(at) else {
        return false;
    };
    if next.is(Category::Demonym) && office.plural && at == and.end {
        qualify(line, next, office);
        office.end = next.end;
        return true;
    }
    // "de l'Intégration africaine et des Affaires étrangères"
    let minister = matches!(office.role, Role::Minister | Role::ForeignMinister);
    if minister
        && let Some(of) = line
            .mark_starting(and.end)
            .filter(|m| line.concept(m, Category::Preposition) == Some("of"))
        && office.end > office.head_end
    {
        return complement(line, office, "of", of);
    }
    // With a determiner ("et le ministre Y") it is another person's.
    if next.is(Category::Office) && at == and.end && !office.plural {
        office.end = next.end;
        return true;
    }
    false
}

/// What a preposition adds; whether the group goes on after it.
fn complement(line: &Line<'_>, office: &mut Office, role: &str, preposition: &Mark) -> bool {
    let at = skip_small(line, preposition.end);
    let Some(token) = (at < line.end()).then(|| line.token(at)) else {
        return false;
    };
    let mark = line.mark_starting(at);
    if office.refinement == "secretary" && mark.is_some_and(|m| m.is(Category::Portfolio)) {
        office.role = Role::Minister;
    }
    let belongs = role == "of"
        || role == "at"
            && matches!(
                office.role,
                Role::Expert | Role::Other | Role::SecretaryGeneral | Role::Spokesperson
            );
    if !belongs {
        // "minister for the Middle East", "ambassador to France": no one's own state.
        let passes = matches!(role, "for" | "to" | "at" | "in")
            && mark.is_some_and(|m| side(line, m).is_some() || m.is(Category::Portfolio) || m.is(Category::Series));
        if office.role == Role::Ambassador && matches!(role, "to" | "at" | "in") {
            let state = mark.filter(|m| side(line, m).is_some()).map(|m| m.end);
            office.end = state.unwrap_or_else(|| body_end(line, at)).max(preposition.end);
            return true;
        }
        // "President of the Commission since November 2014, X"
        if matches!(role, "since" | "from" | "until") {
            return until_comma(line, office, preposition.end);
        }
        if let Some(mark) = mark.filter(|_| passes) {
            if let Some(portfolio) = line.concept(mark, Category::Portfolio)
                && (office.role == Role::Minister || office.refinement == "secretary")
            {
                office.role = Role::Minister;
                portfolio_of(portfolio, office);
            }
            office.end = mark.end;
            return true;
        }
        return false;
    }
    if let Some(mark) = mark {
        if let Some(portfolio) = line.concept(mark, Category::Portfolio)
            && matches!(
                office.role,
                Role::Minister | Role::ForeignMinister | Role::DeputyPrimeMinister
            )
        {
            portfolio_of(portfolio, office);
            office.end = mark.end;
            return true;
        }
        if mark.is(Category::Office) {
            office.serves = Some(mark.first);
            return false;
        }
        if mark.is(Category::Country) || mark.is(Category::Demonym) && is_noun_after_of(line, mark) {
            qualify(line, mark, office);
            office.end = mark.end;
            if office.plural {
                more_states(line, office);
            }
            return true;
        }
        if mark.is(Category::City) && !mark.is(Category::Institution) {
            qualify(line, mark, office);
            office.end = mark.end;
            return true;
        }
        if mark.is(Category::Seat) {
            qualify(line, mark, office);
            office.end = mark.end;
            return true;
        }
        let nameable = is_nominal(line, mark);
        if !nameable {
            return false;
        }
    } else if token.kind != TokenKind::Word {
        return false;
    }
    let end = body_end(line, at);
    if end <= at {
        return false;
    }
    let minister = matches!(
        office.role,
        Role::Minister | Role::ForeignMinister | Role::HeadOfGovernment | Role::DeputyPrimeMinister
    );
    if minister {
        // "ministre de la Ville", "premier ministre du gouvernement d'union": no organisation.
        for at in at..end {
            if let Some(side) = line
                .mark_starting(at)
                .and_then(|m| side(line, m))
                .filter(|s| s.party.country().is_some())
            {
                office.sides.push(side);
            }
        }
    } else if office.role == Role::Expert && !(at..end).any(|at| line.token(at).capital) {
        // "professeure de droit"
    } else if mark.is_some_and(|m| m.is(Category::PartyNoun) && m.end == end) {
        // "the prince of the country"
    } else if office.body.is_none() {
        office.body = Some(line.span(at, end));
        if matches!(office.role, Role::Spokesperson | Role::Ambassador) {
            for at in at..end {
                if let Some(side) = line
                    .mark_starting(at)
                    .filter(|m| !m.is(Category::City))
                    .and_then(|m| side(line, m))
                {
                    office.sides.push(side);
                }
            }
        }
    }
    office.end = end;
    true
}

/// "du Kazakh"? A demonym after "of" is a state only where nothing follows that it could qualify.
fn is_noun_after_of(line: &Line<'_>, mark: &Mark) -> bool {
    mark.end >= line.end() || line.token(mark.end).kind != TokenKind::Word
}

/// Passes over a date before a comma.
fn until_comma(line: &Line<'_>, office: &mut Office, at: usize) -> bool {
    let comma = (at..line.end().min(at + 5)).find(|at| line.is_symbol(*at, ','));
    let Some(comma) = comma.filter(|comma| (at..*comma).any(|at| line.token(at).kind == TokenKind::Digits)) else {
        return false;
    };
    office.end = comma;
    true
}

/// Whether the mark can be a word of an organisation's name.
///
/// Everything may but grammar's words, verbs, values and what introduces a person.
fn is_nominal(line: &Line<'_>, mark: &Mark) -> bool {
    const CLOSED: &[Category] = &[
        Category::Preposition,
        Category::Determiner,
        Category::Conjunction,
        Category::Negation,
        Category::Auxiliary,
        Category::FunctionWord,
        Category::Honorific,
        Category::Office,
    ];
    if mark.is_literal() || CLOSED.iter().any(|c| mark.is(*c)) {
        return false;
    }
    line.token(mark.first).capital || line.concept(mark, Category::Verb).is_none_or(|v| v.ends_with(":noun"))
}

/// ", du Kirghizistan et de l'Ouzbékistan" after a first state.
fn more_states(line: &Line<'_>, office: &mut Office) {
    loop {
        let mut at = office.end;
        let mut linked = false;
        while at < line.end() {
            if line.is_symbol(at, ',') {
                linked = true;
                at += 1;
                continue;
            }
            match line.mark_starting(at) {
                Some(m) if line.concept(m, Category::Conjunction) == Some("and") => {
                    linked = true;
                    at = m.end;
                }
                Some(m) if line.concept(m, Category::Preposition) == Some("of") || m.is(Category::Determiner) => {
                    at = m.end
                }
                _ if line.is_symbol(at, '\'') => at += 1,
                _ => break,
            }
        }
        let Some(mark) = line.mark_starting(at).filter(|m| linked && m.is(Category::Country)) else {
            return;
        };
        // "Chile and Peru's Dina Boluarte" is another phrase.
        if line.concept_starting(mark.end, Category::Determiner) == Some("genitive") {
            return;
        }
        qualify(line, mark, office);
        office.end = mark.end;
    }
}

/// The first token after determiners, apostrophes and quotes.
fn skip_small(line: &Line<'_>, at: usize) -> usize {
    let mut at = at;
    while at < line.end() {
        if matches!(line.symbol(at), Some('\'' | '"')) {
            at += 1;
            continue;
        }
        match line.mark_starting(at) {
            Some(m) if m.is(Category::Determiner) && !m.is(Category::Office) => at = m.end,
            _ => break,
        }
    }
    at
}

/// The end of an organisation's name: names, adjectives and "of" phrases up to punctuation, a verb or another preposition.
fn body_end(line: &Line<'_>, first: usize) -> usize {
    let limit = line.end().min(first + MAX_BODY);
    let mut at = first;
    let mut end = first;
    while at < limit {
        if matches!(line.symbol(at), Some('\'' | '"')) || line.joins(at) {
            at += 1;
            continue;
        }
        let token = line.token(at);
        match line.mark_starting(at) {
            Some(mark) => {
                let of = matches!(line.concept(mark, Category::Preposition), Some("of"));
                let joins = of
                    || mark.is(Category::Determiner) && at > first
                    || line.concept(mark, Category::Conjunction) == Some("and")
                    || matches!(line.concept(mark, Category::Preposition), Some("for" | "on" | "to"));
                let content = is_nominal(line, mark);
                if mark.is(Category::Office) || mark.is(Category::Honorific) && !content {
                    break;
                }
                if joins && !of && !mark.is(Category::Determiner) {
                    // "for Strategic Studies", "and Trade" go on a name; "for talks" does not.
                    let next = skip_small(line, mark.end);
                    let named = next < limit
                        && line.token(next).capital
                        && line
                            .mark_starting(next)
                            .is_none_or(|m| !m.is(Category::Office) && !m.is(Category::Country));
                    if !named || !line.token(end.max(first + 1) - 1).capital {
                        break;
                    }
                    at = mark.end;
                } else if joins {
                    at = mark.end;
                } else if content {
                    // "la diplomatie russe | Maria Zakharova"
                    let adjective = at > first
                        && line
                            .mark_at(at - 1)
                            .is_some_and(|m| m.is(Category::Demonym) && !line.token(at - 1).capital);
                    if mark.is_name() && adjective {
                        break;
                    }
                    at = mark.end;
                    end = at;
                } else {
                    break;
                }
            }
            None if token.kind == TokenKind::Word => {
                at += 1;
                end = at;
            }
            None => break,
        }
    }
    end
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

/// An organisation's name after a preposition: its first token and the first after it.
pub(super) fn body_at(line: &Line<'_>, at: usize) -> Option<(usize, usize)> {
    let first = skip_small(line, at);
    if first >= line.end() || line.token(first).kind != TokenKind::Word {
        return None;
    }
    if line.mark_starting(first).is_some_and(|m| !is_nominal(line, m)) {
        return None;
    }
    let end = body_end(line, first);
    (end > first).then_some((first, end))
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
    office.sides.sort_by_key(|s| s.span.start());
    if office.sides.iter().all(|s| s.party.country().is_none())
        && let Some(side) = only_side(line, office)
    {
        office.sides.push(side);
    }
    let president = office.refinement == "president";
    if president && office.body.is_some() && !office.plural {
        office.role = Role::Other;
    }
    if president && office.body.is_none() && office.sides.iter().any(|s| s.party.country().is_none()) {
        office.role = Role::Other;
    }
}
