//! The typed values that fields hold. A value that exists is valid.

mod country;
mod date;
#[cfg(test)]
mod date_tests;
mod duration;
mod edtf;
mod granularity;
mod interval;
mod party;
mod slug;
mod span;

pub use country::{Country, UnknownCountry};
pub use date::{Date, Qualification, Season};
pub use duration::{Duration, DurationError};
pub use edtf::EdtfError;
pub use granularity::Granularity;
pub use interval::DateInterval;
pub use party::{NotAParty, Party};
pub use slug::{NotASlug, Slug};
pub use span::Span;
