//! Facts: whether cells hold what they should, and whether what they point at is there.

use std::collections::BTreeMap;

use super::file::{Files, Kind, Row, Table};
use super::problem::Problems;
use crate::pack::{Facts, PackSource, facts, table};

/// Checks the pack's tables of facts over those of other packs; gives all facts together.
pub(super) fn check(files: &mut Files, base: &[PackSource], problems: &mut Problems) -> Facts {
    let mut all = Facts::default();
    let mut wholes: BTreeMap<String, String> = BTreeMap::new();
    for source in base {
        for (stem, header) in facts::TABLES {
            let Some(content) = source.files.get(&format!("{stem}.csv")) else {
                continue;
            };
            let file = format!("{}/{stem}.csv", source.name);
            let (rows, mut mistakes) = table::read_all(&file, content, header);
            mistakes.extend(all.add(stem, &file, &rows).err());
            for mistake in mistakes {
                problems.mistake("other-pack", mistake);
            }
            if *stem == "series" {
                wholes.extend(
                    rows.iter()
                        .map(|row| (row.cells[0].to_string(), row.cells[4].to_string())),
                );
            }
        }
    }
    // All tables first: a row may point at one of another table.
    for table in &mut files.tables {
        let Kind::Facts(stem) = table.kind else { continue };
        for row in &mut table.rows {
            let read = table::Row {
                line: row.line,
                cells: row.cells.iter().map(Into::into).collect(),
            };
            if let Err(mistake) = all.add(stem, &table.file, &[read]) {
                problems.mistake("type", mistake);
                row.good = false;
            } else if stem == "series" {
                wholes.insert(row.cells[0].clone(), row.cells[4].clone());
            }
        }
    }
    for table in &files.tables {
        let Kind::Facts(stem) = table.kind else { continue };
        for row in table.rows.iter().filter(|row| row.good) {
            check_references(table, stem, row, &all, problems);
            check_types(table, stem, row, problems);
            if stem == "series" && goes_round(&row.cells[0], &wholes) {
                let found = format!("part_of `{}`, which leads back to `{}`", row.cells[4], row.cells[0]);
                problems.error(
                    "cycle",
                    (&table.file, Some(row.line)),
                    found,
                    "an organisation that is no part of its own part",
                );
            }
        }
    }
    all.finish();
    all
}

/// What the cells of a table point at: column and the tables that may have it.
fn references(stem: &str) -> &'static [(usize, &'static [&'static str])] {
    match stem {
        "countries" => &[(3, &["cities"]), (4, &["currencies"])],
        "blocs" => &[(3, &["countries"])],
        "cities" => &[(2, &["countries"])],
        "currencies" => &[(3, &["currency-families"])],
        "currency-families" => &[(1, &["currencies"]), (3, &["currency-families"])],
        "initiatives" => &[(1, &["countries", "blocs"])],
        "institutions" => &[(2, &["countries"])],
        "series" => &[(2, &["countries", "blocs"]), (4, &["series"])],
        _ => &[],
    }
}

fn check_references(table: &Table, stem: &str, row: &Row, all: &Facts, problems: &mut Problems) {
    for (column, targets) in references(stem) {
        for word in row.cells[*column].split_whitespace() {
            // Members carry the dates of their membership.
            let id = word.split('@').next().unwrap_or(word);
            if !targets.iter().any(|target| all.contains(target, id)) {
                let found = format!("{} `{id}`", table.header[*column]);
                let expected = format!("an id of {}", targets.join(" or "));
                problems.error("unresolved", (&table.file, Some(row.line)), found, expected);
            }
        }
    }
}

/// Cells that loading reads leniently.
fn check_types(table: &Table, stem: &str, row: &Row, problems: &mut Problems) {
    let mut wrong = |column: usize, expected: &str| {
        let found = format!("{} `{}`", table.header[column], row.cells[column]);
        problems.error("type", (&table.file, Some(row.line)), found, expected);
    };
    let cell = |column: usize| row.cells[column].as_str();
    let within = |column: usize, most: f64| cell(column).parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most);
    match stem {
        "cities" => {
            if !within(3, 90.0) {
                wrong(3, "degrees from -90 to 90");
            }
            if !within(4, 180.0) {
                wrong(4, "degrees from -180 to 180");
            }
            if !cell(5).is_empty() && cell(5).parse::<u32>().is_err() {
                wrong(5, "the number of inhabitants, or nothing");
            }
            if !matches!(cell(6), "0" | "1") {
                wrong(6, "1 for a capital, else 0");
            }
        }
        "series" if !matches!(cell(3), "" | "summit" | "ministerial") => wrong(3, "summit, ministerial or nothing"),
        _ => {}
    }
}

/// Whether what a series is part of is part of the series.
fn goes_round(series: &str, wholes: &BTreeMap<String, String>) -> bool {
    let mut here = series;
    for _ in 0..wholes.len() {
        match wholes.get(here) {
            Some(whole) if whole == series => return true,
            Some(whole) if !whole.is_empty() => here = whole,
            _ => return false,
        }
    }
    false
}
