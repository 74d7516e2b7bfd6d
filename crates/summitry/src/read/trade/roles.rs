//! Between whom, or for whom, a figure holds.

use super::before::{contains, fold_members, fold_regions, last_pair, trade_between};
use super::context::Context;
use super::draft::{Draft, Parts};
use super::head::{Head, Nuance};
use super::named::{Named, Role, choose, named};
use super::source::Source;
use crate::pack::Category;
use crate::phrase::{Line, Phrased};
use crate::record::{Measure, Person, Role as PersonRole};
use crate::value::{Party, Span};

/// The parties of a figure with the words that name them, and how they were found.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) parties: Vec<Party>,
    pub(super) spans: Vec<Span>,
    pub(super) manner: &'static str,
    /// Whether a state or bloc is named firmly in the statement itself.
    pub(super) firm: bool,
    /// Who the statement says gives what is given.
    pub(super) giver: Option<(Party, Span)>,
}

/// What all parties of a sentence are looked up in.
pub(super) struct Setting<'a> {
    pub(super) text: &'a Phrased<'a>,
    pub(super) line: &'a Line<'a>,
    pub(super) parts: &'a Parts<'a>,
    pub(super) context: &'a Context,
    pub(super) in_list: bool,
    pub(super) people: &'a [Person],
}

pub(super) fn parties(
    setting: &Setting<'_>,
    draft: &Draft,
    segment: (usize, usize),
    (measure, nuance): (Measure, Nuance),
    sources: &[Source],
) -> Found {
    let Setting {
        text,
        line,
        parts,
        context,
        ..
    } = *setting;
    let head = draft.head.map(|h| &parts.heads[h]);
    let facts = line.packs().facts();
    let named = named(setting, draft, head, segment, sources);
    let named = if given(measure) {
        with_people(setting, segment, named)
    } else {
        named
    };
    let mut chosen = choose(line, parts, head, draft, measure, named);
    let mut found = Found {
        firm: chosen.iter().any(|n| n.firm),
        giver: chosen
            .iter()
            .find(|n| given(measure) && n.role == Role::Self_ && n.firm)
            .map(|n| (n.party.clone(), n.span)),
        manner: "named",
        spans: chosen.iter().map(|n| n.span).collect(),
        parties: Vec::new(),
    };
    let partner_only = !chosen.is_empty() && chosen.iter().all(|n| n.role == Role::Partner);
    chosen.sort_by_key(|n| (n.role == Role::Partner, n.first));
    for n in &chosen {
        if !found.parties.contains(&n.party) {
            found.parties.push(n.party.clone());
        }
    }
    // The head may stand in an earlier part of the sentence: "…; China's was 94.8 billion".
    let elliptic = head.is_none_or(|h| h.end <= segment.0);
    // "intra-bloc trade", "trade among member states": that of the organisation that meets.
    if found.parties.is_empty()
        && let Some((bloc, span)) = &context.bloc
        && trade_between(measure)
        && within(line, segment)
    {
        found.parties.push(bloc.clone());
        found.spans.push(*span);
        found.manner = "topic";
    }
    match found.parties.len() {
        0 => inherit(setting, segment, measure, &mut found),
        1 if chosen.is_empty() => {}
        1 if partner_only => add_principal(setting, segment, measure, &mut found),
        1 => add_partner(setting, &chosen[0], elliptic, segment, (measure, nuance), &mut found),
        _ => {}
    }
    let completes = given(measure) && measure != Measure::Fund && !partner_only && !context.lender;
    if found.parties.len() == 1 && (completes || nuance == Nuance::Bilateral) {
        complete(text, line, segment.0, measure, context, &mut found);
    }
    fold_members(facts, &mut found.parties);
    fold_regions(facts, &mut found.parties, context);
    repair(line, head, draft, &mut found);
    let mut seen: Vec<Party> = Vec::new();
    found.parties.retain(|party| {
        let new = !seen.contains(party);
        seen.push(party.clone());
        new
    });
    found.spans.sort();
    found.spans.dedup();
    found
}

