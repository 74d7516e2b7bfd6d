//! What a verb's place in its sentence says of its voice, beyond what its form says.

use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::scan::Mark;

/// What may be the object of a verb of founding or proposing.
const OBJECTS: &[Category] = &[
    Category::Initiative,
    Category::InitiativeHead,
    Category::MechanismHead,
    Category::Series,
];
/// Tokens after a verb in which its object is looked for.
const REACH: usize = 8;
/// Words of manner that may stand between a verb and what shows its voice.
const GAP: usize = 2;

/// Whether what stands before the verb undergoes it: a passive, a participle, a verb without an object ("vit le jour en …").
pub(super) fn undergoes(line: &Line<'_>, verb: &VerbGroup) -> bool {
    if verb.passive || verb.class == "begin" {
        return true;
    }
    // "a lancé en 2016 le concept …": with "have" the object may stand after the date.
    if verb.first < verb.head && verb.time != Time::Noun {
        let clause = line.clause_of(verb.head);
        let object = |m: &Mark| OBJECTS.iter().any(|c| m.is(*c));
        let near = |m: &&Mark| m.first >= verb.end && m.first - verb.end <= REACH && line.clause_of(m.first) == clause;
        if line.marks().iter().filter(near).any(object) {
            return false;
        }
    }
    let dated = |at: usize| line.dates().iter().any(|d| d.first == at);
    let mut at = verb.end;
    while at < line.end() && at - verb.end <= GAP {
        if let Some(symbol) = line.symbol(at) {
            return !matches!(symbol, '"' | '\'');
        }
        let Some(mark) = line.mark_at(at) else {
            at += 1;
            continue;
        };
        return dated(at) || mark.is(Category::Preposition) && !mark.is(Category::Determiner);
    }
    at >= line.end()
}

/// Whether the verb stands as a noun: "le lancement", "its launch".
pub(super) fn is_noun(line: &Line<'_>, verb: &VerbGroup) -> bool {
    verb.time == Time::Noun || verb.time == Time::Infinitive && line.determiner_before(verb.head).is_some()
}
