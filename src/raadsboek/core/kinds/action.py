"""An action item (actie): who does what before when."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class ActionStatus(StrEnum):
    """Whether the work is done."""

    OPEN = "open"
    RUNNING = "loopt"
    DONE = "gereed"
    DROPPED = "vervallen"
    MOVED = "doorgeschoven"


class Action(OfOrgan, frozen=True, kw_only=True):
    """An action item; closing it takes a result and a date."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Actie", column=True)] = field(name="titel")
    owners: Annotated[tuple[Person, ...], label("Wie", column=True)] = field(name="wie", default=())
    due: Annotated[Date | None, label("Uiterlijk", column=True)] = field(
        name="uiterlijk", default=None
    )
    due_words: Annotated[
        str, label("Zoals gezegd", help="de woorden uit het verslag: volgende vergadering")
    ] = field(name="termijn", default="")
    status: Annotated[ActionStatus, label("Status", column=True)] = field(
        name="status", default=ActionStatus.OPEN
    )
    meeting: Annotated[Reference | None, label("Vergadering")] = field(
        name="vergadering", default=None
    )
    item: Annotated[str, label("Agendapunt")] = field(name="punt", default="")
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)
    closed: Annotated[Date | None, label("Afgehandeld")] = field(name="afgehandeld", default=None)
    result: Annotated[str, label("Resultaat")] = field(name="resultaat", default="")


KIND = Kind(
    name="actie",
    label="Actie",
    plural="acties",
    folder="acties",
    number_form="A-{jaar}-{volg:03}",
    struct=Action,
    status_key="status",
    due_key="uiterlijk",
    person_key="wie",
    open_statuses=frozenset({ActionStatus.OPEN, ActionStatus.RUNNING, ActionStatus.MOVED}),
    done_statuses=frozenset({ActionStatus.DONE}),
    done_key="afgehandeld",
    result_key="resultaat",
)
