//! What verbs say of how far an instrument has come.

use super::TreatyMention;
use super::cover::cover;
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::record::TreatyStatus;
use crate::scan::{Mark, MarkKind};

/// Tokens between a vote and what it grants at most.
const VOTE_REACH: usize = 6;
/// Verb classes that instruments undergo.
const CLASSES: &[&str] = &[
    "sign",
    "conclude",
    "agree",
    "initial",
    "adopt",
    "issue",
    "exchange",
    "ratify",
    "enter-force",
    "in-force",
    "suspend",
    "terminate",
    "withdraw",
    "close",
    "expire",
    "join",
    "renew",
    "submit",
    "negotiate",
    "pending",
    "propose",
    "announce",
    "produce",
];

/// A verb that says something of instruments.
#[derive(Clone, Debug)]
pub(super) struct Stage {
    /// Its class.
    pub(super) class: &'static str,
    /// First token of its group.
    pub(super) first: usize,
    /// The verb's own first token.
    pub(super) head: usize,
    /// First token after.
    pub(super) end: usize,
    /// When.
    pub(super) time: Time,
    /// Whether it is denied.
    pub(super) negated: bool,
    /// Whether the instrument stands before it.
    pub(super) passive: bool,
    /// Whether it is a participle beside the instrument ("le traité signé à Rome").
    pub(super) adnominal: bool,
    /// Whether it stands in a relative clause of the instrument ("l'accord que Rome a signé", "the pact it signed").
    pub(super) relative: bool,
    /// Whether a parliament's vote grants it ("a autorisé la ratification").
    pub(super) granted: bool,
    /// The instruments that it speaks of: indices into the mentions.
    pub(super) covers: Vec<usize>,
}

impl Stage {
    /// Whether the act has a day on which instruments count as signed.
    pub(super) fn signs(&self) -> bool {
        matches!(
            self.class,
            "sign" | "conclude" | "initial" | "adopt" | "issue" | "exchange"
        ) && !self.negated
            && !matches!(self.time, Time::Future | Time::Conditional | Time::Infinitive)
    }
}

/// The stage verbs of a sentence, with the statuses that they give. May add a mention by pronoun.
pub(super) fn stages(line: &Line<'_>, mentions: &mut Vec<TreatyMention>, from: usize) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    for mark in line.marks() {
        let Some(class) = class_of(line, mark) else { continue };
        let Some(verb) = line.verbs().iter().find(|v| v.head == mark.first) else {
            continue;
        };
        if mark.first > line.first() && line.joins(mark.first - 1) {
            continue;
        }
        // A verb inside a title says nothing of it.
        if mentions[from..]
            .iter()
            .any(|m| m.first <= mark.first && mark.end <= m.end)
        {
            continue;
        }
        if is_conditional(line, verb) {
            continue;
        }
        let finite = verb.time == Time::Infinitive && verb.first == verb.head && is_finite_too(line, mark);
        let granted = matches!(class, "ratify" | "adopt") && is_granted(line, verb);
        // "have concluded negotiations on", "reached a deal in principle": nothing is signed.
        let class = if class == "conclude" && (is_of_talks(line, verb) || is_in_principle(line, verb)) {
            "agree"
        } else {
            class
        };
        let votes = class == "adopt" && (granted || verb.time == Time::Past && is_parliaments(line, verb));
        stages.push(Stage {
            class: if votes { "ratify" } else { class },
            first: verb.first,
            head: verb.head,
            end: verb.end,
            time: match verb.time {
                _ if finite => Time::Present,
                // "the signing took place"
                _ if class == "sign" && is_named_act(line, verb) => Time::Noun,
                time => time,
            },
            negated: verb.negated && !is_restrictive(line, verb),
            passive: verb.passive,
            adnominal: false,
            relative: false,
            granted,
            covers: Vec::new(),
        });
    }
    for index in 0..stages.len() {
        cover(line, &mut stages, index, mentions, from);
        tell(line, &stages, index, mentions);
    }
    stages
}

