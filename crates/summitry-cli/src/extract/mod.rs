//! `summitry extract`: the records of texts, files and folders.

use std::path::PathBuf;

use summitry::export::TableKind;

use crate::error::FileError;
use crate::reading::Reading;
use crate::streams::Streams;

mod items;
mod parquet;
mod sink;

use items::Items;
use sink::Sink;

/// The arguments of `summitry extract`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    reading: Reading,
    /// How to write the records.
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The table to write as CSV or Parquet: a kind of record such as trade_figures, `mentions`, or (Parquet's default) `documents`.
    #[arg(long, value_name = "KIND", value_parser = parse_table)]
    table: Option<TableKind>,
    /// Where to write; standard output if left out. As CSV or Parquet, an existing folder gets a file for each table.
    #[arg(short, long, default_value = "-")]
    output: PathBuf,
    /// Says how each text was read: what was seen, which rule read each field, what was rejected and why.
    #[arg(long)]
    explain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people: a table a kind.
    Table,
    /// One JSON array of extractions.
    Json,
    /// One extraction a line.
    Jsonl,
    /// One table, or all of them into a folder.
    Csv,
    /// One table, or all of them into a folder.
    Parquet,
    /// One page that shows the texts with the words that each record was read from.
    Html,
    /// A graph in the words of schema.org.
    Jsonld,
}

fn parse_table(text: &str) -> Result<TableKind, String> {
    text.parse()
        .map_err(|e: summitry::record::NotInVocabulary| e.to_string())
}

/// Extracts from all paths; gives the number of inputs that could not be read.
pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    arguments.check().map_err(FileError::wrong)?;
    let opened = arguments.reading.open(streams)?;
    let Arguments { format, output, .. } = arguments;
    let watched = streams.watched(output);
    if arguments.explain {
        return streams.write_to(output, |out, messages| {
            let mut items = Items::new(*format, out)?;
            let bad = opened.each(
                watched,
                messages,
                |extractor, documents| Box::new(documents.map(|document| extractor.explain(document))),
                |trace| items.explain(&trace),
            )?;
            Box::new(items).finish()?;
            Ok(bad)
        });
    }
    // Only a page and the words of mentions need the texts.
    let texts = *format == Format::Html || arguments.tables().contains(&TableKind::Mentions);
    if arguments.is_folder() {
        let mut sink = sink::folder(*format, &arguments.tables(), output)?;
        let bad = opened.extract(texts, watched, streams.messages(), |x, text| sink.add(x, text));
        return bad
            .and_then(|bad| sink.finish().map(|()| bad))
            .map_err(|e| FileError::new(output, e));
    }
    streams.write_to(output, |out, messages| {
        let mut sink = sink::single(*format, arguments.tables().first().copied(), out)?;
        let bad = opened.extract(texts, watched, messages, |x, text| sink.add(x, text))?;
        sink.finish()?;
        Ok(bad)
    })
}

impl Arguments {
    const fn is_tabular(&self) -> bool {
        matches!(self.format, Format::Csv | Format::Parquet)
    }

    fn is_folder(&self) -> bool {
        self.is_tabular() && self.output.is_dir()
    }

    /// The tables to write; none in other formats.
    fn tables(&self) -> Vec<TableKind> {
        match self.table {
            Some(table) => vec![table],
            None if self.is_folder() => match self.format {
                Format::Parquet => TableKind::flat().chain([TableKind::Documents]).collect(),
                _ => TableKind::flat().collect(),
            },
            None if self.format == Format::Parquet => vec![TableKind::Documents],
            None => Vec::new(),
        }
    }

    /// Refuses what goes together badly.
    fn check(&self) -> Result<(), String> {
        let format = self.format;
        if self.table.is_some() && !self.is_tabular() {
            return Err("--table is for the formats csv and parquet".to_owned());
        }
        if format == Format::Csv && self.table == Some(TableKind::Documents) {
            return Err("documents are nested, which CSV is not; use parquet, or another --table".to_owned());
        }
        if format == Format::Csv && self.tables().is_empty() {
            return Err("CSV holds one table: choose it with --table, or give an existing folder with -o".to_owned());
        }
        if self.explain && !matches!(format, Format::Table | Format::Json | Format::Jsonl) {
            return Err("--explain is for the formats table, json and jsonl".to_owned());
        }
        Ok(())
    }
}
