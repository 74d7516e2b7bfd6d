"""Plots with matplotlib. Each draws on the axes that it is given, or on new ones, and gives them back."""

from __future__ import annotations

from summitry._errors import require
from summitry.extraction import Extraction

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from typing import Any

    from matplotlib.axes import Axes

    from summitry.records import TradeFigure

__all__ = ["plot_network", "plot_timeline", "plot_trade"]


def _all(extractions: Extraction | Iterable[Extraction]) -> list[Extraction]:
    return [extractions] if isinstance(extractions, Extraction) else list(extractions)


def _axes(axes: Axes | None, size: tuple[float, float]) -> Any:
    plt: Any = require("matplotlib.pyplot", "plot")
    if axes is None:
        _, axes = plt.subplots(figsize=size, layout="constrained")
    return axes


def _label(figure: TradeFigure) -> str:
    measure = (figure.measure or "figure").replace("_", " ")
    return f"{measure} {'–'.join(figure.parties)}".strip()


def plot_trade(
    extractions: Extraction | Iterable[Extraction],
    *,
    measures: Iterable[str] | None = None,
    currency: str = "USD",
    axes: Axes | None = None,
) -> Axes:
    """Amounts over time: a line for each measure and set of parties; targets are hollow.

    A figure stands in the middle of its period. Figures without an amount, a year or in another currency are left out.

    >>> import summitry
    >>> axes = summitry.plot_trade(summitry.extract("Il pleut."))  # doctest: +SKIP
    """
    on = _axes(axes, (8, 4.5))
    wanted = None if measures is None else {str(measure) for measure in measures}
    series: dict[str, list[tuple[datetime.date, float, bool]]] = {}
    for x in _all(extractions):
        for figure in x.trade_figures:
            if figure.value is None or figure.period is None or figure.currency != currency:
                continue
            if wanted is not None and str(figure.measure) not in wanted:
                continue
            first, last = figure.period.interval()
            when = first + (last - first) / 2 if first and last else first or last
            if when is not None:
                point = when, float(figure.value) / 1e9, figure.status is not None
                series.setdefault(_label(figure), []).append(point)
    for label in sorted(series):
        points = sorted(set(series[label]))
        (line,) = on.plot([p[0] for p in points], [p[1] for p in points], label=label)
        for when, amount, planned in points:
            face = "none" if planned else line.get_color()
            on.plot([when], [amount], "o", color=line.get_color(), markerfacecolor=face)
    on.set_ylabel(f"{currency}, billions")
    on.set_ylim(bottom=min(0, on.get_ylim()[0]))
    on.grid(visible=True, axis="y", alpha=0.3)
    if series:
        on.legend(frameon=False, fontsize="small")
    else:
        on.text(0.5, 0.5, "no figures", ha="center", transform=on.transAxes)
    return on  # type: ignore[no-any-return]


def plot_timeline(extractions: Extraction | Iterable[Extraction], *, axes: Axes | None = None) -> Axes:
    """Meetings and signatures in time: a row a meeting, series or instrument."""
    events: dict[str, set[tuple[datetime.date, datetime.date, str]]] = {}
    for x in _all(extractions):
        for kind in ("summits", "ministerials"):
            for meeting in getattr(x, kind):
                dates = None if meeting.start is None else meeting.start.interval()
                if dates:
                    end = None if meeting.end is None else meeting.end.interval()
                    row = meeting.series or meeting.name or kind
                    events.setdefault(row, set()).add((dates[0], end[1] if end else dates[1], kind))
        for treaty in x.treaties:
            dates = None if treaty.signed is None else treaty.signed.interval()
            if dates:
                events.setdefault(treaty.name or "treaties", set()).add((dates[0], dates[1], "treaties"))
    on = _axes(axes, (8, 1 + 0.4 * max(1, len(events))))
    colours = {"summits": "#0b6bcb", "ministerials": "#0f8a8a", "treaties": "#b3261e"}
    rows = sorted(events, key=lambda row: min(events[row]))
    for number, row in enumerate(rows):
        for first, last, kind in sorted(events[row]):
            on.plot([first, last], [number, number], color=colours[kind], linewidth=5, solid_capstyle="round")
            on.plot([first], [number], "o", color=colours[kind])
    on.set_yticks(range(len(rows)), [row if len(row) <= 40 else row[:39] + "…" for row in rows])
    on.invert_yaxis()
    on.grid(visible=True, axis="x", alpha=0.3)
    on.tick_params(axis="x", rotation=30)
    if not rows:
        on.text(0.5, 0.5, "no dated events", ha="center", transform=on.transAxes)
    return on  # type: ignore[no-any-return]


def plot_network(extractions: Extraction | Iterable[Extraction], *, least: int = 1, axes: Axes | None = None) -> Axes:
    """States and blocs that meet or conclude treaties: the thicker the line, the more records they share.

    Args:
        extractions: an extraction or many.
        least: how many records two parties must share for a line.
        axes: where to draw.
    """
    import math

    shared: dict[tuple[str, str], int] = {}
    for x in _all(extractions):
        for record in x.records:
            parties: Any = getattr(record, "participants", None) or getattr(record, "parties", None) or ()
            parties = sorted(set(parties))
            for at, one in enumerate(parties):
                for other in parties[at + 1 :]:
                    shared[one, other] = shared.get((one, other), 0) + 1
    lines = {pair: count for pair, count in shared.items() if count >= least}
    nodes = sorted({party for pair in lines for party in pair})
    on = _axes(axes, (6.5, 6.5))
    on.set_axis_off()
    on.set_aspect("equal")
    if not nodes:
        on.text(0.5, 0.5, "no parties", ha="center", transform=on.transAxes)
        return on  # type: ignore[no-any-return]
    # On a circle, so that the same records give the same picture.
    angles = {node: 2 * math.pi * at / len(nodes) for at, node in enumerate(nodes)}
    place = {node: (math.cos(angle), math.sin(angle)) for node, angle in angles.items()}
    most = max(lines.values())
    for (one, other), count in sorted(lines.items()):
        (x0, y0), (x1, y1) = place[one], place[other]
        on.plot([x0, x1], [y0, y1], color="#0b6bcb", alpha=0.25 + 0.5 * count / most, linewidth=1 + 4 * count / most)
    for node, (left, up) in place.items():
        on.plot([left], [up], "o", color="#1c1f23", markersize=7)
        turn = "left" if left >= 0 else "right"
        on.annotate(node, (left, up), (left * 1.08, up * 1.08), ha=turn, va="center")
    on.margins(0.2)
    return on  # type: ignore[no-any-return]
