"""The engines, for real: 10,000 documents, among them a bad one, give what a single process gives."""

from __future__ import annotations

import datetime
import importlib
import os
import shutil
import time
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import summitry
from summitry import engines


def engine(module: str) -> Any:
    """The module, or a skip; where all engines have to run (as in the checks before a merge), its lack is a failure."""
    if os.environ.get("SUMMITRY_ALL_ENGINES"):
        return importlib.import_module(module)
    return pytest.importorskip(module, reason=f"{module} is not installed")


pa = engine("pyarrow")

COUNT = 10_000
POISON = 4_321
PARTS = [
    "Le {n}e sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025.",
    "En 2024, les échanges entre la Chine et le Kazakhstan ont atteint {n},8 milliards de dollars.",
    "Il pleut depuis {n} jours.",
    "The {n}th G7 summit opened in Paris on Tuesday. 😀",
]
OPTIONS: dict[str, Any] = {"text": "body", "id": "url", "published": "date"}


@pytest.fixture(scope="module")
def articles() -> Any:
    bodies: list[Any] = [PARTS[i % len(PARTS)].format(n=2 + i % 50) for i in range(COUNT)]
    bodies[POISON] = None
    days = [datetime.date(2025, 6, 1) + datetime.timedelta(days=i % 28) for i in range(COUNT)]
    return pa.table({"url": [f"u{i:05}" for i in range(COUNT)], "body": bodies, "date": days})


@pytest.fixture(scope="module")
def expected(articles: Any) -> list[dict[str, Any]]:
    start = time.perf_counter()
    read = summitry.extract_table(articles, threads=1, **OPTIONS)
    print(f"\none process: {COUNT} documents in {time.perf_counter() - start:.2f} s")
    return rows(read)


def rows(table: Any) -> list[dict[str, Any]]:
    names = ["id", "language", "published", "chars_processed", *summitry.RecordKind, "error"]
    return sorted(table.select(names).to_pylist(), key=lambda row: str(row["id"]))


def check(name: str, table: Any, expected: list[dict[str, Any]], start: float) -> None:
    found = rows(table)
    print(f"\n{name}: {len(found)} documents in {time.perf_counter() - start:.2f} s")
    assert len(found) == COUNT
    assert found[POISON]["error"] is not None and sum(row["error"] is not None for row in found) == 1
    assert found == expected


def test_functions_can_be_pickled() -> None:
    import pickle

    function = pickle.loads(pickle.dumps(engines.batches(summitry.Extractor(languages=["fr"]), text="body")))
    batch = pa.record_batch({"body": [PARTS[0].format(n=2)]})
    (read,) = function([batch])
    assert read.schema == engines.schema() and read["summits"][0][0]["edition"].as_py() == 2


def test_polars(articles: Any, expected: list[dict[str, Any]]) -> None:
    pl = engine("polars")
    frame = pl.from_arrow(articles)
    start = time.perf_counter()
    check("polars", engines.polars(frame, **OPTIONS).to_arrow(), expected, start)
    lazy = engines.polars(frame.lazy(), keep=["url"], **OPTIONS)
    assert isinstance(lazy, pl.LazyFrame) and lazy.collect_schema().names()[0] == "url"
    start = time.perf_counter()
    check("polars, lazy", lazy.collect().to_arrow(), expected, start)


def test_polars_expression(articles: Any) -> None:
    pl = engine("polars")
    frame = pl.from_arrow(articles).head(100)
    read = frame.lazy().with_columns(read=engines.polars_expression("body")).collect()
    editions = read.select(pl.col("read").struct.field("summits").list.eval(pl.element().struct.field("edition")))
    assert editions["summits"].to_list()[0] == [2]


def test_duckdb(articles: Any, expected: list[dict[str, Any]]) -> None:
    duckdb = engine("duckdb")
    connection = duckdb.connect()
    connection.register("articles", articles)
    start = time.perf_counter()
    read = engines.duckdb(connection, "SELECT url, body, date FROM articles", **OPTIONS)
    check("duckdb", read.to_arrow_table() if hasattr(read, "to_arrow_table") else read.arrow(), expected, start)
    ((count,),) = connection.sql("SELECT count(*) FROM (SELECT unnest(summits) FROM read)").fetchall()
    assert count == sum(len(row["summits"]) for row in expected)


@pytest.fixture
def quiet() -> Iterator[None]:
    # Engines of others warn of themselves.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.mark.engine
def test_dask(articles: Any, expected: list[dict[str, Any]], quiet: None) -> None:
    engine("dask.dataframe")
    import dask.dataframe as dd

    frame = dd.from_pandas(articles.to_pandas(), npartitions=8)
    start = time.perf_counter()
    read = engines.dask(frame, **OPTIONS).compute(scheduler="processes", num_workers=2)
    check("dask", pa.Table.from_pandas(read, schema=engines.schema(), preserve_index=False), expected, start)


@pytest.mark.engine
def test_spark(articles: Any, expected: list[dict[str, Any]], quiet: None) -> None:
    engine("pyspark")
    if shutil.which("java") is None:
        assert not os.environ.get("SUMMITRY_ALL_ENGINES"), "Java is not installed"
        pytest.skip("Java is not installed, which PySpark needs")
    import sys

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    # Two worker processes of one core each, as on a cluster.
    builder = SparkSession.builder.appName("summitry").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.master("local-cluster[2,1,1024]").getOrCreate()
    try:
        frame = session.createDataFrame(articles.to_pandas()).repartition(8)
        start = time.perf_counter()
        read = engines.spark(frame, **OPTIONS).toArrow()
        check("spark", read, expected, start)
        # The driver is one of them.
        context: Any = session.sparkContext._jsc
        executors = context.sc().statusTracker().getExecutorInfos()
        assert len(executors) == 3
    finally:
        session.stop()


@pytest.mark.engine
def test_ray(articles: Any, expected: list[dict[str, Any]], quiet: None) -> None:
    ray = engine("ray")
    engine("ray.data")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        dataset = ray.data.from_arrow([articles.slice(at, 1250) for at in range(0, COUNT, 1250)])
        start = time.perf_counter()
        read = engines.ray(dataset, **OPTIONS)
        tables = [ray.get(ref) for ref in read.to_arrow_refs()]
        check("ray", pa.concat_tables(tables), expected, start)
    finally:
        ray.shutdown()
