//! The dates, places and parties of stage verbs.

use super::stage::Stage;
use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Parties, Place, PlaceRole, Time, When};
use crate::record::{Extraction, MeetingStatus, Record, TreatyField};
use crate::scan::Mark;
use crate::value::{Country, Date, Party, Span};

/// Who signed in the sentences before.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors {
    parties: Vec<Party>,
    line: usize,
    block: usize,
}

/// Attaches dates, places and parties to the sentence's mentions.
pub(super) fn attach(
    line: &Line<'_>,
    found: &Extraction,
    today: Option<Date>,
    stages: &[Stage],
    mentions: &mut [TreatyMention],
    from: usize,
    actors: &mut Actors,
) {
    if mentions.len() == from {
        return;
    }
    dates(line, today, stages, mentions, from);
    places(line, stages, mentions, from);
    for mention in &mut mentions[from..] {
        sides(line, mention);
    }
    for stage in stages.iter().filter(|s| !s.covers.is_empty()) {
        let (parties, span) = actor(line, found, stages, stage, mentions);
        let mut parties = parties;
        let same = parties.is_empty()
            && actors.line + 1 >= line.index
            && actors.block == line.block()
            && is_pronoun_subject(line, stage);
        if same {
            parties = actors.parties.clone();
        }
        if stage.signs() && !parties.is_empty() {
            *actors = Actors {
                parties: parties.clone(),
                line: line.index,
                block: line.block(),
            };
        }
        let binding = stage.signs()
            || stage.class == "withdraw"
            || stage.class == "ratify" && stage.time == Time::Past
            || stage.class == "negotiate";
        if !binding && stage.time != Time::Future {
            continue;
        }
        for covered in &stage.covers {
            let mention = &mut mentions[*covered];
            // Who ratifies or leaves a treaty is a party, but a late one.
            if mention.record.parties.len() < 2 || !stage.signs() {
                let late = matches!(stage.class, "withdraw" | "ratify") && mention.record.parties.len() > 1;
                if !(late || stage.class == "ratify" && stage.negated) {
                    mention.join(&parties, span, "treaty.parties.actor");
                }
            }
        }
    }
    from_dateline(line, today, stages, mentions);
    for mention in &mut mentions[from..] {
        from_meeting(line, found, today, mention);
    }
}

fn set_signed(mention: &mut TreatyMention, date: Date, span: Span, rule: &str) {
    if mention
        .record
        .signed
        .is_none_or(|old| old.contains(date) && old != date)
    {
        mention.record.clear(TreatyField::Signed);
        mention.record.signed = Some(date);
        mention.record.cite(TreatyField::Signed, span, rule);
    }
}

fn dates(line: &Line<'_>, today: Option<Date>, stages: &[Stage], mentions: &mut [TreatyMention], from: usize) {
    let mut spoken: Vec<usize> = vec![0; stages.len()];
    let dated: Vec<(&When, Date)> = line
        .dates()
        .iter()
        .filter_map(|w| {
            let interval = w.interval?;
            let (start, end) = (interval.start(), interval.end());
            // A span of years is what a plan covers, not a day of signature.
            let long = start.zip(end).is_some_and(|(s, e)| s.year() != e.year());
            (!long).then(|| start.or(end).map(|d| (w, d))).flatten()
        })
        .collect();
    let mut free: Vec<(&When, Date)> = Vec::new();
    for (when, date) in dated {
        if let Some(index) = dated_title(line, when, stages, mentions, from) {
            set_signed(&mut mentions[index], date, when.span, "treaty.signed.name");
            mentions[index].dated_title = true;
            bracketed_place(line, when.end, &mut mentions[index]);
        } else if let Some(index) = stage_before(line, stages, &spoken, mentions, when.first, when.end) {
            spoken[index] += usize::from(say_date(line, today, &stages[index], mentions, when, date));
        } else {
            free.push((when, date));
        }
    }
    // A date before the verb counts where none follows it.
    for (when, date) in free {
        if let Some(index) = stage_after(line, stages, mentions, when.first, when.end)
            && spoken[index] == 0
        {
            spoken[index] += usize::from(say_date(line, today, &stages[index], mentions, when, date));
        }
    }
}

