//! Merges mentions of [`Treaty`] into records.

use super::recent::RECENT;
use crate::phrase::Phrased;
use crate::read::treaty::{Reference, TreatyMention, Two};
use crate::record::{Confidence, Extraction, Record, Treaty, TreatyField, TreatyKind, TreatyStatus};
use crate::scan::steps::looked;
use crate::value::{Date, Party};

/// Words of a title that names its instrument by itself.
const FULL_TITLE: usize = 3;
/// Sentences after a text's title in which its instrument is named in full.
const HEADED: usize = 4;

/// An instrument and what is known of it beyond the record.
struct Instrument {
    mention: TreatyMention,
    /// Sentences that speak of it, last one first.
    last_line: usize,
}

/// One record for each instrument that the mentions speak of, in the order of first mention.
pub(crate) fn resolve(text: &Phrased<'_>, found: &Extraction, mentions: Vec<TreatyMention>) -> Vec<Treaty> {
    let mut instruments: Vec<Instrument> = Vec::new();
    let mut previous: Option<usize> = None;
    for mention in mentions {
        let target = antecedent(&instruments, &mention, previous);
        if let Some(index) = target {
            merge(&mut instruments[index], mention);
            previous = Some(index);
        } else if mention.reference != Reference::Pronoun {
            previous = Some(instruments.len());
            instruments.push(Instrument {
                last_line: mention.line,
                mention,
            });
        }
    }
    if let Some(two) = Two::of(text, found).filter(|_| !instruments.is_empty()) {
        for instrument in &mut instruments {
            two.sign(text, &mut instrument.mention);
        }
    }
    // A dateline may be that of the first of many paragraphs: nothing that was signed lies in the future.
    let signed = instruments
        .iter()
        .filter_map(|i| i.mention.record.signed.filter(|d| !d.is_open_year()));
    let today = text.published.into_iter().chain(signed).max_by_key(|d| d.last_day());
    let diplomatic = !(found.summits.is_empty() && found.ministerials.is_empty());
    instruments
        .into_iter()
        .filter_map(|i| finish(i, today, diplomatic))
        .collect()
}

/// The instrument that a mention speaks of, where the text had it before.
fn antecedent(instruments: &[Instrument], mention: &TreatyMention, previous: Option<usize>) -> Option<usize> {
    if mention.reference == Reference::Pronoun || mention.alias {
        return previous;
    }
    if mention.plural && mention.specific == 0 {
        return None;
    }
    let recent = || instruments.iter().enumerate().rev().take(RECENT);
    let same_name = recent()
        .find(|(_, i)| is_same(&i.mention, mention))
        .map(|(index, _)| index);
    if same_name.is_some() {
        return same_name;
    }
    let bare = mention.specific == 0 && mention.known.is_none() && !mention.renewed;
    let dated = |known: &TreatyMention| mention.dated_title && known.staged && known.record.signed.is_none();
    if mention.reference != Reference::Definite || !bare {
        return None;
    }
    let sided = mention.record.parties.len() > 1;
    // "le traité", "this agreement": the nearest one of its kind.
    recent()
        .find(|(_, i)| {
            mention.line - i.last_line <= 6
                && may_be_called(&i.mention, mention)
                // "The agreement of 2008" is not the one just signed.
                && !dated(&i.mention)
                && compatible(&i.mention.record, &mention.record)
                && (mention.record.parties.is_empty() || overlap(&i.mention.record.parties, &mention.record.parties))
                && (!sided || i.mention.record.parties == mention.record.parties)
                && i.mention.plural == mention.plural
        })
        .map(|(index, _)| index)
}

/// Whether both name the same instrument.
fn is_same(known: &TreatyMention, mention: &TreatyMention) -> bool {
    looked();
    if !compatible(&known.record, &mention.record) {
        return false;
    }
    if let (Some(a), Some(b)) = (&known.known, &mention.known) {
        // "les accords de Minsk" after "Minsk II": the general name stands for the one spoken of.
        let general = a.strip_prefix(b.as_str()).is_some_and(|rest| rest.starts_with('-'));
        return a == b || general;
    }
    if let (Some(acronym), Some(name)) = (&known.acronym, &mention.record.name)
        && (name == acronym || name.split_whitespace().any(|w| w == acronym))
    {
        return true;
    }
    let kinds = known.record.kind == mention.record.kind;
    let (Some(a), Some(b)) = (&known.record.name, &mention.record.name) else {
        return false;
    };
    if known.renewed != mention.renewed || !kinds || known.specific == 0 || mention.specific == 0 {
        // "un communiqué commun … le communiqué commun"
        return kinds
            && known.specific == 0
            && mention.specific == 0
            && known.renewed == mention.renewed
            && mention.reference == Reference::Definite
            && a.to_lowercase() == b.to_lowercase();
    }
    if known.record.parties.len() > 1
        && known.record.parties == mention.record.parties
        && (known.heading || same_but_sides(known, mention))
    {
        return true;
    }
    // The title of the text says in brief what its first sentences name in full.
    if known.heading && mention.line <= known.line + HEADED && same_head(known, mention) {
        return true;
    }
    // "A, B seal direct-flight deal", "A and B have signed the Air Services Agreement …".
    if known.heading && mention.line <= known.line + HEADED && tells_the_same(known, mention) {
        return true;
    }
    let named = known.known.is_some() != mention.known.is_some();
    let (a, b) = (words(a), words(b));
    let common = a.iter().filter(|w| b.contains(w)).count();
    let contained = common == a.len().min(b.len());
    let alike = 2.0 * common as f64 / (a.len() + b.len()) as f64 >= 0.8;
    // Different sides make different agreements, however alike their titles.
    let sides = known.record.parties.is_empty()
        || mention.record.parties.is_empty()
        || overlap(&known.record.parties, &mention.record.parties);
    (alike || contained && !named && mention.reference == Reference::Definite) && sides
}

