"""Pages and plots: complete, escaped, linked; how they look is checked in a browser where one is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import summitry

VOID = {"meta", "input", "br", "link"}


class Page(HTMLParser):
    """Reads a page and notes what is wrong with it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "script"
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "src"
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open:
            self.text += data


def nested() -> summitry.Extraction:
    # Spans that hold each other, overlap, touch, and are equal; more of them than are drawn below each other.
    places = [(0, 20), (0, 5), (3, 12), (10, 16), (5, 10), (0, 20), (16, 20), *[(2, 18)] * 5]
    people = [
        summitry.Person(
            id=f"person-{n}",
            name=f"N{n}",
            mentions=[place],
            evidence={"name": (summitry.Evidence(summitry.Span(*place), "a.rule"),)},
        )
        for n, place in enumerate(places)
    ]
    value = {"schema": "summitry/1", "offset_unit": "code_point", "people": [p.to_dict() for p in people]}
    return summitry.Extraction.from_dict(value, text="0123456789abcdefghij 😀 & <i>")


def test_a_page_is_complete(extraction: summitry.Extraction, tmp_path: Path) -> None:
    page = summitry.render(extraction, tmp_path / "a.html", title="A & B")
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page == extraction.render(title="A & B")
    read = Page(page)
    assert len(read.ids) == len(set(read.ids))
    assert all(link.startswith("#") and link[1:] in read.ids for link in read.links) and read.links
    assert read.text == extraction.text
    assert "http://" not in page and "https://" not in page
    assert "<title>A &amp; B</title>" in page
    described = re.findall(r'aria-describedby="([^"]*)"', page)
    assert described and set(described) <= set(read.ids)


def test_nested_and_overlapping_words(tmp_path: Path) -> None:
    x = nested()
    read = Page(summitry.render(x))
    assert read.text == x.text
    assert len(read.ids) == len(set(read.ids))
    assert all(link[1:] in read.ids for link in read.links)


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'", "</p></style>", "\0", "&lt;", "javascript:x"],
)
def test_everything_is_escaped(hostile: str) -> None:
    text = f"{hostile} Le sommet du G7 s’ouvre à Évian. {hostile}"
    x = summitry.extract(text, id=hostile)
    hurt = x.to_dict()
    for record in hurt["summits"]:
        record["id"] = record["name"] = hostile
    for y in (x, summitry.Extraction.from_dict(hurt, text=text)):
        page = Page(summitry.render([y, y], title=hostile))
        assert page.text == 2 * text.replace("\0", "\ufffd")
        assert len(page.ids) == len(set(page.ids))
        assert all(link[1:] in page.ids for link in page.links)


def test_without_text_or_records() -> None:
    bare = summitry.Extraction.from_json(summitry.extract("Le sommet du G7 à Évian").to_json())
    assert "Évian" in summitry.render(bare)
    assert "No records." in summitry.render(summitry.extract("Il pleut."))
    (failed,) = summitry.extract_many([None], errors="collect", progress=False)
    assert "NoneType" in summitry.render(failed)
    Page(summitry.render([]))


def test_a_notebook_cell(extraction: summitry.Extraction) -> None:
    first, second = extraction._repr_html_(), summitry.extract(extraction.text or "")._repr_html_()
    ids = Page(first).ids + Page(second).ids
    assert len(ids) == len(set(ids)), "two cells are in one page"


def browser() -> str:
    found = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
    if found is None:
        pytest.skip("no Chromium is installed")
    return found


def test_a_browser_shows_it(extraction: summitry.Extraction, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    summitry.render([extraction, nested()], page)
    shot = tmp_path / "page.png"
    command = [
        browser(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={tmp_path}/profile",
        "--window-size=1200,900",
        f"--screenshot={shot}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert shot.stat().st_size > 10_000


def known() -> summitry.Extraction:
    amounts = [("89e9", "2023", None), ("94.8e9", "2024", None), ("120e9", "2030", "planned")]
    figures = [
        summitry.TradeFigure(
            measure="trade", value=amount, currency="USD", period=year, parties=["CHN", "KAZ"], status=status
        )
        for amount, year, status in amounts
    ]
    summit = summitry.Summit(
        series="china-central-asia", start="2025-06-17", end="2025-06-18", participants=["CHN", "KAZ"]
    )
    records = {"trade_figures": [f.to_dict() for f in figures], "summits": [summit.to_dict()]}
    return summitry.Extraction.from_dict({"schema": "summitry/1", **records})


def test_plots(extraction: summitry.Extraction, tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    matplotlib.use("agg")
    import matplotlib.pyplot as plt

    axes = summitry.plot_trade([known(), extraction])
    legend: Any = axes.get_legend()
    assert legend.get_texts()[0].get_text() == "trade CHN–KAZ"
    assert len(summitry.plot_trade(known(), measures=["exports"]).lines) == 0
    assert summitry.plot_timeline([known(), extraction]).get_yticklabels()[0].get_text() == "china-central-asia"
    assert "CHN" in [text.get_text() for text in summitry.plot_network([known(), extraction]).texts]
    for empty in (summitry.plot_trade([]), summitry.plot_timeline([]), summitry.plot_network([])):
        assert empty.texts
    assert summitry.plot_timeline(known(), axes=axes) is axes
    plt.figure(1).savefig(tmp_path / "a.png")
    assert (tmp_path / "a.png").stat().st_size > 1000
    plt.close("all")


def test_charts(extraction: summitry.Extraction) -> None:
    pytest.importorskip("altair", reason="altair is not installed")

    def rows(chart: Any) -> list[dict[str, Any]]:
        return [
            row
            for layer in chart.to_dict()["layer"]
            for row in layer.get("data", chart.to_dict().get("data"))["values"]
        ]

    given = [known(), extraction]
    trade = rows(summitry.plot_trade(given, backend="altair"))
    assert {"figure": "trade CHN–KAZ", "when": "2023-07-02T00:00:00Z", "billions": 89.0, "stated": "real"} in trade
    assert {row["stated"] for row in trade} == {"real", "planned"}
    timeline = rows(summitry.plot_timeline(given, backend="altair"))
    assert [row["first"] for row in timeline if row["event"] == "china-central-asia"][0] == "2025-06-17T00:00:00Z"
    network = rows(summitry.plot_network(given, backend="altair"))
    assert {"CHN", "KAZ"} <= {row["party"] for row in network if "party" in row}
    assert rows(summitry.plot_trade(known(), measures=["exports"], backend="altair")) == [{"words": "no figures"}]
    assert rows(summitry.plot_timeline([], backend="altair")) == [{"words": "no dated events"}]
    assert rows(summitry.plot_network(known(), least=100, backend="altair")) == [{"words": "no parties"}]
    ledger: Any = summitry.Ledger(given).plot(backend="altair")
    assert ledger.to_dict()["layer"]


def test_how_plots_are_drawn_is_checked() -> None:
    draw: Any = summitry.plot_trade
    with pytest.raises(ValueError, match="expected 'matplotlib' or 'altair'"):
        draw([], backend="plotly")
    with pytest.raises(ValueError, match="axes are matplotlib's"):
        draw([], backend="altair", axes=object())
