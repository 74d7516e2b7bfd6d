//! Reads mentions of [`Initiative`]: named programmes and concepts.
//!
//! | rule | read from |
//! | --- | --- |
//! | `initiative.id.name` | a name of the packs |
//! | `initiative.id.spirit` | "spirit" beside the title of a series or a place |
//! | `initiative.name.quoted` | a quoted name after a word such as "initiative" or "concept" |
//! | `initiative.name.capitals` | a capitalised name that ends or begins with such a word |
//! | `initiative.name.years` | years proclaimed for a theme |
//! | `initiative.proposed.today` | a verb in the present that brings up a new name |
//! | `initiative.proposed.verb`, `initiative.proposer.subject` | who proposed it, and when |

use super::Mention;
use super::dated::{Dated, dates};
use crate::pack::Category;
use crate::phrase::{Line, PartyForm, Phrased, Time, VerbGroup, noun_group, title};
use crate::record::{Confidence, Extraction, Initiative, InitiativeField, Record};
use crate::scan::Mark;
use crate::value::{Date, Slug, Span};

/// Classes of verbs by which someone brings an initiative up.
const PROPOSING: &[&str] = &["announce", "propose"];
/// Tokens looked at between a verb and the name.
const REACH: usize = 16;
/// A name has at most so many tokens.
const LONGEST: usize = 18;

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<Initiative>> {
    let mut mentions = Vec::new();
    for line in text.lines() {
        for mark in line.marks() {
            if let Some(id) = line.concept(mark, Category::Initiative)
                && let Ok(id) = id.parse()
            {
                let mut mention = named(&line, mark.first, mark.end, Some(id), "initiative.id.name");
                history(&line, &mut mention, found, text.published);
                mentions.push(mention);
                continue;
            }
            let mention = match line.concept(mark, Category::InitiativeHead) {
                Some("spirit") => spirit(&line, mark),
                Some("year") => years(&line, mark),
                Some(head) => quoted(&line, mark, head),
                None => None,
            };
            if let Some(mut mention) = mention {
                if mention.record.start.is_none() {
                    history(&line, &mut mention, found, text.published);
                }
                mentions.push(mention);
            }
        }
    }
    mentions
}

/// A mention of the name in the tokens.
fn named(line: &Line<'_>, first: usize, end: usize, id: Option<Slug>, rule: &str) -> Mention<Initiative> {
    let span = line.span(first, end);
    let name = line.text()[span].to_owned();
    let mut record = Initiative::default();
    record.mention(span);
    record.cite(InitiativeField::Name, span, rule);
    if let Some(id) = id.or_else(|| Slug::of_name(&name)) {
        record.id = Some(id);
        record.cite(InitiativeField::Id, span, rule);
    }
    record.name = Some(name);
    record.set_confidence(Confidence::new(0.9).unwrap_or_default());
    Mention {
        record,
        line: line.index,
        first,
        end,
        anaphoric: false,
    }
}

/// "l'esprit Chine-Asie centrale", "the Bandung spirit", "esprit de Bandung".
fn spirit(line: &Line<'_>, head: &Mark) -> Option<Mention<Initiative>> {
    let (first, end) = noun_group(line, head);
    let named_by = title(line, first, end);
    if let Some(series) = &named_by.series {
        let id = Slug::of_name(&format!("{series}-spirit"));
        let mut mention = named(line, first, end, id, "initiative.id.spirit");
        let sure = if named_by.partial { 0.7 } else { 0.9 };
        mention.record.set_confidence(Confidence::new(sure).unwrap_or_default());
        return Some(mention);
    }
    let place = line
        .marks()
        .iter()
        .any(|m| m.first >= first && m.end <= end && m.is(Category::City));
    (place && end - first <= 5).then(|| named(line, first, end, None, "initiative.id.spirit"))
}

