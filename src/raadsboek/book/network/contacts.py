"""The contacts by circle: reading, adding, changing and removing them, and their visiting cards.

They stand in this copy of the raadsboek only, see `vault.beside`; of an earlier day there are none.
A card goes to the file that the secretary asks for, and nowhere else.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from raadsboek.book.beside.kept import change_rows, rows_of
from raadsboek.book.book import Book
from raadsboek.book.exporting import write_export
from raadsboek.book.given_table import given_table
from raadsboek.core.beside.tables import CONTACTS, Rows, read_table, row_a_line
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.filenames import words
from raadsboek.core.network.contacts import (
    NetworkContact,
    complaints,
    contact_of,
    row_of_contact,
)
from raadsboek.core.problem import Problem


class TakenIn(Struct, frozen=True):
    """The contacts that were new, those that were there already, and lines nobody understood."""

    added: tuple[NetworkContact, ...]
    known: int
    unclear: tuple[str, ...]


def network_of(book: Book, circle: str = "") -> list[NetworkContact]:
    """Return the contacts by name, of one circle when that is named. Raises `StorageFailed`."""
    found = [contact_of(row) for row in rows_of(book, CONTACTS).known]
    kept = [one for one in found if not circle or one.is_in(circle)]
    return sorted(kept, key=lambda one: one.name.casefold())


def unclear_lines(book: Book) -> tuple[str, ...]:
    """Return the lines of the table that nobody understands."""
    return rows_of(book, CONTACTS).unclear


def find_contact(book: Book, name: str) -> NetworkContact:
    """Return the contact with a name. Raises `NotFound`."""
    for one in network_of(book):
        if one.is_called(name):
            return one
    raise NotFound(name, "Zie wie er zijn met: raadsboek contacten")


def keep_contact(book: Book, contact: NetworkContact, *, before: str = "") -> bool:
    """Keep a contact in the place of who was called `before` or has its name; tell if it is new.

    Raises `InvalidInput`, `ReadOnly` and `StorageFailed`.
    """
    wrong = complaints(contact)
    if before and not _is_same(before, contact.name) and _has(book, contact.name):
        wrong.append(_taken(contact.name))
    if wrong:
        raise InvalidInput(wrong)
    row = row_of_contact(contact)
    wanted = before or contact.name
    there: list[Mapping[str, str]] = []

    def change(rows: Rows) -> Rows:
        there.extend(one for one in rows.known if contact_of(one).is_called(wanted))
        return rows.changed(there[0], row) if there else rows.having(row)

    change_rows(book, CONTACTS, change)
    return not there


def remove_contact(book: Book, name: str) -> NetworkContact:
    """Take a contact away. Raises `NotFound`, `ReadOnly` and `StorageFailed`."""
    gone = find_contact(book, name)

    def change(rows: Rows) -> Rows:
        return rows.without([one for one in rows.known if contact_of(one).is_called(gone.name)])

    change_rows(book, CONTACTS, change)
    return gone


def take_in_contacts(book: Book, file: Path) -> TakenIn:
    """Add the contacts of a table that are not there yet; nothing that is there changes.

    Raises `InvalidInput` for a table without a contact, `ReadOnly` and `StorageFailed`.
    """
    raw = given_table(file)
    found = Rows() if raw is None else read_table(CONTACTS, row_a_line(_as_text(raw)))
    if not found.known:
        raise InvalidInput([_no_table(file)])
    added: list[NetworkContact] = []
    unclear = list(found.unclear)

    def change(rows: Rows) -> Rows:
        known = {contact_of(one).name.casefold() for one in rows.known}
        for one in map(contact_of, found.known):
            if complaints(one):
                unclear.append(";".join(row_of_contact(one).values()))
            elif one.name.casefold() not in known:
                known.add(one.name.casefold())
                added.append(one)
        return Rows((*rows.known, *map(row_of_contact, added)), rows.unclear)

    change_rows(book, CONTACTS, change)
    there = len(found.known) + len(found.unclear) - len(unclear) - len(added)
    return TakenIn(tuple(added), there, tuple(unclear))


def write_cards(book: Book, contacts: Sequence[NetworkContact], place: str, *, circle: str) -> Path:
    """Write visiting cards to a file outside the raadsboek; return where it stands.

    Raises as `write_export`, and `NotFound` when there is nobody to write.
    """
    from raadsboek.render import vcard

    if not contacts:
        raise NotFound(circle or "contacten", "Er is niemand in deze kring.")
    cards = [
        vcard.Card(
            key=f"contact/{one.name.casefold()}",
            name=one.name,
            organization=one.organization,
            role=one.role,
            email=one.email,
            phone=one.phone,
            remark=one.remark,
            groups=one.circles,
        )
        for one in contacts
    ]
    name = f"contacten-{words(circle)}" if circle else "contacten"
    return write_export(
        book,
        place,
        vcard.write(cards),
        name=f"{name}{vcard.SUFFIX}",
        may_replace=vcard.is_cards,
    )


def _has(book: Book, name: str) -> bool:
    return any(one.is_called(name) for one in network_of(book))


def _is_same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _as_text(raw: bytes) -> str:
    """Return the text of a table; one that is not UTF-8 comes from an old spreadsheet."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _taken(name: str) -> Problem:
    return Problem(
        code="contact-bestaat",
        key="naam",
        message=f"'{name}' staat al bij de contacten.",
        fix="Geef een andere naam, of wijzig dat contact.",
    )


def _no_table(file: Path) -> Problem:
    return Problem(
        code="contacten-leeg",
        message=f"In '{file}' staat geen enkel contact dat te begrijpen is.",
        fix="Zet op elke regel: naam;kring;organisatie;functie;adres;telefoon;opmerking.",
    )