/// Gives a verb's instruments its date; `false` where the verb takes none.
fn say_date(
    line: &Line<'_>,
    today: Option<Date>,
    stage: &Stage,
    mentions: &mut [TreatyMention],
    when: &When,
    date: Date,
) -> bool {
    let bound = matches!(
        line.preposition_before(when.first),
        Some(("until" | "for" | "before" | "after" | "to", _))
    );
    let force = matches!(stage.class, "enter-force" | "in-force");
    if bound && !(force && stage.time == Time::Noun) {
        return false;
    }
    let future = today.is_some_and(|t| date.first_day() > t.last_day()) && !date.is_open_year();
    for covered in &stage.covers {
        let mention = &mut mentions[*covered];
        if force {
            if mention.record.in_force.is_none() && !stage.negated {
                mention.record.in_force = Some(date);
                mention
                    .record
                    .cite(TreatyField::InForce, when.span, "treaty.in_force.verb");
            }
        } else if stage.signs() && !future {
            set_signed(mention, date, when.span, "treaty.signed.verb");
        }
    }
    force || stage.signs()
}

/// "(Astana)" behind a date or a title.
fn bracketed_place(line: &Line<'_>, at: usize, mention: &mut TreatyMention) {
    let place = line
        .places()
        .iter()
        .find(|p| p.first == at + 1 && line.is_symbol(at, '('));
    if let Some(place) = place
        && mention.record.city.is_none()
    {
        locate(line, mention, place, "verb");
    }
}

/// The mention whose title a date belongs to: "le traité du 16 septembre 2023", "(11/10/1999)", "the 2011 agreement".
fn dated_title(
    line: &Line<'_>,
    when: &When,
    stages: &[Stage],
    mentions: &[TreatyMention],
    from: usize,
) -> Option<usize> {
    let index = (from..mentions.len()).find(|i| {
        let m = &mentions[*i];
        if m.reference == Reference::Pronoun {
            return false;
        }
        if when.first >= m.first && when.end <= m.head && when.end + 1 >= m.head {
            return true;
        }
        if when.end == m.first {
            return line.determiner_before(when.first).is_some();
        }
        when.first >= m.outer_end && when.first - m.outer_end <= 4
    })?;
    let mention = &mentions[index];
    if when.first < mention.head {
        return Some(index);
    }
    let mut at = mention.outer_end;
    let mut of = false;
    while at < when.first {
        match line.symbol(at) {
            Some('(') => of = true,
            Some('\'' | ',' | '"') => {}
            Some(_) => return None,
            None => {
                let mark = line.mark_at(at)?;
                let preposition = line.concept(mark, Category::Preposition);
                of |= preposition == Some("of");
                if !(preposition == Some("of") || mark.is(Category::Determiner)) {
                    return None;
                }
                at = mark.end;
                continue;
            }
        }
        at += 1;
    }
    let staged = stages.iter().any(|s| s.head >= mention.end && s.end <= when.first);
    (of && !staged).then_some(index)
}

fn broken(line: &Line<'_>, from: usize, to: usize) -> bool {
    from < to && ((from..to).any(|at| line.symbol(at) == Some(';')) || to - from > 45)
}

/// Whether a verb that says nothing of instruments stands between.
fn other_verb(line: &Line<'_>, stages: &[Stage], from: usize, to: usize) -> bool {
    line.verbs().iter().any(|v| {
        v.first >= from
            && v.end <= to
            && v.time != Time::Noun
            && v.time != Time::Infinitive
            && !stages.iter().any(|s| s.head == v.head)
    })
}

/// The last verb before a date or a place, if it belongs to it. `spoken` counts the dates that each verb has.
fn stage_before(
    line: &Line<'_>,
    stages: &[Stage],
    spoken: &[usize],
    mentions: &[TreatyMention],
    first: usize,
    end: usize,
) -> Option<usize> {
    let index = stages.iter().rposition(|s| !s.covers.is_empty() && s.end <= first)?;
    let stage = &stages[index];
    // Another mention after the verb's own opens its own circle ("… signed, and the treaty of 1998").
    let foreign = mentions.iter().enumerate().any(|(i, m)| {
        m.line == line.index && m.first >= stage.end && m.end <= first && !stage.covers.contains(&i) && !m.nested
    });
    if broken(line, stage.end, first) || other_verb(line, stages, stage.end, first) || foreign {
        return None;
    }
    // "signed in 2010, on 1 May in force": a verb that has its date leaves the next one to the verb behind it.
    let next = stages.iter().any(|s| !s.covers.is_empty() && s.first == end);
    let comma = (stage.end..first).any(|at| line.symbol(at) == Some(','));
    let has = spoken.get(index).is_some_and(|n| *n > 0);
    (!(next && comma && has)).then_some(index)
}

