"""How often a meeting is held: every so many weeks or months, or so many times a year.

Owns giving the days of a year; the words are `rhythm_words`'. Knows nothing of holidays: what is
free is decided in `year_plan`.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias


class InWeeks(NamedTuple):
    """Every so many weeks on some weekdays; `parity` is 0 for even weeks, 1 for odd, else None."""

    every: int
    weekdays: tuple[int, ...]
    parity: int | None = None


class InMonths(NamedTuple):
    """The n-th of some weekdays in a stretch of months, every so many months.

    An `ordinal` below 0 counts from the end: -1 is the last.
    """

    every: int
    stretch: int
    ordinals: tuple[int, ...]
    weekdays: tuple[int, ...]


class Spread(NamedTuple):
    """So many times a year on a weekday, as evenly as can be."""

    times: int
    weekdays: tuple[int, ...]


Rhythm: TypeAlias = InWeeks | InMonths | Spread


def days_of(
    rhythm: Rhythm,
    year: int,
    *,
    start: datetime.date | None = None,
    possible: Callable[[datetime.date], bool] = lambda day: True,
) -> list[datetime.date]:
    """Return the days of a year in order, none before `start`, from which weeks are counted too.

    Only a `Spread` looks at what is `possible`: it chooses its days among those. Months are
    counted from the month of `start`. A rhythm in weeks without a weekday has that of `start`.
    """
    match rhythm:
        case InWeeks():
            found = set(_in_weeks(rhythm, year, start))
        case InMonths():
            found = set(_in_months(rhythm, year, start))
        case Spread():
            found = set(_spread(rhythm, year, start, possible))
    return sorted(day for day in found if start is None or day >= start)


def _in_weeks(rhythm: InWeeks, year: int, start: datetime.date | None) -> Iterator[datetime.date]:
    weekdays = rhythm.weekdays or ((start.weekday(),) if start else ())
    first = min(
        (day for day in _week_from(start or _new_year(year)) if day.weekday() in weekdays),
        default=None,
    )
    if first is None:
        return
    monday = first.toordinal() - first.weekday()
    for day in _days_in(year, weekdays):
        weeks = (day.toordinal() - day.weekday() - monday) // 7
        if (
            weeks >= 0
            and weeks % rhythm.every == 0
            and rhythm.parity in (None, day.isocalendar()[1] % 2)
        ):
            yield day


def _in_months(rhythm: InMonths, year: int, start: datetime.date | None) -> Iterator[datetime.date]:
    # A quarter is one of the calendar; 'elke twee maanden' counts from the month of the first.
    offset = start.month - 1 if start and rhythm.stretch == 1 else 0
    first = (start.year - year) * 12 + offset if start and rhythm.stretch == 1 else 0
    for month in range(12):
        if (month - first) % rhythm.every:
            continue
        for weekday in rhythm.weekdays:
            days = [
                day
                for day in _days_in(year, (weekday,))
                if month <= day.month - 1 < month + rhythm.stretch
            ]
            for ordinal in rhythm.ordinals:
                place = ordinal - 1 if ordinal > 0 else len(days) + ordinal
                if 0 <= place < len(days):
                    yield days[place]


def _spread(
    rhythm: Spread,
    year: int,
    start: datetime.date | None,
    possible: Callable[[datetime.date], bool],
) -> Iterator[datetime.date]:
    """Yield the possible day nearest to the middle of each equal part of the year."""
    days = [
        day
        for day in _days_in(year, rhythm.weekdays)
        if possible(day) and (start is None or day >= start)
    ]
    for part in range(min(rhythm.times, len(days))):
        yield days[(2 * part + 1) * len(days) // (2 * rhythm.times)]


def _days_in(year: int, weekdays: tuple[int, ...]) -> list[datetime.date]:
    first = _new_year(year).toordinal()
    days = (datetime.date.fromordinal(first + number) for number in range(366))
    return [day for day in days if day.year == year and day.weekday() in weekdays]


def _week_from(day: datetime.date) -> Iterator[datetime.date]:
    return (datetime.date.fromordinal(day.toordinal() + number) for number in range(7))


def _new_year(year: int) -> datetime.date:
    return datetime.date(year, 1, 1)
