"""A contact outside the council, and the circles (kringen) that it is in: network, union, experts.

Pure. A row of the table of contacts in, a value out, and back without loss. A circle is a word that
somebody typed, so capitals make no other circle of it.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from raadsboek.core.beside.tables import CONTACTS, one_line, row_of
from raadsboek.core.mailing.email_address import is_email_address
from raadsboek.core.problem import Problem

SUGGESTED = ("netwerk", "vakbond", "deskundigen", "LSR", "scholing", "andere raden")
"""Circles to begin with; any other word will do."""


class NetworkContact(Struct, frozen=True, kw_only=True):
    """Somebody outside the council; the name is what tells one from another."""

    name: str
    circles: tuple[str, ...] = ()
    organization: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    remark: str = ""

    @property
    def circles_in_words(self) -> str:
        """The circles as they stand in a field."""
        return ", ".join(self.circles)

    def is_in(self, circle: str) -> bool:
        """Tell if this is a contact of a circle."""
        wanted = one_line(circle).casefold()
        return any(one.casefold() == wanted for one in self.circles)

    def is_called(self, name: str) -> bool:
        """Tell if this is who has a name, whatever the capitals."""
        return self.name.casefold() == one_line(name).casefold()


def contact_of(row: Mapping[str, str]) -> NetworkContact:
    """Return the contact that a row of the table tells of."""
    return NetworkContact(
        name=row["naam"],
        circles=circles_in(row["kring"]),
        organization=row["organisatie"],
        role=row["functie"],
        email=row["adres"],
        phone=row["telefoon"],
        remark=row["opmerking"],
    )


def row_of_contact(contact: NetworkContact) -> dict[str, str]:
    """Return the row of the table that tells of a contact."""
    return row_of(
        CONTACTS,
        {
            "naam": contact.name,
            "kring": contact.circles_in_words,
            "organisatie": contact.organization,
            "functie": contact.role,
            "adres": contact.email,
            "telefoon": contact.phone,
            "opmerking": contact.remark,
        },
    )


def circles_in(typed: str) -> tuple[str, ...]:
    """Return the circles in a text with commas between them, each once."""
    named = {part.casefold(): part for one in reversed(typed.split(",")) if (part := one_line(one))}
    return tuple(reversed(named.values()))


def circles_of(contacts: Iterable[NetworkContact]) -> dict[str, int]:
    """Return the circles that there are contacts in, with how many, by the alphabet."""
    found: dict[str, tuple[str, int]] = {}
    for contact in contacts:
        for circle in contact.circles:
            name, count = found.get(circle.casefold(), (circle, 0))
            found[circle.casefold()] = (name, count + 1)
    return dict(sorted(found.values(), key=lambda one: one[0].casefold()))


def complaints(contact: NetworkContact) -> list[Problem]:
    """Return what is wrong with a contact that was typed, each with its key."""
    found = []
    if not contact.name:
        found.append(
            Problem(
                code="contact-ongeldig",
                key="naam",
                message="Er staat geen naam.",
                fix="Vul de naam van de persoon of de organisatie in.",
            )
        )
    if contact.email and not is_email_address(contact.email):
        found.append(
            Problem(
                code="contact-ongeldig",
                key="adres",
                message=f"'{contact.email}' is geen e-mailadres.",
                fix="Geef alleen het adres zelf, zoals a.jansen@example.org, of laat het leeg.",
            )
        )
    return found
