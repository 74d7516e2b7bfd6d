//! A pack's files as text, wherever they come from.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::PackError;

/// A file larger than this is no term table.
const MAX_FILE_BYTES: u64 = 16 << 20;
/// A pack with more files than this is none.
const MAX_FILES: usize = 256;
/// A pack with more text than this is none.
const MAX_PACK_BYTES: u64 = 64 << 20;
/// Folders below a pack's own.
const MAX_DEPTH: usize = 2;

/// The files of one pack: name (`terms/countries.csv`) to content.
#[derive(Clone, Debug, Default)]
pub struct PackSource {
    /// What messages call the pack's folder.
    pub name: String,
    /// Content by name below the folder.
    pub files: BTreeMap<String, String>,
}

impl PackSource {
    /// Reads a pack from a folder: its `.csv` and `.toml` files, at most two folders deep.
    ///
    /// # Errors
    /// - the folder or a file can't be read, is no plain file, or is no UTF-8 (the byte is named);
    /// - a file is a link or over 16 MiB, there are more than 256 files, or more than 64 MiB in all.
    pub fn read(folder: &Path) -> Result<Self, PackError> {
        let (source, mistakes) = Self::read_all(folder);
        let mut stopping = mistakes
            .into_iter()
            .filter(|mistake| !matches!(mistake, PackError::UnknownFile { .. }));
        stopping.next().map_or(Ok(source), Err)
    }

    /// Reads what can be read of a folder, and tells every mistake: those of [`PackSource::read`], and files that it passes over
    /// though they are neither documentation nor hidden.
    #[must_use]
    pub fn read_all(folder: &Path) -> (Self, Vec<PackError>) {
        let mut reading = Reading {
            folder,
            source: Self {
                name: folder.display().to_string(),
                files: BTreeMap::new(),
            },
            bytes: 0,
            mistakes: Vec::new(),
        };
        reading.folder(folder, 0);
        (reading.source, reading.mistakes)
    }
}

/// A folder that is being read.
struct Reading<'f> {
    folder: &'f Path,
    source: PackSource,
    bytes: u64,
    mistakes: Vec<PackError>,
}

impl Reading<'_> {
    fn unreadable(&mut self, path: &Path, reason: impl Into<String>) {
        self.mistakes.push(PackError::Unreadable {
            file: path.display().to_string(),
            reason: reason.into(),
        });
    }

    /// Reads what lies in a folder, sorted; the depth is bounded, so this recursion is too.
    fn folder(&mut self, here: &Path, depth: usize) {
        let entries = fs::read_dir(here).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
        let mut paths: Vec<PathBuf> = match entries {
            Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
            Err(error) => return self.unreadable(here, error.to_string()),
        };
        paths.sort();
        for path in paths {
            if self.source.files.len() >= MAX_FILES {
                return self.unreadable(here, format!("more than {MAX_FILES} files"));
            }
            match fs::symlink_metadata(&path) {
                Err(error) => self.unreadable(&path, error.to_string()),
                Ok(metadata) if metadata.is_symlink() => {
                    self.unreadable(&path, "it is a link; a pack holds plain files only");
                }
                Ok(metadata) if metadata.is_dir() && depth < MAX_DEPTH => self.folder(&path, depth + 1),
                Ok(metadata) if metadata.is_dir() => {
                    self.unreadable(&path, format!("a folder more than {MAX_DEPTH} below the pack's"));
                }
                Ok(metadata) if !is_part(&path) => {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    if !is_aside(&name) && metadata.is_file() {
                        self.mistakes.push(PackError::UnknownFile {
                            file: path.display().to_string(),
                            expected: "names that end in .csv or .toml".to_owned(),
                        });
                    }
                }
                // A pipe or a device might never end.
                Ok(metadata) if !metadata.is_file() => self.unreadable(&path, "no plain file"),
                Ok(metadata) => self.file(&path, metadata.len()),
            }
        }
    }

    fn file(&mut self, path: &Path, size: u64) {
        self.bytes = self.bytes.saturating_add(size);
        if size > MAX_FILE_BYTES {
            return self.unreadable(path, format!("{size} bytes; at most {MAX_FILE_BYTES}"));
        }
        if self.bytes > MAX_PACK_BYTES {
            return self.unreadable(path, format!("the pack's files have over {MAX_PACK_BYTES} bytes"));
        }
        let content = match fs::read(path).map(String::from_utf8) {
            Ok(Ok(content)) => content,
            Ok(Err(error)) => {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].iter().filter(|b| **b == b'\n').count() + 1;
                return self.unreadable(path, format!("not UTF-8 at byte {at}, on line {line}"));
            }
            Err(error) => return self.unreadable(path, error.to_string()),
        };
        let below = path.strip_prefix(self.folder).unwrap_or(path);
        let name = below.to_string_lossy().replace('\\', "/");
        self.source.files.insert(name, content);
    }
}

/// Whether a pack's content may stand in a file of that name.
fn is_part(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "csv" || e == "toml")
}

/// Whether a file stands beside a pack's content without being part of it: documentation, licences, hidden files.
fn is_aside(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    let aside = [
        "README",
        "LICENSE",
        "LICENCE",
        "NOTICE",
        "COPYING",
        "CHANGELOG",
        "SOURCES",
    ];
    name.starts_with('.') || upper.ends_with(".MD") || aside.iter().any(|start| upper.starts_with(start))
}
