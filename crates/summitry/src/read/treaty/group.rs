//! The noun groups of instruments: head, title, determiner.

use super::enclosed::{Bracketed, bracketed, quoted};
use super::extent::{left, right};
use super::{Reference, TreatyMention};
use crate::pack::Category;
use crate::phrase::{Line, PlaceRole};
use crate::record::{Record, Treaty, TreatyField, TreatyKind};
use crate::scan::Mark;
use crate::text::{BlockKind, TokenKind};

/// Adds the mentions of a sentence, in order.
pub(super) fn mentions(line: &Line<'_>, mentions: &mut Vec<TreatyMention>) {
    let from = mentions.len();
    let heads = line
        .marks()
        .iter()
        .filter(|m| m.is(Category::InstrumentHead) || m.is(Category::Instrument));
    let mut vetoed = None;
    for mark in heads {
        let inside = mentions[from..]
            .iter()
            .position(|m| m.first <= mark.first && mark.end <= m.end)
            .map(|i| i + from);
        // "memorandum of understanding (MoU)": the short form of the one before.
        if mentions[from..]
            .iter()
            .any(|m| m.abbreviated && m.end <= mark.first && mark.end <= m.outer_end)
        {
            continue;
        }
        if let Some(outer) = inside
            && mentions[outer].known.is_none()
            && let Some(id) = line.concept(mark, Category::Instrument)
            && belongs(line, mentions[outer].head_end, mark.first)
        {
            // "l'accord du RCEP", "the AfCFTA agreement": one name.
            mentions[outer].known = Some(id.to_owned());
            continue;
        }
        let Some(mut mention) = read_group(line, mark) else {
            continue;
        };
        // "the CETA deal": the name before the head is the instrument's.
        if let Some(last) = mentions.last()
            && mentions.len() > from
            && last.known.is_some()
            && last.first >= mention.first
            && last.end <= mention.head
        {
            mention.known = last.known.clone();
            mention.specific += 1;
            mentions.pop();
        }
        mention.nested = inside.is_some();
        mention.vetoed = *vetoed.get_or_insert_with(|| has_veto(line));
        if let Some(last) = mentions.last()
            && mentions.len() > from
        {
            mention.alias = is_alias(line, last.outer_end, mention.first)
                || mention.specific == 0 && is_heading_of(line, last, &mention);
        }
        mentions.push(mention);
    }
}

/// Adds those that a pronoun names after the one before: "L'accord avec Alger … Celui conclu avec Rabat", "the one with Tunis".
pub(super) fn others(line: &Line<'_>, mentions: &mut Vec<TreatyMention>, from: usize) {
    for mark in line.marks() {
        if line.concept(mark, Category::InstrumentWord) != Some("another") || mark.end >= line.end() {
            continue;
        }
        let near = mentions.partition_point(|m| m.line + 1 < line.index);
        let before = mentions[near..].iter().filter(|m| {
            (m.line, m.first) < (line.index, mark.first) && m.line + 1 >= line.index && !m.nested && !m.alias
        });
        let Some(last) = before.max_by_key(|m| (m.line, m.first)) else {
            continue;
        };
        let with = matches!(
            line.concept_starting(mark.end, Category::Preposition),
            Some("with" | "between")
        );
        let signed = line.verbs().iter().any(|v| {
            v.first == mark.end && v.passive && matches!(v.class.as_str(), "sign" | "conclude" | "initial" | "ratify")
        });
        if !(with || signed) || last.plural || last.is_issued() || last.reference == Reference::Pronoun {
            continue;
        }
        let mut other = last.clone();
        other.record = Treaty::default();
        other.record.kind = last.record.kind;
        other.record.name.clone_from(&last.record.name);
        other.record.mention(mark.span);
        other.record.cite(TreatyField::Kind, mark.span, "treaty.kind.other");
        other.record.cite(TreatyField::Name, mark.span, "treaty.name.other");
        other.line = line.index;
        (other.head, other.head_end) = (mark.first, mark.end);
        (other.first, other.end, other.outer_end) = (mark.first, mark.end, mark.end);
        other.known = None;
        other.acronym = None;
        other.reference = Reference::Indefinite;
        (other.staged, other.finite, other.pending, other.awaits) = (false, false, false, false);
        (other.dated_title, other.place_named, other.place_from_name) = (false, false, false);
        (other.heading, other.listed, other.renewed) = (false, false, false);
        other.among_states = !line.parties().is_empty();
        mentions.push(other);
    }
    mentions[from..].sort_by_key(|m| m.first);
}

