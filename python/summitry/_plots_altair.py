"""How altair draws the plots. Dates are in UTC: they have no time of day, and another zone would show the day before."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from summitry.plots import KINDS, Amount, Span


def _chart(values: list[dict[str, Any]]) -> alt.Chart:
    return alt.Chart(alt.Data(values=values))


def _layers(*charts: Any) -> alt.LayerChart:
    layers: Any = alt.layer(*charts)
    return layers  # type: ignore[no-any-return]


def _nothing(words: str) -> alt.LayerChart:
    return _layers(_chart([{"words": words}]).mark_text(size=14).encode(text="words:N"))


def _instant(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _time(field: str) -> alt.X:
    # Hours mean nothing here, however few the days.
    axis = alt.Axis(format="%b %Y", labelOverlap=True, tickMinStep=24 * 3600 * 1000)
    return alt.X(f"{field}:T", title=None, scale=alt.Scale(type="utc", padding=12), axis=axis)


def _day(field: str) -> alt.Tooltip:
    return alt.Tooltip(f"utcyearmonthdate({field}):T", title=field)


def trade(amounts: Sequence[Amount], currency: str, axes: None) -> alt.LayerChart:
    if not amounts:
        return _nothing("no figures")
    values = [
        {
            "figure": amount.line,
            "when": _instant(amount.when),
            "billions": amount.billions,
            "stated": "planned" if amount.planned else "real",
        }
        for amount in amounts
    ]
    # The colour of a point's inside is its line's, or none where the figure is a target.
    colour = alt.Color("figure:N", title=None)
    drawn = _chart(values).encode(x=_time("when"), y=alt.Y("billions:Q", title=f"{currency}, billions"), color=colour)
    points = drawn.mark_point(size=60, opacity=1).encode(
        fill=alt.condition("datum.stated == 'planned'", alt.value("white"), alt.Color("figure:N", legend=None)),
        tooltip=["figure:N", _day("when"), "billions:Q", "stated:N"],
    )
    return _layers(drawn.mark_line(), points).properties(width=560, height=300).interactive()


def timeline(events: Sequence[Span], rows: Sequence[str], axes: None) -> alt.LayerChart:
    if not events:
        return _nothing("no dated events")
    values = [{"event": e.row, "first": _instant(e.first), "last": _instant(e.last), "kind": e.kind} for e in events]
    colour = alt.Color(
        "kind:N",
        title=None,
        scale=alt.Scale(domain=list(KINDS), range=list(KINDS.values())),
        legend=alt.Legend(orient="top"),
    )
    row = alt.Y("event:N", sort=list(rows), title=None, axis=alt.Axis(labelLimit=260, grid=True))
    tooltip = ["event:N", "kind:N", _day("first"), _day("last")]
    drawn = _chart(values).encode(x=_time("first"), y=row, color=colour, tooltip=tooltip)
    bars = drawn.mark_rule(strokeWidth=5, strokeCap="round").encode(x2="last:T")
    return _layers(bars, drawn.mark_circle(size=90, opacity=1)).properties(width=560, height=alt.Step(24)).interactive()


def network(
    lines: Mapping[tuple[str, str], int], places: Mapping[str, tuple[float, float]], axes: None
) -> alt.LayerChart:
    if not lines:
        return _nothing("no parties")
    ends = [
        {"one": one, "other": other, "records": count, "x": x0, "y": y0, "x2": x1, "y2": y1}
        for (one, other), count in lines.items()
        for (x0, y0), (x1, y1) in [(places[one], places[other])]
    ]
    scale = alt.Scale(domain=[-1.3, 1.3])
    place = {"x": alt.X("x:Q", axis=None, scale=scale), "y": alt.Y("y:Q", axis=None, scale=scale)}
    thick = alt.Size("records:Q", scale=alt.Scale(domain=[0, max(lines.values())], range=[0.5, 5]), legend=None)
    ties = _chart(ends).mark_rule(color="#0b6bcb", opacity=0.6)
    layers = [ties.encode(**place, x2="x2", y2="y2", size=thick, tooltip=["one:N", "other:N", "records:Q"])]
    nodes = [{"party": party, "x": x, "y": y} for party, (x, y) in places.items()]
    layers.append(_chart(nodes).mark_circle(size=90, color="#1c1f23", opacity=1).encode(**place, tooltip="party:N"))
    for side, align, away in ((">=", "left", 9), ("<", "right", -9)):
        names = _chart(nodes).transform_filter(f"datum.x {side} 0").mark_text(align=align, dx=away)
        layers.append(names.encode(**place, text="party:N"))
    return _layers(*layers).properties(width=460, height=460).configure_view(stroke=None)
