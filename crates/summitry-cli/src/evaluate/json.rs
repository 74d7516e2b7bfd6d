//! The figures for programs.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use summitry_evaluate::{Contract, Counts, Interval, KindScore, Report};

use super::{Arguments, Evaluation, calibration};

pub(super) fn write(
    evaluation: &Evaluation<'_>,
    arguments: &Arguments,
    contract: &Contract,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = &evaluation.report;
    let total = report.total();
    let mut kinds = Map::new();
    for (kind, score) in report.kinds() {
        let mut figures = with_records(&score, report.kind_interval(&kind.name, arguments.bootstrap));
        if arguments.by_field {
            let fields = Report::fields(kind, &score).into_iter();
            let fields: Map<String, Value> = fields
                .map(|(f, c)| (f.to_owned(), Value::Object(figures_of(c))))
                .collect();
            figures.insert("fields".to_owned(), Value::Object(fields));
        }
        kinds.insert(kind.name.clone(), Value::Object(figures));
    }
    let mut answer = json!({
        "documents": report.documents().len(),
        "missing": evaluation.missing,
        "all": with_records(&total, report.interval(arguments.bootstrap)),
        "types": kinds,
    });
    if arguments.by_doc {
        let documents = report.documents().iter();
        answer["by_document"] = documents
            .map(|(name, score)| (name.clone(), Value::Object(figures_of(report.document(score)))))
            .collect();
    }
    if arguments.calibration {
        answer["calibration"] = calibration::json(&evaluation.samples, contract);
    }
    serde_json::to_writer_pretty(&mut *out, &answer)?;
    writeln!(out)
}

fn figures_of(counts: Counts) -> Map<String, Value> {
    let figures = [
        ("precision", counts.precision()),
        ("recall", counts.recall()),
        ("f1", counts.f1()),
        ("tp", counts.right),
        ("fp", counts.spurious),
        ("fn", counts.missed),
    ];
    figures
        .into_iter()
        .map(|(name, figure)| (name.to_owned(), json!(figure)))
        .collect()
}

fn with_records(score: &KindScore, interval: Option<Interval>) -> Map<String, Value> {
    let mut figures = figures_of(score.counts);
    figures.insert("exact".to_owned(), json!(score.exact));
    figures.insert("records".to_owned(), json!(score.total));
    if let Some(interval) = interval {
        figures.insert("f1_interval".to_owned(), json!([interval.low, interval.high]));
    }
    figures
}
