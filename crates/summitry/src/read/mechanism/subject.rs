//! What a verb says something of: the mechanism before it, after it, or pointed back at.

use super::anchor::{Anchor, Anchors};
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::read::voice::{is_noun, undergoes};
use crate::scan::Mark;
use crate::value::Slug;

/// Words that may stand between a name and the verb it is the subject of, brackets aside.
const GAP: usize = 3;
/// Tokens looked at on each side of a verb for its subject.
const REACH: usize = 24;

/// What a verb is said of.
pub(super) enum Subject {
    Mechanism(Slug),
    Secretariat(Slug),
}

/// What a verb of founding is said of, wherever it stands.
pub(super) fn subject(line: &Line<'_>, anchors: &Anchors, verb: &VerbGroup) -> Option<Subject> {
    if is_noun(line, verb) {
        if wanted(line, verb) {
            return None;
        }
        if let Some(anchor) = bracketed(line, anchors, verb) {
            return Some(Subject::Mechanism(anchor.id.clone()));
        }
        // "depuis sa création en 2001"
        if line.determiner_before(verb.head) == Some("possessive") {
            let here = anchors.in_line(line.index);
            let own = here.iter().rfind(|a| a.end <= verb.first).or_else(|| here.first());
            return own
                .or_else(|| anchors.before(line.index))
                .map(|a| Subject::Mechanism(a.id.clone()));
        }
        return secretariat_after(line, anchors, verb.end)
            .or_else(|| object(line, anchors, verb.end).map(Subject::Mechanism));
    }
    if opens(line, verb) {
        return following(line, anchors, verb)
            .or_else(|| anchors.before(line.index).map(|a| a.id.clone()))
            .map(Subject::Mechanism);
    }
    // "L'Union africaine a lancé un fonds": who founds something else is not founded.
    if undergoes(line, verb) {
        return before(line, anchors, verb);
    }
    object(line, anchors, verb.end).map(Subject::Mechanism)
}

/// Whether a foundation is only proposed or decided ("a proposé la création …").
fn wanted(line: &Line<'_>, noun: &VerbGroup) -> bool {
    let clause = line.clause_of(noun.head);
    line.verbs()
        .iter()
        .any(|v| matches!(v.class.as_str(), "propose" | "plan" | "negotiate") && line.clause_of(v.head) == clause)
}

/// The name before the bracket that a noun of founding stands in: "OCI (57 États, fondation à Rabat en 1969)".
fn bracketed<'a>(line: &Line<'_>, anchors: &'a Anchors, noun: &VerbGroup) -> Option<&'a Anchor> {
    let open = (line.first()..noun.first)
        .rev()
        .take(8)
        .find(|t| line.symbol(*t) == Some('('))?;
    anchors.at(line.index, open.checked_sub(1)?)
}

/// Whether the verb opens its sentence ("Fondée en …", "Launched in …"), but for a bullet sign.
pub(super) fn opens(line: &Line<'_>, verb: &VerbGroup) -> bool {
    (line.first()..verb.first).all(|t| line.symbol(t).is_some()) && matches!(verb.time, Time::Past)
}

/// After a participle that opens the sentence, the first name or the first noun that points back.
pub(super) fn following(line: &Line<'_>, anchors: &Anchors, verb: &VerbGroup) -> Option<Slug> {
    let clause = |m: &&Mark| m.first >= verb.end;
    let comma = (verb.end..line.end()).find(|t| line.symbol(*t) == Some(','))?;
    for mark in line.marks().iter().filter(clause) {
        if mark.first < comma {
            continue;
        }
        // "Fondée en …, elle compte …": the subject is a pronoun.
        if mark.is(Category::Verb) && !participle(line, mark) || mark.is(Category::Auxiliary) {
            return None;
        }
        if let Some(anchor) = anchors.at(line.index, mark.first) {
            return Some(anchor.id.clone());
        }
        if points_back(line, mark) {
            return anchors.antecedent(line, mark);
        }
        // "Proposée en 2017, la réunion consultative …": the meeting that the text is about.
        if mark.is(Category::MeetingHead) && line.determiner_before(mark.first) == Some("definite") {
            return anchors.before(line.index).map(|a| a.id.clone());
        }
    }
    None
}

fn participle(line: &Line<'_>, mark: &Mark) -> bool {
    let form = line.concept(mark, Category::Verb).and_then(|v| v.split_once(':'));
    matches!(form, Some((_, "participle" | "past" | "noun")))
}

