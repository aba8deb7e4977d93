"""A question (vraag) to the council, from the constituency or somebody else; without a name."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class QuestionStatus(StrEnum):
    """Whether it has its answer."""

    OPEN = "open"
    ANSWERED = "beantwoord"
    LAPSED = "vervallen"


class QuestionSource(StrEnum):
    """Where it came from: a group, never a person."""

    CONSTITUENCY = "achterban"
    MEMBER = "lid"
    DIRECTOR = "bestuurder"
    ELSEWHERE = "elders"


class Question(OfOrgan, frozen=True, kw_only=True):
    """What was asked, about what, and what was answered."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Vraag", column=True)] = field(name="titel")
    theme: Annotated[str, label("Thema", column=True)] = field(name="thema", default="")
    asked: Annotated[Date | None, label("Gevraagd op", column=True, past=True)] = field(
        name="gevraagd", default=None
    )
    source: Annotated[QuestionSource, label("Van", column=True)] = field(
        name="bron", default=QuestionSource.CONSTITUENCY
    )
    owners: Annotated[tuple[Person, ...], label("Wie zoekt het uit", column=True)] = field(
        name="wie", default=()
    )
    due: Annotated[Date | None, label("Uiterlijk", column=True)] = field(
        name="uiterlijk", default=None
    )
    status: Annotated[QuestionStatus, label("Status", column=True)] = field(
        name="status", default=QuestionStatus.OPEN
    )
    answer: Annotated[str, label("Antwoord")] = field(name="antwoord", default="")
    answered: Annotated[Date | None, label("Beantwoord op")] = field(
        name="beantwoord", default=None
    )
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)


KIND = Kind(
    name="vraag",
    label="Vraag",
    plural="vragen",
    folder="vragen",
    number_form="VR-{jaar}-{volg:03}",
    struct=Question,
    status_key="status",
    due_key="uiterlijk",
    person_key="wie",
    date_key="gevraagd",
    open_statuses=frozenset({QuestionStatus.OPEN}),
    done_statuses=frozenset({QuestionStatus.ANSWERED}),
    done_key="beantwoord",
    result_key="antwoord",
)
