"""The scale of a line of time: where a day lies on it, and which days get a name. Pure."""

import datetime

from msgspec import Struct

from raadsboek.core.charts.chart import Span, Timeline
from raadsboek.core.dates import MONTHS

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""So many months may lie between two names on the scale."""


class Tick(Struct, frozen=True):
    """A day with a name on the scale, and where it lies: 0 at the start, 1 past the end."""

    place: float
    words: str


def place_of(chart: Timeline, day: datetime.date) -> float:
    """Return where a day begins on the line: 0 at the start or before it, 1 past the last day."""
    return min(1.0, max(0.0, (day - chart.start).days / _days(chart)))


def reach_of(chart: Timeline, span: Span) -> tuple[float, float]:
    """Return where a span begins and ends on the line; its last day is part of it."""
    past = (span.end - chart.start).days + 1
    return place_of(chart, span.start), min(1.0, max(0.0, past / _days(chart)))


def ticks(chart: Timeline, room: int) -> tuple[Tick, ...]:
    """Return the first days of months or years that get a name, when `room` letters fit."""
    months = max(1, round(_days(chart) / 30.44))
    step = next((one for one in _STEPS if months / one * _letters(one) <= room), _STEPS[-1])
    return tuple(Tick(place_of(chart, day), _named(day, step)) for day in _firsts(chart, step))


def _days(chart: Timeline) -> int:
    return max(1, (chart.end - chart.start).days + 1)


def _letters(step: int) -> int:
    return 5 if step >= 12 else 4 if step < 3 else 9


def _named(day: datetime.date, step: int) -> str:
    if step >= 12:
        return str(day.year)
    month = "mrt" if day.month == 3 else MONTHS[day.month - 1][:3]
    return month if step < 3 else f"{month} {day.year}"


def _firsts(chart: Timeline, step: int) -> list[datetime.date]:
    """Return the first days of every so many months, counted from January."""
    found = []
    year, month = chart.start.year, 1
    if step > 12:
        year -= year % (step // 12)
    while (day := datetime.date(year, month, 1)) <= chart.end:
        if day >= chart.start:
            found.append(day)
        years, month = divmod(month - 1 + step, 12)
        year, month = year + years, month + 1
        if year > datetime.MAXYEAR:
            break
    return found
