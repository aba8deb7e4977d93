"""The addresses of members and others as a table in text: `kort;naam;adres`, a person a line.

Owns the form, which a spreadsheet opens too. Reading is tolerant of what a spreadsheet makes of it;
a line that is not understood stays as it is and is told, so that saving loses nothing.
"""

import csv
import io
import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.beside.tables import ADDRESSES, cells_of
from raadsboek.core.mailing.email_address import is_email_address
from raadsboek.core.text import visible

HEADER = ADDRESSES.columns
_BYTE_ORDER_MARK = "\ufeff"
_HANDLE = re.compile(r"[^\s,;@:\"\[\]]+")
# What a spreadsheet runs as a formula when it opens the file.
_FORMULA = re.compile(r"[=+\-@\t\r]")


class Contact(Struct, frozen=True, kw_only=True):
    """Somebody who can get mail: the short name, the name to write to, and the address."""

    handle: str
    name: str = ""
    email: str


class Contacts(Struct, frozen=True):
    """All who can get mail, and the lines of the file that nobody understands."""

    known: tuple[Contact, ...] = ()
    unclear: tuple[str, ...] = ()

    def of(self, handle: str) -> Contact | None:
        """Return who has this short name; with two lines for one name the last one counts."""
        wanted = handle.removeprefix("@").casefold()
        found = [one for one in self.known if one.handle.casefold() == wanted]
        return found[-1] if found else None

    def email_of(self, handle: str) -> str:
        """Return the address of who has this short name; '' when none is known."""
        found = self.of(handle)
        return found.email if found else ""

    def having(self, contacts: Iterable[Contact]) -> "Contacts":
        """Return these contacts with others added, each in the place of its short name."""
        by_handle = {one.handle.casefold(): one for one in self.known}
        for one in contacts:
            before = by_handle.get(one.handle.casefold())
            name = one.name or (before.name if before else "")
            by_handle[one.handle.casefold()] = replace(one, name=name)
        return replace(self, known=tuple(by_handle.values()))

    def without(self, handle: str) -> "Contacts":
        """Return these contacts without one."""
        wanted = handle.removeprefix("@").casefold()
        return replace(
            self, known=tuple(one for one in self.known if one.handle.casefold() != wanted)
        )


def is_handle(text: str) -> bool:
    """Tell if a short name can stand in the table: one word, without the @ before it."""
    return _HANDLE.fullmatch(text) is not None and not _FORMULA.match(text)


def read_contacts(text: str) -> Contacts:
    """Return what a table says; separators may be semicolons, tabs or commas."""
    known: list[Contact] = []
    unclear: list[str] = []
    for line in text.removeprefix(_BYTE_ORDER_MARK).splitlines():
        if not line.strip():
            continue
        cells = cells_of(line)
        if [cell.casefold() for cell in cells] == list(HEADER):
            continue
        contact = _contact(cells)
        if contact is None:
            unclear.append(line)
        else:
            known.append(contact)
    return Contacts(tuple(known), tuple(unclear))


def contacts_text(contacts: Contacts) -> str:
    """Return the table that says this, by short name; unclear lines stand at the end."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";", lineterminator="\n")
    writer.writerow(HEADER)
    for one in sorted(contacts.known, key=lambda one: one.handle.casefold()):
        writer.writerow((one.handle, one.name, one.email))
    return made.getvalue() + "".join(f"{line}\n" for line in contacts.unclear)


def _contact(cells: list[str]) -> Contact | None:
    """Return the person of a row: with or without a name in the middle."""
    if len(cells) not in (2, 3):
        return None
    handle, email = cells[0].removeprefix("@"), cells[-1].removeprefix("mailto:")
    if not is_handle(handle) or not is_email_address(email):
        return None
    return Contact(handle=handle, name=plain_name(cells[1] if cells[2:] else ""), email=email)


def plain_name(typed: str) -> str:
    """Return a name as one line that a spreadsheet shows and does not run."""
    return " ".join(visible(typed).split()).lstrip("=+-@ ")
