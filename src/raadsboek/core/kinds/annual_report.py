"""The annual report (jaarverslag) of a calendar year or another year of the council.

Its body is the text: chapters of the secretary, with parts that the program counted between them.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Reference, label


class ReportStatus(StrEnum):
    """How far the report is."""

    DRAFT = "concept"
    ADOPTED = "goedgekeurd"
    PUBLISHED = "gepubliceerd"


class AnnualReport(OfOrgan, frozen=True, kw_only=True):
    """The days that it is about, when it must be there, and how far it is."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Titel", column=True)] = field(name="titel")
    start: Annotated[Date, label("Over de tijd van", column=True)] = field(name="van")
    end: Annotated[Date, label("Tot en met", column=True)] = field(name="tot")
    made: Annotated[Date | None, label("Geteld op", by_program=True)] = field(
        name="geteld", default=None
    )
    status: Annotated[ReportStatus, label("Status", column=True)] = field(
        name="status", default=ReportStatus.DRAFT
    )
    meeting: Annotated[Reference | None, label("Goedgekeurd in")] = field(
        name="vergadering", default=None
    )


KIND = Kind(
    name="jaarverslag",
    label="Jaarverslag",
    plural="jaarverslagen",
    folder="jaarverslag",
    number_form="JV-{jaar}-{volg}",
    struct=AnnualReport,
    status_key="status",
    date_key="tot",
    open_statuses=frozenset({ReportStatus.DRAFT}),
    by_year=False,
)
