//! Which instruments a stage verb speaks of.

use super::stage::Stage;
use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Time};
use crate::record::{Record, Treaty};

/// Classes whose subject is the instrument itself.
const INTRANSITIVE: &[&str] = &["enter-force", "in-force", "expire", "pending"];
/// Tokens between a verb and its instrument at most.
const REACH: usize = 40;
/// Tokens between an instrument and the verb of its relative clause at most.
const RELATIVE_REACH: usize = 8;

/// Finds the instruments that a verb speaks of.
pub(super) fn cover(
    line: &Line<'_>,
    stages: &mut [Stage],
    index: usize,
    mentions: &mut Vec<TreatyMention>,
    from: usize,
) {
    let stage = stages[index].clone();
    let before = preceding(mentions, from, stage.first);
    let after = following(mentions, from, stage.end);
    let next_verb = stages.get(index + 1).map_or(usize::MAX, |s| s.head);
    let covers = if stage.time == Time::Noun {
        let covers = noun_covers(line, &stage, before, after, mentions);
        if covers.is_empty() && is_held(line, &stage) {
            stand_in(line, &stage, mentions).into_iter().collect()
        } else {
            covers
        }
    } else {
        let intransitive = INTRANSITIVE.contains(&stage.class);
        let clitic = !stage.passive && !intransitive && is_clitic(line, stage.first);
        let relative = before.is_some_and(|b| is_relative(line, &stage, mentions[b].outer_end));
        let participle = !relative && before.is_some_and(|b| is_participle(line, &stage, mentions[b].outer_end));
        if (stage.passive || intransitive || clitic || participle) && stage.class != "close" {
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
            match (after, before) {
                (_, Some(b)) if relative => {
                    stages[index].relative = true;
                    with_backward(line, mentions, from, b, &stage)
                }
                (Some(a), _)
                    if (mentions[a].first < next_verb || is_pair(&stages[index..]))
                        && near(line, stage.end, mentions[a].first)
                        && !is_adverbial(line, &stage, mentions[a].first)
                        && !is_of_leaving(stages, &stage, mentions[a].first)
                        && (stage.class != "close" || line.before_determiners(mentions[a].first) == stage.end) =>
                {
                    with_forward(line, mentions, a)
                }
                _ => Vec::new(),
            }
        }
    };
    stages[index].adnominal = !stages[index].relative
        && stage.first == stage.head
        && stage.time == Time::Past
        && covers
            .first()
            .is_some_and(|c| mentions[*c].outer_end <= stage.first && mentions[*c].line == line.index);
    stages[index].covers = covers;
}

/// Whether a verb's object stands before it: "l'accord que le Maroc a signé", "the pact it struck with Tunis".
fn is_relative(line: &Line<'_>, stage: &Stage, end: usize) -> bool {
    if !(end < stage.first && stage.first - end <= RELATIVE_REACH) {
        return false;
    }
    let mut at = end;
    let mut subject = false;
    let mut opened = false;
    while at < stage.first {
        if let Some(group) = line.parties().iter().find(|g| g.first <= at && at < g.end) {
            subject = true;
            at = group.end;
            continue;
        }
        if matches!(line.symbol(at), Some('\'' | '-')) {
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { return false };
        let relative = matches!(line.concept(mark, Category::Conjunction), Some("that" | "relative"))
            || line.concept(mark, Category::Preposition) == Some("than");
        if relative && at == end {
            opened = true;
        } else if line.concept(mark, Category::FunctionWord) == Some("pronoun")
            || mark.is_name()
            || mark.is(Category::Office)
            || mark.is(Category::PartyNoun)
            || mark.is(Category::SourceHead)
        {
            subject = true;
        } else if !(mark.is(Category::Determiner)
            || subject && line.concept(mark, Category::Conjunction) == Some("and")
            || subject && opened && line.concept(mark, Category::Preposition) == Some("of"))
        {
            return false;
        }
        at = mark.end;
    }
    subject
}

/// "entérinant le retrait du traité": the verb's object is the withdrawal.
fn is_of_leaving(stages: &[Stage], stage: &Stage, to: usize) -> bool {
    stages.iter().any(|s| {
        let leaves = matches!(s.class, "withdraw" | "suspend" | "terminate") && s.time == Time::Noun;
        leaves && s.first >= stage.end && s.end <= to
    })
}

/// Whether an instrument behind an active verb stands in a phrase of circumstance ("signed …, according to a protocol").
fn is_adverbial(line: &Line<'_>, stage: &Stage, at: usize) -> bool {
    line.preposition_before(at).is_some_and(|(role, mark)| {
        // "ont apposé leur signature, jeudi, sous les accords"
        let dated = |at: usize| line.dates().iter().any(|d| d.first <= at && at < d.end);
        let direct = (stage.end..mark.first).all(|at| line.symbol(at).is_some() || dated(at));
        match role {
            "about" | "according-to" | "after" | "before" | "despite" | "during" | "since" | "without" => {
                mark.first > stage.end
            }
            "to" | "under" => !direct,
            _ => false,
        }
    })
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
    // "The declaration, an idea first floated by Fiji, was adopted": an insertion between commas.
    let comma = |at: usize| line.symbol(at) == Some(',');
    if to > from + 2 && comma(from) && comma(to - 1) {
        return (from..to).any(|at| line.symbol(at) == Some(';'));
    }
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
        // "Le texte a été paraphé": what has no name of its own.
        let text = line.concept(mark, Category::OutcomeNoun) == Some("documents")
            && !line.is_plural(mark)
            && matches!(line.determiner_before(mark.first), Some("definite" | "demonstrative"));
        pronoun |= text;
        if !(word || date || text || mark.is(Category::Conjunction)) {
            return None;
        }
        at = mark.end;
    }
    if !pronoun || mentions[last].line == line.index && last >= from && mentions[last].first >= stage.end {
        return None;
    }
    stand_in(line, stage, mentions)
}

/// "The signing took place in Lima": of the instrument spoken of before.
fn is_held(line: &Line<'_>, stage: &Stage) -> bool {
    stage.class == "sign"
        && line.determiner_before(stage.first) == Some("definite")
        && line.clause_of(stage.first) == line.clause_of(line.first())
        && line.verbs().iter().any(|v| {
            v.class == "hold" && !v.negated && v.time == Time::Past && v.first >= stage.end && v.first <= stage.end + 2
        })
}

/// A mention without a name, of the last instrument named, where that is not far.
fn stand_in(line: &Line<'_>, stage: &Stage, mentions: &mut Vec<TreatyMention>) -> Option<usize> {
    let last = mentions.len().checked_sub(1)?;
    if line.index - mentions[last].line > 2 {
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
