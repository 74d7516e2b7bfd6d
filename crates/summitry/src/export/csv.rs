//! Records as CSV: one table a kind, and one of mentions.
//!
//! The columns are those of the Arrow tables (dates and intervals with their first and last day), but for the places in the text,
//! which the table of mentions has; parties are joined with `|`.

use std::io::Write;

use ::csv::Writer;

use super::TableKind;
use super::words::Offsets;
use crate::record::{Cell, CellType, Extraction, RecordKind};
use crate::record::{ForKind, Listed, with_kind};
use crate::value::{Date, Span};

/// A table being written.
///
/// ```
/// use summitry::RecordKind;
/// use summitry::export::{TableKind, csv::CsvTable};
/// let text = "Le sommet du G7 s’ouvre à Évian.";
/// let mut table = CsvTable::new(TableKind::Records(RecordKind::Summit), Vec::new())?.expect("a flat table");
/// table.add(&summitry::extract(text), Some(text))?;
/// let csv = String::from_utf8(table.finish()?)?;
/// assert!(csv.starts_with("document,document_index,key,series,") && csv.contains("Évian-les-Bains"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct CsvTable<W: Write> {
    kind: TableKind,
    writer: Writer<W>,
    documents: usize,
}

impl<W: Write> core::fmt::Debug for CsvTable<W> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("CsvTable")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl<W: Write> CsvTable<W> {
    /// Begins a table with its header; `None` for [`TableKind::Documents`], as CSV can't nest.
    ///
    /// # Errors
    /// Where `out` can't be written to.
    pub fn new(kind: TableKind, out: W) -> csv::Result<Option<Self>> {
        let mut writer = Writer::from_writer(out);
        match kind {
            TableKind::Records(kind) => writer.write_record(with_kind(kind, Header))?,
            TableKind::Mentions => writer.write_record(MENTION)?,
            TableKind::Documents => return Ok(None),
        }
        Ok(Some(Self {
            kind,
            writer,
            documents: 0,
        }))
    }

    /// Adds a document's rows; the text, where known, gives mentions their words.
    ///
    /// # Errors
    /// Where the output can't be written to.
    pub fn add(&mut self, extraction: &Extraction, text: Option<&str>) -> csv::Result<()> {
        let document = [
            extraction.document.id.clone().unwrap_or_default(),
            self.documents.to_string(),
        ];
        self.documents += 1;
        let rows = match self.kind {
            TableKind::Records(kind) => with_kind(kind, Records(extraction)),
            TableKind::Mentions => {
                let text = text.map(|text| Offsets::new(text, extraction.offset_unit));
                let of = |kind: &RecordKind| with_kind(*kind, Mentions(extraction, text.as_ref()));
                RecordKind::ALL.iter().flat_map(of).collect()
            }
            TableKind::Documents => Vec::new(),
        };
        for row in rows {
            self.writer.write_record(document.iter().chain(&row))?;
        }
        Ok(())
    }

    /// Ends the table, and gives back what it was written to.
    ///
    /// # Errors
    /// Where the last rows can't be written.
    pub fn finish(self) -> std::io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

const MENTION: [&str; 9] = [
    "document",
    "document_index",
    "kind",
    "key",
    "field",
    "rule",
    "start",
    "end",
    "text",
];

struct Header;

impl ForKind for Header {
    type Out = Vec<String>;
    fn with<R: Listed>(self) -> Vec<String> {
        let mut header = vec!["document".to_owned(), "document_index".to_owned(), "key".to_owned()];
        for (name, cells) in R::columns() {
            header.push((*name).to_owned());
            if *cells == CellType::Time {
                header.extend(["first", "last"].map(|end| format!("{name}_{end}")));
            }
        }
        header.extend(["confidence".to_owned(), "assertion".to_owned()]);
        header
    }
}

struct Records<'e>(&'e Extraction);

