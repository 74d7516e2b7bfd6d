//! One item after another, as JSON or for people.

use std::io::{self, Write};

use serde::Serialize;
use summitry::{Extraction, Trace};

use super::Format;
use super::sink::Sink;
use crate::table;

/// Writes extractions or traces in a format of items: a table, JSON or JSON Lines.
pub(super) struct Items<'w> {
    format: Format,
    out: &'w mut dyn Write,
    written: usize,
}

impl<'w> Items<'w> {
    pub(super) fn new(format: Format, out: &'w mut dyn Write) -> io::Result<Self> {
        if format == Format::Json {
            out.write_all(b"[")?;
        }
        Ok(Self {
            format,
            out,
            written: 0,
        })
    }

    pub(super) fn explain(&mut self, trace: &Trace) -> io::Result<()> {
        let more = self.written > 0;
        self.write_as(trace, |out| {
            if more {
                writeln!(out)?;
            }
            write!(out, "{trace}")?;
            table::write(&trace.extraction, true, out)
        })
    }

    /// Writes one item: as JSON, or for people as `table` does.
    fn write_as(
        &mut self,
        item: &impl Serialize,
        table: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        match self.format {
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, item)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => {
                self.out.write_all(if self.written > 0 { b",\n" } else { b"\n" })?;
                serde_json::to_writer_pretty(&mut self.out, item)?;
            }
            _ => table(self.out)?,
        }
        self.written += 1;
        Ok(())
    }
}

impl Sink for Items<'_> {
    fn add(&mut self, extraction: Extraction, _text: Option<String>) -> io::Result<()> {
        let more = self.written > 0;
        self.write_as(&extraction, |out| table::write(&extraction, more, out))
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.written > 0 { b"\n]\n" } else { b"]\n" })?;
        }
        Ok(())
    }
}
