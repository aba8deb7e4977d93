"""A vacancy (vacature): a seat that is or becomes free, and the search for somebody to fill it.

Candidates are people outside the record: their names and addresses are not in a note.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class VacancyStatus(StrEnum):
    """How far the search is."""

    OPEN = "open"
    RECRUITING = "werving loopt"
    FILLED = "vervuld"
    LAPSED = "vervallen"


class Vacancy(OfOrgan, frozen=True, kw_only=True):
    """The seat, since when it is free, whom it is the place of and who came."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Vacature", column=True)] = field(name="titel")
    seat: Annotated[str, label("Zetel", column=True, help="zoals: 4")] = field(
        name="zetel", default=""
    )
    constituency: Annotated[str, label("Kiesgroep", column=True, help="of geleding")] = field(
        name="kiesgroep", default=""
    )
    since: Annotated[Date | None, label("Vrij vanaf", column=True)] = field(
        name="vrij-vanaf", default=None
    )
    predecessor: Annotated[
        Reference | None, label("Plaats van", help="het lid dat weggaat of wegging")
    ] = field(name="plaats-van", default=None)
    until: Annotated[
        Date | None, label("Zittingstijd tot", help="wie tussentijds komt, maakt de tijd af")
    ] = field(name="zit-tot", default=None)
    due: Annotated[Date | None, label("Reageren tot", column=True)] = field(
        name="uiterlijk", default=None
    )
    owners: Annotated[tuple[Person, ...], label("Wie werft")] = field(name="wie", default=())
    status: Annotated[VacancyStatus, label("Status", column=True)] = field(
        name="status", default=VacancyStatus.OPEN
    )
    filled_by: Annotated[Reference | None, label("Vervuld door")] = field(
        name="vervuld-door", default=None
    )
    filled: Annotated[Date | None, label("Vervuld op")] = field(name="vervuld-op", default=None)


KIND = Kind(
    name="vacature",
    label="Vacature",
    plural="vacatures",
    folder="vacatures",
    number_form="VC-{jaar}-{volg:02}",
    struct=Vacancy,
    status_key="status",
    due_key="uiterlijk",
    person_key="wie",
    date_key="vrij-vanaf",
    open_statuses=frozenset({VacancyStatus.OPEN, VacancyStatus.RECRUITING}),
    done_statuses=frozenset({VacancyStatus.FILLED}),
    done_key="vervuld-op",
    ended_by=(("vervuld-door", VacancyStatus.FILLED),),
    skeleton="""\
## Wie zoeken wij

## Wat vraagt het

## Wat bieden wij
""",
)
