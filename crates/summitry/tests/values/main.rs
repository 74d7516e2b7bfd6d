//! Values in text and as types: tables of sentences, and what holds for any value.

mod dates;
mod money;
mod notations;
mod numbers;
mod round_trips;
mod spanish;
mod tables;
