//! Records in the forms that other programs read, and that people look at.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod csv;
pub mod html;
pub mod jsonld;
#[cfg(feature = "schema")]
mod schema;
mod table_kind;
mod words;

#[cfg(feature = "schema")]
pub use schema::schema;
pub use table_kind::TableKind;
