"""The seats of a council: which of them nobody has on a day, whose they were, and until when.

Pure: sittings in, empty seats out. A seat is empty from the day after the last one left it; whoever
comes in between serves out the time that is left.
"""

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct

from raadsboek.core.office import Sitting

_ONE_DAY = datetime.timedelta(days=1)


class EmptySeat(Struct, frozen=True, kw_only=True):
    """A seat that nobody has; what is not known is '' or None.

    `until` is the day to which a successor serves: None when the time of the seat is over too.
    `before` is the name of who had it, `path` and `number` those of their note.
    """

    seat: str = ""
    constituency: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    before: str = ""
    number: str = ""
    path: str = ""

    @property
    def title(self) -> str:
        """What to call the vacancy."""
        if self.before:
            return f"Zetel van {self.before}"
        return f"Zetel {self.seat}" if self.seat else "Lege zetel"


def empty_seats(
    sittings: Sequence[Sitting], seats: int | None, day: datetime.date
) -> list[EmptySeat]:
    """Return the seats that nobody has on a day, of a council with so many seats.

    Those with a number come first. Without a number of seats nobody can tell.
    """
    sitting = [one for one in sittings if one.is_on(day)]
    count = (seats or 0) - len(sitting)
    if count <= 0:
        return []
    left = _left(sittings, sitting, day)
    free = _free_numbers([*sitting, *left], sitting, seats or 0)
    by_seat = {one.member.seat: one for one in reversed(left) if one.member.seat in free}
    found = [_seat(by_seat.get(number), number, day) for number in free]
    found += [_seat(one, "", day) for one in left if one.member.seat not in free]
    found += [EmptySeat()] * count
    return found[:count]


def _left(
    sittings: Sequence[Sitting], sitting: Sequence[Sitting], day: datetime.date
) -> list[Sitting]:
    """Return who left without anybody in their place, the last one to leave first."""
    there = {one.member.handle.casefold() for one in sitting}
    taken = {one.member.seat for one in sitting if one.member.seat}
    followed = {
        one.before
        for one in sittings
        if one.before and (one.member.start is None or one.member.start <= day)
    }
    gone = [
        one
        for one in sittings
        if one.end is not None
        and one.end < day
        and one.member.handle.casefold() not in there
        and one.member.number not in followed
        and one.member.seat not in taken
    ]
    return sorted(gone, key=lambda one: (one.end or day, one.member.name), reverse=True)


def _free_numbers(known: Iterable[Sitting], sitting: Iterable[Sitting], seats: int) -> list[str]:
    """Return the numbers of seats that nobody has; none where no seat has a number."""
    if not any(one.member.seat.isdecimal() for one in known):
        return []
    taken = {one.member.seat for one in sitting}
    return [str(number) for number in range(1, seats + 1) if str(number) not in taken]


def _seat(before: Sitting | None, seat: str, day: datetime.date) -> EmptySeat:
    if before is None:
        return EmptySeat(seat=seat)
    member = before.member
    is_left_over = before.full is not None and before.full > day
    return EmptySeat(
        seat=seat or member.seat,
        constituency=member.constituency,
        since=before.end + _ONE_DAY if before.end else None,
        until=before.full if is_left_over else None,
        before=member.name,
        number=member.number,
        path=before.path,
    )
