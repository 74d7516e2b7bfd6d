//! What stops a command.

use std::io;
use std::path::Path;

/// Why a command can't go on: a file that can't be read or written, or an argument that makes no sense.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct FileError(String);

impl FileError {
    pub(crate) fn new(path: &Path, source: io::Error) -> Self {
        Self(format!("{}: {source}", path.display()))
    }

    /// An argument or a pack that makes no sense, in words.
    pub(crate) const fn wrong(reason: String) -> Self {
        Self(reason)
    }
}
