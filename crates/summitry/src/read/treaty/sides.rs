//! The sides that titles and their complements name.

use super::around::two_sides;
use super::{Found, Reference, TreatyMention};
use crate::pack::{Category, CategorySet};
use crate::phrase::{Line, Parties, PlaceRole};
use crate::scan::Mark;
use crate::value::{Party, Span};

/// Tables that name a side.
const SIDES: CategorySet = CategorySet::of(&[Category::Country, Category::Bloc]);
/// What begins another phrase.
const STOPS: &[Category] = &[
    Category::Conjunction,
    Category::InstrumentHead,
    Category::Instrument,
    Category::Office,
    Category::MeetingHead,
    Category::Country,
    Category::Bloc,
    Category::Demonym,
    Category::Series,
];
/// Tokens between an instrument and its sides at most.
const COMPLEMENT: usize = 16;

/// The sides that the title and its complements name.
pub(super) fn sides(line: &Line<'_>, found: &Found<'_>, mention: &mut TreatyMention) {
    if mention.reference == Reference::Pronoun {
        return;
    }
    let mut inside: Vec<Party> = Vec::new();
    let mut span: Option<Span> = None;
    for group in line.parties() {
        for member in &group.members {
            // An organisation in a title is where it was made more often than a side ("UN Convention").
            let organisation = line
                .mark_at(member.first)
                .is_some_and(|m| m.is(Category::Series) && !m.is(Category::Bloc));
            if member.first >= mention.first && member.end <= mention.end && !organisation {
                inside.push(member.party.clone());
                let here = line.span(member.first, member.end);
                span = Some(span.map_or(here, |s| s.join(here)));
            }
        }
    }
    // "EU–Mercosur Partnership Agreement": a name of the packs hides the sides in it.
    if mention.known.is_some() && inside.is_empty() {
        let mut at = mention.first;
        while at < mention.end {
            let side = line.term_in(at, mention.end, SIDES);
            let party = side.as_ref().and_then(|term| {
                let sense = term.senses.iter().find(|s| SIDES.contains(s.category))?;
                line.packs().lexicon().concept(sense.concept).parse().ok()
            });
            let end = side.map_or(at + 1, |term| term.end.max(at + 1));
            if let Some(party) = party
                && (at == mention.first || line.joins(at - 1) || line.joins(end))
            {
                inside.push(party);
                span = Some(line.span(mention.first, mention.end));
            }
            at = end;
        }
        if inside.len() < 2 {
            inside.clear();
        }
    }
    inside.dedup();
    if let (true, Some(span)) = (inside.len() > 1, span) {
        mention.join(&inside, span, "treaty.parties.title");
    }
    // "CARIFORUM–UK Economic Partnership Agreement": the other name of the pair is in no table.
    let half = inside.len() == 1
        && line.parties().iter().any(|g| {
            g.first > mention.first
                && g.end <= mention.end
                && line.joins(g.first - 1)
                && line
                    .mark_at(g.first - 2)
                    .is_none_or(|m| m.is_name() || m.is(Category::Series))
        });
    if let (true, Some(span)) = (half, span) {
        mention.join(&inside, span, "treaty.parties.title");
    }
    if mention.record.parties.len() < 2
        && let Some((parties, at)) = complement(line, found, mention.outer_end)
    {
        if let (1, Some(span)) = (inside.len(), span) {
            mention.join(&inside, span, "treaty.parties.title");
        }
        mention.join(&parties, at, "treaty.parties.between");
    }
}

