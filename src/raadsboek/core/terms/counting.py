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
_MONTHS_IN_A_YEAR = 12

BACKWARD = "art. 1 lid 2: teruggerekend"
TOO_LONG = "art. 4: een lange termijn"
IN_YEARS = "art. 4: een termijn in jaren"
ON_A_DATE = "een vaste dag schuift niet op"
"""Why the Algemene termijnenwet leaves the end of a term where it is."""


class Counted(Struct, frozen=True, kw_only=True):
    """The end of a term: as counted, the last day that is in time, and a day that surely is.

    `passed` are the rest days over which the end moved, each with its name; `excluded` tells why
    it did not move although it was asked to. `rests` is why the last day itself is a rest day.
    `stretched` tells that it was made longer to hold two ordinary days (art. 2).
    """

    nominal: datetime.date
    last: datetime.date
    safe: datetime.date
    passed: tuple[tuple[datetime.date, str], ...] = ()
    excluded: str = ""
    rests: str = ""
    stretched: bool = False


def count(term: Term, start: datetime.date, rest: RestDays, *, rolls: bool) -> Counted | None:
    """Return where a term ends that starts on a day.

    None when no day follows from it, or one beyond the calendar.
    """
    try:
        nominal = nominal_end(term, start)
        return None if nominal is None else _counted(term, start, nominal, rest, rolls=rolls)
    except OverflowError:  # a year that somebody mistyped
        return None


def nominal_end(term: Term, start: datetime.date) -> datetime.date | None:
    """Return the end of a term as counted, before any rest day; None when no day follows.

    Raises `OverflowError` beyond the calendar.
    """
    if term.form is TermForm.FORWARD:
        return shifted(start, term.number, term.unit)
    if term.form is TermForm.BACKWARD:
        return shifted(start, -term.number, term.unit)
    if term.form is TermForm.CALENDAR:
        this_year = _in_year(term, start.year)
        return this_year if this_year >= start else _in_year(term, start.year + 1)
    return None


def exclusion(term: Term) -> str:
    """Return why the act does not move the end of a term of the law; '' when it does."""
    if term.form is TermForm.BACKWARD:
        return BACKWARD
    if term.form is TermForm.CALENDAR:
        return ON_A_DATE
    if term.unit is Unit.YEAR:
        return IN_YEARS
    return TOO_LONG if term.number > _LONGEST_ROLLED[term.unit] else ""


def shifted(day: datetime.date, number: int, unit: Unit) -> datetime.date:
    """Return the day so many units on (or back), clipped to the end of its month.

    Raises `OverflowError` beyond the calendar.
    """
    if unit is Unit.DAY:
        return day + datetime.timedelta(days=number)
    if unit is Unit.WEEK:
        return day + datetime.timedelta(weeks=number)
    months = number * (_MONTHS_IN_A_YEAR if unit is Unit.YEAR else 1)
    year, month = divmod(day.year * _MONTHS_IN_A_YEAR + day.month - 1 + months, _MONTHS_IN_A_YEAR)
    return _clipped(year, month + 1, day.day)


def _clipped(year: int, month: int, day: int) -> datetime.date:
    """Return a day of a month, or the last day of a month that has no such day."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise OverflowError("beyond the calendar")
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _in_year(term: Term, year: int) -> datetime.date:
    """Return the last day in a year that is in time for a term on a day of the year."""
    if term.inclusive or term.day > 1:
        return _clipped(year, term.month, term.day - (not term.inclusive))
    return _clipped(year, term.month, 1) - _ONE_DAY


def _counted(
    term: Term, start: datetime.date, nominal: datetime.date, rest: RestDays, *, rolls: bool
) -> Counted:
    excluded = exclusion(term) if rolls else ""
    last, stretched = nominal, False
    if rolls and not excluded:
        last = max(nominal, _second_ordinary_day(start, rest)) if _is_stretched(term) else nominal
        stretched = last > nominal
        while rest.name(last):
            last += _ONE_DAY
    safe = nominal
    while rest.name(safe):
        safe -= _ONE_DAY
    return Counted(
        nominal=nominal,
        last=last,
        safe=safe,
        passed=_rest_days(nominal, last, rest),
        excluded=excluded,
        rests=rest.name(last),
        stretched=stretched,
    )


def _is_stretched(term: Term) -> bool:
    """Tell if art. 2 holds for a term: not when it has one day or two."""
    return term.unit is not Unit.DAY or term.number >= _SHORTEST_STRETCHED


def _second_ordinary_day(start: datetime.date, rest: RestDays) -> datetime.date:
    """Return the day on which a term that starts now holds two ordinary days (art. 2)."""
    day, ordinary = start, 0
    while ordinary < _ORDINARY_DAYS:
        day += _ONE_DAY
        ordinary += not rest.name(day)
    return day


def _rest_days(
    first: datetime.date, last: datetime.date, rest: RestDays
) -> tuple[tuple[datetime.date, str], ...]:
    """Return the rest days from the first day up to the last, each with its name."""
    days = (first + datetime.timedelta(days=ahead) for ahead in range((last - first).days))
    return tuple((day, name) for day in days if (name := rest.name(day)))
