"""The role of a member on a day: the key `rol`, and the lines of the key `rollen` for a while.

Owns the form of one line, as people type it: `voorzitter van 2025-03-01 tot 2026-06-30`. A line
that is not understood counts for nothing and is told: nobody votes on a guess.
"""

import datetime
import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.member import SEATLESS_ROLES, Member, Role
from raadsboek.core.note import Value, text_in, texts_in
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.stretches import DAYS, Stretch, read_days

KEY = "rollen"
_LINE = re.compile(rf"(?P<role>\D+?){DAYS}", re.IGNORECASE | re.ASCII)
_BY_WORD = {role.value: role for role in Role}


class RoleTime(Stretch, frozen=True, kw_only=True):
    """A role and the days in which somebody has it, the first and the last one included."""

    role: Role


def read_role(line: str) -> RoleTime | None:
    """Return what one line says; None when its role or its days are not understood."""
    found = _LINE.fullmatch(" ".join(line.split()))
    role = _BY_WORD.get(found["role"].casefold()) if found else None
    if found is None or role is None:
        return None
    days = read_days(found)
    if days is None or (days.start is None and days.end is None):
        return None
    return RoleTime(role=role, start=days.start, end=days.end)


def role_on(who: Mapping[str, Value] | Member, day: datetime.date) -> str:
    """Return the role of somebody on a day: of the last line that holds that day, else `rol`."""
    if isinstance(who, Member):
        usual, lines = str(who.role), who.roles
    else:
        usual, lines = text_in(who, "rol") or Role.MEMBER.value, tuple(texts_in(who, KEY))
    if not lines:
        return usual
    held = [time.role.value for line in lines if (time := read_role(line)) and time.is_on(day)]
    return held[-1] if held else usual


def has_seat_on(who: Mapping[str, Value] | Member, day: datetime.date) -> bool:
    """Tell if the role of somebody on a day is one with a seat."""
    return role_on(who, day) not in SEATLESS_ROLES


def is_in_term(who: Mapping[str, Value], day: datetime.date) -> bool:
    """Tell if a day lies in the term of office of a note; a side without a day has no limit."""
    start, end = (day_as_kept(text_in(who, key)) for key in ("van", "tot"))
    return (start is None or start <= day) and (end is None or day <= end)


def may_have_seat(member: Member) -> bool:
    """Tell if somebody has a role with a seat on any day."""
    held = (read_role(line) for line in member.roles)
    return member.role not in SEATLESS_ROLES or any(
        time is not None and time.role not in SEATLESS_ROLES for time in held
    )


def as_on(member: Member, day: datetime.date) -> Member:
    """Return somebody with the role of that day."""
    return replace(member, role=Role(role_on(member, day))) if member.roles else member


def unclear_roles(lines: Iterable[str], path: str) -> list[Problem]:
    """Return the problem of each line that is not understood."""
    return [
        Problem(
            code="rol-onduidelijk",
            path=path,
            key=KEY,
            severity=Severity.WARNING,
            message=f"'{line}' is niet te begrijpen als rol met dagen.",
            fix="Schrijf bijvoorbeeld 'voorzitter van 2025-03-01 tot 2026-06-30'.",
        )
        for line in lines
        if read_role(line) is None
    ]
