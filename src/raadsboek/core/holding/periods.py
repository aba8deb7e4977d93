"""From when until when it holds, and where each day comes from: the note, what changed it, history.

The rules of one day: a decision from its date until the day of what changes it or on which it is
withdrawn; an agreement through its last day or until its end; a promise until it is kept or
lapses. A day that no note gives is that of the first version in which the status changed.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from raadsboek.core.dates import without_weekday
from raadsboek.core.holding.commitment import Commitment, Ending
from raadsboek.core.holding.succession import Succession

_ONE_DAY = datetime.timedelta(days=1)


class Source(StrEnum):
    """Where a day comes from."""

    NOTE = "notitie"
    SUCCESSOR = "opvolger"
    HISTORY = "geschiedenis"
    FIRST_VERSION = "eerste versie"
    """The history does not reach back to the change: it was so when the note came in."""


class KnownDay(NamedTuple):
    """A day and where it comes from; `number` is the note that gave it, when it is another one."""

    day: datetime.date
    source: Source = Source.NOTE
    number: str = ""

    @property
    def told(self) -> str:
        """Say in Dutch where the day comes from."""
        if self.source is Source.SUCCESSOR:
            return f"uit {self.number}"
        version = f"versie van {without_weekday(self.day)}"
        if self.source is Source.HISTORY:
            return f"uit de geschiedenis: {version}"
        if self.source is Source.FIRST_VERSION:
            return f"uit de geschiedenis: stond er al in de eerste {version}"
        return "uit de notitie"


class Period(NamedTuple):
    """When it holds: from `since` up to the day before `until`.

    `ending` is None while nothing ends it; with an ending and without `until` nobody knows the day.
    """

    since: KnownDay | None = None
    until: KnownDay | None = None
    ending: Ending | None = None
    is_draft: bool = False

    def holds(self, day: datetime.date) -> bool:
        """Tell if it is in force on a day; an unknown first day is taken for long ago."""
        if self.is_draft or not self.has_begun(day):
            return False
        return self.ending is None or (self.until is not None and day < self.until.day)

    def has_begun(self, day: datetime.date) -> bool:
        """Tell if it began on or before a day."""
        return self.since is None or self.since.day <= day


Past: TypeAlias = Sequence[tuple[datetime.date, Commitment]]
"""What a note said in each of its versions, with the day of that version, the oldest first."""


def needs_past(one: Commitment, succession: Succession) -> bool:
    """Tell if the history has to be asked for a day of this note."""
    if one.is_draft:
        return False
    if one.start is None:
        return True
    # An agreement can be ended before its last day, so that day alone does not decide.
    return one.ending is not None and not (
        _withdrawn(one)
        or succession.day_elsewhere(one)
        or any(other.start for other in succession.in_force_after(one))
    )


def first_days(succession: Succession, pasts: Mapping[str, Past]) -> dict[str, KnownDay | None]:
    """Return the first day of every note, by path; `pasts` holds what the history says of some."""
    return {one.path: _since(one, pasts.get(one.path, ())) for one in succession.notes}


def periods(
    succession: Succession, starts: Mapping[str, KnownDay | None], pasts: Mapping[str, Past]
) -> dict[str, Period]:
    """Return the period of every note, by path."""
    return {
        one.path: period_of(one, succession, starts, pasts.get(one.path, ()))
        for one in succession.notes
    }


def period_of(
    one: Commitment,
    succession: Succession,
    starts: Mapping[str, KnownDay | None],
    past: Past,
) -> Period:
    """Return when one holds; `starts` gives the first day of every note, by path."""
    if one.is_draft:
        return Period(is_draft=True)
    since = starts[one.path] if one.path in starts else _since(one, past)
    written = [*_changed(one, succession, starts), *_withdrawn(one)]
    ends = [*written, *_last_day(one)]
    if one.ending is not None and not written:
        known = _start_of_run(past, lambda then: then.ending is not None)
        ends += [(known, one.ending)] if known else []
    if ends:
        until, ending = min(ends, key=lambda end: end[0].day)
        return Period(since=since, until=until, ending=ending)
    return Period(since=since, ending=one.ending)


def _since(one: Commitment, past: Past) -> KnownDay | None:
    if one.is_draft:
        return None
    if one.start is not None:
        return KnownDay(one.start)
    return _start_of_run(past, lambda then: not then.is_draft)


def _changed(
    one: Commitment, succession: Succession, starts: Mapping[str, KnownDay | None]
) -> list[tuple[KnownDay, Ending]]:
    """Return the first day of any note that came in its place, however far on.

    So that of a chain exactly one holds, also when somebody mixed up the days.
    """
    days = [
        KnownDay(start.day, Source.SUCCESSOR, other.number)
        for other in succession.in_force_after(one)
        if (start := starts.get(other.path)) is not None
    ]
    elsewhere = succession.day_elsewhere(one)
    if elsewhere is not None:
        days.append(KnownDay(elsewhere, Source.SUCCESSOR, one.successor))
    return [(min(days, key=lambda known: known.day), Ending.CHANGED)] if days else []


def _withdrawn(one: Commitment) -> list[tuple[KnownDay, Ending]]:
    if one.ended is None or one.ending not in (Ending.WITHDRAWN, Ending.KEPT):
        return []
    return [(KnownDay(one.ended), one.ending)]


def _last_day(one: Commitment) -> list[tuple[KnownDay, Ending]]:
    if one.last_day is None or one.last_day == datetime.date.max:
        return []
    return [(KnownDay(one.last_day + _ONE_DAY), one.ending or Ending.EXPIRED)]


def _start_of_run(past: Past, fits: Callable[[Commitment], bool]) -> KnownDay | None:
    """Return the day since which it has been so without a break; None when it is not so now."""
    found: datetime.date | None = None
    for day, then in reversed(past):
        if not fits(then):
            return None if found is None else KnownDay(found, Source.HISTORY)
        found = day
    return None if found is None else KnownDay(found, Source.FIRST_VERSION)
