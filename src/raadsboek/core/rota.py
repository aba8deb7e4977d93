"""The rota of a council as rows and as a picture: who has which seat, since when and until when.

Pure: sittings in, rows and a line of time out. What a seat was before stands on the same line.
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.charts.chart import Mark, Row, Span, Timeline
from raadsboek.core.kinds.member import Role
from raadsboek.core.office import Sitting, leavings
from raadsboek.core.roles import role_on
from raadsboek.core.seating import EmptySeat

EMPTY = "leeg"
_DIGITS = re.compile(r"(\d+)", re.ASCII)


class RotaRow(Struct, frozen=True, kw_only=True):
    """A seat on a day; of one that nobody has `name` is '' and `end` until when it is served."""

    seat: str
    constituency: str
    name: str
    path: str
    handle: str = ""
    role: str = ""
    start: datetime.date | None = None
    end: datetime.date | None = None
    is_reckoned: bool = False
    term: int = 0
    follows: str = ""
    substitute: str = ""


def rota_rows(
    sittings: Iterable[Sitting],
    empty: Iterable[EmptySeat],
    day: datetime.date,
    names: Mapping[str, str],
) -> list[RotaRow]:
    """Return a row for each seat on a day, by seat, constituency and name; `names` by handle."""
    rows = [_taken(one, day, names) for one in sittings if one.is_on(day)]
    rows += [
        RotaRow(
            seat=one.seat,
            constituency=one.constituency,
            name="",
            path=one.path,
            start=one.since,
            end=one.until,
            follows=one.before,
        )
        for one in empty
    ]
    return sorted(rows, key=_place)


def _taken(one: Sitting, day: datetime.date, names: Mapping[str, str]) -> RotaRow:
    member = one.member
    substitute = (member.substitute or "").removeprefix("@")
    return RotaRow(
        seat=member.seat,
        constituency=member.constituency,
        name=member.name,
        path=one.path,
        handle=member.handle,
        role=role_on(member, day),
        start=member.start,
        end=one.end,
        is_reckoned=one.is_reckoned and one.end is not None,
        term=one.term,
        follows=one.follows,
        substitute=names.get(substitute.casefold(), substitute),
    )


def _place(row: RotaRow) -> tuple[object, ...]:
    order = _in_order(row.seat)
    return (*order, not row.name, row.constituency.casefold(), row.name.casefold())


def _in_order(seat: str) -> tuple[bool, tuple[str, ...]]:
    """Return what sorts seats as people count them: 2 before 10, those without a number last."""
    parts = _DIGITS.split(seat)
    return not seat, tuple(part.zfill(6) if part.isdecimal() else part.casefold() for part in parts)


def rota_chart(
    title: str, sittings: Sequence[Sitting], empty: Sequence[EmptySeat], day: datetime.date
) -> Timeline | None:
    """Return the terms on a line of time, a row a seat; None where no day is known."""
    current = [one for one in sittings if one.is_on(day)]
    lines = [(one.member.seat, one.member.name, _of_seat(one, sittings)) for one in current]
    for left in empty:
        before = [each for each in sittings if left.number and each.member.number == left.number]
        lines.append((left.seat, EMPTY, before))
    rows = [
        (" ".join(part for part in (seat, name) if part), [_span(one, day) for one in line])
        for seat, name, line in sorted(lines, key=lambda each: (_in_order(each[0]), each[1]))
    ]
    spans = [span for _label, found in rows for span in found]
    if not spans:
        return None
    marks = [
        Mark(leaving.day, _leaving(len(leaving.sittings))) for leaving in leavings(current, day)
    ]
    return Timeline(
        title=title,
        start=min(span.start for span in spans),
        end=max(max(span.end for span in spans), day),
        rows=tuple(Row(label, tuple(found)) for label, found in rows),
        marks=(Mark(day, "deze dag"), *marks),
    )


def _leaving(count: int) -> str:
    return "1 lid treedt af" if count == 1 else f"{count} leden treden af"


def _of_seat(one: Sitting, sittings: Sequence[Sitting]) -> list[Sitting]:
    """Return whose time a member serves out, the first one first, with the member at the end."""
    by_number = {each.member.number: each for each in sittings if each.member.number}
    line = [one]
    while (before := by_number.get(line[0].before)) is not None and before not in line:
        line.insert(0, before)
    return line


def _span(one: Sitting, day: datetime.date) -> Span:
    start = one.member.start or day
    return Span(start, max(one.end or day, start), one.member.name)


def by_role(role: str) -> int:
    """Return the place of a role in a list of people: the chair first."""
    order = [one.value for one in Role]
    return order.index(role) if role in order else len(order)
