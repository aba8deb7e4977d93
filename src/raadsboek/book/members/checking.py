"""The checks of members against the other members of their organ.

What is wrong, and how it is said, is `core.member_checks`'s.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from raadsboek.book.book import Book
from raadsboek.book.offices import members_noted, term_length
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.council import Council
from raadsboek.core.kinds.member import Member
from raadsboek.core.links import target
from raadsboek.core.member_checks import member_problems
from raadsboek.core.note import Value, text_in
from raadsboek.core.office import reckoned_end, sittings_of
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check

_TYPED = ":formulier"
"""Stands for the path of a note that is being typed; no path begins so."""


def members_problems(book: Book) -> Iterator[Problem]:
    """Yield what does not fit among the members of every organ."""
    for council in book.settings.councils:
        yield from _problems(list(members_noted(book, council)), council)


def problems_of_member(book: Book, meta: Mapping[str, Value]) -> Iterable[Problem]:
    """Return what does not fit in a member that has these keys; `nummer` tells whose they are."""
    found, _wrong = check(Member, meta)
    if found is None:
        return ()
    council = book.settings.council(book.settings.organ_of(meta))
    number = text_in(meta, "nummer")
    others = [
        noted for noted in members_noted(book, council) if not number or noted.note.number != number
    ]
    typed = Noted(_TYPED, found)
    return tuple(one for one in _problems([*others, typed], council) if one.path == _TYPED)


def following_values(book: Book, meta: Mapping[str, Value], key: str) -> dict[str, Value]:
    """Return what follows from whom a member succeeds: the last day, the seat, the constituency."""
    if key != "volgt-op":
        return {}
    council = book.settings.council(book.settings.organ_of(meta))
    members = [noted.note for noted in members_noted(book, council)]
    by_number = {one.number: one for one in members if one.number}
    before = by_number.get(target(text_in(meta, key)))
    if before is None:
        return {}
    years, _office = term_length(council, datetime.date.max)
    end = reckoned_end(before, by_number, years)
    found = {
        "tot": end.isoformat() if end else "",
        "zetel": before.seat,
        "kiesgroep": before.constituency,
    }
    return {other: text for other, text in found.items() if text}


def _problems(members: list[Noted[Member]], council: Council) -> Iterator[Problem]:
    # Whether the length of a term was another one in the past, no setting tells.
    years, _office = term_length(council, datetime.date.max)
    sittings = {one.path: one for one in sittings_of(members, years)}
    for noted in members:
        others = [one for path, one in sittings.items() if path != noted.path]
        yield from member_problems(sittings.get(noted.path), noted.note, noted.path, others)
