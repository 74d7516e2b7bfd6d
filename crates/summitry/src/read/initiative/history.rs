//! Who proposed an initiative, and when.

use crate::pack::Category;
use crate::phrase::{Line, PartyForm, Time, VerbGroup};
use crate::read::Mention;
use crate::read::dated::{Dated, dates};
use crate::read::roster::Roster;
use crate::read::voice::{is_noun, undergoes};
use crate::record::{Initiative, InitiativeField, Record};
use crate::value::{Date, Span};

/// Classes of verbs by which someone brings an initiative up.
const PROPOSING: &[&str] = &["announce", "found", "propose"];
/// Tokens looked at between a verb and the name before or after it.
const REACH: usize = 16;
/// Tokens between a name and a verb after it, an insertion between commas aside.
const GAP: usize = 6;

/// Reads who proposed it, and when, where the sentence says so.
pub(super) fn history(
    line: &Line<'_>,
    mention: &mut Mention<Initiative>,
    people: &Roster<'_>,
    published: Option<Date>,
) {
    let said = |v: &&VerbGroup| {
        PROPOSING.contains(&v.class.as_str())
            && !v.negated
            && (matches!(v.time, Time::Past | Time::Present | Time::Noun) || is_noun(line, v))
    };
    let (first, end) = (mention.first, mention.end);
    let verb = line
        .verbs()
        .iter()
        .filter(said)
        .filter(|v| governs(line, v, first, end))
        .min_by_key(|v| if v.end <= first { first - v.end } else { v.first - end });
    let Some(verb) = verb else { return };
    let clause = line.clause_of(verb.head);
    let dates = dates(line);
    let near = |d: &&Dated| line.clause_of(d.first) == clause || d.first.abs_diff(end) <= 8;
    let date = dates.iter().filter(near).min_by_key(|d| d.first.abs_diff(verb.head));
    let record = &mut mention.record;
    if let Some(date) = date.filter(|d| d.date == d.last) {
        record.proposed = Some(date.date);
        record.cite(InitiativeField::Proposed, date.span, "initiative.proposed.verb");
    }
    let new = line.determiner_before(first) == Some("indefinite") && verb.time == Time::Present && !verb.passive;
    if date.is_none()
        && new
        && let Some(today) = published
    {
        // "X met sur la table une « Initiative … »", said of the day.
        record.proposed = Some(today);
        let span = line.span(verb.first, verb.end);
        record.cite(InitiativeField::Proposed, span, "initiative.proposed.today");
    }
    if is_noun(line, verb) {
        return;
    }
    let who = if undergoes(line, verb) && !(verb.first >= end && relative(line, end, verb.first)) {
        agent(line, verb, people).map(|w| (w, "initiative.proposer.agent"))
    } else {
        let from = if verb.first >= end { end } else { line.first() };
        proposer(line, from, verb.first, people).map(|w| (w, "initiative.proposer.subject"))
    };
    if let Some(((who, span), rule)) = who {
        record.proposer = Some(who);
        record.cite(InitiativeField::Proposer, span, rule);
    }
}

fn relative(line: &Line<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|t| matches!(line.concept_at(t, Category::Conjunction), Some("that" | "relative")))
}

/// Whether the initiative is the verb's own object or subject: "a annoncé des fonds au titre de …" says nothing of when it was born.
fn governs(line: &Line<'_>, verb: &VerbGroup, first: usize, end: usize) -> bool {
    if verb.first >= end {
        let inserted = line.is_symbol(end, ',') && verb.first > end && line.is_symbol(verb.first - 1, ',');
        let near = verb.first - end <= GAP || inserted && verb.first - end <= REACH;
        return near && (undergoes(line, verb) || relative(line, end, verb.first));
    }
    if verb.end > first || first - verb.end > REACH {
        return false;
    }
    if verb.class == "propose" {
        return true;
    }
    let opening = line.first() + 1 >= verb.first || is_noun(line, verb);
    // A vision, a concept may stand between, with what belongs to it.
    let mut free = false;
    let mut words = 0;
    for mark in line.marks().iter().filter(|m| m.first >= verb.end && m.end <= first) {
        free |= mark.is(Category::InitiativeHead);
        let date = line.dates().iter().any(|d| d.first == mark.first);
        if mark.is_literal() && !date {
            return false;
        }
        let of = line.concept(mark, Category::Preposition) == Some("of");
        let before_date = line.dates().iter().any(|d| d.first == mark.end);
        if mark.is(Category::Preposition) && !(of || free || opening || before_date) {
            return false;
        }
        words += 1;
    }
    free || words <= GAP
}

/// The person or state that ends before a token, from another on.
fn proposer(line: &Line<'_>, from: usize, until: usize, people: &Roster<'_>) -> Option<(String, Span)> {
    let between = line.marks().iter().rev().filter(|m| m.first >= from && m.end <= until);
    for mark in between {
        if let Some(full) = person(line, mark.span, people).filter(|_| mark.is_name()) {
            return Some((full, mark.span));
        }
        let group = line
            .parties()
            .iter()
            .find(|g| g.end == mark.end && g.members.len() == 1);
        if let Some(group) = group
            && group.members[0].form != PartyForm::Demonym
            // "que" is also "than".
            && line.preposition_before(group.first).is_none_or(|(_, m)| m.is(Category::Conjunction))
        {
            return Some((group.members[0].party.to_string(), group.span));
        }
    }
    None
}

/// The person or state after "by".
fn agent(line: &Line<'_>, verb: &VerbGroup, people: &Roster<'_>) -> Option<(String, Span)> {
    let by = line
        .marks()
        .iter()
        .find(|m| m.first >= verb.end && line.concept(m, Category::Preposition) == Some("by"))?;
    let near = by.end + GAP;
    for mark in line.marks().iter().filter(|m| m.first >= by.end && m.first <= near) {
        if let Some(full) = person(line, mark.span, people).filter(|_| mark.is_name()) {
            return Some((full, mark.span));
        }
        let group = line
            .parties()
            .iter()
            .find(|g| g.first == mark.first && g.members.len() == 1);
        if let Some(group) = group
            && group.members[0].form != PartyForm::Demonym
        {
            return Some((group.members[0].party.to_string(), group.span));
        }
    }
    None
}

/// The full name of the person whom some words name.
fn person(line: &Line<'_>, words: Span, people: &Roster<'_>) -> Option<String> {
    people.named(&line.text()[words]).find_map(|p| p.name.clone())
}
