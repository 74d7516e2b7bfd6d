"""How matplotlib draws the plots."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from summitry.plots import KINDS, Amount, Span


def _axes(axes: Axes | None, size: tuple[float, float]) -> Axes:
    return axes if axes is not None else plt.subplots(figsize=size, layout="constrained")[1]


def trade(amounts: Sequence[Amount], currency: str, axes: Axes | None) -> Axes:
    on = _axes(axes, (8, 4.5))
    lines: dict[str, list[Amount]] = {}
    for amount in amounts:
        lines.setdefault(amount.line, []).append(amount)
    for label, points in lines.items():
        (line,) = on.plot(_days([p.when for p in points]), [p.billions for p in points], label=label)
        for when, point in zip(_days([p.when for p in points]), points):
            face = "none" if point.planned else line.get_color()
            on.plot([when], [point.billions], "o", color=line.get_color(), markerfacecolor=face)
    on.xaxis_date()
    on.set_ylabel(f"{currency}, billions")
    on.set_ylim(bottom=min(0, on.get_ylim()[0]))
    on.grid(visible=True, axis="y", alpha=0.3)
    if lines:
        on.legend(frameon=False, fontsize="small")
    else:
        on.text(0.5, 0.5, "no figures", ha="center", transform=on.transAxes)
    return on


def _days(dates: Sequence[datetime.date]) -> list[float]:
    from matplotlib.dates import date2num

    return [float(date2num(date)) for date in dates]


def timeline(events: Sequence[Span], rows: Sequence[str], axes: Axes | None) -> Axes:
    on = _axes(axes, (8, 1 + 0.4 * max(1, len(rows))))
    for event in events:
        number, colour = rows.index(event.row), KINDS[event.kind]
        days = _days([event.first, event.last])
        on.plot(days, [number, number], color=colour, linewidth=5, solid_capstyle="round")
        on.plot(days[:1], [number], "o", color=colour)
    on.xaxis_date()
    on.set_yticks(range(len(rows)), [row if len(row) <= 40 else row[:39] + "…" for row in rows])
    on.invert_yaxis()
    on.grid(visible=True, axis="x", alpha=0.3)
    on.tick_params(axis="x", rotation=30)
    if not rows:
        on.text(0.5, 0.5, "no dated events", ha="center", transform=on.transAxes)
    return on


def network(lines: Mapping[tuple[str, str], int], places: Mapping[str, tuple[float, float]], axes: Axes | None) -> Axes:
    on = _axes(axes, (6.5, 6.5))
    on.set_axis_off()
    on.set_aspect("equal")
    if not lines:
        on.text(0.5, 0.5, "no parties", ha="center", transform=on.transAxes)
        return on
    most = max(lines.values())
    for (one, other), count in lines.items():
        (x0, y0), (x1, y1) = places[one], places[other]
        on.plot([x0, x1], [y0, y1], color="#0b6bcb", alpha=0.25 + 0.5 * count / most, linewidth=1 + 4 * count / most)
    for node, (left, up) in places.items():
        on.plot([left], [up], "o", color="#1c1f23", markersize=7)
        on.annotate(node, (left, up), (left * 1.08, up * 1.08), ha="left" if left >= 0 else "right", va="center")
    on.margins(0.2)
    return on
