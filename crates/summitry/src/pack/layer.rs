//! Packs over one another: a variety over its parents.

use rustc_hash::{FxHashMap, FxHashSet};

use super::error::PackError;
use super::info::{self, PackInfo, key_line};
use super::source::PackSource;

/// For each pack, the packs that it builds on, nearest first and itself not among them.
///
/// # Errors
/// Where two packs have the same id, a parent is not loaded, or packs are their own ancestors.
pub(super) fn ancestors(sources: &[PackSource], infos: &[PackInfo]) -> Result<Vec<Vec<usize>>, PackError> {
    let mut by_id: FxHashMap<&str, usize> = FxHashMap::default();
    let wrong = |at: usize, key: &str, found: String, expected: &str| {
        let source = &sources[at];
        let line = key_line(source.files.get(info::FILE).map_or("", String::as_str), key);
        PackError::line(&format!("{}/{}", source.name, info::FILE), line, found, expected)
    };
    for (at, info) in infos.iter().enumerate() {
        if let Some(other) = by_id.insert(&info.id, at) {
            let found = format!("id `{}`, which {} has too", info.id, sources[other].name);
            return Err(wrong(at, "id", found, "an id that no other pack has"));
        }
    }
    let mut all = Vec::with_capacity(infos.len());
    for at in 0..infos.len() {
        let mut found: Vec<usize> = Vec::new();
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        let mut waiting: Vec<usize> = vec![at];
        while let Some(here) = waiting.pop() {
            for parent in &infos[here].parents {
                let Some(parent_at) = by_id.get(parent.as_str()).copied() else {
                    let found = format!("parent `{parent}`");
                    return Err(wrong(here, "parents", found, "the id of a pack that is loaded too"));
                };
                if parent_at == at {
                    let found = format!("parent `{parent}`, by which `{}` is its own ancestor", infos[at].id);
                    return Err(wrong(at, "parents", found, "parents that do not go round in a circle"));
                }
                if seen.insert(parent_at) {
                    found.push(parent_at);
                    waiting.push(parent_at);
                }
            }
        }
        all.push(found);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::ancestors;
    use crate::pack::over_built_in;
    use crate::pack::{PackInfo, PackSource};

    fn pack(id: &str, parents: &[&str]) -> PackSource {
        let content = format!(
            "id = \"{id}\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicence = \"MIT\"\nparents = {parents:?}\n"
        );
        PackSource {
            name: id.to_owned(),
            files: [("pack.toml".to_owned(), content)].into(),
        }
    }

    fn of(packs: &[PackSource]) -> Result<Vec<Vec<usize>>, String> {
        let infos: Vec<PackInfo> = packs.iter().map(|p| PackInfo::read(p).unwrap()).collect();
        ancestors(packs, &infos).map_err(|e| e.to_string())
    }

    #[test]
    fn ancestors_are_followed() {
        let packs = [pack("a", &[]), pack("b", &["a"]), pack("c", &["b", "a"])];
        assert_eq!(of(&packs).unwrap(), [vec![], vec![0], vec![1, 0]]);
    }

    #[test]
    fn circles_and_strangers_are_refused() {
        for (packs, expected) in [
            (
                vec![pack("a", &["a"])],
                "a/pack.toml:5: found parent `a`, by which `a` is its own ancestor",
            ),
            (
                vec![pack("a", &["b"]), pack("b", &["c"]), pack("c", &["a"])],
                "a/pack.toml:5: found parent `a`, by which `a` is its own ancestor",
            ),
            (
                vec![pack("a", &["z"])],
                "a/pack.toml:5: found parent `z`; expected the id of a pack",
            ),
            (
                vec![pack("a", &[]), pack("a", &[])],
                "a/pack.toml:1: found id `a`, which a has too",
            ),
        ] {
            let error = of(&packs).unwrap_err();
            assert!(error.starts_with(expected), "{error}");
        }
        // A circle beside the pack that is looked at ends too.
        assert!(of(&[pack("x", &["a"]), pack("a", &["b"]), pack("b", &["a"])]).is_err());
    }

    #[test]
    fn a_pack_takes_the_place_of_the_built_in_one_with_its_id() {
        let built_in = PackSource::built_in();
        let layered = over_built_in(vec![pack("en", &[]), pack("own", &[])]).unwrap();
        assert_eq!(layered.len(), built_in.len() + 1);
        let at = built_in.iter().position(|p| p.name == "en").unwrap();
        assert_eq!(layered[at].files.len(), 1);
        // Two with the same id are not silently one.
        assert_eq!(
            over_built_in(vec![pack("en", &[]), pack("en", &[])]).unwrap().len(),
            built_in.len() + 1
        );
    }
}
