"""Who is who: the members with their seats, who else sits at the table, and when terms end."""

import datetime
from collections.abc import Iterator

from raadsboek.book.handover.telling import Telling
from raadsboek.book.offices import Offices, offices
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council
from raadsboek.core.dates import without_weekday
from raadsboek.core.handover.section import (
    HIDDEN,
    Section,
    heading,
    how_many,
    item,
    section,
    words,
)
from raadsboek.core.kinds import member
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.roles import as_on, has_seat_on
from raadsboek.core.schema import check

_ORDER = tuple(Role)


def who_is_who(telling: Telling) -> Section:
    """Return the part about the people, by organ."""
    councils = telling.book.settings.councils
    lines: list[str] = []
    for council in councils:
        if len(councils) > 1:
            lines += [heading(words(council.name)), ""]
        lines += [*_of_council(telling, council), ""]
    told = lines if any(lines) else []
    return section("mensen", "Wie is wie", told, empty="Er staan geen leden in het raadsboek.")


def _of_council(telling: Telling, council: Council) -> Iterator[str]:
    found = offices(telling.book, council.short, telling.today)
    day = telling.today
    for one in sorted(found.sittings, key=lambda one: _rank(as_on(one.member, day))):
        end = f"tot en met {without_weekday(one.end)}" if one.end else ""
        name = telling.name_of_member(one)
        yield item(*((name,) if name == HIDDEN else _person(as_on(one.member, day))), end)
    yield from (item(*_person(one)) for one in _others(telling, council))
    yield from _seats(found)


def _person(one: Member) -> tuple[str, ...]:
    role = one.role.value if one.role is not Role.MEMBER else "lid"
    return (
        f"**{words(one.name)}** (@{words(one.handle)})",
        role,
        words(one.constituency),
    )


def _others(telling: Telling, council: Council) -> Iterator[Member]:
    """Yield who is no member of the council but sits at its table today."""
    found = []
    for meta in telling.notes(member.KIND):
        if is_confidential(meta) or telling.book.settings.organ_of(meta) != council.short:
            continue
        one, _problems = check(Member, meta)
        if one is not None and _is_guest(one, telling.today):
            found.append(as_on(one, telling.today))
    yield from sorted(found, key=_rank)


def _is_guest(one: Member, day: datetime.date) -> bool:
    """Tell if somebody is at the table on a day, without a seat."""
    is_there = (one.start is None or one.start <= day) and (one.end is None or day <= one.end)
    return is_there and not has_seat_on(one, day)


def _rank(one: Member) -> tuple[int, str]:
    return _ORDER.index(one.role), one.name.casefold()


def _seats(found: Offices) -> Iterator[str]:
    if not found.sittings:
        return
    yield ""
    if found.vacant:
        yield f"Er {'is' if found.vacant == 1 else 'zijn'} " + (
            f"{how_many(found.vacant, 'zetel', 'zetels')} leeg."
        )
    if found.basis:
        yield f"De zittingsduur is {words(found.basis)}."
    for leaving in found.leavings[:1]:
        begins = found.election_begins(leaving)
        start = f"; een verkiezing begint uiterlijk op {without_weekday(begins)}" if begins else ""
        yield (
            f"De eerste die aftreden, doen dat op {without_weekday(leaving.day)} "
            f"({how_many(len(leaving.sittings), 'lid', 'leden')}){start}."
        )