fn has_veto(line: &Line<'_>) -> bool {
    line.marks()
        .iter()
        .any(|m| line.concept(m, Category::InstrumentWord) == Some("veto"))
}

/// Whether only prepositions of belonging, determiners and quotes stand between.
fn belongs(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut at = from;
    while at < to {
        if matches!(line.symbol(at), Some('\'' | '"')) {
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { return false };
        let of = line.concept(mark, Category::Preposition) == Some("of");
        let alias = line.concept(mark, Category::InstrumentWord) == Some("alias");
        if !(of || alias || mark.is(Category::Determiner)) {
            return false;
        }
        at = mark.end;
    }
    true
}

/// Whether words such as "dit" or "nicknamed" lead from one name to another.
fn is_alias(line: &Line<'_>, from: usize, to: usize) -> bool {
    let mut alias = false;
    let mut at = from;
    while at < to {
        if matches!(line.symbol(at), Some('\'' | '"' | ',' | '(')) {
            at += 1;
            continue;
        }
        let Some(mark) = line.mark_at(at) else { return false };
        if line.concept(mark, Category::InstrumentWord) == Some("alias") {
            alias = true;
        } else if !(mark.is(Category::Determiner) || mark.is(Category::Preposition)) {
            return false;
        }
        at = mark.end;
    }
    alias
}

/// "PTPGP – Traité signé à Santiago": a name at the start of a line, a dash, and what it is.
fn is_heading_of(line: &Line<'_>, last: &TreatyMention, mention: &TreatyMention) -> bool {
    (last.alias || last.first <= line.first() + 2)
        && mention.first == last.outer_end + 1
        && matches!(line.symbol(last.outer_end), Some('-' | ':'))
}

fn read_group(line: &Line<'_>, mark: &Mark) -> Option<TreatyMention> {
    let known = line.concept(mark, Category::Instrument);
    let (kind, flags) = match known {
        Some(id) => (line.packs().facts().instrument(id)?, ""),
        None => {
            let concept = line.concept(mark, Category::InstrumentHead)?;
            concept.split_once('/').unwrap_or((concept, ""))
        }
    };
    let kind: TreatyKind = kind.parse().ok()?;
    let has = |flag: &str| flags.split('-').any(|f| f == flag);
    if known.is_some() && names_meeting(line, mark) {
        return None;
    }
    let first = left(line, mark.first);
    let end = match known {
        Some(_) if !line.token(mark.end - 1).all_caps => right(line, mark.end),
        Some(_) => mark.end,
        None => right(line, mark.end),
    };
    let determined = determiner(line, first);
    if determined == Determined::Negative || determined == Determined::Counted && known.is_none() {
        return None;
    }
    // "This is the first agreement of its kind": said of one named before. "During the doctors' convention": a gathering.
    if known.is_none() && (is_predicate(line, first) || kind == TreatyKind::Convention && is_gathering(line, first)) {
        return None;
    }
    if has("participle") && determined == Determined::Bare && first == mark.first && !is_open(line, mark.first) {
        return None;
    }
    let (first, end) = quoted(line, first, end, mark);
    let first = possessor(line, first).unwrap_or(first);
    let Bracketed {
        end,
        outer_end,
        acronym,
        abbreviated,
    } = bracketed(line, end);
    let mut mention = TreatyMention {
        record: Treaty::default(),
        line: line.index,
        head: mark.first,
        head_end: mark.end,
        first,
        end,
        outer_end,
        known: known.map(str::to_owned),
        reference: match determined {
            Determined::Definite => Reference::Definite,
            _ => Reference::Indefinite,
        },
        plural: has("plural") || known.is_none() && determined == Determined::Plural,
        weak: has("weak"),
        content: Vec::new(),
        specific: 0,
        proper: false,
        renewed: false,
        draft: is_draft(line, first),
        acronym,
        abbreviated,
        nested: false,
        alias: false,
        staged: false,
        finite: false,
        pending: false,
        titled: line.token(mark.first).capital && mark.first > line.first(),
        among_states: !line.parties().is_empty(),
        dated_title: false,
        place_named: false,
        vetoed: false,
        awaits: false,
        listed: false,
        heading: line.index == 0 && line.block_kind() == BlockKind::Heading,
        place_from_name: false,
    };
    weigh(line, mark, &mut mention);
    if known.is_none() && (line.token(mark.first).all_caps || has("named")) {
        mention.specific += 1;
        mention.content.extend(
            (mark.first + usize::from(has("named"))..mark.end)
                .map(|at| line.word(at).to_lowercase())
                .filter(|w| w.len() > 3),
        );
    }
    let span = line.span(first, end);
    mention.record.mention(span);
    mention.record.kind = Some(kind);
    let rule = if known.is_some() {
        "treaty.kind.known"
    } else {
        "treaty.kind.head"
    };
    mention.record.cite(TreatyField::Kind, mark.span, rule);
    mention.record.name = Some(title(line, first, end));
    let rule = if known.is_some() {
        "treaty.name.known"
    } else {
        "treaty.name.title"
    };
    mention.record.cite(TreatyField::Name, span, rule);
    Some(mention)
}

/// Whether "is the first …" stands before a title.
fn is_predicate(line: &Line<'_>, first: usize) -> bool {
    let from = first.saturating_sub(4).max(line.first());
    let be = |at: usize| matches!(line.concept_at(at, Category::Auxiliary), Some("be" | "be-past"));
    let ordinal = |at: usize| line.mark_at(at).is_some_and(|m| m.ordinal().is_some());
    (from..first.min(line.end())).any(be) && (from..=first).any(ordinal)
}

/// Whether a convention is where something happens ("during the … convention").
fn is_gathering(line: &Line<'_>, first: usize) -> bool {
    let at = line.before_determiners(first);
    let role = line.preposition_before(at).map(|(role, _)| role);
    matches!(role, Some("during" | "at"))
}

/// Whether the name is a meeting's or a group's here ("the RCEP summit", "le sommet du PTPGP").
fn names_meeting(line: &Line<'_>, mark: &Mark) -> bool {
    let meeting = |m: &Mark| m.is(Category::MeetingHead) || m.is(Category::PartyNoun) || m.is(Category::Office);
    let after = mark.end < line.end() && line.mark_at(mark.end).is_some_and(meeting);
    let of = line.preposition_before(mark.first).filter(|(role, _)| *role == "of");
    let before = of.is_some_and(|(_, of)| of.first > line.first() && line.mark_at(of.first - 1).is_some_and(meeting));
    after || before
}

/// The title as the text has it, with single spaces.
fn title(line: &Line<'_>, first: usize, end: usize) -> String {
    let text = &line.text()[line.span(first, end)];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Counts the words of the title that tell the instrument from others.
fn weigh(line: &Line<'_>, head: &Mark, mention: &mut TreatyMention) {
    let mut at = mention.first;
    while at < mention.end {
        if at == head.first {
            at = head.end;
            continue;
        }
        let token = line.token(at);
        let Some(mark) = line.mark_at(at) else {
            if token.kind == TokenKind::Word && token.end - token.start > 1 {
                mention.content.push(line.word(at).to_lowercase());
                mention.specific += 1;
                mention.proper |= token.capital;
            }
            at += 1;
            continue;
        };
        let word = line.concept(mark, Category::InstrumentWord);
        if word == Some("renewed") {
            mention.renewed = true;
        }
        let empty = mark.is(Category::Preposition)
            || mark.is(Category::Determiner)
            || mark.is(Category::Conjunction)
            || mark.is(Category::FunctionWord)
            || mark.is(Category::Auxiliary)
            || matches!(word, Some("joint" | "renewed" | "alias"));
        if !empty {
            if !line.parties().iter().any(|p| p.first <= at && at < p.end) {
                mention.content.push(line.word(at).to_lowercase());
            }
            mention.specific += 1;
            mention.proper |= token.capital;
        }
        at = mark.end;
    }
    if mention.plural {
        // "les accords bilatéraux de l'Union européenne" are many; "les accords de Minsk" are one.
        mention.proper = line
            .marks()
            .iter()
            .any(|m| m.is_name() && m.first >= mention.first && m.end <= mention.end);
    }
    mention.proper |= line
        .places()
        .iter()
        .any(|p| p.first >= mention.first && p.end <= mention.end && p.role == PlaceRole::Of);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Determined {
    Definite,
    Indefinite,
    Plural,
    Counted,
    Negative,
    Bare,
}

/// What stands before the title: a determiner, looking over ordinals and one adjective.
fn determiner(line: &Line<'_>, first: usize) -> Determined {
    let mut at = first;
    let mut skipped = 0;
    while at > line.first() {
        let before = at - 1;
        if matches!(line.symbol(before), Some('\'' | '"')) {
            at = before;
            continue;
        }
        let Some(mark) = line.mark_at(before) else {
            if line.symbol(before).is_some() || skipped > 0 || line.token(before).breaks_before > 0 {
                break;
            }
            skipped += 1;
            at = before;
            continue;
        };
        // "a 61-paragraph communiqué" is one.
        if mark.number().is_some_and(|n| n > 1) && mark.end - mark.first == 1 && !line.joins(mark.end) {
            return Determined::Counted;
        }
        if mark.is(Category::Negation) && line.concept(mark, Category::Determiner).is_none() {
            return Determined::Negative;
        }
        match line.concept(mark, Category::Determiner) {
            Some("negative") => return Determined::Negative,
            Some("definite" | "demonstrative" | "possessive" | "both") => return Determined::Definite,
            Some(_) => {
                return if line.is_plural(mark) {
                    Determined::Plural
                } else {
                    Determined::Indefinite
                };
            }
            None => {}
        }
        if mark.is(Category::Preposition) {
            // "du traité", "au traité" hold the article; "of agreement" has none.
            return if skipped == 0 && mark.end == first && line.concept(mark, Category::Preposition) != Some("without")
            {
                Determined::Definite
            } else if line.concept(mark, Category::Preposition) == Some("without") {
                Determined::Negative
            } else {
                Determined::Bare
            };
        }
        let passes = mark.ordinal().is_some()
            || matches!(
                line.concept(mark, Category::InstrumentWord),
                Some("adjective" | "joint" | "renewed" | "alias" | "draft")
            )
            || mark.is(Category::MeetingModifier);
        if !passes {
            break;
        }
        at = mark.first;
    }
    Determined::Bare
}

/// Whether the word may be a noun without a determiner: at the start, after punctuation or a preposition, or capitalised.
fn is_open(line: &Line<'_>, at: usize) -> bool {
    if at == line.first() || line.token(at).capital || line.token(at).breaks_before > 0 {
        return true;
    }
    match line.mark_at(at - 1) {
        Some(mark) => mark.is(Category::Preposition) || line.concept(mark, Category::InstrumentWord) == Some("alias"),
        None => line.symbol(at - 1).is_some_and(|s| s != '-'),
    }
}

fn is_draft(line: &Line<'_>, first: usize) -> bool {
    let mut at = first;
    for _ in 0..4 {
        let Some(before) = at.checked_sub(1).filter(|b| *b >= line.first()) else {
            return false;
        };
        let Some(mark) = line.mark_at(before) else {
            if line.symbol(before) == Some('\'') || line.symbol(before) == Some('"') {
                at = before;
                continue;
            }
            return false;
        };
        if line.concept(mark, Category::InstrumentWord) == Some("draft") {
            return true;
        }
        if !(mark.is(Category::Determiner) || mark.is(Category::Preposition)) {
            return false;
        }
        at = mark.first;
    }
    false
}

/// The side whose agreement it is ("EFTA's agreement", "the Emirates' CEPA").
fn possessor(line: &Line<'_>, first: usize) -> Option<usize> {
    let mut at = first.checked_sub(1).filter(|b| *b > line.first())?;
    if line.symbol(at) != Some('\'') {
        at = at.checked_sub(1).filter(|b| *b > line.first())?;
    }
    if line.symbol(at) != Some('\'') || line.token(at).space_before || first - at > 2 {
        return None;
    }
    let group = line.parties().iter().find(|g| g.end == at && g.members.len() == 1)?;
    Some(group.members[0].first)
}
