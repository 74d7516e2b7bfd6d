"""The few lines that each engine needs to read a column of texts on its workers.

The engines do the distribution; what runs on a worker is ``extract_table``, one thread each, as the engines start one task a
processor. Every function takes and gives the engine's own kind of frame, and the result has the columns of
:func:`summitry.extract_table`, after those to ``keep``.

Options are those of ``extract_table``: ``text``, ``id``, ``published``, ``language``, ``keep``, ``errors``.
"""

from __future__ import annotations

from summitry._errors import require
from summitry.extractor import Extractor, shared
from summitry.frames import extract_table, nested_schema

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    import pyarrow

__all__ = ["batches", "dask", "duckdb", "polars", "polars_expression", "ray", "schema", "spark"]


def batches(
    extractor: Extractor | None = None, **options: Any
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """A function from record batches to record batches, which can be pickled: what ``mapInArrow`` takes."""
    return _Batches(extractor, options)


class _Batches:
    def __init__(self, extractor: Extractor | None, options: dict[str, Any]) -> None:
        self.extractor = extractor
        self.options = {"threads": 1, **options}

    def table(self, table: Any) -> pyarrow.Table:
        return extract_table(self.extractor or shared(), table, **self.options)  # type: ignore[return-value]

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            yield from self.table(batch).to_batches()


def schema(given: pyarrow.Schema | None = None, keep: Iterable[str] = ()) -> pyarrow.Schema:
    """The result's schema: the columns to keep, then those of ``extract_table``."""
    pa: Any = require("pyarrow", "arrow")
    kept = [] if given is None else [given.field(name) for name in keep]
    return pa.schema([*kept, *nested_schema()])


def spark(frame: Any, extractor: Extractor | None = None, **options: Any) -> Any:
    """Reads a PySpark frame's texts with ``mapInArrow``.

    ::

        read = summitry.engines.spark(frame, text="body", id="url", published="date")
        read.selectExpr("id", "explode(summits) AS summit").select("id", "summit.*").show()
    """
    require("pyspark", "spark")
    arrow: Any = require("pyspark.sql.pandas.types", "spark")
    types: Any = require("pyspark.sql.types", "spark")
    ours = arrow.from_arrow_schema(nested_schema())
    kept = [frame.schema[name] for name in options.get("keep", ())]
    return frame.mapInArrow(batches(extractor, **options), types.StructType(kept + ours.fields))


def ray(dataset: Any, extractor: Extractor | None = None, *, batch_size: int = 1024, **options: Any) -> Any:
    """Reads a Ray dataset's texts with ``map_batches``."""
    require("ray", "ray")
    read = _Batches(extractor, options)
    return dataset.map_batches(read.table, batch_format="pyarrow", batch_size=batch_size, zero_copy_batch=True)


def dask(frame: Any, extractor: Extractor | None = None, **options: Any) -> Any:
    """Reads a Dask frame's texts with ``map_partitions``; columns of the result have Arrow types."""
    require("dask.dataframe", "dask")
    read = _Pandas(_Batches(extractor, options))
    meta = read(frame._meta.iloc[:0])
    return frame.map_partitions(read, meta=meta)


class _Pandas:
    def __init__(self, read: _Batches) -> None:
        self.read = read

    def __call__(self, frame: Any) -> Any:
        pd: Any = require("pandas", "dask")
        pa: Any = require("pyarrow", "dask")
        table = self.read.table(pa.Table.from_pandas(frame, preserve_index=False))
        return table.to_pandas(types_mapper=pd.ArrowDtype)


def polars(frame: Any, extractor: Extractor | None = None, **options: Any) -> Any:
    """Reads a polars frame's texts; a lazy frame stays lazy."""
    pl: Any = require("polars", "polars")
    if isinstance(frame, pl.LazyFrame):
        kept = {name: frame.collect_schema()[name] for name in options.get("keep", ())}
        result = pl.from_arrow(nested_schema().empty_table()).schema
        return frame.map_batches(_Polars(extractor, options), schema={**kept, **result}, streamable=True)
    return _Polars(extractor, options)(frame)


class _Polars:
    def __init__(self, extractor: Extractor | None, options: dict[str, Any]) -> None:
        self.extractor = extractor
        self.options = options

    def __call__(self, frame: Any) -> Any:
        pl: Any = require("polars", "polars")
        return pl.from_arrow(extract_table(self.extractor or shared(), frame, **self.options))


def polars_expression(text: Any, extractor: Extractor | None = None) -> Any:
    """A polars expression: a column of texts to a column of structures with the result's fields.

    ::

        frame.with_columns(read=summitry.engines.polars_expression(pl.col("body")))
    """
    pl: Any = require("polars", "polars")
    if isinstance(text, str):
        text = pl.col(text)
    result = pl.from_arrow(nested_schema().empty_table()).schema
    read = _Polars(extractor, {})

    def structures(texts: Any) -> Any:
        return read(texts.alias("text").to_frame()).to_struct(texts.name)

    return text.map_batches(structures, return_dtype=pl.Struct(result), is_elementwise=True)


def duckdb(connection: Any, query: Any, extractor: Extractor | None = None, **options: Any) -> Any:
    """Reads the texts of a DuckDB query or relation; the result is a relation.

    ::

        read = summitry.engines.duckdb(connection, "SELECT url, body FROM articles", text="body", id="url")
        connection.sql("SELECT id, unnest(summits, recursive := true) FROM read")
    """
    require("duckdb", "duckdb")
    relation = connection.sql(query) if isinstance(query, str) else query
    fetch = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
    table = extract_table(extractor or shared(), fetch(10_000), **options)
    return connection.from_arrow(table.read_all())
