"""A duty of secrecy (geheimhouding) that was imposed: what is covered, for whom, and how long.

The keys are what art. 20 lid 1 WOR asks of whoever imposes it. The note says that there is a
secret, not the secret itself: what is secret does not belong in a shared history.
"""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Reference, label


class SecrecyStatus(StrEnum):
    """Whether the secrecy still binds anybody."""

    HOLDS = "geldt"
    LIFTED = "opgeheven"
    EXPIRED = "verlopen"


class Beforehand(StrEnum):
    """Whether it was said before the matter was treated, as art. 20 lid 1 WOR asks."""

    YES = "ja"
    NO = "nee"


class Secrecy(OfOrgan, frozen=True, kw_only=True):
    """Which secrecy was imposed, by whom and on which data; `until` is its last day."""

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    title: Annotated[str, label("Onderwerp", column=True, help="waarover, niet wat geheim is")] = (
        field(name="titel")
    )
    imposed_by: Annotated[
        str, label("Opgelegd door", column=True, help="bestuurder, raad of commissie")
    ] = field(name="opgelegd-door", default="")
    imposed: Annotated[Date | None, label("Opgelegd op", column=True)] = field(
        name="opgelegd", default=None
    )
    data: Annotated[str, label("Gegevens", help="welke stukken, en wat mondeling is gezegd")] = (
        field(name="gegevens", default="")
    )
    until: Annotated[Date | None, label("Geheim tot en met", column=True)] = field(
        name="geldt-tot", default=None
    )
    exempt: Annotated[
        tuple[str, ...], label("Niet voor", help="tegenover wie u wel mag spreken")
    ] = field(name="niet-voor", default=())
    beforehand: Annotated[Beforehand | None, label("Vooraf gezegd")] = field(
        name="vooraf", default=None
    )
    bound: Annotated[
        tuple[str, ...], label("Gebonden", help="leeg: leden, deskundigen en secretariaat")
    ] = field(name="gebonden", default=())
    status: Annotated[SecrecyStatus, label("Status", column=True)] = field(
        name="status", default=SecrecyStatus.HOLDS
    )
    lifted: Annotated[Date | None, label("Opgeheven op")] = field(name="opgeheven", default=None)
    lifting: Annotated[str, label("Hoe opgeheven", help="door wie, of door de kantonrechter")] = (
        field(name="opheffing", default="")
    )
    trajectory: Annotated[Reference | None, label("Traject")] = field(name="traject", default=None)
    meeting: Annotated[Reference | None, label("Vergadering")] = field(
        name="vergadering", default=None
    )


KIND = Kind(
    name="geheimhouding",
    label="Geheimhouding",
    plural="geheimhoudingen",
    folder="geheimhouding",
    number_form="G-{jaar}-{volg:03}",
    struct=Secrecy,
    status_key="status",
    due_key="geldt-tot",
    date_key="opgelegd",
    open_statuses=frozenset({SecrecyStatus.HOLDS}),
    done_statuses=frozenset({SecrecyStatus.LIFTED}),
    done_key="opgeheven",
    skeleton="""\
## Wat er bij het opleggen is gezegd

## Verloop
""",
)
