//! What verbs say of how far an instrument has come.

use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup};
use crate::record::{Record, Treaty, TreatyStatus};
use crate::scan::{Mark, MarkKind};
use crate::text::BlockKind;

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
    "expire",
    "negotiate",
    "pending",
    "propose",
];
/// Classes whose subject is the instrument itself.
const INTRANSITIVE: &[&str] = &["enter-force", "in-force", "expire", "pending"];
/// Tokens between a verb and its instrument at most.
const REACH: usize = 40;

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
        stages.push(Stage {
            class,
            first: verb.first,
            head: verb.head,
            end: verb.end,
            time: if finite { Time::Present } else { verb.time },
            negated: verb.negated && !is_restrictive(line, verb),
            passive: verb.passive,
            adnominal: false,
            covers: Vec::new(),
        });
    }
    for index in 0..stages.len() {
        cover(line, &mut stages, index, mentions, from);
        tell(line, &stages, index, mentions);
    }
    stages
}

/// A line that announces a list of instruments with what was done to them: "Agreements signed:".
#[derive(Clone, Copy, Debug)]
pub(super) struct Announced {
    status: TreatyStatus,
    span: crate::value::Span,
    line: usize,
}

/// Gives the items of an announced list the status of the line before them, and says what this line announces.
pub(super) fn govern(
    line: &Line<'_>,
    mentions: &mut [TreatyMention],
    from: usize,
    announced: Option<Announced>,
) -> Option<Announced> {
    let last = line.end() - 1;
    if line.symbol(last) == Some(':') {
        let head = mentions[from..]
            .iter()
            .find(|m| m.plural && m.specific == 0 && m.staged)?;
        return Some(Announced {
            status: head.record.status?,
            span: line.span(line.first(), line.end()),
            line: line.index,
        });
    }
    let mut announced = announced.filter(|a| line.index == a.line + 1)?;
    let item = line.block_kind() == BlockKind::Bullet || matches!(line.symbol(line.first()), Some('('));
    if !item {
        return None;
    }
    announced.line = line.index;
    if let Some(mention) = mentions[from..]
        .iter_mut()
        .find(|m| !m.staged && !m.nested && m.specific > 0)
    {
        mention.staged = true;
        mention.finite = true;
        mention.reach(announced.status, announced.span, "treaty.status.list");
    }
    Some(announced)
}

