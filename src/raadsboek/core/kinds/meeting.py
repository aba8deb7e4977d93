"""A meeting (vergadering): agenda and minutes in one file."""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import ClockTime, Date, Person, Reference, label


class MeetingForm(StrEnum):
    """Which kind of meeting it is."""

    COUNCIL = "raad"
    CONSULTATION = "overleg"
    EXECUTIVE = "db"
    COMMITTEE = "commissie"
    CONSTITUENCY = "achterban"


class MeetingStatus(StrEnum):
    """How far the meeting is, from planned to closed."""

    PLANNED = "gepland"
    AGENDA_DRAFT = "agenda concept"
    AGENDA_SENT = "agenda verzonden"
    HELD = "gehouden"
    MINUTES_DRAFT = "verslag concept"
    ADOPTED = "verslag vastgesteld"
    PUBLISHED = "gepubliceerd"
    CLOSED = "afgesloten"
    CANCELLED = "vervallen"
    """It does not go on; its number stays issued."""
    TAKEN_OVER = "overgenomen"
    """Held long ago and taken over from an old archive: nothing was adopted here, or is locked."""


NOT_HELD_YET = frozenset(
    {MeetingStatus.PLANNED, MeetingStatus.AGENDA_DRAFT, MeetingStatus.AGENDA_SENT}
)
"""In these statuses the meeting is still to come, and can be moved."""

WITHOUT_STEPS = frozenset({MeetingStatus.CANCELLED, MeetingStatus.TAKEN_OVER})
"""In these statuses no step follows, and none led there."""


class Meeting(OfOrgan, frozen=True, kw_only=True):
    """The facts of a meeting; a reason for absence is never kept, only with or without notice."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Vergadering", column=True)] = field(name="titel")
    form: Annotated[MeetingForm, label("Vorm", column=True)] = field(
        name="vorm", default=MeetingForm.COUNCIL
    )
    date: Annotated[Date, label("Datum", column=True)] = field(name="datum")
    start: Annotated[ClockTime | None, label("Van", column=True)] = field(name="van", default=None)
    end: Annotated[ClockTime | None, label("Tot")] = field(name="tot", default=None)
    place: Annotated[str, label("Plaats", column=True)] = field(name="plaats", default="")
    status: Annotated[
        MeetingStatus,
        label("Status", column=True, not_offered=(MeetingStatus.TAKEN_OVER.value,)),
    ] = field(name="status", default=MeetingStatus.PLANNED)
    chair: Annotated[Person | None, label("Voorzitter")] = field(name="voorzitter", default=None)
    minute_taker: Annotated[str, label("Notulist")] = field(name="notulist", default="")
    present: Annotated[tuple[Person, ...], label("Aanwezig")] = field(name="aanwezig", default=())
    absent_with_notice: Annotated[
        tuple[Person, ...], label("Afwezig m.k.", help="met kennisgeving")
    ] = field(name="afwezig-mk", default=())
    absent_without_notice: Annotated[
        tuple[Person, ...], label("Afwezig z.k.", help="zonder kennisgeving")
    ] = field(name="afwezig-zk", default=())
    proxies: Annotated[
        tuple[str, ...], label("Machtigingen", help="wie machtigt wie, zoals: noor machtigt anna")
    ] = field(name="machtigingen", default=())
    guests: Annotated[tuple[str, ...], label("Gasten")] = field(name="gasten", default=())
    to_arrange: Annotated[
        tuple[str, ...], label("Te regelen", help="wat nog geregeld moet worden: zaal, lunch")
    ] = field(name="te-regelen", default=())
    arranged: Annotated[tuple[str, ...], label("Geregeld")] = field(name="geregeld", default=())
    moved_from: Annotated[
        tuple[Date, ...],
        label("Verplaatst van", by_program=True, help="dagen waarop de vergadering eerst stond"),
    ] = field(name="verplaatst-van", default=())
    sent: Annotated[
        tuple[str, ...], label("Verzonden", by_program=True, help="wat wanneer aan wie is gestuurd")
    ] = field(name="verzonden", default=())
    carried_forward: Annotated[
        tuple[str, ...], label("Doorgeschoven", by_program=True, help="punten die later terugkomen")
    ] = field(name="doorgeschoven", default=())
    corrections: Annotated[
        tuple[str, ...],
        label("Correcties", by_program=True, help="wat in het concept is verbeterd"),
    ] = field(name="correcties", default=())
    agreed: Annotated[
        tuple[str, ...],
        label("Akkoord", by_program=True, help="wie met het verslag instemt en wanneer"),
    ] = field(name="akkoord", default=())
    adopted: Annotated[Date | None, label("Vastgesteld", by_program=True)] = field(
        name="vastgesteld", default=None
    )
    adopted_in: Annotated[Reference | None, label("Vastgesteld in", by_program=True)] = field(
        name="vastgesteld-in", default=None
    )
    adopted_version: Annotated[str, label("Vastgestelde versie", by_program=True)] = field(
        name="vastgestelde-versie", default=""
    )
    adopted_text: Annotated[
        str,
        label(
            "Kenmerk van de tekst",
            by_program=True,
            help="waaraan te zien is dat de tekst gelijk bleef",
        ),
    ] = field(name="vastgestelde-tekst", default="")
    salt: Annotated[
        str,
        label(
            "Zout",
            by_program=True,
            help="een willekeurig getal, zodat het controleblad niets van de tekst verraadt",
        ),
    ] = field(name="zout", default="")
    check_code: Annotated[
        str,
        label(
            "Controlecode",
            by_program=True,
            help="bewijst later dat alles wat tot die dag is vastgesteld, gelijk bleef",
        ),
    ] = field(name="controlecode", default="")
    published: Annotated[Date | None, label("Gepubliceerd", by_program=True)] = field(
        name="gepubliceerd", default=None
    )
    amended_in: Annotated[tuple[Reference, ...], label("Geamendeerd in", by_program=True)] = field(
        name="geamendeerd-in", default=()
    )
    attachments: Annotated[tuple[str, ...], label("Bijlagen", by_program=True)] = field(
        name="bijlagen", default=()
    )
    attachment_facts: Annotated[
        tuple[str, ...], label("Gegevens van bijlagen", by_program=True)
    ] = field(name="bijlage-gegevens", default=())


KIND = Kind(
    name="vergadering",
    label="Vergadering",
    plural="vergaderingen",
    folder="vergaderingen",
    number_form="V-{jaar}-{volg:02}",
    struct=Meeting,
    status_key="status",
    date_key="datum",
    open_statuses=frozenset(
        {
            MeetingStatus.PLANNED,
            MeetingStatus.AGENDA_DRAFT,
            MeetingStatus.AGENDA_SENT,
            MeetingStatus.HELD,
            MeetingStatus.MINUTES_DRAFT,
        }
    ),
    skeleton="""\
## 1. Opening

## 2. Verslag van de vorige vergadering

## 3. Ingekomen en uitgegane post

## 4. Actielijst en toezeggingen

## 5. Rondvraag

## 6. Sluiting
""",
)
