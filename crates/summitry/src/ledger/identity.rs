//! What tells things of a kind apart, and how what documents say of one is put together.

use super::time::{Between, between, span};
use crate::record::{
    Initiative, InitiativeField, Listed, Measure, Mechanism, MechanismField, Ministerial, MinisterialField, Outcome,
    OutcomeField, Poll, PollField, Summit, SummitField, TradeFigure, TradeFigureField, Treaty, TreatyField,
};
use crate::value::{Bound, Date, DateInterval, Number, Party, Slug};

/// Documents published within so many days of each other speak of the same days.
pub(super) const SAME_TIME: i32 = 10;
/// The same instrument's days may be told so many days apart: it is signed at one end of a summit, and reported at the other.
const SAME_SIGNATURE: i32 = 7;
/// The days of one edition lie no further apart, however it was put off.
const SAME_EDITION: i32 = 731;
/// Words of a name that is hardly another thing's.
const SPECIFIC: usize = 4;

/// How what documents say of a field is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule<F> {
    /// One value is right: the one with most confidence behind it. Others contradict it unless they agree with it.
    One,
    /// Names differ without contradicting each other: the one with most confidence behind it.
    Name,
    /// It changes in time: what the latest document says.
    Latest,
    /// Each document may tell some: all of them.
    All,
    /// It belongs to another field, and comes from the document that that one's value comes from.
    With(F),
}

/// A kind of record with what tells its things apart.
pub(super) trait Identity: Listed {
    /// Names to find it by: two records without a name in common are different things. A record without any says too little.
    fn names(&self) -> Vec<String>;
    /// Whether one thing may go by several names that have nothing in common, as in two languages.
    const ALIASES: bool = false;
    /// How much the record says: what says more is looked at first.
    fn weight(&self) -> usize {
        Self::fields().iter().filter(|field| self.is_set(**field)).count()
    }
    /// How well the two fit, at best 9; `None` where they are different things, or say too little to tell.
    ///
    /// `near` says that their documents were published at the same time.
    fn fits(&self, other: &Self, near: bool) -> Option<u8>;
    /// How what documents say of a field is put together.
    fn rule(field: Self::Field) -> Rule<Self::Field>;
    /// The sides in a field that holds them.
    fn sides_mut(&mut self, _field: Self::Field) -> Option<&mut Vec<Party>> {
        None
    }
    /// Whether two different values of a field agree all the same, as a round number agrees with the exact one.
    fn agrees(&self, _field: Self::Field, _other: &Self) -> bool {
        false
    }
    /// How exactly the value is given: of two that agree the more exact one is taken.
    fn exactness(&self, _field: Self::Field) -> u32 {
        0
    }
}

pub(super) fn slug(name: Option<&String>) -> Option<Slug> {
    name.and_then(|name| Slug::of_name(name))
}

pub(super) fn word_count(slug: &Slug) -> usize {
    slug.as_str().split('-').count()
}

/// Whether two fields are known and equal, known and different, or not both known.
pub(super) fn equal<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> Option<bool> {
    Some(one? == other?)
}

/// Whether two cities are known and the same; `Évian` is short for `Évian-les-Bains`.
fn same_city(one: Option<&Slug>, other: Option<&Slug>) -> Option<bool> {
    let (one, other) = (one?.as_str(), other?.as_str());
    let short = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
    Some(one == other || short(one, other) || short(other, one))
}

fn share(one: &[Party], other: &[Party]) -> Option<bool> {
    (!one.is_empty() && !other.is_empty()).then(|| one.iter().any(|party| other.contains(party)))
}

/// What tells meetings apart.
struct Meeting<'r> {
    series: Option<&'r Slug>,
    edition: Option<u32>,
    when: Option<DateInterval>,
    city: Option<Slug>,
    sides: &'r [Party],
}

