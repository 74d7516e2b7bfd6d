"""Extractions: what one document gives, its offsets, its copies."""

from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import summitry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SENTENCE = "Le deuxième sommet Chine-Asie centrale s’est tenu à Astana le 17 juin 2025."
#: Characters of one to four bytes, combining, wide, right to left, and one or two UTF-16 units.
BEFORE = [
    "",
    "a ",
    "é ",
    "e\u0301 ",
    "中国。 ",
    "😀 ",
    "👩‍👩‍👧 ",
    "שלום ",
    "العربية ",
    "\u200b",
    "𝕏 ",
    "\r\n",
    "\u2028 ",
]


def spans_of(x: summitry.Extraction) -> list[tuple[summitry.Span, str | None]]:
    spans = [(span, None) for record in x for span in record.mentions]
    return spans + [(e.span, e.text) for record in x for evidence in record.evidence.values() for e in evidence]


@pytest.mark.parametrize("before", BEFORE)
def test_spans_count_characters(before: str) -> None:
    plain = summitry.extract(SENTENCE)
    shifted = summitry.extract(before + SENTENCE)
    words = [SENTENCE[e.start : e.end] for e in plain.summits[0].evidence["edition"]]
    assert words == ["deuxième"]
    found = shifted.summits[0].evidence["edition"][0]
    assert (before + SENTENCE)[found.start : found.end] == found.text == "deuxième"
    assert found.start == plain.summits[0].evidence["edition"][0].start + len(before)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60), st.text(max_size=20))
def test_any_text_is_read_to_its_end(before: str, after: str) -> None:
    text = before + "\n" + SENTENCE + after
    try:
        x = summitry.extract(text)
    except summitry.TextError:
        assert any(0xD800 <= ord(c) <= 0xDFFF for c in text)
        return
    assert x.chars_processed == len(text)
    for span, words in spans_of(x):
        assert 0 <= span.start <= span.end <= len(text)
        assert words is None or text[span.slice] == words
    assert summitry.Extraction.from_json(x.to_json()) == x


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(summitry.TextError, match="lone surrogate at character 2"):
        summitry.extract("ab\ud83d cd")
    with pytest.raises(ValueError):
        summitry.extract("\udfff")


@pytest.mark.parametrize("wrong", [b"bytes", None, 5, ["a"]])
def test_other_types_are_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="text must be str"):
        summitry.extract(wrong)  # type: ignore[arg-type]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(summitry.LanguageError, match="unknown language `xx`; expected one of en, es, fr"):
        summitry.extract("Il pleut.", language="xx")
    with pytest.raises(summitry.LanguageError):
        summitry.Extractor(languages=["xx"])
    with pytest.raises(summitry.LanguageError):
        summitry.Extractor(languages=[])


def test_documents_in_each_form(text: str) -> None:
    published = datetime.date(2025, 6, 18)
    forms = [
        summitry.extract(text, id="a", published="2025-06-18", language="fr"),
        summitry.extract(text, id="a", published=published, language="fr"),
        summitry.extract(text, id="a", published=datetime.datetime(2025, 6, 18, 12), language="fr"),
        summitry.extract(summitry.Document(text, id="a", published=published, language="fr")),
        summitry.extract({"text": text, "id": "a", "published": "2025-06-18", "language": "fr"}),
        summitry.extract(summitry.Document(text), id="a", published=published, language="fr"),
    ]
    assert all(x == forms[0] for x in forms)
    assert (forms[0].id, forms[0].published, forms[0].language) == ("a", "2025-06-18", "fr")
    assert summitry.extract(text, id=5).id == "5"
    with pytest.raises(ValueError, match="'date'"):
        summitry.extract({"text": text, "date": "2025"})


