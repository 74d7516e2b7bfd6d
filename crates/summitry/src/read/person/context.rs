//! What a passage says of an office that names no state or organisation itself: the topic of a line, the host,
//! the owner, the organisation named before.

use super::link::Link;
use super::name::Name;
use super::office::{Office, Side, side};
use crate::pack::Category;
use crate::phrase::{Line, Phrased, PlaceRole};
use crate::record::Role;
use crate::scan::Mark;
use crate::text::BlockKind;
use crate::value::{Party, Span};

/// The rule id of states read from the passage; weaker than those that stand at the office or the name.
pub(super) const STATE: &str = "person.country.context";
/// The rule id of organisations read from the passage.
pub(super) const BODY: &str = "person.organisation.context";

/// Tokens before the place with which a sentence begins at most.
const SETTING_REACH: usize = 2;
/// Sentences at the start of a text that tell of the two states it is about.
const OPENING: usize = 3;
/// Sentences looked back over for an organisation.
const BODY_REACH: usize = 5;
/// Sentences looked back over for the place of a meeting.
const PLACE_REACH: usize = 4;
/// Tokens between a host's word and the office or name.
const HOST_REACH: usize = 4;

/// Whether a link is worth a record: the head of a firm holds no office of a state or an organisation.
pub(super) fn is_public(line: &Line<'_>, offices: &[Office], link: &Link) -> bool {
    let Some(office) = offices.iter().find(|o| o.head == link.head) else {
        return true;
    };
    // "Prince X" alone is a form of address.
    if office.refinement == "crown-prince" && office.head_end == office.head + 1 && link.side.is_none() {
        return false;
    }
    if office.private && office.refinement == "president" {
        return false;
    }
    let body = link.body.map(|(span, _)| span);
    let known = link.body.is_some_and(|(_, rule)| rule == BODY)
        || body.is_some_and(|span| {
            line.marks().iter().any(|m| {
                span.contains(m.span) && (m.is(Category::Series) || m.is(Category::Institution) || m.is(Category::Bloc))
            })
        });
    if matches!(office.refinement.as_str(), "chief-executive" | "representative") {
        return link.side.is_some() || known;
    }
    // "secretary-general of the supporters' union"
    if link.role.is_some_and(|(role, _)| role == Role::SecretaryGeneral)
        && let Some(span) = body
    {
        let named = line.text()[span]
            .chars()
            .any(|c| c.is_uppercase() || c.is_ascii_digit());
        return known
            || named
            || line
                .marks()
                .iter()
                .any(|m| span.contains(m.span) && m.is(Category::MechanismHead));
    }
    true
}

/// Adds what the passage says to the links of a line.
pub(super) fn complete(text: &Phrased<'_>, line: &Line<'_>, offices: &[Office], links: &mut [Link], whole: &Whole) {
    for index in 0..links.len() {
        let link = &links[index];
        if link.role.is_some_and(|(role, _)| role == Role::Expert) && link.body.is_none() {
            links[index].body = body_after(line, link.name).map(|b| (b, "person.organisation.name"));
            continue;
        }
        let generic = link.body.is_some_and(|(span, _)| is_generic(line, span));
        if link.side.is_some() || link.body.is_some() && !generic {
            continue;
        }
        let Some(office) = offices.iter().find(|o| o.head == link.head && !o.plural) else {
            continue;
        };
        let role = link.role.map(|(role, _)| role);
        if role == Some(Role::SecretaryGeneral)
            || generic && office.refinement == "chief-executive"
            || office.refinement == "director-general"
            || office.refinement == "deputy-secretary-general"
        {
            let body = body_before(text, line, office).or(whole.only);
            if let Some(body) = body {
                links[index].body = Some((body, BODY));
            }
            continue;
        }
        if role == Some(Role::Spokesperson) {
            if let Some(side) = owner(line, office, links) {
                links[index].side = Some((side, STATE));
            }
            continue;
        }
        if !is_national(role, office) {
            continue;
        }
        let found = relative(line, office)
            .or_else(|| topic(text, line, office.head))
            .or_else(|| host(text, line, office, link.name))
            .or_else(|| owner(line, office, links))
            .or_else(|| setting(line, office))
            .or_else(|| other_side(line, whole, office, &links[index], links, offices));
        if let Some(side) = found {
            links[index].side = Some((side, STATE));
        }
    }
}

