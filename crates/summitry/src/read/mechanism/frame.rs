//! Sentences that say when a mechanism was founded or proposed, and how often it meets.

use super::anchor::{Anchor, Anchors};
use super::saying;
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::read::Mention;
use crate::read::dated::dates;
use crate::record::{Mechanism, MechanismField, Record};
use crate::scan::Mark;
use crate::value::{Date, Slug, Span};

/// Words that may stand between a name and the verb it is the subject of, brackets aside.
const GAP: usize = 3;
/// Tokens looked at on each side of a verb for its subject.
const REACH: usize = 24;

/// What a verb is said of.
enum Subject {
    Mechanism(Slug),
    Secretariat(Slug),
}

/// "fondée en 2001", "est né en 2022", "was set up in Toronto in June 2022", "création de … en 2020".
pub(super) fn founded(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for verb in line.verbs() {
        let founding = matches!(verb.class.as_str(), "found" | "begin");
        let opening = matches!(verb.class.as_str(), "hold" | "open");
        if !(founding || opening) || verb.negated || !matches!(verb.time, Time::Past | Time::Present | Time::Noun) {
            continue;
        }
        let Some((date, at)) = date_of(line, verb) else {
            continue;
        };
        let Some(subject) = subject(line, anchors, verb) else {
            continue;
        };
        match subject {
            Subject::Mechanism(id) if founding => {
                mentions.push(saying(line, &id, (verb.head, verb.end), |record| {
                    record.established = Some(date);
                    record.cite(MechanismField::Established, at, "mechanism.established.verb");
                }));
            }
            Subject::Secretariat(id) => mentions.push(saying(line, &id, (verb.head, verb.end), |record| {
                record.secretariat_established = Some(date);
                let rule = "mechanism.secretariat_established.verb";
                record.cite(MechanismField::SecretariatEstablished, at, rule);
            })),
            Subject::Mechanism(_) => {}
        }
    }
}

/// "a proposé la création d'un mécanisme …", "un forum que le Kazakhstan a proposé en 1992", "proposée en septembre 2017".
pub(super) fn proposed(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for verb in line.verbs() {
        if verb.class != "propose" || verb.negated || verb.time != Time::Past {
            continue;
        }
        let Some((date, at)) = date_of(line, verb) else {
            continue;
        };
        let object = object(line, anchors, verb.end).or_else(|| match before(line, anchors, verb) {
            Some(Subject::Mechanism(id)) => Some(id),
            _ => None,
        });
        let object = object.or_else(|| opens(line, verb).then(|| following(line, anchors, verb)).flatten());
        let Some(id) = object else { continue };
        mentions.push(saying(line, &id, (verb.head, verb.end), |record| {
            record.proposed = Some(date);
            record.cite(MechanismField::Proposed, at, "mechanism.proposed.verb");
        }));
    }
}

/// "se réunit tous les deux ans".
pub(super) fn meets(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for mark in line.marks() {
        let Some(cadence) = line.concept(mark, Category::Cadence) else {
            continue;
        };
        let Ok(cadence) = cadence.parse() else { continue };
        // "se déroule" is said of anything; of a mechanism only where the sentence names one.
        let named = !anchors.in_line(line.index).is_empty()
            && anchors.topic() == anchors.in_line(line.index).first().map(|a| &a.id);
        let meets = |class: &str| matches!(class, "meet" | "gather" | "convene") || named && class == "hold";
        let meeting = line.verbs().iter().any(|v| meets(&v.class) && near(v.head, mark.first));
        let head = line.marks().iter().any(|m| {
            (m.is(Category::MeetingHead)
                || matches!(line.concept(m, Category::MechanismHead), Some("mechanism" | "format")))
                && near(m.first, mark.first)
        });
        if !(meeting || head) {
            continue;
        }
        let wished = (line.first()..mark.first).any(|t| line.concept_at(t, Category::Conjunction) == Some("if"));
        if wished {
            continue;
        }
        let Some(id) = spoken_of(line, anchors, mark.first) else {
            continue;
        };
        mentions.push(saying(line, &id, (mark.first, mark.end), |record| {
            record.cadence = Some(cadence);
            record.cite(MechanismField::Cadence, mark.span, "mechanism.cadence.term");
        }));
    }
}

fn near(a: usize, b: usize) -> bool {
    a.abs_diff(b) <= REACH
}

/// The mechanism that a sentence speaks of: one it names, else what a noun points back at, else what the text is about.
fn spoken_of(line: &Line<'_>, anchors: &Anchors, at: usize) -> Option<Slug> {
    let here = anchors.in_line(line.index);
    if let Some(anchor) = here.iter().rfind(|a| a.first < at).or_else(|| here.first()) {
        return Some(anchor.id.clone());
    }
    let head = line.marks().iter().find(|m| points_back(line, m));
    if let Some(head) = head {
        return anchors.antecedent(line, head);
    }
    anchors.topic().cloned()
}

