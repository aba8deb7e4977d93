"""Dutch rest days, and the weeks in which a works council does not meet.

Owns the calendar of the demo only; the terms of law live in the program.
Source of the rest days: Algemene termijnenwet, art. 3.
"""

import datetime
from functools import cache

DAY = datetime.timedelta(days=1)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    cycle = year % 19
    century, rest = divmod(year, 100)
    leaps, offset = divmod(century, 4)
    moon = (19 * cycle + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, remainder = divmod(rest, 4)
    sunday = (32 + 2 * offset + 2 * quarter - moon - remainder) % 7
    shift = (cycle + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


@cache
def rest_days(year: int) -> frozenset[datetime.date]:
    """Return the public holidays of a year, Good Friday and 5 May included."""
    sunday = easter(year)
    king = datetime.date(year, 4, 27)
    if king.weekday() == 6:
        king -= DAY
    return frozenset(
        {
            datetime.date(year, 1, 1),
            sunday - 2 * DAY,
            sunday,
            sunday + DAY,
            king,
            datetime.date(year, 5, 5),
            sunday + 39 * DAY,
            sunday + 49 * DAY,
            sunday + 50 * DAY,
            datetime.date(year, 12, 25),
            datetime.date(year, 12, 26),
        }
    )


def is_workday(day: datetime.date) -> bool:
    """Tell if people work on this day: no weekend, no rest day."""
    return day.weekday() < 5 and day not in rest_days(day.year)


def is_closed(day: datetime.date) -> bool:
    """Tell if the council does not meet: the summer break and the turn of the year."""
    return (7, 16) <= (day.month, day.day) <= (8, 24) or not (
        (1, 3) < (day.month, day.day) < (12, 22)
    )


def workday(day: datetime.date, step: int) -> datetime.date:
    """Return this day, or the nearest workday after it (step 1) or before it (step -1)."""
    while not is_workday(day):
        day += step * DAY
    return day
