//! The two sides of which a passage speaks, for instruments that say "between the two countries" or name nobody.

use super::Found;
use crate::phrase::{Line, PartyForm, PlaceRole};

use crate::value::{Party, Span};

/// Sentences looked back over.
const BACK: usize = 3;

/// The two states or blocs named before a token and, where those are fewer, in up to `back` sentences before; nothing where there are more.
pub(super) fn two_sides(line: &Line<'_>, found: &Found<'_>, until: usize, back: usize) -> Option<(Vec<Party>, Span)> {
    let mut sides = Sides::default();
    for back in 0..=back.min(BACK) {
        let here = line.back(back)?;
        if here.block() + 1 < line.block() {
            return None;
        }
        let end = if back == 0 { until } else { here.end() };
        sides.collect(&here, found, end);
        if sides.parties.len() == 1 {
            sides.visit(&here, end);
        }
        match sides.parties.len() {
            0 | 1 => {}
            2 => {
                let span = sides.span?;
                sides.parties.sort();
                return Some((sides.parties, span));
            }
            _ => return None,
        }
    }
    None
}

#[derive(Default)]
struct Sides {
    parties: Vec<Party>,
    span: Option<Span>,
}

impl Sides {
    fn take(&mut self, party: &Party, at: Span) {
        if !self.parties.contains(party) {
            self.parties.push(party.clone());
            self.span = self.span.or(Some(at));
        }
    }

    /// Parties and the states that people act for.
    fn collect(&mut self, line: &Line<'_>, found: &Found<'_>, end: usize) {
        for group in line.parties().iter().filter(|g| g.end <= end) {
            for member in group.members.iter().filter(|m| m.form != PartyForm::Anaphor) {
                self.take(&member.party, group.span);
            }
        }
        if end <= line.first() {
            return;
        }
        let span = line.span(line.first(), end);
        for (person, at) in found.people.within(span) {
            if let Some(country) = &person.country {
                self.take(country, at);
            }
        }
    }

    /// The state where a visitor is: "est arrivé à Bakou".
    fn visit(&mut self, line: &Line<'_>, end: usize) {
        let places = line.places().iter();
        for place in places.filter(|p| p.end <= end && p.capital && p.role == PlaceRole::Locative) {
            if let Some(country) = place.country {
                self.take(&Party::Country(country), place.span);
            }
        }
    }
}
