//! Status and participants of an event, when all its mentions are known.

use crate::phrase::Phrased;
use crate::read::meeting::Event;
use crate::read::roster::Presence;
use crate::record::{MeetingStatus, Record, Summit, SummitField};
use crate::value::{Granularity, Party, Span};

/// As of publication: what the text says, corrected by the date.
pub(super) fn settle_status(text: &Phrased<'_>, event: &mut Event) {
    use MeetingStatus::{Cancelled, Held, Ongoing, Planned, Postponed, Proposed};
    let record = &mut event.record;
    let by_date = match (text.published, record.start, record.end) {
        (Some(now), Some(start), end) if !start.is_open_year() => {
            let (now_first, now_last) = (now.first_day(), now.last_day());
            if start.first_day() > now_last {
                Some(Planned)
            } else if end.unwrap_or(start).last_day() < now_first
                || start == now && end.unwrap_or(start) == now && record.status == Some(Ongoing)
            {
                Some(Held)
            } else if end.is_some_and(|end| end.granularity() == Granularity::Day && end.last_day() > now_last)
                && start.granularity() == Granularity::Day
                && start.first_day() <= now_first
            {
                Some(Ongoing)
            } else {
                None
            }
        }
        _ => None,
    };
    let said = record.status;
    let status = match (said, by_date) {
        (Some(Cancelled | Postponed | Proposed), Some(Planned) | None) => said,
        (Some(Cancelled | Postponed), Some(_)) | (Some(Planned), Some(Ongoing)) => said,
        (_, Some(date)) => Some(date),
        (Some(status), None) => Some(status),
        (None, None) => Some(Held),
    };
    if status == said {
        return;
    }
    let rule = if by_date.is_some() {
        "meeting.status.date"
    } else {
        "meeting.status.context"
    };
    let cited = record.evidence(SummitField::Start).first().map(|e| e.span);
    let span = cited
        .filter(|_| by_date.is_some())
        .or_else(|| record.mentions.first().copied());
    if let (Some(status), Some(span)) = (status, span) {
        event.set_status(status, span, rule);
    }
}

/// Sentences after a mention of a meeting in which its leaders may still be named.
const LEADERS_REACH: usize = 3;

pub(super) fn settle_participants(text: &Phrased<'_>, leaders: &Presence<'_>, event: &mut Event) {
    let facts = text.packs.facts();
    let record = &mut event.record;
    let series = record.series.clone();
    let series = series.as_ref().and_then(|s| facts.series(s.as_str()));
    let mut sides: Vec<Party> = series.map(|s| s.parties.clone()).unwrap_or_default();
    // A union takes part in its own summits.
    let union = series
        .and_then(|s| facts.bloc(s.id.as_str()))
        .filter(|b| b.kind == "union");
    if let Some(bloc) = union {
        sides.push(Party::Bloc(bloc.id.clone()));
        record
            .participants
            .retain(|p| p.country().is_some() || sides.contains(p));
    }
    if !sides.is_empty() {
        let missing: Vec<Party> = sides
            .iter()
            .filter(|p| !record.participants.contains(p))
            .cloned()
            .collect();
        if !missing.is_empty() {
            record.participants.extend(missing);
            let spans: Vec<_> = record.evidence(SummitField::Series).iter().map(|e| e.span).collect();
            for span in spans {
                record.cite(SummitField::Participants, span, "meeting.participants.series");
            }
        }
        // Continents that are no side of the title are only spoken of.
        let region = |p: &Party| facts.bloc(p.as_str()).is_some_and(|b| b.kind == "region");
        record
            .participants
            .retain(|p| p.country().is_some() || sides.contains(p) || !region(p));
    } else if record.status != Some(MeetingStatus::Cancelled)
        && record.participants.iter().all(|p| p.country().is_none())
    {
        leaders_near(text, leaders, record);
    }
    // An organisation that does not act for its members takes part only through the states that the text names.
    let stands = |p: &Party| {
        facts
            .bloc(p.as_str())
            .is_none_or(|b| b.kind == "union" || b.kind == "region")
    };
    record.participants.retain(|p| p.country().is_some() || stands(p));
    if record.participants.is_empty() {
        record.clear(SummitField::Participants);
    }
    // States that a bloc in the set stands for are not counted twice.
    let blocs: Vec<Party> = record
        .participants
        .iter()
        .filter(|p| p.country().is_none())
        .cloned()
        .collect();
    let covered = facts.states(&blocs);
    if !blocs.is_empty() {
        record
            .participants
            .retain(|p| p.country().is_none_or(|c| !covered.contains(&c)));
    }
}

/// At a forum's summit the states take part whose leaders the text names there.
fn leaders_near(text: &Phrased<'_>, leaders: &Presence<'_>, record: &mut Summit) {
    let Some(first) = record.mentions.first().copied() else {
        return;
    };
    let sentences = &text.scan.sentences;
    let at = sentences.partition_point(|s| s.sentence.span(&text.scan.tokens).end() < first.end());
    let Some(line) = (at < sentences.len())
        .then(|| text.line(at))
        .filter(|l| l.contains(first))
    else {
        return;
    };
    let last = (line.index + LEADERS_REACH).min(text.phrases.len() - 1);
    let end = text.line(last).scanned().sentence.span(&text.scan.tokens).end();
    let start = line.scanned().sentence.span(&text.scan.tokens).start();
    for (person, span) in leaders.within(Span::new(start, end)) {
        if let Some(party) = &person.country {
            record.participants.push(party.clone());
            record.cite(SummitField::Participants, span, "meeting.participants.leader");
        }
    }
}
