//! `summitry diff`: what differs between two runs.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use summitry::Extraction;
use summitry::diff::{Change, diff, diff_detailed};

use crate::error::FileError;
use crate::lines::lines;
use crate::streams::Streams;

/// The arguments of `summitry diff`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// What `summitry extract --format jsonl` wrote before; `-` for standard input.
    #[arg(value_name = "OLD.jsonl")]
    old: PathBuf,
    /// What it writes now.
    #[arg(value_name = "NEW.jsonl")]
    new: PathBuf,
    /// Looks at mentions, evidence and confidence too.
    #[arg(long)]
    details: bool,
    /// How to write the changes.
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A document a paragraph, a change a line.
    Text,
    /// A change a line, as JSON.
    Jsonl,
}

/// Compares; gives the number of documents that differ.
pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    let mut old = read(&arguments.old, streams)?;
    let new = in_order(read(&arguments.new, streams)?);
    let compare = if arguments.details { diff_detailed } else { diff };
    let mut different = 0;
    streams.write_to(Path::new("-"), |out, _| {
        for (id, new) in new {
            match old.remove(&id) {
                Some((_, old)) => {
                    let changes = compare(&old, &new);
                    different += usize::from(!changes.is_empty());
                    show(&id, &changes, arguments.format, out)?;
                }
                None => {
                    different += 1;
                    alone(&id, "added", arguments.format, out)?;
                }
            }
        }
        for (id, _) in in_order(old) {
            different += 1;
            alone(&id, "removed", arguments.format, out)?;
        }
        Ok(())
    })?;
    Ok(different)
}

/// The documents of a run, by name, with their place in it.
type Run = BTreeMap<String, (usize, Extraction)>;

fn read(path: &Path, streams: &mut Streams<'_>) -> Result<Run, FileError> {
    let mut run = Run::new();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for line in lines::<Extraction>(streams.open(path)?) {
        let line = line.map_err(|error| FileError::new(path, error))?;
        let wrong = |reason: String| FileError::wrong(format!("{}:{}: {reason}", path.display(), line.number));
        let extraction = line.content.map_err(wrong)?;
        // A document without an id is known by its place, and the second of an id by its number.
        let own = extraction.document.id.clone();
        let id = own.unwrap_or_else(|| format!("document {}", run.len() + 1));
        let time = times.entry(id.clone()).or_default();
        *time += 1;
        let id = if *time > 1 { format!("{id} ({time})") } else { id };
        run.insert(id, (run.len(), extraction));
    }
    Ok(run)
}

fn in_order(run: Run) -> Vec<(String, Extraction)> {
    let mut documents: Vec<(usize, String, Extraction)> = run.into_iter().map(|(id, (at, x))| (at, id, x)).collect();
    documents.sort_by_key(|(at, ..)| *at);
    documents.into_iter().map(|(_, id, x)| (id, x)).collect()
}

fn show(id: &str, changes: &[Change], format: Format, out: &mut dyn Write) -> io::Result<()> {
    if format == Format::Text && !changes.is_empty() {
        writeln!(out, "{id}")?;
    }
    for change in changes {
        match format {
            Format::Text => writeln!(out, "  {change}")?,
            Format::Jsonl => {
                let mut line = serde_json::to_value(change)?;
                line["document"] = id.into();
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// A document that only one run has.
fn alone(id: &str, what: &str, format: Format, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => writeln!(out, "{id}\n  document {what}"),
        Format::Jsonl => writeln!(
            out,
            "{}",
            serde_json::json!({ "change": format!("document_{what}"), "document": id })
        ),
    }
}
