//! How fast texts become records, and how long the packs take to compile.
//!
//! `cargo bench -p summitry` prints bytes a second; compare ratios within a run, not figures between machines.

#![allow(
    missing_docs,
    reason = "criterion_group! makes a public function without documentation"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use summitry::pack::{PackSource, Packs};
use summitry::scan::scan;
use summitry::{Document, Extractor};

const DENSE: &str = concat!(
    include_str!("../examples/documents/sommet-bichkek.txt"),
    "\n\n",
    include_str!("../examples/documents/trade-ministers-accra.txt"),
    "\n\n",
);

const PLAIN: &str = "La rivière descend lentement vers la plaine, et les pêcheurs attendent le soir pour sortir leurs filets. \
    Personne ne se souvient d'un été aussi sec. The bakery on the corner opens before dawn, and by noon its shelves are bare.\n\n";

/// A text of about so many bytes, one dense passage in `every`.
fn text(bytes: usize, every: usize) -> String {
    let mut text = String::with_capacity(bytes + DENSE.len());
    let mut passage = 0;
    while text.len() < bytes {
        text.push_str(if passage % every == 0 { DENSE } else { PLAIN });
        passage += 1;
    }
    text
}

fn extract(c: &mut Criterion) {
    let extractor = Extractor::new();
    assert!(
        extractor.extract(DENSE).summits.len() >= 3,
        "the dense text must have its records before it is timed"
    );
    let mut group = c.benchmark_group("extract");
    for (name, every) in [("dense", 1), ("sparse", 200)] {
        for bytes in [1 << 12, 1 << 16] {
            let text = text(bytes, every);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, bytes), &text, |b, text| {
                b.iter(|| extractor.extract(black_box(Document::new(text.as_str()))));
            });
        }
    }
    group.finish();
}

fn stages(c: &mut Criterion) {
    let sources = PackSource::built_in();
    c.bench_function("build", |b| b.iter(|| Packs::compile(black_box(&sources))));
    let Ok(packs) = Packs::compile(&sources) else { return };
    let text = text(1 << 16, 200);
    let mut group = c.benchmark_group("scan");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("sparse", |b| b.iter(|| scan(&packs, black_box(&text), None)));
    group.finish();
}

criterion_group!(benches, extract, stages);
criterion_main!(benches);
