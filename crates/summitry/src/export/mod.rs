//! Records in the forms that other programs read, and that people look at.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod html;
mod kind;
mod words;
