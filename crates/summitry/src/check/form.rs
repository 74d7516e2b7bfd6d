//! Term tables: concepts that exist, forms that can be read, and forms that two concepts claim.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Files, Kind, Row, Table};
use super::problem::Problems;
use crate::pack::{Category, Concepts, Facts, PackInfo, PackSource, forms, table};

/// Checks the pack's term tables.
pub(super) fn check(
    files: &mut Files,
    info: Option<&PackInfo>,
    base: &[PackSource],
    facts: &Facts,
    problems: &mut Problems,
) {
    for table in &mut files.tables {
        let Kind::Terms(category) = table.kind else { continue };
        let file = table.file.as_str();
        let mut empty = (0, 0);
        for row in &mut table.rows {
            let (concept, cell) = (&row.cells[0], &row.cells[1]);
            let here = (file, Some(row.line));
            if let Err(expected) = category.concepts().check(category, concept, facts) {
                let kind = match category.concepts() {
                    Concepts::Fact(_) => "unresolved",
                    Concepts::Number | Concepts::Date => "type",
                    _ => "concept",
                };
                problems.error(kind, here, format!("concept `{concept}`"), expected);
                row.good = false;
            }
            if cell.is_empty() {
                empty = (empty.0 + 1, if empty.1 == 0 { row.line } else { empty.1 });
                continue;
            }
            match forms::expand(cell) {
                Ok(expanded) => row.forms = expanded,
                Err(found) => {
                    problems.error(
                        "form",
                        here,
                        found,
                        "surface forms separated by `|`, with `(a)` and `(a/b)`",
                    );
                    row.good = false;
                }
            }
            let mut seen = BTreeSet::new();
            for form in cell.split('|') {
                if form.trim() != form {
                    problems.warning("space", here, format!("spaces around `{}`", form.trim()), "none");
                }
                if !seen.insert(form.trim()) {
                    problems.warning(
                        "duplicate",
                        here,
                        format!("`{form}` again in this row"),
                        "each form once",
                    );
                }
            }
        }
        if let (count @ 1.., line) = empty {
            let of = table.rows.len();
            let found = format!("{count} of {of} concepts without a form, from here on");
            problems.warning("empty", (file, Some(line)), found, "their forms, or no row");
        }
    }
    shared(files, problems);
    shadowed(files, info, base, problems);
    let language = info.and_then(|info| info.language.as_deref());
    elsewhere(files, language, base, problems);
    small_words(files, problems);
}

/// What a concept of that table is for the question who owns a form: a word may be several forms of one verb.
fn owner(category: Category, concept: &str) -> &str {
    match category.concepts() {
        Concepts::Verb => concept.split(':').next().unwrap_or(concept),
        _ => concept,
    }
}

/// Forms that two concepts of one table claim.
fn shared(files: &mut Files, problems: &mut Problems) {
    let mut found = Vec::new();
    for table in &files.tables {
        let Kind::Terms(category) = table.kind else { continue };
        let mut owners: BTreeMap<&str, &str> = BTreeMap::new();
        for row in &table.rows {
            let concept = owner(category, &row.cells[0]);
            for form in &row.forms {
                if let Some(other) = owners.insert(form, concept).filter(|other| *other != concept) {
                    let what = format!("`{form}`, which is `{other}` and `{concept}`");
                    found.push((category.stem(), form.clone(), table.file.clone(), row.line, what));
                }
            }
        }
    }
    for (stem, form, file, line, what) in found {
        if !files.excepted(stem, &form) {
            let expected = "one concept, or a row of exceptions.csv that says why it is both";
            problems.warning("shared", (&file, Some(line)), what, expected);
        }
    }
}

