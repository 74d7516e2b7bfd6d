//! The figures for people, in the shape in which the reference scorer prints them.

use std::io::{self, Write};

use serde_json::{Map, Value};
use summitry_evaluate::{Contract, Counts, Interval, Judgement, KindRules, Report};

use super::{Arguments, Evaluation, Scored};

/// Documents named where they have no extraction.
const MAX_NAMED: usize = 8;

pub(super) fn write(
    evaluation: &Evaluation<'_>,
    arguments: &Arguments,
    contract: &Contract,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = &evaluation.report;
    if arguments.by_doc || arguments.errors {
        for ((name, score), scored) in report.documents().iter().zip(&evaluation.scored) {
            let c = report.document(score);
            writeln!(
                out,
                "{name}: P {:.3} R {:.3} F1 {:.3}",
                c.precision(),
                c.recall(),
                c.f1()
            )?;
            if arguments.errors {
                for (kind, kind_score) in contract.kinds().iter().zip(&score.kinds) {
                    if arguments.kinds.is_empty() || arguments.kinds.contains(&kind.name) {
                        errors(kind, &kind_score.judgements, scored, out)?;
                    }
                }
            }
        }
    }
    let interval = if arguments.bootstrap > 0 { "  F1 95 %" } else { "" };
    let (p, r, f1) = ("P", "R", "F1");
    let records = "records";
    writeln!(
        out,
        "{:14} {p:>6} {r:>6} {f1:>6} {records:>9}   slots tp/fp/fn{interval}",
        "type"
    )?;
    for (kind, score) in report.kinds() {
        let interval = report.kind_interval(&kind.name, arguments.bootstrap);
        row(
            &kind.name,
            score.counts,
            Some((score.exact, score.total)),
            interval,
            out,
        )?;
        if arguments.by_field {
            for (field, counts) in Report::fields(kind, &score) {
                row(&format!("  {field}"), counts, None, None, out)?;
            }
        }
    }
    let total = report.total();
    row(
        "all",
        total.counts,
        Some((total.exact, total.total)),
        report.interval(arguments.bootstrap),
        out,
    )?;
    if !evaluation.missing.is_empty() {
        let named: Vec<&str> = evaluation.missing.iter().map(String::as_str).take(MAX_NAMED).collect();
        writeln!(
            out,
            "no extraction for {} of {} documents: {}",
            evaluation.missing.len(),
            evaluation.scored.len(),
            named.join(", ")
        )?;
    }
    Ok(())
}

fn row(
    name: &str,
    counts: Counts,
    records: Option<(usize, usize)>,
    interval: Option<Interval>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let records = records.map_or_else(String::new, |(exact, total)| format!("{exact:4}/{total:<4}"));
    let interval = interval.map_or_else(String::new, |i| format!("  {:.3}-{:.3}", i.low, i.high));
    writeln!(
        out,
        "{name:14} {:6.3} {:6.3} {:6.3} {records:9}   {:.1}/{:.1}/{:.1}{interval}",
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.right,
        counts.spurious,
        counts.missed,
    )
}

fn errors(kind: &KindRules, judgements: &[Judgement], scored: &Scored, out: &mut dyn Write) -> io::Result<()> {
    let gold = |index: usize| record(&scored.gold.answers, kind, index, true);
    let found = |index: usize| record(&scored.found, kind, index, false);
    for judgement in judgements {
        match judgement {
            Judgement::Missed { gold: index } => writeln!(out, "  {}: missed   {}", kind.name, gold(*index))?,
            Judgement::Spurious { found: index } => writeln!(out, "  {}: spurious {}", kind.name, found(*index))?,
            Judgement::Aligned {
                gold: g,
                found: f,
                counts,
                optional: false,
            } if counts.spurious > 0.0 || counts.missed > 0.0 => {
                writeln!(
                    out,
                    "  {}: differs  {}\n      found    {}",
                    kind.name,
                    gold(*g),
                    found(*f)
                )?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A record's slots in the contract's order.
fn record(document: &Value, kind: &KindRules, index: usize, whole: bool) -> String {
    let empty = Map::new();
    let record = document
        .get(&kind.name)
        .and_then(|list| list.get(index))
        .and_then(Value::as_object);
    let record = record.unwrap_or(&empty);
    let mut shown: Vec<String> = Vec::new();
    let name = (!kind.fields.iter().any(|f| f == "name")).then_some("name");
    for field in kind.fields.iter().map(String::as_str).chain(name) {
        if let Some(value) = record.get(field) {
            shown.push(format!("\"{field}\": {value}"));
        }
    }
    if !whole && let Some(confidence) = record.get("confidence") {
        shown.push(format!("\"confidence\": {confidence}"));
    }
    format!("{{{}}}", shown.join(", "))
}
