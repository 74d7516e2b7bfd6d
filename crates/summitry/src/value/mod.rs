//! The typed values that fields hold. A value that exists is valid.

mod bound;
mod code;
mod country;
mod currency;
mod date;
#[cfg(test)]
mod date_tests;
mod duration;
mod edtf;
mod granularity;
mod interval;
mod money;
mod number;
mod ordinal;
mod party;
mod percent;
#[cfg(feature = "schema")]
mod schema;
mod slug;
mod span;

pub use bound::{Bound, NotAQuantity, Quantity};
pub use country::{Country, UnknownCountry};
pub use currency::{Currency, UnknownCurrency};
pub use date::{Date, Qualification, Season};
pub use duration::{Duration, DurationError};
pub use edtf::EdtfError;
pub use granularity::Granularity;
pub use interval::DateInterval;
pub use money::{Money, NotMoney};
pub use number::{NotANumber, Number};
pub use ordinal::{NotAnOrdinal, Ordinal};
pub use party::{NotAParty, Party};
pub use percent::{Multiple, NotAMultiple, NotAPercentage, PercentUnit, Percentage};
pub use slug::{NotASlug, Slug};
pub use span::Span;

// The finders read with the whole pipeline behind them; users look for them beside the values that they give.
pub use crate::scan::literal::date::{AnchoredTo, FoundDate, Need, PeriodPart, Relation, ResolvedDate, find_dates};
pub use crate::scan::literal::{Found, UnknownLanguage, find_money, find_numbers, find_ordinals, find_percentages};
