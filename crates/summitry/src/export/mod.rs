//! Records in the forms that other programs read.

#[cfg(feature = "arrow")]
pub mod arrow;
