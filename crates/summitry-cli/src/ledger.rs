//! `summitry ledger`: what many documents say together.

use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Map, Value};
use summitry::{Ledger, RecordKind};

use crate::error::FileError;
use crate::reading::Reading;
use crate::streams::Streams;
use crate::table;

/// The arguments of `summitry ledger`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// How to write the ledger.
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Where to write; standard output if left out.
    #[arg(short, long, default_value = "-")]
    output: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people: a table a kind, the contradictions, the timeline.
    Table,
    /// The whole ledger, each entry with its sources.
    Json,
}

/// Reads all documents into a ledger; gives the number of inputs that could not be read.
pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    let opened = arguments.reading.open(streams)?;
    let watched = streams.watched(&arguments.output);
    streams.write_to(&arguments.output, |out, messages| {
        let mut extractions = Vec::new();
        let bad = opened.extract(false, watched, messages, |extraction, _text| {
            extractions.push(extraction);
            Ok(())
        })?;
        let ledger: Ledger = extractions.into_iter().collect();
        match arguments.format {
            Format::Json => {
                serde_json::to_writer_pretty(&mut *out, &ledger)?;
                out.write_all(b"\n")?;
            }
            Format::Table => write(&ledger, out)?,
        }
        Ok(bad)
    })
}

fn write(ledger: &Ledger, out: &mut dyn Write) -> io::Result<()> {
    let count = ledger.documents().len();
    writeln!(out, "{count} document{}", if count == 1 { "" } else { "s" })?;
    let mut kinds = serde_json::to_value(ledger)?;
    for kind in RecordKind::ALL {
        if let Some(entries) = kinds.get_mut(kind.as_str()).and_then(Value::as_array_mut) {
            entries.iter_mut().for_each(row);
        }
    }
    table::kinds(&kinds, out)?;
    if ledger.conflicts().next().is_some() {
        writeln!(out, "\nconflicts")?;
    }
    for conflict in ledger.conflicts() {
        let readings = conflict.readings.iter().map(|reading| {
            let documents = reading.documents.join(", ");
            format!("{} ({documents})", reading.value)
        });
        let readings = readings.collect::<Vec<_>>().join(" or ");
        writeln!(out, "  {} {}: {readings}", conflict.id, conflict.field)?;
    }
    let timeline = ledger.timeline();
    if !timeline.is_empty() {
        writeln!(out, "\ntimeline")?;
    }
    for event in timeline {
        let name = event.name.as_deref().unwrap_or_default();
        writeln!(out, "  {}  {} {}  {name}", event.when, event.id, event.what)?;
    }
    Ok(())
}

/// An entry as a row: its id, its record's fields, and how many documents it is from.
fn row(entry: &mut Value) {
    let mut row = Map::from_iter([("entry".to_owned(), entry["id"].take())]);
    if let Value::Object(record) = entry["record"].take() {
        row.extend(record);
    }
    let documents = entry["sources"].as_array().map_or(0, Vec::len);
    row.insert("documents".to_owned(), documents.into());
    *entry = Value::Object(row);
}