/// The mechanism directly after a verb or verbal noun: "fondaient l'Agence …", "la création d'un mécanisme …".
pub(super) fn object(line: &Line<'_>, anchors: &Anchors, from: usize) -> Option<Slug> {
    let mut unknown = 0;
    let mut at = from;
    while at < line.end() && at - from <= 12 {
        if let Some(anchor) = anchors.at(line.index, at) {
            return Some(anchor.id.clone());
        }
        let Some(mark) = line.mark_at(at) else {
            if line.symbol(at).is_some_and(|s| !matches!(s, '\'' | '"')) {
                return None;
            }
            unknown += usize::from(line.symbol(at).is_none());
            if unknown > GAP {
                return None;
            }
            at += 1;
            continue;
        };
        let passes = mark.is(Category::Determiner)
            || line.concept(mark, Category::Preposition) == Some("of")
            || line.concept(mark, Category::Verb).is_some_and(|v| v.ends_with(":noun"))
            || mark.is(Category::MechanismHead)
            || mark.is(Category::FunctionWord) && !mark.is(Category::Preposition);
        if !passes {
            return None;
        }
        at = mark.end;
    }
    None
}

fn secretariat_after(line: &Line<'_>, anchors: &Anchors, from: usize) -> Option<Subject> {
    let mark = line.marks().iter().find(|m| m.first >= from && m.first - from <= 4)?;
    let head = line.marks().iter().find(|m| {
        m.first >= mark.first && m.first - from <= 4 && line.concept(m, Category::MechanismHead) == Some("secretariat")
    })?;
    secretariat(line, anchors, head)
}

/// Whose secretariat it is.
fn secretariat(line: &Line<'_>, anchors: &Anchors, head: &Mark) -> Option<Subject> {
    let here = anchors.in_line(line.index);
    let near = here
        .iter()
        .find(|a| a.first >= head.first && a.first - head.end.min(a.first) <= 4);
    let near = near.or_else(|| here.iter().rfind(|a| a.end <= head.first && head.first - a.end <= 4));
    let id = near.map(|a| a.id.clone()).or_else(|| anchors.antecedent(line, head))?;
    Some(Subject::Secretariat(id))
}

/// The nearest noun before a verb that it can be said of.
pub(super) fn before(line: &Line<'_>, anchors: &Anchors, verb: &VerbGroup) -> Option<Subject> {
    let mut unknown = 0;
    let mut at = before_insertion(line, anchors, verb.first);
    while at > line.first() && verb.first - at <= REACH {
        let here = at - 1;
        if let Some(anchor) = anchors.at(line.index, here) {
            return governed(line, anchor);
        }
        let Some(mark) = line.mark_at(here) else {
            match line.symbol(here) {
                Some('.' | ';' | ':' | '?' | '!') => return None,
                Some(_) => {}
                None => unknown += 1,
            }
            if unknown > GAP {
                return None;
            }
            at = here;
            continue;
        };
        if let Some(head) = line.concept(mark, Category::MechanismHead) {
            if head == "secretariat" {
                return secretariat(line, anchors, mark);
            }
            if let Some(anchor) = beside(line, anchors, mark).or_else(|| apposed(line, anchors, mark)) {
                return Some(Subject::Mechanism(anchor.id.clone()));
            }
            if !points_back(line, mark) {
                return None;
            }
            return anchors.antecedent(line, mark).map(Subject::Mechanism);
        }
        if line.concept(mark, Category::InitiativeHead) == Some("initiative")
            && let Some(id) = anchors.called(line, mark)
        {
            return Some(Subject::Mechanism(id));
        }
        let stops = mark.is_name()
            || mark.is(Category::MeetingHead)
            || mark.is(Category::InitiativeHead)
            || mark.is(Category::Initiative)
            || mark.is(Category::OutcomeNoun)
            || mark.is(Category::Verb) && !mark.is(Category::FunctionWord);
        if stops {
            return None;
        }
        at = mark.first;
    }
    None
}

/// Where to look back from, an insertion between commas before the verb left out ("The secretariat, headed by …, opened").
fn before_insertion(line: &Line<'_>, anchors: &Anchors, verb: usize) -> usize {
    let comma = |t: &usize| line.symbol(*t) == Some(',');
    let Some(close) = verb.checked_sub(1).filter(|t| *t > line.first() && comma(t)) else {
        return verb;
    };
    let mut commas = (line.first()..close).rev().take(REACH).filter(comma);
    // Of several commas the one after a name opens the insertion ("le Quad, qui regroupe l'Inde, …, est né").
    let after_name = commas
        .clone()
        .find(|t| t.checked_sub(1).is_some_and(|b| anchors.at(line.index, b).is_some()));
    let nearest = commas.next().filter(|t| close - t <= REACH / 2);
    after_name.or(nearest).unwrap_or(verb)
}

