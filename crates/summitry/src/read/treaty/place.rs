//! Where instruments were signed: places beside stage verbs and in titles.

use super::moment::{stage_after, stage_before};
use super::stage::Stage;
use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Place, PlaceRole};
use crate::record::{Record, TreatyField};
use crate::value::{Country, Span};

/// The verb that a date or a place at those tokens belongs to: the last one before it, else the next one.
fn owner<'s>(
    line: &Line<'_>,
    stages: &'s [Stage],
    mentions: &[TreatyMention],
    first: usize,
    end: usize,
) -> Option<&'s Stage> {
    let index = stage_before(line, stages, &[], mentions, first, end)
        .or_else(|| stage_after(line, stages, mentions, first, end))?;
    Some(&stages[index])
}

pub(super) fn places(line: &Line<'_>, stages: &[Stage], mentions: &mut [TreatyMention], from: usize) {
    // Where a report was written says least of where a treaty was signed.
    let dateline = |p: &&Place| p.role == PlaceRole::Dateline;
    let own = line.places().iter().filter(|p| !dateline(p));
    for place in own.chain(line.places().iter().filter(dateline)) {
        let inside = mentions[from..]
            .iter()
            .position(|m| m.first <= place.first && place.end <= m.end);
        if let Some(index) = inside {
            let mention = &mut mentions[from + index];
            let of = names(line, mention, place);
            if of && mention.record.city.is_none() && mention.reference != Reference::Pronoun {
                locate(line, mention, place, "name");
                mention.place_from_name = mention.record.city.is_some();
                mention.place_named = mention.place_from_name;
            }
            continue;
        }
        if !matches!(place.role, PlaceRole::Locative | PlaceRole::Dateline) {
            continue;
        }
        let Some(stage) = owner(line, stages, mentions, place.first, place.end).filter(|s| s.signs()) else {
            continue;
        };
        // A state alone may be where anything of the sentence happens.
        let near = place.first <= stage.end + 4 || place.end <= stage.first;
        if place.city.is_none() && !near {
            continue;
        }
        for covered in &stage.covers {
            let mention = &mut mentions[*covered];
            if mention.record.city.is_some() && !mention.place_from_name {
                continue;
            }
            if mention.place_from_name && place.city.is_some() {
                mention.record.clear(TreatyField::City);
                mention.record.clear(TreatyField::Country);
                mention.place_from_name = false;
            }
            locate(line, mention, place, "verb");
        }
    }
}

/// Whether the place in a title is the one it is called by ("le traité de Lagos", "l'accord de paix d'Arusha", "the Tokyo Declaration").
fn names(line: &Line<'_>, mention: &TreatyMention, place: &Place) -> bool {
    if place.end == mention.head {
        return true;
    }
    let last = mention.end - place.end <= 2;
    let direct = place.first < mention.head_end + 4
        && (mention.head_end..place.first).all(|at| {
            line.symbol(at).is_some()
                || line
                    .mark_at(at)
                    .is_some_and(|m| m.is(Category::Preposition) || m.is(Category::Determiner))
        });
    let held = (mention.head_end..place.first).any(|at| line.concept_at(at, Category::Office).is_some());
    place.role == PlaceRole::Of && (direct || last && !mention.weak && !held)
}

pub(super) fn locate(line: &Line<'_>, mention: &mut TreatyMention, place: &Place, manner: &str) {
    let city = place.city.as_deref().and_then(|id| line.packs().facts().city(id));
    if let Some(city) = city {
        mention.record.city = Some(city.name.clone());
        let rule = format!("treaty.city.{manner}");
        mention.record.cite(TreatyField::City, place.span, &rule);
    } else if manner == "name" {
        return;
    }
    // A state alone, taken before, gives way to the city's.
    if city.is_some()
        && mention
            .record
            .country
            .is_some_and(|old| place.country.is_some_and(|new| new != old))
    {
        mention.record.clear(TreatyField::Country);
    }
    if let Some(country) = place.country
        && mention.record.country.is_none()
    {
        set_country(mention, country, place.span, manner);
    }
}

pub(super) fn set_country(mention: &mut TreatyMention, country: Country, span: Span, manner: &str) {
    mention.record.country = Some(country);
    let rule = format!("treaty.country.{manner}");
    mention.record.cite(TreatyField::Country, span, &rule);
}
