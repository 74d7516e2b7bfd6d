//! A field's value as a table has it, whatever the kind of record.

use core::fmt;

use super::{
    FigureStatus, Measure, MeetingFormat, MeetingStatus, OutcomeKind, Portfolio, Role, TreatyKind, TreatyStatus,
};
use crate::value::{Bound, Country, Currency, Date, DateInterval, Duration, Number, Party, Slug};

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CellType {
    /// Free text.
    Text,
    /// A word of a vocabulary, or a code: few different ones in many rows.
    Word,
    /// A whole number.
    Count,
    /// An exact decimal number.
    Number,
    /// True or false.
    Flag,
    /// A date or an interval.
    Time,
    /// Codes of states and blocs.
    Parties,
}

/// A field's value in a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell<'r> {
    /// Nothing: the text does not support the field.
    Absent,
    /// A text or a word.
    Text(&'r str),
    /// A text that had to be written.
    Written(String),
    /// A whole number.
    Count(u32),
    /// A decimal number.
    Number(Number),
    /// True or false.
    Flag(bool),
    /// A date or an interval.
    Time(DateInterval),
    /// Codes of states and blocs.
    Parties(&'r [Party]),
}

/// The value as people read it: parties with commas between them, nothing for what is absent.
impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Written(text) => f.write_str(text),
            Self::Count(count) => count.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
            Self::Time(interval) => interval.fmt(f),
            Self::Parties(parties) => {
                for (at, party) in parties.iter().enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    f.write_str(party.as_str())?;
                }
                Ok(())
            }
        }
    }
}

/// The type of a field that can be a cell of a table.
pub trait Tabular {
    /// What its cells hold.
    const TYPE: CellType;
    /// The value as a cell.
    fn cell(&self) -> Cell<'_>;
}

macro_rules! tabular {
    ($($ty:ty => $kind:ident, |$value:ident| $cell:expr;)*) => { $(
        impl Tabular for Option<$ty> {
            const TYPE: CellType = CellType::$kind;
            fn cell(&self) -> Cell<'_> {
                self.as_ref().map_or(Cell::Absent, |$value| $cell)
            }
        }
    )* };
}

tabular! {
    String => Text, |text| Cell::Text(text);
    Slug => Word, |slug| Cell::Text(slug.as_str());
    Country => Word, |country| Cell::Text(country.code());
    Currency => Word, |currency| Cell::Text(currency.code());
    Party => Word, |party| Cell::Text(party.as_str());
    Bound => Word, |bound| Cell::Text(bound.name());
    FigureStatus => Word, |word| Cell::Text(word.as_str());
    Measure => Word, |word| Cell::Text(word.as_str());
    MeetingFormat => Word, |word| Cell::Text(word.as_str());
    MeetingStatus => Word, |word| Cell::Text(word.as_str());
    OutcomeKind => Word, |word| Cell::Text(word.as_str());
    Portfolio => Word, |word| Cell::Text(word.as_str());
    Role => Word, |word| Cell::Text(word.as_str());
    TreatyKind => Word, |word| Cell::Text(word.as_str());
    TreatyStatus => Word, |word| Cell::Text(word.as_str());
    Duration => Word, |duration| Cell::Written(duration.to_string());
    u32 => Count, |count| Cell::Count(*count);
    Number => Number, |number| Cell::Number(*number);
    Date => Time, |date| Cell::Time((*date).into());
    DateInterval => Time, |interval| Cell::Time(*interval);
}

impl Tabular for bool {
    const TYPE: CellType = CellType::Flag;
    fn cell(&self) -> Cell<'_> {
        Cell::Flag(*self)
    }
}

impl Tabular for Vec<Party> {
    const TYPE: CellType = CellType::Parties;
    fn cell(&self) -> Cell<'_> {
        Cell::Parties(self)
    }
}
