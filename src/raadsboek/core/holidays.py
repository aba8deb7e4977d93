"""Days on which the Netherlands rest, and the school holidays of a region.

Owns what the package `holidays` is asked and how far its answer reaches; that package is imported
here only, and late. It must not guess: holidays that are not fixed yet are named as missing.

Rest days are those of art. 3 Algemene termijnenwet, with Good Friday and, every year, 5 May.
The Christmas, May and summer holidays are binding for schools, the other two are advice.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Region(StrEnum):
    """The three regions over which the school holidays are spread."""

    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


class SchoolHolidays(NamedTuple):
    """The days of a year with the name of the holiday, and the holidays that are not known."""

    days: Mapping[datetime.date, str]
    missing: tuple[str, ...] = ()


_BETWEEN = "; "
"""What the package puts between the names of two holidays on one day."""
_NAMES = ("Voorjaarsvakantie", "Meivakantie", "Zomervakantie", "Herfstvakantie", "Kerstvakantie")


def rest_days(year: int) -> dict[datetime.date, str]:
    """Return the public holidays of a year with their Dutch names; none before 1966."""
    from holidays import country_holidays

    found = country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    return {day: name.replace(_BETWEEN, " en ") for day, name in sorted(found.items())}


def school_holidays(year: int, region: Region) -> SchoolHolidays:
    """Return the school holidays of a region that lie in a year, from Saturday to Sunday."""
    from holidays import country_holidays

    found = country_holidays(
        "NL",
        years=year,
        categories="school",
        subdiv=region.value.capitalize(),
        language="nl",
    )
    known = dict(sorted(found.items()))
    missing = tuple(name.lower() for name in _NAMES if name not in known.values())
    return SchoolHolidays({day: name.lower() for day, name in known.items()}, missing)
