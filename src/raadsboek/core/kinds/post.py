"""A piece of post, received or sent, with the way it is to be handled."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Reference, label


class Direction(StrEnum):
    """Received or sent."""

    IN = "in"
    OUT = "uit"


class Handling(StrEnum):
    """The proposed handling of a received piece."""

    NOTED = "ter kennisname"
    DISCUSS = "ter bespreking"
    SETTLE = "ter afhandeling"
    ADVISE = "ter advisering"
    OTHER = "overig"


class PostStatus(StrEnum):
    """Whether the piece still asks for something."""

    OPEN = "open"
    DRAFT = "concept"
    """A letter of the council that has not gone out yet."""
    SENT = "verzonden"
    DONE = "afgehandeld"


class LetterForm(StrEnum):
    """Which letter of a dossier it is."""

    RECEIPT = "ontvangstbevestiging"
    QUESTIONS = "vragen"
    INCOMPLETE = "onvolledig"
    ADVICE = "advies"
    CONSENT = "instemming"
    REFUSAL = "weigering"
    NULLITY = "nietigheid"
    INITIATIVE = "initiatief"


class Post(OfOrgan, frozen=True, kw_only=True):
    """A letter or mail: from or to whom, when, and what happens with it."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Onderwerp", column=True)] = field(name="titel")
    direction: Annotated[Direction, label("In of uit", column=True)] = field(
        name="richting", default=Direction.IN
    )
    date: Annotated[Date | None, label("Datum", column=True, past=True)] = field(
        name="datum", default=None
    )
    letter_date: Annotated[Date | None, label("Datum brief", past=True)] = field(
        name="datum-brief", default=None
    )
    correspondent: Annotated[
        str,
        label("Van of aan", column=True, help="de afzender, of bij uitgaande post de ontvanger"),
    ] = field(name="relatie", default="")
    handling: Annotated[Handling | None, label("Behandeling", column=True)] = field(
        name="behandeling", default=None
    )
    status: Annotated[PostStatus, label("Status", column=True)] = field(
        name="status", default=PostStatus.OPEN
    )
    due: Annotated[Date | None, label("Antwoord uiterlijk")] = field(name="uiterlijk", default=None)
    decided: Annotated[str, label("Besluit", help="wat de raad over dit stuk besloot")] = field(
        name="besluit", default=""
    )
    settled: Annotated[Date | None, label("Afgehandeld", past=True)] = field(
        name="afgehandeld", default=None
    )
    meeting: Annotated[Reference | None, label("Vergadering")] = field(
        name="vergadering", default=None
    )
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)
    letter: Annotated[
        LetterForm | None, label("Brief", help="welke brief van een traject het is")
    ] = field(name="brief", default=None)
    attachments: Annotated[tuple[str, ...], label("Bijlagen")] = field(name="bijlagen", default=())
    attachment_facts: Annotated[
        tuple[str, ...],
        label(
            "Gegevens van bijlagen",
            help="per bijlage: naam, sha256 en hoe de afzender haar noemde",
            by_program=True,
        ),
    ] = field(name="bijlage-gegevens", default=())
    message_id: Annotated[
        str,
        label(
            "Kenmerk van de mail",
            help="daaraan is dezelfde mail later te herkennen",
            by_program=True,
        ),
    ] = field(name="bericht-id", default="")


KIND = Kind(
    name="post",
    label="Poststuk",
    plural="post",
    folder="post",
    number_form="P-{jaar}-{volg:03}",
    struct=Post,
    status_key="status",
    date_key="datum",
    due_key="uiterlijk",
    open_statuses=frozenset({PostStatus.OPEN, PostStatus.DRAFT}),
    waiting_statuses=frozenset({PostStatus.SENT}),
    done_statuses=frozenset({PostStatus.DONE}),
    done_key="afgehandeld",
)