/// "Xi a promis 26 milliards": without another giver, who holds an office acts for his state.
fn with_people(setting: &Setting<'_>, segment: (usize, usize), mut named: Vec<Named>) -> Vec<Named> {
    if named.iter().any(|n| n.role != Role::Partner) {
        return named;
    }
    let span = setting.line.span(segment.0, segment.1);
    for person in setting.people {
        let Some(mention) = person.mentions.iter().find(|m| span.contains(**m)) else {
            continue;
        };
        let acts = !matches!(
            person.role,
            Some(PersonRole::Expert | PersonRole::SecretaryGeneral | PersonRole::Other) | None
        );
        let Some(party) = person.country.clone().filter(|_| acts) else {
            continue;
        };
        named.insert(
            0,
            Named {
                party,
                first: segment.0,
                span: *mention,
                role: Role::Self_,
                firm: true,
            },
        );
        break;
    }
    named
}

/// "les échanges japonais-centraux de l'Asie": a garbled pair is read as the known series that it is part of.
fn repair(line: &Line<'_>, head: Option<&Head>, draft: &Draft, found: &mut Found) {
    let Some(head) = head.filter(|h| !h.verb && found.manner == "named") else {
        return;
    };
    let two_states = found.parties.len() == 2 && found.parties.iter().all(|p| p.country().is_some());
    if found.parties.is_empty() || found.parties.len() > 2 || two_states {
        return;
    }
    let title = crate::phrase::title(line, head.first.saturating_sub(4).max(line.first()), draft.end);
    if title.partial && title.parties.len() == 2 && found.parties.iter().any(|p| title.parties.contains(p)) {
        let first = found.parties.iter().find(|p| title.parties.contains(p)).cloned();
        found.parties = title.parties;
        if let Some(first) = first
            && found.parties[1] == first
        {
            found.parties.swap(0, 1);
        }
    }
}

/// Nobody is named: the sides of the figure before, the section's topic, or the two sides named together last.
fn inherit(setting: &Setting<'_>, segment: (usize, usize), measure: Measure, found: &mut Found) {
    let Setting {
        text, line, context, ..
    } = *setting;
    let both = line
        .parties()
        .iter()
        .any(|g| g.count == Some(2) && g.first >= segment.0 && g.first < segment.1);
    if let Some((pair, span)) = context.sides.as_ref().filter(|_| both && trade_between(measure)) {
        found.parties.clone_from(pair);
        found.spans.push(*span);
        found.manner = "topic";
    } else if !context.parties.is_empty() {
        found.parties.clone_from(&context.parties);
        if measure == Measure::Gdp {
            found.parties.truncate(1);
        }
        found.spans.extend(context.parties_span);
        found.manner = "inherited";
    } else if let Some((topic, span)) = &context.topic {
        found.parties.push(topic.clone());
        found.spans.push(*span);
        found.manner = "topic";
    } else if trade_between(measure)
        && let Some(pair) = both_sides(line)
    {
        // "to raise bilateral trade to $30 billion, the Turkish president said after talks with Indonesia's".
        found.parties = pair;
        found.spans.extend(line.parties().iter().map(|g| g.span));
        found.manner = "named";
    } else if trade_between(measure)
        && let Some((pair, span)) = last_pair(text, line, segment.0, None)
    {
        found.parties = pair;
        found.spans.push(span);
        found.manner = "inherited";
    } else if let Some((pair, span)) = &context.sides
        && (trade_between(measure) || measure == Measure::TradeBalance || given(measure) && !context.lender)
    {
        found.parties.clone_from(pair);
        found.spans.push(*span);
        found.manner = "topic";
    } else if let Some((home, span)) = context.home.as_ref().filter(|_| !given(measure) || context.lender) {
        // What a bank of many states lends, the state that the text is about takes.
        found.parties.push(home.clone());
        found.spans.push(*span);
        found.manner = "topic";
    }
}

