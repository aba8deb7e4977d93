"""Who settles in, who guides, and who has which role on that day: read from the list of members."""

import datetime
from collections.abc import Iterable, Sequence

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.confidential import is_confidential
from raadsboek.core.errors import EXIT_NOT_FOUND, RaadsboekError
from raadsboek.core.kinds import member
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.roles import role_on
from raadsboek.core.schema import check


class NoSuchMember(RaadsboekError):
    """Nobody in the list of members is called so."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        names = ", ".join(f"@{one}" for one in known)
        super().__init__(
            f"'{wanted}' staat niet in de ledenlijst.",
            f"Kies uit: {names}." if names else "Maak eerst het lid: raadsboek nieuw lid",
        )


def members_in(book: Book, organ: str = "") -> list[Member]:
    """Return everybody in the list of members of an organ, of all days."""
    short = book.settings.council(organ).short if organ else None
    found = (check(Member, meta)[0] for meta in rows(book, member.KIND, organ=short).objects())
    return [one for one in found if one is not None]


def member_called(book: Book, wanted: str, day: datetime.date, *, organ: str = "") -> Member:
    """Return the member note of a short name or a number: of several the one of that day.

    Else the one that begins next, else the last. Raises `NoSuchMember`.
    """
    plain = wanted.strip().strip("[]").removeprefix("@").casefold()
    everybody = members_in(book, organ)
    found = [one for one in everybody if plain in (one.handle.casefold(), one.number.casefold())]
    if not found:
        known = (one.handle for one in everybody if one.end is None or one.end >= day)
        raise NoSuchMember(wanted.strip(), list(dict.fromkeys(known))[:12])
    return min(found, key=lambda one: _distance(one, day))


def is_secret(book: Book, found: Member) -> bool:
    """Tell if the note of a member is confidential."""
    every = rows(book, member.KIND, filters={"nummer": found.number}).objects()
    return any(is_confidential(meta) for meta in every if meta.get("nummer") == found.number)


def handles_with(everybody: Sequence[Member], role: Role, day: datetime.date) -> list[str]:
    """Return the short names of who has a role on a day."""
    return [one.handle for one in everybody if role_on(one, day) == role and is_there(one, day)]


def _distance(one: Member, day: datetime.date) -> tuple[int, int]:
    if is_there(one, day):
        return 0, 0
    if one.start is not None and one.start > day:
        return 1, (one.start - day).days
    return 2, (day - one.end).days if one.end is not None else 0
