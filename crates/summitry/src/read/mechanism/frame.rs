//! Sentences that say when a mechanism was founded or proposed, and how often it meets.

use super::anchor::Anchors;
use super::saying;
use super::subject::{Subject, before, following, object, opens, points_back, subject};
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::read::Mention;
use crate::read::dated::dates;
use crate::read::voice::{is_noun, undergoes};
use crate::record::{Extraction, Mechanism, MechanismField, Record};
use crate::value::{Date, Slug, Span};

/// Tokens looked at on each side of a verb for its subject.
const REACH: usize = 24;

/// "fondée en 2001", "est né en 2022", "was set up in Toronto in June 2022", "création de … en 2020".
pub(super) fn founded(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for verb in line.verbs() {
        let founding = matches!(verb.class.as_str(), "found" | "begin");
        let opening = matches!(verb.class.as_str(), "hold" | "open");
        if !(founding || opening)
            || verb.negated
            || !(matches!(verb.time, Time::Past | Time::Present) || is_noun(line, verb))
        {
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

/// "X and Y launched the … Partnership": news of a founding, without a date of its own.
pub(super) fn launched(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for verb in line.verbs() {
        let news = verb.class == "found" && !verb.negated && verb.time == Time::Past && !is_noun(line, verb);
        if !news || undergoes(line, verb) || date_of(line, verb).is_some() {
            continue;
        }
        if let Some(id) = object(line, anchors, verb.end) {
            mentions.push(saying(line, &id, (verb.head, verb.end), |_| {}));
        }
    }
}

/// "The … Fund, based in Istanbul, …".
pub(super) fn seated(line: &Line<'_>, anchors: &Anchors, mentions: &mut Vec<Mention<Mechanism>>) {
    for verb in line.verbs().iter().filter(|v| v.class == "seat" && !v.negated) {
        if let Some(Subject::Mechanism(id)) = before(line, anchors, verb) {
            mentions.push(saying(line, &id, (verb.head, verb.end), |_| {}));
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
        // What stands before an active verb is who proposes, unless a relative word stands between.
        let relative = (verb.first.saturating_sub(6).max(line.first())..verb.first).any(|t| {
            matches!(line.concept_at(t, Category::Conjunction), Some("that" | "relative"))
                && follows_name(line, anchors, t)
        });
        let object = object(line, anchors, verb.end).or_else(|| match before(line, anchors, verb) {
            Some(Subject::Mechanism(id)) if verb.passive || relative => Some(id),
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
pub(super) fn meets(line: &Line<'_>, anchors: &Anchors, found: &Extraction, mentions: &mut Vec<Mention<Mechanism>>) {
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
        let Some(id) = spoken_of(line, anchors, found, mark.first) else {
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
fn spoken_of(line: &Line<'_>, anchors: &Anchors, found: &Extraction, at: usize) -> Option<Slug> {
    let here = anchors.in_line(line.index);
    if let Some(anchor) = here.iter().rfind(|a| a.first < at).or_else(|| here.first()) {
        return Some(anchor.id.clone());
    }
    let head = line.marks().iter().find(|m| points_back(line, m));
    if let Some(head) = head {
        return anchors.antecedent(line, head);
    }
    let summits = line
        .marks()
        .iter()
        .any(|m| line.concept(m, Category::MeetingHead) == Some("summit"));
    only_series(found)
        .filter(|_| summits)
        .or_else(|| anchors.topic().cloned())
}

/// The series of all summits that the text tells of, where it is one.
fn only_series(found: &Extraction) -> Option<Slug> {
    let mut series = found.summits.iter().filter_map(|s| s.series.as_ref());
    let first = series.next()?;
    series.all(|s| s == first).then(|| first.clone())
}

/// The mechanism in which the person named at a token holds the office.
pub(super) fn office_of(line: &Line<'_>, anchors: &Anchors, at: usize) -> Option<Slug> {
    let here = anchors.in_line(line.index);
    let nearest = here
        .iter()
        .filter(|a| !a.coined)
        .min_by_key(|a| if a.first < at { at - a.end.min(at) } else { a.first - at });
    if let Some(anchor) = nearest {
        return Some(anchor.id.clone());
    }
    let back = line.marks().iter().find(|m| points_back(line, m));
    if let Some(back) = back {
        return anchors.antecedent(line, back);
    }
    let block = line.block();
    let before = anchors.before(line.index).filter(|a| a.block == block);
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

/// Whether a relative word belongs to a mechanism: its name, or what it is called, ends directly before.
fn follows_name(line: &Line<'_>, anchors: &Anchors, at: usize) -> bool {
    let mut before = at;
    while before > line.first() && line.symbol(before - 1).is_some_and(|s| matches!(s, ',' | ')')) {
        before -= 1;
    }
    let mut tail = (line.first()..before).rev().take(4);
    tail.any(|t| anchors.at(line.index, t).is_some() || line.concept_at(t, Category::MechanismHead).is_some())
}
