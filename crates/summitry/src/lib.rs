//! Typed, sourced records from diplomatic news.

#![forbid(unsafe_code)]

pub mod pack;
pub mod phrase;
pub mod scan;
pub mod text;
pub mod value;
