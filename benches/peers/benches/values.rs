//! Values read by summitry and by the `duckling` crate from the same sentences: what each answers, and how long it takes.
//!
//! `cargo bench -p summitry-peers --bench values` prints the answers first, then criterion's times for a whole set of sentences.

#![allow(
    missing_docs,
    clippy::print_stdout,
    reason = "criterion_group! makes a public function without documentation; the answers are the point"
)]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use summitry_peers::{Question, ducklings, ours, questions};

fn answers(questions: &[Question]) {
    let mut right = [0, 0];
    let mut asked = 0;
    for question in questions.iter().filter(|q| q.kind != "percent") {
        asked += 1;
        let found = [ours(question), ducklings(question)];
        for (right, found) in right.iter_mut().zip(&found) {
            *right += usize::from(*found == question.expected);
        }
        if found[0] != question.expected || found[1] != question.expected {
            println!(
                "{}\n   expected {:?}\n   summitry {:?}\n   duckling {:?}",
                question.text, question.expected, found[0], found[1]
            );
        }
    }
    println!(
        "right, of {asked} sentences: summitry {}, duckling {}",
        right[0], right[1]
    );
}

fn values(c: &mut Criterion) {
    let questions = questions();
    answers(&questions);
    let mut group = c.benchmark_group("values");
    for kind in ["money", "number", "ordinal", "date"] {
        let asked: Vec<&Question> = questions.iter().filter(|q| q.kind == kind).collect();
        group.throughput(Throughput::Elements(asked.len() as u64));
        group.bench_with_input(BenchmarkId::new("summitry", kind), &asked, |b, asked| {
            b.iter(|| asked.iter().map(|q| black_box(ours(q)).len()).sum::<usize>());
        });
        group.bench_with_input(BenchmarkId::new("duckling", kind), &asked, |b, asked| {
            b.iter(|| asked.iter().map(|q| black_box(ducklings(q)).len()).sum::<usize>());
        });
    }
    group.finish();
}

criterion_group!(benches, values);
criterion_main!(benches);
