//! Choosing languages, kinds of records and packs before extraction.

use std::path::Path;
use std::sync::Arc;

use crate::error::BuildError;
use crate::extractor::{Extractor, Inner};
use crate::pack::{PackSource, Packs, over_built_in};
use crate::record::{Confidence, RecordKind};
use crate::scan::LateGlance;
use crate::text::part::PART_BYTES;

/// Builds an [`Extractor`]; [`ExtractorBuilder::build`] is the only step that fails.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct ExtractorBuilder {
    languages: Option<Vec<String>>,
    records: Option<Vec<RecordKind>>,
    sources: Vec<PackSource>,
    min_confidence: f64,
    reader_confidence: bool,
    exhaustive: bool,
    part_bytes: Option<usize>,
}

impl ExtractorBuilder {
    /// Reads only in these languages (BCP 47 tags of packs). By default all built-in packs, chosen per passage.
    pub fn languages<S: Into<String>>(mut self, languages: impl IntoIterator<Item = S>) -> Self {
        self.languages = Some(languages.into_iter().map(Into::into).collect());
        self
    }

    /// Returns only these kinds of records. By default all.
    pub fn records(mut self, records: impl IntoIterator<Item = RecordKind>) -> Self {
        self.records = Some(records.into_iter().collect());
        self
    }

    /// Drops records whose confidence is below this share. By default none is dropped.
    pub const fn min_confidence(mut self, confidence: f64) -> Self {
        self.min_confidence = confidence;
        self
    }

    /// Leaves each record the confidence that its reader gave it, from which calibration learns. By default confidence is calibrated:
    /// of the records at 0.9, nine in ten are right.
    pub const fn reader_confidence(mut self) -> Self {
        self.reader_confidence = true;
        self
    }

    /// Adds a pack in a folder, in the format of the built-in packs, over those: where it says something else of a form, it is heard
    /// first, a fact with a known id replaces the known one, and a pack with the id of a built-in one takes its place.
    ///
    /// # Errors
    /// Where the folder or a file in it can't be read. Mistakes in the pack itself are reported by [`ExtractorBuilder::build`].
    pub fn pack_dir(mut self, folder: impl AsRef<Path>) -> Result<Self, BuildError> {
        self.sources.push(PackSource::read(folder.as_ref())?);
        Ok(self)
    }

    /// Adds a pack held in memory, as [`ExtractorBuilder::pack_dir`] does.
    pub fn pack(mut self, source: PackSource) -> Self {
        self.sources.push(source);
        self
    }

    /// Reads every document to its end, also where a glance finds nothing to read. Slower, and the same records: for tests of just that.
    #[doc(hidden)]
    pub const fn exhaustive(mut self) -> Self {
        self.exhaustive = true;
        self
    }

    /// Reads longer texts than this in parts.
    #[cfg(test)]
    pub(crate) const fn part_bytes(mut self, most: usize) -> Self {
        self.part_bytes = Some(most);
        self
    }

    /// Compiles the packs.
    ///
    /// # Errors
    /// - a pack has a mistake: file, line, what was found and what was expected;
    /// - a language that no pack has, or none at all;
    /// - a minimum confidence outside 0 to 1.
    pub fn build(self) -> Result<Extractor, BuildError> {
        let min_confidence = Confidence::new(self.min_confidence).ok_or_else(|| BuildError::Confidence {
            found: self.min_confidence.to_string(),
        })?;
        let packs = match &self.languages {
            None if self.sources.is_empty() => Arc::clone(Packs::built_in()),
            None => Packs::compile(&over_built_in(self.sources)?)?.into(),
            Some(languages) => {
                let sources = over_built_in(self.sources)?;
                let all = Packs::languages_of(&sources)?;
                let expected = all.join(", ");
                if languages.is_empty() {
                    return Err(BuildError::NoLanguage { expected });
                }
                if let Some(found) = languages.iter().find(|l| !all.contains(l)) {
                    return Err(BuildError::UnknownLanguage {
                        found: found.clone(),
                        expected,
                    });
                }
                Packs::compile_languages(&sources, languages)?.into()
            }
        };
        let glance = (!self.exhaustive).then(LateGlance::default);
        let records = self.records.unwrap_or_else(|| RecordKind::ALL.to_vec());
        Ok(Extractor {
            inner: Arc::new(Inner {
                packs,
                records,
                min_confidence,
                calibrated: !self.reader_confidence,
                glance,
                part_bytes: self.part_bytes.unwrap_or(PART_BYTES),
            }),
        })
    }
}
