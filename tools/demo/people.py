"""Who writes in the demo raadsboek, and who of the council is in office on a day."""

import datetime

from demo.days import Days
from demo.sources import Source
from raadsboek.history.stream import Identity

DOMAIN = "delinden.example"

_NAMES = {
    "sanne": "Sanne de Wit",
    "karel": "Karel Mulder",
    "marijke": "Marijke Hoekstra",
    "bakker": "Joost Bakker",
    "fatima": "Fatima El Amrani",
    "anna": "Anna Verhoeven",
}
_SEATLESS = ("bestuurder", "ambtelijk secretaris", "vaste gast")


def author(handle: str) -> Identity:
    """Return the name and address that stand with a version of this person."""
    name = _NAMES[handle]
    return Identity(name, f"{name.lower().replace(' ', '.')}@{DOMAIN}")


def clerk(day: datetime.date, days: Days) -> Identity:
    """Return the clerk on a day: Karel Mulder, and after the handover Sanne de Wit."""
    return author("karel" if day < days["M7-10"] else "sanne")


def in_office(members: list[Source], day: datetime.date, days: Days) -> list[str]:
    """Return the short names of the members who hold a seat on a day, the chair first."""
    found = []
    for member in members:
        if member["rol"] in _SEATLESS:
            continue
        left = days["M10+7"] if member["kort"] == "henk" else days[str(member["tot"])]
        if days[str(member["van"])] <= day <= left:
            found.append(str(member["kort"]))
    return found
