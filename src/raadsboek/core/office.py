"""Terms of office: who sits in a council on a day, until when, and who leaves together.

Pure: members and the length of a term in, sittings out. A successor serves out the time of whom
they follow.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.bottlenecks import Noted
from raadsboek.core.kinds.member import Member
from raadsboek.core.links import target
from raadsboek.core.roles import has_seat_on, may_have_seat
from raadsboek.core.terms.counting import shifted
from raadsboek.core.terms.procedure import Unit

MONTHS_AHEAD = 6
"""So many months before a term ends it is told: an election takes a quarter of a year."""
_ONE_DAY = datetime.timedelta(days=1)


class Sitting(Struct, frozen=True, kw_only=True):
    """One member in one term; `end` is the last day, `is_reckoned` that nobody wrote it down.

    `follows` is the name of whose time they serve out, `before` the number of that note, `term` the
    how manieth it is, 0 for unknown. `full` is the last day of the time of this seat, also for who
    left earlier; None for unknown.
    """

    path: str
    member: Member
    end: datetime.date | None
    is_reckoned: bool
    follows: str = ""
    term: int = 0
    full: datetime.date | None = None
    before: str = ""

    def is_on(self, day: datetime.date) -> bool:
        """Tell if this member sits on a day."""
        start = self.member.start
        is_in_term = (start is None or start <= day) and (self.end is None or day <= self.end)
        return is_in_term and has_seat_on(self.member, day)


class Leaving(Struct, frozen=True, kw_only=True):
    """Those whose term ends on the same day."""

    day: datetime.date
    sittings: tuple[Sitting, ...]


def sittings_of(members: Sequence[Noted[Member]], years: int | None) -> list[Sitting]:
    """Return every term of a seat, by constituency and name; `years` is how long one lasts."""
    by_number = {noted.note.number: noted.note for noted in members if noted.note.number}
    found = [
        _sitting(noted, members, by_number, years) for noted in members if may_have_seat(noted.note)
    ]
    return sorted(
        found, key=lambda one: (one.member.constituency.casefold(), one.member.name.casefold())
    )


def leavings(sittings: Iterable[Sitting], day: datetime.date) -> list[Leaving]:
    """Return who of those that sit on a day leave when, the first to leave first."""
    by_end: dict[datetime.date, list[Sitting]] = {}
    for one in sittings:
        if one.end is not None and one.is_on(day):
            by_end.setdefault(one.end, []).append(one)
    return [Leaving(day=end, sittings=tuple(by_end[end])) for end in sorted(by_end)]


def is_near(leaving: Leaving, day: datetime.date) -> bool:
    """Tell if the end is so near that the election must be prepared."""
    return day >= shifted(leaving.day, -MONTHS_AHEAD, Unit.MONTH)


def _sitting(
    noted: Noted[Member],
    members: Sequence[Noted[Member]],
    by_number: Mapping[str, Member],
    years: int | None,
) -> Sitting:
    member = noted.note
    before = by_number.get(target(member.follows)) if member.follows else None
    full = reckoned_end(member, by_number, years)
    return Sitting(
        path=noted.path,
        member=member,
        end=member.end or full,
        is_reckoned=member.end is None,
        follows=before.name if before else "",
        term=member.terms or _term(member, members),
        full=full,
        before=target(member.follows) if member.follows else "",
    )


def reckoned_end(
    member: Member, by_number: Mapping[str, Member], years: int | None
) -> datetime.date | None:
    """Return the last day of the term that began with the first of a row of successors."""
    first, seen = member, {member.number}
    while first.follows:
        before = by_number.get(target(first.follows))
        if before is None or before.number in seen:
            return None  # of a row that runs in a circle, or begins with somebody unknown
        seen.add(before.number)
        first = before
    if first.start is None or years is None:
        return None
    try:
        return shifted(first.start, years, Unit.YEAR) - _ONE_DAY
    except OverflowError:
        return None


def _term(member: Member, members: Sequence[Noted[Member]]) -> int:
    """Return the how manieth term it is by the notes of one short name; 0 without a first day."""
    if member.start is None:
        return 0
    starts = [
        other.start
        for _path, other in members
        if other.handle.casefold() == member.handle.casefold() and other.start is not None
    ]
    return sum(start <= member.start for start in starts)
