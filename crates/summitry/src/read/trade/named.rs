//! The states and blocs named in a figure's stretch of the sentence, and how each stands to it.

use smallvec::SmallVec;

use super::before::last_bloc;
use super::draft::{Draft, Parts};
use super::head::Head;
use super::roles::Setting;
use super::source::Source;
use crate::pack::{Category, Facts};
use crate::phrase::{Line, PartyForm, PlaceRole, Time};
use crate::record::Measure;
use crate::value::{Party, Span};

/// A party as a figure's statement names it.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) party: Party,
    pub(super) first: usize,
    pub(super) span: Span,
    pub(super) role: Role,
    /// Named by a state's or a bloc's own name, or by an adjective beside the head.
    pub(super) firm: bool,
}

/// How a party stands to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Subject, owner, exporter, giver.
    Self_,
    /// Partner, destination, taker ("avec", "vers", "to").
    Partner,
    /// The area inside which trade is done ("intra-africain").
    Within,
    /// One of several sides ("entre A et B", "Chine-Afrique").
    Side,
}

/// The parties named in a figure's stretch of the sentence.
pub(super) fn named(
    setting: &Setting<'_>,
    draft: &Draft,
    head: Option<&Head>,
    segment: (usize, usize),
    sources: &[Source],
) -> Vec<Named> {
    let Setting {
        text,
        line,
        parts,
        context,
        ..
    } = *setting;
    let facts = line.packs().facts();
    let mut found: SmallVec<[Named; 4]> = SmallVec::new();
    for group in line.parties() {
        for member in &group.members {
            if member.first < segment.0 || member.first >= segment.1 {
                continue;
            }
            // "le quotidien allemand Bild": the source's own country.
            let of_source = |s: &Source| {
                s.first <= member.first && member.first < s.end
                    || member.form == PartyForm::Demonym && member.end == s.first
            };
            if sources.iter().filter(|s| s.manner != "announced").any(of_source) {
                continue;
            }
            // "1,3 milliard à la Zambie pour aider ces deux États": who is named goes before.
            if member.form == PartyForm::Anaphor
                && head.is_some_and(|h| matches!(h.measure, Some(Measure::Loan | Measure::Grant)))
                && !found.is_empty()
            {
                continue;
            }
            let in_amount = parts
                .amounts
                .iter()
                .any(|a| a.first <= member.first && member.first < a.end);
            if in_amount || begins_dateline(line, member.first) || is_format(facts, &member.party) {
                continue;
            }
            // "dans ce pays d'Afrique de l'Ouest": where a state lies.
            let of = line.preposition_before(group.first).filter(|(role, _)| *role == "of");
            let lies = of
                .and_then(|(_, mark)| line.mark_at(mark.first.checked_sub(1)?))
                .is_some_and(|m| {
                    line.concept(m, Category::PartyNoun) == Some("country")
                        && line.determiner_before(m.first) == Some("demonstrative")
                });
            if lies && member.party.country().is_none() {
                continue;
            }
            if group.first >= draft.end && !belongs_behind(line, draft.end, group.first) {
                continue;
            }
            let several = group.members.len() > 1;
            let role = role(line, group.first, several || group.paired, head);
            let beside = head.is_some_and(|h| !h.verb && (member.end == h.first || h.end == member.first));
            let office = line.has_office_near(member.first, member.end);
            let firm = member.form != PartyForm::Demonym || beside || several || group.paired || office;
            found.push(Named {
                party: member.party.clone(),
                first: member.first,
                span: line.span(member.first, member.end),
                role,
                firm,
            });
        }
    }
    // "les prêts de Pékin", "annonce de Pékin": a capital that owns what is given.
    for place in line.places() {
        let owner = place.capital && place.role == PlaceRole::Of;
        if !owner
            || place.first < segment.0
            || place.first >= segment.1
            || sources.iter().any(|s| s.first <= place.first && place.first < s.end)
        {
            continue;
        }
        let of = line.preposition_before(place.first).map(|(_, mark)| mark.first);
        let noun = of
            .and_then(|o| o.checked_sub(1))
            .filter(|b| *b >= line.first())
            .and_then(|b| line.mark_at(b));
        let owned = noun.is_some_and(|m| m.is(Category::FigureHead) || m.is(Category::FigureVerb));
        if let Some(country) = place.country.filter(|_| owned)
            && let Ok(party) = country.code().parse()
        {
            found.push(Named {
                party,
                first: place.first,
                span: place.span,
                role: Role::Self_,
                firm: true,
            });
        }
    }
    // "la dette envers l'Eximbank de Chine": a bank stands for its state.
    for mark in line
        .marks()
        .iter()
        .filter(|m| m.first >= segment.0 && m.first < segment.1)
    {
        let Some(id) = line.concept(mark, Category::Institution) else {
            continue;
        };
        let lends = draft
            .head
            .is_some_and(|h| matches!(parts.heads[h].measure, Some(Measure::Debt | Measure::Loan)));
        let to = line
            .preposition_before(mark.first)
            .is_some_and(|(p, _)| matches!(p, "to" | "at" | "with" | "towards" | "from" | "by"));
        // "owes the Export-Import Bank of China".
        let owed = head.is_some_and(|h| h.verb && line.before_determiners(mark.first) == h.end);
        let to = to || owed;
        if let Some((_, Some(country))) = facts.institution(id).filter(|_| lends && to)
            && let Ok(party) = country.code().parse()
        {
            found.push(Named {
                party,
                first: mark.first,
                span: mark.span,
                role: Role::Partner,
                firm: true,
            });
        }
    }
    // "la région", "the continent": the bloc named last.
    for mark in line.marks() {
        if mark.first < segment.0
            || mark.first >= segment.1
            || line.concept(mark, Category::PartyNoun) != Some("region")
        {
            continue;
        }
        if line
            .parties()
            .iter()
            .any(|g| g.first <= mark.first && mark.first < g.end)
        {
            continue;
        }
        let definite = matches!(line.determiner_before(mark.first), Some("definite" | "demonstrative"));
        let Some(bloc) = definite.then(|| last_bloc(text, line, mark.first, context)).flatten() else {
            continue;
        };
        found.push(Named {
            party: bloc,
            first: mark.first,
            span: mark.span,
            role: role(line, mark.first, false, head),
            firm: true,
        });
    }
    found.sort_by_key(|n| n.first);
    found.into_vec()
}

