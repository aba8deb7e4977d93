"""Days in the names and the text of old files: 'verslag OR 12-03-2019', 'Notulen 2018 03 12'.

Pure. Only whole days count: a month alone is no day. What cannot be a day of a council is none:
before there were councils, or more than a year ahead.
"""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from raadsboek.core.dates import FULL_WEEKDAYS, MONTH_NUMBERS, MONTHS, WEEKDAYS, real_date

FIRST_YEAR = 1950
"""The first act on works councils is of this year."""
_AHEAD = datetime.timedelta(days=366)
_FLAGS = re.IGNORECASE | re.ASCII
_SEPARATOR = r"[-._/ ]"
_NOT_BEFORE = r"(?<![\d])"
_NOT_AFTER = r"(?!\d)"
_YEAR_FIRST = re.compile(
    rf"{_NOT_BEFORE}(?P<year>(?:19|20)\d\d)(?P<sign>{_SEPARATOR}?)(?P<month>\d\d?)(?P=sign)"
    rf"(?P<day>\d\d?){_NOT_AFTER}",
    _FLAGS,
)
_DAY_FIRST = re.compile(
    rf"{_NOT_BEFORE}(?P<day>\d\d?)(?P<sign>{_SEPARATOR})(?P<month>\d\d?)(?P=sign)"
    rf"(?:'?)(?P<year>(?:19|20)\d\d|\d\d){_NOT_AFTER}",
    _FLAGS,
)
_TOGETHER = re.compile(
    rf"{_NOT_BEFORE}(?P<day>\d\d)(?P<month>\d\d)(?P<year>(?:19|20)\d\d){_NOT_AFTER}",
    _FLAGS,
)
_NAMES = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"{_NOT_BEFORE}(?P<day>\d\d?)(?:e|ste|de)?[-._ ]*(?P<month>{_NAMES})(?![a-z])\.?[-._, ]*"
    rf"(?:'?)(?P<year>(?:19|20)\d\d|(?<=')\d\d){_NOT_AFTER}",
    _FLAGS,
)
_WORDS_YEAR_FIRST = re.compile(
    rf"{_NOT_BEFORE}(?P<year>(?:19|20)\d\d)[-._ ]+(?P<day>\d\d?)[-._ ]*(?P<month>{_NAMES})"
    r"(?![a-z])",
    _FLAGS,
)
_MONTH_ALONE = re.compile(rf"(?<![a-z])({'|'.join(MONTHS)})[-._ ]*((?:19|20)\d\d)(?!\d)", _FLAGS)
_WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(FULL_WEEKDAYS + WEEKDAYS)})\.?,?[-_ ]*$", _FLAGS)


class Found(NamedTuple):
    """A day in a text, and where it begins and ends."""

    day: datetime.date
    start: int
    end: int


def days_in(text: str, *, today: datetime.date) -> list[Found]:
    """Return the days that are written in a text, in order; none that overlap."""
    found = sorted(_all(text, today), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _all(text: str, today: datetime.date) -> Iterator[Found]:
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _TOGETHER, _IN_WORDS, _WORDS_YEAR_FIRST):
        for match in pattern.finditer(text):
            day = _day(match)
            if day and datetime.date(FIRST_YEAR, 1, 1) <= day <= today + _AHEAD:
                yield Found(day, match.start(), match.end())


def _day(match: re.Match[str]) -> datetime.date | None:
    month = match["month"].lower()
    number = MONTH_NUMBERS[month] if month in MONTH_NUMBERS else int(month)
    sign = match.groupdict().get("sign")
    if sign == "" and len(match["month"] + match["day"]) < 4:
        return None  # without signs between them, where a month ends is anybody's guess
    year = int(match["year"])
    if year < 100:
        # Files of before the turn of the century have their year in full or not at all, mostly.
        year += 2000 if year < 70 else 1900
    return real_date(year, number, int(match["day"]))


def without_days(text: str, *, today: datetime.date) -> str:
    """Return a text without its days, and without the weekdays that stand before them."""
    parts: list[str] = []
    last = 0
    for one in days_in(text, today=today):
        parts.append(_WEEKDAY_BEFORE.sub("", text[last : one.start]))
        last = one.end
    return "".join([*parts, text[last:]])


def month_in(text: str) -> str:
    """Return the month with its year that a text names, for who must look up the day; else ''."""
    match = _MONTH_ALONE.search(text)
    return f"{match[1].lower()} {match[2]}" if match else ""
