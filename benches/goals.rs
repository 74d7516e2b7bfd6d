//! The figures that users feel, each as a ratio or against its goal: `cargo bench -p summitry --bench goals`.
//!
//! Speed is given over the yardstick, one pass of aho-corasick's leftmost-longest automaton with all our surface forms over the same
//! text in the same run, so that machines can be compared. The first call, memory and streaming are measured in processes of their own.

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use std::env;
use std::fs;
use std::hint::black_box;
use std::process::Command;
use std::time::{Duration, Instant};

use summitry::Extractor;
use texts::Texts;
use texts::yardstick::{automaton, surface_forms};

#[path = "texts/mod.rs"]
mod texts;

/// Bytes of each text.
const BYTES: usize = 1 << 20;
/// Passes over a text, of which the fastest counts: on a shared machine the others tell of its other users.
const PASSES: usize = 7;
/// What a process of its own is asked to measure.
const CHILD: &str = "SUMMITRY_BENCH_CHILD";

const SHORT: &str = "Le deuxième sommet Chine-Asie centrale s'est tenu à Astana le 17 juin 2025.";

fn main() {
    match env::var(CHILD).as_deref() {
        Ok("first") => return first(),
        Ok("stream") => return stream(),
        Ok("bare") => return println!("{}", peak()),
        _ => {}
    }
    // `cargo test --benches` only asks whether it runs.
    if env::args().any(|a| a == "--test") {
        return;
    }
    let forms = surface_forms();
    let started = Instant::now();
    let all = automaton(&forms);
    println!("yardstick: {} forms, built in {:.0?}", forms.len(), started.elapsed());
    let extractor = Extractor::new();
    println!(
        "{:10} {:>10} {:>10} {:>8} {:>10} {:>8}",
        "text", "yardstick", "records", "ratio", "JSON", "ratio"
    );
    for (name, documents) in texts_of(BYTES) {
        let bytes: usize = documents.iter().map(String::len).sum();
        let yardstick = fastest(|| {
            documents
                .iter()
                .map(|d| all.find_iter(d.as_str()).count())
                .sum::<usize>()
        });
        let records = fastest(|| {
            documents
                .iter()
                .map(|d| extractor.extract(d.as_str()).people.len())
                .sum::<usize>()
        });
        let json = fastest(|| json(&extractor, &documents));
        let rate = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
        println!(
            "{name:10} {:>5.1} MB/s {:>5.1} MB/s {:>8.2} {:>5.1} MB/s {:>8.2}",
            rate(yardstick),
            rate(records),
            yardstick.as_secs_f64() / records.as_secs_f64(),
            rate(json),
            yardstick.as_secs_f64() / json.as_secs_f64(),
        );
    }
    threads(&extractor);
    println!("first call in a fresh process: {:.1} ms", child("first") / 1e3);
    let bare = child("bare");
    println!(
        "peak memory over a bare process, 20,000 documents streamed: {:.1} MB",
        (child("stream") - bare) / 1e3
    );
}

fn texts_of(bytes: usize) -> [(&'static str, Vec<String>); 3] {
    let mut generator = Texts::new(11);
    [
        ("sparse", generator.sparse(bytes)),
        ("dense", generator.dense(bytes)),
        ("ordinary", generator.ordinary(bytes)),
    ]
}

fn json(extractor: &Extractor, documents: &[String]) -> usize {
    let mut out = Vec::new();
    let mut written = 0;
    for document in documents {
        out.clear();
        serde_json::to_writer(&mut out, &extractor.extract(document.as_str())).expect("records can be written");
        written += black_box(&out).len();
    }
    written
}

fn fastest<T>(mut work: impl FnMut() -> T) -> Duration {
    let pass = |_| {
        let started = Instant::now();
        black_box(work());
        started.elapsed()
    };
    (0..PASSES).map(pass).min().unwrap_or_default()
}

fn threads(extractor: &Extractor) {
    let documents = Texts::new(13).dense(BYTES);
    let run = |threads| {
        fastest(|| {
            let texts = documents.iter().map(String::as_str);
            extractor
                .extract_many_on(texts, threads)
                .map(|x| x.people.len())
                .sum::<usize>()
        })
    };
    let (one, two) = (run(1), run(2));
    println!("two threads over one: {:.2}", one.as_secs_f64() / two.as_secs_f64());
}

/// What a process of its own prints: the best of three.
fn child(what: &str) -> f64 {
    let program = env::current_exe().expect("the benchmark knows its own file");
    let run = |_| {
        let output = Command::new(&program)
            .env(CHILD, what)
            .output()
            .expect("the benchmark runs itself");
        String::from_utf8_lossy(&output.stdout)
            .trim()
            .parse::<f64>()
            .expect("a number")
    };
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}

/// Microseconds from nothing to the first records.
fn first() {
    let started = Instant::now();
    let extractor = Extractor::new();
    assert_eq!(
        extractor.extract(SHORT).summits.len(),
        1,
        "the records must be right before they are timed"
    );
    println!("{}", started.elapsed().as_micros());
}

/// Peak memory after a stream of documents of which none is kept, in kB.
fn stream() {
    let extractor = Extractor::new();
    let documents = Texts::new(17).dense(1 << 18);
    let stream = documents.iter().cycle().take(20_000).map(String::as_str);
    let records: usize = extractor.extract_many(stream).map(|x| x.summits.len()).sum();
    assert!(records > 0, "the stream must have records");
    println!("{}", peak());
}

/// The peak of this process's memory in kB, where the system tells.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or_default()
}
