"""Due dates that the calendar gives: '1 april', 'eind mei', 'in Q2', 'week 14'.

Works on words that `core.due` has stripped of prepositions; the readings are described there.
"""

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from raadsboek.core.dates import (
    MONTH_NUMBERS,
    first_on_or_after,
    read_written_date,
    real_date,
)

BEGIN_DAY = 7
HALF_DAY = 15
FRIDAY = 4

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_PART_OF_MONTH = re.compile(
    rf"(?:(eind|einde|begin|half|medio)(?: van)? )?(?:de )?(?:maand )?({_MONTH})\.?(?: (\d{{4}}))?"
)
_YEAR_END = re.compile(
    r"(?:eind|einde)(?: van)? (?:(?:het|dit) jaar|(volgend jaar)|(\d{4}))|jaareinde|dit jaar"
)
_QUARTER = re.compile(
    r"(?:(?:eind|einde)(?: van)? )?(?:het )?(?:q([1-4])|(eerste|tweede|derde|vierde) kwartaal)"
    r"(?: (\d{4}))?"
)
_QUARTERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_WEEK_NUMBER = re.compile(r"(?:einde? )?(?:week|wk\.?) (\d{1,2})(?: (?:van )?(\d{4}))?", re.ASCII)


class Reading(NamedTuple):
    """A day, and in a few words how it follows from what was said ('' when it is plain)."""

    day: datetime.date
    how: str


def read_fixed(plain: str, said_on: datetime.date, before: bool) -> Reading | None:
    """Return the day that these words name; `before` tells that 'voor' stood in front."""
    day = read_written_date(plain, earliest=said_on)
    if day:
        return Reading(day, "")
    if match := _PART_OF_MONTH.fullmatch(plain):
        part, month, year = match[1] or "", MONTH_NUMBERS[match[2]], match[3]
        early = before and not part
        return _in_year(
            year,
            said_on,
            lambda year: (
                _before(year, month, said_on) if early else part_of_month(year, month, part)
            ),
            f"voor {match[2]}: de laatste dag ervoor" if early else part_reading(part),
        )
    if match := _YEAR_END.fullmatch(plain):
        year_of = int(match[2]) if match[2] else said_on.year + bool(match[1])
        return Reading(datetime.date(year_of, 12, 31), "")
    if match := _QUARTER.fullmatch(plain):
        quarter = int(match[1]) if match[1] else _QUARTERS[match[2]]
        early = before and "eind" not in plain
        return _in_year(
            match[3],
            said_on,
            lambda year: (
                _before(year, quarter * 3 - 2, said_on)
                if early
                else part_of_month(year, quarter * 3, "")
            ),
            "de laatste dag ervoor" if early else "einde van het kwartaal",
        )
    if match := _WEEK_NUMBER.fullmatch(plain):
        week = int(match[1])
        return _in_year(
            match[2],
            said_on,
            lambda year: datetime.date.fromisocalendar(year, week, FRIDAY + 1),
            f"vrijdag van week {week}",
        )
    return None


def _in_year(
    year: str | None,
    said_on: datetime.date,
    in_year: Callable[[int], datetime.date | None],
    reading: str,
) -> Reading | None:
    day = in_year(int(year)) if year else first_on_or_after(said_on, in_year)
    return Reading(day, reading) if day else None


def part_of_month(year: int, month: int, part: str) -> datetime.date | None:
    """Return the last day of 'begin', 'half' or (any other word) the whole of a month."""
    if part == "begin":
        return real_date(year, month, BEGIN_DAY)
    if part in ("half", "medio"):
        return real_date(year, month, HALF_DAY)
    first_of_next = real_date(year + month // 12, month % 12 + 1, 1)
    return first_of_next - datetime.timedelta(days=1) if first_of_next else None


def _before(year: int, month: int, said_on: datetime.date) -> datetime.date | None:
    first = real_date(year, month, 1)
    return first - datetime.timedelta(days=1) if first and first > said_on else None


def part_reading(part: str) -> str:
    """Say how far 'begin' reaches; the other words need no comment."""
    return f"begin: tot en met de {BEGIN_DAY}e" if part == "begin" else ""
