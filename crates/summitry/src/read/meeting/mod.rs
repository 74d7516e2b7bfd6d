//! Reads mentions of [`Summit`] and [`Ministerial`].
//!
//! A mention is a noun group around a head ("sommet", "meeting", "édition"), a clause in which leaders or ministers meet or are
//! received, a line of a list that gives only a number, a place and a date, or a series whose name alone is a meeting ("le Conseil
//! européen"). What stands in the group names the event; dates, places, participants and verbs of its clause describe it.
//!
//! | rule | reads |
//! | --- | --- |
//! | `meeting.series.name`, `.parties` | the series, by its name or by the set of its sides |
//! | `meeting.series.title` | a title of its own that no table has ("Third Andean Summit") |
//! | `meeting.series.owner` | whose meeting it is, before a possessive ("leur septième sommet") |
//! | `meeting.series.sibling`, `.context` | the series of the meeting spoken of before, or what the text is about |
//! | `meeting.edition.ordinal`, `.number`, `.inaugural` | the ordinal or number in the group, or a word for the first |
//! | `meeting.start.date`, `meeting.end.date` | a date in the group or its clause |
//! | `meeting.start.duration`, `meeting.end.duration` | the other end, from how many days it lasts |
//! | `meeting.city.named`, `.located`, `meeting.country.city`, `.located` | the place in the group or its clause |
//! | `meeting.city.host`, `meeting.country.host` | who hosts it |
//! | `meeting.city.lead`, `.dateline` | the place above it in a diary, or of the dispatch |
//! | `meeting.city.unlisted` | a place that no table has, behind the verb that holds it |
//! | `meeting.format.modifier` | a word for the format |
//! | `meeting.status.verb`, `.next`, `.before`, `.date`, `.context` | what the clause says of the event, else its date |
//! | `meeting.participants.title`, `.owner`, `.series` | the sides in the title, of its owner or of its series |
//! | `meeting.participants.subject`, `.leader`, `.person`, `.named`, `.host` | those who meet, whom the clause or the next names, who receives them |
//! | `meeting.portfolio.office` | the ministers' field |

mod alone;
mod attach;
mod days;
mod event;
mod head;
mod lead;
mod listed;
mod participants;
mod people;
mod status;
mod told;
mod venue;

pub(crate) use event::{Event, Level, Sequence};

use crate::phrase::Phrased;
use crate::read::roster::Presence;
use crate::record::Extraction;

/// Sentences after a meeting's that may still say who takes part or what became of it.
const LATER: usize = 2;

/// Every mention of a meeting, in the order of the text.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut lead: Option<lead::Lead> = None;
    let people = Presence::of(found, |_| true);
    for line in text.lines() {
        let mut here = head::events(&line, &people);
        if here.is_empty() {
            let spoken = |e: &&mut Event| e.sequence.is_none() && line.index - e.line <= LATER;
            if let Some(last) = events.iter_mut().rev().take(2).find(spoken) {
                participants::later(&line, last, &people);
                status::later(&line, last);
            }
            if let Some(next) = lead::of_line(&line, text.published) {
                // "Sommet de la Francophonie / Villers-Cotterêts, 4 et 5 octobre": under its title, a date line is the meeting's.
                lead::give_back(&line, &next, events.last_mut());
                lead = Some(next);
            }
            continue;
        }
        attach::attach(&line, &mut here, &people);
        if let Some(lead) = lead.take_if(|l| l.governs(&line)) {
            lead.give(&mut here[0]);
        }
        events.append(&mut here);
    }
    lead::dateline(text, &mut events);
    events
}
