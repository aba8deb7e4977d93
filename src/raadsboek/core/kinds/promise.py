"""A promise (toezegging) made to the council, usually by the director."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class PromiseStatus(StrEnum):
    """Whether the promise was kept."""

    OPEN = "openstaand"
    PARTLY = "deels voldaan"
    KEPT = "voldaan"
    LAPSED = "vervallen"


class Promise(OfOrgan, frozen=True, kw_only=True):
    """Who promised what, when it falls due and where it was said."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Toezegging", column=True)] = field(name="titel")
    promisers: Annotated[tuple[Person, ...], label("Door", column=True)] = field(
        name="door", default=()
    )
    promised: Annotated[Date | None, label("Toegezegd op", column=True)] = field(
        name="toegezegd", default=None
    )
    due: Annotated[Date | None, label("Uiterlijk", column=True)] = field(
        name="uiterlijk", default=None
    )
    due_words: Annotated[
        str, label("Zoals gezegd", help="de woorden uit het verslag: volgende vergadering")
    ] = field(name="termijn", default="")
    status: Annotated[PromiseStatus, label("Status", column=True)] = field(
        name="status", default=PromiseStatus.OPEN
    )
    meeting: Annotated[Reference | None, label("Vergadering")] = field(
        name="vergadering", default=None
    )
    item: Annotated[str, label("Agendapunt")] = field(name="punt", default="")
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)
    kept: Annotated[Date | None, label("Voldaan op")] = field(name="voldaan", default=None)


KIND = Kind(
    name="toezegging",
    label="Toezegging",
    plural="toezeggingen",
    folder="toezeggingen",
    number_form="T-{jaar}-{volg:03}",
    struct=Promise,
    status_key="status",
    due_key="uiterlijk",
    person_key="door",
    date_key="toegezegd",
    open_statuses=frozenset({PromiseStatus.OPEN, PromiseStatus.PARTLY}),
    done_statuses=frozenset({PromiseStatus.KEPT}),
    done_key="voldaan",
)