/// The name that a noun such as "forum" or "dialogue" explains: "APEC – Forum créé …", "the C5+1 format".
fn beside<'a>(line: &Line<'_>, anchors: &'a Anchors, head: &Mark) -> Option<&'a Anchor> {
    let mut at = head.first;
    for _ in 0..4 {
        at = at.checked_sub(1).filter(|t| *t >= line.first())?;
        if let Some(anchor) = anchors.at(line.index, at) {
            return Some(anchor);
        }
        let is_a = line.concept_at(at, Category::Auxiliary).is_some();
        let indefinite = is_a || line.concept_at(at, Category::Determiner) == Some("indefinite");
        if line.symbol(at).is_none_or(|s| matches!(s, '.' | ';' | '!' | '?')) && !indefinite {
            return None;
        }
    }
    None
}

/// The name before a comma that a noun explains: "the Trilateral Secretariat (TS), the Seoul-based body launched in …".
fn apposed<'a>(line: &Line<'_>, anchors: &'a Anchors, head: &Mark) -> Option<&'a Anchor> {
    const WORDS: usize = 7;
    let start = head.first.saturating_sub(WORDS).max(line.first() + 1);
    let comma = (start..head.first).rev().find(|t| line.symbol(*t) == Some(','))?;
    let told = |t: usize| {
        line.mark_at(t)
            .is_some_and(|m| m.is(Category::Verb) || m.is(Category::Auxiliary) || m.is(Category::Conjunction))
    };
    if (comma..head.first).any(told) {
        return None;
    }
    let mut last = comma - 1;
    if line.symbol(last) == Some(')') {
        last = (line.first()..last)
            .rev()
            .take(4)
            .find(|t| line.symbol(*t) == Some('('))?
            .checked_sub(1)?;
    }
    anchors.at(line.index, last)
}

/// A name governed by "the secretariat of" stands for the secretariat; one governed by a meeting, an instrument or people is
/// not what the verb is said of.
fn governed(line: &Line<'_>, anchor: &Anchor) -> Option<Subject> {
    let within = |m: &&Mark| m.first >= anchor.first && m.end <= anchor.end && m.is(Category::MechanismHead);
    let head = line.marks().iter().find(within);
    // A secretariat with a name of its own is a body itself.
    let own = !anchor.paired;
    if !own && head.is_some_and(|h| line.concept(h, Category::MechanismHead) == Some("secretariat")) {
        return Some(Subject::Secretariat(anchor.id.clone()));
    }
    let mut at = line.before_determiners(anchor.first);
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= line.first()) else {
            break;
        };
        let Some(mark) = line.mark_at(before) else { break };
        if line.concept(mark, Category::MechanismHead) == Some("secretariat") {
            return Some(Subject::Secretariat(anchor.id.clone()));
        }
        let of_others = [
            Category::MeetingHead,
            Category::InstrumentHead,
            Category::PartyNoun,
            Category::Office,
            Category::OutcomeNoun,
        ];
        if of_others.iter().any(|c| mark.is(*c)) {
            return None;
        }
        if !(mark.is(Category::Preposition) || mark.is(Category::MechanismHead)) {
            break;
        }
        at = line.before_determiners(mark.first);
    }
    // "the mechanism's secretariat"
    let after = (anchor.end..line.end().min(anchor.end + 4))
        .any(|t| line.concept_at(t, Category::MechanismHead) == Some("secretariat"));
    if after {
        return Some(Subject::Secretariat(anchor.id.clone()));
    }
    Some(Subject::Mechanism(anchor.id.clone()))
}

/// Whether a head stands for a mechanism named before: "l'organisation", "ce format", "the Council".
pub(super) fn points_back(line: &Line<'_>, mark: &Mark) -> bool {
    let Some(head) = line.concept(mark, Category::MechanismHead) else {
        return false;
    };
    if matches!(head, "cooperation" | "fund" | "secretariat") {
        return false;
    }
    matches!(
        line.determiner_before(mark.first),
        Some("definite" | "demonstrative" | "possessive")
    )
}
