//! Sentences with the records that they hold, as tables: `tests/data/cases/<language>/<kind>.toml`.

mod cases;

mod initiative;
mod mechanism;
mod outcome;
