//! Verb groups: a verb of the packs with its auxiliaries, negation and time.

use super::Line;
use crate::pack::Category;

/// When a verb puts what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Done.
    Past,
    /// Going on, or said without time.
    Present,
    /// To come.
    Future,
    /// Wished, allowed, expected or made to depend on something.
    Conditional,
    /// Named only (`signer`, `to sign`).
    Infinitive,
    /// A verbal noun (`la signature`).
    Noun,
}

/// A verb with what surrounds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// First token, auxiliaries included.
    pub first: usize,
    /// The verb's own first token.
    pub head: usize,
    /// First token after.
    pub end: usize,
    /// The verb's class in the packs (`sign`, `hold`).
    pub class: String,
    /// When.
    pub time: Time,
    /// Whether it is denied.
    pub negated: bool,
    /// Whether what stands before it undergoes the action (`a été signé`, `was signed`) or it is a bare participle (`signé à`).
    pub passive: bool,
    /// Whether it is a form without a time of its own (`tenant`, `meeting`).
    pub gerund: bool,
}

/// Tokens looked at before a verb for its auxiliaries.
const REACH: usize = 6;

/// The groups whose verb stands in that table.
#[must_use]
pub fn verb_groups(line: &Line<'_>, table: Category) -> Vec<VerbGroup> {
    let mut groups = Vec::new();
    for mark in line.marks() {
        let Some(concept) = line.concept(mark, table) else {
            continue;
        };
        let Some((class, form)) = concept.split_once(':') else {
            continue;
        };
        groups.push(group(line, mark.first, mark.end, class, form));
    }
    groups
}

fn group(line: &Line<'_>, head: usize, end: usize, class: &str, form: &str) -> VerbGroup {
    let mut first = head;
    let mut negated = false;
    let (mut future, mut conditional, mut have, mut be, mut be_past, mut infinitive) =
        (false, false, false, false, false, false);
    // "vient de signer": an infinitive that is done.
    let mut recent = false;
    let mut here = head;
    let mut seen = 0;
    while here > line.first() && seen < REACH && form != "noun" {
        let before = here - 1;
        let Some(mark) = line.mark_at(before) else {
            // An adverb or a pronoun may stand between; punctuation ends the group.
            if line.symbol(before).is_some_and(|s| s != '\'' && s != '-') || line.token(before).capital {
                break;
            }
            here = before;
            seen += 1;
            continue;
        };
        // A longer term of another table may cover an auxiliary ("would be").
        let covered = mark.end - mark.first > 1 && !mark.is_literal() && !mark.is(Category::Auxiliary);
        let inside = |at: &usize| line.concept_in(*at, Category::Auxiliary);
        let auxiliary = line
            .concept(mark, Category::Auxiliary)
            .or_else(|| (mark.first..mark.end).find_map(|at| inside(&at)).filter(|_| covered));
        let negation = mark.is(Category::Negation);
        match auxiliary {
            Some("future" | "have-future" | "be-future") => future = true,
            Some("conditional" | "obligation" | "possibility" | "have-conditional" | "be-conditional") => {
                conditional = true;
            }
            Some("have") => have = true,
            Some("be") => be = true,
            Some("be-past") => be_past = true,
            Some("infinitive") => infinitive = true,
            Some("recent-past") => recent = true,
            _ => {}
        }
        if matches!(auxiliary, Some("be-future" | "be-conditional")) {
            be = true;
        }
        negated |= negation;
        if auxiliary.is_none() && !negation {
            let passes =
                mark.is(Category::FunctionWord) && !mark.is(Category::Preposition) && !mark.is(Category::Conjunction);
            if !passes {
                break;
            }
        } else {
            first = mark.first;
        }
        here = mark.first;
        seen += 1;
    }
    // Negation after the auxiliary ("n'a pas été", "is not") is met on the way; after the verb ("ne signera pas") here.
    if form != "noun" && !negated {
        let after = line.mark_at(end).filter(|_| end < line.end());
        negated = after.is_some_and(|m| m.is(Category::Negation) && first_negation_before(line, first));
    }
    let time = match form {
        _ if form == "noun" => Time::Noun,
        _ if conditional || form == "conditional" => Time::Conditional,
        _ if future || form == "future" => Time::Future,
        _ if recent => Time::Past,
        "infinitive" => Time::Infinitive,
        _ if infinitive && !have && !be_past => Time::Infinitive,
        "past" | "participle" => Time::Past,
        _ if have || be_past => Time::Past,
        _ => Time::Present,
    };
    let passive = matches!(form, "participle" | "past") && (be || be_past || (form == "participle" && !have));
    VerbGroup {
        first,
        head,
        end,
        class: class.to_owned(),
        time,
        negated,
        passive,
        gerund: form == "gerund",
    }
}

fn first_negation_before(line: &Line<'_>, first: usize) -> bool {
    let mut at = first;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= line.first()) else {
            return false;
        };
        if line.mark_at(before).is_some_and(|m| m.is(Category::Negation)) {
            return true;
        }
        at = before;
    }
    false
}
