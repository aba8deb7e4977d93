"""Days on which there is no meeting, as somebody writes them: 'juli', '27 december tot 5 januari'.

Owns reading such words and telling if a day is meant. Both ends count. Without a year the words
hold for every year.
"""

import datetime
import re
from typing import NamedTuple

from raadsboek.core.dates import MONTH_NUMBERS, read_written_date, real_date
from raadsboek.core.due_fixed import part_of_month

_LEAP_YEARS = (2000, 2004)
"""A day without a year gets the one that it is read with; 29 February exists in both."""
_TO = re.compile(r"\s+(?:tot en met|tot|t/m|tm|-|–)\s+")
_MONTH = re.compile(
    rf"({'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})\.?(?: (\d{{4}}))?"
)
_WEEKS = re.compile(
    r"(?:week|wk) (\d{1,2})(?: (?:tot en met|tot|t/m|-) (?:week |wk )?(\d{1,2}))?"
    r"(?: (?:van )?(\d{4}))?",
    re.ASCII,
)


class DayStretch(NamedTuple):
    """A stretch of days; `every_year` tells that only day and month of both ends count."""

    first: datetime.date
    last: datetime.date
    every_year: bool

    def covers(self, day: datetime.date) -> bool:
        """Tell if a day lies in the stretch; one without a year may pass New Year."""
        if not self.every_year:
            return self.first <= day <= self.last
        first, last, asked = ((one.month, one.day) for one in (self.first, self.last, day))
        return first <= asked <= last if first <= last else asked >= first or asked <= last


class WeekStretch(NamedTuple):
    """A stretch of weeks by number, of one year or of every year (None)."""

    first: int
    last: int
    year: int | None

    def covers(self, day: datetime.date) -> bool:
        """Tell if a day lies in one of these weeks."""
        year, week, _ = day.isocalendar()
        return self.year in (None, year) and self.first <= week <= self.last


def read_stretch(words: str) -> DayStretch | WeekStretch | None:
    """Return the days that the words mean, or None when they are not understood."""
    plain = " ".join(words.casefold().split())
    if match := _WEEKS.fullmatch(plain):
        first, last = int(match[1]), int(match[2] or match[1])
        fits = 1 <= first <= last <= 53
        return WeekStretch(first, last, int(match[3]) if match[3] else None) if fits else None
    ends = [_read_end(part) for part in _TO.split(plain)]
    if len(ends) > 2 or None in ends:
        return None
    (start, stop) = (ends[0], ends[-1])
    assert start is not None
    assert stop is not None
    if start.every_year and not stop.every_year:
        start = _in_year_of(start, stop)
    elif stop.every_year and not start.every_year:
        stop = _after(stop, start)
    if not start.every_year and stop.last < start.first:
        return None
    return DayStretch(start.first, stop.last, start.every_year)


def _read_end(plain: str) -> DayStretch | None:
    """Return a day or a month as a stretch."""
    if match := _MONTH.fullmatch(plain):
        year = int(match[2] or _LEAP_YEARS[0])
        first = real_date(year, MONTH_NUMBERS[match[1]], 1)
        last = part_of_month(year, MONTH_NUMBERS[match[1]], "")
        return DayStretch(first, last, not match[2]) if first and last else None
    one, other = (
        read_written_date(plain, earliest=datetime.date(year, 1, 1)) for year in _LEAP_YEARS
    )
    return None if one is None else DayStretch(one, one, one != other)


def _in_year_of(start: DayStretch, stop: DayStretch) -> DayStretch:
    """Return the start in the year of the end, or the year before when that comes too late."""
    found = _moved(start, stop.last.year)
    return found if found.first <= stop.last else _moved(start, stop.last.year - 1)


def _after(stop: DayStretch, start: DayStretch) -> DayStretch:
    found = _moved(stop, start.first.year)
    return found if found.last >= start.first else _moved(stop, start.first.year + 1)


def _moved(stretch: DayStretch, year: int) -> DayStretch:
    days = [
        real_date(year, day.month, day.day) or datetime.date(year, 2, 28)
        for day in (stretch.first, stretch.last)
    ]
    return DayStretch(days[0], days[1], False)