fn class_of(line: &Line<'_>, mark: &Mark) -> Option<&'static str> {
    let MarkKind::Term(senses) = &mark.kind else {
        return None;
    };
    senses.iter().filter(|s| s.category == Category::Verb).find_map(|s| {
        let concept = line.packs().lexicon().concept(s.concept);
        let class = concept.split_once(':')?.0;
        CLASSES.iter().copied().find(|c| *c == class)
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

/// Finds the instruments that a verb speaks of.
fn cover(line: &Line<'_>, stages: &mut [Stage], index: usize, mentions: &mut Vec<TreatyMention>, from: usize) {
    let stage = stages[index].clone();
    let before = preceding(mentions, from, stage.first);
    let after = following(mentions, from, stage.end);
    let next_verb = stages.get(index + 1).map_or(usize::MAX, |s| s.head);
    let covers = if stage.time == Time::Noun {
        noun_covers(line, &stage, before, after, mentions)
    } else {
        let intransitive = INTRANSITIVE.contains(&stage.class);
        let clitic = !stage.passive && !intransitive && is_clitic(line, stage.first);
        let participle = before.is_some_and(|b| is_participle(line, &stage, mentions[b].outer_end));
        if stage.passive || intransitive || clitic || participle {
            let subject = before.filter(|b| !new_subject(line, mentions[*b].outer_end, stage.first));
            match (subject, after) {
                // "the Protocol to the Treaty, itself in force since …"
                (Some(b), _) if intransitive && inner(mentions, b).is_some() && stage.first == stage.head => {
                    inner(mentions, b).into_iter().collect()
                }
                (Some(b), _) => with_backward(line, mentions, from, b, &stage),
                (None, Some(a))
                    if !intransitive_subject(line, &stage)
                        && (stage.first <= line.first() + 2 || mentions[a].first <= stage.end + 3)
                        && mentions[a].first < next_verb
                        && near(line, stage.end, mentions[a].first) =>
                {
                    with_forward(line, mentions, a)
                }
                _ => pronoun(line, &stage, mentions, from).into_iter().collect(),
            }
        } else {
            match after {
                Some(a)
                    if (mentions[a].first < next_verb || is_pair(&stages[index..]))
                        && near(line, stage.end, mentions[a].first) =>
                {
                    with_forward(line, mentions, a)
                }
                _ => Vec::new(),
            }
        }
    };
    stages[index].adnominal = stage.first == stage.head
        && stage.time == Time::Past
        && covers
            .first()
            .is_some_and(|c| mentions[*c].outer_end <= stage.first && mentions[*c].line == line.index);
    stages[index].covers = covers;
}

/// "est paraphé puis signé", "signed and ratified": two verbs of one object.
fn is_pair(stages: &[Stage]) -> bool {
    stages.len() > 1 && stages[1].first <= stages[0].end + 1
}

fn preceding(mentions: &[TreatyMention], from: usize, at: usize) -> Option<usize> {
    (from..mentions.len())
        .rev()
        .find(|i| mentions[*i].end <= at && !mentions[*i].nested && !mentions[*i].alias)
}

fn following(mentions: &[TreatyMention], from: usize, at: usize) -> Option<usize> {
    (from..mentions.len()).find(|i| mentions[*i].first >= at && !mentions[*i].nested)
}

/// The instrument at the end of another's title.
fn inner(mentions: &[TreatyMention], outer: usize) -> Option<usize> {
    (outer + 1..mentions.len()).find(|i| mentions[*i].nested && mentions[*i].end == mentions[outer].end)
}

/// No strong punctuation stands between, and not too much.
fn near(line: &Line<'_>, from: usize, to: usize) -> bool {
    to - from <= REACH && (from..to).all(|at| line.symbol(at) != Some(';'))
}

/// An object pronoun directly before the verb ("l'ont signé", "les conclurent") looks like an article.
fn is_clitic(line: &Line<'_>, first: usize) -> bool {
    let Some(mut at) = first.checked_sub(1).filter(|a| *a >= line.first()) else {
        return false;
    };
    if line.symbol(at) == Some('\'') && at > line.first() {
        at -= 1;
    }
    line.concept_at(at, Category::Determiner) == Some("definite")
}

/// A past form without auxiliary right behind the instrument is a participle ("the treaty, signed in Rome").
fn is_participle(line: &Line<'_>, stage: &Stage, end: usize) -> bool {
    if stage.time != Time::Past || stage.first != stage.head || stage.first < end {
        return false;
    }
    let apposed = end < stage.first && matches!(line.symbol(stage.first - 1), Some(':' | ',' | '('));
    (end..stage.first).all(|at| match line.symbol(at) {
        _ if apposed && line.parties().iter().any(|p| p.first <= at && at < p.end) => true,
        Some(symbol) => matches!(symbol, ',' | '(' | '-' | '"' | ':' | '\''),
        None => {
            line.mark_at(at).is_none_or(|m| {
                m.is(Category::FunctionWord) && !m.is(Category::Conjunction)
                    || m.is(Category::InstrumentWord) && !m.is(Category::Verb)
            }) && !line.token(at).capital
                && stage.first - end <= 4
        }
    }) || with_sides(line, stage, end)
}

/// "the agreement between the EU and Kyrgyzstan, signed in June".
fn with_sides(line: &Line<'_>, stage: &Stage, end: usize) -> bool {
    let comma = stage
        .first
        .checked_sub(1)
        .is_some_and(|b| matches!(line.symbol(b), Some(',' | '(')));
    let sides = end < stage.first
        && matches!(
            line.concept_at(end, Category::Preposition),
            Some("between" | "with" | "among" | "of" | "at" | "on")
        );
    comma && sides
}

/// Whether another subject begins between an instrument and a verb: a determiner after punctuation.
fn new_subject(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut quoted = false;
    (from + 1..to).any(|at| {
        quoted ^= line.symbol(at - 1) == Some('"');
        if quoted {
            return false;
        }
        // "le traité …, sauf la ligne qui a été gelée": the relative word stands for the noun before it.
        if at > from + 2 && line.concept_at(at, Category::Conjunction) == Some("relative") {
            return true;
        }
        let strong = matches!(line.symbol(at - 1), Some(';'));
        let soft = line.symbol(at - 1) == Some(',')
            || line.mark_at(at - 1).is_some_and(|m| {
                line.concept(m, Category::Conjunction)
                    .is_some_and(|c| matches!(c, "and" | "but" | "while"))
            });
        let Some(mark) = line.mark_at(at).filter(|m| m.first == at) else {
            return strong;
        };
        if line.parties().iter().any(|p| p.first <= mark.end && mark.end < p.end) {
            return strong;
        }
        let determined = line
            .concept(mark, Category::Determiner)
            .is_some_and(|d| d != "negative")
            && !mark.is(Category::Preposition)
            && !line.dates().iter().any(|d| d.first <= mark.end && mark.end < d.end)
            && at + 1 < to;
        (strong || soft) && determined && !line.dates().iter().any(|d| d.first <= at && at < d.end)
    }) || (from..to).any(|at| line.symbol(at) == Some(';'))
}

fn with_forward(line: &Line<'_>, mentions: &[TreatyMention], first: usize) -> Vec<usize> {
    let mut covers = vec![first];
    for next in first + 1..mentions.len() {
        if mentions[next].nested {
            continue;
        }
        let last = covers[covers.len() - 1];
        if mentions[next].alias || coordinated(line, mentions[last].outer_end, mentions[next].first) {
            covers.push(next);
        } else {
            break;
        }
    }
    covers
}

fn with_backward(line: &Line<'_>, mentions: &[TreatyMention], from: usize, last: usize, stage: &Stage) -> Vec<usize> {
    let mut covers = vec![last];
    // A bare participle belongs to the nearest one only ("la charte et le traité signé à Rome").
    if stage.first == stage.head {
        return covers;
    }
    for previous in (from..last).rev() {
        if mentions[previous].nested {
            continue;
        }
        let (from, to) = (mentions[previous].outer_end, mentions[covers[0]].first);
        let and = (from..to).any(|at| line.concept_at(at, Category::Conjunction) == Some("and"));
        if and && coordinated(line, from, to) {
            covers.insert(0, previous);
        } else {
            break;
        }
    }
    covers
}

/// Whether an "and" or a comma joins two instruments, with nothing but complements between.
fn coordinated(line: &Line<'_>, from: usize, to: usize) -> bool {
    if to < from || to - from > 20 {
        return false;
    }
    let mut joined = false;
    let mut at = from;
    while at < to {
        if let Some(symbol) = line.symbol(at) {
            match symbol {
                ',' => joined = true,
                '\'' | '"' | '-' | '(' | ')' | '/' | '.' => {}
                _ => return false,
            }
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else {
            at += 1;
            continue;
        };
        if line.concept(mark, Category::Conjunction) == Some("and")
            || line.concept(mark, Category::Preposition) == Some("with")
        {
            joined = true;
        } else {
            let inside = |p: &&crate::phrase::Parties| p.first <= mark.first && mark.end <= p.end;
            let verb = mark.is(Category::Verb) && line.parties().iter().find(inside).is_none();
            let conjunction = line.concept(mark, Category::Conjunction);
            if verb || matches!(conjunction, Some("but" | "while" | "relative" | "if" | "that")) {
                return false;
            }
        }
        at = mark.end;
    }
    joined
}

/// The instrument of a verbal noun: "la signature du traité", "son entrée en vigueur", "le traité, dont la négociation …".
fn noun_covers(
    line: &Line<'_>,
    stage: &Stage,
    before: Option<usize>,
    after: Option<usize>,
    mentions: &[TreatyMention],
) -> Vec<usize> {
    if let Some(a) = after
        && linked(line, stage, mentions[a].first)
    {
        return with_forward(line, mentions, a);
    }
    let possessive = line.determiner_before(stage.first) == Some("possessive");
    let relative = before.is_some_and(|b| {
        let end = mentions[b].outer_end;
        stage.first - end <= 8
            && (end..stage.first).any(|at| line.concept_at(at, Category::Conjunction) == Some("relative"))
    });
    let adverbial = line
        .concept_at(stage.head, Category::Verb)
        .is_some_and(|c| c.starts_with("negotiate"))
        && stage.first != stage.head;
    match before {
        Some(b) if possessive || relative || adverbial => vec![b],
        _ => Vec::new(),
    }
}

fn linked(line: &Line<'_>, stage: &Stage, to: usize) -> bool {
    let mut at = stage.end;
    if to - at > 16 {
        return false;
    }
    let mut of = false;
    while at < to {
        if matches!(line.symbol(at), Some('\'' | '"' | '-' | '.')) {
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else {
            return false;
        };
        let preposition = line.concept(mark, Category::Preposition);
        of |= matches!(preposition, Some("of" | "for" | "on" | "from" | "to"));
        let party = stage.class == "withdraw" && line.parties().iter().any(|p| p.first <= at && at < p.end);
        let word = matches!(
            line.concept(mark, Category::InstrumentWord),
            Some("adjective" | "draft" | "joint" | "renewed" | "stop")
        );
        if preposition.is_none() && !mark.is(Category::Determiner) && !party && !word {
            return false;
        }
        at = mark.end;
    }
    of
}

/// Whether a noun stands right before an intransitive verb, which then is about that noun.
fn intransitive_subject(line: &Line<'_>, stage: &Stage) -> bool {
    stage.first > line.first()
        && line.token(stage.first - 1).kind == crate::text::TokenKind::Word
        && {
            let mark = line.mark_at(stage.first - 1);
            mark.is_none_or(|m| m.is_name())
        }
        && INTRANSITIVE.contains(&stage.class)
}

/// A verb that only instruments have, with a pronoun or nothing as its subject, speaks of the last instrument named.
fn pronoun(line: &Line<'_>, stage: &Stage, mentions: &mut Vec<TreatyMention>, from: usize) -> Option<usize> {
    let last = mentions.len().checked_sub(1)?;
    if line.index - mentions[last].line > 2
        || matches!(stage.class, "propose" | "agree" | "issue" | "withdraw" | "exchange")
    {
        return None;
    }
    let clause = line
        .clauses()
        .get(line.clause_of(stage.first))
        .map_or(line.first(), |c| c.first);
    let start = mentions[from..]
        .iter()
        .map(|m| m.outer_end)
        .filter(|e| *e <= stage.first)
        .max()
        .unwrap_or(clause)
        .max(clause);
    let mut at = start;
    let mut pronoun = start == stage.first;
    while at < stage.first {
        if line.symbol(at).is_some_and(|s| matches!(s, ',' | '-' | '\'' | '"')) {
            at += 1;
            continue;
        }
        let mark = line.mark_at(at)?;
        let date = line.dates().iter().any(|d| d.first <= at && at < d.end);
        let word = mark.is(Category::FunctionWord)
            || mark.is(Category::Determiner)
            || mark.is(Category::Auxiliary)
            || mark.is(Category::Negation);
        if line.concept(mark, Category::FunctionWord) == Some("pronoun") {
            pronoun = true;
        }
        if !(word || date || mark.is(Category::Conjunction)) {
            return None;
        }
        at = mark.end;
    }
    if !pronoun || mentions[last].line == line.index && last >= from && mentions[last].first >= stage.end {
        return None;
    }
    let mut mention = mentions[last].clone();
    mention.record = Treaty::default();
    mention.record.mention(line.span(stage.first, stage.end));
    mention.line = line.index;
    (mention.first, mention.end, mention.outer_end) = (stage.first, stage.end, stage.end);
    (mention.head, mention.head_end) = (stage.head, stage.end);
    mention.reference = Reference::Pronoun;
    mention.known = None;
    mention.acronym = None;
    mention.staged = false;
    mention.pending = false;
    mention.alias = false;
    mention.finite = false;
    mention.nested = false;
    mention.place_from_name = false;
    mentions.push(mention);
    Some(mentions.len() - 1)
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
    let principle = || {
        (stage.end..line.end().min(stage.end + 6))
            .any(|at| line.concept_at(at, Category::InstrumentWord) == Some("principle"))
    };
    match stage.class {
        "negotiate" | "pending" if !stage.negated => Some(S::UnderNegotiation),
        "propose" if !stage.negated => Some(S::Proposed),
        "agree" if done => Some(S::UnderNegotiation),
        "sign" | "adopt" | "initial" if to_come && !stage.negated => Some(S::Proposed),
        "conclude" if done && principle() => Some(S::UnderNegotiation),
        "conclude" if done && mention.is_issued() => Some(S::Adopted),
        "sign" | "conclude" | "exchange" if done => Some(S::Signed),
        "sign" if noun => Some(S::Signed),
        "sign" if stage.time == Time::Noun => Some(S::UnderNegotiation),
        "initial" if done || noun => Some(S::Initialled),
        "adopt" if done || noun => Some(S::Adopted),
        "issue" if done && mention.is_issued() => Some(S::Adopted),
        "ratify" if done => Some(S::Ratified),
        // "The treaty enters into force 60 days later": without a date it has not yet.
        "enter-force" if done && (stage.time == Time::Past || dated(line, stage)) => Some(S::InForce),
        "in-force" if done => Some(S::InForce),
        "suspend" if done || noun => Some(S::Suspended),
        "terminate" if done || noun => Some(S::Terminated),
        "expire" if !stage.negated && stage.time == Time::Past => Some(S::Expired),
        _ => None,
    }
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
