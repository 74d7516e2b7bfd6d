//! Sides that the text named before: pairs, blocs, and which states a bloc stands for.

use super::context::Context;
use super::named::is_format;
use crate::pack::Facts;
use crate::phrase::{Line, Phrased};
use crate::record::Measure;
use crate::value::{Party, Span};

/// Whether the second is a state of the first.
pub(super) fn contains(facts: &Facts, bloc: &Party, state: &Party) -> bool {
    let Some(state) = state.country() else { return false };
    facts
        .bloc(bloc.as_str())
        .is_some_and(|b| b.members_at(None).contains(&state))
}

/// Drops states that a bloc in the set already stands for, where all others are such states ("l'UEEA — Arménie, Bélarus…").
pub(super) fn fold_members(facts: &Facts, parties: &mut Vec<Party>) {
    if parties.len() < 3 {
        return;
    }
    let Some(bloc) = parties.iter().find(|p| p.country().is_none()).cloned() else {
        return;
    };
    let inside = parties.iter().filter(|p| contains(facts, &bloc, p)).count();
    if inside >= 2 {
        parties.retain(|p| *p == bloc || !contains(facts, &bloc, p));
    }
}

/// Drops a region that holds another party of the set ("l'Asie" beside "l'Asie centrale"), and takes the bloc that the text is about
/// for a region that it lies in.
pub(super) fn fold_regions(facts: &Facts, parties: &mut Vec<Party>, context: &Context) {
    let region = |p: &Party| facts.bloc(p.as_str()).filter(|b| b.kind == "region");
    let members = |p: &Party| facts.bloc(p.as_str()).map(|b| b.members_at(None)).unwrap_or_default();
    let inside = |small: &Party, large: &Party| {
        let (few, many) = (members(small), members(large));
        !few.is_empty() && few.len() < many.len() && few.iter().all(|c| many.contains(c))
    };
    let set = parties.clone();
    parties.retain(|p| region(p).is_none() || set.iter().all(|q| q == p || !inside(q, p)));
    let Some((sides, _)) = &context.sides else { return };
    for at in 0..parties.len() {
        if region(&parties[at]).is_none() || sides.contains(&parties[at]) {
            continue;
        }
        // "Africa" says no less than the African Union.
        let alike = |a: usize, b: usize| a.min(b) * 6 > a.max(b) * 5;
        let near = |s: &&Party| {
            s.country().is_none()
                && (inside(s, &parties[at]) || inside(&parties[at], s))
                && !alike(members(s).len(), members(&parties[at]).len())
        };
        if let Some(side) = sides.iter().find(near).filter(|s| !parties.contains(s)) {
            parties[at] = side.clone();
        }
    }
}

/// Sentences looked back over for the bloc that "the region" means.
const BLOC_REACH: usize = 30;

pub(super) fn last_bloc(text: &Phrased<'_>, line: &Line<'_>, before: usize, context: &Context) -> Option<Party> {
    let facts = line.packs().facts();
    // "the region" is no union that acts as one.
    let area = |p: &Party| p.country().is_none() && facts.bloc(p.as_str()).is_none_or(|b| b.kind != "union");
    if let Some(bloc) = context.parties.iter().find(|p| area(p)) {
        return Some(bloc.clone());
    }
    if let Some((sides, _)) = &context.sides
        && let [bloc] = sides.iter().filter(|p| p.country().is_none()).collect::<Vec<_>>()[..]
    {
        return Some(bloc.clone());
    }
    // The region named most often before; of those named as often, the one named last.
    let mut named: Vec<(Party, usize)> = Vec::new();
    let from = line.index.saturating_sub(BLOC_REACH);
    for index in from..=line.index {
        let here = text.line(index);
        let until = if index == line.index { before } else { here.end() };
        for group in here.parties().iter().filter(|g| g.first < until) {
            for party in group.members.iter().map(|m| &m.party).filter(|p| p.country().is_none()) {
                // "C5+1" is a format of two sides, one of them a region.
                let series = facts.series(party.as_str()).filter(|_| is_format(facts, party));
                let regions = series.map_or(std::slice::from_ref(party), |s| s.parties.as_slice());
                for region in regions.iter().filter(|p| area(p)) {
                    let count = named
                        .iter()
                        .position(|(p, _)| p == region)
                        .map_or(0, |at| named.remove(at).1);
                    named.push((region.clone(), count + 1));
                }
            }
        }
    }
    named
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(region, _)| region)
}

/// Whether the measure is one between two sides.
pub(super) fn trade_between(measure: Measure) -> bool {
    matches!(measure, Measure::Trade | Measure::InvestmentStock)
}

/// The two sides named together last before a place: a state and a bloc, or two states joined by a dash or "between".
pub(super) fn last_pair(
    text: &Phrased<'_>,
    line: &Line<'_>,
    before: usize,
    with: Option<&Party>,
) -> Option<(Vec<Party>, Span)> {
    let from = line.index.saturating_sub(BLOC_REACH);
    for index in (from..=line.index).rev() {
        let line = text.line(index);
        for group in line.parties().iter().rev().filter(|g| g.end <= before) {
            let between = line
                .preposition_before(group.first)
                .is_some_and(|(role, _)| role == "between");
            let mut members: Vec<Party> = Vec::new();
            for member in &group.members {
                if !members.contains(&member.party) {
                    members.push(member.party.clone());
                }
            }
            fold_members(line.packs().facts(), &mut members);
            let blocs = members.iter().filter(|p| p.country().is_none()).count();
            let pair = members.len() == 2 && (group.paired || between || blocs == 1);
            if pair && with.is_none_or(|p| members.contains(p)) {
                if with.is_some_and(|p| *p == members[1]) {
                    members.swap(0, 1);
                }
                return Some((members, group.span));
            }
        }
    }
    None
}
