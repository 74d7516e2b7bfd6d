//! Reads mentions of [`Summit`] and [`Ministerial`].
//!
//! A mention is a noun group around a head ("sommet", "meeting", "édition"), a clause in which leaders or ministers meet,
//! or a series whose name alone is a meeting ("le Conseil européen"). What stands in the group names the event; dates,
//! places, participants and verbs of its clause describe it.
//!
//! | rule | reads |
//! | --- | --- |
//! | `meeting.series.name`, `.parties` | the series, by its name or by the set of its sides |
//! | `meeting.edition.ordinal` | the ordinal before the head or after it |
//! | `meeting.start.date`, `meeting.end.date` | a date in the group or its clause |
//! | `meeting.city.named`, `.located`, `meeting.country.city`, `.located` | the place in the group or its clause |
//! | `meeting.format.modifier` | a word for the format |
//! | `meeting.status.verb`, `.date`, `.context` | what the clause says of the event, else its date |
//! | `meeting.participants.title`, `.named` | the sides in the title; those that the clause says take part |
//! | `meeting.portfolio.office` | the ministers' field |

mod alone;
mod attach;
mod event;
mod head;
mod lead;
mod listed;
mod participants;
mod people;
mod status;
mod told;

pub(crate) use event::{Event, Level, Sequence};

use crate::phrase::Phrased;
use crate::record::Extraction;

/// Sentences after a meeting's that may still say who takes part or what became of it.
const LATER: usize = 2;

/// Every mention of a meeting, in the order of the text.
pub(crate) fn read(text: &Phrased<'_>, found: &Extraction) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let mut lead: Option<lead::Lead> = None;
    for line in text.lines() {
        let mut here = head::events(&line, found);
        if here.is_empty() {
            let spoken = |e: &&mut Event| e.sequence.is_none() && line.index - e.line <= LATER;
            if let Some(last) = events.iter_mut().rev().take(2).find(spoken) {
                participants::later(&line, last, found);
                status::later(&line, last);
            }
            if let Some(next) = lead::of_line(&line, text.published) {
                // "Sommet de la Francophonie / Villers-Cotterêts, 4 et 5 octobre": under its title, a date line is the meeting's.
                lead::give_back(&line, &next, events.last_mut());
                lead = Some(next);
            }
            continue;
        }
        attach::attach(&line, &mut here, found);
        if let Some(lead) = lead.take_if(|l| l.governs(&line)) {
            lead.give(&mut here[0]);
        }
        events.append(&mut here);
    }
    lead::dateline(text, &mut events);
    events
}
