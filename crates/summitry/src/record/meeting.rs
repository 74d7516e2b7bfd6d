//! Summits and ministerial meetings.

use super::macros::{record, vocabulary};
use crate::value::{Country, Date, Party, Slug};

vocabulary! {
    /// How those present meet.
    MeetingFormat {
        /// All in one place.
        InPerson = "in_person",
        /// By video link.
        Virtual = "virtual",
        /// Both.
        Hybrid = "hybrid",
    }
}

vocabulary! {
    /// Whether a meeting took place, as of the document's publication.
    MeetingStatus {
        /// It took place.
        Held = "held",
        /// It is going on.
        Ongoing = "ongoing",
        /// It is going to take place.
        Planned = "planned",
        /// Someone would like it to take place.
        Proposed = "proposed",
        /// It will not take place.
        Cancelled = "cancelled",
        /// It was put off.
        Postponed = "postponed",
    }
}

vocabulary! {
    /// What a minister is in charge of.
    Portfolio {
        /// Foreign affairs.
        ForeignAffairs = "foreign_affairs",
        /// Trade and commerce.
        Trade = "trade",
        /// Finance, economy, budget.
        Finance = "finance",
        /// Defence.
        Defence = "defence",
        /// Transport.
        Transport = "transport",
        /// Energy.
        Energy = "energy",
        /// Education and research.
        Education = "education",
        /// Culture.
        Culture = "culture",
        /// Agriculture and fisheries.
        Agriculture = "agriculture",
        /// Environment, climate, water.
        Environment = "environment",
        /// Interior, home affairs, security.
        Interior = "interior",
        /// Any other.
        Other = "other",
    }
}

record! {
    /// A meeting of heads of state or government: one record an event, however often the text speaks of it.
    Summit, SummitField, Summit, id {
        /// Canonical id of the mechanism or series that the meeting belongs to.
        Series / series: Option<Slug>,
        /// The meeting's name as the text has it.
        Name / name: Option<String>,
        /// Its number in the series, from 1.
        Edition / edition: Option<u32>,
        /// First day (EDTF).
        Start / start: Option<Date>,
        /// Last day (EDTF); the same as `start` for one day.
        End / end: Option<Date>,
        /// The city, by the name that the packs know it by, else as the text has it.
        City / city: Option<String>,
        /// The state it is held in.
        Country / country: Option<Country>,
        /// In person, virtual or hybrid, where the text says so.
        Format / format: Option<MeetingFormat>,
        /// Held, ongoing, planned, proposed, cancelled or postponed.
        Status / status: Option<MeetingStatus>,
        /// The states and blocs that take part, sorted.
        Participants / participants: Vec<Party>,
    }
}

record! {
    /// A meeting at ministers' level: one record an event.
    Ministerial, MinisterialField, Ministerial, id {
        /// Canonical id of the mechanism or series that the meeting belongs to.
        Series / series: Option<Slug>,
        /// The meeting's name as the text has it.
        Name / name: Option<String>,
        /// Its number in the series, from 1.
        Edition / edition: Option<u32>,
        /// What the ministers are in charge of.
        Portfolio / portfolio: Option<Portfolio>,
        /// First day (EDTF).
        Start / start: Option<Date>,
        /// Last day (EDTF); the same as `start` for one day.
        End / end: Option<Date>,
        /// The city, by the name that the packs know it by, else as the text has it.
        City / city: Option<String>,
        /// The state it is held in.
        Country / country: Option<Country>,
        /// In person, virtual or hybrid, where the text says so.
        Format / format: Option<MeetingFormat>,
        /// Held, ongoing, planned, proposed, cancelled or postponed.
        Status / status: Option<MeetingStatus>,
        /// The states and blocs that take part, sorted.
        Participants / participants: Vec<Party>,
    }
}
