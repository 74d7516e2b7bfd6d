//! One row a document, with all its records nested.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};

use super::column::{SpanColumns, Words};
use super::table::{NewRows, Schemas, list};
use crate::record::{Evidence, Extraction, RecordKind};
use crate::record::{ForKind, Listed, with_kind};

/// The schema of the nested form.
///
/// `id`, `language`, `published`, `chars_processed`; a list of structures for each kind of record, with its `evidence` as a list;
/// `warnings`; and `error`, set where the document could not be read.
#[must_use]
pub fn nested_schema() -> SchemaRef {
    let mut fields = vec![
        Field::new("id", DataType::Utf8, true),
        Field::new("language", DataType::Utf8, true),
        Field::new("published", DataType::Utf8, true),
        Field::new("chars_processed", DataType::Int64, false),
    ];
    for kind in RecordKind::ALL {
        let records = DataType::Struct(record_fields(*kind));
        fields.push(list_field(kind.as_str(), records));
    }
    fields.push(list_field("warnings", DataType::Struct(warning_fields())));
    fields.push(Field::new("error", DataType::Utf8, true));
    Arc::new(Schema::new(fields))
}

fn list_field(name: &str, items: DataType) -> Field {
    let items = Arc::new(Field::new_list_field(items, false));
    Field::new(name, DataType::List(items), false)
}

fn record_fields(kind: RecordKind) -> Fields {
    let mut fields = with_kind(kind, Schemas(Words::Plain));
    fields.push(list_field("evidence", DataType::Struct(evidence_fields())));
    fields.into()
}

fn evidence_fields() -> Fields {
    let mut fields = vec![Field::new("field", DataType::Utf8, false)];
    fields.extend(SpanColumns::fields());
    fields.push(Field::new("rule", DataType::Utf8, false));
    fields.into()
}

fn warning_fields() -> Fields {
    let mut fields = vec![
        Field::new("code", DataType::Utf8, false),
        Field::new("message", DataType::Utf8, false),
    ];
    fields.extend(SpanColumns::fields());
    fields.into()
}

/// What one row says: an extraction, or why there is none.
pub type Row = Result<Extraction, (Option<String>, String)>;

/// Documents as a table with one row each: an extraction, or the id of a document that could not be read and why.
///
/// ```
/// let rows = [Ok(summitry::extract("Le sommet du G7 s’ouvre à Évian.")), Err((None, "no text".to_owned()))];
/// let table = summitry::export::arrow::nested(&rows)?;
/// assert_eq!(table.num_rows(), 2);
/// assert_eq!(table.column_by_name("error").map(|c| c.null_count()), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the table is too large for Arrow's 32-bit offsets.
pub fn nested(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let mut ids = StringBuilder::new();
    let mut languages = StringBuilder::new();
    let mut dates = StringBuilder::new();
    let mut lengths = Int64Builder::new();
    let mut errors = StringBuilder::new();
    for row in rows {
        let document = row.as_ref().ok().map(|x| &x.document);
        ids.append_option(match row {
            Ok(x) => x.document.id.as_deref(),
            Err((id, _)) => id.as_deref(),
        });
        languages.append_option(document.and_then(|d| d.language.as_deref()));
        dates.append_option(document.and_then(|d| d.published).map(|d| d.to_string()));
        let characters = document.map_or(0, |d| d.chars_processed);
        lengths.append_value(i64::try_from(characters).unwrap_or(i64::MAX));
        errors.append_option(row.as_ref().err().map(|(_, reason)| reason));
    }
    let mut arrays: Vec<ArrayRef> = vec![
        Arc::new(ids.finish()),
        Arc::new(languages.finish()),
        Arc::new(dates.finish()),
        Arc::new(lengths.finish()),
    ];
    for kind in RecordKind::ALL {
        arrays.push(with_kind(*kind, Records { kind: *kind, rows }));
    }
    arrays.push(warnings(rows));
    arrays.push(Arc::new(errors.finish()));
    RecordBatch::try_new(nested_schema(), arrays)
}

/// One kind's column.
struct Records<'a> {
    kind: RecordKind,
    rows: &'a [Row],
}

impl ForKind for Records<'_> {
    type Out = ArrayRef;
    fn with<R: Listed>(self) -> ArrayRef {
        let mut records = NewRows(Words::Plain).with::<R>();
        let mut counts = Vec::with_capacity(self.rows.len());
        let mut evidence = EvidenceRows::default();
        for row in self.rows {
            let Ok(extraction) = row else {
                counts.push(0);
                continue;
            };
            counts.push(records.push(extraction));
            for record in R::of(extraction) {
                let before = evidence.spans.len();
                for (field, cited) in record.evidence_map() {
                    for one in cited {
                        evidence.push(R::field_name(*field), one);
                    }
                }
                evidence.counts.push(evidence.spans.len() - before);
            }
        }
        let mut columns = records.finish();
        columns.push(evidence.finish());
        let records = StructArray::new(record_fields(self.kind), columns, None);
        list(&counts, Arc::new(records))
    }
}

#[derive(Default)]
struct EvidenceRows {
    fields: StringBuilder,
    spans: SpanColumns,
    rules: StringBuilder,
    counts: Vec<usize>,
}

impl EvidenceRows {
    fn push(&mut self, field: &str, evidence: &Evidence) {
        self.fields.append_value(field);
        self.spans.push(evidence.span);
        self.rules.append_value(&evidence.rule);
    }

    fn finish(mut self) -> ArrayRef {
        let mut columns: Vec<ArrayRef> = vec![Arc::new(self.fields.finish())];
        columns.extend(self.spans.finish());
        columns.push(Arc::new(self.rules.finish()));
        list(
            &self.counts,
            Arc::new(StructArray::new(evidence_fields(), columns, None)),
        )
    }
}

fn warnings(rows: &[Row]) -> ArrayRef {
    let mut codes = StringBuilder::new();
    let mut messages = StringBuilder::new();
    let mut spans = SpanColumns::default();
    let mut counts = Vec::with_capacity(rows.len());
    for row in rows {
        let warnings = row.as_ref().map_or(&[][..], |x| &x.warnings);
        counts.push(warnings.len());
        for warning in warnings {
            codes.append_value(&warning.code);
            messages.append_value(&warning.message);
            spans.push(warning.span);
        }
    }
    let mut columns: Vec<ArrayRef> = vec![Arc::new(codes.finish()), Arc::new(messages.finish())];
    columns.extend(spans.finish());
    list(&counts, Arc::new(StructArray::new(warning_fields(), columns, None)))
}