/// "2025 et 2026 ont été désignées comme les Années du développement …".
fn years(line: &Line<'_>, head: &Mark) -> Option<Mention<Initiative>> {
    // A theme is written with a capital or in quotes; "les années du mandat" is none.
    let quote = (line.first()..head.first)
        .rev()
        .take(3)
        .find(|t| line.symbol(*t) == Some('"') || opens_quote(line, *t));
    if !line.token(head.first).capital && quote.is_none() {
        return None;
    }
    let theme = line.mark_at(head.end).filter(|m| m.first == head.end);
    let of = theme.is_some_and(|m| matches!(line.concept(m, Category::Preposition), Some("of" | "for")));
    let dates = dates(line);
    if !(of || head.end - head.first > 1) || dates.is_empty() {
        return None;
    }
    let end = match quote {
        Some(_) => closing_quote(line, head.end)?,
        None => phrase_end(line, head.end),
    };
    let mut mention = named(line, head.first, end, None, "initiative.name.years");
    let span = dates.first().map_or(head.span, |d| d.span);
    mention.record.start = dates.iter().map(|d| d.date).min();
    mention.record.end = dates.iter().map(|d| d.last).max();
    mention
        .record
        .cite(InitiativeField::Start, span, "initiative.name.years");
    mention.record.cite(InitiativeField::End, span, "initiative.name.years");
    Some(mention)
}

