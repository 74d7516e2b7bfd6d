//! The reliability table: confidence against the share of right records.

use std::io::{self, Write};

use serde_json::{Map, Value, json};
use summitry_evaluate::{Contract, Reliability, Sample};

pub(super) fn write(samples: &[(usize, Sample)], contract: &Contract, out: &mut dyn Write) -> io::Result<()> {
    let all = Reliability::of(samples.iter().map(|(_, s)| s));
    let (records, confidence, right) = ("records", "mean", "right");
    writeln!(out, "{:14} {records:>9} {confidence:>6} {right:>6}", "confidence")?;
    for bin in all.bins.iter().filter(|b| b.count > 0) {
        let range = format!("{:.1} to {:.1}", bin.from, bin.to);
        writeln!(
            out,
            "{range:14} {:9} {:6.3} {:6.3}",
            bin.count, bin.confidence, bin.right
        )?;
    }
    let (error, brier) = ("expected error", "Brier");
    writeln!(out, "\n{:14} {records:>9} {error:>15} {brier:>6}", "type")?;
    for (name, table) in by_kind(samples, contract).into_iter().chain([("all", all)]) {
        writeln!(
            out,
            "{name:14} {:9} {:15.3} {:6.3}",
            table.count, table.expected_error, table.brier
        )?;
    }
    Ok(())
}

pub(super) fn json(samples: &[(usize, Sample)], contract: &Contract) -> Value {
    let mut types = Map::new();
    for (name, reliability) in by_kind(samples, contract) {
        types.insert(name.to_owned(), table(&reliability));
    }
    json!({ "all": table(&Reliability::of(samples.iter().map(|(_, s)| s))), "types": types })
}

fn table(reliability: &Reliability) -> Value {
    let bins = reliability.bins.iter().filter(|b| b.count > 0);
    let bins: Vec<Value> = bins
        .map(|b| json!({"from": b.from, "to": b.to, "records": b.count, "confidence": b.confidence, "right": b.right}))
        .collect();
    json!({
        "records": reliability.count,
        "expected_error": reliability.expected_error,
        "brier": reliability.brier,
        "bins": bins,
    })
}

fn by_kind<'c>(samples: &[(usize, Sample)], contract: &'c Contract) -> Vec<(&'c str, Reliability)> {
    let kinds = contract.kinds().iter().map(|k| k.name.as_str());
    kinds
        .map(|kind| {
            (
                kind,
                Reliability::of(samples.iter().map(|(_, s)| s).filter(|s| s.kind == kind)),
            )
        })
        .filter(|(_, table)| table.count > 0)
        .collect()
}
