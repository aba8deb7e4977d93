"""A goal (doel) of the work plan: what, how it is measured, who, and in which quarter."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, Year, label

Percentage = Annotated[int, Meta(ge=0, le=100)]


class GoalStatus(StrEnum):
    """How it goes with the goal."""

    PLANNED = "gepland"
    RUNNING = "loopt"
    REACHED = "bereikt"
    PARTLY = "deels bereikt"
    NOT_REACHED = "niet bereikt"
    DROPPED = "vervallen"


class Quarter(StrEnum):
    """A quarter of the year of the plan."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    FOURTH = "4"


class Goal(OfOrgan, frozen=True, kw_only=True):
    """One goal of one year."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Doel", column=True)] = field(name="titel")
    year: Annotated[Year, label("Jaar", column=True)] = field(name="jaar")
    quarter: Annotated[Quarter | None, label("Kwartaal", column=True)] = field(
        name="kwartaal", default=None
    )
    owners: Annotated[tuple[Person, ...], label("Wie", column=True)] = field(name="wie", default=())
    measure: Annotated[str, label("Hoe meten wij het", help="wat er dan is, in één zin")] = field(
        name="meetbaar", default=""
    )
    due: Annotated[Date | None, label("Uiterlijk", column=True)] = field(
        name="uiterlijk", default=None
    )
    progress: Annotated[Percentage | None, label("Voortgang (%)", column=True)] = field(
        name="voortgang", default=None
    )
    status: Annotated[GoalStatus, label("Status", column=True)] = field(
        name="status", default=GoalStatus.PLANNED
    )
    trajectories: Annotated[tuple[Reference, ...], label("Dossiers")] = field(
        name="dossiers", default=()
    )
    result: Annotated[str, label("Resultaat")] = field(name="resultaat", default="")
    ended: Annotated[Date | None, label("Afgerond op")] = field(name="afgerond", default=None)


KIND = Kind(
    name="doel",
    label="Doel",
    plural="doelen",
    folder="werkplan",
    number_form="W-{jaar}-{volg:02}",
    struct=Goal,
    status_key="status",
    due_key="uiterlijk",
    person_key="wie",
    open_statuses=frozenset({GoalStatus.PLANNED, GoalStatus.RUNNING}),
    done_statuses=frozenset({GoalStatus.REACHED, GoalStatus.PARTLY, GoalStatus.NOT_REACHED}),
    done_key="afgerond",
    result_key="resultaat",
)
