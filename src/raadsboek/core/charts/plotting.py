"""A chart as lines of text, for a terminal and for plain files; no colour is needed to read it.

Labels and values stand before the bars, so that who has the lines read aloud hears them first.
"""

from collections.abc import Iterator, Sequence

from raadsboek.core.charts.chart import (
    Bar,
    BarChart,
    Chart,
    Row,
    Span,
    Timeline,
    longest,
    marks_within,
    spans_within,
)
from raadsboek.core.charts.scale import place_of, reach_of, ticks
from raadsboek.core.charts.telling import span_in_words
from raadsboek.core.dates import without_weekday
from raadsboek.core.text import visible

_FULL, _LEAST, _LIMIT, _LIMIT_PASSED = "█", "▏", "│", "▌"
_DOT, _MARK, _EMPTY = "■", "▼", "·"
_LONGEST_LABEL = 32
_NARROWEST = 24


def plot(chart: Chart, width: int) -> list[str]:
    """Return a chart as lines of at most `width` characters; narrower than 24 is not made."""
    width = max(width, _NARROWEST)
    lines = _bars(chart, width) if isinstance(chart, BarChart) else _timeline(chart, width)
    return [line.rstrip() for line in lines]


def _shown(text: str, room: int) -> str:
    """Return text on one line that is no longer than there is room for."""
    one = visible(" ".join(text.split()))
    return one if len(one) <= room else one[: room - 1].rstrip() + "…"


def _bars(chart: BarChart, width: int) -> Iterator[str]:
    unit = f" ({chart.unit})" if chart.unit.strip() else ""
    yield _shown(f"{chart.title}{unit}", width)
    if not chart.bars:
        yield "Er is niets te tonen."
        return
    labels = [_label(bar, width) for bar in chart.bars]
    left = max(map(len, labels))
    said = [_shown(bar.words, min(width // 3, width - left - 8)) for bar in chart.bars]
    value = max(map(len, said))
    room = max(4, width - left - value - 4)
    for bar, label, words in zip(chart.bars, labels, said, strict=True):
        yield f"{label.ljust(left)}  {words.rjust(value)}  {_bar(chart, bar, room)}"
    if chart.limit is not None:
        before = " " * (left + value + 4)
        yield f"{before}{_shown(f'{_LIMIT} = {chart.limit_words}', width - len(before))}"


def _label(bar: Bar, width: int) -> str:
    room = min(_LONGEST_LABEL, width * 2 // 5)
    return _shown(f"! {bar.label}" if bar.marked else bar.label, room)


def _bar(chart: BarChart, bar: Bar, room: int) -> str:
    most = longest(chart)
    if not most:
        return ""
    cells = int(bar.value * room / most)
    filled = _FULL * max(0, cells) or (_LEAST if bar.value > 0 else "")
    if chart.limit is None or chart.limit < 0:
        return filled
    at = min(room - 1, int(chart.limit * room / most))
    if len(filled) > at:
        return f"{filled[:at]}{_LIMIT_PASSED}{filled[at + 1 :]}"
    return f"{filled.ljust(at)}{_LIMIT}"


def _timeline(chart: Timeline, width: int) -> Iterator[str]:
    yield _shown(chart.title, width)
    longest_label = max((len(" ".join(row.label.split())) for row in chart.rows), default=0)
    left = min(longest_label, _LONGEST_LABEL, width // 3)
    room = width - left - 2
    yield f"{' ' * left}  {_scale(chart, room)}"
    cut: list[str] = []
    for subject, row in chart.subjects():
        line, whole = _row(chart, row, room)
        label = _shown(row.label, max(left, 1))
        yield f"{label.ljust(left)}  {line}"
        if not whole:
            spans = "; ".join(
                span_in_words(span) for span in spans_within(chart, row) if span.words.strip()
            )
            if spans:
                cut.append(f"{subject}: {spans}")
    marks = marks_within(chart)
    if marks:
        yield f"{' ' * left}  {_marks([place_of(chart, mark.day) for mark in marks], room)}"
    yield from (f"{_MARK} {without_weekday(mark.day)}: {_one(mark.words)}" for mark in marks)
    for told in cut:
        yield from _folded(_one(told), width)


def _one(text: str) -> str:
    return visible(" ".join(text.split()))


def _scale(chart: Timeline, room: int) -> str:
    line = ""
    for tick in ticks(chart, room):
        at = int(tick.place * room)
        if at >= len(line) + bool(line) and at + len(tick.words) <= room:
            line = line.ljust(at) + tick.words
    return line


def _row(chart: Timeline, row: Row, room: int) -> tuple[str, bool]:
    """Return the spans of a row as a line, and if all their words are on it."""
    cells = [_EMPTY] * room
    whole = True
    for span in spans_within(chart, row):
        first, last = (int(place * room) for place in reach_of(chart, span))
        start, end = min(first, room - 1), max(first + 1, last)
        drawn, said = _span(span, end - start)
        # Two at the same time: the last is drawn, and both are told.
        whole = whole and said and set(cells[start:end]) == {_EMPTY}
        cells[start:end] = drawn
    return "".join(cells[:room]), whole


def _span(span: Span, room: int) -> tuple[str, bool]:
    words = _one(span.words)
    if room < 3:
        return _DOT * room, not words
    inner = room - 2
    shown = words if len(words) <= inner else ""
    return f"[{shown.ljust(inner, '=')}]", shown == words


def _marks(places: Sequence[float], room: int) -> str:
    cells = [" "] * room
    for place in places:
        cells[min(room - 1, int(place * room))] = _MARK
    return "".join(cells)


def _folded(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = f"  {word}"
        else:
            line = f"{line} {word}" if line else word
    yield line
