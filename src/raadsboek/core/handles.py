"""Short names of members: who of them cannot be told apart on the same day.

Pure. A name may go to somebody else once its holder has left; two terms of one person are two
notes with one name.
"""

import datetime
from collections.abc import Iterable, Iterator

from msgspec import Struct


class Holder(Struct, frozen=True, kw_only=True):
    """A member note: its organ, the short name and the days of the term; None is open."""

    path: str
    organ: str
    handle: str
    start: datetime.date | None = None
    end: datetime.date | None = None


def clashing(holders: Iterable[Holder]) -> Iterator[tuple[Holder, Holder]]:
    """Yield each holder with the first other one of the organ with that name in the same days.

    The last day of one term may be the first of the next.
    """
    by_name: dict[tuple[str, str], list[Holder]] = {}
    for one in holders:
        by_name.setdefault((one.organ, one.handle.casefold()), []).append(one)
    for same in by_name.values():
        for one in same:
            other = next((two for two in same if two is not one and _overlap(one, two)), None)
            if other is not None:
                yield one, other


def _overlap(one: Holder, other: Holder) -> bool:
    return _starts_before(one.start, other.end) and _starts_before(other.start, one.end)


def _starts_before(start: datetime.date | None, end: datetime.date | None) -> bool:
    return start is None or end is None or start < end
