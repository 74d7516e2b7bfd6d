//! Records in the forms that other programs read, and that people look at.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod csv;
pub mod html;
pub mod jsonld;
mod table_kind;
mod words;

pub use table_kind::TableKind;
