"""What keeps results trustworthy: the same bytes everywhere, and no text that does harm."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
import summitry
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
