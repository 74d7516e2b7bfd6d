"""Records as tables: Arrow, pandas, polars, Parquet, CSV.

There is one tidy table a kind of record (a row is a record), one of mentions (a row is a place in a text), and one of documents (a row
is a document, its records nested). A date or interval ``x`` has three columns: ``x`` as EDTF, and ``x_first`` and ``x_last`` as days.
"""

from __future__ import annotations

from summitry import _summitry
from summitry._errors import require
from summitry.extraction import Extraction

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, Literal

    import pandas
    import polars
    import pyarrow

    from summitry.extractor import Extractor

__all__ = ["extract_table", "to_arrow", "to_pandas", "to_polars", "write_csv", "write_parquet"]

# Extractions handed over at a time.
_PART = 1024


def arrow_table(extractions: Extraction | Iterable[Extraction], kind: str) -> _summitry.Table:
    """The native table, which any library that takes Arrow takes (``__arrow_c_stream__``)."""
    table = _summitry.Table(str(kind))
    for part in _parts(extractions):
        errors = [None if x.error is None else x.error.reason for x in part]
        table.add([x._native for x in part], [x._counted_text() for x in part], errors)
    return table


def _parts(extractions: Extraction | Iterable[Extraction]) -> Iterator[list[Extraction]]:
    if isinstance(extractions, Extraction):
        extractions = (extractions,)
    part: list[Extraction] = []
    for extraction in extractions:
        if not isinstance(extraction, Extraction):
            raise TypeError(f"expected extractions, found {type(extraction).__name__}")
        part.append(extraction)
        if len(part) == _PART:
            yield part
            part = []
    if part:
        yield part


def to_arrow(extractions: Extraction | Iterable[Extraction], kind: str) -> pyarrow.Table:
    """The records of one kind as an Arrow table.

    Args:
        extractions: an extraction, or many (what ``extract_many`` gives is read as it goes).
        kind: a kind of record such as ``"summits"``; ``"mentions"``, or ``"documents"`` for one nested row a document.
    """
    pa: Any = require("pyarrow", "arrow")
    return pa.table(arrow_table(extractions, kind))


def to_pandas(extractions: Extraction | Iterable[Extraction], kind: str) -> pandas.DataFrame:
    """The records of one kind as a pandas frame.

    Amounts are ``decimal.Decimal``, words categories, days timestamps (so that ``.dt`` works), and whole numbers ``Int64``, which
    stay whole where some are missing.
    """
    require("pandas", "pandas")
    require("pyarrow", "pandas")
    return frame(to_arrow(extractions, kind))


def frame(table: pyarrow.Table) -> pandas.DataFrame:
    """An Arrow table as a pandas frame."""
    pa: Any = require("pyarrow", "pandas")
    pd: Any = require("pandas", "pandas")
    return table.to_pandas(date_as_object=False, types_mapper={pa.int64(): pd.Int64Dtype()}.get)  # type: ignore[no-any-return]


def to_polars(extractions: Extraction | Iterable[Extraction], kind: str) -> polars.DataFrame:
    """The records of one kind as a polars frame."""
    pl: Any = require("polars", "polars")
    return pl.DataFrame(arrow_table(extractions, kind))


def write_parquet(extractions: Extraction | Iterable[Extraction], path: str | os.PathLike[str], kind: str) -> None:
    """Writes the records of one kind to a Parquet file."""
    parquet: Any = require("pyarrow.parquet", "arrow")
    parquet.write_table(to_arrow(extractions, kind), path)


def write_csv(extractions: Extraction | Iterable[Extraction], path: str | os.PathLike[str], kind: str) -> None:
    """Writes the records of one kind (or ``"mentions"``) to a CSV file, as the command does.

    Parties are joined with ``|``, and places in the text left out, which the mentions have.
    """
    file = _summitry.CsvFile(path, str(kind))
    for part in _parts(extractions):
        file.add([x._native for x in part], [x._counted_text() for x in part])
    file.close()


def extract_table(
    extractor: Extractor,
    table: Any,
    *,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    language: str | None = None,
    keep: Sequence[str] = (),
    threads: int | None = None,
    errors: Literal["raise", "collect"] = "collect",
) -> pyarrow.Table | pyarrow.RecordBatchReader:
    """Reads a column of texts: one row a document comes out, its records nested.

    Args:
        extractor: what to read with.
        table: an Arrow table, record batch or record batch reader, a pandas or polars frame, or whatever else has
            ``__arrow_c_stream__`` or ``__arrow_c_array__``.
        text: the column of texts.
        id: the column of ids, which the result repeats as strings.
        published: the column of dates: days, timestamps, or strings in EDTF.
        language: the column of BCP 47 tags.
        keep: columns to carry over as they are.
        threads: how many documents are read at a time; one a processor by default.
        errors: ``"collect"`` puts why a document could not be read into the column ``error``; ``"raise"`` stops there.

    Returns:
        An Arrow table; for a record batch reader a record batch reader, which reads as it is asked to.
    """
    pa: Any = require("pyarrow", "arrow")
    if errors not in ("raise", "collect"):
        raise ValueError(f"errors={errors!r}; expected 'raise' or 'collect'")
    if threads is not None and threads < 1:
        raise ValueError(f"threads={threads}; expected a number from 1, or None for one a processor")
    if not (hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__")):
        raise TypeError(f"table must be an Arrow table or a frame, not {type(table).__name__}")
    names = None if id is None else str(id), published, language
    native = extractor._native
    stream = _summitry.extract_table(native, table, text, *names, list(keep), threads or 0, errors == "raise")
    if isinstance(table, pa.RecordBatchReader):
        return pa.RecordBatchReader.from_stream(stream)
    return pa.table(stream.read_all())


def nested_schema() -> pyarrow.Schema:
    """The schema of ``extract_table``'s result, for engines that ask for it first."""
    pa: Any = require("pyarrow", "arrow")
    return pa.table(_summitry.Table("documents")).schema
