//! Where extractions go: one form a format, to one output or to a file for each table.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use summitry::Extraction;
use summitry::export::csv::CsvTable;
use summitry::export::html::Page;
use summitry::export::{TableKind, jsonld};

use super::Format;
use super::items::Items;
use super::parquet::ParquetTable;
use crate::error::FileError;

/// Takes extractions one after another.
pub(super) trait Sink {
    fn add(&mut self, extraction: Extraction, text: Option<String>) -> io::Result<()>;
    /// Writes what is left.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// One output. Tabular formats need a table.
pub(super) fn single<'w>(
    format: Format,
    table: Option<TableKind>,
    out: &'w mut (dyn Write + Send),
) -> io::Result<Box<dyn Sink + 'w>> {
    Ok(match (format, table) {
        (Format::Csv | Format::Parquet, Some(table)) => tabular(format, table, out)?,
        (Format::Html, _) => Box::new(HtmlPage {
            page: Page::new("d"),
            out,
        }),
        (Format::Jsonld, _) => Box::new(Graph::new(out)?),
        (format, _) => Box::new(Items::new(format, out)?),
    })
}

/// A file for each table, in a folder.
pub(super) fn folder(format: Format, tables: &[TableKind], folder: &Path) -> Result<Box<dyn Sink>, FileError> {
    let ending = if format == Format::Parquet { "parquet" } else { "csv" };
    let mut sinks = Vec::new();
    for table in tables {
        let path = folder.join(format!("{table}.{ending}"));
        let sink = File::create(&path).and_then(|file| tabular(format, *table, BufWriter::new(file)));
        sinks.push(sink.map_err(|e| FileError::new(&path, e))?);
    }
    Ok(Box::new(Folder(sinks)))
}

fn tabular<'w>(format: Format, table: TableKind, out: impl Write + Send + 'w) -> io::Result<Box<dyn Sink + 'w>> {
    if format == Format::Parquet {
        return Ok(Box::new(ParquetTable::new(table, out)?));
    }
    match CsvTable::new(table, out)? {
        Some(table) => Ok(Box::new(table)),
        None => Err(io::Error::other("CSV can't nest documents")),
    }
}

struct Folder(Vec<Box<dyn Sink>>);

impl Sink for Folder {
    fn add(&mut self, extraction: Extraction, text: Option<String>) -> io::Result<()> {
        self.0
            .iter_mut()
            .try_for_each(|sink| sink.add(extraction.clone(), text.clone()))
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.0.into_iter().try_for_each(Sink::finish)
    }
}

impl<W: Write> Sink for CsvTable<W> {
    fn add(&mut self, extraction: Extraction, text: Option<String>) -> io::Result<()> {
        Self::add(self, &extraction, text.as_deref()).map_err(io::Error::from)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        Self::finish(*self).and_then(|mut out| out.flush())
    }
}

struct HtmlPage<'w> {
    page: Page,
    out: &'w mut dyn Write,
}

impl Sink for HtmlPage<'_> {
    fn add(&mut self, extraction: Extraction, text: Option<String>) -> io::Result<()> {
        self.page.add(&extraction, text.as_deref());
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(self.page.document("Records").as_bytes())
    }
}

struct Graph<'w> {
    out: &'w mut dyn Write,
    documents: usize,
    nodes: usize,
}

impl<'w> Graph<'w> {
    fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        write!(out, "{{\"@context\":{},\n\"@graph\":[", jsonld::context())?;
        Ok(Self {
            out,
            documents: 0,
            nodes: 0,
        })
    }
}

impl Sink for Graph<'_> {
    fn add(&mut self, extraction: Extraction, _text: Option<String>) -> io::Result<()> {
        for node in jsonld::nodes(&extraction, self.documents) {
            write!(self.out, "{}\n{node}", if self.nodes > 0 { "," } else { "" })?;
            self.nodes += 1;
        }
        self.documents += 1;
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")
    }
}
