//! The rows of a table read in parallel.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::{panic, thread};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeStringArray, RecordBatch};
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::{ArrowError, DataType};
use summitry::export::arrow::Row;
use summitry::record::OffsetUnit;
use summitry::{Document, Extractor};

/// Where the parts of a document are in a table, and how to read it.
#[derive(Clone)]
pub(crate) struct Plan {
    pub(crate) extractor: Extractor,
    pub(crate) text: String,
    pub(crate) id: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) threads: usize,
}

/// The columns of a batch that documents are made of.
struct Columns {
    text: ArrayRef,
    id: Option<ArrayRef>,
    published: Option<ArrayRef>,
    language: Option<ArrayRef>,
}

impl Plan {
    /// Reads a batch's documents, in order.
    pub(crate) fn read(&self, batch: &RecordBatch) -> Result<Vec<Row>, ArrowError> {
        let strings = |name: &String| column(batch, name);
        let columns = Columns {
            text: strings(&self.text)?,
            id: self.id.as_ref().map(strings).transpose()?,
            published: self.published.as_ref().map(strings).transpose()?,
            language: self.language.as_ref().map(strings).transpose()?,
        };
        let rows = batch.num_rows();
        let threads = self.threads.min(rows);
        if threads <= 1 {
            return Ok((0..rows).map(|row| self.row(&columns, row)).collect());
        }
        let next = AtomicUsize::new(0);
        let done: Mutex<BTreeMap<usize, Row>> = Mutex::default();
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    let mut read = Vec::new();
                    loop {
                        let row = next.fetch_add(1, Ordering::Relaxed);
                        if row >= rows {
                            break;
                        }
                        read.push((row, self.row(&columns, row)));
                    }
                    done.lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner)
                        .extend(read);
                });
            }
        });
        let done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(done.into_values().collect())
    }

    fn row(&self, columns: &Columns, row: usize) -> Row {
        let id = columns.id.as_ref().and_then(|column| string(column, row));
        self.extract(columns, row, id)
            .map_err(|reason| (id.map(str::to_owned), reason))
    }

    fn extract(&self, columns: &Columns, row: usize, id: Option<&str>) -> Result<summitry::Extraction, String> {
        let text = string(&columns.text, row).ok_or("no text: it is null, or not UTF-8")?;
        let mut document = Document::new(text);
        if let Some(id) = id {
            document = document.with_id(id);
        }
        if let Some(published) = columns.published.as_ref().and_then(|column| string(column, row)) {
            // A timestamp is written with its time; the date is what counts.
            let date = published.split_once(['T', ' ']).map_or(published, |(date, _)| date);
            document = document.with_published(date.parse().map_err(|e| format!("{e}"))?);
        }
        if let Some(language) = columns.language.as_ref().and_then(|column| string(column, row)) {
            let known = self.extractor.languages();
            if !known.iter().any(|l| l == language) {
                return Err(format!(
                    "unknown language `{language}`; expected one of {}",
                    known.join(", ")
                ));
            }
            document = document.with_language(language);
        }
        let read = panic::catch_unwind(panic::AssertUnwindSafe(|| self.extractor.extract(&document)));
        let extraction = read.map_err(|_| "the reader stopped at this document; this is a defect of summitry")?;
        extraction
            .with_offset_unit(text, OffsetUnit::CodePoint)
            .map_err(|e| e.to_string())
    }
}

/// A column as strings; what is no string is written as one, and bytes that are no UTF-8 are null.
fn column(batch: &RecordBatch, name: &str) -> Result<ArrayRef, ArrowError> {
    let Some(column) = batch.column_by_name(name) else {
        let schema = batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|f| f.name().as_str()).collect();
        return Err(ArrowError::SchemaError(format!(
            "no column `{name}`; expected one of {}",
            names.join(", ")
        )));
    };
    match column.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(column.clone()),
        DataType::Binary => Ok(utf8(column.as_binary::<i32>().iter())),
        DataType::LargeBinary => Ok(utf8(column.as_binary::<i64>().iter())),
        DataType::BinaryView => Ok(utf8(column.as_binary_view().iter())),
        _ => written(column),
    }
}

fn utf8<'b>(values: impl Iterator<Item = Option<&'b [u8]>>) -> ArrayRef {
    let texts = values.map(|bytes| str::from_utf8(bytes?).ok());
    Arc::new(texts.collect::<LargeStringArray>())
}

/// What Arrow shows of each value. Its casts would do the same, at a tenth of the module's size.
fn written(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let options = FormatOptions::default();
    let shown = ArrayFormatter::try_new(column, &options)?;
    // Nulls among a dictionary's values count, too.
    let nulls = column.logical_nulls();
    let texts = (0..column.len()).map(|row| {
        let valid = nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
        valid.then(|| shown.value(row).try_to_string().ok()).flatten()
    });
    Ok(Arc::new(texts.collect::<LargeStringArray>()))
}

fn string(column: &ArrayRef, row: usize) -> Option<&str> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Some(column.as_string::<i64>().value(row)),
        DataType::Utf8View => Some(column.as_string_view().value(row)),
        _ => None,
    }
}
