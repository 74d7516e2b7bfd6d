//! Typed, sourced records from diplomatic news: summits, ministerial meetings, treaties, cooperation mechanisms,
//! trade figures, initiatives, outcomes, polls, people.

#![forbid(unsafe_code)]

mod builder;
pub mod check;
pub mod diff;
mod document;
mod error;
pub mod export;
mod extractor;
pub mod ledger;
#[cfg(test)]
mod linear_tests;
mod many;
pub mod pack;
mod parts;
pub mod phrase;
pub mod read;
pub mod record;
mod resolve;
pub mod scan;
pub mod text;
pub mod trace;
pub mod value;

pub use builder::ExtractorBuilder;
pub use document::Document;
pub use error::BuildError;
pub use extractor::Extractor;
pub use ledger::Ledger;
pub use many::ExtractMany;
pub use record::{Extraction, RecordKind};
pub use trace::Trace;

/// Reads one document with the built-in packs.
///
/// ```
/// let extraction = summitry::extract("Un traité a été signé à Samarcande.");
/// assert_eq!(extraction.document.chars_processed, 35);
/// ```
pub fn extract<'t>(document: impl Into<Document<'t>>) -> Extraction {
    Extractor::new().extract(document)
}
