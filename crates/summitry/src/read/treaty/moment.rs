//! The dates of stage verbs and titles.

use super::place::locate;
use super::stage::Stage;
use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, Time, VerbGroup, When};
use crate::record::{Record, TreatyField};
use crate::value::{Date, Span};

/// Tokens between an anniversary and what it is of at most.
const ANNIVERSARY: usize = 5;

pub(super) fn set_signed(mention: &mut TreatyMention, date: Date, span: Span, rule: &str) {
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

pub(super) fn dates(
    line: &Line<'_>,
    today: Option<Date>,
    stages: &[Stage],
    mentions: &mut [TreatyMention],
    from: usize,
) {
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
            spoken[index] += usize::from(say_date(line, today, stages, &stages[index], mentions, when, date));
        } else {
            free.push((when, date));
        }
    }
    // A date before the verb counts where none follows it.
    for (when, date) in free {
        if let Some(index) = stage_after(line, stages, mentions, when.first, when.end)
            && spoken[index] == 0
        {
            spoken[index] += usize::from(say_date(line, today, stages, &stages[index], mentions, when, date));
        }
    }
}

/// Gives a verb's instruments its date; `false` where the verb takes none.
fn say_date(
    line: &Line<'_>,
    today: Option<Date>,
    stages: &[Stage],
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
    // "the tenth anniversary of its entry into force": the day of another year.
    let from = stage.first.saturating_sub(ANNIVERSARY).max(line.first());
    if (from..stage.first).any(|at| line.concept_at(at, Category::InstrumentWord) == Some("anniversary")) {
        return false;
    }
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
        } else if stage.signs() && !future && !is_passed(stage, stages, *covered) {
            set_signed(mention, date, when.span, "treaty.signed.verb");
        }
    }
    force || stage.signs()
}

/// Whether the instrument was only initialled then, and signed later: "paraphé le 18 puis signé le 27".
fn is_passed(stage: &Stage, stages: &[Stage], mention: usize) -> bool {
    stage.class == "initial"
        && stages
            .iter()
            .any(|s| s.class == "sign" && s.signs() && s.covers.contains(&mention))
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
        if when.first > m.head_end && when.end < m.end {
            return when.first - m.head_end <= 3 && line.preposition_before(when.first).is_some_and(|(p, _)| p == "of");
        }
        if when.end == m.first {
            return line.determiner_before(when.first).is_some();
        }
        when.first >= m.outer_end && when.first - m.outer_end <= 4
    })?;
    let mention = &mentions[index];
    if when.first < mention.head || when.end < mention.end {
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
    // "The signing took place on Monday": what is said of a verbal noun.
    let held = |v: &VerbGroup| {
        let noun = |s: &Stage| s.time == Time::Noun && !s.covers.is_empty() && s.end <= v.first && v.first <= s.end + 2;
        v.class == "hold" && stages.iter().any(noun)
    };
    line.verbs().iter().any(|v| {
        !held(v)
            && v.first >= from
            && v.end <= to
            && v.time != Time::Noun
            && v.time != Time::Infinitive
            && !stages.iter().any(|s| s.head == v.head)
    })
}

/// The last verb before a date or a place, if it belongs to it. `spoken` counts the dates that each verb has.
pub(super) fn stage_before(
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
    let first_here = mentions.partition_point(|m| m.line < line.index);
    let foreign = mentions.iter().enumerate().skip(first_here).any(|(i, m)| {
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
pub(super) fn stage_after(
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
