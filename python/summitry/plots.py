"""Plots, with matplotlib or altair.

matplotlib draws on the axes that it is given, or on new ones, and gives them back; altair gives a chart, which shows the values under
the pointer and can be moved and zoomed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, overload

from summitry._errors import require
from summitry.extraction import Extraction

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    import altair
    from matplotlib.axes import Axes

    from summitry.records import Ministerial, Summit, TradeFigure

__all__ = ["plot_network", "plot_timeline", "plot_trade"]


class Amount(NamedTuple):
    """An amount at a time, of a line."""

    line: str
    when: datetime.date
    billions: float
    planned: bool


class Span(NamedTuple):
    """The days of an event, in a row."""

    row: str
    first: datetime.date
    last: datetime.date
    kind: str


KINDS = {"summits": "#0b6bcb", "ministerials": "#0f8a8a", "treaties": "#b3261e"}


def _drawn_by(backend: str, axes: Axes | None) -> ModuleType:
    if backend not in ("matplotlib", "altair"):
        raise ValueError(f"backend={backend!r}; expected 'matplotlib' or 'altair'")
    if backend == "altair":
        if axes is not None:
            raise ValueError("axes are matplotlib's; altair makes a chart of its own")
        require("altair", "altair")
        from summitry import _plots_altair

        return _plots_altair
    require("matplotlib.pyplot", "plot")
    from summitry import _plots_matplotlib

    return _plots_matplotlib


def _all(extractions: Extraction | Iterable[Extraction]) -> list[Extraction]:
    return [extractions] if isinstance(extractions, Extraction) else list(extractions)


def _label(figure: TradeFigure) -> str:
    measure = (figure.measure or "figure").replace("_", " ")
    return f"{measure} {'–'.join(figure.parties)}".strip()


@overload
def plot_trade(
    extractions: Extraction | Iterable[Extraction],
    *,
    measures: Iterable[str] | None = None,
    currency: str = "USD",
    axes: Axes | None = None,
    backend: Literal["matplotlib"] = "matplotlib",
) -> Axes: ...
@overload
def plot_trade(
    extractions: Extraction | Iterable[Extraction],
    *,
    measures: Iterable[str] | None = None,
    currency: str = "USD",
    axes: None = None,
    backend: Literal["altair"],
) -> altair.LayerChart: ...
def plot_trade(
    extractions: Extraction | Iterable[Extraction],
    *,
    measures: Iterable[str] | None = None,
    currency: str = "USD",
    axes: Axes | None = None,
    backend: Literal["matplotlib", "altair"] = "matplotlib",
) -> Axes | altair.LayerChart:
    """Amounts over time: a line for each measure and set of parties; targets are hollow.

    A figure stands in the middle of its period. Figures without an amount, a year or in another currency are left out.

    Args:
        extractions: an extraction or many.
        measures: which measures; all by default.
        currency: which currency.
        axes: where matplotlib draws.
        backend: ``"matplotlib"`` or ``"altair"``.

    >>> import summitry
    >>> axes = summitry.plot_trade(summitry.extract("Il pleut."))  # doctest: +SKIP
    """
    draw = _drawn_by(backend, axes)
    wanted = None if measures is None else {str(measure) for measure in measures}
    amounts: set[Amount] = set()
    for x in _all(extractions):
        for figure in x.trade_figures:
            if figure.value is None or figure.period is None or figure.currency != currency:
                continue
            if wanted is not None and str(figure.measure) not in wanted:
                continue
            first, last = figure.period.interval()
            when = first + (last - first) / 2 if first and last else first or last
            if when is not None:
                amounts.add(Amount(_label(figure), when, float(figure.value) / 1e9, figure.status is not None))
    return draw.trade(sorted(amounts), currency, axes)  # type: ignore[no-any-return]


@overload
def plot_timeline(
    extractions: Extraction | Iterable[Extraction],
    *,
    axes: Axes | None = None,
    backend: Literal["matplotlib"] = "matplotlib",
) -> Axes: ...
@overload
def plot_timeline(
    extractions: Extraction | Iterable[Extraction],
    *,
    axes: None = None,
    backend: Literal["altair"],
) -> altair.LayerChart: ...
def plot_timeline(
    extractions: Extraction | Iterable[Extraction],
    *,
    axes: Axes | None = None,
    backend: Literal["matplotlib", "altair"] = "matplotlib",
) -> Axes | altair.LayerChart:
    """Meetings and signatures in time: a row a meeting, series or instrument, the earliest first.

    Args:
        extractions: an extraction or many.
        axes: where matplotlib draws.
        backend: ``"matplotlib"`` or ``"altair"``.
    """
    draw = _drawn_by(backend, axes)
    events: set[Span] = set()
    for x in _all(extractions):
        meetings: list[Summit | Ministerial] = [*x.summits, *x.ministerials]
        for meeting in meetings:
            dates = None if meeting.start is None else meeting.start.interval()
            if dates:
                end = None if meeting.end is None else meeting.end.interval()
                kind = str(meeting.kind_of_record)
                events.add(Span(meeting.series or meeting.name or kind, dates[0], end[1] if end else dates[1], kind))
        for treaty in x.treaties:
            dates = None if treaty.signed is None else treaty.signed.interval()
            if dates:
                events.add(Span(treaty.name or "treaties", dates[0], dates[1], "treaties"))
    begins: dict[str, datetime.date] = {}
    for event in events:
        begins[event.row] = min(event.first, begins.get(event.row, event.first))
    rows = sorted(begins, key=lambda row: (begins[row], row))
    return draw.timeline(sorted(events), rows, axes)  # type: ignore[no-any-return]


@overload
def plot_network(
    extractions: Extraction | Iterable[Extraction],
    *,
    least: int = 1,
    axes: Axes | None = None,
    backend: Literal["matplotlib"] = "matplotlib",
) -> Axes: ...
@overload
def plot_network(
    extractions: Extraction | Iterable[Extraction],
    *,
    least: int = 1,
    axes: None = None,
    backend: Literal["altair"],
) -> altair.LayerChart: ...
def plot_network(
    extractions: Extraction | Iterable[Extraction],
    *,
    least: int = 1,
    axes: Axes | None = None,
    backend: Literal["matplotlib", "altair"] = "matplotlib",
) -> Axes | altair.LayerChart:
    """States and blocs that meet or conclude treaties: the thicker the line, the more records they share.

    Args:
        extractions: an extraction or many.
        least: how many records two parties must share for a line.
        axes: where matplotlib draws.
        backend: ``"matplotlib"`` or ``"altair"``.
    """
    draw = _drawn_by(backend, axes)
    shared: dict[tuple[str, str], int] = {}
    for x in _all(extractions):
        groups = [summit.participants for summit in x.summits]
        groups += [ministerial.participants for ministerial in x.ministerials]
        groups += [treaty.parties for treaty in x.treaties]
        groups += [figure.parties for figure in x.trade_figures]
        for group in groups:
            parties = sorted(set(group))
            for at, one in enumerate(parties):
                for other in parties[at + 1 :]:
                    shared[one, other] = shared.get((one, other), 0) + 1
    lines = {pair: count for pair, count in sorted(shared.items()) if count >= least}
    return draw.network(lines, _circle(lines), axes)  # type: ignore[no-any-return]


def _circle(lines: Mapping[tuple[str, str], int]) -> dict[str, tuple[float, float]]:
    """Places on a circle, so that the same records give the same picture."""
    import math

    nodes = sorted({party for pair in lines for party in pair})
    angles = [2 * math.pi * at / len(nodes) for at in range(len(nodes))]
    return {node: (math.cos(angle), math.sin(angle)) for node, angle in zip(nodes, angles)}