/// Whether a bloc is only the format of a meeting between two sides ("C5+1").
pub(super) fn is_format(facts: &Facts, party: &Party) -> bool {
    party.country().is_none()
        && facts
            .series(party.as_str())
            .is_some_and(|s| s.kind == "format" && s.parties.len() > 1)
}

/// Whether what stands behind a figure still belongs to it: no comma, no "and", no verb lies between.
fn belongs_behind(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut bracket = false;
    (from..to).all(|at| {
        match line.symbol(at) {
            Some('(') => bracket = true,
            Some(')') => bracket = false,
            Some(',' | ';' | ':') => return bracket,
            _ => {}
        }
        let conjunction = line.concept_at(at, Category::Conjunction);
        bracket || conjunction.is_none_or(|c| c == "or")
    })
}

/// Whether the party stands in a dateline at the head of a block ("PÉKIN, 18 juillet —").
fn begins_dateline(line: &Line<'_>, at: usize) -> bool {
    line.places()
        .iter()
        .any(|p| p.first <= at && at < p.end && p.role == PlaceRole::Dateline)
}

fn role(line: &Line<'_>, first: usize, several: bool, head: Option<&Head>) -> Role {
    let mut before = line.before_determiners(first);
    while before > line.first() && (line.joins(before - 1) || line.symbol(before - 1) == Some('\'')) {
        before -= 1;
    }
    if before > line.first() && line.concept_at(before - 1, Category::FigureCue) == Some("within") {
        return Role::Within;
    }
    let preposition = line.preposition_before(first).map(|(role, _)| role);
    let preposition = preposition.or_else(|| {
        // "avec les seuls États-Unis", "towards the whole region": one word may stand between.
        let before = line
            .before_determiners(first)
            .checked_sub(1)
            .filter(|b| *b >= line.first())?;
        let plain = line.symbol(before).is_none() && line.mark_at(before).is_none_or(|m| m.is(Category::PartyNoun));
        plain
            .then(|| line.preposition_before(before))
            .flatten()
            .map(|(role, _)| role)
    });
    match preposition {
        Some("with" | "to" | "towards" | "from" | "against" | "for") => Role::Partner,
        Some("between" | "among") => Role::Side,
        Some("in" | "at") if head.is_some_and(|h| h.first < first) => Role::Partner,
        _ if several => Role::Side,
        _ => Role::Self_,
    }
}

/// Which of the named parties are the figure's.
pub(super) fn choose(
    line: &Line<'_>,
    parts: &Parts<'_>,
    head: Option<&Head>,
    draft: &Draft,
    measure: Measure,
    named: Vec<Named>,
) -> Vec<Named> {
    let trade = matches!(
        measure,
        Measure::Trade | Measure::Exports | Measure::Imports | Measure::TradeBalance
    );
    let Some(head) = head.filter(|h| trade && !h.verb) else {
        return named;
    };
    // The noun's own group, and what follows the amount after a preposition of direction, come first.
    let verb = parts.verbs.iter().find(|v| v.head >= head.end && v.time != Time::Noun);
    let group_end = verb
        .map_or(draft.end, |v| v.head)
        .min(first_quantity(parts, head.end).unwrap_or(usize::MAX));
    let attached = |n: &Named| {
        let before = n.first < head.first && head.first - n.first <= 4 && adjacent(line, n, head.first);
        before || n.first >= head.end && n.first < group_end || n.first >= group_end && n.role == Role::Partner
    };
    let (near, far): (Vec<Named>, Vec<Named>) = named.into_iter().partition(attached);
    if near.is_empty() {
        return far;
    }
    let partner_only = near.iter().all(|n| n.role == Role::Partner);
    if partner_only && near.len() == 1 {
        let subject = far.into_iter().rfind(|n| n.first < head.first);
        return near.into_iter().chain(subject).collect();
    }
    near
}

/// Whether only adjectives and possessive signs stand between a party and the head ("America's two-way trade").
fn adjacent(line: &Line<'_>, named: &Named, head: usize) -> bool {
    (named.first..head).all(|at| line.symbol(at).is_none_or(|s| s == '\'' || s == '-'))
        && !(named.first..head).any(|at| {
            line.mark_at(at)
                .is_some_and(|m| m.is(Category::Verb) || m.is(Category::FigureVerb))
        })
}

fn first_quantity(parts: &Parts<'_>, from: usize) -> Option<usize> {
    let amount = parts.amounts.iter().map(|a| a.first).find(|f| *f >= from);
    let rate = parts.rates.iter().map(|r| r.first).find(|f| *f >= from);
    amount.into_iter().chain(rate).min()
}