fn class_of(line: &Line<'_>, mark: &Mark) -> Option<&'static str> {
    let MarkKind::Term(senses) = &mark.kind else {
        return None;
    };
    // "concluded" is what meetings and agreements do: the class that comes first in the list.
    let verbs = senses.iter().filter(|s| s.category == Category::Verb);
    let position = |s: &crate::pack::Sense| {
        let concept = line.packs().lexicon().concept(s.concept);
        let class = concept.split_once(':')?.0;
        CLASSES.iter().position(|c| *c == class)
    };
    verbs.filter_map(position).min().map(|at| CLASSES[at])
}

/// Whether a parliament is who adopts: before the verb in its clause, or behind "by".
fn is_parliaments(line: &Line<'_>, verb: &VerbGroup) -> bool {
    let parliament = |at: usize| line.concept_at(at, Category::InstrumentWord) == Some("parliament");
    let clause = line
        .clauses()
        .get(line.clause_of(verb.first))
        .map_or(line.first(), |c| c.first);
    if verb.passive {
        let by = |at: usize| line.concept_at(at, Category::Preposition) == Some("by");
        let end = line.end().min(verb.end + VOTE_REACH);
        return (verb.end..end)
            .find(|at| by(*at))
            .is_some_and(|by| (by..end).any(parliament));
    }
    (clause..verb.first).any(parliament)
}

/// Whether a vote that was held grants what the verb names: "a voté pour ratifier", "vient d'autoriser la ratification".
fn is_granted(line: &Line<'_>, verb: &VerbGroup) -> bool {
    matches!(verb.time, Time::Infinitive | Time::Noun)
        && line.verbs().iter().any(|v| {
            let grants = v.class == "vote" || v.class == "adopt" && verb.time == Time::Noun && is_parliaments(line, v);
            grants && v.time == Time::Past && !v.negated && v.end <= verb.first && verb.first - v.end <= VOTE_REACH
        })
}

/// "once entered into force": not said to have happened.
fn is_conditional(line: &Line<'_>, verb: &VerbGroup) -> bool {
    verb.first > line.first()
        && matches!(
            line.concept_at(verb.first - 1, Category::Conjunction),
            Some("if" | "while")
        )
}

/// Whether the word is a present form as well as an infinitive ("the ministers sign").
fn is_finite_too(line: &Line<'_>, mark: &Mark) -> bool {
    let MarkKind::Term(senses) = &mark.kind else {
        return false;
    };
    senses
        .iter()
        .any(|s| s.category == Category::Verb && line.packs().lexicon().concept(s.concept).ends_with(":present"))
}

/// "n'entre en vigueur que le …" does not deny.
fn is_restrictive(line: &Line<'_>, verb: &VerbGroup) -> bool {
    verb.end < line.end() && line.concept_at(verb.end, Category::Preposition) == Some("than")
}

/// Gives the covered instruments the status that the verb tells.
fn tell(line: &Line<'_>, stages: &[Stage], index: usize, mentions: &mut [TreatyMention]) {
    let stage = &stages[index];
    let span = line.span(stage.first, stage.end);
    let rule = if stage.time == Time::Noun {
        "treaty.status.noun"
    } else {
        "treaty.status.verb"
    };
    for covered in &stage.covers {
        let mention = &mut mentions[*covered];
        let status = status(line, stage, mention);
        match status {
            Some(status) => {
                mention.staged |= !matches!(status, TreatyStatus::Proposed | TreatyStatus::UnderNegotiation);
                mention.reach(status, span, rule);
            }
            None if stage.negated && matches!(stage.class, "sign" | "conclude" | "adopt" | "initial" | "agree") => {
                mention.pending = true;
            }
            None if stage.class == "ratify" && (stage.negated || stage.time != Time::Past) => mention.awaits = true,
            None => {}
        }
        mention.finite |= stage.signs() && !stage.adnominal;
    }
}

fn status(line: &Line<'_>, stage: &Stage, mention: &TreatyMention) -> Option<TreatyStatus> {
    use TreatyStatus as S;
    let to_come = matches!(stage.time, Time::Future | Time::Conditional);
    let done = !stage.negated && matches!(stage.time, Time::Past | Time::Present);
    let noun = stage.time == Time::Noun && !stage.negated && !is_put_off(line, stage);
    match stage.class {
        "negotiate" | "pending" if !stage.negated => Some(S::UnderNegotiation),
        "propose" if !stage.negated => Some(S::Proposed),
        "agree" if done => Some(S::UnderNegotiation),
        "sign" | "adopt" | "initial" if to_come && !stage.negated => Some(S::Proposed),
        "conclude" if stage.time == Time::Future && !stage.negated && !mention.is_issued() => Some(S::UnderNegotiation),
        "conclude" if done && mention.is_issued() => Some(S::Adopted),
        "sign" | "conclude" | "exchange" if done => Some(S::Signed),
        "sign" if noun => Some(S::Signed),
        "sign" if stage.time == Time::Noun => Some(S::UnderNegotiation),
        "initial" if done || noun => Some(S::Initialled),
        "adopt" if done || noun => Some(S::Adopted),
        "issue" | "produce" if done && mention.is_issued() => Some(S::Adopted),
        "announce" if done && mention.specific > 0 && !(mention.is_issued() || mention.weak || mention.plural) => {
            Some(S::UnderNegotiation)
        }
        "ratify" if done || stage.granted && !stage.negated => Some(S::Ratified),
        "renew" if done || noun => Some(S::InForce),
        // What is before a parliament has been signed.
        "submit" if done => Some(S::Signed),
        // "The treaty enters into force 60 days later": without a date it has not yet.
        "enter-force" if done && (stage.time == Time::Past || dated(line, stage)) => Some(S::InForce),
        "in-force" if done => Some(S::InForce),
        "suspend" if done || noun => Some(S::Suspended),
        "terminate" if done || noun => Some(S::Terminated),
        // "ended the pact"; who leaves a treaty of two ends it.
        "close" if done && stage.time == Time::Past && !mention.is_issued() => Some(S::Terminated),
        "withdraw" if done && stage.time == Time::Past && mention.known.is_none() && !mention.plural => {
            Some(S::Terminated)
        }
        "expire" if !stage.negated && stage.time == Time::Past => Some(S::Expired),
        _ => None,
    }
}

/// Whether a definite verb form is what another verb says to have been held.
fn is_named_act(line: &Line<'_>, verb: &VerbGroup) -> bool {
    verb.first == verb.head
        && line.before_determiners(verb.head) < verb.head
        && line.determiner_before(verb.head) == Some("definite")
        && line
            .verbs()
            .iter()
            .any(|v| v.class == "hold" && v.first >= verb.end && v.first <= verb.end + 1)
}

/// "have concluded negotiations on": the talks are over, nothing is signed.
fn is_of_talks(line: &Line<'_>, verb: &VerbGroup) -> bool {
    line.verbs()
        .iter()
        .any(|v| v.class == "negotiate" && v.time == Time::Noun && v.head >= verb.end && v.head <= verb.end + 3)
}

/// "concluded in principle".
fn is_in_principle(line: &Line<'_>, verb: &VerbGroup) -> bool {
    (verb.end..line.end().min(verb.end + 6))
        .any(|at| line.concept_at(at, Category::InstrumentWord) == Some("principle"))
}

/// Whether a date follows the verb directly.
fn dated(line: &Line<'_>, stage: &Stage) -> bool {
    line.dates()
        .iter()
        .any(|d| d.first >= stage.end && d.first <= stage.end + 4 || d.end + 2 >= stage.first && d.end <= stage.first)
}

/// Whether a verb of planning, postponing or wishing governs a verbal noun ("la signature … est prévue").
fn is_put_off(line: &Line<'_>, stage: &Stage) -> bool {
    let clause = line.clause_of(stage.head);
    line.verbs().iter().any(|v| {
        let here = line.clause_of(v.head) == clause && v.head != stage.head;
        here && (matches!(v.class.as_str(), "plan" | "postpone" | "propose")
            || matches!(v.time, Time::Future | Time::Conditional)
            || v.negated)
    })
}
