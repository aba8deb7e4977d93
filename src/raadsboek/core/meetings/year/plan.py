"""The meetings of a year, from a council's plan: on which day, and why not on another.

Owns what becomes of a meeting whose day is free, and what is there already. Which days are free
is given; numbers, files and the settings are not its business. No meeting is ever put on a free
day: it is moved, left out, or the secretary is asked.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from raadsboek.core.dates import FULL_WEEKDAYS, short_date
from raadsboek.core.meetings.year.keys import OnFreeDay, Series, SeriesKeys, YearPlan
from raadsboek.core.meetings.year.planned import Existing, Outcome, Planned, title_of, with_clashes
from raadsboek.core.meetings.year.rhythm import Spread, days_of

MOST_WEEKS_MOVED = 2
"""A school holiday in term lasts one or two weeks; in summer a meeting is left out."""

_WEEK = datetime.timedelta(weeks=1)
_SATURDAY = 5

FreeDays: TypeAlias = Mapping[datetime.date, str]
"""Days on which nobody meets, with what they are: 'Koningsdag', 'herfstvakantie'."""


_NEXT_YEAR_FROM = 9
"""From September on a council plans the year that comes."""


def year_to_plan(today: datetime.date) -> int:
    """Return the year that somebody means who plans without naming one."""
    return today.year + (today.month >= _NEXT_YEAR_FROM)


def plan_year(
    plan: YearPlan,
    year: int,
    *,
    free: FreeDays,
    existing: Sequence[Existing] = (),
    today: datetime.date,
) -> list[Planned]:
    """Return every meeting that the plan wants in a year, by day, and what becomes of it.

    `free` are the rest days and school holidays; the plan's own free days and each series' own
    exceptions come on top. A meeting is there already when one of its form stands on its day, or
    was moved from it. A day before `today` is past.
    """
    is_free = _reasons(plan, free)
    in_year = [meeting for meeting in existing if meeting.day.year == year]
    found: list[Planned] = []
    # What is spread over the year takes what no other series has.
    for series in sorted(plan.series, key=lambda one: isinstance(one.rhythm, Spread)):
        taken = {one.day for one in found if _same_series(one.keys, series.keys)}
        wanted = _wanted_days(series, year, lambda day: not is_free(day))
        claimed = {one.number for one in found}
        spread = isinstance(series.rhythm, Spread)
        left = [one for one in in_year if one.number not in claimed] if spread else []
        matched = _nearest(series, wanted, left)
        for day, loose in sorted(wanted.items()):
            if day in taken:
                continue
            one = Planned(keys=series.keys, place_in_plan=series.place_in_plan, wanted=day, day=day)
            if day in matched:
                one = _as_there(one, matched[day], "")
            else:
                rule = OnFreeDay.ASK if loose else plan.keys.on_free_day
                there = [] if spread and not loose else existing
                one = _settled(one, rule, is_free, series, {*wanted, *taken}, there)
            taken.add(one.day)
            found.append(replace(one, outcome=Outcome.PAST) if _is_past(one, today) else one)
    return with_clashes(found)


def _nearest(
    series: Series, wanted: Mapping[datetime.date, bool], existing: Sequence[Existing]
) -> dict[datetime.date, Existing]:
    """Return which of the spread days each of these meetings stands for: the nearest one left.

    A spread gives other days when a free day is added; what was made must not be made again.
    """
    found: dict[datetime.date, Existing] = {}
    for meeting in sorted(existing, key=lambda one: one.day):
        open_days = [day for day, loose in wanted.items() if not loose and day not in found]
        if open_days and _is_of(meeting, series.keys):
            found[min(open_days, key=lambda day: abs(day - meeting.day))] = meeting
    return found


def moved_by_hand(planned: Planned, days: int, *, plan: YearPlan, free: FreeDays) -> Planned | None:
    """Return the meeting so many days later (before, below 0), past free days and weekends.

    None when there is no such day in the year.
    """
    is_free = _reasons(plan, free)
    step = datetime.timedelta(days=days)
    day = planned.day + step
    while day.year == planned.wanted.year:
        if not is_free(day) and (day.weekday() < _SATURDAY or abs(days) > 1):
            was = (
                ""
                if day == planned.wanted
                else f"door u verplaatst van {short_date(planned.wanted)}"
            )
            return replace(planned, day=day, outcome=Outcome.NEW, reason=was)
        day += step
    return None


def _wanted_days(
    series: Series, year: int, possible: Callable[[datetime.date], bool]
) -> dict[datetime.date, bool]:
    """Return the days that a series asks for; True for one that was named by itself."""

    days: dict[datetime.date, bool] = {}
    if series.rhythm is not None:
        for day in days_of(
            series.rhythm,
            year,
            start=series.keys.start,
            possible=lambda day: possible(day) and not series.excepts(day),
        ):
            if not series.excepts(day):
                days[day] = False
    return days | {day: True for day in series.days if day.year == year}


def _reasons(plan: YearPlan, free: FreeDays) -> Callable[[datetime.date], str]:
    def reason(day: datetime.date) -> str:
        if any(stretch.covers(day) for stretch in plan.free):
            return "is een vrije dag in het jaarplan"
        name = free.get(day, "")
        if not name:
            return ""
        return f"valt in de {name}" if name.endswith("vakantie") else f"is {name}"

    return reason


def _settled(
    one: Planned,
    rule: OnFreeDay,
    is_free: Callable[[datetime.date], str],
    series: Series,
    others: set[datetime.date],
    existing: Sequence[Existing],
) -> Planned:
    """Return what becomes of a meeting that is wanted on a day."""
    there = _there(one, one.wanted, existing)
    why = is_free(one.wanted)
    if there is not None:
        return _as_there(one, there, f"{short_date(one.wanted)} {why}" if why else "")
    if not why:
        weekend = one.wanted.weekday() >= _SATURDAY
        return replace(one, reason=f"op {FULL_WEEKDAYS[one.wanted.weekday()]}" if weekend else "")
    because = f"{short_date(one.wanted)} {why}"
    if rule is OnFreeDay.ASK:
        return replace(one, outcome=Outcome.ASK, reason=f"{because}: kies zelf een dag")
    if rule is OnFreeDay.SKIP:
        return replace(one, outcome=Outcome.LEFT_OUT, reason=f"{because}: overgeslagen")
    for weeks, day in _weeks_on(one.wanted, rule):
        if day in others or series.excepts(day) or is_free(day):
            continue
        way = "later" if weeks > 0 else "eerder"
        amount = "een week" if abs(weeks) == 1 else f"{abs(weeks)} weken"
        moved = replace(one, day=day, reason=f"{because}: {amount} {way}")
        there = _there(moved, day, existing)
        return _as_there(moved, there, moved.reason) if there else moved
    none = f"{because}, en de {MOST_WEEKS_MOVED} weken ervoor en erna kan het ook niet"
    return replace(one, outcome=Outcome.LEFT_OUT, reason=none)


def _weeks_on(day: datetime.date, rule: OnFreeDay) -> Iterator[tuple[int, datetime.date]]:
    """Yield the same weekday in the weeks after it, then before it, or the other way round.

    Within the year; weeks before it count below 0.
    """
    first = 1 if rule is OnFreeDay.LATER else -1
    for side in (first, -first):
        for number in range(1, MOST_WEEKS_MOVED + 1):
            other = day + side * number * _WEEK
            if other.year == day.year:
                yield side * number, other


def _there(one: Planned, day: datetime.date, existing: Sequence[Existing]) -> Existing | None:
    """Return the meeting that is this one: on this day, or moved from it."""
    same = [meeting for meeting in existing if _is_of(meeting, one.keys)]
    on_day = sorted((one for one in same if one.day == day), key=lambda one: one.is_off)
    return next(iter(on_day), None) or next(
        (meeting for meeting in same if day in meeting.before), None
    )


def _is_of(meeting: Existing, keys: SeriesKeys) -> bool:
    """Tell if a meeting belongs to a series: the same form, and its title when it has one."""
    own = keys.title.casefold()
    return meeting.form == keys.form and own in ("", meeting.title.casefold())


def _as_there(one: Planned, there: Existing, reason: str) -> Planned:
    if there.is_off:
        reason = f"{there.number} is afgezegd"
        return replace(one, day=there.day, outcome=Outcome.LEFT_OUT, reason=reason)
    return replace(one, day=there.day, outcome=Outcome.THERE, number=there.number, reason=reason)


def _same_series(one: SeriesKeys, other: SeriesKeys) -> bool:
    return one.form is other.form and title_of(one) == title_of(other)


def _is_past(one: Planned, today: datetime.date) -> bool:
    return one.day < today and one.outcome in (Outcome.NEW, Outcome.ASK)
