"""The addresses of people: reading them, adding and removing them, from a table or one by one.

They stand in this copy of the raadsboek only; see `vault.beside`. Of an earlier day there are
none: whoever looks back sends nothing.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from raadsboek.book.beside.kept import change_text, refuse_past
from raadsboek.book.book import Book
from raadsboek.book.given_table import given_table
from raadsboek.core.beside.tables import ADDRESSES
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.mailing.contacts import (
    Contact,
    Contacts,
    contacts_text,
    is_handle,
    plain_name,
    read_contacts,
)
from raadsboek.core.mailing.email_address import is_email_address
from raadsboek.core.problem import Problem
from raadsboek.vault.beside import read_beside


def contacts_of(book: Book) -> Contacts:
    """Return who can get mail from this copy. Raises `StorageFailed`."""
    return Contacts() if book.then is not None else read_contacts(read_beside(book.root, ADDRESSES))


def set_contact(book: Book, handle: str, email: str, *, name: str = "") -> Contact:
    """Write somebody's address down, in the place of the one before.

    Raises `InvalidInput`, `ReadOnly` and `StorageFailed`.
    """
    refuse_past(book)
    handle, email = handle.strip().removeprefix("@"), email.strip()
    wrong = [
        *([] if is_handle(handle) else [_unfit_handle(handle)]),
        *([] if is_email_address(email) else [_unfit_address(email)]),
    ]
    if wrong:
        raise InvalidInput(wrong)
    contact = Contact(handle=handle, name=plain_name(name), email=email)
    _change(book, lambda contacts: contacts.having([contact]))
    return contact


def _change(book: Book, change: Callable[[Contacts], Contacts]) -> None:
    change_text(book, ADDRESSES, lambda text: contacts_text(change(read_contacts(text))))


def remove_contact(book: Book, handle: str) -> Contact:
    """Take somebody's address away. Raises `NotFound`, `ReadOnly` and `StorageFailed`."""
    refuse_past(book)
    found = contacts_of(book).of(handle)
    if found is None:
        raise NotFound(handle, "Zie wie er zijn met: raadsboek adressen")
    _change(book, lambda contacts: contacts.without(handle))
    return found


def take_in(book: Book, file: Path) -> tuple[Sequence[Contact], Sequence[str]]:
    """Add the addresses of a table; return them, and the lines that were not understood.

    Raises `InvalidInput` for a table without any address, `ReadOnly` and `StorageFailed`.
    """
    refuse_past(book)
    raw = given_table(file)
    found = Contacts() if raw is None else read_contacts(_as_text(raw))
    if not found.known:
        raise InvalidInput([_no_table(file)])
    _change(book, lambda contacts: contacts.having(found.known))
    return found.known, found.unclear


def _as_text(raw: bytes) -> str:
    """Return the text of a table; one that is not UTF-8 comes from an old spreadsheet."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _unfit_handle(handle: str) -> Problem:
    return Problem(
        code="korte-naam-ongeldig",
        message=f"'{handle}' kan geen korte naam zijn.",
        fix="Gebruik de korte naam van een lid, zonder spaties, zoals anna.",
    )


def _unfit_address(email: str) -> Problem:
    return Problem(
        code="adres-ongeldig",
        message=f"'{email}' is geen e-mailadres.",
        fix="Geef alleen het adres zelf, zoals a.jansen@example.org.",
    )


def _no_table(file: Path) -> Problem:
    return Problem(
        code="adressen-leeg",
        message=f"In '{file}' staat geen enkel adres dat te begrijpen is.",
        fix="Zet op elke regel: korte naam;naam;adres.",
    )
