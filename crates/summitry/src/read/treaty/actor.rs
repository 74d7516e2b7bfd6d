//! Who does what a stage verb says.

use super::around::two_sides;
use super::sides::set;
use super::stage::Stage;
use super::{Found, TreatyMention, family};
use crate::pack::Category;
use crate::phrase::{Line, Parties, Time};
use crate::record::Person;
use crate::scan::Mark;
use crate::value::{Party, Span};

/// Tokens between a verb and the talks that are its object at most.
const TALKS: usize = 6;
/// Classes of verbs that those do who take part in talks.
const TALKING: &[&str] = &["agree", "begin", "close", "conclude", "continue", "found", "hold"];

/// Who does what the verb says.
pub(super) fn actor(
    line: &Line<'_>,
    found: &Found<'_>,
    stages: &[Stage],
    stage: &Stage,
    mentions: &[TreatyMention],
) -> (Vec<Party>, Span) {
    let here = line.span(stage.first, stage.end);
    let covered_after = stage.covers.first().is_some_and(|c| mentions[*c].first >= stage.end);
    let mut parties: Vec<Party> = Vec::new();
    let mut span = here;
    let mut take = |found: Vec<Party>, at: Span| {
        parties.extend(found);
        span = span.join(at);
    };
    // "par les trois pays", "signed by both sides".
    let agents = line.parties().iter().filter(|g| {
        g.first >= stage.end && g.first < stage.end + 12 && by_or_with(line, stage, g)
            || with_agent(line, stage, g, mentions)
    });
    for group in agents {
        take(set(line, group), group.span);
    }
    if stage.passive || stage.adnominal || !covered_after && stage.time != Time::Noun {
        people(
            line,
            found,
            stage.end,
            agent_end(line, stage, mentions),
            &mut take,
            true,
        );
        if stage.class == "withdraw" || stage.passive || stage.adnominal {
            parties.sort();
            parties.dedup();
            return (parties, span);
        }
    }
    if stage.time == Time::Noun {
        if stage.class == "withdraw" {
            for group in line
                .parties()
                .iter()
                .filter(|g| g.first >= stage.end && g.first <= stage.end + 4)
            {
                take(set(line, group), group.span);
            }
        }
        // "ont entamé des négociations sur un accord": who does something with the talks.
        let opened = || {
            line.verbs().iter().rfind(|v| {
                v.end <= stage.first
                    && stage.first - v.end <= TALKS
                    && v.time != Time::Noun
                    && !v.passive
                    && !v.negated
                    && TALKING.contains(&v.class.as_str())
            })
        };
        if stage.class == "negotiate"
            && let Some(verb) = opened()
        {
            for group in line.parties().iter().filter(|g| g.end <= verb.first) {
                if acts(line, group, line.first()) {
                    take(set(line, group), group.span);
                }
            }
        }
        parties.sort();
        parties.dedup();
        return (parties, span);
    }
    let start = region(line, stages, stage);
    for group in line
        .parties()
        .iter()
        .filter(|g| g.first >= start && g.end <= stage.first)
    {
        if acts(line, group, start) {
            let mut sides = set(line, group);
            if sides.is_empty() && group.count == Some(2) {
                sides = two_sides(line, found, group.first, 2)
                    .map(|(sides, _)| sides)
                    .unwrap_or_default();
            }
            take(sides, group.span);
        }
    }
    people(line, found, start, stage.first, &mut take, false);
    parties.sort();
    parties.dedup();
    (parties, span)
}

/// "signé par les trois pays", "concluded by Canberra with Nauru", with nothing but dates and places between.
fn by_or_with(line: &Line<'_>, stage: &Stage, group: &Parties) -> bool {
    let Some((role, mark)) = line
        .preposition_before(group.first)
        .or_else(|| governing(line, group.first))
    else {
        return false;
    };
    let comma = (stage.end..mark.first).any(|at| line.symbol(at) == Some(','));
    role == "by" && !comma || role == "with" && (stage.adnominal || stage.relative) && !comma
}

/// The preposition before an office that stands before a party ("par le président français").
fn governing<'a>(line: &Line<'a>, at: usize) -> Option<(&'a str, &'a Mark)> {
    let office = at
        .checked_sub(1)
        .filter(|b| *b >= line.first())
        .and_then(|b| line.mark_at(b))
        .filter(|m| m.is(Category::Office) || m.is(Category::PartyNoun))?;
    line.preposition_before(office.first)
}

