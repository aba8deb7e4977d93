"""What a chart says: bars beside each other, or spans on a line of time. Values only.

How it is drawn belongs to `plotting` (text) and to the formats of documents (pictures). Every word
of a chart is told by `telling`, so that nothing is said by a picture alone.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Amount: TypeAlias = Decimal | int


class Bar(Struct, frozen=True):
    """One bar: what it is of, how long it is, and its length in words ('€ 1.250', '8 weken').

    `marked` is what deserves a look, such as a post that is overspent.
    """

    label: str
    value: Amount
    words: str
    marked: bool = False


class BarChart(Struct, frozen=True):
    """Bars below each other. `limit` is a line across them, with what it is in `limit_words`."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    limit: Amount | None = None
    limit_words: str = "grens"


class Span(Struct, frozen=True):
    """A time from one day up to and including another; one and the same day is a dot."""

    start: datetime.date
    end: datetime.date
    words: str


class Row(Struct, frozen=True):
    """What belongs to one person, seat or subject: a label and its spans.

    A row without a label goes on with the one above it.
    """

    label: str
    spans: tuple[Span, ...]


class Mark(Struct, frozen=True):
    """A day that counts for all rows."""

    day: datetime.date
    words: str


class Timeline(Struct, frozen=True):
    """Rows of spans over one stretch of time; what lies outside of it is cut off."""

    title: str
    start: datetime.date
    end: datetime.date
    rows: tuple[Row, ...]
    marks: tuple[Mark, ...] = ()

    def subjects(self) -> list[tuple[str, Row]]:
        """Return each row with what it is about: its label, or that of the row it goes on with."""
        found: list[tuple[str, Row]] = []
        for row in self.rows:
            found.append((row.label or (found[-1][0] if found else ""), row))
        return found


Chart: TypeAlias = BarChart | Timeline


def with_text(chart: Chart, change: Callable[[str], str]) -> Chart:
    """Return a chart with all its words changed, such as names into roles."""
    if isinstance(chart, BarChart):
        bars = tuple(
            replace(bar, label=change(bar.label), words=change(bar.words)) for bar in chart.bars
        )
        return replace(
            chart,
            title=change(chart.title),
            unit=change(chart.unit),
            bars=bars,
            limit_words=change(chart.limit_words),
        )
    rows = tuple(
        Row(change(row.label), tuple(replace(span, words=change(span.words)) for span in row.spans))
        for row in chart.rows
    )
    marks = tuple(Mark(mark.day, change(mark.words)) for mark in chart.marks)
    return replace(chart, title=change(chart.title), rows=rows, marks=marks)


def spans_within(chart: Timeline, row: Row) -> tuple[Span, ...]:
    """Return the spans of a row that lie in the time of the chart, or partly; in order of time."""
    kept = (span for span in row.spans if span.start <= chart.end and span.end >= chart.start)
    return tuple(sorted(kept, key=lambda span: (span.start, span.end)))


def marks_within(chart: Timeline) -> tuple[Mark, ...]:
    """Return the marks that lie in the time of the chart, in order of time."""
    kept = (mark for mark in chart.marks if chart.start <= mark.day <= chart.end)
    return tuple(sorted(kept, key=lambda mark: mark.day))


def longest(chart: BarChart) -> Decimal:
    """Return how long the longest bar or the limit is; nothing is shorter than 0."""
    lengths = [Decimal(bar.value) for bar in chart.bars]
    return max([*lengths, Decimal(chart.limit or 0), Decimal(0)])