/// The next verb after a date or a place, if it belongs to it.
fn stage_after(
    line: &Line<'_>,
    stages: &[Stage],
    mentions: &[TreatyMention],
    first: usize,
    end: usize,
) -> Option<usize> {
    let index = stages.iter().position(|s| !s.covers.is_empty() && s.first >= end)?;
    let stage = &stages[index];
    if broken(line, end, stage.first) || other_verb(line, stages, end, stage.first) {
        return None;
    }
    // A participle beside its instrument has its date behind it, unless the date stands between the two.
    let between = stage
        .covers
        .first()
        .is_some_and(|c| mentions[*c].end <= first && stage.first - end <= 4);
    (!stage.adnominal || between || first <= line.first() + 2).then_some(index)
}

/// The verb that a date or a place at those tokens belongs to: the last one before it, else the next one.
fn owner<'s>(
    line: &Line<'_>,
    stages: &'s [Stage],
    mentions: &[TreatyMention],
    first: usize,
    end: usize,
) -> Option<&'s Stage> {
    let index = stage_before(line, stages, &[], mentions, first, end)
        .or_else(|| stage_after(line, stages, mentions, first, end))?;
    Some(&stages[index])
}

fn places(line: &Line<'_>, stages: &[Stage], mentions: &mut [TreatyMention], from: usize) {
    for place in line.places() {
        let inside = mentions[from..]
            .iter()
            .position(|m| m.first <= place.first && place.end <= m.end);
        if let Some(index) = inside {
            let mention = &mut mentions[from + index];
            let of = names(line, mention, place);
            if of && mention.record.city.is_none() && mention.reference != Reference::Pronoun {
                locate(line, mention, place, "name");
                mention.place_from_name = mention.record.city.is_some();
                mention.place_named = mention.place_from_name;
            }
            continue;
        }
        if !matches!(place.role, PlaceRole::Locative | PlaceRole::Dateline) {
            continue;
        }
        let Some(stage) = owner(line, stages, mentions, place.first, place.end).filter(|s| s.signs()) else {
            continue;
        };
        // A state alone may be where anything of the sentence happens.
        let near = place.first <= stage.end + 4 || place.end <= stage.first;
        if place.city.is_none() && !near {
            continue;
        }
        for covered in &stage.covers {
            let mention = &mut mentions[*covered];
            if mention.record.city.is_some() && !mention.place_from_name {
                continue;
            }
            if mention.place_from_name && place.city.is_some() {
                mention.record.clear(TreatyField::City);
                mention.record.clear(TreatyField::Country);
                mention.place_from_name = false;
            }
            locate(line, mention, place, "verb");
        }
    }
}

/// Whether the place in a title is the one it is called by ("le traité de Lagos", "l'accord de paix d'Arusha", "the Tokyo Declaration").
fn names(line: &Line<'_>, mention: &TreatyMention, place: &Place) -> bool {
    if place.end == mention.head {
        return true;
    }
    let last = mention.end - place.end <= 2;
    let direct = place.first < mention.head_end + 4
        && (mention.head_end..place.first).all(|at| {
            line.symbol(at).is_some()
                || line
                    .mark_at(at)
                    .is_some_and(|m| m.is(Category::Preposition) || m.is(Category::Determiner))
        });
    let held = (mention.head_end..place.first).any(|at| line.concept_at(at, Category::Office).is_some());
    place.role == PlaceRole::Of && (direct || last && !mention.weak && !held)
}

fn locate(line: &Line<'_>, mention: &mut TreatyMention, place: &Place, manner: &str) {
    let city = place.city.as_deref().and_then(|id| line.packs().facts().city(id));
    if let Some(city) = city {
        mention.record.city = Some(city.name.clone());
        let rule = format!("treaty.city.{manner}");
        mention.record.cite(TreatyField::City, place.span, &rule);
    } else if manner == "name" {
        return;
    }
    if let Some(country) = place.country
        && mention.record.country.is_none()
    {
        set_country(mention, country, place.span, manner);
    }
}

