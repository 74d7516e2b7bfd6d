//! The packs are canonical data: sorted, unique, normalised, and every exception is written down with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use summitry::pack::{Category, PackSource, Packs, forms, table};
use unicode_normalization::is_nfc;

use crate::documents::root;

/// Tables whose concepts are a class and a form of a verb: a word may be several forms of one class.
const VERBS: &[&str] = &["verbs", "figure-verbs"];

fn check(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} mistakes\n{}", wrong.len(), wrong.join("\n"));
}

/// Rows of a list of exceptions, each with a reason.
fn exceptions(file: &str, header: [&str; 3]) -> Vec<[String; 3]> {
    let path = root("tests/data/packs").join(file);
    let content = fs::read_to_string(&path).unwrap();
    let rows = table::read(file, &content, &header).unwrap();
    let rows = rows.into_iter().map(|row| <[String; 3]>::try_from(row.cells).unwrap());
    let rows: Vec<[String; 3]> = rows.collect();
    assert!(rows.is_sorted(), "{file} is not sorted");
    assert!(
        rows.iter().all(|r| !r[2].is_empty()),
        "{file}: an exception has no reason"
    );
    rows
}

/// All CSV files of the packs: `fr/terms/verbs.csv` and content.
fn files() -> Vec<(String, String)> {
    let packs = PackSource::built_in().into_iter();
    packs
        .flat_map(|pack| {
            pack.files
                .into_iter()
                .map(move |(file, text)| (format!("{}/{file}", pack.name), text))
        })
        .filter(|(file, _)| file.ends_with(".csv"))
        .collect()
}

/// The term tables, as `fr/verbs`, with their rows.
fn term_tables() -> Vec<(String, Vec<table::Row>)> {
    let mut tables = Vec::new();
    for (file, content) in files() {
        if file.contains("/terms/") {
            let rows = table::read(&file, &content, &["concept", "forms"]).unwrap();
            tables.push((file.replace("/terms/", "/").replace(".csv", ""), rows));
        }
    }
    assert!(tables.len() > 50);
    tables
}

#[test]
fn every_concept_resolves() {
    // Compiling checks headers, vocabularies, and ids against the tables of facts.
    Packs::compile(&PackSource::built_in()).unwrap();
}

#[test]
fn tables_are_sorted_unique_and_normalised() {
    let mut wrong = Vec::new();
    for (file, content) in files() {
        if !content.ends_with('\n') || content.contains('\r') {
            wrong.push(format!("{file}: lines must end in LF"));
        }
        let mut previous = String::new();
        for (index, row) in content.lines().enumerate() {
            let line = index + 1;
            if !is_nfc(row) {
                wrong.push(format!("{file}:{line}: not in Unicode NFC"));
            }
            if row.trim() != row || row.is_empty() {
                wrong.push(format!("{file}:{line}: spaces around a row, or an empty one"));
            }
            // Rows begin with their concept; a concept never holds a comma.
            let concept = row.split(',').next().unwrap_or_default();
            if line > 2 && previous.as_str() >= concept {
                wrong.push(format!("{file}:{line}: `{concept}` must not stand after `{previous}`"));
            }
            previous = concept.to_owned();
        }
    }
    check(&wrong);
}

#[test]
fn no_form_is_written_twice_in_a_row() {
    let mut wrong = Vec::new();
    for (table, rows) in term_tables() {
        for row in rows {
            let mut seen = BTreeSet::new();
            for form in row.cells[1].split('|') {
                if form.trim() != form || !seen.insert(form) {
                    wrong.push(format!(
                        "{table}:{}: `{form}` is there twice, or has spaces around it",
                        row.line
                    ));
                }
            }
        }
    }
    check(&wrong);
}

#[test]
fn a_form_belongs_to_one_concept_of_its_table() {
    let allowed = exceptions("shared-forms.csv", ["table", "form", "reason"]);
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (table, rows) in term_tables() {
        let (_, stem) = table.split_once('/').unwrap();
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for row in &rows {
            let concept = row.cells[0].as_str();
            let concept = if VERBS.contains(&stem) {
                concept.split(':').next().unwrap_or(concept)
            } else {
                concept
            };
            for form in forms::expand(&row.cells[1]).unwrap() {
                let Some(owner) = owners.insert(form.clone(), concept).filter(|o| *o != concept) else {
                    continue;
                };
                let exception = allowed.iter().position(|[t, f, _]| {
                    (*t == table || t.strip_prefix("*/") == Some(stem)) && (*f == form || f == "*")
                });
                match exception {
                    Some(index) => {
                        used.insert(index);
                    }
                    None => wrong.push(format!("{table}:{}: `{form}` is {owner} and {concept}", row.line)),
                }
            }
        }
    }
    for (index, [table, form, _]) in allowed.iter().enumerate() {
        if !used.contains(&index) {
            wrong.push(format!("shared-forms.csv: {table}, {form}: no longer needed"));
        }
    }
    check(&wrong);
}

#[test]
fn languages_have_the_same_tables() {
    let allowed = exceptions("missing-tables.csv", ["language", "table", "reason"]);
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, _) in term_tables() {
        let (language, stem) = table.split_once('/').unwrap();
        if language != "common" {
            tables.entry(language.to_owned()).or_default().insert(stem.to_owned());
        }
    }
    let all: BTreeSet<&String> = tables.values().flatten().collect();
    let mut missing: Vec<(String, String)> = Vec::new();
    for (language, own) in &tables {
        for stem in &all {
            if !own.contains(*stem) {
                missing.push((language.clone(), (*stem).clone()));
            }
        }
    }
    let allowed: Vec<(String, String)> = allowed
        .into_iter()
        .map(|[language, table, _]| (language, table))
        .collect();
    assert_eq!(
        missing, allowed,
        "tables that a language lacks, and those that it may lack"
    );
    for category in Category::ALL {
        let known = files()
            .iter()
            .any(|(file, _)| file.ends_with(&format!("/terms/{}.csv", category.stem())));
        assert!(known, "no pack has a table {}", category.stem());
    }
}
