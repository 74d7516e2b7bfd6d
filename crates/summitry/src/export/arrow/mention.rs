//! The table of mentions: a row is a place where the text speaks of a record, or the words that a field came from.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use super::column::{SpanColumns, WordColumn, Words};
use crate::export::words::Offsets;
use crate::record::{Extraction, RecordKind};
use crate::record::{ForKind, Listed, with_kind};
use crate::value::Span;

/// The schema of the table of mentions.
///
/// `field` and `rule` are null where the row is a mention of the record as a whole; `text` has the words, null where the text is not given.
#[must_use]
pub fn mention_schema() -> SchemaRef {
    let word = Words::Dictionary.data_type();
    let mut fields = vec![
        Field::new("document", DataType::Utf8, true),
        Field::new("document_index", DataType::Int64, false),
        Field::new("kind", word.clone(), false),
        Field::new("key", DataType::Utf8, false),
        Field::new("field", word.clone(), true),
        Field::new("rule", word, true),
    ];
    fields.extend(SpanColumns::fields());
    fields.push(Field::new("text", DataType::Utf8, true));
    Arc::new(Schema::new(fields))
}

/// The mentions and the evidence of all records as a table, each extraction with its text where that is known.
///
/// # Errors
/// Where the table is too large for Arrow's 32-bit offsets.
pub fn mentions<'e>(
    extractions: impl IntoIterator<Item = (&'e Extraction, Option<&'e str>)>,
    first_index: usize,
) -> Result<RecordBatch, ArrowError> {
    let mut rows = MentionRows::default();
    for (index, (extraction, text)) in extractions.into_iter().enumerate() {
        let text = text.map(|text| Offsets::new(text, extraction.offset_unit));
        for kind in RecordKind::ALL {
            let document = Document {
                rows: &mut rows,
                extraction,
                text: text.as_ref(),
                index: i64::try_from(first_index + index).unwrap_or(i64::MAX),
            };
            with_kind(*kind, document);
        }
    }
    rows.finish()
}

struct MentionRows {
    documents: StringBuilder,
    indexes: Int64Builder,
    kinds: WordColumn,
    keys: StringBuilder,
    fields: WordColumn,
    rules: WordColumn,
    spans: SpanColumns,
    texts: StringBuilder,
}

impl Default for MentionRows {
    fn default() -> Self {
        Self {
            documents: StringBuilder::new(),
            indexes: Int64Builder::new(),
            kinds: WordColumn::new(Words::Dictionary),
            keys: StringBuilder::new(),
            fields: WordColumn::new(Words::Dictionary),
            rules: WordColumn::new(Words::Dictionary),
            spans: SpanColumns::default(),
            texts: StringBuilder::new(),
        }
    }
}

impl MentionRows {
    fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let mut arrays: Vec<ArrayRef> = vec![
            Arc::new(self.documents.finish()),
            Arc::new(self.indexes.finish()),
            self.kinds.finish(),
            Arc::new(self.keys.finish()),
            self.fields.finish(),
            self.rules.finish(),
        ];
        arrays.extend(self.spans.finish());
        arrays.push(Arc::new(self.texts.finish()));
        RecordBatch::try_new(mention_schema(), arrays)
    }
}

/// One document's part of the rows.
struct Document<'a, 't> {
    rows: &'a mut MentionRows,
    extraction: &'a Extraction,
    text: Option<&'a Offsets<'t>>,
    index: i64,
}

impl ForKind for Document<'_, '_> {
    type Out = ();
    fn with<R: Listed>(self) {
        let Self {
            rows,
            extraction,
            text,
            index,
        } = self;
        let mut push = |record: &R, field: Option<&str>, rule: Option<&str>, span: Span| {
            rows.documents.append_option(extraction.document.id.as_deref());
            rows.indexes.append_value(index);
            rows.kinds.push(Some(R::KIND.as_str()));
            rows.keys.append_value(record.key());
            rows.fields.push(field);
            rows.rules.push(rule);
            rows.spans.push(span);
            rows.texts.append_option(text.and_then(|t| t.words(span)));
        };
        for record in R::of(extraction) {
            for span in record.mentions() {
                push(record, None, None, *span);
            }
            for (field, cited) in record.evidence_map() {
                for evidence in cited {
                    push(record, Some(R::field_name(*field)), Some(&evidence.rule), evidence.span);
                }
            }
        }
    }
}
