"""Mailing lists in words, such as "OR + commissie VGWM": who is meant on a day.

Pure: members in, people out. A list is never kept: it follows from who sits where on the day that
is asked for. A word that means nobody at all is told, never passed over.

    OR, its name or short name    who has a seat in that council
    commissie VGWM                who sits in that committee
    db                            chair, deputy chair and secretary
    voorzitter, bestuurder ...    who has that role
    kiesgroep Noord               who has a seat for that constituency
    @anna                         that person
    iedereen                      everybody in the list of members

Parts are joined by + and taken away by ` - ` or `zonder`.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from raadsboek.core.committees import WORD, committees_of
from raadsboek.core.council import Council
from raadsboek.core.kinds.member import SEATLESS_ROLES, Member, Role
from raadsboek.core.roles import as_on

_SIGN = re.compile(r"\s*([+,;]|(?:^|(?<=\s))-(?=\s)|\bzonder\b)\s*", re.IGNORECASE)
_TAKING_AWAY = frozenset({"-", "zonder"})
_BOARD = frozenset({Role.CHAIR, Role.DEPUTY_CHAIR, Role.SECRETARY})
_ROLE_WORDS = {
    **{role.value: role for role in Role},
    "leden": Role.MEMBER,
    "vaste gasten": Role.GUEST,
    "gasten": Role.GUEST,
    "bestuurders": Role.DIRECTOR,
    "directie": Role.DIRECTOR,
    "commissieleden": Role.COMMITTEE_MEMBER,
}

Test = Callable[[Member], bool]


class Listed(Struct, frozen=True, kw_only=True):
    """Somebody on a mailing list, and the parts of it that they are on it for."""

    handle: str
    name: str
    role: Role
    because: tuple[str, ...]


class MailingList(Struct, frozen=True, kw_only=True):
    """Who a list means on a day, by name; `unknown` are the parts that mean nobody, ever."""

    words: str
    day: datetime.date
    people: tuple[Listed, ...]
    unknown: tuple[str, ...] = ()

    @property
    def handles(self) -> tuple[str, ...]:
        """The short names of everybody on it."""
        return tuple(one.handle for one in self.people)


def mailing_list(
    words: str,
    members: Iterable[Member],
    councils: Sequence[Council],
    day: datetime.date,
    *,
    organ: str = "",
) -> MailingList:
    """Return who a list in words means on a day.

    Roles, `db` and constituencies are those of the council `organ`, '' for the first one.
    """
    everybody = list(members)
    there = [as_on(one, day) for one in everybody if is_there(one, day)]
    found: dict[str, Listed] = {}
    unknown: list[str] = []
    for part, is_taken_away in _parts(words):
        test = _test_of(part, everybody, councils, day, organ)
        if test is None:
            unknown.append(part)
            continue
        for one in filter(test, there):
            key = one.handle.casefold()
            if is_taken_away:
                found.pop(key, None)
            else:
                before = found[key].because if key in found else ()
                found[key] = Listed(
                    handle=one.handle, name=one.name, role=one.role, because=(*before, part)
                )
    people = sorted(found.values(), key=lambda one: (one.name.casefold(), one.handle))
    return MailingList(words=words, day=day, people=tuple(people), unknown=tuple(unknown))


def is_there(member: Member, day: datetime.date) -> bool:
    """Tell if a member note is about a day, the first and the last one included."""
    start, end = member.start, member.end
    return (start is None or start <= day) and (end is None or day <= end)


def known_words(members: Iterable[Member], councils: Iterable[Council]) -> list[str]:
    """Return parts of a list that would mean somebody, to tell who mistyped one."""
    names = {seat.name for one in members for seat in committees_of(one.committees)}
    shorts = [one.short.upper() or one.name for one in councils]
    return [*shorts, *(f"{WORD} {name}" for name in sorted(names)), "db", "bestuurder", "@anna"]


def _parts(words: str) -> list[tuple[str, bool]]:
    """Return the parts of a list, each with whether it is taken away from those before it."""
    pieces = ["+", *_SIGN.split(words)]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return [
        (" ".join(part.split()), sign.casefold() in _TAKING_AWAY)
        for sign, part in pairs
        if part.strip()
    ]


def _test_of(
    part: str,
    everybody: Sequence[Member],
    councils: Sequence[Council],
    day: datetime.date,
    organ: str,
) -> Test | None:
    """Return what tells who a part means; None when it means nobody on any day."""
    word = part.casefold()
    if word.startswith("@"):
        return _if_ever(lambda one: one.handle.casefold() == word[1:], everybody)
    if word in ("iedereen", "allen"):
        return lambda _one: True
    council = _council(word, councils)
    if council is not None:
        short = council.short
        return lambda one: _is_seated(one) and _organ_of(one, councils) == short
    asked = organ or (councils[0].short if councils else "")
    if word in ("db", "dagelijks bestuur"):
        return lambda one: one.role in _BOARD and _organ_of(one, councils) == asked
    role = _ROLE_WORDS.get(word)
    if role is not None:
        return lambda one: one.role is role and _organ_of(one, councils) == asked
    if word.startswith("kiesgroep "):
        group = word.removeprefix("kiesgroep ")
        of_group: Test = lambda one: (  # noqa: E731 - one of several tests, each a line
            _is_seated(one)
            and one.constituency.casefold() == group
            and _organ_of(one, councils) == asked
        )
        return _if_ever(of_group, everybody)
    name = word.removeprefix(f"{WORD} ")
    if any(_sits_in(one, name, None) for one in everybody):
        return lambda one: _sits_in(one, name, day)
    return _if_ever(lambda one: one.handle.casefold() == word, everybody)


def _if_ever(test: Test, everybody: Iterable[Member]) -> Test | None:
    return test if any(map(test, everybody)) else None


def _council(word: str, councils: Sequence[Council]) -> Council | None:
    for one in councils:
        if word in (one.short, one.name.casefold()):
            return one
    return next((one for one in councils if one.form.value.casefold() == word), None)


def _organ_of(member: Member, councils: Sequence[Council]) -> str:
    named = member.organ.casefold()
    if any(one.short == named for one in councils):
        return named
    return councils[0].short if councils else ""


def _is_seated(member: Member) -> bool:
    return member.role not in SEATLESS_ROLES


def _sits_in(member: Member, name: str, day: datetime.date | None) -> bool:
    """Tell if a member sits in a committee on a day, or for None on any day."""
    return any(
        seat.name.casefold() == name and (day is None or seat.is_on(day))
        for seat in committees_of(member.committees)
    )
