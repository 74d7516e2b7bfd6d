"""What Python adds to the library: time per document beside the command's, import, wheel, and what each engine costs.

    python benches/python.py --wheel dist/summitry-….whl [--engines]

The command of the wheel is Rust from end to end. It and Python read the same documents in turn, on one thread, and the least processor
time of each counts: what else runs on the machine hits both. The command's start is measured alone and taken off. Engines read 10,000
short documents; the second run counts, as the first one starts their workers.
"""

from __future__ import annotations

import argparse
import datetime
import json
import operator
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any, Callable

import summitry
from summitry import engines
from summitry.records import RECORD_TYPES

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


def processor(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def command(path: Path) -> float:
    """Processor time of the command over a file."""
    program = Path(sys.executable).parent / "summitry"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([program, "extract", path, "-f", "jsonl", "-o", os.devnull, "--threads", "1"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def beside_rust(rounds: int, passes: int = 3) -> None:
    texts = documents() * passes
    extractor = summitry.Extractor()
    best: dict[str, float] = {}

    def note(name: str, seconds: float) -> None:
        best[name] = min(best.get(name, seconds), seconds)

    def to_json() -> None:
        with open(os.devnull, "w", encoding="utf-8") as out:
            for document in texts:
                out.write(extractor.extract(document).to_json())

    read = {kind: operator.attrgetter(*kind.__match_args__) for kind in RECORD_TYPES.values()}

    def fields() -> None:
        for document in texts:
            for record in extractor.extract(document):
                read[type(record)](record)

    def evidence() -> None:
        for document in texts:
            for record in extractor.extract(document):
                read[type(record)](record)
                _ = record.mentions, record.evidence

    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        few.write_text('{"text": ""}\n', encoding="utf-8")
        lines = [json.dumps({"text": d.text, "published": d.published}) + "\n" for d in texts]
        many.write_text("".join(lines), encoding="utf-8")
        for _ in range(rounds):
            note("start", command(few))
            note("the command: extract, JSON", command(many))
            note("Python: extract, to_json", processor(to_json))
            note("Python: extract", processor(lambda: [extractor.extract(d) for d in texts]))
            note("Python: extract, every record's fields", processor(fields))
            note("Python: extract, every record's evidence, too", processor(evidence))
    start = best.pop("start")
    best["the command: extract, JSON"] -= start
    size = sum(len(d.text.encode()) for d in texts) // passes
    print(f"{len(texts) // passes} documents, {size} bytes, {passes} passes, best of {rounds} rounds")
    for name, seconds in best.items():
        share = seconds / best["the command: extract, JSON"] - 1
        print(f"| {name} | {seconds / len(texts) * 1e6:.0f} µs | {share:+.1%} |")


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

    frame: Any = polars.from_arrow(articles)
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
    arguments.add_argument("--wheel", type=Path)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--engines", action="store_true")
    given = arguments.parse_args()
    warnings.simplefilter("ignore")
    print(f"Python {platform.python_version()}, summitry {summitry.__version__}, {os.cpu_count()} processors")
    if given.wheel:
        print(f"| wheel | {given.wheel.stat().st_size / 1e6:.2f} MB |")
    importing(15)
    beside_rust(given.rounds)
    if given.engines:
        with_engines()


if __name__ == "__main__":
    main()
