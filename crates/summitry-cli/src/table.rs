//! Records as tables for people.

use std::io::{self, Write};

use serde_json::{Map, Value};
use summitry::{Extraction, RecordKind};

/// Fields that say where a record came from; they are for programs.
const HIDDEN: &[&str] = &["id", "key", "mentions", "evidence", "assertion"];
/// A cell is cut after this many characters.
const MAX_CELL: usize = 44;

/// Writes one document's records: a table a kind that has any.
pub(crate) fn write(extraction: &Extraction, more: bool, out: &mut dyn Write) -> io::Result<()> {
    if more {
        writeln!(out)?;
    }
    let name = extraction.document.id.as_deref().unwrap_or("(text)");
    let language = extraction.document.language.as_deref().unwrap_or("?");
    writeln!(
        out,
        "{name}  [{language}, {} characters]",
        extraction.document.chars_processed
    )?;
    kinds(&serde_json::to_value(extraction)?, out)?;
    for warning in &extraction.warnings {
        writeln!(out, "warning {}: {} ({})", warning.code, warning.message, warning.span)?;
    }
    Ok(())
}

/// Writes a table for each kind that an object has records of.
pub(crate) fn kinds(value: &Value, out: &mut dyn Write) -> io::Result<()> {
    let mut empty = true;
    for kind in RecordKind::ALL {
        let Some(records) = value
            .get(kind.as_str())
            .and_then(Value::as_array)
            .filter(|r| !r.is_empty())
        else {
            continue;
        };
        empty = false;
        let records: Vec<&Map<String, Value>> = records.iter().filter_map(Value::as_object).collect();
        writeln!(out, "\n{}", kind.as_str().replace('_', " "))?;
        grid(&records, *kind, out)?;
    }
    if empty {
        writeln!(out, "no records")?;
    }
    Ok(())
}

fn grid(records: &[&Map<String, Value>], kind: RecordKind, out: &mut dyn Write) -> io::Result<()> {
    // A mechanism's or initiative's `id` is its canonical id, which people want to see.
    let canonical = matches!(kind, RecordKind::Mechanism | RecordKind::Initiative);
    let mut columns: Vec<&str> = Vec::new();
    for record in records {
        for field in record.keys() {
            let hidden = HIDDEN.contains(&field.as_str()) && !(canonical && field == "id");
            if !hidden && !columns.contains(&field.as_str()) {
                columns.push(field);
            }
        }
    }
    // Confidence closes the row.
    columns.sort_by_key(|c| *c == "confidence");
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|c| c.replace('_', " ")).collect()];
    rows.extend(
        records
            .iter()
            .map(|record| columns.iter().map(|c| cell(record.get(*c))).collect()),
    );
    let width = |index: usize| {
        rows.iter()
            .map(|row: &Vec<String>| row[index].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    for row in &rows {
        let mut line = String::from(" ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push(' ');
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - cell.chars().count() + 1));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn cell(value: Option<&Value>) -> String {
    let text = match value {
        None => "·".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(items)) => items.iter().map(|i| cell(Some(i))).collect::<Vec<_>>().join(" "),
        Some(other) => other.to_string(),
    };
    if text.chars().count() <= MAX_CELL {
        return text;
    }
    let mut cut: String = text.chars().take(MAX_CELL - 1).collect();
    cut.push('…');
    cut
}
