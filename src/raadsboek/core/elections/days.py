"""What there is to say of a day of an election: rest days, school holidays, the running term.

Pure: the calendars are arguments. A remark is a few words; a doubt about the election day itself is
a problem at its field, which forbids nothing: the council decides.
"""

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.elections.course import DAY_KEY
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.rest_days import RestDays

SUMMER = "zomervakantie"


class Calendars(Struct, frozen=True, kw_only=True):
    """The rest days, the school holidays of the region, and the end of the running term.

    `holidays` are the days of the years that matter, each with the name of the holiday.
    """

    rest: RestDays
    holidays: Mapping[datetime.date, str] = {}
    term_end: datetime.date | None = None

    def remarks(self, day: datetime.date) -> tuple[str, ...]:
        """Return why a day is no ordinary day: 'zaterdag', 'Hemelvaartsdag', 'meivakantie'."""
        found = (self.rest.name(day), self.holidays.get(day, ""))
        return tuple(dict.fromkeys(word for word in found if word))


def day_problems(
    day: datetime.date, calendars: Calendars, *, today: datetime.date, first: datetime.date | None
) -> Iterator[Problem]:
    """Yield what speaks against a day for an election; `first` is the day of its first step."""
    rests = calendars.rest.name(day)
    if rests:
        yield _doubt(
            f"{long_date(day)} is een rustdag ({rests}): dan werkt bijna niemand.",
            "Kies een gewone werkdag.",
        )
    holiday = calendars.holidays.get(day, "")
    if holiday:
        yield _doubt(
            f"{long_date(day)} valt in de {holiday}.",
            "Kies een dag waarop de meeste kiezers er zijn.",
        )
    if calendars.term_end is not None and day > calendars.term_end:
        yield _doubt(
            f"{long_date(day)} ligt na het einde van de zitting, {long_date(calendars.term_end)}: "
            "dan is er een tijd geen raad.",
            "Kies een dag voor het einde van de zitting.",
        )
    if first is not None and first < today <= day:
        yield _doubt(
            f"De eerste stap had al op {long_date(first)} moeten zijn.",
            "Kies een latere dag, of kijk in het reglement of het korter kan.",
        )


def _doubt(message: str, fix: str) -> Problem:
    return Problem(
        code="verkiezingsdag-onhandig",
        key=DAY_KEY,
        severity=Severity.WARNING,
        message=message,
        fix=fix,
    )
