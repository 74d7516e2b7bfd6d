//! Reads mentions of [`Mechanism`]: what a text says of a named organisation, forum or format.
//!
//! | rule | read from |
//! | --- | --- |
//! | `mechanism.id.name` | a name of the packs |
//! | `mechanism.id.sides` | the sides named around a head noun |
//! | `mechanism.members.title` | the sides that its title names |
//! | `mechanism.members.list` | a list of states beside its name, counted as its members, or after a verb of composition |
//! | `mechanism.members.all` | all its members, named one by one near its name |
//! | `mechanism.established.verb` | a verb or noun of founding with a date |
//! | `mechanism.id.name` | also a verb of founding without a date, or of having one's seat somewhere |
//! | `mechanism.proposed.verb` | a verb of proposing with a date |
//! | `mechanism.cadence.term` | how often it meets |
//! | `mechanism.secretariat_established.verb` | a verb of founding or opening beside its secretariat |
//! | `mechanism.secretary_general.person` | a person who holds that office in it |

mod acronym;
mod anchor;
mod coined;
mod frame;
mod subject;

use self::anchor::{Anchor, Anchors, sides, states};
use super::Mention;
use crate::pack::Category;
use crate::phrase::{Line, Phrased, Time};
use crate::record::{Confidence, Extraction, Mechanism, MechanismField, Record, Role};
use crate::value::{Party, Slug, Span};

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<Mechanism>> {
    let anchors = Anchors::of(text);
    if anchors.all().is_empty() {
        return Vec::new();
    }
    let told = told(text);
    let mut mentions: Vec<Mention<Mechanism>> = Vec::new();
    for anchor in anchors.all() {
        let line = text.line(anchor.line);
        mentions.push(named(&line, anchor, anchors.count(&anchor.id) > 1, &told));
    }
    for line in text.lines() {
        frame::founded(&line, &anchors, &mut mentions);
        frame::proposed(&line, &anchors, &mut mentions);
        frame::launched(&line, &anchors, &mut mentions);
        frame::seated(&line, &anchors, &mut mentions);
        frame::meets(&line, &anchors, found, &mut mentions);
        members(&line, &anchors, &mut mentions);
    }
    for anchor in anchors.all() {
        named_about(text, anchor, &told, &mut mentions);
        all_named(text, anchor, &mut mentions);
    }
    heads(text, found, &anchors, &mut mentions);
    mentions.sort_by_key(|m| (m.line, m.first));
    mentions
}

/// What the name itself says; `often` where it stands more than once.
fn named(line: &Line<'_>, anchor: &Anchor, often: bool, told: &[Party]) -> Mention<Mechanism> {
    let span = line.span(anchor.first, anchor.end);
    let mut record = blank(
        &anchor.id,
        span,
        if anchor.paired {
            "mechanism.id.sides"
        } else {
            "mechanism.id.name"
        },
    );
    record.name = Some(line.text()[span].to_owned());
    record.cite(MechanismField::Name, span, "mechanism.name.text");
    let sides = if anchor.sides.is_empty() {
        sides(line, &anchor.id)
    } else {
        anchor.sides.clone()
    };
    let known = anchor.paired || sides.iter().all(|side| names(line, told, side));
    if !sides.is_empty() && known {
        record.members = sides;
        record.cite(MechanismField::Members, span, "mechanism.members.title");
    }
    // A mere name says nothing yet, nor do talks between two sides; one that is called a mechanism does.
    let record_is_bare = record.members.is_empty();
    if anchor.headed && !record_is_bare {
        record.set_confidence(Confidence::new(0.8).unwrap_or_default());
    }
    // A format is a mechanism by nature; what holds summits is named for them, and what is named once is named in passing.
    let series = line.packs().facts().series(anchor.id.as_str());
    let format = often && !anchor.paired && series.is_some_and(|s| s.kind == "format" && s.level.is_none());
    Mention {
        record,
        line: anchor.line,
        first: anchor.first,
        end: anchor.end,
        anaphoric: !(format || anchor.headed && anchor.paired && !record_is_bare),
    }
}

/// Whether the text names the side, a bloc also by one of its states. `told`: the parties that the text names, sorted.
fn names(line: &Line<'_>, told: &[Party], side: &Party) -> bool {
    let states = line.packs().facts().states(core::slice::from_ref(side));
    let has = |party: &Party| told.binary_search(party).is_ok();
    has(side) || states.into_iter().any(|state| has(&Party::Country(state)))
}

/// The parties that a text names, sorted.
fn told(text: &Phrased<'_>) -> Vec<Party> {
    let groups = text.lines().flat_map(|line| line.parties());
    let mut told: Vec<Party> = groups.flat_map(|g| &g.members).map(|m| m.party.clone()).collect();
    told.sort_unstable();
    told.dedup();
    told
}

/// A record that says only which mechanism it is of.
fn blank(id: &Slug, span: Span, rule: &str) -> Mechanism {
    let mut record = Mechanism {
        id: Some(id.clone()),
        ..Mechanism::default()
    };
    record.cite(MechanismField::Id, span, rule);
    record.mention(span);
    record.set_confidence(Confidence::new(0.5).unwrap_or_default());
    record
}

/// A mention that says something of a mechanism.
fn saying(line: &Line<'_>, id: &Slug, at: (usize, usize), fill: impl FnOnce(&mut Mechanism)) -> Mention<Mechanism> {
    let mut record = blank(id, line.span(at.0, at.1), "mechanism.id.name");
    fill(&mut record);
    record.set_confidence(Confidence::new(0.9).unwrap_or_default());
    Mention {
        record,
        line: line.index,
        first: at.0,
        end: at.1,
        anaphoric: false,
    }
}

/// Fewer states than this beside a name are no list of its members.
const MIN_LIST: usize = 3;

