"""A chart as data for typst: lengths and places between 0 and 1, and words that are never markup.

`figures.typ` says how it looks.
"""

from typing import TypeAlias

from raadsboek.core.charts.chart import (
    Amount,
    BarChart,
    Chart,
    Row,
    Timeline,
    longest,
    marks_within,
    spans_within,
)
from raadsboek.core.charts.scale import place_of, reach_of, ticks
from raadsboek.core.charts.telling import alt_of, span_in_words
from raadsboek.core.dates import without_weekday
from raadsboek.core.text import visible

Data: TypeAlias = dict[str, object]

_ROOM = 70
"""So many letters stand beside each other on the scale of a line of time."""
_WHOLE = 25
"""So many bars or rows stay on one page; more may need a second one."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def figure_data(chart: Chart) -> Data:
    """Return what `figures.typ` draws a chart from."""
    drawn = _bars(chart) if isinstance(chart, BarChart) else _timeline(chart)
    return {"type": "figure", "title": _one(chart.title), "alt": alt_of(chart), **drawn}


def _bars(chart: BarChart) -> Data:
    legend = []
    if chart.limit is not None:
        legend.append(f"- - -  {_one(chart.limit_words)}")
    if any(bar.marked for bar in chart.bars):
        legend.append("!  let op")
    return {
        "chart": "bars",
        "unit": _one(chart.unit),
        "empty": "" if chart.bars else "Er is niets te tonen.",
        "breakable": len(chart.bars) > _WHOLE,
        "limit": None if chart.limit is None else _part(chart, chart.limit),
        "legend": legend,
        "bars": [
            {
                "label": f"! {_one(bar.label)}" if bar.marked else _one(bar.label),
                "words": _one(bar.words),
                "length": _part(chart, bar.value),
                "marked": bar.marked,
            }
            for bar in chart.bars
        ],
    }


def _part(chart: BarChart, value: Amount) -> float:
    most = longest(chart)
    return max(0.0, float(value / most)) if most else 0.0


def _timeline(chart: Timeline) -> Data:
    marks = list(zip(_LETTERS, marks_within(chart), strict=False))
    return {
        "chart": "timeline",
        "unit": "",
        "empty": "" if chart.rows else "Er is niets te tonen.",
        "breakable": len(chart.rows) > _WHOLE,
        "ticks": [
            {"place": tick.place, "words": tick.words}
            for tick in ticks(chart, _ROOM)
            if tick.place < 1 - 4 / _ROOM
        ],
        "rows": [{"label": _one(row.label), "spans": _spans(chart, row)} for row in chart.rows],
        "marks": [{"place": place_of(chart, mark.day), "letter": letter} for letter, mark in marks],
        "legend": [
            f"{letter}  {without_weekday(mark.day)}: {_one(mark.words)}" for letter, mark in marks
        ],
    }


def _spans(chart: Timeline, row: Row) -> list[Data]:
    """Return the spans of a row, each with where the next one begins: so far its words may go."""
    spans = spans_within(chart, row)
    starts = [place_of(chart, span.start) for span in spans[1:]] + [1.0]
    return [
        {
            "start": reach_of(chart, span)[0],
            "end": reach_of(chart, span)[1],
            "free": free,
            "words": _one(span.words),
            "told": _one(span_in_words(span)),
        }
        for span, free in zip(spans, starts, strict=True)
    ]


def _one(text: str) -> str:
    return visible(" ".join(text.split()))
