"""The keys of a year plan below `jaarplan:` in raadsboek.yaml, and what they mean once read.

Owns the declarations, from which reading and the form derive; reading is `plan_settings`'.
"""

import datetime
from enum import StrEnum
from typing import Annotated, TypeAlias

from msgspec import Struct, field

from raadsboek.core.holidays import Region
from raadsboek.core.kinds.meeting import MeetingForm
from raadsboek.core.meetings.year.day_stretch import DayStretch, WeekStretch
from raadsboek.core.meetings.year.rhythm import Rhythm
from raadsboek.core.schema import ClockTime, Date, label

Stretch: TypeAlias = DayStretch | WeekStretch


class OnFreeDay(StrEnum):
    """What becomes of a meeting whose day is free."""

    LATER = "een week later"
    EARLIER = "een week eerder"
    SKIP = "overslaan"
    ASK = "zelf kiezen"


class PlanKeys(Struct, frozen=True, kw_only=True):
    """The keys that hold for the whole plan, as they are typed."""

    region: Annotated[
        Region | None, label("Regio schoolvakanties", help="leeg: vakanties tellen niet mee")
    ] = field(name="regio", default=None)
    on_free_day: Annotated[OnFreeDay, label("Op een vrije dag")] = field(
        name="bij-vrije-dag", default=OnFreeDay.LATER
    )
    free: Annotated[
        tuple[str, ...], label("Vrije dagen", help="zoals 30 april 2027, 27 dec tot 31 dec")
    ] = field(name="vrij", default=())


class SeriesKeys(Struct, frozen=True, kw_only=True):
    """The keys of one series of meetings, as they are typed."""

    form: Annotated[MeetingForm, label("Vorm")] = field(name="vorm")
    rhythm: Annotated[str, label("Ritme", help="zoals elke tweede donderdag van de maand")] = field(
        name="ritme", default=""
    )
    start: Annotated[Date | None, label("Vanaf", help="de eerste dag van het ritme")] = field(
        name="vanaf", default=None
    )
    begin: Annotated[ClockTime | None, label("Van")] = field(name="van", default=None)
    end: Annotated[ClockTime | None, label("Tot")] = field(name="tot", default=None)
    place: Annotated[str, label("Plaats")] = field(name="plaats", default="")
    title: Annotated[str, label("Titel", help="leeg: naar de vorm")] = field(
        name="titel", default=""
    )
    except_on: Annotated[
        tuple[str, ...], label("Behalve", help="maanden, weken of dagen, zoals juli, augustus")
    ] = field(name="behalve", default=())
    days: Annotated[
        tuple[str, ...], label("Losse dagen", help="dagen buiten het ritme, zoals 11-3-2027")
    ] = field(name="dagen", default=())


class Series(Struct, frozen=True, kw_only=True):
    """One series of meetings; `place_in_plan` is which item of `vergaderingen:` it is, from 0."""

    keys: SeriesKeys
    rhythm: Rhythm | None = None
    except_on: tuple[Stretch, ...] = ()
    days: tuple[datetime.date, ...] = ()
    place_in_plan: int = 0

    def excepts(self, day: datetime.date) -> bool:
        """Tell if the series is never held on this day, not even when it has to move."""
        return any(stretch.covers(day) for stretch in self.except_on)


class YearPlan(Struct, frozen=True, kw_only=True):
    """What a council wants its years to look like."""

    keys: PlanKeys = PlanKeys()
    free: tuple[Stretch, ...] = ()
    series: tuple[Series, ...] = ()