impl ForKind for Records<'_> {
    type Out = Vec<Vec<String>>;
    fn with<R: Listed>(self) -> Vec<Vec<String>> {
        let row = |record: &R| {
            let mut row = vec![record.key().to_owned()];
            for (field, (_, cells)) in R::fields().iter().zip(R::columns()) {
                push(record.cell(*field), *cells, &mut row);
            }
            row.push(record.confidence().value().to_string());
            row.push(record.assertion().as_str().to_owned());
            row
        };
        R::of(self.0).iter().map(row).collect()
    }
}

fn push(cell: Cell<'_>, cells: CellType, row: &mut Vec<String>) {
    let day = |date: Option<Date>| {
        date.filter(|d| !d.is_open_year())
            .map_or_else(String::new, |d| d.to_string())
    };
    match cell {
        Cell::Time(time) => row.extend([time.to_string(), day(time.first_day()), day(time.last_day())]),
        Cell::Parties(parties) => {
            let codes: Vec<&str> = parties.iter().map(|p| p.as_str()).collect();
            row.push(codes.join("|"));
        }
        Cell::Absent if cells == CellType::Time => row.extend([const { String::new() }; 3]),
        other => row.push(other.to_string()),
    }
}

struct Mentions<'e>(&'e Extraction, Option<&'e Offsets<'e>>);

impl ForKind for Mentions<'_> {
    type Out = Vec<Vec<String>>;
    fn with<R: Listed>(self) -> Vec<Vec<String>> {
        let Self(extraction, text) = self;
        let row = |record: &R, field: &str, rule: &str, span: Span| {
            let words = text.and_then(|t| t.words(span)).unwrap_or_default();
            let [start, end] = [span.start(), span.end()].map(|n| n.to_string());
            [R::KIND.as_str(), record.key(), field, rule, &start, &end, words]
                .map(str::to_owned)
                .to_vec()
        };
        let mut rows = Vec::new();
        for record in R::of(extraction) {
            rows.extend(record.mentions().iter().map(|span| row(record, "", "", *span)));
            for (field, cited) in record.evidence_map() {
                let name = R::field_name(*field);
                rows.extend(cited.iter().map(|e| row(record, name, &e.rule, e.span)));
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::CsvTable;
    use crate::export::TableKind;
    use crate::record::{Extraction, Record, Treaty, TreatyField};
    use crate::value::Span;

    fn treaty() -> Extraction {
        let mut treaty = Treaty {
            id: "treaty-1".into(),
            name: Some("a \"b\", c".into()),
            signed: "2024-02".parse().ok(),
            in_force: "XXXX-05-18".parse().ok(),
            parties: ["CHN", "KAZ"].iter().filter_map(|p| p.parse().ok()).collect(),
            ..Treaty::default()
        };
        treaty.cite(TreatyField::Name, Span::new(0, 2), "a.rule");
        let mut extraction = Extraction::default();
        extraction.document.id = Some("é".into());
        extraction.treaties.push(treaty);
        extraction
    }

    fn written(kind: TableKind) -> String {
        let mut table = CsvTable::new(kind, Vec::new()).unwrap().unwrap();
        table.add(&Extraction::default(), None).unwrap();
        table.add(&treaty(), Some("é\n")).unwrap();
        String::from_utf8(table.finish().unwrap()).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_needed_and_days_given_where_known() {
        let rows = written(TableKind::Records(crate::RecordKind::Treaty));
        let (header, row) = rows.split_once('\n').unwrap();
        assert!(header.contains(",signed,signed_first,signed_last,in_force,"));
        assert!(
            row.starts_with("é,1,treaty-1,\"a \"\"b\"\", c\",,CHN|KAZ,,2024-02,2024-02-01,2024-02-29,XXXX-05-18,,,")
        );
        let cells = |line: &str| {
            csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(line.as_bytes())
                .records()
                .next()
                .unwrap()
                .unwrap()
                .len()
        };
        assert_eq!(cells(header), cells(row));
    }

    #[test]
    fn mentions_have_their_words() {
        let rows = written(TableKind::Mentions);
        assert_eq!(rows.lines().nth(1), Some("é,1,treaties,treaty-1,name,a.rule,0,2,é"));
    }

    #[test]
    fn nested_documents_are_refused() {
        assert!(CsvTable::new(TableKind::Documents, Vec::new()).unwrap().is_none());
    }
}