/// The mechanism in which the person named at a token holds the office.
pub(super) fn office_of(line: &Line<'_>, anchors: &Anchors, at: usize) -> Option<Slug> {
    let here = anchors.in_line(line.index);
    let nearest = here
        .iter()
        .min_by_key(|a| if a.first < at { at - a.end.min(at) } else { a.first - at });
    if let Some(anchor) = nearest {
        return Some(anchor.id.clone());
    }
    let back = line.marks().iter().find(|m| points_back(line, m));
    if let Some(back) = back {
        return anchors.antecedent(line, back);
    }
    let before = anchors.before(line.index).filter(|a| line.index - a.line <= 1);
    before.map(|a| a.id.clone()).or_else(|| anchors.topic().cloned())
}

/// The date of what a verb says: the nearest after it, else the nearest before it.
fn date_of(line: &Line<'_>, verb: &VerbGroup) -> Option<(Date, Span)> {
    let dates = dates(line);
    let after = dates
        .iter()
        .find(|d| d.first >= verb.end && d.first - verb.end <= REACH);
    let before = dates
        .iter()
        .rfind(|d| d.end <= verb.first && verb.first - d.end <= REACH);
    after.or(before).map(|d| (d.date, d.span))
}

/// What a verb of founding is said of, wherever it stands.
fn subject(line: &Line<'_>, anchors: &Anchors, verb: &VerbGroup) -> Option<Subject> {
    if verb.time == Time::Noun {
        if wanted(line, verb) {
            return None;
        }
        if let Some(anchor) = bracketed(line, anchors, verb) {
            return Some(Subject::Mechanism(anchor.id.clone()));
        }
        return secretariat_after(line, anchors, verb.end)
            .or_else(|| object(line, anchors, verb.end).map(Subject::Mechanism));
    }
    if opens(line, verb) {
        return following(line, anchors, verb)
            .or_else(|| anchors.before(line.index).map(|a| a.id.clone()))
            .map(Subject::Mechanism);
    }
    if let Some(found) = before(line, anchors, verb) {
        return Some(found);
    }
    if verb.passive {
        return None;
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
fn opens(line: &Line<'_>, verb: &VerbGroup) -> bool {
    (line.first()..verb.first).all(|t| line.symbol(t).is_some()) && matches!(verb.time, Time::Past)
}

/// After a participle that opens the sentence, the first name or the first noun that points back.
fn following(line: &Line<'_>, anchors: &Anchors, verb: &VerbGroup) -> Option<Slug> {
    let clause = |m: &&Mark| m.first >= verb.end;
    let comma = (verb.end..line.end()).find(|t| line.symbol(*t) == Some(','))?;
    for mark in line.marks().iter().filter(clause) {
        if mark.first < comma {
            continue;
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

/// The mechanism directly after a verb or verbal noun: "fondaient l'Agence …", "la création d'un mécanisme …".
fn object(line: &Line<'_>, anchors: &Anchors, from: usize) -> Option<Slug> {
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
fn before(line: &Line<'_>, anchors: &Anchors, verb: &VerbGroup) -> Option<Subject> {
    let mut unknown = 0;
    let mut at = before_insertion(line, verb.first);
    while at > line.first() && verb.first - at <= REACH {
        let here = at - 1;
        if let Some(anchor) = anchors.at(line.index, here) {
            return Some(governed(line, anchor));
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
            if let Some(anchor) = beside(line, anchors, mark) {
                return Some(Subject::Mechanism(anchor.id.clone()));
            }
            if !points_back(line, mark) {
                return None;
            }
            return anchors.antecedent(line, mark).map(Subject::Mechanism);
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
fn before_insertion(line: &Line<'_>, verb: usize) -> usize {
    let comma = |t: &usize| line.symbol(*t) == Some(',');
    let Some(close) = verb.checked_sub(1).filter(|t| *t > line.first() && comma(t)) else {
        return verb;
    };
    let open = (line.first()..close).rev().take(REACH / 2).find(comma);
    open.unwrap_or(verb)
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

/// A name governed by "the secretariat of" stands for the secretariat.
fn governed(line: &Line<'_>, anchor: &Anchor) -> Subject {
    let within = |m: &&Mark| m.first >= anchor.first && m.end <= anchor.end && m.is(Category::MechanismHead);
    let head = line.marks().iter().find(within);
    if head.is_some_and(|h| line.concept(h, Category::MechanismHead) == Some("secretariat")) {
        return Subject::Secretariat(anchor.id.clone());
    }
    let mut at = line.before_determiners(anchor.first);
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= line.first()) else {
            break;
        };
        let Some(mark) = line.mark_at(before) else { break };
        if line.concept(mark, Category::MechanismHead) == Some("secretariat") {
            return Subject::Secretariat(anchor.id.clone());
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
        return Subject::Secretariat(anchor.id.clone());
    }
    Subject::Mechanism(anchor.id.clone())
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
