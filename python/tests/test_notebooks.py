"""The notebooks run, and are committed with what came out."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def read(path: Path) -> Any:
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    return nbformat.read(path, as_version=4)


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["first_steps", "scaling_out", "trade_figures"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_committed(path: Path) -> None:
    code = [cell for cell in read(path).cells if cell.cell_type == "code" and cell.source.strip()]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    outputs = [output for cell in code for output in cell.outputs]
    assert outputs and not [output for output in outputs if output.output_type == "error"]
    assert "/home/" not in str(outputs) and "/tmp/" not in str(outputs)


@pytest.mark.engine
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.environ.get("SUMMITRY_ALL_ENGINES"):
        for module in ("nbclient", "ipykernel", "matplotlib", "pandas", "polars", "duckdb", "dask.dataframe"):
            pytest.importorskip(module, reason=f"{module} is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        notebook = read(path)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        NotebookClient(notebook, timeout=240, resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert any(cell.get("outputs") for cell in notebook.cells)


def test_code_has_the_right_types(tmp_path: Path) -> None:
    checker = Path(sys.executable).parent / "basedpyright"
    if not checker.exists():
        assert not os.environ.get("SUMMITRY_ALL_ENGINES"), "basedpyright is not installed"
        pytest.skip("basedpyright is not installed")
    for path in NOTEBOOKS:
        lines = [line for cell in read(path).cells if cell.cell_type == "code" for line in cell.source.splitlines()]
        (tmp_path / f"{path.stem}.py").write_text(
            "\n".join(line for line in lines if not line.startswith("%")), encoding="utf-8"
        )
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "standard"}', encoding="utf-8")
    command = [checker, "--pythonpath", sys.executable, "--project", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