/// "le Mercosur (Argentine, Brésil, …)", "les sept membres du club", "brings together …".
fn members(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for group in line.parties() {
        let states = group.members.iter().filter(|m| m.party.country().is_some()).count();
        if states < MIN_LIST || group.is_anaphoric() {
            continue;
        }
        let counted = line.marks().iter().any(|m| {
            line.concept(m, Category::PartyNoun) == Some("member")
                && (group.first.saturating_sub(m.end) <= 8 && m.end <= group.first
                    || m.first.saturating_sub(group.end) <= 6 && m.first >= group.end)
        });
        let of_that_size = |g: &crate::phrase::Parties| {
            g.end <= group.first && group.first - g.end <= 4 && g.count.is_some_and(|c| c as usize == states)
        };
        let counted = counted || line.parties().iter().any(of_that_size);
        let composed = composed(line, anchors, group.first);
        let here = anchors.in_line(line.index);
        // Directly after the name, a bracket or a dash between.
        let beside = here.iter().rfind(|a| {
            a.end <= group.first
                && a.end + 4 >= group.first
                && (a.end..group.first).any(|t| matches!(line.symbol(t), Some('(' | '-' | ':')))
        });
        let id = match beside {
            Some(anchor) => Some(anchor.id.clone()),
            None if composed.is_some() => composed,
            None if counted => here
                .iter()
                .rfind(|a| a.end <= group.first)
                .or_else(|| anchors.before(line.index))
                .map(|a| a.id.clone()),
            None => None,
        };
        let Some(id) = id else { continue };
        // The sides of a title are its members; a list of heads of state beside it is only who came.
        if !sides(line, &id).is_empty() {
            continue;
        }
        let set = group.set();
        mentions.push(saying(line, &id, (group.first, group.end), |record| {
            record.members = set;
            record.cite(MechanismField::Members, group.span, "mechanism.members.list");
        }));
    }
}

/// The mechanism that a verb of composition before a list is said of: "réunit la Norvège, …", "is made up of …".
fn composed(line: &Line<'_>, anchors: &Anchors, list: usize) -> Option<Slug> {
    let verb = line.verbs().iter().rfind(|v| v.end <= list && list - v.end <= 5)?;
    let habit = verb.class == "gather" && verb.time == Time::Present && !verb.passive;
    if verb.negated || !(verb.class == "compose" || habit) {
        return None;
    }
    match subject::before(line, anchors, verb)? {
        subject::Subject::Mechanism(id) => Some(id),
        subject::Subject::Secretariat(_) => None,
    }
}

/// Sentences around a name in which its members may be named.
const NEAR: usize = 3;

/// A small mechanism all of whose members are named about it.
fn all_named(text: &Phrased<'_>, anchor: &Anchor, mentions: &mut Vec<Mention<Mechanism>>) {
    let line = text.line(anchor.line);
    let states = states(&line, &anchor.id);
    if states.is_empty() {
        return;
    }
    let last = (anchor.line + NEAR).min(text.scan.sentences.len() - 1);
    let named = |state: &Party| {
        (anchor.line.saturating_sub(NEAR)..=last).any(|at| {
            let line = text.line(at);
            line.parties()
                .iter()
                .any(|g| g.members.iter().any(|m| m.party == *state))
        })
    };
    if states.iter().all(named) {
        mentions.push(saying(&line, &anchor.id, (anchor.first, anchor.end), |record| {
            record.members = states.clone();
            let span = line.span(anchor.first, anchor.end);
            record.cite(MechanismField::Members, span, "mechanism.members.all");
        }));
    }
}

/// A very small mechanism whose members the whole text names: they are filled in, and make no record by themselves.
fn named_about(text: &Phrased<'_>, anchor: &Anchor, told: &[Party], mentions: &mut Vec<Mention<Mechanism>>) {
    const FEW: usize = 4;
    let line = text.line(anchor.line);
    let states = states(&line, &anchor.id);
    let named = |state: &Party| told.binary_search(state).is_ok();
    if states.is_empty() || states.len() > FEW || !states.iter().all(named) {
        return;
    }
    let mut mention = saying(&line, &anchor.id, (anchor.first, anchor.end), |record| {
        record.members = states.clone();
        let span = line.span(anchor.first, anchor.end);
        record.cite(MechanismField::Members, span, "mechanism.members.all");
    });
    mention.anaphoric = true;
    mentions.push(mention);
}

/// Secretaries-general among the people found.
fn heads(text: &Phrased<'_>, found: &Extraction, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for person in &found.people {
        if person.role != Some(Role::SecretaryGeneral) {
            continue;
        }
        let Some(name) = person.name.clone() else { continue };
        let Some(span) = person.mentions.first().copied() else {
            continue;
        };
        let tokens = &text.scan.tokens;
        let index = text
            .scan
            .sentences
            .partition_point(|s| s.sentence.span(tokens).end() <= span.start());
        if index >= text.scan.sentences.len() {
            continue;
        }
        let line = text.line(index);
        let facts = text.packs.facts();
        let own = person
            .organisation
            .as_deref()
            .or(person.country.as_ref().map(Party::as_str));
        let own = own.and_then(|o| facts.series(o)).map(|s| s.id.clone());
        let at = (line.first()..line.end())
            .find(|t| line.token(*t).span().start() >= span.start())
            .unwrap_or(line.first());
        let id = own.or_else(|| frame::office_of(&line, anchors, at));
        let Some(id) = id else { continue };
        mentions.push(saying(&line, &id, (at, at + 1), |record| {
            record.secretary_general = Some(name);
            record.cite(
                MechanismField::SecretaryGeneral,
                span,
                "mechanism.secretary_general.person",
            );
        }));
    }
}
