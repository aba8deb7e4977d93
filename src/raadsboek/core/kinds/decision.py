"""A decision (besluit) of the council."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Reference, Votes, label


class DecisionStatus(StrEnum):
    """Whether the decision stands."""

    DRAFT = "concept"
    TAKEN = "genomen"
    VALID = "geldig"
    AMENDED = "gewijzigd"
    WITHDRAWN = "ingetrokken"
    EVALUATED = "geëvalueerd"


class Power(StrEnum):
    """The power (bevoegdheid) that the council used."""

    ADVICE = "advies"
    CONSENT = "instemming"
    INITIATIVE = "initiatief"
    INTERNAL = "intern"


class Decision(OfOrgan, frozen=True, kw_only=True):
    """What was decided, when, where and with which vote; the full text is the note's body."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Besluit", column=True)] = field(name="titel")
    date: Annotated[Date | None, label("Datum", column=True)] = field(name="datum", default=None)
    power: Annotated[Power, label("Bevoegdheid", column=True)] = field(
        name="bevoegdheid", default=Power.INTERNAL
    )
    votes: Annotated[
        Votes | None, label("Stemming", column=True, help="voor-tegen-onthouding, zoals 7-1-1")
    ] = field(name="stemming", default=None)
    status: Annotated[DecisionStatus, label("Status", column=True)] = field(
        name="status", default=DecisionStatus.TAKEN
    )
    evaluation: Annotated[Date | None, label("Evaluatie", column=True)] = field(
        name="evaluatie", default=None
    )
    meeting: Annotated[Reference | None, label("Vergadering")] = field(
        name="vergadering", default=None
    )
    item: Annotated[str, label("Agendapunt")] = field(name="punt", default="")
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)
    replaced_by: Annotated[Reference | None, label("Gewijzigd door")] = field(
        name="gewijzigd-door", default=None
    )
    withdrawn: Annotated[
        Date | None, label("Ingetrokken op", help="vanaf welke dag het besluit niet meer geldt")
    ] = field(name="ingetrokken-op", default=None)
    letter: Annotated[
        str, label("Brief", help="de brief erover, zoals [[P-2026-118]], of: niet nodig")
    ] = field(name="brief", default="")
    reservation: Annotated[
        str, label("Voorbehoud", help="waarom het besluit misschien niet geldt: geen quorum")
    ] = field(name="voorbehoud", default="")
    attachments: Annotated[tuple[str, ...], label("Bijlagen", by_program=True)] = field(
        name="bijlagen", default=()
    )
    attachment_facts: Annotated[
        tuple[str, ...], label("Gegevens van bijlagen", by_program=True)
    ] = field(name="bijlage-gegevens", default=())


KIND = Kind(
    name="besluit",
    label="Besluit",
    plural="besluiten",
    folder="besluiten",
    number_form="B-{jaar}-{volg:03}",
    struct=Decision,
    status_key="status",
    date_key="datum",
    due_key="evaluatie",
    open_statuses=frozenset({DecisionStatus.DRAFT, DecisionStatus.TAKEN, DecisionStatus.VALID}),
    done_statuses=frozenset({DecisionStatus.WITHDRAWN}),
    done_key="ingetrokken-op",
    successor_key="gewijzigd-door",
    ended_by=(
        ("gewijzigd-door", DecisionStatus.AMENDED),
        ("ingetrokken-op", DecisionStatus.WITHDRAWN),
    ),
)
