"""What does not fit among the members: days, seats, and the time that a successor serves out.

Pure: sittings in, problems out, each at its key. What fits in one key is `core.schema`'s.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from raadsboek.core.committees import unclear_committees
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds.member import Member
from raadsboek.core.office import Sitting
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.roles import read_role, unclear_roles
from raadsboek.core.text import visible


def member_problems(
    one: Sitting | None, member: Member, path: str, others: Sequence[Sitting]
) -> Iterator[Problem]:
    """Yield what does not fit in a member; `one` is the term of a seat, None for who has none.

    `others` are the other terms of the same organ.
    """
    yield from _days(member, path)
    yield from unclear_committees(member.committees, path)
    yield from unclear_roles(member.roles, path)
    yield from _roles_outside(member, path)
    if one is not None and not _is_reversed(member):
        yield from _seat_taken(one, others)
        yield from _time_served(one, others)


def _is_reversed(member: Member) -> bool:
    return bool(member.start and member.end and member.end < member.start)


def _days(member: Member, path: str) -> Iterator[Problem]:
    if member.start and member.end and _is_reversed(member):
        yield Problem(
            code="zitting-omgekeerd",
            path=path,
            key="tot",
            message=f"De zitting eindigt op {without_weekday(member.end)}, voor de eerste dag: "
            f"{without_weekday(member.start)}.",
            fix="Verbeter 'van' of 'tot'.",
        )


def _roles_outside(member: Member, path: str) -> Iterator[Problem]:
    """Yield the roles for a while that begin after the term, or end before it."""
    for line in member.roles:
        time = read_role(line)
        if time is None:
            continue
        is_after = time.start and member.end and time.start > member.end
        is_before = time.end and member.start and time.end < member.start
        if is_after or is_before:
            yield Problem(
                code="rol-buiten-zitting",
                path=path,
                key="rollen",
                severity=Severity.WARNING,
                message=f"'{visible(line)}' valt buiten de dagen van de zitting.",
                fix="Verbeter de dagen van de rol, of 'van' en 'tot'.",
            )


def _seat_taken(one: Sitting, others: Iterable[Sitting]) -> Iterator[Problem]:
    """Yield that somebody else has the same seat in the same days.

    The last day of one term may be the first of the next.
    """
    seat = one.member.seat.casefold()
    for other in others:
        if seat and other.member.seat.casefold() == seat and _overlap(one, other):
            yield Problem(
                code="zetel-dubbel",
                path=one.path,
                key="zetel",
                severity=Severity.WARNING,
                message=f"Op zetel {visible(one.member.seat)} zit in dezelfde tijd ook "
                f"{visible(other.member.name)}{_until(other)}.",
                fix="Geef een van de twee een andere zetel, of verbeter 'van' en 'tot'.",
            )
            return


def _until(other: Sitting) -> str:
    return f", tot en met {without_weekday(other.end)}" if other.end else ""


def _overlap(one: Sitting, other: Sitting) -> bool:
    return _before(one.member.start, other.end) and _before(other.member.start, one.end)


def _before(start: datetime.date | None, end: datetime.date | None) -> bool:
    return start is None or end is None or start < end


def _time_served(one: Sitting, others: Iterable[Sitting]) -> Iterator[Problem]:
    """Yield that a successor does not leave when the predecessor would have."""
    before = next((other for other in others if one.before == other.member.number), None)
    end = one.member.end
    if not one.before or before is None or end is None or one.full is None:
        return
    if end > max(one.full, before.member.end or one.full):
        yield Problem(
            code="opvolger-te-lang",
            path=one.path,
            key="tot",
            severity=Severity.WARNING,
            message=f"Wie tussentijds opvolgt, maakt de tijd van de voorganger af. De tijd van "
            f"{visible(before.member.name)} loopt tot en met {without_weekday(one.full)}.",
            fix="Verbeter 'tot', of haal 'volgt-op' weg als hier een nieuwe termijn begint.",
        )
