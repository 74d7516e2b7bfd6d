//! Groups that name nobody by themselves: "les six pays", "both sides", "the five leaders".

use rustc_hash::FxHashMap;
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
    let mut blocs: FxHashMap<u32, Option<Party>> = FxHashMap::default();
    let near = Nearest::new(&sizes);
    for (index, group) in groups.iter_mut().enumerate() {
        if !group.is_anaphoric() {
            continue;
        }
        let (Some(count), noun) = (group.count, group.noun) else {
            continue;
        };
        // Two sides may be a state and a bloc; six states are counted one by one.
        let sides = noun == Some("side") && count == 2;
        let wanted = if sides { Fit::Sides } else { Fit::States(count) };
        let found = near.find(wanted, index).map(|at| &sizes[at]);
        let whole;
        let members = match found {
            Some((members, _)) => members,
            // "la Chine et les cinq pays" where the text lists all six together, or names the bloc of five.
            None => match blocs.entry(count).or_insert_with(|| bloc_of(count, &sizes, facts)) {
                Some(bloc) => {
                    whole = vec![bloc.clone()];
                    &whole
                }
                None => continue,
            },
        };
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

/// What a counted group looks for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Fit {
    /// Two of anything.
    Sides,
    /// So many states.
    States(u32),
}

/// Where groups of each size stand, in the order of the text.
struct Nearest(FxHashMap<Fit, Vec<usize>>);

impl Nearest {
    fn new(sizes: &[(Vec<Party>, u32)]) -> Self {
        let mut places: FxHashMap<Fit, Vec<usize>> = FxHashMap::default();
        for (at, (set, size)) in sizes.iter().enumerate() {
            if set.len() == 2 {
                places.entry(Fit::Sides).or_default().push(at);
            }
            if *size > 1 {
                places.entry(Fit::States(*size)).or_default().push(at);
            }
        }
        Self(places)
    }

    /// The last one that fits before a group, else the first behind it.
    fn find(&self, wanted: Fit, index: usize) -> Option<usize> {
        let places = self.0.get(&wanted)?;
        let before = places.partition_point(|at| *at < index);
        let earlier = before.checked_sub(1).map(|at| places[at]);
        earlier.or_else(|| places[before..].iter().copied().find(|at| *at > index))
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
