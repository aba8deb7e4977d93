"""One meeting of a year plan: its day, what becomes of it, and what else there is that day.

Values only; which day it gets is decided in `year_plan`.
"""

import datetime
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.meetings.year.keys import SeriesKeys

_TITLES = {
    MeetingForm.COUNCIL: "Raadsvergadering",
    MeetingForm.CONSULTATION: "Overlegvergadering",
    MeetingForm.EXECUTIVE: "Vergadering dagelijks bestuur",
    MeetingForm.COMMITTEE: "Commissievergadering",
    MeetingForm.CONSTITUENCY: "Achterbanbijeenkomst",
}


class Outcome(StrEnum):
    """What making the year does with a meeting."""

    NEW = "nieuw"
    THERE = "staat er al"
    LEFT_OUT = "vervalt"
    ASK = "kies een dag"
    PAST = "is geweest"


class Existing(Struct, frozen=True, kw_only=True):
    """A meeting that is there: its day, and the days on which it was planned before.

    One that was called off (`is_off`) is there too: the plan must not bring it back.
    """

    number: str
    form: str
    title: str
    day: datetime.date
    before: tuple[datetime.date, ...] = ()
    is_off: bool = False


class Planned(Struct, frozen=True, kw_only=True):
    """One meeting of the year.

    `wanted` is the day that the plan gives and `day` what became of it; `reason` says in Dutch
    why they differ, `clash` what else there is on the day, `number` that it is there already.
    """

    keys: SeriesKeys
    place_in_plan: int
    wanted: datetime.date
    day: datetime.date
    outcome: Outcome = Outcome.NEW
    reason: str = ""
    clash: str = ""
    number: str = ""

    @property
    def title(self) -> str:
        """What the meeting is called."""
        return title_of(self.keys)

    @property
    def remark(self) -> str:
        """What there is to say about the meeting, in one line; '' when it is new and plain."""
        there = f"staat er al als {self.number}" if self.outcome is Outcome.THERE else ""
        gone = self.outcome.value if self.outcome in (Outcome.LEFT_OUT, Outcome.PAST) else ""
        return " · ".join(part for part in (there or gone, self.reason, self.clash) if part)

    @property
    def takes_place(self) -> bool:
        """Whether the meeting stands on its day, or will."""
        return self.outcome in (Outcome.NEW, Outcome.THERE)


def title_of(keys: SeriesKeys) -> str:
    """Return the title of the meetings of a series: its own, else that of its form."""
    return keys.title or _TITLES[keys.form]


def with_clashes(planned: Iterable[Planned]) -> list[Planned]:
    """Return the meetings by day, each told what else is planned on its day."""
    meetings = sorted(planned, key=lambda one: (one.day, one.keys.begin or "", one.keys.form))
    by_day: dict[datetime.date, list[Planned]] = {}
    for one in meetings:
        if one.takes_place:
            by_day.setdefault(one.day, []).append(one)
    return [
        replace(one, clash=_clash(one, by_day.get(one.day, []))) if one.takes_place else one
        for one in meetings
    ]


def _clash(one: Planned, same_day: list[Planned]) -> str:
    return ", ".join(
        f"{'tegelijk met' if _overlap(one, other) else 'zelfde dag als'} de {other.title.lower()}"
        for other in same_day
        if other is not one
    )


def _overlap(one: Planned, other: Planned) -> bool:
    """Tell if two meetings of a day are known to be in each other's way."""
    begin, end = one.keys.begin, one.keys.end
    other_begin, other_end = other.keys.begin, other.keys.end
    if not (begin and end and other_begin and other_end):
        return False
    return begin < other_end and other_begin < end