pub(super) fn is_national(role: Option<Role>, office: &Office) -> bool {
    match role {
        Some(
            Role::HeadOfState
            | Role::HeadOfGovernment
            | Role::ForeignMinister
            | Role::Minister
            | Role::DeputyPrimeMinister,
        ) => true,
        Some(Role::Other) => matches!(
            office.refinement.as_str(),
            "vice-president" | "vice-minister" | "adviser" | "parliament-president"
        ),
        _ => false,
    }
}

/// "the Czechs, whose foreign minister"
fn relative(line: &Line<'_>, office: &Office) -> Option<Side> {
    let mut at = office.first.checked_sub(1).filter(|a| *a > line.first())?;
    let mut mark = line.mark_at(at)?;
    if line.concept(mark, Category::Conjunction) != Some("relative") {
        // The determiner after it belongs to the office; "whose" may be inside the group too.
        return None;
    }
    at = mark.first.checked_sub(1).filter(|a| *a >= line.first())?;
    if line.is_symbol(at, ',') {
        at = at.checked_sub(1)?;
    }
    mark = line.mark_at(at)?;
    side(line, mark).filter(|s| s.party.country().is_some())
}

/// The state that a line or its heading announces: "Gambie : le président", "CHINA: Premier".
fn topic(text: &Phrased<'_>, line: &Line<'_>, before: usize) -> Option<Side> {
    if let Some(side) = labelled(line, before) {
        return Some(side);
    }
    if let Some(side) = announced(line).filter(|(_, end)| *end <= before) {
        return Some(side.0);
    }
    let mut index = line.index;
    while index > 0 {
        index -= 1;
        let earlier = text.line(index);
        if let Some((side, _)) = announced(&earlier) {
            let own = earlier.block() == line.block()
                || earlier.block_kind() == BlockKind::Heading && (index == 0 || earlier.block() + 1 == line.block());
            return own.then_some(side);
        }
        // The title speaks for the whole text; other lines for their own block.
        if index > 0 && earlier.block() != line.block() {
            index = 1;
        }
    }
    None
}

/// "Suède : X, Premier ministre ; Islande : Y": the label of the part of a line.
fn labelled(line: &Line<'_>, before: usize) -> Option<Side> {
    let from = (line.first()..before)
        .rfind(|at| line.is_symbol(*at, ';'))
        .map_or(line.first(), |at| at + 1);
    let colon = (from..before).rfind(|at| line.is_symbol(*at, ':'))?;
    let mark = line.mark_at(colon.checked_sub(1).filter(|a| *a >= from)?)?;
    mark.is(Category::Country).then(|| side(line, mark))?
}

/// The state at the start of a line before a colon, and the colon's place.
fn announced(line: &Line<'_>) -> Option<(Side, usize)> {
    let mark = line.marks().first()?;
    let small = (line.first()..mark.first).all(|at| line.symbol(at).is_some());
    let mark = if mark.is(Category::Determiner) {
        line.mark_starting(mark.end)?
    } else {
        mark
    };
    if !small || !mark.is(Category::Country) {
        return None;
    }
    let colon = (mark.end..line.end().min(mark.end + 8)).find(|at| line.is_symbol(*at, ':'))?;
    // "Russia, too, keeps its calendar: President X"
    let one = line
        .parties()
        .iter()
        .filter(|p| p.first < colon)
        .flat_map(|p| &p.members)
        .count()
        == 1;
    one.then_some(())?;
    Some((side(line, mark)?, colon))
}

/// "l'hôte, le président X", "Le président X y recevait": the state where the text last was.
fn host(text: &Phrased<'_>, line: &Line<'_>, office: &Office, name: Name) -> Option<Side> {
    let hosts = office.refinement == "host"
        || line.verbs().iter().any(|v| {
            // "who is on a visit, and his host": another person.
            let other = v.first >= name.end && line.determiner_before(v.first) == Some("possessive");
            !other
                && v.class == "host"
                && !v.negated
                && (v.end <= office.first && office.first - v.end <= HOST_REACH
                    || v.first >= name.end && v.first - name.end <= HOST_REACH)
        });
    if !hosts {
        return None;
    }
    let place = |here: &Line<'_>, before: usize| {
        let role = |r: PlaceRole| matches!(r, PlaceRole::Locative | PlaceRole::Dateline);
        let place = here
            .places()
            .iter()
            .rev()
            .find(|p| p.country.is_some() && p.first < before && role(p.role))?;
        let party = Party::Country(place.country?);
        Some(Side {
            party,
            span: place.span,
        })
    };
    let own = place(line, line.end());
    let same_block = || {
        (line.index.saturating_sub(PLACE_REACH)..line.index)
            .rev()
            .map(|at| text.line(at))
            .filter(|l| l.block() == line.block())
            .find_map(|l| place(&l, l.end()))
    };
    // The place where the report begins is that of the meeting.
    let opening = || (0..line.index).map(|at| text.line(at)).find_map(|l| place(&l, l.end()));
    own.or_else(same_block).or_else(opening)
}

