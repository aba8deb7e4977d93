"""Dates in Dutch words: writing them, and reading what a secretary types in a form or option.

Reading is for a date that somebody fills in. Due dates as people say them in a meeting ('voor
volgende vergadering') belong to `core.due`. Nothing here reads the clock: `today` is given.
"""

import datetime
import re
from collections.abc import Callable

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
FULL_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT_MONTHS = tuple("mrt" if month == "maart" else month[:3] for month in MONTHS)
MONTH_NUMBERS = {
    **{month: number for number, month in enumerate(MONTHS, 1)},
    **{month: number for number, month in enumerate(_SHORT_MONTHS, 1)},
    "maa": 3,
    "febr": 2,
    "sept": 9,
}
"""Month names and their usual abbreviations, without a full stop."""
WEEKDAY_NUMBERS = {
    **{day: number for number, day in enumerate(FULL_WEEKDAYS)},
    **{day: number for number, day in enumerate(WEEKDAYS)},
}
"""Names and abbreviations of the days of the week; Monday is 0."""

_DAYS_BACK, _PAST_DAYS_BACK = 30, 300
"""How far back a date without a year may lie before the next year is meant.

Who records what has been is often months behind.
"""

_DAY_WORDS = {"vandaag": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_AS_KEPT = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?[ -]?([a-z]+)\.?(?:[ -]'?(\d{4}|\d{2}))?", re.ASCII)
_WEEKDAY = re.compile(rf"({'|'.join(FULL_WEEKDAYS + WEEKDAYS)})(?:\.|,|\b)\s*(?=\d)")
_NEAR = 270


def long_date(day: datetime.date) -> str:
    """Return 'ma 23 november 2026'."""
    return f"{WEEKDAYS[day.weekday()]} {without_weekday(day)}"


def full_date(day: datetime.date) -> str:
    """Return 'maandag 23 november 2026', as it stands in a letter."""
    return f"{FULL_WEEKDAYS[day.weekday()]} {without_weekday(day)}"


def short_date(day: datetime.date) -> str:
    """Return 'ma 23 nov'."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_SHORT_MONTHS[day.month - 1]}"


def near_date(day: datetime.date, *, today: datetime.date) -> str:
    """Return 'ma 23 nov', and "23 nov '27" for a day that would be read as one of another year.

    That is a day of another year, more than three quarters of a year off.
    """
    if day.year == today.year or abs((day - today).days) <= _NEAR:
        return short_date(day)
    return f"{day.day} {_SHORT_MONTHS[day.month - 1]} '{day.year % 100:02}"


def without_weekday(day: datetime.date) -> str:
    """Return '23 november 2026'."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_of_day(moment: datetime.datetime, *, hidden: bool, before: str = " ") -> str:
    """Return ' 14:32' to stand behind a day; '' in a raadsboek that keeps no time of day."""
    return "" if hidden else f"{before}{moment:%H:%M}"


def week_number(day: datetime.date) -> int:
    """Return the number of the week (ISO 8601, as every Dutch calendar counts)."""
    return day.isocalendar().week


def relative(day: datetime.date, *, today: datetime.date) -> str:
    """Return how far off a day is: 'vandaag', 'over 4 dagen', '3 weken te laat'.

    Two weeks or more are told in whole weeks, two months or more in whole months, rounded down.
    """
    distance = (day - today).days
    near = {0: "vandaag", 1: "morgen", 2: "overmorgen"}.get(distance)
    if near:
        return near
    amount = _amount(abs(distance))
    return f"over {amount}" if distance > 0 else f"{amount} te laat"


def past_moment(moment: datetime.datetime, *, now: datetime.datetime) -> str:
    """Return when something was, as seen from now: 'vandaag 14:03', 'di 17 nov', a full date.

    The clock of now decides which day it was; a day ahead is told as a date.
    """
    local = moment.astimezone(now.tzinfo)
    day = local.date()
    distance = (now.date() - day).days
    if distance in (0, 1):
        return f"{'gisteren' if distance else 'vandaag'} {local:%H:%M}"
    return short_date(day) if 1 < distance < 7 else without_weekday(day)


def _amount(days: int) -> str:
    if days < 14:
        return f"{days} dag" if days == 1 else f"{days} dagen"
    if days < 61:
        return f"{days // 7} weken"
    if days < 730:
        return f"{days * 12 // 365} maanden"
    return f"{days // 365} jaar"


def read_date(text: str, *, today: datetime.date) -> datetime.date | None:
    """Return the date that somebody typed in a form, or None when it is not a date.

    Understood: 2026-03-12, 12-3-2026, 12/3, 12 maart, 12 mrt 2026, do 12 maart, vandaag, morgen,
    overmorgen, gisteren. Without a year the first such day is meant that is not more than 30
    days past: a form is also filled in just after the fact. A weekday that does not agree with
    the date makes it None, since one of the two is a mistake.
    """
    return _read(text, today, _DAYS_BACK)


def read_past_date(text: str, *, today: datetime.date) -> datetime.date | None:
    """Return the date that somebody typed of what has been, as `read_date` does.

    Without a year it is one of the past ten months; only where no such day was, the first that
    comes.
    """
    return _read(text, today, _PAST_DAYS_BACK)


def mistaken_weekday(
    text: str, *, today: datetime.date, past: bool = False
) -> datetime.date | None:
    """Return the day of a date that is understood but for the weekday that stands before it.

    `past` tells that it is read as `read_past_date` does.
    """
    read = read_past_date if past else read_date
    words = " ".join(text.casefold().split())
    weekday = _WEEKDAY.match(words)
    if weekday is None or read(words, today=today):
        return None
    return read(words[weekday.end() :], today=today)


def _read(text: str, today: datetime.date, days_back: int) -> datetime.date | None:
    word = text.strip().casefold()
    if word in _DAY_WORDS:
        return _shifted(today, _DAY_WORDS[word])
    earliest = _shifted(today, -days_back) or datetime.date.min
    return read_written_date(word, earliest=earliest)


def read_written_date(text: str, *, earliest: datetime.date) -> datetime.date | None:
    """Return a date in figures or words; without a year the first one on or after `earliest`."""
    words = " ".join(text.casefold().split())
    weekday = _WEEKDAY.match(words)
    if weekday:
        words = words[weekday.end() :]
    day = _read_without_weekday(words, earliest)
    if day and weekday and day.weekday() != WEEKDAY_NUMBERS[weekday.group(1)]:
        return None
    return day


def _read_without_weekday(words: str, earliest: datetime.date) -> datetime.date | None:
    if match := _YEAR_FIRST.fullmatch(words):
        return real_date(int(match[1]), int(match[3]), int(match[4]))
    if match := _DAY_FIRST.fullmatch(words):
        day, month, year = int(match[1]), int(match[3]), match[4]
    elif (match := _IN_WORDS.fullmatch(words)) and match[2] in MONTH_NUMBERS:
        day, month, year = int(match[1]), MONTH_NUMBERS[match[2]], match[3]
    else:
        return None
    if year:
        return real_date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    return first_on_or_after(earliest, lambda year: real_date(year, month, day))


def day_as_kept(text: str) -> datetime.date | None:
    """Return the day that a note keeps as 2026-03-12; None for anything else."""
    match = _AS_KEPT.fullmatch(text)
    return real_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def first_on_or_after(
    earliest: datetime.date, in_year: Callable[[int], datetime.date | None]
) -> datetime.date | None:
    """Return the first of the days that `in_year` gives that is not before `earliest`.

    Looks one year ahead only: nobody who says '29 februari' means a day three years off.
    """
    for year in (earliest.year, earliest.year + 1):
        day = in_year(year)
        if day and day >= earliest:
            return day
    return None


def real_date(year: int, month: int, day: int) -> datetime.date | None:
    """Return the date, or None when the calendar has no such day."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _shifted(day: datetime.date, days: int) -> datetime.date | None:
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None
