"""Counting a term from a day: months, weeks and days, and the Algemene termijnenwet.

A term of months ends on the day with the same number, or on the last day of a month that has no
such day (HR 1 September 2017, ECLI:NL:HR:2017:2225). The day that starts it is not counted.
"""

import calendar
import datetime

from msgspec import Struct

from raadsboek.core.terms.procedure import Term, TermForm, Unit
from raadsboek.core.terms.rest_days import RestDays

_LONGEST_ROLLED = {Unit.DAY: 90, Unit.WEEK: 12, Unit.MONTH: 3}
"""Longer terms do not roll, and terms of years never do (art. 4 Algemene termijnenwet)."""
_SHORTEST_STRETCHED = 3
_ORDINARY_DAYS = 2
_ONE_DAY = datetime.timedelta(days=1)


class Counted(Struct, frozen=True, kw_only=True):
    """The end of a term: as counted, the last day that is in time, and a day that surely is.

    `passed` are the rest days over which the end moved, each with its name; `excluded` tells why
    it did not move although it was asked to. `rests` is why the last day itself is a rest day.
    """

    nominal: datetime.date
    last: datetime.date
    safe: datetime.date
    passed: tuple[tuple[datetime.date, str], ...] = ()
    excluded: str = ""
    rests: str = ""


def count(term: Term, start: datetime.date, rest: RestDays, *, rolls: bool) -> Counted | None:
    """Return where a term ends that starts on a day; None when no day follows from it.

    Raises `OverflowError` beyond the calendar.
    """
    nominal = nominal_end(term, start)
    if nominal is None:
        return None
    passed: list[tuple[datetime.date, str]] = []
    last, excluded = nominal, ""
    if rolls and term.form is TermForm.FORWARD:
        excluded = _excluded(term)
        if not excluded:
            last = _rolled(_stretched(term, start, nominal, rest), rest)
            passed = _rest_days(nominal, last, rest)
    elif rolls and term.form is TermForm.BACKWARD:
        excluded = "art. 1 lid 2: teruggerekend"
    safe = nominal
    while rest.name(safe):
        safe -= _ONE_DAY
    return Counted(
        nominal=nominal,
        last=last,
        safe=safe,
        passed=tuple(passed),
        excluded=excluded,
        rests=rest.name(last),
    )


def nominal_end(term: Term, start: datetime.date) -> datetime.date | None:
    """Return the end of a term as counted, before any rest day; None when no day follows."""
    if term.form is TermForm.FORWARD:
        return shifted(start, term.number, term.unit)
    if term.form is TermForm.BACKWARD:
        return shifted(start, -term.number, term.unit)
    if term.form is TermForm.CALENDAR:
        day = datetime.date(start.year, term.month, term.day)
        return day if term.inclusive else day - _ONE_DAY
    return None


def shifted(day: datetime.date, number: int, unit: Unit) -> datetime.date:
    """Return the day so many units on (or back), clipped to the end of its month."""
    if unit is Unit.DAY:
        return day + datetime.timedelta(days=number)
    if unit is Unit.WEEK:
        return day + datetime.timedelta(weeks=number)
    months = number * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError("beyond the calendar")
    length = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, length))


def _excluded(term: Term) -> str:
    longest = _LONGEST_ROLLED.get(term.unit)
    if longest is None:
        return "art. 4: een termijn in jaren"
    return "" if term.number <= longest else "art. 4: een lange termijn"


def _stretched(
    term: Term, start: datetime.date, end: datetime.date, rest: RestDays
) -> datetime.date:
    """Return the end of a short term that holds two ordinary days (art. 2)."""
    if term.unit is not Unit.DAY or term.number < _SHORTEST_STRETCHED:
        return end
    ordinary = sum(
        not rest.name(start + datetime.timedelta(days=ahead))
        for ahead in range(1, (end - start).days + 1)
    )
    while ordinary < _ORDINARY_DAYS:
        end += _ONE_DAY
        ordinary += not rest.name(end)
    return end


def _rolled(end: datetime.date, rest: RestDays) -> datetime.date:
    while rest.name(end):
        end += _ONE_DAY
    return end


def _rest_days(
    first: datetime.date, last: datetime.date, rest: RestDays
) -> list[tuple[datetime.date, str]]:
    days = [first + datetime.timedelta(days=ahead) for ahead in range((last - first).days)]
    return [(day, name) for day in days if (name := rest.name(day))]
