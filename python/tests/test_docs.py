"""What the documentation shows is true: the README's code runs as printed, and the site's examples give what they say."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))


def test_the_readme_runs_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.findall(
        r"^```python\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert len(code) >= 2
    exec("".join(code), {})
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "2 2025-06-17 Astana" and shown[1].startswith("summits-1 start "), shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pages_show_what_comes_out(page: Path) -> None:
    assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0


def test_every_page_is_in_the_site() -> None:
    site = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert PAGES and [page.name for page in PAGES if page.name not in site] == []
