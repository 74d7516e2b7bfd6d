//! What instruments take from where the text is: its dateline, and the meeting at which they were signed.

use super::moment::set_signed;
use super::place::{locate, set_country};
use super::stage::Stage;
use super::{Found, Reference, TreatyMention};
use crate::phrase::{Line, PlaceRole, Time};
use crate::record::{Extraction, MeetingStatus, Record, TreatyField};
use crate::value::{Country, Date, Party, Span};

/// Sentences in which the dateline of the whole text stands.
const WRITTEN: usize = 4;
/// Days between writing and publication at most.
const DELAY: i32 = 3;

/// A block that begins with a place and a date tells what happened there and then ("LONDRES, 2 novembre 2010 – …").
pub(super) fn from_dateline(line: &Line<'_>, today: Option<Date>, stages: &[Stage], mentions: &mut [TreatyMention]) {
    let signs = |s: &&Stage| s.signs() && !s.adnominal && s.time != Time::Noun;
    if !stages.iter().any(|s| signs(&s)) {
        return;
    }
    let opening = line.block_opening();
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
    let days = || {
        let (today, date) = (today?.first_civil()?, date.last_civil()?);
        today.since(date).ok().map(|span| span.get_days())
    };
    let written = opening.index < WRITTEN && days().is_some_and(|days| (0..=DELAY).contains(&days));
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
pub(super) fn from_meeting(line: &Line<'_>, found: &Found<'_>, today: Option<Date>, mention: &mut TreatyMention) {
    use crate::record::TreatyStatus as S;
    let reached = matches!(mention.record.status, Some(S::Adopted | S::Signed | S::Initialled));
    if !reached || !mention.staged || !mention.finite {
        return;
    }
    let Some((venue, span)) = found.venues.of_line(line, today, mention.record.signed) else {
        return;
    };
    let day = venue.end.or(venue.start).filter(|d| d.day().is_some());
    let past = |d: Date| today.is_none_or(|t| d.first_day() <= t.last_day());
    if let (None, Some(day)) = (mention.record.signed, day.filter(|d| past(*d))) {
        set_signed(mention, day, span, "treaty.signed.meeting");
    }
    if mention.record.parties.is_empty() && venue.participants.len() > 1 {
        mention.join(venue.participants, span, "treaty.parties.meeting");
    } else if !mention.record.parties.is_empty() && !within(line, &mention.record.parties, venue.participants) {
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

/// The meetings that were held.
pub(super) struct Venues<'a> {
    all: Vec<Venue<'a>>,
    /// Where they are named, in the order of the text.
    places: Vec<(Span, usize)>,
}

/// Meetings of a whole text that something not near any may have been signed at.
const MOST: usize = 64;

impl<'a> Venues<'a> {
    pub(super) fn of(found: &'a Extraction) -> Self {
        let held =
            |s: Option<MeetingStatus>| s.is_none_or(|s| matches!(s, MeetingStatus::Held | MeetingStatus::Ongoing));
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
        let all: Vec<Venue<'a>> = summits.chain(ministerials).collect();
        let mut places: Vec<(Span, usize)> = Vec::new();
        for (index, venue) in all.iter().enumerate() {
            places.extend(venue.mentions.iter().map(|span| (*span, index)));
        }
        places.sort_unstable_by_key(|(span, index)| (span.start(), *index));
        Self { all, places }
    }

    /// The meetings named inside some bytes, sorted.
    fn within(&self, bytes: Span) -> Vec<usize> {
        let first = self.places.partition_point(|(span, _)| span.start() < bytes.start());
        let here = self.places[first..]
            .iter()
            .take_while(|(span, _)| span.start() < bytes.end());
        let mut inside: Vec<usize> = here
            .filter(|(span, _)| bytes.contains(*span))
            .map(|(_, index)| *index)
            .take(MOST)
            .collect();
        inside.sort_unstable();
        inside.dedup();
        inside
    }

    /// The meeting that a sentence tells the end of: one that it names, else the only one of its paragraph, else the text's.
    fn of_line(&self, line: &Line<'_>, today: Option<Date>, signed: Option<Date>) -> Option<(&Venue<'a>, Span)> {
        let fits = |index: &usize| {
            let v = &self.all[*index];
            signed.is_none_or(|day| {
                v.start.is_none_or(|s| s.first_day() <= day.last_day())
                    && v.end.or(v.start).is_none_or(|e| day.first_day() <= e.last_day())
            })
        };
        let named = || self.within(line.span(line.first(), line.end())).into_iter().find(fits);
        let near = || {
            let mut inside = self.within(line.block_span()).into_iter().filter(fits);
            let first = inside.next()?;
            inside.next().is_none().then_some(first)
        };
        let main = || {
            let recent = |index: &usize| {
                let v = &self.all[*index];
                match (v.end.or(v.start), today) {
                    (Some(end), Some(today)) => end.year() == today.year() && end.month() == today.month(),
                    _ => false,
                }
            };
            let mut all = (0..self.all.len().min(MOST)).filter(fits);
            let first = all.next()?;
            if all.next().is_none() {
                return Some(first);
            }
            (0..self.all.len().min(MOST))
                .filter(fits)
                .filter(recent)
                .min_by_key(|index| self.all[*index].mentions.first().copied())
        };
        let venue = &self.all[named().or_else(near).or_else(main)?];
        let here = venue.mentions.iter().copied().find(|m| line.contains(*m));
        Some((venue, here.or_else(|| venue.mentions.first().copied())?))
    }
}
