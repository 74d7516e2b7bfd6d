//! Merges mentions of meetings into events: one record an event, however often and however the text names it.

mod cluster;
mod series;
mod settle;

use cluster::cluster;
use series::{Topics, adopt_series};
use settle::{settle_participants, settle_status};

use crate::phrase::Phrased;
use crate::read::meeting::{Event, Level};
use crate::read::roster::Presence;
use crate::record::{Extraction, Ministerial, MinisterialField, Person, Record, Role, Summit, SummitField};
use crate::value::{Party, Slug};

/// The meetings of a text: summits and ministerial meetings, in the order of first mention.
pub(crate) fn resolve(text: &Phrased<'_>, found: &Extraction, events: Vec<Event>) -> (Vec<Summit>, Vec<Ministerial>) {
    let mut events = events;
    for event in events.iter_mut().filter(|e| e.level == Level::Summit) {
        let own = event
            .record
            .series
            .as_ref()
            .and_then(|s| text.packs.facts().summits_of(s.as_str()));
        if let Some(series) = own {
            event.record.series = Some(series.clone());
        }
    }
    let topics = Topics::new(text, &events);
    let mut clusters = cluster(&topics, events);
    adopt_series(text, &topics, &mut clusters);
    let leads = |p: &Person| matches!(p.role, Some(Role::HeadOfState | Role::HeadOfGovernment));
    let leaders = Presence::of(found, leads);
    let mut summits = Vec::new();
    let mut ministerials = Vec::new();
    for mut cluster in clusters {
        if !worth_a_record(text, &leaders, &cluster) {
            continue;
        }
        settle_status(text, &mut cluster);
        settle_participants(text, &leaders, &mut cluster);
        match cluster.level {
            Level::Summit => summits.push(cluster.record),
            Level::Ministerial => ministerials.push(ministerial(cluster)),
            Level::Unknown => {}
        }
    }
    (summits, ministerials)
}

/// Whether an event says enough to be a record: whose meeting it is, and something of it.
fn worth_a_record(text: &Phrased<'_>, leaders: &Presence<'_>, event: &Event) -> bool {
    let r = &event.record;
    if event.level == Level::Unknown {
        return false;
    }
    let facts = [
        r.edition.is_some(),
        r.start.is_some(),
        r.city.is_some(),
        r.country.is_some(),
        r.participants.len() > 1,
    ];
    let told = facts.iter().filter(|f| **f).count();
    // Ministers of two states who meet, nobody says where or when, hold talks.
    let silent = event.verbal && event.level == Level::Ministerial && told == 0;
    let pair = |s: &Slug| {
        let facts = text.packs.facts();
        facts
            .series(s.as_str())
            .is_some_and(|s| s.kind == "pairing" && facts.states(&s.parties).len() < 3)
    };
    if silent && r.series.as_ref().is_some_and(pair) {
        return false;
    }
    if r.series.is_some() && !event.titled {
        return event.definite && !event.by_name || told > usize::from(event.by_name && r.participants.len() > 1);
    }
    // Without a series it must be known to be a meeting of states: by two sides, or by a leader whom the text names.
    let facts = text.packs.facts();
    // "Tech Summit Africa": one region in a title is no set of states, unless ministers of some field come from it.
    let region = |p: &Party| facts.bloc(p.as_str()).is_some_and(|b| b.kind == "region");
    let field = event.level == Level::Ministerial && event.portfolio.is_some();
    let titled = !event.verbal && !field && r.participants.len() == 1 && r.participants.iter().all(region);
    // "Les dirigeants se sont retrouvés à Séoul": of nobody known.
    if event.verbal && facts.states(&r.participants).len() < 2 {
        return false;
    }
    let sides = !titled && facts.states(&r.participants).len() > 1;
    told >= 2 && (sides || event.level == Level::Summit && r.city.is_some() && !leaders.is_empty())
}

fn ministerial(event: Event) -> Ministerial {
    let record = event.record;
    let mut to = Ministerial {
        series: record.series,
        name: record.name,
        edition: record.edition,
        start: record.start,
        end: record.end,
        city: record.city,
        country: record.country,
        format: record.format,
        status: record.status,
        participants: record.participants,
        mentions: record.mentions,
        confidence: record.confidence,
        assertion: record.assertion,
        ..Ministerial::default()
    };
    for (field, evidence) in record.evidence {
        let field = match field {
            SummitField::Series => MinisterialField::Series,
            SummitField::Name => MinisterialField::Name,
            SummitField::Edition => MinisterialField::Edition,
            SummitField::Start => MinisterialField::Start,
            SummitField::End => MinisterialField::End,
            SummitField::City => MinisterialField::City,
            SummitField::Country => MinisterialField::Country,
            SummitField::Format => MinisterialField::Format,
            SummitField::Status => MinisterialField::Status,
            SummitField::Participants => MinisterialField::Participants,
        };
        to.evidence.insert(field, evidence);
    }
    if let Some((portfolio, span)) = event.portfolio {
        to.portfolio = Some(portfolio);
        to.cite(MinisterialField::Portfolio, span, "meeting.portfolio.office");
    }
    to
}
