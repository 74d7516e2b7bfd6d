//! Groups that name nobody by themselves: "les six pays", "both sides", "the five leaders".

use smallvec::SmallVec;

use super::party::{Parties, PartyForm, PartyRef};
use crate::pack::Facts;
use crate::value::Party;

/// Gives each counted group the members of the nearest earlier group of that size, else of the nearest later one.
///
/// `groups` are all groups of a text in its order.
pub(super) fn fill(groups: &mut [&mut Parties], facts: &Facts) {
    let sizes: Vec<(Vec<Party>, u32)> = groups
        .iter()
        .map(|group| {
            let set = group.set();
            let size = expanded_size(&set, facts);
            (set, size)
        })
        .collect();
    for index in 0..groups.len() {
        if !groups[index].is_anaphoric() {
            continue;
        }
        let (Some(count), noun) = (groups[index].count, groups[index].noun) else {
            continue;
        };
        // Two sides may be a state and a bloc; six states are counted one by one.
        let sides = noun == Some("side") && count == 2;
        let fits = |candidate: &(Vec<Party>, u32)| {
            if sides {
                candidate.0.len() == 2
            } else {
                candidate.1 == count && count > 1
            }
        };
        let earlier = sizes[..index].iter().rev().find(|c| fits(c));
        let found = earlier.or_else(|| sizes[index + 1..].iter().find(|c| fits(c)));
        let whole;
        let members = match found {
            Some((members, _)) => members,
            // "la Chine et les cinq pays" where the text lists all six together, or names the bloc of five.
            None => match bloc_of(count, &sizes, facts) {
                Some(bloc) => {
                    whole = vec![bloc];
                    &whole
                }
                None => continue,
            },
        };
        let group = &mut *groups[index];
        let (first, end) = (group.first, group.end);
        group.members = members
            .iter()
            .map(|party| PartyRef {
                party: party.clone(),
                form: PartyForm::Anaphor,
                first,
                end,
            })
            .collect::<SmallVec<_>>();
    }
}

/// The bloc of so many members that the text names, nobody else's group.
fn bloc_of(count: u32, groups: &[(Vec<Party>, u32)], facts: &Facts) -> Option<Party> {
    if count < 3 {
        return None;
    }
    let mut blocs = groups.iter().flat_map(|(set, _)| set).filter(|p| p.country().is_none());
    blocs
        .find(|bloc| expanded_size(core::slice::from_ref(*bloc), facts) == count)
        .cloned()
}

/// How many states a set stands for, blocs counted by their present members.
fn expanded_size(set: &[Party], facts: &Facts) -> u32 {
    u32::try_from(facts.states(set).len()).unwrap_or(u32::MAX)
}