impl Meeting<'_> {
    fn names(&self) -> Vec<String> {
        if self.edition.is_none() && self.when.is_none() {
            return Vec::new();
        }
        let series = self.series.map(|series| format!("series {series}"));
        let first = |city: &Slug| city.as_str().split('-').next().unwrap_or_default().to_owned();
        let city = self.city.as_ref().map(|city| format!("city {}", first(city)));
        series.into_iter().chain(city).collect()
    }

    fn fits(&self, other: &Self, near: bool) -> Option<u8> {
        let edition = equal(self.edition.as_ref(), other.edition.as_ref());
        let city = same_city(self.city.as_ref(), other.city.as_ref());
        let when = between(self.when, other.when);
        match (equal(self.series, other.series), edition) {
            (Some(false), _) => None,
            (Some(true), Some(true)) => match when {
                Between::Apart(days) if days > SAME_EDITION => None,
                Between::Same => Some(9),
                _ => Some(8),
            },
            // Told as another edition, in the same days and city: one of them is wrong.
            (Some(true), Some(false)) => (when == Between::Same && city == Some(true)).then_some(3),
            (Some(true), None) => match when {
                Between::Same if city != Some(false) => Some(7),
                Between::Roughly if city == Some(true) => Some(5),
                Between::Unknown if city == Some(true) && near => Some(4),
                _ => None,
            },
            (None, Some(false)) => None,
            (None, _) => {
                let sides = share(self.sides, other.sides) == Some(true);
                (when == Between::Same && city == Some(true) && sides).then_some(6)
            }
        }
    }
}

macro_rules! meeting {
    ($record:ident, $field:ident, |$one:ident, $other:ident| $differ:expr) => {
        impl $record {
            fn told_apart(&self) -> Meeting<'_> {
                Meeting {
                    series: self.series.as_ref(),
                    edition: self.edition,
                    when: span(self.start, self.end),
                    city: slug(self.city.as_ref()),
                    sides: &self.participants,
                }
            }
        }

        impl Identity for $record {
            fn names(&self) -> Vec<String> {
                self.told_apart().names()
            }

            fn fits(&self, other: &Self, near: bool) -> Option<u8> {
                let ($one, $other) = (self, other);
                if $differ {
                    return None;
                }
                self.told_apart().fits(&other.told_apart(), near)
            }

            fn rule(field: $field) -> Rule<$field> {
                match field {
                    $field::Name => Rule::Name,
                    $field::Status => Rule::Latest,
                    $field::Participants => Rule::All,
                    $field::End => Rule::With($field::Start),
                    _ => Rule::One,
                }
            }

            fn sides_mut(&mut self, _field: $field) -> Option<&mut Vec<Party>> {
                Some(&mut self.participants)
            }

            fn agrees(&self, field: $field, other: &Self) -> bool {
                let (one, other) = (self.told_apart(), other.told_apart());
                match field {
                    $field::City => same_city(one.city.as_ref(), other.city.as_ref()) == Some(true),
                    $field::Start => !matches!(between(one.when, other.when), Between::Apart(_)),
                    _ => false,
                }
            }

            fn exactness(&self, field: $field) -> u32 {
                match field {
                    // A day with its end says more than a day.
                    $field::Start => fineness(self.start) * 2 + u32::from(self.end.is_some()),
                    _ => 0,
                }
            }
        }
    };
}

meeting!(Summit, SummitField, |_one, _other| false);
meeting!(Ministerial, MinisterialField, |one, other| {
    equal(one.portfolio.as_ref(), other.portfolio.as_ref()) == Some(false)
});

/// A date's granularity as a number: the finer the larger, 0 where it is not known.
fn fineness(date: Option<Date>) -> u32 {
    date.map_or(0, |date| 1 + date.granularity() as u32)
}

/// Whether two dates may be the same, told in different granularity.
fn may_be(one: Option<Date>, other: Option<Date>) -> bool {
    !matches!(between(span(one, None), span(other, None)), Between::Apart(_))
}

impl Identity for Treaty {
    fn names(&self) -> Vec<String> {
        slug(self.name.as_ref()).iter().map(Slug::to_string).collect()
    }

    fn fits(&self, other: &Self, near: bool) -> Option<u8> {
        let name = slug(self.name.as_ref())?;
        let sides = share(&self.parties, &other.parties);
        let named = slug(other.name.as_ref()).as_ref() == Some(&name);
        if !named || sides == Some(false) || equal(self.kind.as_ref(), other.kind.as_ref()) == Some(false) {
            return None;
        }
        let specific = word_count(&name) >= SPECIFIC;
        match between(span(self.signed, None), span(other.signed, None)) {
            Between::Apart(days) if days > SAME_SIGNATURE => None,
            Between::Same | Between::Apart(_) if specific || sides == Some(true) => Some(9),
            // Neighbours sign declarations every year: a common name needs documents of the same time.
            _ if specific && (sides == Some(true) || near) => Some(7),
            _ if near && sides == Some(true) => Some(6),
            _ => None,
        }
    }

