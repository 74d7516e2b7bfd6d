//! The built-in packs: their files, their terms as the build compiled them, and packs of one's own over them.

use std::collections::BTreeMap;

use super::error::PackError;
use super::info::PackInfo;
use super::source::PackSource;

/// The built-in packs' files: path below `packs/` and content, sorted by path.
static BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// Their terms, compiled by `build.rs`.
pub(super) static TERMS_IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/terms.bin"));

/// The folder below a pack's own that holds its term tables.
const TERMS: &str = "terms/";

impl PackSource {
    /// The built-in packs, by folder name.
    #[must_use]
    pub fn built_in() -> Vec<Self> {
        Self::built_in_where(|_| true)
    }

    /// The built-in packs without their term tables.
    pub(super) fn built_in_without_terms() -> Vec<Self> {
        Self::built_in_where(|file| !file.starts_with(TERMS))
    }

    fn built_in_where(wanted: impl Fn(&str) -> bool) -> Vec<Self> {
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
            if let Some(pack) = packs.last_mut().filter(|_| wanted(file)) {
                pack.files.insert(file.to_owned(), (*content).to_owned());
            }
        }
        packs
    }
}

/// Whether a built-in pack has that id; its folder is called by it.
pub(super) fn is_built_in(id: &str) -> bool {
    BUILT_IN.iter().any(|(path, _)| path.split('/').next() == Some(id))
}

/// The built-in packs with packs of one's own over them. One with the id of a built-in pack takes its place.
///
/// # Errors
/// Where the `pack.toml` of one's own pack is missing or wrong.
pub fn over_built_in(own: Vec<PackSource>) -> Result<Vec<PackSource>, PackError> {
    let mut sources = PackSource::built_in();
    let mut built_in = Vec::with_capacity(sources.len());
    for source in &sources {
        built_in.push(Some(PackInfo::read(source)?.id));
    }
    for source in own {
        let id = Some(PackInfo::read(&source)?.id);
        match built_in.iter().position(|b| *b == id) {
            Some(at) => {
                sources[at] = source;
                built_in[at] = None;
            }
            None => sources.push(source),
        }
    }
    Ok(sources)
}
