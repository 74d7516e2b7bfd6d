//! `summitry pack`: beginning and checking language packs.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use summitry::check::{Report, Severity, check_folder};
use summitry::pack::{PackSource, template};

use crate::error::FileError;
use crate::streams::Streams;

/// What can be done with packs.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Action {
    /// Says everything that is wrong with a pack, and runs its examples. The exit status is 1 where there is an error.
    Check(Check),
    /// Begins a pack for a language: every table with all concepts, to be filled with the language's forms.
    New(New),
}

/// The arguments of `summitry pack new`.
#[derive(Debug, clap::Args)]
pub(crate) struct New {
    /// The language (BCP 47), such as `es` or `pt-BR`.
    #[arg(value_name = "LANG")]
    language: String,
    /// The folder to make; by default one of the language's name. One that holds something already is left alone.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// The arguments of `summitry pack check`.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// The pack's folder.
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// A folder with another pack that is loaded too; may be given several times.
    #[arg(long = "pack", value_name = "DIR")]
    packs: Vec<PathBuf>,
    /// How to write the problems.
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Counts warnings as errors.
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A problem a line: file, line, what was found, what was expected.
    Text,
    /// A report a line, as JSON.
    Jsonl,
}

/// Does it; gives the number of packs that are not as they should be.
pub(crate) fn run(action: &Action, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    match action {
        Action::Check(arguments) => check(arguments, streams),
        Action::New(arguments) => new(arguments, streams).map(|()| 0),
    }
}

fn new(arguments: &New, streams: &mut Streams<'_>) -> Result<(), FileError> {
    let pack = template(&arguments.language, &PackSource::built_in());
    let pack = pack.map_err(|error| FileError::wrong(error.to_string()))?;
    let folder = arguments.output.clone().unwrap_or_else(|| PathBuf::from(&pack.name));
    if fs::read_dir(&folder).is_ok_and(|mut entries| entries.next().is_some()) {
        let reason = format!("{}: holds something already; expected a new folder", folder.display());
        return Err(FileError::wrong(reason));
    }
    for (name, content) in &pack.files {
        let path = folder.join(name);
        let below = path.parent().unwrap_or(&folder);
        fs::create_dir_all(below).map_err(|error| FileError::new(below, error))?;
        fs::write(&path, content).map_err(|error| FileError::new(&path, error))?;
    }
    streams.print(&format!(
        "{}: {} files; fill in the forms, then run `summitry pack check {}`\n",
        folder.display(),
        pack.files.len(),
        folder.display()
    ));
    Ok(())
}

fn check(arguments: &Check, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    let others: Result<Vec<PackSource>, _> = arguments.packs.iter().map(|folder| PackSource::read(folder)).collect();
    let others = others.map_err(|error| FileError::wrong(error.to_string()))?;
    let reports = arguments.folders.iter().map(|folder| check_folder(folder, &others));
    let mut bad = 0;
    streams.write_to(Path::new("-"), |out, _| {
        for report in reports {
            match arguments.format {
                Format::Text => show(&report, out)?,
                Format::Jsonl => {
                    serde_json::to_writer(&mut *out, &report)?;
                    out.write_all(b"\n")?;
                }
            }
            let counted = |severity| severity == Severity::Error || arguments.strict;
            bad += usize::from(report.problems.iter().any(|problem| counted(problem.severity)));
        }
        Ok(())
    })?;
    Ok(bad)
}

fn show(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for problem in &report.problems {
        writeln!(out, "{problem}")?;
    }
    let errors = report.errors();
    let warnings = report.problems.len() - errors;
    let Report {
        pack,
        tables,
        forms,
        examples,
        ..
    } = report;
    writeln!(
        out,
        "{pack}: {errors} errors, {warnings} warnings in {tables} tables with {forms} forms and {examples} examples"
    )
}