/// Whether a stretch of a sentence speaks of what is done inside a bloc.
fn within(line: &Line<'_>, (first, end): (usize, usize)) -> bool {
    (first..end).any(|at| line.concept_at(at, Category::FigureCue) == Some("within"))
}

/// The two states that a whole sentence names, where it names no more.
fn both_sides(line: &Line<'_>) -> Option<Vec<Party>> {
    let mut sides: Vec<Party> = Vec::new();
    for member in line.parties().iter().flat_map(|g| &g.members) {
        if !sides.contains(&member.party) {
            sides.push(member.party.clone());
        }
    }
    (sides.len() == 2 && sides.iter().all(|p| p.country().is_some())).then_some(sides)
}

/// Only the partner is named ("les échanges avec le Kazakhstan"): the other side is the one the text speaks of.
fn add_principal(setting: &Setting<'_>, segment: (usize, usize), measure: Measure, found: &mut Found) {
    let Setting { line, context, .. } = *setting;
    let facts = line.packs().facts();
    // Of two sides the one that is not the partner.
    let last = || {
        let other = context.parties.iter().find(|p| **p != found.parties[0])?;
        let first = context.parties.first()? == other || context.parties.len() == 2;
        first.then(|| (other.clone(), context.parties_span))
    };
    let topic = || context.topic.as_ref().map(|(p, s)| (p.clone(), Some(*s)));
    let here = context.figures && context.block == line.block();
    // "Argentina drew nothing from its swap line with Washington": who the sentence is about.
    let about = line.parties().first().filter(|g| {
        g.members.len() == 1
            && g.end <= segment.0.max(found.spans.first().map_or(0, |_| line.first() + 6))
            && line.preposition_before(g.first).is_none()
            && !found.parties.contains(&g.members[0].party)
            && !found.spans.contains(&g.span)
    });
    if given(measure) && context.lender {
        // The lender is no state.
        return;
    }
    let principal = if let Some(group) = about {
        Some((group.members[0].party.clone(), Some(group.span)))
    } else if given(measure) {
        // The taker of one loan is not the giver of the next.
        last().filter(|_| context.parties.len() == 2).or_else(|| {
            let (giver, span) = context.giver.as_ref()?;
            if !super::sides::opens_with(setting.text, giver) {
                return None;
            }
            Some((giver.clone(), Some(*span)))
        })
    } else if here {
        last().or_else(topic)
    } else {
        topic().or_else(last)
    };
    let sides = || other_side(context, &found.parties[0]).map(|(p, s)| (p, Some(s)));
    let home = || {
        context
            .home
            .as_ref()
            .filter(|_| !given(measure))
            .map(|(p, s)| (p.clone(), Some(*s)))
    };
    let principal = principal.or_else(sides).or_else(home);
    if let Some((principal, span)) = principal
        && principal != found.parties[0]
        && !contains(facts, &principal, &found.parties[0])
    {
        found.parties.insert(0, principal);
        found.spans.extend(span);
        found.manner = "completed";
    }
}

