//! Reading CSV tables with their line numbers.

use super::error::PackError;

/// One row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line on which it starts, from 1.
    pub line: usize,
    /// Its cells, as many as the header has.
    pub cells: Vec<String>,
}

/// Reads a table and checks its header.
///
/// # Errors
/// Where the header is another one, a row has more or fewer cells, or the CSV is malformed.
pub fn read(file: &str, content: &str, header: &[&str]) -> Result<Vec<Row>, PackError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(content.as_bytes());
    let mut rows = Vec::new();
    let mut seen_header = false;
    for record in reader.records() {
        let record = record.map_err(|e| {
            let line = e.position().map_or(1, csv::Position::line);
            PackError::line(
                file,
                usize::try_from(line).unwrap_or(usize::MAX),
                e.to_string(),
                "a row of CSV",
            )
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if !seen_header {
            seen_header = true;
            if cells != header {
                return Err(PackError::line(
                    file,
                    line,
                    cells.join(","),
                    format!("the header {}", header.join(",")),
                ));
            }
            continue;
        }
        if cells.len() != header.len() {
            let found = format!("{} cells", cells.len());
            return Err(PackError::line(
                file,
                line,
                found,
                format!("{} ({})", header.len(), header.join(",")),
            ));
        }
        rows.push(Row { line, cells });
    }
    if !seen_header {
        return Err(PackError::line(
            file,
            1,
            "an empty file",
            format!("the header {}", header.join(",")),
        ));
    }
    Ok(rows)
}
