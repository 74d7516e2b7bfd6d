"""What keeps results trustworthy: the same bytes everywhere, and no text that does harm."""

from __future__ import annotations

import json
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import summitry
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from summitry import Extraction

TEXT = "Élysée : le 3e sommet du G7 s’ouvre à Évian le 3 mai 2024 😀, puis un traité est signé à Samarcande."


def test_the_fingerprint_of_nothing_is_that_of_rust() -> None:
    # The same constant stands in crates/summitry/src/record/fingerprint.rs.
    nothing = json.dumps({"schema": "summitry/1"})
    assert Extraction.from_json(nothing).fingerprint == "c215a9b8e8208ea5a32c25e205c5baa4"


def test_the_fingerprint_does_not_depend_on_who_reads(capfd: pytest.CaptureFixture[str], tmp_path) -> None:
    x = summitry.extract(TEXT)
    assert len(x.fingerprint) == 32
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    # The command counts bytes, Python counts characters.
    from summitry import _summitry

    assert _summitry.run_command(["summitry", "extract", str(path), "--format", "jsonl"]) == 0
    by_command = Extraction.from_json(capfd.readouterr().out)
    assert by_command.offset_unit == "byte"
    assert by_command.fingerprint == x.fingerprint
    with ThreadPoolExecutor(4) as pool:
        assert {y.fingerprint for y in pool.map(summitry.extract, [TEXT] * 16)} == {x.fingerprint}
    assert pickle.loads(pickle.dumps(x)).fingerprint == x.fingerprint
    assert summitry.extract(TEXT + " Le 4e sommet du G20.").fingerprint != x.fingerprint


texts = st.text(max_size=400) | st.lists(
    st.sampled_from(
        [
            "Le 3e sommet du G7",
            " s’est tenu",
            " à Évian",
            " le 3 mai 2024",
            ".",
            "\n\n",
            " China",
            " up 3.5%",
            "😀",
            "\x00",
            "e\u0301",
            "«",
        ]
    ),
    max_size=40,
).map("".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_spans_slice_the_text_and_pickling_keeps_everything(text: str) -> None:
    x = summitry.extract(text, published="2025-06-18")
    assert x.chars_processed == len(text)
    for record in x:
        for span in record.mentions:
            assert 0 <= span.start < span.end <= len(text)
        for field in record.evidence:
            for one in record.evidence[field]:
                assert one.text == text[one.span.start : one.span.end] != ""
    again = pickle.loads(pickle.dumps(x))
    assert again == x
    assert hash(again) == hash(x)
    assert again.fingerprint == x.fingerprint
    assert Extraction.from_json(x.to_json()) == x


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(categories=["Cs", "L", "Zs"]), max_size=30))
def test_lone_surrogates_are_refused_with_their_place(text: str) -> None:
    lone = next((at for at, c in enumerate(text) if 0xD800 <= ord(c) <= 0xDFFF), None)
    if lone is None:
        assert summitry.extract(text).chars_processed == len(text)
    else:
        with pytest.raises(summitry.TextError, match=f"lone surrogate at character {lone}"):
            summitry.extract(text)


def test_threads_share_an_extractor() -> None:
    extractor = summitry.Extractor()
    documents = [f"Le {n}e sommet du G7 s’est tenu à Évian." for n in range(1, 60)]
    alone = [extractor.extract(text).fingerprint for text in documents]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: extractor.extract(text).fingerprint, documents))
    assert together == alone
    assert len(set(alone)) == len(documents)


def test_other_interpreters_are_refused_and_the_first_goes_on() -> None:
    name = "_interpreters" if sys.version_info >= (3, 13) else "_xxsubinterpreters"
    interpreters = pytest.importorskip(name)
    other = interpreters.create()
    path = [str(entry) for entry in sys.path]
    code = f"""
import sys
sys.path[:] = {path!r}
try:
    import summitry
except ImportError as error:
    assert "interpreter" in str(error), error
else:
    raise RuntimeError("imported")
"""
    try:
        # Older versions raise what the code raises, newer ones return it.
        failure = interpreters.run_string(other, code)
        assert failure is None, failure
    finally:
        interpreters.destroy(other)
    assert summitry.extract("Il pleut.").chars_processed == 9