fn set_country(mention: &mut TreatyMention, country: Country, span: Span, manner: &str) {
    mention.record.country = Some(country);
    let rule = format!("treaty.country.{manner}");
    mention.record.cite(TreatyField::Country, span, &rule);
}

/// The sides that the title and its complements name.
fn sides(line: &Line<'_>, mention: &mut TreatyMention) {
    if mention.reference == Reference::Pronoun {
        return;
    }
    let mut inside: Vec<Party> = Vec::new();
    let mut span: Option<Span> = None;
    for group in line.parties() {
        for member in &group.members {
            // An organisation in a title is where it was made more often than a side ("UN Convention").
            let organisation = line
                .mark_at(member.first)
                .is_some_and(|m| m.is(Category::Series) && !m.is(Category::Bloc));
            if member.first >= mention.first && member.end <= mention.end && !organisation {
                inside.push(member.party.clone());
                let here = line.span(member.first, member.end);
                span = Some(span.map_or(here, |s| s.join(here)));
            }
        }
    }
    inside.dedup();
    if let (true, Some(span)) = (inside.len() > 1, span) {
        mention.join(&inside, span, "treaty.parties.title");
    }
    if let Some(group) = complement(line, mention.outer_end)
        && mention.record.parties.len() < 2
    {
        if let (1, Some(span)) = (inside.len(), span) {
            mention.join(&inside, span, "treaty.parties.title");
        }
        mention.join(&set(line, group), group.span, "treaty.parties.between");
    }
}

/// The parties behind "between" or "with", directly after `at` or after a participle, or behind a dash or comma ("…, United States–Kazakhstan").
fn complement<'a>(line: &Line<'a>, at: usize) -> Option<&'a Parties> {
    let mut here = at;
    let mut role = false;
    let mut comma = false;
    while here < line.end() && here < at + 12 {
        if let Some(group) = line.parties().iter().find(|g| g.first <= here && here < g.end) {
            let apposed = comma && group.paired;
            return (role || apposed).then_some(group).filter(|g| !g.members.is_empty());
        }
        match line.symbol(here) {
            Some(',') if here == at => comma = true,
            Some('\'') => {}
            Some(_) => return None,
            None => {
                let Some(mark) = line.mark_at(here) else {
                    if role {
                        return None;
                    }
                    here += 1;
                    continue;
                };
                if matches!(
                    line.concept(mark, Category::Preposition),
                    Some("between" | "with" | "among")
                ) {
                    role = true;
                } else if !(mark.is(Category::Determiner)
                    || mark.is(Category::Verb) && !role
                    || mark.is(Category::FunctionWord) && !role
                    || role
                        && (mark.is(Category::Office)
                            || mark.is(Category::PartyNoun)
                            || mark.is(Category::Preposition)))
                {
                    return None;
                }
                here = mark.end;
                continue;
            }
        }
        here += 1;
    }
    None
}

/// Who does what the verb says.
fn actor(
    line: &Line<'_>,
    found: &Extraction,
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
            take(set(line, group), group.span);
        }
    }
    people(line, found, start, stage.first, &mut take, false);
    parties.sort();
    parties.dedup();
    (parties, span)
}

/// The parties of a group; the name of an agreement is none ("l'ACEUM").
fn set(line: &Line<'_>, group: &Parties) -> Vec<Party> {
    let mut set: Vec<Party> = group
        .members
        .iter()
        .filter(|m| !line.mark_at(m.first).is_some_and(|m| m.is(Category::Instrument)))
        .map(|m| m.party.clone())
        .collect();
    set.sort();
    set.dedup();
    set
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
    role == "by" && !comma || role == "with" && stage.adnominal && !comma
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
        && !line
            .verbs()
            .iter()
            .any(|v| v.head >= mention.outer_end && v.head < group.first && v.time != Time::Noun)
}

