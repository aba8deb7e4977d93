"""The list of members (ledenlijst) on a day: who has a seat, and who else belongs to the council.

Contact data are in no note, so they are in no list.
"""

import datetime
from collections.abc import Mapping, Sequence

from raadsboek.book.documents.list_words import about
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.handover.telling import names_in
from raadsboek.core.committees import KEY as COMMITTEES
from raadsboek.core.committees import committees_of
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import heading, paragraph, plain, table
from raadsboek.core.kinds.member import SEATLESS_ROLES, Role
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.roles import role_on

_LABELS = ("Naam", "Rol", "Kiesgroep", "Vanaf", "Tot en met", "Commissies")
_WIDTHS = (20, 22, 18, 14, 14, 16)
_ORDER = [role.value for role in Role]


def build(making: Making, subject: Note | None) -> Made:
    """Return who is in the council today."""
    today = making.today
    members = sorted(
        ({**one, "rol": role_on(one, today)} for one in making.members_on(today)), key=_place
    )
    seated = [one for one in members if _role(one) not in SEATLESS_ROLES]
    others = [one for one in members if _role(one) in SEATLESS_ROLES]
    blocks: list[Block] = [_table(making, seated)] if seated else []
    if not seated:
        blocks.append(paragraph("Er zijn nu geen leden."))
    if others:
        blocks += [heading("Rond de raad"), _table(making, others)]
    return Made(title=about("Ledenlijst", making, subject), blocks=tuple(blocks))


def _table(making: Making, members: Sequence[Mapping[str, Value]]) -> Block:
    """Return a row a member; a column in which nothing would stand is not there."""
    rows = [(*_row(making, one), plain(_committees(making, one))) for one in members]
    used = [place for place in range(len(_LABELS)) if any(row[place] for row in rows)]
    return table(
        [_LABELS[place] for place in used],
        [[row[place] for place in used] for row in rows],
        [_WIDTHS[place] for place in used],
    )


def _row(making: Making, meta: Mapping[str, Value]) -> tuple[Inlines, ...]:
    return (
        plain(text_in(meta, "naam")),
        plain(_role(meta)),
        plain(text_in(meta, "kiesgroep")),
        *(plain(_day(making.day_of(meta, key))) for key in ("van", "tot")),
    )


def _day(day: datetime.date | None) -> str:
    return without_weekday(day) if day else ""


def _committees(making: Making, meta: Mapping[str, Value]) -> str:
    """Return the committees that somebody sits in on the day."""
    seats = committees_of(names_in(meta, COMMITTEES))
    return ", ".join(seat.name for seat in seats if seat.is_on(making.today))


def _role(meta: Mapping[str, Value]) -> str:
    return text_in(meta, "rol") or Role.MEMBER.value


def _place(meta: Mapping[str, Value]) -> int:
    role = _role(meta)
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)
