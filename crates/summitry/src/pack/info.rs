//! What a pack says of itself: its `pack.toml`.

use super::error::PackError;
use super::source::PackSource;

/// The file of a pack that says what it is.
pub(super) const FILE: &str = "pack.toml";

const KEYS: &str = "id, language, version, description, licence, parents, source";

/// What `pack.toml` says of a pack.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PackInfo {
    /// The pack's id, in kebab case; `common` for facts that every language shares.
    pub id: String,
    /// BCP 47 tag of the language; absent where the pack holds facts only.
    pub language: Option<String>,
    /// The pack's version.
    pub version: String,
    /// What the pack is, for people.
    pub description: String,
    /// SPDX expression.
    pub licence: String,
    /// Ids of packs that it builds on: a pack of a variety (`pt-BR`) has the terms of its parents (`pt`) too.
    #[serde(default)]
    pub parents: Vec<String>,
    /// Where its data come from.
    pub source: Option<String>,
}

impl PackInfo {
    /// Reads the file of a pack.
    ///
    /// # Errors
    /// - it is missing;
    /// - a key is missing, unknown or of another type;
    /// - the id is not in kebab case, the language no BCP 47 tag, or another value is empty.
    pub fn read(source: &PackSource) -> Result<Self, PackError> {
        let file = format!("{}/{FILE}", source.name);
        let Some(content) = source.files.get(FILE) else {
            return Err(PackError::Missing {
                file,
                expected: format!("a file with {KEYS}"),
            });
        };
        let info: Self = read_toml(&file, content, KEYS)?;
        let wrong = |key: &str, value: &str, expected: &str| {
            let line = key_line(content, key);
            Err(PackError::line(&file, line, format!("{key} `{value}`"), expected))
        };
        if !is_id(&info.id) {
            return wrong("id", &info.id, "lower-case letters and digits joined by hyphens");
        }
        if let Some(tag) = info.language.as_deref().filter(|tag| !is_tag(tag)) {
            return wrong("language", tag, "a BCP 47 tag such as `es` or `pt-BR`");
        }
        if !is_version(&info.version) {
            return wrong("version", &info.version, "a version such as `0.1.0`");
        }
        for (key, value) in [("description", &info.description), ("licence", &info.licence)] {
            if value.trim().is_empty() {
                return wrong(key, value, "some words");
            }
        }
        Ok(info)
    }
}

/// Reads a TOML file into a type.
pub(super) fn read_toml<T: serde::de::DeserializeOwned>(
    file: &str,
    content: &str,
    expected: &str,
) -> Result<T, PackError> {
    toml::from_str(content).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start);
        let line = content.get(..at).unwrap_or(content).matches('\n').count() + 1;
        PackError::line(file, line, e.message().to_owned(), expected)
    })
}

/// The line on which a key of a TOML file stands.
pub(super) fn key_line(content: &str, key: &str) -> usize {
    let stands = |line: &str| {
        line.trim_start()
            .strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    content.lines().position(stands).map_or(1, |index| index + 1)
}

fn is_id(id: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    id.len() <= 64 && id.split('-').all(part)
}

/// A language, then optionally a script and a region.
pub(super) fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-').peekable();
    let language = parts.next().unwrap_or_default();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let is_script = |p: &str| {
        let (first, rest) = p.as_bytes().split_first().unwrap_or((&0, &[]));
        p.len() == 4 && first.is_ascii_uppercase() && rest.iter().all(u8::is_ascii_lowercase)
    };
    let is_region = |p: &str| {
        p.len() == 2 && p.bytes().all(|b| b.is_ascii_uppercase())
            || p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit())
    };
    parts.next_if(|p| is_script(p));
    parts.next_if(|p| is_region(p));
    parts.next().is_none()
}

fn is_version(version: &str) -> bool {
    let (numbers, _) = version.split_once(['-', '+']).unwrap_or((version, ""));
    numbers.split('.').count() == 3 && numbers.split('.').all(|n| n.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::{PackInfo, is_tag};
    use crate::pack::PackSource;

    #[test]
    fn tags() {
        for tag in ["es", "pt-BR", "zh-Hant-TW", "es-419", "haw"] {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in ["", "e", "ES", "es_MX", "es-mx", "español", "es-MX-x", "-"] {
            assert!(!is_tag(tag), "{tag}");
        }
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        let good = "id = \"x\"\nlanguage = \"es\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicence = \"MIT\"\n";
        let read = |content: &str| {
            let files = [("pack.toml".to_owned(), content.to_owned())].into();
            PackInfo::read(&PackSource {
                name: "x".to_owned(),
                files,
            })
        };
        assert_eq!(read(good).unwrap().language.as_deref(), Some("es"));
        for (was, is, expected) in [
            (
                "\"x\"",
                "\"../x\"",
                "x/pack.toml:1: found id `../x`; expected lower-case",
            ),
            (
                "\"es\"",
                "\"spanish\"",
                "x/pack.toml:2: found language `spanish`; expected a BCP 47 tag",
            ),
            ("\"0.1.0\"", "\"one\"", "x/pack.toml:3: found version `one`"),
            ("\"0.1.0\"", "1", "x/pack.toml:3: found invalid type: integer `1`"),
            ("\"d\"", "\"\"", "x/pack.toml:4: found description ``"),
            ("licence", "license", "x/pack.toml:5: found unknown field `license`"),
        ] {
            let error = read(&good.replace(was, is)).unwrap_err().to_string();
            assert!(error.starts_with(expected), "{error}");
        }
    }
}
