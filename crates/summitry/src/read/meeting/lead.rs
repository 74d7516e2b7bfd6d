//! Dates and places that stand apart from the meeting they are of: diary leads, lines under a title, datelines.

use super::days::set_date;
use super::event::{Event, Level};
use crate::phrase::{Line, Phrased, Place, PlaceRole, Time, When};
use crate::record::{MeetingStatus, Record, SummitField};
use crate::text::BlockKind;
use crate::value::{Date, Granularity};

/// Tokens of a line that gives only a date and a place at most.
const MAX_TOKENS: usize = 16;

/// "22–25 June, Luanda.": a date and a place with nothing said of them yet.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    block: usize,
    heading: bool,
    when: Option<When>,
    place: Option<Place>,
}

/// The lead that a line is.
pub(super) fn of_line(line: &Line<'_>, published: Option<Date>) -> Option<Lead> {
    let short = line.end() - line.first() <= MAX_TOKENS;
    let silent = line.verbs().iter().all(|v| v.time == Time::Noun);
    if !short || !silent {
        return None;
    }
    let when = line
        .dates()
        .iter()
        .find(|w| w.relation.is_none() && w.interval.is_some())
        .cloned();
    let place = line.places().iter().find(|p| p.city.is_some()).cloned();
    // The text's own date is no meeting's.
    let day = when.as_ref()?.interval?;
    if published.is_some() && day.single() == published {
        return None;
    }
    Some(Lead {
        block: line.block(),
        heading: line.block_kind() == BlockKind::Heading,
        when,
        place,
    })
}

impl Lead {
    /// Whether the line stands under the lead: in its block, or in the block after where the lead is a heading.
    pub(super) fn governs(&self, line: &Line<'_>) -> bool {
        line.block() == self.block || self.heading && line.block() == self.block + 1
    }

    /// Gives an event the lead's date and place where it has none.
    pub(super) fn give(&self, event: &mut Event) {
        if event.record.start.is_some() || event.level == Level::Unknown && !event.named {
            return;
        }
        if let Some(when) = &self.when {
            set_date(event, when);
        }
        if let Some(place) = &self.place {
            set_city(event, place, "meeting.city.lead");
        }
    }
}

/// Gives the event of the title above a line its date and place.
pub(super) fn give_back(line: &Line<'_>, lead: &Lead, event: Option<&mut Event>) {
    let Some(event) = event else { return };
    let title = event.named && event.line + 1 == line.index && lead.heading;
    if title {
        lead.give(event);
    }
}

fn set_city(event: &mut Event, place: &Place, rule: &str) {
    if event.record.city.is_some() || event.record.country.is_some_and(|c| Some(c) != place.country) {
        return;
    }
    let Some(name) = &place.name else { return };
    event.record.city = Some(name.clone());
    event.record.cite(SummitField::City, place.span, rule);
    event.record.country = place.country;
    event
        .record
        .cite(SummitField::Country, place.span, "meeting.country.city");
}

/// A dispatch on a meeting that is going on or just over is written where it is held.
pub(super) fn dateline(text: &Phrased<'_>, events: &mut [Event]) {
    let lines: Vec<Line<'_>> = text.lines().take(4).collect();
    named_above(&lines, events);
    let place = lines.iter().find_map(|line| {
        line.places()
            .iter()
            .find(|p| p.role == PlaceRole::Dateline && p.city.is_some())
    });
    let Some(place) = place else { return };
    let Some(published) = text.published else { return };
    let placed = events
        .iter()
        .any(|e| e.record.city.is_some() && e.record.start.is_some_and(|s| near(s, published)));
    if placed {
        return;
    }
    let main = events.iter_mut().find(|e| {
        let now = e
            .record
            .start
            .is_some_and(|s| near(s, published) || e.record.end.is_some_and(|end| near(end, published)));
        let over = !matches!(
            e.record.status,
            Some(
                MeetingStatus::Planned | MeetingStatus::Cancelled | MeetingStatus::Postponed | MeetingStatus::Proposed
            )
        );
        e.named && e.level != Level::Unknown && e.record.series.is_some() && now && over && e.record.city.is_none()
    });
    if let Some(event) = main {
        set_city(event, place, "meeting.city.dateline");
    }
}

/// "Leaders wrap up in Honiara / … closed in Solomon Islands on Friday": the only city of the state that the text's first lines name.
fn named_above(lines: &[Line<'_>], events: &mut [Event]) {
    for event in events
        .iter_mut()
        .filter(|e| e.line < lines.len() && e.record.city.is_none())
    {
        let over = !matches!(
            event.record.status,
            Some(MeetingStatus::Cancelled | MeetingStatus::Postponed)
        );
        let (Some(country), true, true) = (event.record.country, over, event.record.series.is_some()) else {
            continue;
        };
        let mut cities = lines
            .iter()
            .flat_map(|l| l.places())
            .filter(|p| p.city.is_some() && p.country == Some(country));
        let Some(place) = cities.next() else { continue };
        if cities.all(|p| p.city == place.city) {
            set_city(event, place, "meeting.city.dateline");
        }
    }
}

/// Whether a day lies at most two days before another, or is the same.
fn near(day: Date, published: Date) -> bool {
    if day.granularity() != Granularity::Day || published.granularity() != Granularity::Day {
        return false;
    }
    match (published.first_civil(), day.first_civil()) {
        (Some(now), Some(day)) => day <= now && (now - day).get_days() <= 2,
        _ => false,
    }
}
