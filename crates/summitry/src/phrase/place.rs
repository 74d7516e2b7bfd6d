//! Places: a city with its state, or a state that something happens in.

use super::Line;
use crate::pack::Category;
use crate::scan::Mark;
use crate::value::{Country, Span};

/// How a place stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceRole {
    /// After a preposition of place (`à Astana`, `in Kazan`).
    Locative,
    /// After a preposition of origin or belonging (`le sommet de Kazan`, `the city of Kazan`).
    Of,
    /// At the head of a block, before a date or a dash (`ASTANA, 17 juin`).
    Dateline,
    /// Alone (`the Kazan summit`, `Astana, Kazakhstan`).
    Bare,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// First token.
    pub first: usize,
    /// First token after.
    pub end: usize,
    /// Its bytes.
    pub span: Span,
    /// The city's id in the packs.
    pub city: Option<String>,
    /// The city's name as records write it.
    pub name: Option<String>,
    /// The state.
    pub country: Option<Country>,
    /// How it stands.
    pub role: PlaceRole,
    /// Whether the city is a capital, which may stand for its state.
    pub capital: bool,
}

/// Reads the places of a sentence. `previous` is the city last spoken of, which is updated.
pub(super) fn places(line: &Line<'_>, previous: &mut Option<Place>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let facts = line.packs().facts();
    for mark in line.marks() {
        if line.concept(mark, Category::PlaceNoun) == Some("capital") {
            places.extend(capital_of(line, mark));
            continue;
        }
        if line.concept(mark, Category::PlaceNoun) == Some("same-city") {
            let earlier = places
                .iter()
                .rev()
                .find(|p: &&Place| p.city.is_some())
                .or(previous.as_ref())
                .cloned();
            places.extend(earlier.map(|place| Place {
                first: mark.first,
                end: mark.end,
                span: mark.span,
                role: PlaceRole::Locative,
                ..place
            }));
            continue;
        }
        if let Some(id) = line.concept(mark, Category::City) {
            // A state of the same name wins unless a preposition of place says otherwise ("Luxembourg", "Singapour").
            let role = role(line, mark.first);
            if mark.is(Category::Country) && role != PlaceRole::Locative {
                continue;
            }
            let Some(city) = facts.city(id) else { continue };
            let mut place = Place {
                first: mark.first,
                end: mark.end,
                span: mark.span,
                city: Some(id.to_owned()),
                name: Some(name_of(line, mark, &city.name)),
                country: Some(city.country),
                role,
                capital: city.capital,
            };
            if let Some(end) = state_after(line, mark.end, city.country) {
                place.end = end;
                place.span = line.span(place.first, end);
                if place.role == PlaceRole::Bare {
                    place.capital = false;
                }
            }
            places.push(place);
        } else if let Some(code) = line.concept(mark, Category::Country) {
            let inside = places.last().is_some_and(|p| mark.first < p.end);
            if !inside && role(line, mark.first) == PlaceRole::Locative {
                places.push(Place {
                    first: mark.first,
                    end: mark.end,
                    span: mark.span,
                    city: None,
                    name: None,
                    country: code.parse().ok(),
                    role: PlaceRole::Locative,
                    capital: false,
                });
            }
        }
    }
    if let Some(last) = places.iter().rev().find(|p| p.city.is_some()) {
        *previous = Some(last.clone());
    }
    places
}

/// A city's name in records: as written where the language's names are those of the records, else the table's.
fn name_of(line: &Line<'_>, mark: &Mark, name: &str) -> String {
    let as_written = line.packs().orthography(line.scanned().language).cities_as_written;
    let written = &line.text()[mark.span];
    if as_written && !line.token(mark.first).all_caps {
        written.to_owned()
    } else {
        name.to_owned()
    }
}

/// "dans la capitale kazakhe", "in the Kazakh capital", "in the capital of Kazakhstan": the city by its state.
fn capital_of(line: &Line<'_>, noun: &Mark) -> Option<Place> {
    let code = |at: usize| {
        let mark = line.mark_at(at)?;
        let code = line
            .concept(mark, Category::Demonym)
            .or_else(|| line.concept(mark, Category::Country))?;
        Some((mark, code.parse::<Country>().ok()?))
    };
    let before = noun.first.checked_sub(1).filter(|b| *b >= line.first()).and_then(code);
    let after = || {
        let mut at = noun.end;
        while at < line.end() && at < noun.end + 4 {
            if let Some(found) = code(at) {
                return Some(found);
            }
            let passes = line.symbol(at) == Some('\'')
                || line
                    .mark_at(at)
                    .is_some_and(|m| m.is(Category::Preposition) || m.is(Category::Determiner));
            if !passes {
                return None;
            }
            at += 1;
        }
        None
    };
    let (mark, country) = before.or_else(after)?;
    let city = line.packs().facts().capital(country)?;
    let (first, end) = (noun.first.min(mark.first), noun.end.max(mark.end));
    // An apposition ("Astana, la capitale du Kazakhstan") is the same place as the city before it.
    Some(Place {
        first,
        end,
        span: line.span(first, end),
        name: line.packs().facts().city(city).map(|c| c.name.clone()),
        city: Some(city.to_owned()),
        country: Some(country),
        role: role(line, first),
        capital: false,
    })
}

fn role(line: &Line<'_>, first: usize) -> PlaceRole {
    match line.preposition_before(first) {
        Some(("at" | "in", _)) => return PlaceRole::Locative,
        Some(("of" | "from", _)) => return PlaceRole::Of,
        _ => {}
    }
    let starts_block = first == line.first() && (line.index == 0 || line.token(first).breaks_before > 0);
    let mut next = first + 1;
    while next < line.end() && next < first + 4 && line.mark_at(next).is_some_and(|m| m.first <= first) {
        next += 1;
    }
    let dateline = starts_block
        && next < line.end()
        && (matches!(line.symbol(next), Some(',' | '(' | '/'))
            || line.symbol(next) == Some('-') && line.token(next).space_before
            // "BUENOS AIRES.-"
            || line.symbol(next) == Some('.') && line.is_symbol(next + 1, '-'));
    if dateline { PlaceRole::Dateline } else { PlaceRole::Bare }
}

/// The end of ", Kazakhstan", "(Kazakhstan)", ", au Kazakhstan" after a city of that state.
fn state_after(line: &Line<'_>, at: usize, country: Country) -> Option<usize> {
    if at >= line.end() {
        return None;
    }
    let bracket = line.is_symbol(at, '(');
    let mut next = if bracket || line.is_symbol(at, ',') { at + 1 } else { at };
    let opened = next > at;
    while next < line.end() {
        let Some(mark) = line.mark_at(next) else {
            if line.symbol(next) == Some('\'') {
                next += 1;
                continue;
            }
            return None;
        };
        if line
            .concept(mark, Category::Country)
            .is_some_and(|code| code.parse() == Ok(country))
        {
            // Without punctuation between, only "à Xi'an en Chine" counts.
            let governed = line
                .preposition_before(mark.first)
                .is_some_and(|(role, _)| matches!(role, "in" | "at"));
            if !opened && !governed {
                return None;
            }
            let end = mark.end;
            return Some(if bracket && line.is_symbol(end, ')') {
                end + 1
            } else {
                end
            });
        }
        let passes = mark.is(Category::Preposition) || mark.is(Category::Determiner) || mark.is(Category::Demonym);
        if !passes {
            return None;
        }
        next = mark.end;
    }
    None
}