/// The parties behind "between" or "with", directly after `at` or after a participle, or behind a dash or comma ("…, United States–Kazakhstan").
pub(super) fn complement(line: &Line<'_>, found: &Found<'_>, at: usize) -> Option<(Vec<Party>, Span)> {
    let mut here = at;
    let mut role: Option<&str> = None;
    let mut comma = false;
    while here < line.end() && here < at + COMPLEMENT {
        if let Some(group) = line.parties().iter().find(|g| g.first <= here && here < g.end) {
            let apposed = comma && group.paired;
            if role.is_none() && !apposed {
                // "signé au Japon avec la Corée"
                let place = line.places().iter().find(|p| p.first <= here && here < p.end);
                here = place.filter(|p| p.role == PlaceRole::Locative)?.end.max(group.end);
                continue;
            }
            if group.members.is_empty() {
                if group.count == Some(2) {
                    return two_sides(line, found, at, 2);
                }
                here = group.end;
                continue;
            }
            let mut parties = set(line, group);
            let mut span = group.span;
            // "entre le gouvernement du Bénin et celui du Rwanda"
            if role == Some("between")
                && parties.len() == 1
                && let Some(other) = second(line, group.end)
            {
                parties.extend(set(line, other));
                span = span.join(other.span);
            }
            return Some((parties, span));
        }
        match line.symbol(here) {
            Some(',') if here == at => comma = true,
            // "l'accord de la pêche (liant le Pérou, le Chili et l'Équateur)"
            Some('(') if here == at && line.concept_at(here + 1, Category::InstrumentWord) == Some("complement") => {
                role = Some("between");
                here = line.mark_at(here + 1)?.end;
                continue;
            }
            Some('\'') => {}
            Some(_) => return None,
            None => {
                let Some(mark) = line.mark_at(here) else {
                    if role.is_some() {
                        return None;
                    }
                    here += 1;
                    continue;
                };
                let preposition = line.concept(mark, Category::Preposition);
                if let Some(opens) = preposition.filter(|p| matches!(*p, "between" | "with" | "among")) {
                    role = Some(opens);
                } else if !(mark.is(Category::Determiner) || passes(line, mark, role.is_some())) {
                    return None;
                }
                here = mark.end;
                continue;
            }
        }
        here += 1;
    }
    None
}

/// Whether a mark may stand between an instrument and its sides: before the preposition verbs and what is said of when and where, after it
/// the offices and bodies that act for a state ("with China's customs administration").
fn passes(line: &Line<'_>, mark: &Mark, governed: bool) -> bool {
    const ACTING: &[Category] = &[
        Category::Office,
        Category::PartyNoun,
        Category::Preposition,
        Category::SourceHead,
        Category::Portfolio,
        Category::Honorific,
    ];
    if governed {
        // "between the trade ministries of Fiji and Tonga"
        let body = line.concept(mark, Category::InstrumentWord) == Some("body");
        return body || ACTING.iter().any(|c| mark.is(*c));
    }
    let place = || line.places().iter().any(|p| p.first <= mark.first && mark.end <= p.end);
    let preposition = line.concept(mark, Category::Preposition);
    mark.is(Category::Verb)
        || mark.is(Category::FunctionWord)
        || mark.is_literal()
        || preposition.is_some_and(|p| matches!(p, "at" | "in" | "on" | "since" | "after" | "before" | "during"))
        || preposition.is_none() && !STOPS.iter().any(|c| mark.is(*c)) && !mark.is_name()
        || place()
}

/// The party of a second body behind "and": "… et l'agence japonaise".
fn second<'a>(line: &Line<'a>, from: usize) -> Option<&'a Parties> {
    let mut and = false;
    let mut at = from;
    while at < line.end() && at < from + COMPLEMENT {
        if and && let Some(group) = line.parties().iter().find(|g| g.first <= at && at < g.end) {
            return Some(group).filter(|g| g.members.len() == 1);
        }
        match line.symbol(at) {
            Some('\'' | '-' | '"' | '(' | ')' | ',') => at += 1,
            Some(_) => return None,
            None => {
                let Some(mark) = line.mark_at(at) else {
                    at += 1;
                    continue;
                };
                and |= line.concept(mark, Category::Conjunction) == Some("and");
                let owns = line.concept(mark, Category::Determiner) == Some("genitive");
                if !owns && mark.is(Category::Auxiliary) || mark.is(Category::Verb) && !mark.is(Category::FunctionWord)
                {
                    return None;
                }
                at = mark.end;
            }
        }
    }
    None
}

/// The parties of a group; the name of an agreement is none ("l'ACEUM").
pub(super) fn set(line: &Line<'_>, group: &Parties) -> Vec<Party> {
    let mut set: Vec<Party> = group
        .members
        .iter()
        .filter(|m| !line.mark_at(m.first).is_some_and(|m| m.is(Category::Instrument)))
        .map(|m| m.party.clone())
        .collect();
    set.sort();
    set.dedup();
    set
}
