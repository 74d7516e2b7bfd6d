//! The files of a pack that are no tables of concepts, and those that nothing reads.

use std::collections::{BTreeMap, BTreeSet};

use super::file::Files;
use super::problem::Problems;
use crate::pack::{Category, Orthography, PackInfo, PackSource, calibration, facts};

/// Files at a pack's root beside the tables of facts.
const PLAIN: &[&str] = &[
    "calibration.csv",
    "examples.toml",
    "exceptions.csv",
    "orthography.toml",
    "pack.toml",
];

pub(super) fn check(source: &PackSource, info: Option<&PackInfo>, problems: &mut Problems) {
    for (name, content) in &source.files {
        let file = format!("{}/{name}", source.name);
        match name.as_str() {
            "orthography.toml" => {
                if let Err(mistake) = Orthography::read(&file, content) {
                    problems.mistake("syntax", mistake);
                }
                if info.is_some_and(|info| info.language.is_none()) {
                    let expected = "`language` in pack.toml, or no such file";
                    problems.warning("unused", (&file, None), "an orthography of no language", expected);
                }
            }
            calibration::FILE => {
                if let Err(mistake) = calibration::Calibration::default().read(&file, content) {
                    problems.mistake("syntax", mistake);
                }
            }
            name => unknown(name, &file, problems),
        }
    }
    if info.is_some_and(|info| info.language.is_none()) {
        let terms = source
            .files
            .keys()
            .filter_map(|name| name.strip_prefix("terms/")?.strip_suffix(".csv"));
        for stem in terms {
            if Category::from_stem(stem).is_some_and(|category| !category.is_name()) {
                let file = format!("{}/terms/{stem}.csv", source.name);
                let expected = "`language` in pack.toml: only names are the same in every language";
                problems.warning("no-language", (&file, None), "words of no language", expected);
            }
        }
    }
}

/// Says which tables a language lacks that others have.
pub(super) fn check_complete(
    source: &PackSource,
    info: Option<&PackInfo>,
    base: &[PackSource],
    files: &mut Files,
    problems: &mut Problems,
) {
    let Some(language) = info.and_then(|info| info.language.as_deref()) else {
        return;
    };
    let mut tables = BTreeSet::new();
    for pack in base {
        match PackInfo::read(pack).ok().and_then(|info| info.language) {
            // A pack that adds to another needs no more than it adds.
            Some(theirs) if theirs == language => return,
            Some(_) => tables.extend(pack.files.keys().filter(|name| name.starts_with("terms/"))),
            None => {}
        }
    }
    let missing = tables.into_iter().filter(|name| !source.files.contains_key(*name));
    for name in missing {
        let stem = name
            .strip_prefix("terms/")
            .and_then(|n| n.strip_suffix(".csv"))
            .unwrap_or(name);
        if !files.excepted(stem, "") {
            let file = format!("{}/{name}", source.name);
            let expected = "a table as other languages have, or a row of exceptions.csv with an empty form that says why there is none";
            problems.warning("missing-table", (&file, None), "no such file", expected);
        }
    }
    missing_concepts(files, base, problems);
    if !source.files.contains_key("orthography.toml") {
        let file = format!("{}/orthography.toml", source.name);
        let expected = "how the language writes numbers and dates";
        problems.warning("missing-table", (&file, None), "no such file", expected);
    }
}

/// Says which concepts of closed tables a language has no form for that all others have.
fn missing_concepts(files: &mut Files, base: &[PackSource], problems: &mut Problems) {
    let mut languages = 0;
    let mut common: BTreeMap<(Category, String), usize> = BTreeMap::new();
    for pack in base {
        if PackInfo::read(pack).is_ok_and(|info| info.language.is_none()) {
            continue;
        }
        languages += 1;
        let theirs = Files::read(pack, &mut Problems::default());
        for (category, concept) in theirs.closed() {
            *common.entry((category, concept.to_owned())).or_default() += 1;
        }
    }
    let own: BTreeSet<(Category, String)> = files.closed().map(|(c, concept)| (c, concept.to_owned())).collect();
    let here: BTreeSet<Category> = files.tables.iter().filter_map(|table| table.kind.category()).collect();
    for ((category, concept), _) in common.into_iter().filter(|(_, count)| *count == languages) {
        let missing = here.contains(&category) && !own.contains(&(category, concept.clone()));
        if missing && !files.excepted(category.stem(), &concept) {
            let file = files.file_of(category);
            let expected = "its forms, as all other languages have, or a row of exceptions.csv with the concept that says why there is none";
            let found = format!("no form of `{concept}`");
            problems.warning("missing-concept", (&file, None), found, expected);
        }
    }
}

/// Says where nothing reads a file of that name.
fn unknown(name: &str, file: &str, problems: &mut Problems) {
    let known_facts = facts::TABLES
        .iter()
        .any(|(stem, _)| name.strip_suffix(".csv") == Some(stem));
    if PLAIN.contains(&name) || known_facts {
        return;
    }
    let stem = name.strip_prefix("terms/").and_then(|n| n.strip_suffix(".csv"));
    match stem {
        Some(stem) if Category::from_stem(stem).is_some() => {}
        Some(_) => {
            let stems: Vec<&str> = Category::ALL.iter().map(|category| category.stem()).collect();
            let expected = format!("one of {}", stems.join(", "));
            problems.error("unknown-file", (file, None), "a table that nothing reads", expected);
        }
        None => {
            let facts: Vec<String> = facts::TABLES.iter().map(|(stem, _)| format!("{stem}.csv")).collect();
            let expected = format!("terms/<table>.csv, {} or {}", PLAIN.join(", "), facts.join(", "));
            problems.error("unknown-file", (file, None), "a file that nothing reads", expected);
        }
    }
}
