"""Charts as text and in words: no line is too wide, and no word of a chart is lost."""

import datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.charts.chart import (
    Bar,
    BarChart,
    Chart,
    Mark,
    Row,
    Span,
    Timeline,
    spans_within,
    with_text,
)
from raadsboek.core.charts.plotting import plot
from raadsboek.core.charts.telling import alt_of

_DAYS = st.dates(datetime.date(2019, 1, 1), datetime.date(2031, 1, 1))
_WORDS = st.text(st.characters(categories=("L", "N", "Zs", "P")), max_size=40)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@st.composite
def _timelines(draw: st.DrawFn) -> Timeline:
    start, end = sorted(draw(st.tuples(_DAYS, _DAYS)))
    spans = st.tuples(_DAYS, _DAYS, _WORDS).map(
        lambda one: Span(min(one[0], one[1]), max(one[0], one[1]), one[2])
    )
    rows = st.builds(Row, _WORDS, st.lists(spans, max_size=4).map(tuple))
    marks = st.builds(Mark, _DAYS, _WORDS)
    return Timeline(
        draw(_WORDS),
        start,
        end,
        tuple(draw(st.lists(rows, max_size=4))),
        tuple(draw(st.lists(marks, max_size=3))),
    )


_BARS = st.builds(
    BarChart,
    _WORDS,
    _WORDS,
    st.lists(st.builds(Bar, _WORDS, st.integers(-5, 10**9), _WORDS, st.booleans()), max_size=6).map(
        tuple
    ),
    st.none() | st.decimals(-2, 10**6, places=2),
    _WORDS,
)
_CHARTS: st.SearchStrategy[Chart] = st.one_of(_BARS, _timelines())

ROTA = Timeline(
    "Rooster van aftreden",
    _day("2024-01-01"),
    _day("2030-12-31"),
    (
        Row(
            "Zetel 1",
            (
                Span(_day("2022-03-01"), _day("2026-02-28"), "Anna de Vries"),
                Span(_day("2026-03-01"), _day("2030-02-28"), "Noor Bakker"),
            ),
        ),
        Row("Zetel 2", (Span(_day("2026-03-01"), _day("2026-08-31"), "Jan-Peter Verschuren"),)),
    ),
    (Mark(_day("2026-11-22"), "vandaag"),),
)


def test_bars_are_as_long_as_their_numbers_and_the_limit_stands_across_them() -> None:
    """A bar has its label and number before it, the limit cuts it, and a mark is a sign."""
    chart = BarChart(
        "Begroting 2026",
        "euro",
        (
            Bar("Scholing", Decimal("4500"), "€ 4.500"),
            Bar("Deskundigen", Decimal("12000.50"), "€ 12.000,50", marked=True),
            Bar("Zaalhuur", 0, "€ 0"),
        ),
        limit=Decimal(8000),
        limit_words="begroot € 8.000",
    )
    assert plot(chart, 60) == [
        "Begroting 2026 (euro)",
        "Scholing           € 4.500  ███████████          │",
        "! Deskundigen  € 12.000,50  █████████████████████▌██████████",
        "Zaalhuur               € 0                       │",
        "                            │ = begroot € 8.000",
    ]


def test_a_time_line_names_who_fits_and_tells_the_others_below() -> None:
    """Words that do not fit in their span stand below, with the days as they are, not as cut."""
    assert plot(ROTA, 60) == [
        "Rooster van aftreden",
        "         2024   2025   2026   2027    2028   2029   2030",
        "Zetel 1  [Anna de Vries][Noor Bakker================]·······",
        "Zetel 2  ···············[==]································",
        "                              ▼",
        "▼ 22 november 2026: vandaag",
        "Zetel 2: Jan-Peter Verschuren, 1 maart 2026 tot en met 31",
        "  augustus 2026",
    ]
    assert "Anna de Vries, 1 maart 2022 tot en met 28 februari 2026" in alt_of(ROTA)


def test_a_chart_without_anything_says_so() -> None:
    """No bars is a sentence, and not an empty picture."""
    assert "Er is niets te tonen." in plot(BarChart("Leeg", "", ()), 40)


@settings(max_examples=60)
@given(_CHARTS, st.integers(24, 130))
def test_no_line_is_too_wide_and_no_word_is_lost(chart: Chart, width: int) -> None:
    """Whatever a chart says, its lines fit and its words are all told."""
    lines = plot(chart, width)
    told = alt_of(chart)
    words = [chart.title]
    if isinstance(chart, BarChart):
        assert all(len(line) <= width for line in lines)
        words += [text for bar in chart.bars for text in (bar.label, bar.words)]
    else:
        drawn = 2 + len(chart.rows)
        assert all(len(line) <= width for line in lines[:drawn])
        words += [span.words for row in chart.rows for span in spans_within(chart, row)]
        words += [row.label for row in chart.rows]
    for text in words:
        assert " ".join(text.split()) in told


@settings(max_examples=20)
@given(_CHARTS)
def test_words_can_be_changed_everywhere(chart: Chart) -> None:
    """What changes the words of a chart reaches every one of them, and nothing else."""
    assert with_text(chart, lambda text: text) == chart
    emptied = with_text(chart, lambda _: "")
    assert not any(part.strip() for part in _texts(emptied))


def _texts(chart: Chart) -> list[str]:
    if isinstance(chart, BarChart):
        inner = [text for bar in chart.bars for text in (bar.label, bar.words)]
        return [chart.title, chart.unit, chart.limit_words, *inner]
    spans = [span.words for row in chart.rows for span in row.spans]
    marks = [mark.words for mark in chart.marks]
    return [chart.title, *(row.label for row in chart.rows), *spans, *marks]
