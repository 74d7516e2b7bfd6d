//! How fast texts become records: whole, by stage, by length and by threads.
//!
//! `cargo bench -p summitry` prints bytes a second; compare ratios within a run, not figures between machines. The table of ratios is
//! in `goals`.

#![allow(
    missing_docs,
    reason = "criterion_group! makes a public function without documentation"
)]

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use summitry::pack::{PackSource, Packs};
use summitry::scan::scan;
use summitry::{Document, Extractor};
use texts::Texts;
use texts::yardstick::{automaton, surface_forms};

#[path = "texts/mod.rs"]
mod texts;

const BYTES: usize = 1 << 18;
/// A news agency's flash.
const SHORT: &str = "Le deuxième sommet Chine-Asie centrale s'est tenu à Astana le 17 juin 2025.";

fn texts_of(bytes: usize) -> [(&'static str, Vec<String>); 3] {
    let mut generator = Texts::new(3);
    [
        ("sparse", generator.sparse(bytes)),
        ("dense", generator.dense(bytes)),
        ("ordinary", generator.ordinary(bytes)),
    ]
}

fn extract(c: &mut Criterion) {
    let extractor = Extractor::new();
    assert_eq!(
        extractor.extract(SHORT).summits.len(),
        1,
        "the records must be right before they are timed"
    );
    let forms = surface_forms();
    let all = automaton(&forms);
    let mut group = c.benchmark_group("extract");
    for (name, documents) in texts_of(BYTES) {
        let bytes: usize = documents.iter().map(String::len).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_with_input(BenchmarkId::new("yardstick", name), &documents, |b, documents| {
            b.iter(|| {
                documents
                    .iter()
                    .map(|d| all.find_iter(d.as_str()).count())
                    .sum::<usize>()
            });
        });
        group.bench_with_input(BenchmarkId::new("records", name), &documents, |b, documents| {
            b.iter(|| {
                documents
                    .iter()
                    .for_each(|d| drop(black_box(extractor.extract(d.as_str()))))
            });
        });
        group.bench_with_input(BenchmarkId::new("json", name), &documents, |b, documents| {
            b.iter(|| {
                let written = documents
                    .iter()
                    .map(|d| serde_json::to_vec(&extractor.extract(d.as_str())));
                written.map(|json| json.map_or(0, |json| json.len())).sum::<usize>()
            });
        });
    }
    group.finish();
    c.bench_function("latency/short", |b| b.iter(|| extractor.extract(black_box(SHORT))));
}

fn length(c: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = c.benchmark_group("length");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for bytes in [1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        let text = Texts::new(5).long(bytes);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(bytes), &text, |b, text| {
            b.iter(|| extractor.extract(black_box(Document::new(text.as_str()))));
        });
    }
    group.finish();
}

fn threads(c: &mut Criterion) {
    let extractor = Extractor::new();
    let documents = Texts::new(13).dense(BYTES);
    let mut group = c.benchmark_group("threads");
    group.throughput(Throughput::Bytes(
        documents.iter().map(String::len).sum::<usize>() as u64
    ));
    for threads in [1, 2] {
        group.bench_function(threads.to_string(), |b| {
            b.iter(|| {
                extractor
                    .extract_many_on(documents.iter().map(String::as_str), threads)
                    .count()
            });
        });
    }
    group.finish();
}

fn stages(c: &mut Criterion) {
    let sources = PackSource::built_in();
    c.bench_function("build", |b| b.iter(|| Packs::compile(black_box(&sources))));
    let packs = Packs::built_in();
    let mut group = c.benchmark_group("scan");
    for (name, documents) in texts_of(BYTES) {
        group.throughput(Throughput::Bytes(
            documents.iter().map(String::len).sum::<usize>() as u64
        ));
        group.bench_function(name, |b| {
            b.iter(|| {
                documents
                    .iter()
                    .map(|d| scan(packs, black_box(d), None).marks.len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, extract, length, threads, stages);
criterion_main!(benches);