/// Whether a heading and a sentence below it tell the same act of instruments that may be one.
fn tells_the_same(heading: &TreatyMention, mention: &TreatyMention) -> bool {
    let one = |m: &TreatyMention| m.staged && m.finite && !m.plural && !m.listed;
    one(heading)
        && one(mention)
        && heading.record.status == mention.record.status
        && heading.record.parties.len() > 1
        && overlap(&heading.record.parties, &mention.record.parties)
        && !mention.record.parties.is_empty()
}

/// Whether both titles begin with the same head of several words ("Framework Agreement").
fn same_head(known: &TreatyMention, mention: &TreatyMention) -> bool {
    let head = |m: &TreatyMention| -> Option<Vec<String>> {
        let count = m.head_end - m.head;
        let name = m.record.name.as_deref().filter(|_| m.first == m.head && count > 1)?;
        Some(name.split_whitespace().take(count).map(str::to_lowercase).collect())
    };
    head(known).is_some_and(|words| head(mention).is_some_and(|other| words == other))
}

/// The words of a title longer than two letters, in lower case.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3)
        .map(str::to_lowercase)
        .collect()
}

/// Whether two titles differ only by their heads and the sides that they name.
fn same_but_sides(a: &TreatyMention, b: &TreatyMention) -> bool {
    let bare = |m: &TreatyMention| -> Vec<String> { m.content.clone() };
    let (a, b) = (bare(a), bare(b));
    !a.is_empty() && !b.is_empty() && (a.iter().all(|w| b.contains(w)) || b.iter().all(|w| a.contains(w)))
}

fn overlap(a: &[Party], b: &[Party]) -> bool {
    let common = a.iter().filter(|p| b.contains(p)).count();
    common == a.len().min(b.len())
}

/// Whether nothing that both say differs.
fn compatible(a: &Treaty, b: &Treaty) -> bool {
    let dates = match (a.signed, b.signed) {
        (Some(a), Some(b)) => a.contains(b) || b.contains(a),
        _ => true,
    };
    let parties = a.parties.len() < 2 || b.parties.len() < 2 || overlap(&a.parties, &b.parties);
    dates && parties
}

/// Whether the noun of a bare mention can stand for the instrument: its own kind, or "accord" for a treaty by an acronym.
fn may_be_called(known: &TreatyMention, mention: &TreatyMention) -> bool {
    use TreatyKind as K;
    match (known.record.kind, mention.record.kind) {
        (Some(a), Some(b)) if a == b => true,
        (Some(K::Agreement), Some(K::Treaty)) | (Some(K::Treaty), Some(K::Agreement)) => mention.line - known.line <= 3,
        (Some(K::Declaration), Some(K::Statement)) | (Some(K::Convention | K::Protocol), Some(K::Treaty)) => true,
        _ => false,
    }
}

fn merge(instrument: &mut Instrument, mention: TreatyMention) {
    let old = &mut instrument.mention;
    instrument.last_line = mention.line;
    let further = match (old.record.status, mention.record.status) {
        (Some(a), Some(b)) => b > a,
        (None, Some(_)) => true,
        _ => false,
    };
    if further {
        old.record.clear(TreatyField::Status);
    }
    let explicit_place = mention.record.city.is_some() && !mention.place_from_name && old.place_from_name;
    if explicit_place {
        old.record.clear(TreatyField::City);
        old.record.clear(TreatyField::Country);
        old.place_from_name = false;
    }
    let nickname = mention.alias && mention.proper && !old.proper;
    // A heading shortens; the sentences below it give the name.
    let in_full = old.heading && !mention.heading && mention.titled && !old.titled && mention.specific > 0;
    let longer = nickname
        || in_full
        || mention.specific > old.specific && !(old.known.is_some() && mention.known.is_none())
        || old.specific == 0 && mention.specific > 0;
    if longer && mention.record.name.is_some() {
        old.record.clear(TreatyField::Name);
        old.specific = mention.specific;
        if mention.alias {
            old.record.clear(TreatyField::Kind);
        }
    }
    let wider = mention.record.parties.len() > old.record.parties.len() && old.record.parties.len() < 2;
    if wider {
        old.record.clear(TreatyField::Parties);
    }
    old.record.absorb(&mention.record);
    old.known = old.known.take().or(mention.known);
    old.acronym = old.acronym.take().or(mention.acronym);
    old.proper |= mention.proper;
    old.awaits |= mention.awaits;
    old.staged |= mention.staged;
    old.pending |= mention.pending;
    old.draft &= mention.draft;
    old.weak &= mention.weak;
    old.vetoed &= mention.vetoed;
    old.titled |= mention.titled;
    old.dated_title |= mention.dated_title;
    old.place_named |= mention.place_named;
    old.among_states |= mention.among_states;
}

