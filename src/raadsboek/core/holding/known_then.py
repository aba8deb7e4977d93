"""As known then and as known now: what the raadsboek itself said on a day that is past.

A decision is often written down later than it was taken, and a change later than it counted. Its
own day decides what held; whoever acted on the raadsboek of that day may have seen something else,
and that has to be said.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.holding.commitment import Commitment
from raadsboek.core.holding.periods import KnownDay, Past, Period, period_of
from raadsboek.core.holding.succession import Succession


class Then(StrEnum):
    """What the raadsboek said on the day itself, where we know better now."""

    ABSENT = "stond er niet"
    HELD = "stond er als geldend"
    ENDED = "stond er niet als geldend"


class KnownThen(Struct, frozen=True):
    """What was said then, with the status of that day; `since` is the version that says better.

    `since` is None when no version does.
    """

    then: Then
    status: str = ""
    since: datetime.date | None = None


def known_then(
    day: datetime.date,
    period: Period,
    past: Past,
    succession: Succession,
    starts: Mapping[str, KnownDay | None],
) -> KnownThen | None:
    """Return what the raadsboek of a day said otherwise of a note than `period`, or None.

    A note that was not there yet, and of which we know that it did not hold either, is no news.
    """
    holds = period.holds(day)
    before = [number for number, (when, _then) in enumerate(past) if when <= day]
    if not before:
        if not holds:
            return None
        return KnownThen(Then.ABSENT, since=past[0][0] if past else None)
    said = [
        _said_to_hold(then, day, past, place, succession, starts)
        for place, (_when, then) in enumerate(past)
    ]
    last = before[-1]
    if said[last] == holds:
        return None
    better = next(
        (past[place][0] for place in range(last + 1, len(past)) if said[place] == holds), None
    )
    return KnownThen(Then.HELD if said[last] else Then.ENDED, past[last][1].status, better)


def _said_to_hold(
    then: Commitment,
    day: datetime.date,
    past: Past,
    place: int,
    succession: Succession,
    starts: Mapping[str, KnownDay | None],
) -> bool:
    """Tell if a version said that the note held on a day, by the rules of today."""
    own = starts if then.start is None else {**starts, then.path: KnownDay(then.start)}
    return period_of(then, succession, own, past[: place + 1]).holds(day)