fn agent_end(line: &Line<'_>, stage: &Stage, mentions: &[TreatyMention]) -> usize {
    mentions
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
    let meeting = line.marks().iter().any(|m| {
        m.is(Category::MeetingHead)
            && m.first >= start
            && (m.end <= group.first && group.first - m.end <= 5 || m.first >= group.end && m.first - group.end <= 1)
    });
    if meeting && !group.is_anaphoric() {
        return false;
    }
    match line.preposition_before(group.first) {
        None | Some(("of" | "with" | "between" | "by" | "among" | "including", _)) => true,
        Some(_) => false,
    }
}

/// The states for which the people named between two places act.
fn people(
    line: &Line<'_>,
    found: &Extraction,
    from: usize,
    to: usize,
    take: &mut impl FnMut(Vec<Party>, Span),
    by: bool,
) {
    if from >= to {
        return;
    }
    let span = line.span(from, to);
    for person in &found.people {
        let (Some(country), Some(name)) = (&person.country, &person.name) else {
            continue;
        };
        let at = person.mentions.iter().find(|m| span.contains(**m)).copied();
        let at = at.or_else(|| {
            // A later mention by family name.
            let family = name.split_whitespace().last().filter(|f| f.len() > 3)?;
            let text = &line.text()[span];
            let offset = text.find(family)?;
            Some(Span::new(span.start() + offset, span.start() + offset + family.len()))
        });
        if let Some(at) = at {
            let governed = !by || {
                let token = (from..to).find(|t| line.token(*t).span().overlaps(at));
                token.is_some_and(|t| (from..=t).any(|b| line.concept_at(b, Category::Preposition) == Some("by")))
            };
            if governed {
                take(vec![country.clone()], at);
            }
        }
    }
}

/// Whether nobody is named before the verb but by a pronoun.
fn is_pronoun_subject(line: &Line<'_>, stage: &Stage) -> bool {
    !stage.passive
        && !line.parties().iter().any(|g| g.end <= stage.first)
        && (line.first()..stage.first).any(|at| {
            line.concept_at(at, Category::FunctionWord) == Some("pronoun")
                || line.concept_at(at, Category::PartyNoun).is_some()
        })
}

/// A block that begins with a place and a date tells what happened there and then ("LONDRES, 2 novembre 2010 – …").
fn from_dateline(line: &Line<'_>, today: Option<Date>, stages: &[Stage], mentions: &mut [TreatyMention]) {
    let signs = |s: &&Stage| s.signs() && !s.adnominal && s.time != Time::Noun;
    if !stages.iter().any(|s| signs(&s)) {
        return;
    }
    let Some(opening) = line.block_opening() else { return };
    let start = opening.first();
    let Some(place) = opening
        .places()
        .iter()
        .find(|p| p.first <= start + 3 && p.city.is_some() && matches!(p.role, PlaceRole::Dateline | PlaceRole::Bare))
    else {
        return;
    };
    let Some(when) = opening
        .dates()
        .iter()
        .find(|d| d.first >= place.end && d.first <= place.end + 4)
    else {
        return;
    };
    let Some(date) = when.interval.and_then(|i| i.start()).filter(|d| d.day().is_some()) else {
        return;
    };
    // The dateline of the whole text is where and when it was written.
    let written = today.is_some_and(|t| t == date) && opening.index == 0;
    for stage in stages.iter().filter(signs) {
        for covered in &stage.covers {
            let mention = &mut mentions[*covered];
            if mention.record.signed.is_some() || mention.reference == Reference::Pronoun {
                continue;
            }
            if !written {
                set_signed(mention, date, when.span, "treaty.signed.dateline");
            }
            if mention.record.city.is_none() || mention.place_from_name {
                mention.record.clear(TreatyField::City);
                mention.record.clear(TreatyField::Country);
                mention.place_from_name = false;
                locate(line, mention, place, "dateline");
            }
        }
    }
}

/// A meeting as far as an instrument takes from it.
struct Venue<'a> {
    city: Option<&'a String>,
    country: Option<Country>,
    participants: &'a [Party],
    start: Option<Date>,
    end: Option<Date>,
    mentions: &'a [Span],
}

