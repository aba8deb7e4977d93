"""Who must agree with minutes before they are adopted, and the lines that say who did.

A line of `akkoord` is `raad 2026-12-17 [[V-2026-12]]`, or without the meeting when somebody agreed
outside one: `bestuurder 2026-12-10`.
"""

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.dates import real_date
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.links import link

LAW_WITH_TWO_SIDES = "WOR"


class Side(StrEnum):
    """Who agrees with minutes."""

    COUNCIL = "raad"
    DIRECTOR = "bestuurder"


class Agreement(Struct, frozen=True, kw_only=True):
    """One side agreed on a day, in the meeting with this number or ('') outside a meeting."""

    side: Side
    day: datetime.date
    meeting: str = ""

    @property
    def line(self) -> str:
        """The line of `akkoord`."""
        where = f" {link(self.meeting)}" if self.meeting else ""
        return f"{self.side.value} {self.day.isoformat()}{where}"


_LINE = re.compile(
    rf"({'|'.join(Side)}) (\d{{4}})-(\d\d)-(\d\d)(?: \[\[([^\[\]|\n]+)\]\])?", re.ASCII
)


def read_agreement(line: str) -> Agreement | None:
    """Return what a line of `akkoord` says; None for a line that is not of this form."""
    match = _LINE.fullmatch(line.strip())
    day = real_date(int(match[2]), int(match[3]), int(match[4])) if match else None
    if match is None or day is None:
        return None
    return Agreement(side=Side(match[1]), day=day, meeting=(match[5] or "").strip())


def read_agreements(lines: Iterable[str]) -> list[Agreement]:
    """Return the agreements in these lines, in order; other lines say nothing."""
    found = (read_agreement(line) for line in lines)
    return [agreement for agreement in found if agreement is not None]


def needed_sides(form: str, law: str) -> tuple[Side, ...]:
    """Return who must agree with the minutes of a meeting of this form.

    Minutes of a consultation meeting need both sides: art. 23a lid 4 WOR. The other laws ask
    nothing of the kind.
    """
    if form == MeetingForm.CONSULTATION and law == LAW_WITH_TWO_SIDES:
        return (Side.COUNCIL, Side.DIRECTOR)
    return (Side.COUNCIL,)
