"""Visiting cards of the people on a mailing list, with the addresses of this computer.

The file is for whoever asked for it; nothing of it is kept.
"""

import datetime
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.exporting import write_export
from raadsboek.book.mailing.contacts import contacts_of
from raadsboek.book.mailing.lists import list_on, members_of
from raadsboek.core.committees import committees_of
from raadsboek.core.kinds.member import Member
from raadsboek.core.mailing.lists import is_there
from raadsboek.render.vcard import SUFFIX, Card, is_cards, write

NAME = f"leden{SUFFIX}"


def cards_of(book: Book, words: str, day: datetime.date, *, organ: str) -> list[Card]:
    """Return the cards of who a list in words means on a day. Raises `InvalidInput`."""
    council = book.settings.council(organ)
    contacts = contacts_of(book)
    listed = list_on(book, words, day, organ=organ).people
    members = {one.handle.casefold(): one for one in members_of(book) if is_there(one, day)}
    return [
        Card(
            key=f"{council.short} {one.handle}",
            name=one.name,
            organization=council.name,
            role=one.role.value,
            email=contacts.email_of(one.handle),
            groups=_groups(members.get(one.handle.casefold()), day),
        )
        for one in listed
    ]


def write_cards(book: Book, cards: list[Card], typed: str, *, name: str = NAME) -> Path:
    """Write cards to a file outside the raadsboek; return where it stands.

    Raises `InvalidInput`, `StaysPrivate` and `StorageFailed`.
    """
    return write_export(book, typed, write(cards), name=name, may_replace=is_cards)


def _groups(member: Member | None, day: datetime.date) -> tuple[str, ...]:
    seats = committees_of(member.committees) if member else ()
    return tuple(f"commissie {seat.name}" for seat in seats if seat.is_on(day))
