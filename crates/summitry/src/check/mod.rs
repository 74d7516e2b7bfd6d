//! Checking a language pack: every problem in it at once, each with file, line, what was found and what was expected.
//!
//! Loading a pack ([`crate::ExtractorBuilder::pack_dir`]) stops at the first mistake; [`check`] goes on, and looks at more: tables
//! that are not sorted, forms that are never found or that another pack reads otherwise, facts that point nowhere, and the pack's own
//! `examples.toml`, which it runs.
//!
//! ```
//! use summitry::check::check;
//! use summitry::pack::PackSource;
//!
//! let mut pack = PackSource { name: "my-pack".to_owned(), ..PackSource::default() };
//! pack.files.insert("pack.toml".to_owned(), "id = \"my-pack\"\nversion = 1\n".to_owned());
//! let report = check(&pack, &[]);
//! assert_eq!(report.problems[0].line, Some(2));
//! assert!(report.problems[0].to_string().starts_with("my-pack/pack.toml:2: error [syntax]: found"));
//! ```

mod example;
mod fact;
mod file;
mod form;
mod layout;
mod problem;
mod reach;

use std::path::Path;

use serde::Serialize;

use crate::error::BuildError;
use crate::extractor::Extractor;
use crate::pack::{PackError, PackInfo, PackSource, Packs};

pub use example::{agree, show};
pub use problem::{Problem, Severity};

use file::Files;
use problem::Problems;

/// What a check of a pack has found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// What messages call the pack's folder.
    pub pack: String,
    /// Everything that is wrong, by file and line.
    pub problems: Vec<Problem>,
    /// Term tables and tables of facts that were looked at.
    pub tables: usize,
    /// Surface forms in them, expanded.
    pub forms: usize,
    /// Examples that were run.
    pub examples: usize,
}

impl Report {
    /// How many problems keep the pack from being loaded or fail an example.
    #[must_use]
    pub fn errors(&self) -> usize {
        let errors = self.problems.iter().filter(|p| p.severity == Severity::Error);
        errors.count()
    }
}

/// Checks the pack in a folder, layered over the built-in packs and `others`.
///
/// What keeps the folder from being read is a problem like others.
#[must_use]
pub fn check_folder(folder: &Path, others: &[PackSource]) -> Report {
    let (source, mistakes) = PackSource::read_all(folder);
    check_read(&source, mistakes, with_built_in(others))
}

/// Checks a pack, layered over the built-in packs and `others`.
#[must_use]
pub fn check(source: &PackSource, others: &[PackSource]) -> Report {
    check_read(source, Vec::new(), with_built_in(others))
}

/// Checks a pack, layered over `others` alone.
#[must_use]
pub fn check_among(source: &PackSource, others: &[PackSource]) -> Report {
    check_read(source, Vec::new(), others.to_vec())
}

fn with_built_in(others: &[PackSource]) -> Vec<PackSource> {
    let mut base = PackSource::built_in();
    base.extend(others.iter().cloned());
    base
}

fn check_read(source: &PackSource, mistakes: Vec<PackError>, mut base: Vec<PackSource>) -> Report {
    let mut problems = Problems::default();
    for mistake in mistakes {
        problems.mistake("unreadable", mistake);
    }
    let info = match PackInfo::read(source) {
        Ok(info) => Some(info),
        Err(mistake) => {
            problems.mistake("syntax", mistake);
            None
        }
    };
    // A pack takes the place of a built-in one with its id: that one is what it was copied from, or itself.
    let same = |pack: &PackSource| {
        let own = info.as_ref().map(|own| own.id.as_str());
        PackInfo::read(pack).is_ok_and(|theirs| Some(theirs.id.as_str()) == own)
    };
    let place = base.iter().position(same).unwrap_or(base.len());
    base.retain(|pack| !same(pack));
    let mut files = Files::read(source, &mut problems);
    layout::check(source, info.as_ref(), &mut problems);
    layout::check_complete(source, info.as_ref(), &base, &mut files, &mut problems);
    let facts = fact::check(&mut files, &base, &mut problems);
    form::check(&mut files, info.as_ref(), &base, &facts, &mut problems);
    files.check_exceptions(&mut problems);
    let extractor = info
        .is_some()
        .then(|| build(files.mended(source), place, &base))
        .transpose();
    let examples = match (&info, extractor) {
        (Some(info), Ok(Some(extractor))) => {
            reach::check(&files, info, &extractor.inner.packs, &mut problems);
            example::check(source, info.language.as_deref(), &extractor, &mut problems)
        }
        (_, Err(BuildError::Pack(mistake))) => {
            problems.mistake("pack", mistake);
            0
        }
        _ => 0,
    };
    let Problems(mut problems) = problems;
    problems.sort();
    problems.dedup();
    Report {
        pack: source.name.clone(),
        problems,
        tables: files.tables(),
        forms: files.forms(),
        examples,
    }
}

/// An extractor with a pack at a place among the others.
fn build(pack: PackSource, place: usize, base: &[PackSource]) -> Result<Extractor, BuildError> {
    let mut sources = base.to_vec();
    sources.insert(place, pack);
    Ok(Extractor::over(Packs::compile(&sources)?.into()))
}
