"""Many documents: order, laziness, errors, Ctrl-C."""

from __future__ import annotations

import gc
import itertools
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import summitry

TEXTS = [f"Le {n}e sommet du G7 s’ouvre à Évian." for n in range(2, 60)]


def test_in_order_whatever_the_threads() -> None:
    one_by_one = [summitry.extract(text) for text in TEXTS]
    for threads in (None, 1, 2, 5):
        assert list(summitry.extract_many(TEXTS, threads=threads, progress=False)) == one_by_one
    assert [x.summits[0].edition for x in one_by_one] == list(range(2, 60))


def test_lazy_with_a_bounded_number_ahead() -> None:
    taken = itertools.count()
    count = 0

    def documents() -> Iterator[str]:
        nonlocal count
        for count in taken:
            yield TEXTS[count % len(TEXTS)]

    corpus = summitry.extract_many(documents(), threads=2, progress=False)
    assert count == 0
    for _ in range(100):
        next(corpus)
    assert 99 <= count <= 100 + 2 * 32


def test_documents_come_with_what_is_known_of_them() -> None:
    documents = [
        {"text": TEXTS[0], "id": 1, "published": "2025-06-18"},
        summitry.Document(TEXTS[1], id="b", language="fr"),
        TEXTS[2],
    ]
    found = list(summitry.extract_many(documents, progress=False))
    assert [x.id for x in found] == ["1", "b", None]
    assert [x.text for x in found] == TEXTS[:3]


POISON = [
    ("a\ud800", "lone surrogate at character 1"),
    (None, "NoneType"),
    (b"bytes", "bytes"),
    ({"id": "x"}, "needs a text"),
    ({"text": "a", "id": "x", "published": "soon"}, "soon"),
    ({"text": "a", "published": 5}, "date must be"),
    ({"text": "a", "language": "xx"}, "unknown language"),
    ({"text": "a", "language": 5}, "int"),
    ({"text": 5}, "int"),
    ({"text": "a", "body": "b"}, "body"),
]


@pytest.mark.parametrize(("poison", "words"), POISON)
def test_a_bad_document_does_not_lose_the_others(poison: object, words: str) -> None:
    documents = [*TEXTS[:20], poison, *TEXTS[20:40]]
    corpus = summitry.extract_many(documents, errors="collect", progress=False)
    found = list(corpus)
    assert len(found) == 41
    assert [x.error is not None for x in found] == [False] * 20 + [True] + [False] * 20
    (error,) = corpus.errors
    assert error.index == 20 and words in str(error) and error.__cause__ is not None
    assert found[20].error is error and found[20].records == ()
    assert found[20].warnings[0].code == "document.failed"
    assert found[40] == summitry.extract(TEXTS[39])
    assert pickle.loads(pickle.dumps(found[20])) == found[20]
    assert pickle.loads(pickle.dumps(error)).index == 20


@pytest.mark.parametrize(("poison", "words"), POISON)
def test_raising_stops_at_the_document(poison: Any, words: str) -> None:
    corpus = summitry.extract_many([*TEXTS[:3], poison, *TEXTS[3:]], progress=False)
    assert [next(corpus).error for _ in range(3)] == [None] * 3
    with pytest.raises(summitry.DocumentError, match="document 3") as caught:
        next(corpus)
    assert caught.value.index == 3 and words in str(caught.value)
    with pytest.raises(StopIteration):
        next(corpus)


@pytest.mark.parametrize("errors", ["raise", "collect"])
def test_an_error_of_the_iterable_itself_is_passed_on(errors: str) -> None:
    def documents() -> Iterator[str]:
        yield TEXTS[0]
        raise ConnectionError("gone")

    corpus = summitry.extract_many(documents(), errors=errors, progress=False)  # type: ignore[arg-type]
    with pytest.raises(ConnectionError, match="gone"):
        list(corpus)


def test_wrong_arguments() -> None:
    with pytest.raises(TypeError, match="one str"):
        summitry.extract_many("a text")
    with pytest.raises(TypeError):
        summitry.extract_many(5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="ignore"):
        summitry.extract_many([], errors="ignore")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="threads"):
        summitry.extract_many([], threads=0)
    assert list(summitry.extract_many([])) == []


def test_other_threads_go_on_meanwhile() -> None:
    # A thread that counts gets its turns while texts are read: the lock is released.
    text = "\n".join(TEXTS) * 20
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    summitry.extract(text)
    list(summitry.extract_many([text] * 4, progress=False))
    stop.set()
    thread.join()
    assert counted > 5


def test_threads_end_with_the_iterator() -> None:
    def threads() -> int:
        # Ours alone: libraries that other tests used have threads too.
        names = [name.read_text() for name in Path("/proc/self/task").glob("*/comm")]
        return names.count("summitry\n")

    if not os.path.isdir("/proc/self/task"):
        pytest.skip("no /proc here to count threads with")
    gc.collect()
    for _ in range(100):
        if threads() == 0:
            break
        time.sleep(0.05)
    before = threads()
    corpus = summitry.extract_many(iter(TEXTS), threads=3, progress=False)
    next(corpus)
    for _ in range(100):
        # A thread takes its name when it first runs.
        if threads() == before + 3:
            break
        time.sleep(0.05)
    assert threads() == before + 3
    del corpus
    gc.collect()
    for _ in range(100):
        if threads() == before:
            break
        time.sleep(0.05)
    assert threads() == before


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent in another way there")
def test_ctrl_c_stops_it() -> None:
    script = textwrap.dedent("""
        import itertools, sys, summitry
        texts = (("Le sommet du G7 s’ouvre à Évian. " * 50) for _ in itertools.count())
        corpus = summitry.extract_many(texts, progress=False)
        next(corpus)
        print("ready", flush=True)
        try:
            for x in corpus: pass
        except KeyboardInterrupt:
            print("stopped", flush=True)
    """)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "stopped\n"
        assert process.wait(timeout=20) == 0


def test_a_bar_where_someone_watches(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    list(summitry.extract_many(TEXTS))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    list(summitry.extract_many(TEXTS))
    assert "58/58" in capsys.readouterr().err
    list(summitry.extract_many(TEXTS, progress=False))
    assert capsys.readouterr().err == ""
