"""An election (verkiezing) of the council: its day, its course by the rules, and its result.

What must happen when comes from the procedure and the council's own rules; what happened is kept as
events, as with a dossier. Names of candidates are not in a note before the lists are public.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, label


class System(StrEnum):
    """How votes become seats, by the council's own rules."""

    PERSONS = "personen"
    """Whoever has most votes."""
    REMAINDERS = "lijsten, grootste resten"
    """Lists by quota; the other seats go to the largest remainders."""
    AVERAGES = "lijsten, grootste gemiddelden"
    """Lists by quota; the other seats go to the largest averages."""


class OnList(StrEnum):
    """Who of a list takes its seats."""

    VOTES = "meeste stemmen"
    """By votes; of equal votes whoever stands higher on the list."""
    ORDER = "volgorde van de lijst"
    """First those who reach the quota themselves, by votes; then as the list stands."""


Count = Annotated[int, Meta(ge=0, le=1_000_000)]


class ElectionStatus(StrEnum):
    """How far the election is."""

    PREPARED = "in voorbereiding"
    NOT_NEEDED = "geen stemming nodig"
    HELD = "gehouden"
    FINAL = "uitslag definitief"
    CANCELLED = "afgelast"


class Election(OfOrgan, frozen=True, kw_only=True):
    """The day, the seats, what happened, and the numbers of the result."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Verkiezing", column=True)] = field(name="titel")
    day: Annotated[Date | None, label("Verkiezingsdag", column=True)] = field(
        name="verkiezingsdag", default=None
    )
    constituency: Annotated[
        str, label("Kiesgroep", column=True, help="leeg: alle kiesgroepen samen")
    ] = field(name="kiesgroep", default="")
    seats: Annotated[Count | None, label("Zetels", column=True)] = field(
        name="zetels", default=None
    )
    candidates: Annotated[Count | None, label("Kandidaten", column=True)] = field(
        name="kandidaten", default=None
    )
    system: Annotated[System, label("Stelsel", help="hoe stemmen zetels worden")] = field(
        name="stelsel", default=System.PERSONS
    )
    on_list: Annotated[OnList, label("Binnen een lijst")] = field(
        name="op-lijst", default=OnList.VOTES
    )
    owners: Annotated[tuple[Person, ...], label("Commissie")] = field(name="wie", default=())
    status: Annotated[ElectionStatus, label("Status", column=True)] = field(
        name="status", default=ElectionStatus.PREPARED
    )
    events: Annotated[
        tuple[str, ...],
        label("Gebeurtenissen", help="wat er gebeurde, met de dag en het bewijs", by_program=True),
    ] = field(name="gebeurtenissen", default=())
    term_start: Annotated[Date | None, label("Nieuwe zitting vanaf")] = field(
        name="zitting-van", default=None
    )
    term_end: Annotated[Date | None, label("Nieuwe zitting tot en met")] = field(
        name="zitting-tot", default=None
    )
    voters: Annotated[Count | None, label("Kiezers")] = field(name="kiezers", default=None)
    ballots: Annotated[Count | None, label("Stemmen uitgebracht")] = field(
        name="uitgebracht", default=None
    )
    invalid: Annotated[Count | None, label("Waarvan blanco of ongeldig")] = field(
        name="ongeldig", default=None
    )
    standing: Annotated[
        tuple[str, ...],
        label("Kandidatenlijst", help="naam · lijst · stemmen, pas als de lijst openbaar is"),
    ] = field(name="kandidatenlijst", default=())
    lots: Annotated[
        tuple[str, ...], label("Loting", help="bij gelijke stemmen: de namen zoals getrokken")
    ] = field(name="loting", default=())
    elected: Annotated[tuple[str, ...], label("Gekozen", by_program=True)] = field(
        name="gekozen", default=()
    )
    reserve: Annotated[tuple[str, ...], label("Reservelijst", by_program=True)] = field(
        name="reserve", default=()
    )


KIND = Kind(
    name="verkiezing",
    label="Verkiezing",
    plural="verkiezingen",
    folder="verkiezingen",
    number_form="VK-{jaar}-{volg:02}",
    struct=Election,
    status_key="status",
    person_key="wie",
    date_key="verkiezingsdag",
    open_statuses=frozenset({ElectionStatus.PREPARED, ElectionStatus.HELD}),
)
