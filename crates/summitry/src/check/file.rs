//! The tables of a pack, with what is wrong with their lines and rows.

use std::collections::BTreeMap;

use unicode_normalization::is_nfc;

use super::problem::Problems;
use crate::pack::{Category, Concepts, PackSource, facts, table};

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Surface forms of concepts.
    Terms(Category),
    /// Facts, by file stem.
    Facts(&'static str),
}

impl Kind {
    /// The category of a table of terms.
    pub(super) const fn category(self) -> Option<Category> {
        match self {
            Self::Terms(category) => Some(category),
            Self::Facts(_) => None,
        }
    }
}

/// A row with what became of it.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
    /// Whether loading the pack takes it.
    pub(super) good: bool,
    /// The surface forms of a row of terms.
    pub(super) forms: Vec<String>,
}

/// A table as far as it can be read.
#[derive(Debug)]
pub(super) struct Table {
    /// What messages call the file.
    pub(super) file: String,
    /// Its name in the pack.
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) header: &'static [&'static str],
    pub(super) rows: Vec<Row>,
}

/// What a pack says about its own exceptions: table, form, reason.
#[derive(Debug)]
struct Exception {
    line: usize,
    table: String,
    form: String,
    used: bool,
}

/// The name of the file that holds exceptions.
const EXCEPTIONS: &str = "exceptions.csv";

/// All tables of a pack.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub(super) tables: Vec<Table>,
    exceptions: Vec<Exception>,
    /// What messages call the file of exceptions.
    exceptions_file: String,
}

impl Files {
    /// Reads the tables of a pack and checks their lines.
    pub(super) fn read(source: &PackSource, problems: &mut Problems) -> Self {
        let mut files = Self {
            exceptions_file: format!("{}/{EXCEPTIONS}", source.name),
            ..Self::default()
        };
        for (name, content) in &source.files {
            let file = format!("{}/{name}", source.name);
            if let Some((kind, header)) = kind(name) {
                check_lines(&file, content, problems);
                let (rows, mistakes) = table::read_all(&file, content, header);
                for mistake in mistakes {
                    problems.mistake("syntax", mistake);
                }
                let rows = rows.into_iter().map(|row| Row {
                    line: row.line,
                    cells: row.cells.into_iter().map(Into::into).collect(),
                    good: true,
                    forms: Vec::new(),
                });
                files.tables.push(Table {
                    file,
                    name: name.clone(),
                    kind,
                    header,
                    rows: rows.collect(),
                });
            } else if name == EXCEPTIONS {
                check_lines(&file, content, problems);
                files.read_exceptions(&file, content, problems);
            }
        }
        for table in &files.tables {
            check_order(table, problems);
        }
        files
    }

    fn read_exceptions(&mut self, file: &str, content: &str, problems: &mut Problems) {
        let (rows, mistakes) = table::read_all(file, content, &["table", "form", "reason"]);
        for mistake in mistakes {
            problems.mistake("syntax", mistake);
        }
        for row in rows {
            if row.cells[2].trim().is_empty() {
                problems.error(
                    "exception",
                    (file, Some(row.line)),
                    "an exception without a reason",
                    "why it is one",
                );
            }
            let [table, form, _] = <[_; 3]>::try_from(row.cells).unwrap_or_default().map(String::from);
            self.exceptions.push(Exception {
                line: row.line,
                table,
                form,
                used: false,
            });
        }
    }

    /// Whether the pack says that it knows of this form of a table; an empty form means the whole table.
    pub(super) fn excepted(&mut self, table: &str, form: &str) -> bool {
        let mut found = false;
        for exception in &mut self.exceptions {
            if exception.table == table && (exception.form == form || exception.form == "*") {
                exception.used = true;
                found = true;
            }
        }
        found
    }

    /// Says which exceptions were not needed.
    pub(super) fn check_exceptions(&self, problems: &mut Problems) {
        for exception in self.exceptions.iter().filter(|e| !e.used) {
            let here = (self.exceptions_file.as_str(), Some(exception.line));
            problems.warning(
                "exception",
                here,
                "an exception that is needed no longer",
                "no such row",
            );
        }
    }

