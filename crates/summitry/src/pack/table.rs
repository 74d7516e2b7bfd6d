//! Reading CSV tables with their line numbers.

use std::borrow::Cow;

use super::error::PackError;

/// One row of a table.
#[derive(Clone, Debug)]
pub struct Row<'c> {
    /// The line on which it starts, from 1.
    pub line: usize,
    /// Its cells, as many as the header has.
    pub cells: Vec<Cow<'c, str>>,
}

/// Reads a table and checks its header.
///
/// # Errors
/// Where the header is another one, a row has more or fewer cells, or the CSV is malformed.
pub fn read<'c>(file: &str, content: &'c str, header: &[&str]) -> Result<Vec<Row<'c>>, PackError> {
    let (rows, mistakes) = read_all(file, content, header);
    mistakes.into_iter().next().map_or(Ok(rows), Err)
}

/// Reads a table as far as it can be read: the good rows, and every mistake. Rows under a wrong header are none.
#[must_use]
pub fn read_all<'c>(file: &str, content: &'c str, header: &[&str]) -> (Vec<Row<'c>>, Vec<PackError>) {
    if let Some(rows) = read_plain(content, header) {
        return (rows, Vec::new());
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(content.as_bytes());
    let mut rows = Vec::new();
    let mut mistakes = Vec::new();
    let mut seen_header = false;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = line_of(error.position());
                mistakes.push(PackError::line(file, line, error.to_string(), "a row of CSV"));
                break;
            }
        };
        let line = line_of(record.position()) + blank_lines(content, record.position());
        let cells = cells_of(&record);
        if !seen_header {
            seen_header = true;
            if cells != header {
                let found = format!("`{}`", cells.join(","));
                let expected = format!("the header {}", header.join(","));
                return (rows, vec![PackError::line(file, line, found, expected)]);
            }
            continue;
        }
        if cells.len() == header.len() {
            rows.push(Row { line, cells });
        } else {
            let found = format!("{} cells", cells.len());
            let expected = format!("{} ({})", header.len(), header.join(","));
            mistakes.push(PackError::line(file, line, found, expected));
        }
    }
    if !seen_header && mistakes.is_empty() {
        let expected = format!("the header {}", header.join(","));
        mistakes.push(PackError::line(file, 1, "an empty file", expected));
    }
    (rows, mistakes)
}

fn cells_of<'c>(record: &csv::StringRecord) -> Vec<Cow<'c, str>> {
    record.iter().map(|cell| Cow::Owned(cell.to_owned())).collect()
}

/// The rows of a table without mistakes, in which no row goes over a line's end, as most are; `None` for any other. A reader of CSV
/// takes longer to be made than a table to be read: only the lines with quotes have one.
fn read_plain<'c>(content: &'c str, header: &[&str]) -> Option<Vec<Row<'c>>> {
    if content.contains(['\r', '\u{feff}']) {
        return None;
    }
    let mut lines = content.lines().zip(1..).filter(|(line, _)| !line.is_empty());
    let (first, _) = lines.next()?;
    if !first.split(',').eq(header.iter().copied()) {
        return None;
    }
    let mut rows = Vec::new();
    let mut quoted = Vec::new();
    let mut quoted_lines = String::new();
    for (text, line) in lines {
        let mut cells = Vec::with_capacity(header.len());
        let mut start = 0;
        let mut quotes = 0;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b',' => {
                    cells.push(Cow::Borrowed(&text[start..at]));
                    start = at + 1;
                }
                b'"' => quotes += 1,
                _ => {}
            }
        }
        cells.push(Cow::Borrowed(&text[start..]));
        match quotes {
            0 if cells.len() != header.len() => return None,
            0 => {}
            quotes if quotes % 2 == 0 => {
                quoted.push(rows.len());
                quoted_lines.push_str(text);
                quoted_lines.push('\n');
            }
            _ => return None,
        }
        rows.push(Row { line, cells });
    }
    if quoted.is_empty() {
        return Some(rows);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(quoted_lines.as_bytes());
    let mut records = reader.records();
    for at in quoted {
        rows[at].cells = cells_of(&records.next()?.ok()?);
        if rows[at].cells.len() != header.len() {
            return None;
        }
    }
    records.next().is_none().then_some(rows)
}

fn line_of(position: Option<&csv::Position>) -> usize {
    usize::try_from(position.map_or(1, csv::Position::line)).unwrap_or(usize::MAX)
}

/// Blank lines that the reader passes over before a row: it counts them to the row.
fn blank_lines(content: &str, position: Option<&csv::Position>) -> usize {
    let start = position
        .and_then(|p| usize::try_from(p.byte()).ok())
        .unwrap_or_default();
    let rest = content.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    blank.filter(|b| **b == b'\n').count()
}
