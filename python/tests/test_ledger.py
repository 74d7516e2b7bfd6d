"""Many documents as one knowledge base."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest
import summitry
from summitry import Conflict, Entry, Event, Ledger, Reading, Source

TEXTS = [
    {"id": "a", "text": "Le 52e sommet du G7 s’est tenu à Évian le 16 juin 2026.", "published": "2026-06-18"},
    {"id": "b", "text": "The 52nd G7 summit was held in Evian on 16 June 2026. 😀"},
    {"id": "c", "text": "Le 52e sommet du G7 s’est tenu à Évian le 14 juin 2026."},
    {"id": "d", "text": "En 2024, les échanges entre la Chine et le Kazakhstan ont atteint 43,8 milliards de dollars."},
    {"id": "e", "text": "En 2024, le commerce entre la Chine et le Kazakhstan a atteint 44 milliards de dollars."},
]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(summitry.extract_many(TEXTS, progress=False))


def test_entries_have_record_sources_and_conflicts(ledger: Ledger) -> None:
    (entry,) = ledger.summits
    assert isinstance(entry.record, summitry.Summit) and entry.record.id == entry.id == "summits-1"
    assert [s.document for s in entry.sources] == ["a", "b", "c"]
    text = TEXTS[1]["text"]
    cited = entry.sources[1].record.evidence["edition"][0]
    assert text[cited.start : cited.end] == "52nd"
    match ledger.conflicts:
        case (Conflict(kind="summits", field="start", readings=[Reading(value, documents), _]),):
            assert (value, documents) == ("2026-06-16", ("a", "b"))
        case other:
            pytest.fail(repr(other))
    assert entry.conflicts == ledger.conflicts
    (figure,) = ledger.trade_figures
    assert figure.record.value == 43_800_000_000 and len(figure.sources) == 2, "44 is 43.8 rounded"


def test_the_timeline(ledger: Ledger) -> None:
    (event,) = ledger.timeline()
    assert isinstance(event, Event) and event.what == "start" and event.documents == 3
    assert event.first_day.date() is not None


def test_order_and_repetition_do_not_matter(ledger: Ledger) -> None:
    shuffled = [*TEXTS, TEXTS[2]]
    random.Random(7).shuffle(shuffled)
    assert Ledger(summitry.extract_many(shuffled, progress=False)) == ledger


def test_json_pickle_repr(ledger: Ledger) -> None:
    assert pickle.loads(pickle.dumps(ledger)) == ledger == Ledger.from_json(ledger.to_json())
    assert repr(ledger).startswith("<Ledger: 5 documents, summits=1, ")
    entry = ledger.summits[0]
    assert isinstance(entry, Entry) and isinstance(entry.sources[0], Source)
    assert pickle.loads(pickle.dumps(entry)) == entry and hash(entry) == hash(ledger.summits[0])
    assert "sources=['a', 'b', 'c'], conflicts=['start']" in repr(entry)
    with pytest.raises(summitry.FormatError):
        Ledger.from_json("{}")


def test_frames(ledger: Ledger) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frame = ledger.to_pandas("summits")
    assert frame["documents"].tolist() == [3] and "document" not in frame
    assert ledger.to_polars("summits").height == 1
    for kind in summitry.RecordKind:
        assert ledger.to_arrow(kind).num_rows == len(getattr(ledger, kind))
    assert ledger.to_pandas("conflicts")["value"].tolist() == ["2026-06-16", "2026-06-14"]
    assert ledger.to_pandas("timeline")["first_day"].dt.date.tolist() == [ledger.timeline()[0].first_day.date()]
    assert set(ledger.to_pandas("sources")["document"]) == {"a", "b", "c", "d", "e"}
    assert Ledger([]).to_arrow("timeline").num_rows == 0
    for kind in ("summit", "mentions"):
        with pytest.raises(ValueError, match="expected one of"):
            ledger.to_arrow(kind)


def test_documents_that_failed_are_left_out() -> None:
    corpus = summitry.extract_many([None, "Le sommet du G7 à Évian"], errors="collect", progress=False)
    assert Ledger(corpus).documents == ("document-1",)


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="iterable"):
        Ledger(summitry.extract("Il pleut."))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="found str"):
        Ledger(["Il pleut."])  # type: ignore[list-item]


def test_a_plot(ledger: Ledger, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed").use("Agg")
    axes = ledger.plot()
    axes.figure.savefig(tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 1000
    assert [label.get_text() for label in axes.get_yticklabels()] == ["g7"]