/// "son secrétaire au Trésor": the state of the person or state named before.
pub(super) fn owner(line: &Line<'_>, office: &Office, links: &[Link]) -> Option<Side> {
    if line.concept_starting(office.first, Category::Determiner) != Some("possessive") {
        return None;
    }
    let person = links
        .iter()
        .filter(|l| l.name.end <= office.first)
        .filter_map(|l| l.side.as_ref().map(|(s, _)| (l.name.first, s.clone())))
        .next_back();
    person.map(|(_, side)| side).or_else(|| {
        let group = line
            .parties()
            .iter()
            .rfind(|p| p.end <= office.first && p.members.len() == 1)?;
        let party = group.members[0].party.clone();
        party.country()?;
        Some(Side {
            party,
            span: group.span,
        })
    })
}

/// "Au Kenya, le ministre des Finances X": where a sentence says that it plays.
///
/// Heads of state and of government are named where they visit as often as at home.
fn setting(line: &Line<'_>, office: &Office) -> Option<Side> {
    if matches!(office.role, Role::HeadOfState | Role::HeadOfGovernment) {
        return None;
    }
    let place = line.places().iter().find(|p| {
        p.role == PlaceRole::Locative
            && p.city.is_none()
            && p.first <= line.first() + SETTING_REACH
            && p.end <= office.first
            && line.is_symbol(p.end, ',')
    })?;
    Some(Side {
        party: Party::Country(place.country?),
        span: place.span,
    })
}

/// Whether an office looks abroad ("Minister for the Middle East"), so that a report on a state says nothing of whose it is.
pub(super) fn is_foreign(line: &Line<'_>, office: &Office) -> bool {
    let abroad = |m: &Mark| m.is(Category::Bloc) || m.is(Category::Country) || m.is(Category::Series);
    office.refinement == "adviser"
        || line
            .marks()
            .iter()
            .any(|m| m.first >= office.head_end && m.end <= office.end && abroad(m))
}

/// What the text as a whole says of whose the offices in it are.
pub(super) struct Whole {
    /// The one organisation that it names.
    only: Option<Span>,
    /// The two states that it is about, where they are just two.
    pair: Option<[Side; 2]>,
}

impl Whole {
    pub(super) fn of(text: &Phrased<'_>) -> Self {
        Self {
            only: only_body(text),
            pair: pair(text, 1).or_else(|| pair(text, OPENING)),
        }
    }
}

/// The two states that the first sentences name, where they name no more.
fn pair(text: &Phrased<'_>, sentences: usize) -> Option<[Side; 2]> {
    let mut found: Vec<Side> = Vec::new();
    for line in text.lines().take(sentences) {
        for member in line.parties().iter().flat_map(|g| &g.members) {
            if member.party.country().is_some() && found.iter().all(|s| s.party != member.party) {
                let span = line.span(member.first, member.end);
                found.push(Side {
                    party: member.party.clone(),
                    span,
                });
            }
        }
    }
    found.try_into().ok()
}

/// "Commerce Minister X and Uzbek Minister Y", "President X met his Uzbek counterpart": of the two states that the text is about, X is
/// of the other.
fn other_side(
    line: &Line<'_>,
    whole: &Whole,
    office: &Office,
    link: &Link,
    links: &[Link],
    offices: &[Office],
) -> Option<Side> {
    let pair = whole.pair.as_ref()?;
    let next = offices
        .iter()
        .find(|o| o.head > office.head && o.first >= link.name.end)?;
    let joined = line
        .mark_starting(link.name.end)
        .is_some_and(|m| line.concept(m, Category::Conjunction) == Some("and") && m.end == next.first);
    let other = if next.refinement == "counterpart" {
        next.sides.first()
    } else if joined {
        links
            .iter()
            .find(|l| l.head == next.head)?
            .side
            .as_ref()
            .map(|(side, _)| side)
    } else {
        None
    };
    let at = pair.iter().position(|s| Some(&s.party) == other.map(|o| &o.party))?;
    Some(pair[1 - at].clone())
}

