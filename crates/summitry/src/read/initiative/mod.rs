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
//! | `initiative.proposed.verb`, `initiative.proposer.subject`, `initiative.proposer.agent` | who proposed it, and when |

mod history;

use self::history::history;
use super::Mention;
use super::dated::{Dated, years_of};
use super::roster::Roster;
use crate::pack::Category;
use crate::phrase::{Line, Phrased, noun_group, title};
use crate::record::{Confidence, Extraction, Initiative, InitiativeField, Record};
use crate::scan::Mark;
use crate::text::TokenKind;
use crate::value::{Granularity, Slug};

/// A name has at most so many tokens.
const LONGEST: usize = 18;

/// Tokens between years that are counted up: "2025 et 2026".
const COUNTED_UP: usize = 3;

/// Every mention, in the order of the text. `found` holds the records of the kinds read before.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Mention<Initiative>> {
    let mut mentions = Vec::new();
    let people = Roster::of(found);
    for line in text.lines() {
        for mark in line.marks() {
            if let Some(id) = line.concept(mark, Category::Initiative)
                && !names_instrument(&line, mark.end)
                && let Ok(id) = id.parse()
            {
                let mut mention = named(&line, mark.first, mark.end, Some(id), "initiative.id.name");
                history(&line, &mut mention, &people, text.published);
                mentions.push(mention);
                continue;
            }
            let mention = match line.concept(mark, Category::InitiativeHead) {
                Some("spirit") => spirit(&line, mark),
                Some("year") => years(&line, mark),
                Some(head) => quoted(&line, mark, head).or_else(|| shortened(&line, mark)),
                None => None,
            };
            if let Some(mut mention) = mention {
                if mention.record.start.is_none() {
                    history(&line, &mut mention, &people, text.published);
                }
                mentions.push(mention);
            }
        }
    }
    mentions
}

/// Whether a name goes on as that of an instrument: "the Ocean of Peace Declaration".
fn names_instrument(line: &Line<'_>, at: usize) -> bool {
    line.mark_starting(at)
        .is_some_and(|m| m.is(Category::InstrumentHead) && line.token(at).capital)
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

/// "2031 et 2032 seront les Années de la culture …".
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
    let party = |m: &Mark| m.is(Category::Country) || m.is(Category::Bloc) || m.is_name();
    let of = theme.is_some_and(|m| matches!(line.concept(m, Category::Preposition), Some("of" | "for")) || party(m));
    if !(of || head.end - head.first > 1) {
        return None;
    }
    let end = match quote {
        Some(_) => closing_quote(line, head.end)?,
        None => phrase_end(line, head.end),
    };
    let mut dates = years_of(line);
    let whole = |d: &Dated| d.date.granularity() == Granularity::Year && d.last.granularity() == Granularity::Year;
    dates.retain(|d| (d.end <= head.first || d.first >= end) && whole(d));
    // "un plan pour 2026-2030, et nommé 2027 comme l'Année …": the nearest, with those counted up beside it.
    let gap = |d: &Dated| {
        if d.end <= head.first {
            head.first - d.end
        } else {
            d.first.saturating_sub(end)
        }
    };
    let nearest = dates.iter().min_by_key(|d| gap(d)).map(|d| d.first)?;
    dates.retain(|d| d.first.abs_diff(nearest) <= COUNTED_UP);
    // "the China-Kenya Year of Culture"
    let sides = line.parties().iter().find(|g| g.end == head.first && g.paired);
    let first = sides.map_or(head.first, |g| g.first);
    let mut mention = named(line, first, end, None, "initiative.name.years");
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
        return quoted_before(line, head).or_else(|| capitals(line, head, concept));
    }
    let close = closing_quote(line, head.end + 1)?;
    let first = head.end + 1;
    if close <= first || close - first > LONGEST || !line.token(first).capital {
        return None;
    }
    (!known_inside(line, first, close)).then(|| named(line, first, close, None, "initiative.name.quoted"))
}