    fn rule(field: TreatyField) -> Rule<TreatyField> {
        match field {
            TreatyField::Name => Rule::Name,
            TreatyField::Status => Rule::Latest,
            TreatyField::Parties => Rule::All,
            _ => Rule::One,
        }
    }

    fn sides_mut(&mut self, _field: TreatyField) -> Option<&mut Vec<Party>> {
        Some(&mut self.parties)
    }

    fn agrees(&self, field: TreatyField, other: &Self) -> bool {
        match field {
            TreatyField::Signed => may_be(self.signed, other.signed),
            TreatyField::InForce => may_be(self.in_force, other.in_force),
            TreatyField::City => {
                same_city(slug(self.city.as_ref()).as_ref(), slug(other.city.as_ref()).as_ref()) == Some(true)
            }
            _ => false,
        }
    }

    fn exactness(&self, field: TreatyField) -> u32 {
        match field {
            TreatyField::Signed => fineness(self.signed),
            TreatyField::InForce => fineness(self.in_force),
            _ => 0,
        }
    }
}

/// Things with a canonical id: that decides where both have one; else the name does.
macro_rules! by_id_or_name {
    () => {
        const ALIASES: bool = true;

        fn names(&self) -> Vec<String> {
            let id = self.id.as_ref().map(|id| format!("id {id}"));
            let name = slug(self.name.as_ref()).map(|name| format!("name {name}"));
            id.into_iter().chain(name).collect()
        }

        fn fits(&self, other: &Self, _near: bool) -> Option<u8> {
            if let Some(same) = equal(self.id.as_ref(), other.id.as_ref()) {
                return same.then_some(9);
            }
            let name = slug(self.name.as_ref())?;
            (word_count(&name) > 1 && Some(name) == slug(other.name.as_ref())).then_some(5)
        }
    };
}

impl Identity for Mechanism {
    by_id_or_name!();

    fn rule(field: MechanismField) -> Rule<MechanismField> {
        match field {
            MechanismField::Name => Rule::Name,
            MechanismField::SecretaryGeneral => Rule::Latest,
            MechanismField::Members => Rule::All,
            _ => Rule::One,
        }
    }

    fn sides_mut(&mut self, _field: MechanismField) -> Option<&mut Vec<Party>> {
        Some(&mut self.members)
    }

    fn agrees(&self, field: MechanismField, other: &Self) -> bool {
        match field {
            MechanismField::Proposed => may_be(self.proposed, other.proposed),
            MechanismField::Established => may_be(self.established, other.established),
            MechanismField::SecretariatEstablished => {
                may_be(self.secretariat_established, other.secretariat_established)
            }
            _ => false,
        }
    }

    fn exactness(&self, field: MechanismField) -> u32 {
        match field {
            MechanismField::Proposed => fineness(self.proposed),
            MechanismField::Established => fineness(self.established),
            MechanismField::SecretariatEstablished => fineness(self.secretariat_established),
            _ => 0,
        }
    }
}

impl Identity for Initiative {
    by_id_or_name!();

    fn rule(field: InitiativeField) -> Rule<InitiativeField> {
        match field {
            InitiativeField::Name | InitiativeField::Proposer => Rule::Name,
            _ => Rule::One,
        }
    }

    fn agrees(&self, field: InitiativeField, other: &Self) -> bool {
        match field {
            InitiativeField::Proposed => may_be(self.proposed, other.proposed),
            InitiativeField::Start => may_be(self.start, other.start),
            InitiativeField::End => may_be(self.end, other.end),
            _ => false,
        }
    }

    fn exactness(&self, field: InitiativeField) -> u32 {
        match field {
            InitiativeField::Proposed => fineness(self.proposed),
            InitiativeField::Start => fineness(self.start),
            InitiativeField::End => fineness(self.end),
            _ => 0,
        }
    }
}

impl Identity for TradeFigure {
    fn names(&self) -> Vec<String> {
        let (Some(measure), Some(period)) = (self.measure.filter(|m| *m != Measure::Other), self.period) else {
            return Vec::new();
        };
        if self.parties.is_empty() {
            return Vec::new();
        }
        let sides: Vec<&str> = self.parties.iter().map(Party::as_str).collect();
        let planned = if self.status.is_some() { "planned" } else { "" };
        vec![format!("{measure} {period} {} {planned}", sides.join(" "))]
    }

