//! The typed values that fields hold. A value that exists is valid.

mod country;
mod party;
mod slug;
mod span;

pub use country::{Country, UnknownCountry};
pub use party::{NotAParty, Party};
pub use slug::{NotASlug, Slug};
pub use span::Span;
