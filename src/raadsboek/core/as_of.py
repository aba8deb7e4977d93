"""Which version was the newest on a day: pure, from the days of versions in their order.

The order of the history decides, and not a clock that jumped. Versions of which the days rise
belong together; a day that does not fit among them is not believed, and such a version counts as
made right after the one before it.
"""

from bisect import bisect_right
from collections.abc import Sequence


def newest_on(days: Sequence[str], day: str) -> int | None:
    """Return the place of the newest version at the end of a day; None when there was none yet.

    `days` are those of the versions (ISO, '' when unknown), the oldest version first.
    """
    place = bisect_right(believed(days), day) - 1
    return place if place >= 0 else None


def believed(days: Sequence[str]) -> Sequence[str]:
    """Return the days as they are believed: rising, each version in its place."""
    if all(days) and all(map(str.__le__, days, days[1:])):
        return days
    fitting = _longest_rising(days)
    if not fitting:
        return [""] * len(days)
    found: list[str] = []
    last = days[fitting[0]]
    believable = set(fitting)
    for place, day in enumerate(days):
        last = day if place in believable else last
        found.append(last)
    return found


def _longest_rising(days: Sequence[str]) -> list[int]:
    """Return the places of the most days that rise, or stay the same, from one to the next."""
    ends: list[str] = []
    places: list[int] = []
    before: dict[int, int | None] = {}
    for place, day in enumerate(days):
        if not day:
            continue
        at = bisect_right(ends, day)
        before[place] = places[at - 1] if at else None
        ends[at : at + 1] = [day]
        places[at : at + 1] = [place]
    found: list[int] = []
    here: int | None = places[-1] if places else None
    while here is not None:
        found.append(here)
        here = before[here]
    return found[::-1]
