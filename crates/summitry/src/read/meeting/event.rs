//! A mention of a meeting before it is known which meeting it is.

use crate::record::{MeetingFormat, MeetingStatus, Portfolio, Record, Summit, SummitField};
use crate::value::Span;

/// Who meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Heads of state or government.
    Summit,
    /// Ministers.
    Ministerial,
    /// The mention does not say ("la rencontre", "the previous edition").
    Unknown,
}

/// Which one of a series the mention speaks of, relative to another mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sequence {
    /// The one after.
    Next,
    /// The one before.
    Previous,
}

/// A mention of a meeting. The fields that summits and ministerials share are kept as a [`Summit`].
#[derive(Clone, Debug)]
pub(crate) struct Event {
    /// What this place says.
    pub(crate) record: Summit,
    /// Who meets.
    pub(crate) level: Level,
    /// The ministers' field, with the words that say it.
    pub(crate) portfolio: Option<(Portfolio, Span)>,
    /// The sentence's number.
    pub(crate) line: usize,
    /// The head's first token.
    pub(crate) head: usize,
    /// The group's first token.
    pub(crate) first: usize,
    /// First token after the group.
    pub(crate) end: usize,
    /// Whether the group names the event: a series, sides, a place, an edition, a date.
    pub(crate) named: bool,
    /// Whether a definite or demonstrative determiner stands before it.
    pub(crate) definite: bool,
    /// Whether it is one of several ("les sommets de …") or spoken of in general ("un sommet annuel").
    pub(crate) generic: bool,
    /// "le prochain sommet", "the previous edition".
    pub(crate) sequence: Option<Sequence>,
    /// An extraordinary or informal meeting is not the series' regular one.
    pub(crate) special: bool,
    /// Whether the status was read from a verb about the event rather than from a date.
    pub(crate) status_said: bool,
    /// Whether a verb alone says that people meet.
    pub(crate) verbal: bool,
    /// Whether the words say that it is one of a series without saying which ("l'édition 2023", "celui de New York").
    pub(crate) kin: bool,
    /// Whether it is a line of a list.
    pub(crate) listed: bool,
    /// Whether ministers meet beside the series of leaders that the text is about.
    pub(crate) incidental: bool,
    /// Whether it may be the government of one state ("le Conseil des ministres").
    pub(crate) domestic: bool,
    /// Whether its series is a title that no table has.
    pub(crate) titled: bool,
    /// Whether only the series' name stands for it ("le Conseil européen").
    pub(crate) by_name: bool,
}

impl Event {
    /// Sets the format.
    pub(crate) fn set_format(&mut self, format: MeetingFormat, span: Span) {
        self.record.format = Some(format);
        self.record.cite(SummitField::Format, span, "meeting.format.modifier");
    }

    /// Sets the status.
    pub(crate) fn set_status(&mut self, status: MeetingStatus, span: Span, rule: &str) {
        self.record.clear(SummitField::Status);
        self.record.status = Some(status);
        self.record.cite(SummitField::Status, span, rule);
    }
}
