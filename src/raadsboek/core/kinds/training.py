"""A training (scholing): what, by whom, who goes, how many days and hours, and what it costs."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Money, Person, Quantity, Reference, label


class TrainingStatus(StrEnum):
    """Whether it is a wish, booked or followed."""

    WISHED = "gewenst"
    PLANNED = "gepland"
    FOLLOWED = "gevolgd"
    CANCELLED = "geannuleerd"


class Training(OfOrgan, frozen=True, kw_only=True):
    """One training; `days` and `hours` are those of each person who goes."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Scholing", column=True)] = field(name="titel")
    people: Annotated[tuple[Person, ...], label("Wie", column=True)] = field(name="wie", default=())
    date: Annotated[Date | None, label("Eerste dag", column=True)] = field(
        name="datum", default=None
    )
    days: Annotated[Quantity | None, label("Dagen", column=True, help="per persoon")] = field(
        name="dagen", default=None
    )
    hours: Annotated[
        Quantity | None, label("Uren", help="per persoon, als het geen hele dagen zijn")
    ] = field(name="uren", default=None)
    provider: Annotated[str, label("Bij wie", column=True)] = field(name="aanbieder", default="")
    goal: Annotated[str, label("Doel")] = field(name="doel", default="")
    cost: Annotated[Money | None, label("Kosten", column=True, help="van alle mensen samen")] = (
        field(name="kosten", default=None)
    )
    post: Annotated[Reference | None, label("Begrotingspost")] = field(
        name="begrotingspost", default=None
    )
    status: Annotated[TrainingStatus, label("Status", column=True)] = field(
        name="status", default=TrainingStatus.PLANNED
    )


KIND = Kind(
    name="scholing",
    label="Scholing",
    plural="scholingen",
    folder="scholing",
    number_form="S-{jaar}-{volg:02}",
    struct=Training,
    status_key="status",
    date_key="datum",
    open_statuses=frozenset({TrainingStatus.WISHED, TrainingStatus.PLANNED}),
)
