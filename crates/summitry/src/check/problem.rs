//! What a check of a pack finds.

use core::fmt;

use serde::Serialize;

use crate::pack::PackError;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The pack can't be loaded, or does not do what its examples say.
    Error,
    /// The pack loads, and a part of it is without effect or probably a slip.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One thing that is wrong with a pack: where, what was found, what was expected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1; absent where the whole file is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// How bad it is.
    pub severity: Severity,
    /// What kind of problem, in one stable word or two: `syntax`, `unsorted`, `shadowed`.
    pub kind: &'static str,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        let Self {
            severity, kind, found, ..
        } = self;
        write!(f, ": {severity} [{kind}]: found {found}; expected {}", self.expected)
    }
}

/// Problems as they are found, and where.
#[derive(Debug, Default)]
pub(super) struct Problems(pub(super) Vec<Problem>);

impl Problems {
    pub(super) fn error(
        &mut self,
        kind: &'static str,
        (file, line): (&str, Option<usize>),
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.add(Severity::Error, kind, (file, line), found.into(), expected.into());
    }

    pub(super) fn warning(
        &mut self,
        kind: &'static str,
        (file, line): (&str, Option<usize>),
        found: impl Into<String>,
        expected: impl Into<String>,
    ) {
        self.add(Severity::Warning, kind, (file, line), found.into(), expected.into());
    }

    fn add(
        &mut self,
        severity: Severity,
        kind: &'static str,
        (file, line): (&str, Option<usize>),
        found: String,
        expected: String,
    ) {
        self.0.push(Problem {
            file: file.to_owned(),
            line,
            severity,
            kind,
            found,
            expected,
        });
    }

    /// A mistake that loading the pack stops at.
    pub(super) fn mistake(&mut self, kind: &'static str, mistake: PackError) {
        match mistake {
            PackError::Unreadable { file, reason } => {
                self.error("unreadable", (&file, None), reason, "plain text files in UTF-8");
            }
            PackError::UnknownFile { file, expected } => {
                self.error(
                    "unknown-file",
                    (&file, None),
                    "a file that is no part of a pack",
                    expected,
                );
            }
            PackError::Line {
                file,
                line,
                found,
                expected,
            } => self.error(kind, (&file, Some(line)), found, expected),
            PackError::Missing { file, expected } => self.error("missing", (&file, None), "no such file", expected),
        }
    }
}
