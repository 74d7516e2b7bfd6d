//! The integration suite: what the library promises, checked on whole documents and on sentences.

// Sentences with the records that they hold, as tables: `tests/data/cases/<language>/<kind>.toml`.
mod cases;

mod initiative;
mod mechanism;
mod ministerial;
mod outcome;
mod person;
mod poll;
mod summit;
mod trade_figure;
mod treaty;

// Whole documents.
mod documents;

mod glance;
mod gold;
mod golden;
mod hostile;
mod invariants;

// Languages side by side.
mod language;

// Data.
mod own_packs;
mod packs;
