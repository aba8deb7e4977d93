"""An agreement (afspraak): with the director, a covenant, or the council's own rules."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Quantity, Reference, label


class AgreementForm(StrEnum):
    """Which kind of agreement it is."""

    AGREEMENT = "afspraak"
    COVENANT = "convenant"
    RULES = "reglement"
    SERVICE = "dienstverlening"
    """What was agreed with the secretary: hours, tasks, and when it is looked back on."""


class AgreementStatus(StrEnum):
    """Whether the agreement holds."""

    DRAFT = "concept"
    VALID = "geldig"
    AMENDED = "gewijzigd"
    ENDED = "beëindigd"


class Agreement(OfOrgan, frozen=True, kw_only=True):
    """What was agreed, with whom, and from when until when it holds."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Afspraak", column=True)] = field(name="titel")
    form: Annotated[AgreementForm, label("Vorm", column=True)] = field(
        name="vorm", default=AgreementForm.AGREEMENT
    )
    counterpart: Annotated[str, label("Met", column=True)] = field(name="met", default="")
    date: Annotated[Date | None, label("Datum", column=True)] = field(name="datum", default=None)
    until: Annotated[
        Date | None,
        label("Geldig tot", column=True, help="de laatste dag waarop de afspraak geldt"),
    ] = field(name="geldig-tot", default=None)
    hours: Annotated[
        Quantity | None, label("Uren", help="per week, bij de vorm dienstverlening")
    ] = field(name="uren", default=None)
    evaluation: Annotated[
        Date | None, label("Evaluatie", help="de dag waarop u samen terugkijkt")
    ] = field(name="evaluatie", default=None)
    status: Annotated[AgreementStatus, label("Status", column=True)] = field(
        name="status", default=AgreementStatus.VALID
    )
    meeting: Annotated[Reference | None, label("Vergadering")] = field(
        name="vergadering", default=None
    )
    replaced_by: Annotated[Reference | None, label("Gewijzigd door")] = field(
        name="gewijzigd-door", default=None
    )


KIND = Kind(
    name="afspraak",
    label="Afspraak",
    plural="afspraken",
    folder="afspraken",
    number_form="C-{jaar}-{volg:03}",
    struct=Agreement,
    status_key="status",
    date_key="datum",
    due_key="geldig-tot",
    look_back_key="evaluatie",
    open_statuses=frozenset({AgreementStatus.DRAFT, AgreementStatus.VALID}),
    done_statuses=frozenset({AgreementStatus.ENDED}),
    done_key="geldig-tot",
    successor_key="gewijzigd-door",
    ended_by=(("gewijzigd-door", AgreementStatus.AMENDED),),
)
