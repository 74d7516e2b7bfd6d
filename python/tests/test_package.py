"""The package as a whole: its names, its docstrings, its weight."""

from __future__ import annotations

import doctest
import importlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
import summitry
from summitry import _summitry

MODULES = [m.name for m in pkgutil.iter_modules(summitry.__path__) if m.name not in ("_summitry", "__main__")]


@pytest.mark.parametrize("name", ["", *MODULES])
def test_docstrings_are_true(name: str) -> None:
    module = importlib.import_module(f"summitry.{name}" if name else "summitry")
    assert doctest.testmod(module).failed == 0


def test_all_names_exist_and_are_documented() -> None:
    assert len(summitry.__all__) == len(set(summitry.__all__))
    for name in summitry.__all__:
        value = getattr(summitry, name)
        if callable(value):
            assert value.__doc__, name


def test_errors_have_one_root() -> None:
    errors = [value for value in vars(summitry).values() if isinstance(value, type) and issubclass(value, Exception)]
    assert len(errors) >= 9
    assert all(issubclass(error, summitry.SummitryError) for error in errors)


def test_completion_offers_what_there_is_to_use() -> None:
    offered = {name for name in dir(summitry) if not name.startswith("__")}
    assert offered == {name for name in summitry.__all__ if not name.startswith("__")} | {"engines"}


def test_native_classes_are_frozen() -> None:
    x = summitry.extract("Il pleut.")._native
    with pytest.raises(AttributeError):
        setattr(x, "id", "a")
    assert type(x) is _summitry.Extraction


def test_import_brings_no_library() -> None:
    heavy = "{'numpy', 'pandas', 'polars', 'pyarrow', 'typing', 'json', 'decimal', 'datetime', 'tqdm'}"
    script = f"import sys; before = set(sys.modules); import summitry; print((set(sys.modules) - before) & {heavy})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_import_is_quick(tmp_path: Path) -> None:
    # In processor time, the best of several: other programs on the machine don't count. The bytecode is kept, as installers do.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    script = "import time; t = time.process_time(); import summitry; print(time.process_time() - t)"
    times = [float(subprocess.check_output([sys.executable, "-c", script], env=environment)) for _ in range(7)]
    assert min(times) < 0.020, times


def test_no_text_is_printed() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", "import summitry"], capture_output=True, check=True)
    assert done.stdout == done.stderr == b""