/// One side of a pair that the text spoke of before: "China's was 94.8 billion", "Kazakhstan: $23.0bn", "Moscou vise 60 milliards".
fn add_partner(
    setting: &Setting<'_>,
    named: &Named,
    elliptic: bool,
    _segment: (usize, usize),
    (measure, nuance): (Measure, Nuance),
    found: &mut Found,
) {
    let Setting { line, context, .. } = *setting;
    let trade = matches!(
        measure,
        Measure::Trade | Measure::Exports | Measure::Imports | Measure::TradeBalance
    );
    if context.parties.len() != 2 || nuance == Nuance::Whole {
        return;
    }
    if given(measure) && !context.lender && context.parties.contains(&found.parties[0]) && context.block == line.block()
    {
        found.parties.clone_from(&context.parties);
        found.spans.extend(context.parties_span);
        found.manner = "completed";
    }
    if !trade || named.role == Role::Within {
        return;
    }
    let facts = line.packs().facts();
    let party = found.parties[0].clone();
    let same = context.measure.is_some_and(|(m, _)| m == measure);
    if context.parties.contains(&party) {
        // The list's head names both.
        // "Trade reached 27.7 billion, Russia's exports 24.1": the exports are part of that trade.
        let part = context
            .lead
            .is_some_and(|(m, n)| m == Measure::Trade && n != Nuance::Whole)
            && measure != Measure::Trade
            && context.block == line.block()
            && line.index - context.line <= 1
            && named.role != Role::Side;
        if elliptic && same || part || setting.in_list && named.role != Role::Side {
            let other = context.parties.iter().find(|p| **p != party).cloned();
            found.parties.extend(other);
        } else {
            return;
        }
    } else if elliptic && same {
        if possessive(line, named) || named.role == Role::Self_ && !setting.in_list {
            found.parties.push(context.parties[1].clone());
        } else {
            let keeps_second = contains(facts, &context.parties[0], &party);
            found
                .parties
                .insert(0, context.parties[usize::from(keeps_second)].clone());
        }
    } else {
        return;
    }
    found.spans.extend(context.parties_span);
    found.manner = "completed";
}

/// One side of what is given or done between two: the two sides named together last, or the document's subject.
fn complete(
    text: &Phrased<'_>,
    line: &Line<'_>,
    before: usize,
    measure: Measure,
    context: &Context,
    found: &mut Found,
) {
    if let Some((pair, span)) = last_pair(text, line, before, Some(&found.parties[0])) {
        found.parties = pair;
        found.spans.push(span);
        found.manner = "completed";
    } else if let Some((other, span)) =
        // Costs, budgets and what a central bank does are a state's own.
        other_side(context, &found.parties[0]).filter(|_| measure != Measure::Other)
    {
        found.parties.push(other);
        found.spans.push(span);
        found.manner = "completed";
    } else if let Some((subject, span)) = &context.subject
        && *subject != found.parties[0]
        && context.topic.as_ref().is_some_and(|(topic, _)| topic != subject)
        && !contains(line.packs().facts(), subject, &found.parties[0])
    {
        found.parties.push(subject.clone());
        found.spans.push(*span);
        found.manner = "completed";
    }
}

/// The other of the two sides that the text is about.
fn other_side(context: &Context, one: &Party) -> Option<(Party, Span)> {
    let (sides, span) = context.sides.as_ref()?;
    let at = sides.iter().position(|p| p == one)?;
    Some((sides[1 - at].clone(), *span))
}

/// Whether the measure is of money that one side gives another.
pub(super) fn given(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Loan
            | Measure::Grant
            | Measure::Fund
            | Measure::Other
            | Measure::Investment
            | Measure::InvestmentStock
    )
}

/// Whether a possessive "'s" follows with nothing possessed ("China's was").
fn possessive(line: &Line<'_>, named: &Named) -> bool {
    let mut at = named.first;
    while at < line.end() && line.token(at).span().end() <= named.span.end() {
        at += 1;
    }
    at < line.end() && line.symbol(at) == Some('\'')
}

/// Whether a head with other uses stands where it means trade or money between states. `nuance` is that of the head, or of what
/// the figure takes its measure from.
pub(super) fn trusted(line: &Line<'_>, head: Option<&Head>, nuance: Nuance, found: &Found, context: &Context) -> bool {
    if nuance != Nuance::Weak && (head.is_some() || !found.parties.is_empty()) {
        return true;
    }
    found.firm || (context.figures || acts_for_state(line)) && !found.parties.is_empty()
}

/// Whether a sentence speaks of a government or of one of its members, whose money is the state's.
fn acts_for_state(line: &Line<'_>) -> bool {
    line.marks().iter().any(|m| {
        line.concept(m, Category::FigureCue) == Some("state")
            || line
                .concept(m, Category::Office)
                .is_some_and(|role| matches!(role, "head_of_government" | "minister" | "foreign_minister"))
    })
}