def test_extraction_is_a_value(extraction: summitry.Extraction, text: str) -> None:
    for again in (
        pickle.loads(pickle.dumps(extraction)),
        copy.copy(extraction),
        copy.deepcopy(extraction),
        summitry.Extraction.from_json(extraction.to_json()),
        summitry.Extraction.from_json(extraction.to_json(pretty=True), text=text),
        summitry.Extraction.from_dict(extraction.to_dict()),
    ):
        assert again == extraction and hash(again) == hash(extraction)
        assert again.records == extraction.records
    assert pickle.loads(pickle.dumps(extraction)).text == text
    assert extraction != summitry.extract(text)
    assert extraction != "extraction"
    with pytest.raises(AttributeError):
        extraction.text = ""
    with pytest.raises(TypeError):
        summitry.Extraction()


def test_extraction_has_all_records(extraction: summitry.Extraction) -> None:
    assert extraction.summits[0].series == "china-central-asia"
    assert extraction.summits is extraction.summits
    kinds = [getattr(extraction, kind) for kind in summitry.RecordKind]
    assert list(extraction) == list(extraction.records) == [record for kind in kinds for record in kind]
    assert repr(extraction).startswith("Extraction(id='astana.txt', language='fr', summits=1")
    dictionary = extraction.to_dict()
    assert dictionary["offset_unit"] == extraction.offset_unit == "code_point"
    for kind in summitry.RecordKind:
        assert [record.to_dict() for record in getattr(extraction, kind)] == dictionary[kind]


@pytest.mark.parametrize(
    "wrong", ["", "{}", "[]", '{"schema": "other/1"}', '{"schema": "summitry/1", "more": 1}', "\ud800"]
)
def test_wrong_json_is_refused(wrong: str) -> None:
    with pytest.raises(summitry.FormatError):
        summitry.Extraction.from_json(wrong)


def test_the_command_gives_the_same(tmp_path: Path, text: str) -> None:
    text = "😀 " + text
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "summitry", "extract", str(file), "--format", "jsonl", "--published", "2025-06-18"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    ours = summitry.extract(text, id=str(file), published="2025-06-18")
    # The command counts bytes; with the text they become characters.
    assert summitry.Extraction.from_json(done.stdout, text=text) == ours
    counted = summitry.Extraction.from_json(done.stdout)
    assert counted.offset_unit == "byte"
    assert all(words is None for _, words in spans_of(counted))
    with pytest.raises(summitry.TextError):
        summitry.Extraction.from_json(done.stdout, text="Il pleut.")


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    command = [sys.executable, "-m", "summitry", "extract", missing]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1 and missing in done.stderr
    done = subprocess.run([sys.executable, "-m", "summitry", "--version"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, f"summitry {summitry.__version__}\n")


def test_extractors_are_values(tmp_path: Path) -> None:
    extractor = summitry.Extractor(languages=["fr"], records=["summits"], min_confidence=0.1)
    again = pickle.loads(pickle.dumps(extractor))
    assert again == extractor and hash(again) == hash(extractor) and again.languages == ("fr",)
    assert again.extract(SENTENCE) == extractor.extract(SENTENCE)
    assert extractor != summitry.Extractor()
    assert repr(extractor) == "Extractor(languages=['fr'], records=['summits'], min_confidence=0.1)"
    assert copy.deepcopy(extractor) is extractor
    arguments: list[dict[str, Any]] = [{"languages": "fr"}, {"records": "summits"}]
    for wrong in arguments:
        with pytest.raises(TypeError, match="list"):
            summitry.Extractor(**wrong)
    with pytest.raises(ValueError, match="summit"):
        summitry.Extractor(records=["summit"])
    with pytest.raises(ValueError, match="0 to 1"):
        summitry.Extractor(min_confidence=2)
    with pytest.raises(OSError):
        summitry.Extractor(pack=tmp_path / "missing")


def test_records_are_those_asked_for(text: str) -> None:
    x = summitry.Extractor(records=[summitry.RecordKind.PEOPLE]).extract(text)
    assert {type(record) for record in x} <= {summitry.Person}


def test_threads_share_an_extractor(text: str) -> None:
    extractor = summitry.Extractor()
    expected = extractor.extract(text)
    found: list[bool] = []

    def work() -> None:
        found.extend(extractor.extract(text) == expected for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 20


def test_json_is_json(extraction: summitry.Extraction) -> None:
    assert json.loads(extraction.to_json()) == extraction.to_dict()
