"""Tables: types, contents, and what comes of a table of texts."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import summitry
from summitry.records import RECORD_TYPES

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

FIGURE = "En 2024, les échanges entre la Chine et le Kazakhstan ont atteint 94,8 milliards de dollars."
SUMMIT = "Le deuxième sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025."


@pytest.fixture
def many() -> list[summitry.Extraction]:
    known = summitry.TradeFigure(
        id="trade_figure-1",
        measure="trade",
        value="94800000000.5",
        currency="USD",
        bound="more_than",
        change="-3.5",
        period="2024-01/2024-06",
        parties=["CHN", "KAZ"],
        record=True,
    )
    x = summitry.Extraction.from_dict(
        {"schema": "summitry/1", "offset_unit": "code_point", "trade_figures": [known.to_dict()]}
    )
    return [summitry.extract(SUMMIT, id="a"), x, summitry.extract("Il pleut.")]


@pytest.mark.parametrize("kind", [*summitry.RecordKind, "mentions", "documents"])
def test_every_kind_is_a_table_also_of_nothing(kind: str, many: list[summitry.Extraction]) -> None:
    table = summitry.to_arrow(many, kind)
    assert table.schema == summitry.to_arrow([], kind).schema
    table.validate(full=True)
    if kind in list(summitry.RecordKind):
        assert table.num_rows == sum(len(getattr(x, kind)) for x in many)
        fields = list(RECORD_TYPES[kind].__match_args__)
        assert [name for name in table.schema.names if name in fields] == fields


def test_types_are_proper(many: list[summitry.Extraction]) -> None:
    schema = summitry.to_arrow(many, "trade_figures").schema
    word = pa.dictionary(pa.int32(), pa.string())
    assert schema.field("measure").type == schema.field("currency").type == schema.field("assertion").type == word
    assert schema.field("value").type == pa.decimal128(38, 10)
    assert schema.field("period_first").type == pa.date32()
    assert schema.field("parties").type == pa.list_(pa.string())
    assert schema.field("record").type == pa.bool_()
    (row,) = summitry.to_arrow(many, "trade_figures").to_pylist()
    assert row["value"] == Decimal("94800000000.5") and row["change"] == Decimal("-3.5")
    assert (row["period_first"], row["period_last"]) == (datetime.date(2024, 1, 1), datetime.date(2024, 6, 30))
    assert (row["measure"], row["bound"], row["parties"], row["record"]) == ("trade", "more_than", ["CHN", "KAZ"], True)
    assert (row["document"], row["document_index"], row["status"]) == (None, 1, None)


def test_mentions_quote_the_text(many: list[summitry.Extraction]) -> None:
    shifted = summitry.extract("😀 é " + SUMMIT, id="b")
    rows = summitry.to_arrow(shifted, "mentions").to_pylist()
    quoted = [row["text"] for row in rows if row["field"] == "edition"]
    assert quoted == ["deuxième"]
    for row in rows:
        assert shifted.text is not None and shifted.text[row["start"] : row["end"]] == row["text"]
        assert row["document"] == "b" and row["kind"] in list(summitry.RecordKind)


def test_an_iterator_is_read_in_parts() -> None:
    corpus = summitry.extract_many((SUMMIT for _ in range(2500)), progress=False)
    table = summitry.to_arrow(corpus, "summits")
    assert table.num_rows == 2500
    assert table["document_index"].to_pylist() == list(range(2500))


def test_pandas_and_polars(many: list[summitry.Extraction]) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = summitry.to_pandas(many, "trade_figures")
    assert frame["value"][0] == Decimal("94800000000.5") and frame["measure"].dtype == "category"
    assert frame["period_first"].dt.year[0] == 2024
    assert str(summitry.to_pandas(many, "summits")["edition"].dtype) == "Int64"
    lazy = summitry.to_polars(many, "trade_figures")
    assert lazy["value"].dtype == pl.Decimal(38, 10) and lazy["period_last"][0] == datetime.date(2024, 6, 30)
    x = many[0]
    assert x.to_polars("summits").equals(summitry.to_polars(x, "summits"))
    assert x.to_pandas("summits").equals(summitry.to_pandas([x], "summits"))
    assert x.to_arrow("summits").equals(summitry.to_arrow([x], "summits"))


def test_files(many: list[summitry.Extraction], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    summitry.write_parquet(many, tmp_path / "a.parquet", "trade_figures")
    assert parquet.read_table(tmp_path / "a.parquet").equals(summitry.to_arrow(many, "trade_figures"))
    summitry.write_csv(many, tmp_path / "a.csv", "trade_figures")
    head, row, *rest = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert "mentions" not in head and "CHN|KAZ" in row and "94800000000.5" in row and not rest
    with pytest.raises(ValueError, match="nested"):
        summitry.write_csv(many, tmp_path / "b.csv", "documents")


def test_wrong_arguments(many: list[summitry.Extraction]) -> None:
    with pytest.raises(ValueError, match="summit"):
        summitry.to_arrow(many, "summit")
    with pytest.raises(TypeError, match="str"):
        summitry.to_arrow(["text"], "summits")  # type: ignore[list-item]


def test_a_missing_library_is_named() -> None:
    script = (
        "import sys; sys.modules['pyarrow'] = None; sys.modules['polars'] = None\n"
        "import summitry; x = summitry.extract('Il pleut.')\n"
        "for f in (x.to_arrow, x.to_pandas, x.to_polars):\n"
        "    try: f('summits')\n"
        "    except ImportError as error: print(type(error).__name__, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert len(lines) == 3 and all(line.startswith("MissingExtraError this needs") for line in lines)
    assert "pip install 'summitry[arrow]'" in lines[0] and "summitry[polars]" in lines[2]


# A table of texts


def texts(n: int) -> dict[str, list[Any]]:
    bodies = [SUMMIT if i % 3 == 0 else FIGURE if i % 3 == 1 else "Il pleut." for i in range(n)]
    return {"url": [f"u{i}" for i in range(n)], "body": bodies, "date": [datetime.date(2025, 6, 18)] * n}


OPTIONS: dict[str, Any] = {"text": "body", "id": "url", "published": "date"}


@pytest.fixture
def table() -> Any:
    return pa.table(texts(30))


def test_a_table_of_texts(table: Any) -> None:
    read = summitry.extract_table(table, **OPTIONS)
    assert isinstance(read, pa.Table)
    read.validate(full=True)
    assert read["id"].to_pylist() == table["url"].to_pylist()
    assert read["error"].null_count == 30
    for row, body in zip(read.to_pylist(), table["body"].to_pylist()):
        x = summitry.extract(body, id=row["id"], published="2025-06-18")
        assert row["chars_processed"] == len(body) and row["published"] == x.published
        assert [s["edition"] for s in row["summits"]] == [s.edition for s in x.summits]
        assert [s["mentions"] for s in row["summits"]] == [[m.to_dict() for m in s.mentions] for s in x.summits]
        cited = {(e["field"], e["start"], e["end"], e["rule"]) for s in row["summits"] for e in s["evidence"]}
        assert cited == {(f, e.start, e.end, e.rule) for s in x.summits for f, es in s.evidence.items() for e in es}
    documents = [{"text": b, "id": u, "published": d} for u, b, d in zip(*texts(30).values())]
    many = summitry.to_arrow(summitry.extract_many(documents, progress=False), "documents")
    assert many.equals(read)


def test_the_number_of_threads_changes_nothing(table: Any) -> None:
    read = [summitry.extract_table(table, threads=threads, **OPTIONS) for threads in (None, 1, 3)]
    assert read[0].equals(read[1]) and read[0].equals(read[2])


def test_each_kind_of_table(table: Any) -> None:
    expected = summitry.extract_table(table, **OPTIONS)
    batch = table.combine_chunks().to_batches()[0]
    assert summitry.extract_table(batch, **OPTIONS).equals(expected)
    pd = pytest.importorskip("pandas", reason="pandas is not installed")
    pl = pytest.importorskip("polars", reason="polars is not installed")
    assert summitry.extract_table(pl.DataFrame(texts(30)), **OPTIONS).equals(expected)
    assert summitry.extract_table(pd.DataFrame(texts(30)), **OPTIONS).equals(expected)


def test_columns_of_other_types(table: Any) -> None:
    expected = summitry.extract_table(table, **OPTIONS)
    for text_type in (pa.large_string(), pa.string_view(), pa.binary(), pa.dictionary(pa.int32(), pa.string())):
        other = table.set_column(1, "body", table["body"].cast(text_type))
        assert summitry.extract_table(other, **OPTIONS).equals(expected), text_type
    for date_type in (pa.timestamp("us"), pa.timestamp("ns", "UTC"), pa.date64(), pa.string()):
        other = table.set_column(2, "date", table["date"].cast(date_type))
        assert summitry.extract_table(other, **OPTIONS).equals(expected), date_type
    numbered = table.set_column(0, "url", pa.array(range(30)))
    assert summitry.extract_table(numbered, **OPTIONS)["id"].to_pylist() == [str(i) for i in range(30)]


def test_a_reader_is_read_as_it_is_asked_to(table: Any) -> None:
    given = 0

    def batches() -> Iterator[Any]:
        nonlocal given
        for batch in table.to_batches(max_chunksize=10):
            given += 1
            yield batch

    reader = summitry.extract_table(pa.RecordBatchReader.from_batches(table.schema, batches()), **OPTIONS)
    assert isinstance(reader, pa.RecordBatchReader) and given == 0
    first = reader.read_next_batch()
    assert first.num_rows == 10 and given == 1
    rest = reader.read_all()
    assert pa.concat_tables([pa.Table.from_batches([first]), rest]).equals(summitry.extract_table(table, **OPTIONS))


def test_kept_columns_are_not_copied(table: Any) -> None:
    read = summitry.extract_table(table, keep=["body", "date"], **OPTIONS)
    assert read.schema.names[:2] == ["body", "date"] and read["body"].equals(table["body"])
    ours, theirs = read["body"].chunk(0).buffers(), table["body"].chunk(0).buffers()
    assert ours[-1].address == theirs[-1].address


def test_a_bad_row_does_not_lose_its_batch() -> None:
    bodies = [SUMMIT.encode(), None, b"\xff\xfe", SUMMIT.encode(), SUMMIT.encode()]
    dates = ["2025-06-18", None, None, "soon", None]
    bad = pa.table({"id": list("abcde"), "text": pa.array(bodies, pa.binary()), "date": dates})
    read = summitry.extract_table(bad, id="id", published="date")
    errors = read["error"].to_pylist()
    assert [error is None for error in errors] == [True, False, False, False, True]
    assert "null" in errors[1] and "UTF-8" in errors[2] and "soon" in errors[3]
    assert [len(s) for s in read["summits"].to_pylist()] == [1, 0, 0, 0, 1]
    assert read["id"].to_pylist() == list("abcde")
    with pytest.raises(summitry.DocumentError, match="document 1") as caught:
        summitry.extract_table(bad, id="id", published="date", errors="raise")
    assert (caught.value.index, caught.value.id) == (1, "b")


def test_wrong_tables(table: Any) -> None:
    with pytest.raises(ValueError, match="no column `text`; expected one of url, body, date"):
        summitry.extract_table(table)
    with pytest.raises(ValueError, match="`summits` can't be kept"):
        summitry.extract_table(table.rename_columns(["summits", "text", "date"]), keep=["summits"])
    with pytest.raises(TypeError, match="list"):
        summitry.extract_table([1])
    with pytest.raises(ValueError, match="errors"):
        summitry.extract_table(table, errors="ignore", **OPTIONS)
    with pytest.raises(ValueError, match="threads"):
        summitry.extract_table(table, threads=0, **OPTIONS)
    assert summitry.extract_table(table.slice(0, 0), **OPTIONS).num_rows == 0
