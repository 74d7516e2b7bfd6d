//! People named without an office whom the next sentence takes up by it: "Vladimir Poutine a parlé. Le président russe …".

use super::link::{Link, Manner};
use super::name::Name;
use super::office::Office;
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::record::Role;
use crate::text::BlockKind;

/// Tokens before an office with which a sentence begins at most.
const START: usize = 2;

/// The link of the only name of a sentence to the office with which the next one begins.
pub(super) fn resumed(
    line: &Line<'_>,
    names: &[Name],
    links: &[Link],
    next: &Line<'_>,
    offices: &[Office],
) -> Option<Link> {
    if next.block() != line.block() || line.block_kind() != BlockKind::Paragraph || !links.is_empty() {
        return None;
    }
    let office = offices.first().filter(|o| o.first <= next.first() + START)?;
    let state = matches!(
        office.role,
        Role::HeadOfState | Role::HeadOfGovernment | Role::ForeignMinister
    );
    let own = office.sides.first().filter(|s| s.party.country().is_some())?;
    if !state || office.plural || office.former || office.body.is_some() || offices.len() > 1 {
        return None;
    }
    // Someone else is named there, or follows the office.
    if next.marks().iter().any(|m| m.is_name() && m.end - m.first > 1) {
        return None;
    }
    let mut full = names.iter().filter(|n| n.words(line) > 1);
    let name = full.next().filter(|_| full.next().is_none())?;
    if line
        .preposition_before(name.first)
        .is_some_and(|(role, _)| role != "by")
        || line.marks().iter().any(|m| m.is(Category::Office))
    {
        return None;
    }
    // The sentence may speak of that state only.
    let parties = line.parties().iter().flat_map(|g| &g.members);
    let states = parties.filter_map(|m| m.party.country());
    let places = line.places().iter().filter_map(|p| p.country);
    if states.chain(places).any(|c| Some(c) != own.party.country()) {
        return None;
    }
    Some(Link {
        name: *name,
        manner: Manner::Resumed,
        role: Some((office.role, next.span(office.head, office.head_end))),
        side: Some((own.clone(), "person.country.side")),
        body: None,
        head: office.head,
    })
}

/// Drops those whose name has an office elsewhere in the text, or whose office has another holder there.
pub(super) fn settle(text: &Phrased<'_>, linked: &[(usize, Link)], resumed: &mut Vec<(usize, Link)>) {
    let family = |index: usize, link: &Link| text.line(index).word(link.name.end - 1);
    resumed.retain(|(index, link)| {
        let own = link.side.as_ref().map(|(side, _)| &side.party);
        linked.iter().all(|(other, held)| {
            let same_name = family(*other, held) == family(*index, link);
            let same_office = held.role.map(|(role, _)| role) == link.role.map(|(role, _)| role)
                && held.side.as_ref().map(|(side, _)| &side.party) == own;
            !(same_name || same_office)
        })
    });
}
