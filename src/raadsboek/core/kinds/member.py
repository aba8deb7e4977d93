"""A member (lid) of the council, with the term of office.

Contact data do not belong here: a shared history keeps them for ever (see the design, C9).
"""

from enum import StrEnum
from typing import Annotated

from msgspec import field

from raadsboek.core.kinds.kind import Kind, OfOrgan
from raadsboek.core.schema import Date, Person, Reference, label


class Role(StrEnum):
    """The role in the council; director and guests speak in minutes but hold no seat."""

    CHAIR = "voorzitter"
    DEPUTY_CHAIR = "plaatsvervangend voorzitter"
    SECRETARY = "secretaris"
    MEMBER = "lid"
    COMMITTEE_MEMBER = "commissielid"
    """Sits in a committee of the council, not in the council (art. 15 WOR)."""
    SUBSTITUTE = "plaatsvervangend lid"
    """Takes the place of a member who is absent, where the council's rules know that."""
    CLERK = "ambtelijk secretaris"
    DIRECTOR = "bestuurder"
    GUEST = "vaste gast"


SEATLESS_ROLES = frozenset(
    {Role.COMMITTEE_MEMBER, Role.SUBSTITUTE, Role.CLERK, Role.DIRECTOR, Role.GUEST}
)
"""Roles that do not count for quorum and do not vote."""


class Member(OfOrgan, frozen=True, kw_only=True):
    """One person in one term of office; `handle` is the name after @ in minutes.

    `role` holds for the whole time, but for the days of `roles`; `core.roles` says which.
    """

    number: Annotated[str, label("Nummer", column=True)] = field(name="nummer", default="")
    name: Annotated[str, label("Naam", column=True)] = field(name="naam")
    handle: Annotated[
        Person, label("Korte naam", column=True, help="zoals na @ in het verslag: anna")
    ] = field(name="kort")
    role: Annotated[Role, label("Rol", column=True)] = field(name="rol", default=Role.MEMBER)
    constituency: Annotated[str, label("Kiesgroep", column=True)] = field(
        name="kiesgroep", default=""
    )
    roles: Annotated[
        tuple[str, ...],
        label("Rollen", help="een tijd lang, zoals: voorzitter van 2025-03-01 tot 2026-06-30"),
    ] = field(name="rollen", default=())
    seat: Annotated[str, label("Zetel", help="zoals: 4")] = field(name="zetel", default="")
    committees: Annotated[
        tuple[str, ...],
        label("Commissies", help="zoals: VGWM, of VGWM van 2025-03-01 tot 2026-06-30"),
    ] = field(name="commissies", default=())
    start: Annotated[Date | None, label("Van", column=True)] = field(name="van", default=None)
    end: Annotated[Date | None, label("Tot", column=True)] = field(name="tot", default=None)
    terms: Annotated[int | None, label("Termijn", help="de hoeveelste zittingstermijn")] = field(
        name="termijn", default=None
    )
    follows: Annotated[
        Reference | None, label("Volgt op", help="van wie dit lid de zittingstermijn afmaakt")
    ] = field(name="volgt-op", default=None)
    substitute: Annotated[
        Person | None, label("Vervanger", help="wie in de plaats komt bij afwezigheid: anna")
    ] = field(name="vervanger", default=None)


KIND = Kind(
    name="lid",
    label="Lid",
    plural="leden",
    folder="leden",
    number_form="L-{volg:03}",
    struct=Member,
    title_key="naam",
    status_key="rol",
    due_key="tot",
    date_key="van",
    by_year=False,
)