/// What the meeting where it was signed gives: city, state, parties.
fn from_meeting(line: &Line<'_>, found: &Extraction, today: Option<Date>, mention: &mut TreatyMention) {
    use crate::record::TreatyStatus as S;
    let reached = matches!(mention.record.status, Some(S::Adopted | S::Signed | S::Initialled));
    if !reached || !mention.staged || !mention.finite {
        return;
    }
    let Some((venue, span)) = venue(line, found, today, mention.record.signed) else {
        return;
    };
    let day = venue.end.or(venue.start).filter(|d| d.day().is_some());
    let past = |d: Date| today.is_none_or(|t| d.first_day() <= t.last_day());
    if let (None, Some(day)) = (mention.record.signed, day.filter(|d| past(*d))) {
        set_signed(mention, day, span, "treaty.signed.meeting");
    }
    if mention.record.parties.is_empty() {
        mention.join(venue.participants, span, "treaty.parties.meeting");
    } else if !within(line, &mention.record.parties, venue.participants) {
        return;
    }
    if mention.place_from_name || mention.record.city.is_none() && mention.record.country.is_none() {
        let Some(city) = venue.city else { return };
        if mention.place_from_name && mention.record.country != venue.country {
            return;
        }
        mention.record.city = Some(city.clone());
        mention.record.cite(TreatyField::City, span, "treaty.city.meeting");
        if let (Some(country), None) = (venue.country, mention.record.country) {
            set_country(mention, country, span, "meeting");
        }
    }
}

/// Whether all parties take part, by name or as members.
fn within(line: &Line<'_>, parties: &[Party], participants: &[Party]) -> bool {
    let facts = line.packs().facts();
    let members = |p: &Party| -> Vec<Party> {
        facts
            .bloc(p.as_str())
            .map(|b| b.members_at(None).into_iter().map(Party::Country).collect())
            .unwrap_or_default()
    };
    let all: Vec<Party> = participants.iter().flat_map(members).collect();
    let present = |p: &Party| participants.contains(p) || all.contains(p);
    parties
        .iter()
        .all(|p| present(p) || !members(p).is_empty() && members(p).iter().all(present))
}

/// The meeting that a sentence tells the end of: one that it names, else the only one of its paragraph, else the text's.
fn venue<'a>(
    line: &Line<'_>,
    found: &'a Extraction,
    today: Option<Date>,
    signed: Option<Date>,
) -> Option<(Venue<'a>, Span)> {
    let held = |s: Option<MeetingStatus>| s.is_none_or(|s| matches!(s, MeetingStatus::Held | MeetingStatus::Ongoing));
    let summits = found.summits.iter().filter(|m| held(m.status)).map(|m| Venue {
        city: m.city.as_ref(),
        country: m.country,
        participants: &m.participants,
        start: m.start,
        end: m.end,
        mentions: &m.mentions,
    });
    let ministerials = found.ministerials.iter().filter(|m| held(m.status)).map(|m| Venue {
        city: m.city.as_ref(),
        country: m.country,
        participants: &m.participants,
        start: m.start,
        end: m.end,
        mentions: &m.mentions,
    });
    let fits = |v: &Venue<'_>| {
        signed.is_none_or(|day| {
            v.start.is_none_or(|s| s.first_day() <= day.last_day())
                && v.end.or(v.start).is_none_or(|e| day.first_day() <= e.last_day())
        })
    };
    let venues: Vec<Venue<'a>> = summits.chain(ministerials).filter(fits).collect();
    let here = |v: &Venue<'_>| v.mentions.iter().copied().find(|m| line.contains(*m));
    let named = venues.iter().position(|v| here(v).is_some());
    let block = line.block_span();
    let near = || {
        let mut inside = venues
            .iter()
            .enumerate()
            .filter(|(_, v)| v.mentions.iter().any(|m| block.contains(*m)));
        let first = inside.next()?;
        inside.next().is_none().then_some(first.0)
    };
    let main = || {
        let recent = |v: &Venue<'_>| match (v.end.or(v.start), today) {
            (Some(end), Some(today)) => end.year() == today.year() && end.month() == today.month(),
            _ => false,
        };
        let mut all = venues.iter().enumerate();
        if venues.len() == 1 {
            return all.next().map(|(i, _)| i);
        }
        all.filter(|(_, v)| recent(v))
            .min_by_key(|(_, v)| v.mentions.first().copied())
            .map(|(i, _)| i)
    };
    let index = named.or_else(near).or_else(main)?;
    let span = here(&venues[index]).or_else(|| venues[index].mentions.first().copied())?;
    venues.into_iter().nth(index).map(|v| (v, span))
}