    fn fits(&self, other: &Self, _near: bool) -> Option<u8> {
        if self.names() != other.names() || equal(self.currency.as_ref(), other.currency.as_ref()) == Some(false) {
            return None;
        }
        match (self.value, other.value) {
            // Far apart: a part of the trade, or other goods.
            (Some(one), Some(other)) if !close(one, other, 1.25) => None,
            (Some(_), Some(_)) if self.agrees(TradeFigureField::Value, other) => Some(9),
            (Some(_), Some(_)) => Some(7),
            _ if equal(self.change.as_ref(), other.change.as_ref()) == Some(false) => None,
            _ => Some(6),
        }
    }

    fn rule(field: TradeFigureField) -> Rule<TradeFigureField> {
        match field {
            TradeFigureField::Source => Rule::Name,
            TradeFigureField::Bound | TradeFigureField::Currency => Rule::With(TradeFigureField::Value),
            TradeFigureField::Record => Rule::Latest,
            _ => Rule::One,
        }
    }

    fn agrees(&self, field: TradeFigureField, other: &Self) -> bool {
        match field {
            TradeFigureField::Value => match (self.value, other.value) {
                (Some(a), Some(b)) => amounts_agree((a, self.bound), (b, other.bound)),
                _ => false,
            },
            TradeFigureField::Change => match (self.change, other.change) {
                (Some(a), Some(b)) => rounds_to(a, b) || rounds_to(b, a),
                _ => false,
            },
            _ => false,
        }
    }

    fn exactness(&self, field: TradeFigureField) -> u32 {
        match field {
            TradeFigureField::Value => {
                let exact = if self.bound.is_none() { 100 } else { 0 };
                exact + self.value.map_or(0, digits)
            }
            TradeFigureField::Change => self.change.map_or(0, digits),
            _ => 0,
        }
    }
}

/// Whether the larger is at most so many times the smaller.
fn close(one: Number, other: Number, times: f64) -> bool {
    let (a, b) = (as_float(one), as_float(other));
    a.signum() == b.signum() && a.abs().max(b.abs()) <= times * a.abs().min(b.abs())
}

/// Enough for a comparison that is rough by its nature.
fn as_float(number: Number) -> f64 {
    number.to_string().parse().unwrap_or(0.0)
}

/// Significant digits: a round number has few.
fn digits(number: Number) -> u32 {
    let text: String = number.to_string().chars().filter(char::is_ascii_digit).collect();
    let text = text.trim_start_matches('0').trim_end_matches('0');
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Whether the first, rounded to as many digits as the second has, is the second.
fn rounds_to(exact: Number, round: Number) -> bool {
    let rounded = exact.decimal().round_sf_with_strategy(
        digits(round).max(1),
        rust_decimal::RoundingStrategy::MidpointAwayFromZero,
    );
    rounded.is_some_and(|rounded| rounded == round.decimal())
}

/// Whether what is said of two amounts can both be true of one.
fn amounts_agree((a, a_bound): (Number, Option<Bound>), (b, b_bound): (Number, Option<Bound>)) -> bool {
    let holds = |bound: Option<Bound>, stated: Number, value: Number| match bound {
        None | Some(Bound::Exact) => rounds_to(value, stated) || rounds_to(stated, value),
        Some(Bound::Approx) => close(stated, value, 1.05),
        Some(Bound::AtLeast | Bound::MoreThan) => value >= stated,
        Some(Bound::LessThan | Bound::UpTo) => value <= stated,
    };
    let exact = |bound: Option<Bound>| matches!(bound, None | Some(Bound::Exact));
    match (exact(a_bound), exact(b_bound)) {
        (true, true) => holds(None, a, b),
        (true, false) => holds(b_bound, b, a),
        (false, true) => holds(a_bound, a, b),
        // Two rough numbers: neither can prove the other wrong unless they are far apart.
        (false, false) => close(a, b, 1.1),
    }
}

macro_rules! alone {
    ($($record:ident, $field:ident;)*) => { $(
        impl Identity for $record {
            fn names(&self) -> Vec<String> {
                Vec::new()
            }
            fn fits(&self, _other: &Self, _near: bool) -> Option<u8> {
                None
            }
            fn rule(_field: $field) -> Rule<$field> {
                Rule::One
            }
        }
    )* };
}

alone! {
    Outcome, OutcomeField;
    Poll, PollField;
}
