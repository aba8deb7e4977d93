"""A chart in words, for who cannot see it. Every word of the chart is in it."""

from collections.abc import Iterator

from raadsboek.core.charts.chart import BarChart, Chart, Span, Timeline, marks_within, spans_within
from raadsboek.core.dates import without_weekday
from raadsboek.core.text import visible


def alt_of(chart: Chart) -> str:
    """Return what a chart says, as sentences on one line."""
    told = _bars(chart) if isinstance(chart, BarChart) else _timeline(chart)
    return visible(" ".join(" ".join(told).split()))


def span_in_words(span: Span) -> str:
    """Return 'Noor, 1 maart 2024 tot en met 28 februari 2028'; one day stands alone."""
    days = without_weekday(span.start)
    if span.end != span.start:
        days += f" tot en met {without_weekday(span.end)}"
    return f"{span.words}, {days}" if span.words.strip() else days


def _bars(chart: BarChart) -> Iterator[str]:
    unit = f", in {chart.unit}" if chart.unit.strip() else ""
    yield f"Staafdiagram: {chart.title}{unit}."
    for bar in chart.bars:
        yield f"{bar.label}: {bar.words}{' (let op)' if bar.marked else ''}."
    if chart.limit is not None:
        yield f"Streep: {chart.limit_words}."
    if not chart.bars:
        yield "Er is niets te tonen."


def _timeline(chart: Timeline) -> Iterator[str]:
    yield (
        f"Tijdlijn: {chart.title}, van {without_weekday(chart.start)} "
        f"tot en met {without_weekday(chart.end)}."
    )
    for label, row in chart.subjects():
        spans = "; ".join(map(span_in_words, spans_within(chart, row)))
        yield f"{label}: {spans or 'niets'}."
    for mark in marks_within(chart):
        yield f"Op {without_weekday(mark.day)}: {mark.words}."
