//! Records as Arrow tables: one tidy table a kind, one of mentions, and one row a document with everything nested.
//!
//! In the tidy tables words of vocabularies and codes are dictionaries. The nested form is made for engines that know no
//! dictionaries inside lists, and has plain strings.
//!
//! | in a record | in a table |
//! | --- | --- |
//! | text, vocabulary, code | string (a dictionary in tidy tables) |
//! | whole number | 64-bit integer |
//! | amount, percentage | decimal(38, 10) |
//! | date or interval `x` | `x` as EDTF, and `x_first` and `x_last` as days, null where the year is open |
//! | parties | list of strings |

mod column;
mod mention;
mod nested;
mod table;

pub use mention::{mention_schema, mentions};
pub use nested::{Row, nested, nested_schema};
pub use table::{table, table_schema};

#[cfg(test)]
mod tests;