/// "l'Initiative « … »", "le concept « … »".
fn quoted(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Mention<Initiative>> {
    if !matches!(concept, "concept" | "initiative" | "vision") {
        return None;
    }
    if head.end >= line.end() || !opens_quote(line, head.end) {
        return capitals(line, head, concept);
    }
    let close = closing_quote(line, head.end + 1)?;
    let first = head.end + 1;
    if close <= first || close - first > LONGEST || !line.token(first).capital {
        return None;
    }
    // A name of the packs inside the quotes speaks for itself.
    let known = line
        .marks()
        .iter()
        .any(|m| m.first >= first && m.end <= close && m.is(Category::Initiative));
    (!known).then(|| named(line, first, close, None, "initiative.name.quoted"))
}

/// "the Critical Minerals Initiative": capitals before the head.
fn capitals(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Mention<Initiative>> {
    if concept != "initiative" || !line.token(head.first).capital {
        return None;
    }
    let mut first = head.first;
    while first > line.first() && line.token(first - 1).capital && line.token(first).breaks_before == 0 {
        first -= 1;
    }
    (head.first - first >= 2).then(|| named(line, first, head.end, None, "initiative.name.capitals"))
}

fn opens_quote(line: &Line<'_>, at: usize) -> bool {
    matches!(line.word(at), "«" | "“" | "\"" | "„" | "‘")
}

/// The first token after which a quote closes.
fn closing_quote(line: &Line<'_>, from: usize) -> Option<usize> {
    (from..line.end().min(from + LONGEST + 2)).find(|t| matches!(line.word(*t), "»" | "”" | "\"" | "“" | "’"))
}

/// The end of a name that punctuation or a verb ends.
fn phrase_end(line: &Line<'_>, from: usize) -> usize {
    let stop = |t: &usize| {
        matches!(line.symbol(*t), Some('.' | ',' | ';' | ':' | '"' | '(' | ')'))
            || line.mark_at(*t).is_some_and(|m| {
                m.first == *t && m.is(Category::Verb) && !line.token(*t).capital && !m.is(Category::OutcomeNoun)
            })
    };
    (from..line.end().min(from + LONGEST))
        .find(stop)
        .unwrap_or(line.end().min(from + LONGEST))
}

/// Whether the initiative is the verb's own object or subject: "a annoncé des fonds au titre de …" says nothing of when it was born.
fn governs(line: &Line<'_>, verb: &VerbGroup, name: usize) -> bool {
    if verb.first >= name || verb.class == "propose" {
        return true;
    }
    // A vision, a concept may stand between, with what belongs to it.
    let mut free = false;
    let mut words = 0;
    for mark in line.marks().iter().filter(|m| m.first >= verb.end && m.end <= name) {
        free |= mark.is(Category::InitiativeHead);
        let opens = line.first() + 1 >= verb.first && line.dates().iter().any(|d| d.first == mark.first);
        if mark.is_literal() && !opens {
            return false;
        }
        let of = line.concept(mark, Category::Preposition) == Some("of");
        let opening = line.first() + 1 >= verb.first;
        if mark.is(Category::Preposition) && !of && !free && !opening {
            return false;
        }
        words += 1;
    }
    free || words <= 6
}

/// Who proposed it, and when, where the sentence says so.
fn history(line: &Line<'_>, mention: &mut Mention<Initiative>, found: &Extraction, published: Option<Date>) {
    let clause = |v: &&VerbGroup| !v.negated && matches!(v.time, Time::Past | Time::Present | Time::Noun);
    let near = |v: &&VerbGroup| {
        v.end <= mention.first && mention.first - v.end <= REACH || v.first >= mention.end && v.first - mention.end <= 6
    };
    let verb = line
        .verbs()
        .iter()
        .filter(clause)
        .filter(near)
        .filter(|v| governs(line, v, mention.first))
        .filter(|v| {
            PROPOSING.contains(&v.class.as_str())
                || v.class == "found" && v.passive
                || v.class == "found" && v.time == Time::Noun
        })
        .min_by_key(|v| {
            if v.end <= mention.first {
                mention.first - v.end
            } else {
                v.first - mention.end
            }
        });
    let Some(verb) = verb else { return };
    let proposing = PROPOSING.contains(&verb.class.as_str());
    let near_verb =
        |d: &&Dated| line.clause_of(d.first) == line.clause_of(verb.head) || d.first.abs_diff(mention.end) <= 8;
    let dates = dates(line);
    let date = dates
        .iter()
        .filter(near_verb)
        .min_by_key(|d| d.first.abs_diff(verb.head));
    let new = line.determiner_before(mention.first) == Some("indefinite") && verb.time == Time::Present && proposing;
    if date.is_none()
        && new
        && let Some(today) = published
    {
        // "X met sur la table une « Initiative … »", said of the day.
        mention.record.proposed = Some(today);
        mention.record.cite(
            InitiativeField::Proposed,
            line.span(verb.first, verb.end),
            "initiative.proposed.today",
        );
    }
    if let Some(date) = date.filter(|d| d.date == d.last) {
        mention.record.proposed = Some(date.date);
        mention
            .record
            .cite(InitiativeField::Proposed, date.span, "initiative.proposed.verb");
    }
    if proposing
        && !verb.passive
        && verb.end <= mention.first
        && let Some((who, span)) = proposer(line, verb, found)
    {
        mention.record.proposer = Some(who);
        mention
            .record
            .cite(InitiativeField::Proposer, span, "initiative.proposer.subject");
    }
}

/// The person or state before a verb.
fn proposer(line: &Line<'_>, verb: &VerbGroup, found: &Extraction) -> Option<(String, Span)> {
    for mark in line.marks().iter().rev().filter(|m| m.end <= verb.first) {
        if mark.is_name() {
            let words = &line.text()[mark.span];
            let full = found.people.iter().filter_map(|p| p.name.as_deref()).find(|name| {
                words
                    .split_whitespace()
                    .all(|w| name.split_whitespace().any(|n| n == w))
            });
            if let Some(full) = full {
                return Some((full.to_owned(), mark.span));
            }
        }
        let group = line
            .parties()
            .iter()
            .find(|g| g.end == mark.end && g.members.len() == 1);
        if let Some(group) = group
            && group.members[0].form != PartyForm::Demonym
            && line.preposition_before(group.first).is_none()
        {
            return Some((group.members[0].party.to_string(), group.span));
        }
    }
    None
}
