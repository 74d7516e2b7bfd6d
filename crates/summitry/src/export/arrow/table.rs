//! One tidy table a kind of record: a row is a record.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};

use super::column::{FieldColumn, SpanColumns, WordColumn, Words, confidence_column, field_of};
use crate::record::{Extraction, RecordKind};
use crate::record::{ForKind, Listed, with_kind};

/// The schema of the table of a kind.
///
/// `document` is the document's id, `document_index` its place among the extractions, `key` the record's name in its extraction;
/// then come the kind's fields, `confidence`, `assertion`, and `mentions` with their places in the text.
#[must_use]
pub fn table_schema(kind: RecordKind) -> SchemaRef {
    let mut fields = vec![
        Field::new("document", DataType::Utf8, true),
        Field::new("document_index", DataType::Int64, false),
    ];
    fields.extend(with_kind(kind, Schemas(Words::Dictionary)));
    Arc::new(Schema::new(fields))
}

/// The records of a kind as a table.
///
/// ```
/// use summitry::RecordKind;
/// let extractions = [summitry::extract("Le sommet du G7 s’ouvre à Évian."), summitry::extract("Il pleut.")];
/// let table = summitry::export::arrow::table(RecordKind::Summit, &extractions, 0)?;
/// assert_eq!(table.num_rows(), 1);
/// assert!(table.column_by_name("start_first").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// `first_index` is the place of the first extraction, for those who build a table in parts.
///
/// # Errors
/// Where the table is too large for Arrow's 32-bit offsets.
pub fn table<'e>(
    kind: RecordKind,
    extractions: impl IntoIterator<Item = &'e Extraction>,
    first_index: usize,
) -> Result<RecordBatch, ArrowError> {
    let mut documents = StringBuilder::new();
    let mut indexes = Int64Builder::new();
    let mut rows = with_kind(kind, NewRows(Words::Dictionary));
    for (index, extraction) in extractions.into_iter().enumerate() {
        for _ in 0..rows.push(extraction) {
            documents.append_option(extraction.document.id.as_deref());
            indexes.append_value(i64::try_from(first_index + index).unwrap_or(i64::MAX));
        }
    }
    let mut arrays: Vec<ArrayRef> = vec![Arc::new(documents.finish()), Arc::new(indexes.finish())];
    arrays.extend(rows.finish());
    RecordBatch::try_new(table_schema(kind), arrays)
}

/// The fields of a kind, as columns.
pub(super) struct Schemas(pub Words);

impl ForKind for Schemas {
    type Out = Vec<Field>;
    fn with<R: Listed>(self) -> Vec<Field> {
        let mut fields = vec![Field::new("key", DataType::Utf8, false)];
        for (name, cells) in R::columns() {
            field_of(name, *cells, self.0, &mut fields);
        }
        fields.push(Field::new("confidence", DataType::Float64, false));
        fields.push(Field::new("assertion", self.0.data_type(), false));
        fields.push(Field::new("mentions", spans_type(), false));
        fields
    }
}

fn spans_type() -> DataType {
    let span = DataType::Struct(Fields::from(SpanColumns::fields()));
    DataType::List(Arc::new(Field::new_list_field(span, false)))
}

/// Empty rows of a kind.
pub(super) struct NewRows(pub Words);

impl ForKind for NewRows {
    type Out = Box<dyn Rows>;
    fn with<R: Listed>(self) -> Box<dyn Rows> {
        let words = self.0;
        let columns = R::columns().iter().map(|(_, cells)| FieldColumn::new(*cells, words));
        Box::new(RowsOf::<R> {
            keys: StringBuilder::new(),
            columns: columns.collect(),
            confidences: confidence_column(),
            assertions: WordColumn::new(words),
            mentions: SpanColumns::default(),
            mention_counts: Vec::new(),
            _kind: core::marker::PhantomData,
        })
    }
}

/// Rows of a kind.
pub(super) trait Rows {
    /// Adds an extraction's records; gives their number.
    fn push(&mut self, extraction: &Extraction) -> usize;
    /// The columns, as [`Schemas`] has them.
    fn finish(self: Box<Self>) -> Vec<ArrayRef>;
}

struct RowsOf<R> {
    keys: StringBuilder,
    columns: Vec<FieldColumn>,
    confidences: Float64Builder,
    assertions: WordColumn,
    mentions: SpanColumns,
    mention_counts: Vec<usize>,
    _kind: core::marker::PhantomData<R>,
}

impl<R: Listed> Rows for RowsOf<R> {
    fn push(&mut self, extraction: &Extraction) -> usize {
        let records = R::of(extraction);
        for record in records {
            self.keys.append_value(record.key());
            for (field, column) in R::fields().iter().zip(&mut self.columns) {
                column.push(&record.cell(*field));
            }
            self.confidences.append_value(record.confidence().value());
            self.assertions.push(Some(record.assertion().as_str()));
            for span in record.mentions() {
                self.mentions.push(*span);
            }
            self.mention_counts.push(record.mentions().len());
        }
        records.len()
    }

    fn finish(mut self: Box<Self>) -> Vec<ArrayRef> {
        let mut arrays: Vec<ArrayRef> = vec![Arc::new(self.keys.finish())];
        for column in self.columns {
            column.finish(&mut arrays);
        }
        arrays.push(Arc::new(self.confidences.finish()));
        arrays.push(self.assertions.finish());
        arrays.push(list(&self.mention_counts, Arc::new(self.mentions.finish_struct())));
        arrays
    }
}

/// A list column from the lengths of its lists and all their items.
pub(super) fn list(lengths: &[usize], items: ArrayRef) -> ArrayRef {
    let field = Field::new_list_field(items.data_type().clone(), false);
    let offsets = OffsetBuffer::from_lengths(lengths.iter().copied());
    Arc::new(ListArray::new(Arc::new(field), offsets, items, None))
}