/// The one state that a sentence names other than as a place or as another person's.
pub(super) fn only_state(line: &Line<'_>, links: &[Link], offices: &[Office]) -> Option<Side> {
    let mut found: Option<Side> = None;
    for group in line.parties() {
        for member in &group.members {
            member.party.country()?;
            // "US$"
            let money = line.is_symbol(member.end, '$');
            if money {
                continue;
            }
            let place = line
                .places()
                .iter()
                .any(|p| p.first <= member.first && member.first < p.end);
            let other = links
                .iter()
                .any(|l| l.side.as_ref().is_some_and(|(s, _)| s.party == member.party));
            // "recevra son homologue japonaise"
            let held = offices.iter().any(|o| o.first <= member.first && member.first < o.end);
            // "a deal with the Americans" is about another side.
            let owns = line.concept_starting(group.end, Category::Determiner) == Some("genitive");
            let faced = !owns
                && matches!(
                    line.preposition_before(group.first),
                    Some(("with" | "against" | "between" | "to" | "towards", _))
                );
            if place || other || held || faced {
                return None;
            }
            match &found {
                Some(side) if side.party != member.party => return None,
                _ => {
                    found = Some(Side {
                        party: member.party.clone(),
                        span: line.span(member.first, member.end),
                    });
                }
            }
        }
    }
    found
}

/// ", de l'université de Brest" after a scholar's name.
fn body_after(line: &Line<'_>, name: Name) -> Option<Span> {
    let at = if line.is_symbol(name.end, ',') {
        name.end + 1
    } else {
        name.end
    };
    let mark = line.mark_starting(at)?;
    if !matches!(line.concept(mark, Category::Preposition), Some("of" | "at" | "from")) {
        return None;
    }
    let (first, end) = super::complement::body_at(line, mark.end)?;
    (first..end)
        .any(|at| line.token(at).capital)
        .then(|| line.span(first, end))
}

/// Whether an organisation is only called "the mechanism", "the Union".
pub(super) fn is_generic(line: &Line<'_>, span: Span) -> bool {
    line.marks()
        .iter()
        .any(|m| m.span == span && m.end == m.first + 1 && (m.is(Category::MechanismHead) || m.is(Category::PartyNoun)))
}

/// The organisation named last before the office, not too far from it.
fn body_before(text: &Phrased<'_>, line: &Line<'_>, office: &Office) -> Option<Span> {
    let before = (line.index.saturating_sub(BODY_REACH)..line.index).rev();
    body_in(line, office.first)
        .or_else(|| {
            before.into_iter().find_map(|index| {
                let earlier = text.line(index);
                body_in(&earlier, earlier.end())
            })
        })
        .map(|(span, _)| span)
}

/// The organisation that the text names, if it names one only.
fn only_body(text: &Phrased<'_>) -> Option<Span> {
    let mut only: Option<(Span, &str)> = None;
    for line in text.lines() {
        let mut end = line.end();
        while let Some((span, id)) = body_in(&line, end) {
            match only {
                Some((_, known)) if known != id => return None,
                _ => only = Some((span, id)),
            }
            end = line
                .marks()
                .iter()
                .find(|m| m.span == span)
                .map_or(line.first(), |m| m.first);
        }
    }
    only.map(|(span, _)| span)
}

/// The last organisation of a sentence that ends before a token, with its id.
fn body_in<'a>(line: &Line<'a>, before: usize) -> Option<(Span, &'a str)> {
    let facts = line.packs().facts();
    line.marks().iter().rev().filter(|m| m.end <= before).find_map(|mark| {
        let id = line
            .concept(mark, Category::Series)
            .or_else(|| line.concept(mark, Category::Bloc))?;
        let kind = facts.series(id).map(|s| s.kind.as_str())?;
        matches!(
            kind,
            "organisation" | "forum" | "conference" | "format" | "bank" | "court" | "fund" | "agreement" | "pairing"
        )
        .then_some((mark.span, id))
    })
}