/// The record, where the text says enough of the instrument.
fn finish(instrument: Instrument, published: Option<Date>, diplomatic: bool) -> Option<Treaty> {
    let mention = instrument.mention;
    let mut record = mention.record;
    use TreatyStatus as S;
    if let (None, Some(_)) = (record.status, record.signed) {
        let issued = matches!(
            record.kind,
            Some(TreatyKind::Communique | TreatyKind::Declaration | TreatyKind::Statement | TreatyKind::Plan)
        );
        record.status = Some(if issued { S::Adopted } else { S::Signed });
        let evidence = record.evidence(TreatyField::Signed).first().map(|e| e.span);
        if let Some(span) = evidence {
            record.cite(TreatyField::Status, span, "treaty.status.date");
        }
    }
    let parties = record.parties.len();
    // A date of entry into force still to come is a plan.
    if let (Some(date), Some(today), Some(S::InForce)) = (record.in_force, published, record.status)
        && date.first_day() > today.last_day()
        && !date.is_open_year()
    {
        record.clear(TreatyField::Status);
        record.status = record.signed.map(|_| S::Signed);
        if let Some(span) = record.evidence(TreatyField::Signed).first().map(|e| e.span) {
            record.cite(TreatyField::Status, span, "treaty.status.date");
        }
    }
    if mention.pending && record.status.is_none() && mention.reference != Reference::Indefinite {
        record.status = Some(S::UnderNegotiation);
        if let Some(span) = record.mentions.first().copied() {
            record.cite(TreatyField::Status, span, "treaty.status.denied");
        }
    }
    // What waits for ratification has been signed.
    if mention.awaits && record.status.is_none() {
        record.status = Some(S::Signed);
        if let Some(span) = record.mentions.first().copied() {
            record.cite(TreatyField::Status, span, "treaty.status.awaited");
        }
    }
    let known = mention.known.is_some();
    let dated = record.signed.is_some() || record.in_force.is_some();
    let real = (mention.staged || mention.awaits) && record.status.is_some_and(|s| s >= S::Initialled);
    if mention.vetoed && !(known || parties > 1) {
        return None;
    }
    if mention.draft && !real && !known {
        return None;
    }
    let placed = record.city.is_some();
    let named = mention.proper && (mention.titled || placed);
    let planned = record.status == Some(S::Proposed) && (parties > 1 || named);
    let open = record.status == Some(S::UnderNegotiation) && (parties > 0 || named) || planned;
    let kept = if known {
        true
    } else if mention.plural {
        mention.specific > 0 && !mention.weak && (placed || mention.proper && (real || parties > 1))
    } else if mention.weak {
        real && (parties > 1 || parties > 0 && dated || named || placed)
            || mention.place_named && (mention.titled || mention.dated_title)
            || mention.dated_title && mention.among_states && record.signed.is_some_and(|d| d.day().is_some())
    } else if mention.specific > 0 {
        let seen = parties > 0 || mention.among_states && (dated || placed || named) || diplomatic && mention.proper;
        real && seen
            || mention.dated_title && (named || mention.titled || mention.among_states)
            || open
            || mention.proper && parties > 1
            // A full title in capitals names an instrument, whatever is said of it.
            || mention.proper && mention.titled && mention.specific >= FULL_TITLE
            || named && placed
            || dated && (parties > 0 || placed && mention.titled)
    } else {
        let titled = dated && (placed || mention.titled || parties > 0);
        real && (parties > 1 || parties > 0 && dated)
            || mention.among_states && titled && (real || mention.dated_title)
            || parties > 1 && record.status == Some(S::UnderNegotiation)
    };
    if !kept {
        return None;
    }
    let filled = [dated, parties > 0, real, record.city.is_some()]
        .iter()
        .filter(|f| **f)
        .count();
    let value = match (known || mention.specific > 0, filled) {
        (true, 3..) => 0.95,
        (true, 2) => 0.9,
        (true, 1) => 0.8,
        (false, 3..) => 0.85,
        (false, 2) => 0.7,
        _ => 0.6,
    };
    record.set_confidence(Confidence::new(value).unwrap_or_default());
    Some(record)
}
