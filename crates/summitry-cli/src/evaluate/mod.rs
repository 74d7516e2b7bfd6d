//! `summitry evaluate`: records scored against answers written by people.

mod calibration;
mod fit;
mod json;
mod predictions;
mod table;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use serde_json::Value;
use summitry::{Document, Extractor, RecordKind};
use summitry_evaluate::{Contract, Gold, GoldFolder, Report, Sample, samples, score_document};

use crate::error::FileError;
use crate::streams::Streams;

/// The arguments of `summitry evaluate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// A folder of answers, NAME.json beside NAME.txt; may be given several times.
    #[arg(long = "gold", value_name = "DIR", required = true)]
    golds: Vec<PathBuf>,
    /// Scores these extractions (JSON Lines, `document.id` is NAME) instead of reading the texts.
    #[arg(long, value_name = "FILE")]
    pred: Option<PathBuf>,
    /// Also gives each document's score.
    #[arg(long)]
    by_doc: bool,
    /// Also lists what was missed, differs or is spurious.
    #[arg(long)]
    errors: bool,
    /// Also gives the score of each field.
    #[arg(long)]
    by_field: bool,
    /// Scores this kind of records only; may be given several times.
    #[arg(long = "type", value_name = "KIND", value_parser = PossibleValuesParser::new(RecordKind::ALL.iter().map(|k| k.as_str())))]
    kinds: Vec<String>,
    /// Adds the range that holds F1 in 95 of 100 resamplings of the documents, of which there are N.
    #[arg(long, value_name = "N", default_value_t = 0)]
    bootstrap: usize,
    /// Also says how far the records' confidence can be trusted.
    #[arg(long)]
    calibration: bool,
    /// Learns from these answers how far to trust records, and writes the weights (packs/common/calibration.csv).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["pred", "calibration", "kinds"])]
    fit: Option<PathBuf>,
    /// How to write the figures.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A folder with a language pack of your own, added to the built-in ones; may be given several times.
    #[arg(long = "pack", value_name = "DIR")]
    packs: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Table,
    /// One JSON object.
    Json,
}

/// A document with its records and their score's place in the report.
struct Scored {
    gold: Gold,
    found: Value,
}

/// All that is said of a folder.
struct Evaluation<'c> {
    report: Report<'c>,
    scored: Vec<Scored>,
    /// Records with their confidence, each with its document's place.
    samples: Vec<(usize, Sample)>,
    /// Documents without an extraction.
    missing: Vec<String>,
}

/// Scores a folder; gives the number of inputs that could not be read.
pub(crate) fn run(arguments: &Arguments, streams: &mut Streams<'_>) -> Result<usize, FileError> {
    let contract = Contract::built_in();
    let mut complaints: Vec<String> = Vec::new();
    let mut documents: Vec<Gold> = Vec::new();
    for path in &arguments.golds {
        let folder = GoldFolder::read(contract, path).map_err(|e| FileError::new(path, e))?;
        if folder.documents.is_empty() && folder.errors.is_empty() {
            let reason = format!("{}: no answers; expected NAME.json beside NAME.txt", path.display());
            return Err(FileError::wrong(reason));
        }
        complaints.extend(folder.errors.iter().map(ToString::to_string));
        documents.extend(folder.documents);
    }
    let evaluation = evaluate(arguments, contract, documents, &mut complaints)?;
    if let Some(path) = &arguments.fit {
        let weights = fit::weights(&evaluation).map_err(|e| FileError::wrong(e.to_string()))?;
        std::fs::write(path, weights).map_err(|e| FileError::new(path, e))?;
    }
    let bad = complaints.len();
    for complaint in complaints {
        streams.complain(&format!("summitry: {complaint}"));
    }
    let path = PathBuf::from("-");
    streams.write_to(&path, |out, _| match arguments.format {
        Format::Table => {
            table::write(&evaluation, arguments, contract, out)?;
            if arguments.calibration {
                writeln!(out)?;
                calibration::write(&evaluation.samples, contract, out)?;
            }
            Ok(())
        }
        Format::Json => json::write(&evaluation, arguments, contract, out),
    })?;
    Ok(bad)
}

fn evaluate<'c>(
    arguments: &Arguments,
    contract: &'c Contract,
    golds: Vec<Gold>,
    complaints: &mut Vec<String>,
) -> Result<Evaluation<'c>, FileError> {
    let mut evaluation = Evaluation {
        report: Report::new(contract, &arguments.kinds),
        scored: Vec::new(),
        samples: Vec::new(),
        missing: Vec::new(),
    };
    let pairs: Vec<(Option<Value>, Gold)> = match &arguments.pred {
        Some(path) => {
            let mut found = predictions::read(path, complaints)?;
            golds.into_iter().map(|gold| (found.remove(&gold.name), gold)).collect()
        }
        None => extract(arguments, golds, complaints)?,
    };
    for (place, (found, gold)) in pairs.into_iter().enumerate() {
        if found.is_none() {
            evaluation.missing.push(gold.name.clone());
        }
        let found = found.unwrap_or_default();
        let score = score_document(contract, &gold.answers, &found);
        let wanted = |s: &Sample| arguments.kinds.is_empty() || arguments.kinds.contains(&s.kind);
        evaluation.samples.extend(
            samples(contract, &found, &score)
                .into_iter()
                .filter(wanted)
                .map(|s| (place, s)),
        );
        evaluation.report.add(gold.name.clone(), score);
        evaluation.scored.push(Scored { gold, found });
    }
    Ok(evaluation)
}

/// Reads the records of the texts.
fn extract(
    arguments: &Arguments,
    golds: Vec<Gold>,
    complaints: &mut Vec<String>,
) -> Result<Vec<(Option<Value>, Gold)>, FileError> {
    let wrong = |e: summitry::BuildError| FileError::wrong(e.to_string());
    let mut builder = Extractor::builder();
    if arguments.fit.is_some() {
        builder = builder.reader_confidence();
    }
    for pack in &arguments.packs {
        builder = builder.pack_dir(pack).map_err(wrong)?;
    }
    let extractor = builder.build().map_err(wrong)?;
    let mut documents = Vec::new();
    let mut places = Vec::new();
    for (place, gold) in golds.iter().enumerate() {
        let Some(text) = &gold.text else { continue };
        let mut document = Document::new(text.as_str()).with_id(gold.name.as_str());
        if let Some(published) = &gold.published {
            match published.parse() {
                Ok(date) => document = document.with_published(date),
                Err(error) => {
                    complaints.push(format!("{}.json: document.published: {error}", gold.name));
                }
            }
        }
        places.push(place);
        documents.push(document);
    }
    let mut found: Vec<Option<Value>> = vec![None; golds.len()];
    for (extraction, place) in extractor.extract_many(documents).zip(places) {
        found[place] = serde_json::to_value(extraction).ok();
    }
    Ok(found.into_iter().zip(golds).collect())
}
