"""The settling in (inwerken) of one new member or secretary: a list of tasks with days.

The tasks are lines of the body: `- [ ] Buddy kiezen · @anna · uiterlijk 2026-12-01`. What such a
line says is `core.onboarding`'s.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class OnboardingStatus(StrEnum):
    """How far it is."""

    RUNNING = "loopt"
    FINISHED = "afgerond"
    STOPPED = "gestopt"


class Onboarding(OfOrgan, frozen=True, kw_only=True):
    """Who settles in, who helps, and when it must be done."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Inwerken", column=True)] = field(name="titel")
    member: Annotated[Reference | None, label("Lid", column=True)] = field(name="lid", default=None)
    owners: Annotated[tuple[Person, ...], label("Wie begeleidt", column=True)] = field(
        name="wie", default=()
    )
    buddies: Annotated[tuple[Person, ...], label("Buddy", column=True)] = field(
        name="buddy", default=()
    )
    start: Annotated[Date | None, label("Eerste dag", column=True)] = field(
        name="begin", default=None
    )
    due: Annotated[Date | None, label("Klaar op", column=True)] = field(
        name="uiterlijk", default=None
    )
    status: Annotated[OnboardingStatus, label("Status", column=True)] = field(
        name="status", default=OnboardingStatus.RUNNING
    )
    finished: Annotated[Date | None, label("Afgerond op")] = field(name="afgerond", default=None)


KIND = Kind(
    name="inwerken",
    label="Inwerken",
    plural="inwerklijsten",
    folder="inwerken",
    number_form="IW-{jaar}-{volg:02}",
    struct=Onboarding,
    status_key="status",
    due_key="uiterlijk",
    person_key="wie",
    date_key="begin",
    open_statuses=frozenset({OnboardingStatus.RUNNING}),
    done_statuses=frozenset({OnboardingStatus.FINISHED}),
    done_key="afgerond",
)
