"""Who a mail goes to: short names with their addresses, lists in words, and bare addresses."""

import datetime
import re
from collections.abc import Iterable

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.mailing.contacts import contacts_of
from raadsboek.book.mailing.lists import list_on, members_of
from raadsboek.book.saver import who_works_here
from raadsboek.core.mailing.email_address import is_email_address
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.mailing.wording import Signed
from raadsboek.render.mail import Address

_BETWEEN = re.compile(r"\s*[+,;]\s*")


class People(Struct, frozen=True, kw_only=True):
    """Who gets a mail: short names and addresses, and who of them has no address here."""

    handles: tuple[str, ...] = ()
    addresses: tuple[Address, ...] = ()
    missing: tuple[str, ...] = ()

    def without(self, others: "People") -> "People":
        """Return these people without those that are among others already."""
        emails = {one.email.casefold() for one in others.addresses}
        return People(
            handles=tuple(one for one in self.handles if one not in others.handles),
            addresses=tuple(one for one in self.addresses if one.email.casefold() not in emails),
            missing=tuple(one for one in self.missing if one not in others.missing),
        )


def people_called(
    book: Book, handles: Iterable[str], day: datetime.date, *, emails: Iterable[str] = ()
) -> People:
    """Return the people with these short names, with the names that they have on a day."""
    contacts = contacts_of(book)
    names = {
        one.handle.casefold(): one.name
        for one in sorted(members_of(book), key=lambda one: is_there(one, day))
    }
    wanted = tuple(dict.fromkeys(handles))
    found = {handle: contacts.of(handle) for handle in wanted}
    known = [
        Address(one.email, one.name or names.get(handle.casefold(), ""))
        for handle, one in found.items()
        if one is not None
    ]
    addresses = {one.email.casefold(): one for one in [*map(Address, emails), *known]}
    return People(
        handles=wanted,
        addresses=tuple(addresses.values()),
        missing=tuple(handle for handle, one in found.items() if one is None),
    )


def people_in(book: Book, words: str, day: datetime.date, *, organ: str = "") -> People:
    """Return who is meant by a list in words on a day, '' for nobody.

    Addresses may stand in it as they are, and after a @ whoever has an address here. Raises
    `InvalidInput` for a part that means nobody.
    """
    contacts = contacts_of(book)
    parts = [part for part in _BETWEEN.split(words.strip()) if part]
    emails = [part for part in parts if is_email_address(part)]
    named = [
        one.handle
        for part in parts
        if part.startswith("@") and (one := contacts.of(part)) is not None
    ]
    others = (part for part in parts if part not in emails)
    listed = " + ".join(part for part in others if not contacts.of(part) or part[0] != "@")
    found = list_on(book, listed, day, organ=organ).handles if listed else ()
    return people_called(book, [*found, *named], day, emails=emails)


def signed_by(book: Book, organ: str) -> Signed:
    """Return who signs a mail of a council: whoever works at this computer."""
    settings = book.settings
    return Signed(name=who_works_here(book).name, council=settings.name_of(settings.council(organ)))
