//! A pack's files as text, wherever they come from.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::PackError;

/// The built-in packs' files: path below `packs/` and content, sorted by path.
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A file larger than this is no term table.
const MAX_FILE_BYTES: u64 = 16 << 20;
/// A pack with more files than this is none.
const MAX_FILES: usize = 256;

/// The files of one pack: name (`terms/countries.csv`) to content.
#[derive(Clone, Debug, Default)]
pub struct PackSource {
    /// What messages call the pack's folder.
    pub name: String,
    /// Content by name below the folder.
    pub files: BTreeMap<String, String>,
}

impl PackSource {
    /// The built-in packs, by folder name.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        let mut packs: Vec<Self> = Vec::new();
        for (path, content) in BUILT_IN {
            let Some((folder, file)) = path.split_once('/') else {
                continue;
            };
            if packs.last().is_none_or(|pack| pack.name != folder) {
                packs.push(Self {
                    name: folder.to_owned(),
                    files: BTreeMap::new(),
                });
            }
            if let Some(pack) = packs.last_mut() {
                pack.files.insert(file.to_owned(), (*content).to_owned());
            }
        }
        packs
    }

    /// Reads a pack from a folder.
    ///
    /// # Errors
    /// - the folder or a file can't be read, or a file is no UTF-8 (the byte is named);
    /// - a link leads out of the folder, a file is over 16 MiB, or there are more than 256 files.
    pub fn read(folder: &Path) -> Result<Self, PackError> {
        let name = folder.display().to_string();
        let unreadable = |path: &Path, reason: String| PackError::Unreadable {
            file: path.display().to_string(),
            reason,
        };
        let mut files = BTreeMap::new();
        let mut folders = vec![(folder.to_path_buf(), 0)];
        while let Some((here, depth)) = folders.pop() {
            let entries = fs::read_dir(&here).map_err(|e| unreadable(&here, e.to_string()))?;
            for entry in entries {
                let path = entry.map_err(|e| unreadable(&here, e.to_string()))?.path();
                let metadata = fs::symlink_metadata(&path).map_err(|e| unreadable(&path, e.to_string()))?;
                if metadata.file_type().is_symlink() {
                    return Err(unreadable(
                        &path,
                        "it is a link; a pack holds plain files only".to_owned(),
                    ));
                }
                if metadata.is_dir() {
                    if depth < 2 {
                        folders.push((path, depth + 1));
                    }
                    continue;
                }
                if !path.extension().is_some_and(|e| e == "csv" || e == "toml") {
                    continue;
                }
                if metadata.len() > MAX_FILE_BYTES {
                    return Err(unreadable(
                        &path,
                        format!("{} bytes; at most {MAX_FILE_BYTES}", metadata.len()),
                    ));
                }
                let bytes = fs::read(&path).map_err(|e| unreadable(&path, e.to_string()))?;
                let content = String::from_utf8(bytes)
                    .map_err(|e| unreadable(&path, format!("not UTF-8 at byte {}", e.utf8_error().valid_up_to())))?;
                let below = path
                    .strip_prefix(folder)
                    .unwrap_or(&path)
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(below, content);
                if files.len() > MAX_FILES {
                    return Err(unreadable(folder, format!("more than {MAX_FILES} files")));
                }
            }
        }
        Ok(Self { name, files })
    }
}
