//! Reads texts that nobody would write (`crates/summitry/tests/shared/odd.rs`), large, and tells what each took.
//!
//! ```text
//! hostile [MEGABYTES [NAME…]]
//! ```
//!
//! One row a text: its bytes, seconds of the processor where the system tells them, megabytes a second, memory at the peak over the text and the packs, records, and the slowdown
//! against a quarter of the text (1.0 where the time grows with the length alone). Each text is read in a process of its own.

#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use std::env;
use std::fs;
use std::process::Command;
use std::time::Instant;

use summitry::{Extraction, Extractor};

#[path = "../crates/summitry/tests/shared/odd.rs"]
mod odd;

/// Says to the process that is started for a text that it is one.
const ONE: &str = "--one";
const MEGABYTE: usize = 1_000_000;

fn main() {
    let mut args = env::args().skip(1);
    let first = args.next();
    if first.as_deref() == Some(ONE) {
        let (Some(name), Some(bytes)) = (args.next(), args.next().and_then(|b| b.parse().ok())) else {
            return;
        };
        one(&name, bytes);
        return;
    }
    let megabytes: usize = first.and_then(|m| m.parse().ok()).unwrap_or(100);
    let wanted: Vec<String> = args.collect();
    println!("| text | bytes | seconds | MB/s | memory over the text | records | slowdown |");
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    let program = env::current_exe().expect("a program knows where it is");
    for (name, _) in odd::ODD {
        if !wanted.is_empty() && !wanted.iter().any(|w| w == name) {
            continue;
        }
        let size = (megabytes * MEGABYTE).to_string();
        let run = Command::new(&program).args([ONE, name, &size]).output();
        let run = run.expect("the program can be started again");
        let row = String::from_utf8_lossy(&run.stdout);
        if run.status.success() {
            print!("{row}");
        } else {
            println!("| {name} | {size} | **failed**: {} |", run.status);
        }
    }
}

fn one(name: &str, bytes: usize) {
    let extractor = Extractor::new();
    extractor.extract("Le sommet du G7 s’ouvre à Évian.");
    let Some(text) = odd::named(name, bytes) else { return };
    let Some(quarter) = odd::named(name, bytes / 4) else {
        return;
    };
    let (small, _) = timed(|| extractor.extract(quarter.as_str()));
    drop(quarter);
    let before = resident("VmRSS:");
    let (large, extraction) = timed(|| extractor.extract(text.as_str()));
    let peak = resident("VmHWM:").saturating_sub(before);
    assert_eq!(extraction.document.chars_processed, text.chars().count());
    let records = records(&extraction);
    #[allow(clippy::cast_precision_loss, reason = "sizes of texts")]
    let megabytes = text.len() as f64 / MEGABYTE as f64;
    println!(
        "| {name} | {} | {large:.2} | {:.1} | {} MB | {records} | {:.2} |",
        text.len(),
        megabytes / large,
        peak / 1000,
        large / small.max(1e-9) / 4.0,
    );
}

/// Seconds that some work took, waiting left out where the system tells.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let (start, before) = (Instant::now(), processor());
    let done = work();
    let waited = start.elapsed().as_secs_f64();
    let worked = processor().zip(before).map(|(after, before)| after - before);
    (worked.unwrap_or(waited), done)
}

/// Seconds that this thread has had of a processor.
fn processor() -> Option<f64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = told.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn records(extraction: &Extraction) -> usize {
    extraction.summits.len()
        + extraction.ministerials.len()
        + extraction.treaties.len()
        + extraction.mechanisms.len()
        + extraction.trade_figures.len()
        + extraction.initiatives.len()
        + extraction.outcomes.len()
        + extraction.polls.len()
        + extraction.people.len()
}

/// Kilobytes of memory that the system counts for this process; 0 where it does not tell.
fn resident(field: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix(field));
    line.and_then(|l| l.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}
