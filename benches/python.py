"""What Python adds to the library: time per document beside Rust's, import, wheel, and what each engine costs.

    cargo bench -p summitry --bench documents --no-run      # says where the program is
    python benches/python.py --rust target/release/deps/documents-… --wheel dist/summitry-….whl [--engines]

Rust and Python read the same documents in turn, round by round, and the quickest round of each counts: what else runs on the machine
hits both. Engines read 10,000 short documents; the second run counts, as the first one starts their workers.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any, Callable

import summitry
from summitry import engines

ROOT = Path(__file__).parents[1]


def documents() -> list[summitry.Document]:
    found = []
    for folder in ("examples/articles", "examples/documents", "tests/gold"):
        for path in sorted((ROOT / folder).rglob("*.txt")):
            found.append(summitry.Document(path.read_text(encoding="utf-8"), id=path.stem, published="2025-12-31"))
    return found


def quickest(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def beside_rust(program: str, rounds: int) -> None:
    texts = documents()
    extractor = summitry.Extractor()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for document in texts:
            file.write(json.dumps({"text": document.text, "published": document.published}) + "\n")
        file.flush()
        best: dict[str, float] = {}

        def note(name: str, seconds: float) -> None:
            best[name] = min(best.get(name, seconds), seconds)

        for _ in range(rounds):
            shown = subprocess.check_output([program, file.name, "3"], text=True).split()
            note("Rust: extract", int(shown[0]) / 1e9)
            for _ in range(3):
                note("Python: extract", quickest(lambda: [extractor.extract(d) for d in texts]))
                note(
                    "Python: extract, every record as an object",
                    quickest(lambda: [extractor.extract(d).records for d in texts]),
                )
                note("Python: extract and to_json", quickest(lambda: [extractor.extract(d).to_json() for d in texts]))
    size = sum(len(d.text.encode()) for d in texts)
    print(f"{len(texts)} documents, {size} bytes, best of {3 * rounds} rounds")
    for name, seconds in best.items():
        share = seconds / best["Rust: extract"] - 1
        print(f"| {name} | {seconds / len(texts) * 1e6:.1f} µs | {share:+.1%} |")


def importing(times: int) -> None:
    for module in ("summitry", "json"):
        script = f"import time; t = time.process_time(); import {module}; print(time.process_time() - t)"
        best = min(float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(times))
        print(f"| import {module} | {best * 1000:.1f} ms of processor time |")


def with_engines() -> None:
    import pyarrow as pa

    parts = [
        "Le {n}e sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025.",
        "En 2024, les échanges entre la Chine et le Kazakhstan ont atteint {n},8 milliards de dollars.",
        "Il pleut depuis {n} jours.",
        "The {n}th G7 summit opened in Paris on Tuesday.",
    ]
    count = 10_000
    day = datetime.date(2025, 6, 18)
    bodies = [parts[i % 4].format(n=4 + i % 16) for i in range(count)]
    articles = pa.table({"url": [str(i) for i in range(count)], "body": bodies, "date": [day] * count})
    options: dict[str, Any] = {"text": "body", "id": "url", "published": "date"}
    alone = min(quickest(lambda: summitry.extract_table(articles, threads=1, **options)) for _ in range(5))
    print(f"| extract_table, one thread | {alone:.2f} s | |")

    def report(name: str, run: Callable[[], Any]) -> None:
        first = quickest(run)
        second = min(quickest(run) for _ in range(3))
        print(
            f"| {name} | {second:.2f} s (first run {first:.2f} s) | {(second - alone) / count * 1e6:+.0f} µs |",
            flush=True,
        )

    import polars

    frame = polars.from_arrow(articles)
    report("polars", lambda: engines.polars(frame.lazy(), threads=1, **options).collect())
    import duckdb

    connection = duckdb.connect()
    connection.register("articles", articles)
    report(
        "duckdb", lambda: engines.duckdb(connection, "SELECT * FROM articles", threads=1, **options).to_arrow_table()
    )
    import dask.dataframe

    parted = dask.dataframe.from_pandas(articles.to_pandas(), npartitions=4)
    report("dask, two processes", lambda: engines.dask(parted, **options).compute(scheduler="processes", num_workers=2))
    import ray

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    dataset = ray.data.from_arrow([articles.slice(at, 2500) for at in range(0, count, 2500)])
    report("ray, two workers", lambda: engines.ray(dataset, **options).to_arrow_refs())
    ray.shutdown()
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    session = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false").getOrCreate()
    spark = session.createDataFrame(articles.to_pandas()).repartition(4).cache()
    spark.count()
    report("spark, two worker processes", lambda: engines.spark(spark, **options).toArrow())
    session.stop()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rust", help="the program `documents`")
    arguments.add_argument("--wheel", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--engines", action="store_true")
    given = arguments.parse_args()
    warnings.simplefilter("ignore")
    print(f"Python {platform.python_version()}, summitry {summitry.__version__}, {os.cpu_count()} processors")
    if given.wheel:
        print(f"| wheel | {given.wheel.stat().st_size / 1e6:.2f} MB |")
    importing(15)
    if given.rust:
        beside_rust(given.rust, given.rounds)
    if given.engines:
        with_engines()


if __name__ == "__main__":
    main()
