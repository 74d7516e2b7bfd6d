//! The sides that titles and their complements name.

use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Parties};
use crate::value::{Party, Span};

/// The sides that the title and its complements name.
pub(super) fn sides(line: &Line<'_>, mention: &mut TreatyMention) {
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
    inside.dedup();
    if let (true, Some(span)) = (inside.len() > 1, span) {
        mention.join(&inside, span, "treaty.parties.title");
    }
    if let Some(group) = complement(line, mention.outer_end)
        && mention.record.parties.len() < 2
    {
        if let (1, Some(span)) = (inside.len(), span) {
            mention.join(&inside, span, "treaty.parties.title");
        }
        mention.join(&set(line, group), group.span, "treaty.parties.between");
    }
}

/// The parties behind "between" or "with", directly after `at` or after a participle, or behind a dash or comma ("…, United States–Kazakhstan").
fn complement<'a>(line: &Line<'a>, at: usize) -> Option<&'a Parties> {
    let mut here = at;
    let mut role = false;
    let mut comma = false;
    while here < line.end() && here < at + 12 {
        if let Some(group) = line.parties().iter().find(|g| g.first <= here && here < g.end) {
            let apposed = comma && group.paired;
            return (role || apposed).then_some(group).filter(|g| !g.members.is_empty());
        }
        match line.symbol(here) {
            Some(',') if here == at => comma = true,
            Some('\'') => {}
            Some(_) => return None,
            None => {
                let Some(mark) = line.mark_at(here) else {
                    if role {
                        return None;
                    }
                    here += 1;
                    continue;
                };
                if matches!(
                    line.concept(mark, Category::Preposition),
                    Some("between" | "with" | "among")
                ) {
                    role = true;
                } else if !(mark.is(Category::Determiner)
                    || mark.is(Category::Verb) && !role
                    || mark.is(Category::FunctionWord) && !role
                    || role
                        && (mark.is(Category::Office)
                            || mark.is(Category::PartyNoun)
                            || mark.is(Category::Preposition)))
                {
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
