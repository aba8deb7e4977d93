"""What the secretary changes in a year before it is made: a meeting dropped or on another day.

Owns what a choice does to the list of meetings and to the settings, so that planning the same
year again does not bring back what was dropped.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from raadsboek.core.dates import read_written_date, short_date
from raadsboek.core.meetings.year.keys import YearPlan
from raadsboek.core.meetings.year.planned import Outcome, Planned, with_clashes
from raadsboek.core.meetings.year.rhythm import Spread
from raadsboek.core.note import Value

Wanted: TypeAlias = tuple[int, datetime.date]
"""Which meeting: the place of its series in the plan, and the day that the plan gives."""

Choices: TypeAlias = Mapping[Wanted, datetime.date | None]
"""The day that the secretary chose for a meeting; None drops it."""


def wanted(one: Planned) -> Wanted:
    """Return by what a meeting of the plan is known."""
    return one.place_in_plan, one.wanted


def with_choices(planned: Iterable[Planned], choices: Choices) -> list[Planned]:
    """Return the meetings as the secretary wants them; one that is there already stays."""
    return with_clashes(
        _chosen(one, choices[wanted(one)])
        if wanted(one) in choices and one.outcome is not Outcome.THERE
        else one
        for one in planned
    )


def _chosen(one: Planned, day: datetime.date | None) -> Planned:
    if day is None:
        return replace(one, outcome=Outcome.LEFT_OUT, reason="door u weggelaten")
    reason = "" if day == one.wanted else f"door u verplaatst van {short_date(one.wanted)}"
    return replace(one, day=day, outcome=Outcome.NEW, reason=reason)


def settings_with(given: Mapping[str, Value], plan: YearPlan, choices: Choices) -> dict[str, Value]:
    """Return the keys below `jaarplan:` in which the choices stand.

    A day of a rhythm that was dropped or moved becomes an exception, and a chosen day a day of
    its own. What is spread over the year stays as it is: that rhythm asks for a number of
    meetings, not for these days.
    """
    items = given.get("vergaderingen", "")
    listed = items if isinstance(items, list) else []
    series = [dict(one) if isinstance(one, dict) else one for one in listed]
    spread = {one.place_in_plan for one in plan.series if isinstance(one.rhythm, Spread)}
    for (place, asked), day in sorted(choices.items(), key=lambda item: item[0]):
        keys = series[place] if place < len(series) else ""
        if place in spread or day == asked or not isinstance(keys, dict):
            continue
        loose = [word for word in _words(keys, "dagen") if _day(word) != asked]
        if len(loose) == len(_words(keys, "dagen")):
            keys["behalve"] = [*_words(keys, "behalve"), asked.isoformat()]
        if day is not None:
            loose.append(day.isoformat())
        keys["dagen"] = list(loose)
        if not loose:
            del keys["dagen"]
    return {**given, "vergaderingen": series}


def _words(keys: Mapping[str, Value], name: str) -> list[str]:
    value = keys.get(name, "")
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [word for word in value if isinstance(word, str)]


def _day(word: str) -> datetime.date | None:
    return read_written_date(word, earliest=datetime.date.min)