    /// The concepts with forms of tables whose concepts are a short list.
    pub(super) fn closed(&self) -> impl Iterator<Item = (Category, &str)> {
        self.tables.iter().flat_map(|table| {
            let closed = table
                .kind
                .category()
                .filter(|c| matches!(c.concepts(), Concepts::OneOf(_)));
            let rows = closed.map_or(&[][..], |_| &table.rows);
            let filled = rows.iter().filter(|row| !row.cells[1].is_empty());
            filled.filter_map(move |row| Some((closed?, row.cells[0].as_str())))
        })
    }

    /// What messages call the file of a table of terms.
    pub(super) fn file_of(&self, category: Category) -> String {
        let table = self.tables.iter().find(|table| table.kind.category() == Some(category));
        table.map_or_else(String::new, |table| table.file.clone())
    }

    pub(super) fn tables(&self) -> usize {
        self.tables.len()
    }

    pub(super) fn forms(&self) -> usize {
        let rows = self.tables.iter().flat_map(|table| &table.rows);
        rows.map(|row| row.forms.len()).sum()
    }

    /// The pack without the rows that would keep it from being loaded.
    pub(super) fn mended(&self, source: &PackSource) -> PackSource {
        let mut files: BTreeMap<String, String> = source.files.clone();
        files.retain(|name, _| !name.ends_with(".csv"));
        for table in &self.tables {
            let mut writer = csv::Writer::from_writer(Vec::new());
            let rows = table.rows.iter().filter(|row| row.good);
            let rows = rows.map(|row| row.cells.iter().map(String::as_str).collect::<Vec<_>>());
            let written = std::iter::once(table.header.to_vec())
                .chain(rows)
                .try_for_each(|row| writer.write_record(row));
            let bytes = writer.into_inner().ok().filter(|_| written.is_ok());
            if let Some(content) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) {
                files.insert(table.name.clone(), content);
            }
        }
        PackSource {
            name: source.name.clone(),
            files,
        }
    }
}

/// What the file of that name holds, and its header; `None` where it is no table of a pack.
fn kind(name: &str) -> Option<(Kind, &'static [&'static str])> {
    let stem = name.strip_suffix(".csv")?;
    if let Some(stem) = stem.strip_prefix("terms/") {
        return Some((Kind::Terms(Category::from_stem(stem)?), &["concept", "forms"]));
    }
    let (stem, header) = facts::TABLES.iter().find(|(known, _)| *known == stem)?;
    Some((Kind::Facts(stem), header))
}

fn check_lines(file: &str, content: &str, problems: &mut Problems) {
    if !content.is_empty() && !content.ends_with('\n') {
        let last = content.lines().count();
        problems.warning(
            "line-end",
            (file, Some(last)),
            "no line end",
            "a line end after the last row",
        );
    }
    for (index, line) in content.split_terminator('\n').enumerate() {
        let here = (file, Some(index + 1));
        if line.ends_with('\r') {
            problems.warning("line-end", here, "a line that ends in CR LF", "LF alone");
            // The other lines will be the same.
            break;
        }
        if line.starts_with('\u{feff}') {
            problems.error(
                "byte-order-mark",
                here,
                "a byte-order mark",
                "text in UTF-8 without one",
            );
        }
        if line.trim().is_empty() {
            problems.warning("blank", here, "a blank line", "a row");
        } else if line.trim() != line {
            problems.warning("space", here, "spaces around the row", "none");
        }
        if !is_nfc(line) {
            problems.warning("unnormalised", here, "letters with separate accents", "Unicode NFC");
        }
    }
}

/// Rows must come in the order of their concepts, each concept once: then two people's changes meet in one place.
fn check_order(table: &Table, problems: &mut Problems) {
    for pair in table.rows.windows(2) {
        let [before, row] = pair else { continue };
        let (last, concept) = (&before.cells[0], &row.cells[0]);
        let here = (table.file.as_str(), Some(row.line));
        if concept == last {
            let found = format!("`{concept}` again");
            problems.warning("duplicate", here, found, "one row a concept, with all its forms");
        } else if concept < last {
            let found = format!("`{concept}` after `{last}`");
            problems.warning("unsorted", here, found, "rows sorted by concept, byte by byte");
        }
    }
}
