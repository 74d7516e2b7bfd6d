//! Language packs: term tables and facts, read from text files, checked, and compiled into one lexicon.

pub mod calibration;
pub mod category;
pub mod cue;
pub mod dates;
pub mod error;
pub mod facts;
pub mod forms;
pub mod fuzzy;
pub mod language;
pub mod lexicon;
pub mod orthography;
pub mod source;
pub mod table;

mod built_in;
mod compile;
mod concept;
mod image;
mod info;
mod layer;
mod load;
mod needs;
mod order;
mod paths;
mod stems;
mod template;
mod words;

pub use built_in::over_built_in;
pub use calibration::{Calibration, Weights};
pub use category::{Category, CategorySet, Concepts};
pub use compile::LexiconBuilder;
pub use cue::Cues;
pub use error::PackError;
pub use facts::{Bloc, City, CurrencyCertainty, CurrencyTerm, Facts, Series};
pub use info::PackInfo;
pub use language::{LanguageId, LanguageSet};
pub use lexicon::{ConceptId, Lexicon, Sense, TermMatch, WordId};
pub use load::Packs;
#[cfg(test)]
pub(crate) use needs::MEASURING;
pub(crate) use needs::{LARGE, Needs, REACH as NEEDS_REACH};
pub use orthography::Orthography;
pub(crate) use paths::Path;
pub use source::PackSource;
pub use template::template;
