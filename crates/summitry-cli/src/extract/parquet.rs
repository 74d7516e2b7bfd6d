//! Tables as Parquet.

use std::io::{self, Write};

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use summitry::Extraction;
use summitry::export::TableKind;
use summitry::export::arrow::{mention_schema, mentions, nested, nested_schema, table, table_schema};

use super::sink::Sink;

/// Documents made into rows at a time.
const PART: usize = 1024;

/// A table being written.
pub(super) struct ParquetTable<W: Write + Send> {
    table: TableKind,
    writer: ArrowWriter<W>,
    waiting: Vec<(Extraction, Option<String>)>,
    /// Documents written.
    done: usize,
}

impl<W: Write + Send> ParquetTable<W> {
    pub(super) fn new(table: TableKind, out: W) -> io::Result<Self> {
        let schema = match table {
            TableKind::Records(kind) => table_schema(kind),
            TableKind::Mentions => mention_schema(),
            TableKind::Documents => nested_schema(),
        };
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = ArrowWriter::try_new(out, schema, Some(properties)).map_err(io::Error::other)?;
        Ok(Self {
            table,
            writer,
            waiting: Vec::new(),
            done: 0,
        })
    }

    fn write(&mut self) -> io::Result<()> {
        let part = std::mem::take(&mut self.waiting);
        let count = part.len();
        let rows = self.rows(part).map_err(io::Error::other)?;
        self.done += count;
        self.writer.write(&rows).map_err(io::Error::other)
    }

    fn rows(&self, part: Vec<(Extraction, Option<String>)>) -> Result<RecordBatch, ArrowError> {
        match self.table {
            TableKind::Records(kind) => table(kind, part.iter().map(|(x, _)| x), self.done),
            TableKind::Mentions => mentions(part.iter().map(|(x, text)| (x, text.as_deref())), self.done),
            TableKind::Documents => nested(&part.into_iter().map(|(x, _)| Ok(x)).collect::<Vec<_>>()),
        }
    }
}

impl<W: Write + Send> Sink for ParquetTable<W> {
    fn add(&mut self, extraction: Extraction, text: Option<String>) -> io::Result<()> {
        self.waiting.push((extraction, text));
        if self.waiting.len() < PART {
            return Ok(());
        }
        self.write()
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.write()?;
        self.writer.close().map(drop).map_err(io::Error::other)
    }
}
