//! Typed, sourced records from diplomatic news.

#![forbid(unsafe_code)]

pub mod pack;
pub mod text;
pub mod value;
