"""Who had a seat on which day of a time, by the role of that day.

Pure. A role that changes halfway makes somebody begin or end like a term of office does.
"""

import datetime
from collections.abc import Iterator, Sequence

from raadsboek.core.annual.part import Meta, Period
from raadsboek.core.dates import day_as_kept
from raadsboek.core.note import text_in, texts_in
from raadsboek.core.roles import KEY, has_seat_on, is_in_term, read_role, role_on

_ONE_DAY = datetime.timedelta(days=1)


def sits(meta: Meta, day: datetime.date) -> bool:
    """Tell if a member had a seat on a day."""
    return is_in_term(meta, day) and has_seat_on(meta, day)


def sitting(members: Sequence[Meta], day: datetime.date) -> list[Meta]:
    """Return the members who had a seat on a day."""
    return [meta for meta in members if sits(meta, day)]


def begun(meta: Meta, period: Period) -> list[datetime.date]:
    """Return the days of a time on which a member got a seat."""
    return [day for day in _turns(meta) if _lies_in(day, period) and _begins(meta, day)]


def ended(meta: Meta, period: Period) -> list[datetime.date]:
    """Return the days of a time that were the last one of a member with a seat."""
    before = (day - _ONE_DAY for day in _turns(meta))
    return [day for day in before if _lies_in(day, period) and _ends(meta, day)]


def sat(meta: Meta, period: Period) -> bool:
    """Tell if a member had a seat on any day of a time."""
    return sits(meta, period.start) or bool(begun(meta, period))


def row_of(meta: Meta, period: Period) -> tuple[str, str, str, str, str]:
    """Return the name, role and constituency of somebody who sat, and the days of that seat.

    Of more than one stretch in that time it is the last one.
    """
    last = period.end if sits(meta, period.end) else max(ended(meta, period))
    first = max((day for day in _turns(meta) if day <= last and _begins(meta, day)), default=None)
    until = [day - _ONE_DAY for day in _turns(meta) if day > last]
    end = min((day for day in until if _ends(meta, day)), default=None)
    return (
        text_in(meta, "naam"),
        role_on(meta, last),
        text_in(meta, "kiesgroep"),
        first.isoformat() if first else "",
        end.isoformat() if end else "",
    )


def _lies_in(day: datetime.date, period: Period) -> bool:
    return period.start <= day <= period.end


def _begins(meta: Meta, day: datetime.date) -> bool:
    return sits(meta, day) and not (day > datetime.date.min and sits(meta, day - _ONE_DAY))


def _ends(meta: Meta, day: datetime.date) -> bool:
    return sits(meta, day) and not (day < datetime.date.max and sits(meta, day + _ONE_DAY))


def _turns(meta: Meta) -> list[datetime.date]:
    """Return the days, once each, from which somebody's seat may be other than the day before."""
    return sorted(set(_changes(meta)))


def _changes(meta: Meta) -> Iterator[datetime.date]:
    times = [time for line in texts_in(meta, KEY) if (time := read_role(line))]
    starts = [day_as_kept(text_in(meta, "van")), *(time.start for time in times)]
    ends = [day_as_kept(text_in(meta, "tot")), *(time.end for time in times)]
    yield from (day for day in starts if day)
    yield from (day + _ONE_DAY for day in ends if day and day < datetime.date.max)