/// Forms that another pack of the language has already, with the same or another meaning.
fn shadowed(files: &mut Files, info: Option<&PackInfo>, base: &[PackSource], problems: &mut Problems) {
    let language = info.and_then(|info| info.language.as_deref());
    let mut known: BTreeMap<(Category, String), (String, String)> = BTreeMap::new();
    for source in base {
        let theirs = PackInfo::read(source).ok().and_then(|info| info.language);
        if theirs.as_deref() != language {
            continue;
        }
        for own in files
            .tables
            .iter()
            .filter(|table| source.files.contains_key(&table.name))
        {
            let Kind::Terms(category) = own.kind else { continue };
            let file = format!("{}/{}", source.name, own.name);
            let (rows, _) = table::read_all(&file, &source.files[&own.name], own.header);
            for row in rows {
                for form in forms::expand(&row.cells[1]).unwrap_or_default() {
                    let concept = owner(category, &row.cells[0]).to_owned();
                    known.insert((category, form), (source.name.clone(), concept));
                }
            }
        }
    }
    let mut found = Vec::new();
    for table in &files.tables {
        let Kind::Terms(category) = table.kind else { continue };
        for row in &table.rows {
            let concept = owner(category, &row.cells[0]);
            for form in &row.forms {
                if let Some((pack, theirs)) = known.get(&(category, form.clone())) {
                    let what = if theirs == concept {
                        format!("`{form}`, which pack {pack} has already")
                    } else {
                        format!("`{form}` as `{concept}`, which hides `{theirs}` of pack {pack}")
                    };
                    found.push((category.stem(), form.clone(), table.file.clone(), row.line, what));
                }
            }
        }
    }
    for (stem, form, file, line, what) in found {
        if !files.excepted(stem, &form) {
            let expected = "a form that is new, or a row of exceptions.csv that says why it stands here too";
            problems.warning("shadowed", (&file, Some(line)), what, expected);
        }
    }
}

/// Names that are something else in another language: a name is read in texts of every language.
fn elsewhere(files: &mut Files, language: Option<&str>, base: &[PackSource], problems: &mut Problems) {
    let mut known: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for source in base {
        if PackInfo::read(source).is_ok_and(|info| info.language.as_deref() == language) {
            continue;
        }
        for (_, row) in names(&Files::read(source, &mut Problems::default())) {
            for form in forms::expand(&row.cells[1]).unwrap_or_default() {
                let theirs = known.entry(form).or_default();
                theirs.insert(row.cells[0].clone(), source.name.clone());
            }
        }
    }
    let mut own: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, row) in names(files) {
        for form in &row.forms {
            own.entry(form.clone()).or_default().insert(row.cells[0].clone());
        }
    }
    let mut found = Vec::new();
    for (table, row) in names(files) {
        for form in &row.forms {
            let Some(theirs) = known.get(form) else { continue };
            // A state and its bloc, a series and its organisation may share a name in every language.
            let agreed = own
                .get(form)
                .is_some_and(|own| own.iter().any(|concept| theirs.contains_key(concept)));
            if let Some((concept, pack)) = theirs.first_key_value().filter(|_| !agreed) {
                let what = format!("`{form}` as `{}`, which is `{concept}` in pack {pack}", row.cells[0]);
                let stem = table.kind.category().map_or("", Category::stem);
                found.push((stem, form.clone(), table.file.clone(), row.line, what));
            }
        }
    }
    for (stem, form, file, line, what) in found {
        if !files.excepted(stem, &form) {
            let expected =
                "one meaning in all languages, or a row of exceptions.csv that says how texts tell them apart";
            problems.warning("ambiguous", (&file, Some(line)), what, expected);
        }
    }
}

/// The rows of tables of names.
fn names(files: &Files) -> impl Iterator<Item = (&Table, &Row)> {
    // A sign of a currency stands beside a number.
    let named = |category: Category| category.is_name() && category != Category::CurrencySymbol;
    let tables = files
        .tables
        .iter()
        .filter(move |table| table.kind.category().is_some_and(named));
    tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)))
}

/// Names that are a small word of the language: every text would name them.
fn small_words(files: &mut Files, problems: &mut Problems) {
    const SMALL: &[Category] = &[
        Category::Auxiliary,
        Category::Conjunction,
        Category::Determiner,
        Category::FunctionWord,
        Category::Negation,
        Category::Preposition,
    ];
    let small = files
        .tables
        .iter()
        .filter(|table| table.kind.category().is_some_and(|c| SMALL.contains(&c)));
    let small: BTreeSet<&String> = small.flat_map(|table| &table.rows).flat_map(|row| &row.forms).collect();
    let mut found = Vec::new();
    for (table, row) in names(files) {
        for form in row.forms.iter().filter(|form| small.contains(form)) {
            let stem = table.kind.category().map_or("", Category::stem);
            found.push((stem, form.clone(), table.file.clone(), row.line));
        }
    }
    for (stem, form, file, line) in found {
        if !files.excepted(stem, &form) {
            let what = format!("the name `{form}`, which is a small word too");
            let expected = "a name of its own, with its capitals, or a row of exceptions.csv that says why";
            problems.warning("small-word", (&file, Some(line)), what, expected);
        }
    }
}
