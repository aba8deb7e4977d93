"""Mailing lists in words, answered by the list of members; what they mean is the core's."""

import datetime
from collections.abc import Iterable

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import member
from raadsboek.core.kinds.member import Member
from raadsboek.core.mailing.lists import MailingList, known_words, mailing_list
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check


def members_of(book: Book) -> list[Member]:
    """Return everybody in the list of members, of all councils and all days."""
    found = (check(Member, meta)[0] for meta in rows(book, member.KIND).objects())
    return [one for one in found if one is not None]


def list_on(book: Book, words: str, day: datetime.date, *, organ: str = "") -> MailingList:
    """Return who a list in words means on a day.

    Raises `InvalidInput` for an empty list, and for a part that means nobody on any day.
    """
    everybody = members_of(book)
    councils = book.settings.councils
    found = mailing_list(words, everybody, councils, day, organ=organ)
    known = known_words(everybody, councils)
    if found.unknown or not words.strip():
        raise InvalidInput([_unknown(part, known) for part in found.unknown or ("",)])
    return found


def _unknown(part: str, known: Iterable[str]) -> Problem:
    message = f"'{part}' staat voor niemand in de ledenlijst." if part else "De lijst is leeg."
    return Problem(
        code="verzendlijst-onbekend",
        message=message,
        fix=f"Gebruik bijvoorbeeld: {', '.join(known)}. Zet + tussen de delen.",
    )