fn with_agent(line: &Line<'_>, stage: &Stage, group: &Parties, mentions: &[TreatyMention]) -> bool {
    // "…a signé un accord avec X": behind the instrument and its own complement.
    let Some(last) = stage.covers.last() else { return false };
    let mention = &mentions[*last];
    mention.record.parties.is_empty()
        && group.first >= mention.outer_end
        && group.first < mention.outer_end + 10
        && matches!(line.preposition_before(group.first), Some(("with" | "between", _)))
        && !(mention.outer_end..group.first).any(|at| line.symbol(at) == Some(';'))
        && !mentions[mentions.partition_point(|m| m.line < line.index)..]
            .iter()
            .any(|m| m.line == line.index && m.first >= mention.outer_end && m.end <= group.first)
        && !line
            .verbs()
            .iter()
            .any(|v| v.head >= mention.outer_end && v.head < group.first && v.time != Time::Noun)
}

fn agent_end(line: &Line<'_>, stage: &Stage, mentions: &[TreatyMention]) -> usize {
    mentions[mentions.partition_point(|m| m.line < line.index)..]
        .iter()
        .filter(|m| m.line == line.index && m.first >= stage.end)
        .map(|m| m.first)
        .min()
        .unwrap_or(line.end())
        .min(stage.end + 40)
        .min(line.end())
}

/// Where the verb's own clause begins.
fn region(line: &Line<'_>, stages: &[Stage], stage: &Stage) -> usize {
    let mut start = line.first();
    for at in line.first()..stage.first {
        let ends = matches!(line.symbol(at), Some(';' | ':'));
        let relative = line.mark_at(at).is_some_and(|m| {
            m.first == at && matches!(line.concept(m, Category::Conjunction), Some("while" | "but" | "that"))
        });
        if (ends || relative) && line.parties().iter().any(|g| g.first > at && g.end <= stage.first) {
            start = at + 1;
        }
    }
    // A verb of the same sentence before it ends its subject's reach only where a new subject follows.
    if let Some(previous) = stages
        .iter()
        .rev()
        .find(|s| s.end <= stage.first && s.time != Time::Noun)
        && line
            .parties()
            .iter()
            .any(|g| g.first >= previous.end && g.end <= stage.first && acts(line, g, previous.end))
    {
        start = start.max(previous.end);
    }
    start
}

/// Whether a group of parties before a verb is, or stands in, its subject.
fn acts(line: &Line<'_>, group: &Parties, start: usize) -> bool {
    // "Après un long sommet, le Chili et l'Union européenne": a comma ends what names the meeting.
    let comma = |from: usize| (from..group.first).any(|at| line.symbol(at) == Some(','));
    let meeting = line.marks().iter().any(|m| {
        m.is(Category::MeetingHead)
            && m.first >= start
            && (m.end <= group.first && group.first - m.end <= 5 && !comma(m.end)
                || m.first >= group.end && m.first - group.end <= 1)
    });
    if meeting && !group.is_anaphoric() {
        return false;
    }
    match line.preposition_before(group.first) {
        // "than" is "that" in another language's spelling ("l'accord que Rome a signé").
        None | Some(("of" | "with" | "between" | "by" | "among" | "including" | "than", _)) => true,
        Some(_) => false,
    }
}

/// The states for which the people named between two places act.
fn people(
    line: &Line<'_>,
    found: &Found<'_>,
    from: usize,
    to: usize,
    take: &mut impl FnMut(Vec<Party>, Span),
    by: bool,
) {
    if from >= to {
        return;
    }
    let mut take_one = |person: &Person, at: Span| {
        let governed = !by || {
            let token = (from..to).find(|t| line.token(*t).span().overlaps(at));
            token.is_some_and(|t| (from..=t).any(|b| line.concept_at(b, Category::Preposition) == Some("by")))
        };
        if let Some(country) = person.country.clone().filter(|_| governed) {
            take(vec![country], at);
        }
    };
    let bytes = line.span(from, to);
    let here = found.people.within(bytes);
    for (person, at) in &here {
        take_one(person, *at);
    }
    // A later mention by family name.
    for token in from..to {
        for person in found.families.get(line.word(token)).into_iter().flatten() {
            let start = line.token(token).span().start();
            let whole = family(person).filter(|f| line.text()[start..bytes.end()].starts_with(f));
            if let Some(family) = whole.filter(|_| here.iter().all(|(p, _)| !core::ptr::eq(*p, *person))) {
                take_one(person, Span::new(start, start + family.len()));
            }
        }
    }
}

/// Whether nobody is named before the verb but by a pronoun.
pub(super) fn is_pronoun_subject(line: &Line<'_>, stage: &Stage) -> bool {
    !stage.passive
        && !line.parties().iter().any(|g| g.end <= stage.first)
        && (line.first()..stage.first).any(|at| {
            line.concept_at(at, Category::FunctionWord) == Some("pronoun")
                || line.concept_at(at, Category::PartyNoun).is_some()
        })
}