/// "the “Green Legacy” initiative".
fn quoted_before(line: &Line<'_>, head: &Mark) -> Option<Mention<Initiative>> {
    let close = head.first.checked_sub(1).filter(|c| *c > line.first())?;
    if !matches!(line.word(close), "”" | "\"" | "’" | "»") {
        return None;
    }
    let open = (line.first()..close)
        .rev()
        .take(LONGEST)
        .find(|t| opens_quote(line, *t))?;
    let first = open + 1;
    (first < close && line.token(first).capital && !known_inside(line, first, close))
        .then(|| named(line, first, close, None, "initiative.name.quoted"))
}

/// Whether a name of the packs stands there, which speaks for itself.
fn known_inside(line: &Line<'_>, first: usize, end: usize) -> bool {
    line.marks()
        .iter()
        .any(|m| m.first >= first && m.end <= end && m.is(Category::Initiative))
}

/// "the Critical Minerals Initiative": capitals before the head.
fn capitals(line: &Line<'_>, head: &Mark, concept: &str) -> Option<Mention<Initiative>> {
    if concept != "initiative" || known_inside(line, head.first.saturating_sub(LONGEST), head.end) {
        return None;
    }
    let mut first = head.first;
    while first > line.first() && line.token(first - 1).capital && line.token(first).breaks_before == 0 {
        first -= 1;
    }
    // "This African initiative" names nothing.
    let names = |at: &usize| {
        line.mark_at(*at)
            .is_none_or(|m| !(m.is(Category::Determiner) || m.is(Category::Demonym) || m.is(Category::Country)))
    };
    while first < head.first && line.mark_at(first).is_some_and(|m| m.is(Category::Determiner)) {
        first += 1;
    }
    let words = if line.token(head.first).capital {
        head.first - first
    } else {
        (first..head.first).filter(names).count()
    };
    (words >= 2).then(|| named(line, first, head.end, None, "initiative.name.capitals"))
}

/// "the Green Lakes Programme (GLP)", "l'initiative LEAP": a name that capitals shorten.
fn shortened(line: &Line<'_>, head: &Mark) -> Option<Mention<Initiative>> {
    if known_inside(
        line,
        head.first.saturating_sub(LONGEST),
        line.end().min(head.end + LONGEST),
    ) {
        return None;
    }
    let initiative = line.concept(head, Category::InitiativeHead) == Some("initiative");
    if initiative && head.end < line.end() && capitals_only(line, head.end) {
        return Some(named(line, head.first, head.end + 1, None, "initiative.name.capitals"));
    }
    if !line.token(head.first).capital {
        return None;
    }
    let mut first = head.first;
    let names = |at: usize| line.token(at).capital && !line.determiner_at(at);
    let joins = |at: usize| line.joins(at) || line.token(at).kind == TokenKind::Digits && line.joins(at - 1);
    while first > line.first() && head.first - first < LONGEST && (names(first - 1) || joins(first - 1)) {
        first -= 1;
    }
    let mut end = head.end;
    let mut at = head.end;
    while at < line.end() && at - head.end < LONGEST {
        let preposition = line.concept_at(at, Category::Preposition);
        if names(at) {
            end = at + 1;
        } else if !(matches!(preposition, Some("of" | "for" | "on")) || line.determiner_at(at)) {
            break;
        }
        at += 1;
    }
    let open = end < line.end() && line.symbol(end) == Some('(');
    let inside = end + 1 + usize::from(end + 1 < line.end() && opens_quote(line, end + 1));
    let bracketed = open && inside < line.end() && capitals_only(line, inside);
    (bracketed && end - first > 2).then(|| named(line, first, end, None, "initiative.name.capitals"))
}

/// Whether a word is an acronym that names nothing the packs know.
fn capitals_only(line: &Line<'_>, at: usize) -> bool {
    const SHORTEST: usize = 3;
    let word = line.word(at);
    word.len() >= SHORTEST && word.chars().all(char::is_uppercase) && line.mark_at(at).is_none_or(Mark::is_name)
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
