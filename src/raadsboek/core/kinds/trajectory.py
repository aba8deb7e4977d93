"""A trajectory (traject, dossier): a request for advice or consent and everything around it."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class TrajectoryForm(StrEnum):
    """Which right of the council is at stake."""

    ADVICE = "advies"
    CONSENT = "instemming"
    INITIATIVE = "initiatief"
    UNSOLICITED = "ongevraagd advies"
    DIRECTOR = "benoeming bestuurder"
    INFORMATION = "informatie"
    DISPUTE = "geschil"


class TrajectoryStatus(StrEnum):
    """The phase that the trajectory is in."""

    ANNOUNCED = "aangekondigd"
    RECEIVED = "ontvangen"
    COMPLETE = "compleet"
    INCOMPLETE = "onvolledig"
    TREATED = "in behandeling"
    PAUSED = "aangehouden"
    CONSULTED = "ov gehouden"
    DRAFT = "concept"
    ISSUED = "uitgebracht"
    DECISION = "besluit ontvangen"
    DECISION_CONFORMING = "besluit ontvangen, conform"
    DECISION_DEVIATING = "besluit ontvangen, afwijkend"
    SUSPENDED = "opgeschort"
    APPEAL = "beroep"
    FINISHED = "afgerond"
    CLOSED = "gesloten"
    WITHDRAWN = "ingetrokken"
    GIVEN_UP = "afgezien"
    EVALUATED = "geëvalueerd"


ENDED = frozenset(
    {
        TrajectoryStatus.FINISHED,
        TrajectoryStatus.CLOSED,
        TrajectoryStatus.WITHDRAWN,
        TrajectoryStatus.GIVEN_UP,
        TrajectoryStatus.EVALUATED,
    }
)
"""In these phases a dossier asks nothing any more."""


class Trajectory(OfOrgan, frozen=True, kw_only=True):
    """A dossier: subject, legal basis, phase, the dates that count and who speaks."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Onderwerp", column=True)] = field(name="titel")
    form: Annotated[TrajectoryForm, label("Vorm", column=True)] = field(name="vorm")
    article: Annotated[str, label("Artikel", help="zoals: art. 25 lid 1 e WOR")] = field(
        name="artikel", default=""
    )
    status: Annotated[TrajectoryStatus, label("Fase", column=True)] = field(
        name="status", default=TrajectoryStatus.RECEIVED
    )
    procedure: Annotated[
        str, label("Procedure", help="zoals: wor.advies; leeg: volgt uit wet en vorm")
    ] = field(name="procedure", default="")
    events: Annotated[
        tuple[str, ...],
        label("Gebeurtenissen", help="wat er gebeurde, met de dag en het bewijs", by_program=True),
    ] = field(name="gebeurtenissen", default=())
    received: Annotated[Date | None, label("Ontvangen", column=True, past=True)] = field(
        name="ontvangen", default=None
    )
    due: Annotated[
        Date | None,
        label("Uiterlijk", column=True, help="een eigen dag; wettelijke dagen volgen vanzelf"),
    ] = field(name="uiterlijk", default=None)
    due_reason: Annotated[
        str, label("Waarom", help="wat er op die dag moet, en volgens welke regel")
    ] = field(name="termijn", default="")
    speakers: Annotated[tuple[Person, ...], label("Woordvoerder", column=True)] = field(
        name="woordvoerder", default=()
    )
    summary: Annotated[
        str, label("Samenvatting", help="in gewone taal; komt in agenda en nieuwsbrief")
    ] = field(name="samenvatting", default="")
    consultation: Annotated[Reference | None, label("Overlegvergadering")] = field(
        name="overleg", default=None
    )
    issued: Annotated[Date | None, label("Uitgebracht", past=True)] = field(
        name="uitgebracht", default=None
    )
    decision: Annotated[Date | None, label("Besluit ondernemer", past=True)] = field(
        name="besluit-ontvangen", default=None
    )
    evaluation: Annotated[Date | None, label("Evaluatie")] = field(name="evaluatie", default=None)


KIND = Kind(
    name="traject",
    label="Traject",
    plural="trajecten",
    folder="trajecten",
    number_form="D-{jaar}-{volg:03}",
    struct=Trajectory,
    status_key="status",
    due_key="uiterlijk",
    person_key="woordvoerder",
    date_key="ontvangen",
    open_statuses=frozenset(TrajectoryStatus) - ENDED,
    skeleton="""\
## Waar gaat het over

## Vragen en antwoorden

## Argumenten

## Afspraken
""",
)
