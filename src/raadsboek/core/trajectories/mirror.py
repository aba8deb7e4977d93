"""Three keys of a dossier hold the day of an event; here they stay equal to its line.

Pure: changes of a note in, the same changes with what goes along out. A line is never made for a
key alone: a note that has no lines keeps working with its keys. Closing by the phase is the
exception: it is an event, or the dossier would stay open by its events.
"""

import datetime
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.note import Changes, Value
from raadsboek.core.terms.common_events import EVALUATED, FINISHED, GIVEN_UP, PAUSED, WITHDRAWN
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.procedure import Procedure
from raadsboek.core.trajectories.event_lines import (
    EVENTS_KEY,
    event_line,
    event_texts,
    read_event,
    with_event,
)
from raadsboek.core.trajectories.places import DECISION, STATUS_QUALITIES, events_of_key

FIRST_KEY = "ontvangen"
"""Of several lines of its event the first counts for this key; for the others the last."""

EVENT_OF_STATUS = {
    TrajectoryStatus.FINISHED.value: FINISHED,
    TrajectoryStatus.CLOSED.value: FINISHED,
    TrajectoryStatus.EVALUATED.value: EVALUATED,
    TrajectoryStatus.WITHDRAWN.value: WITHDRAWN,
    TrajectoryStatus.GIVEN_UP: GIVEN_UP,
    TrajectoryStatus.PAUSED.value: PAUSED,
}
"""The phases that only an event leads to, each with that event."""


def mirrored(before: Mapping[str, Value], changes: Changes, procedure: Procedure) -> Changes:
    """Return the changes, and with them the lines that follow a key or the keys of a line.

    Where both change, the lines win.
    """
    if _changed(before, changes, EVENTS_KEY):
        return _keys_follow(before, changes, procedure)
    lines = event_texts(before)
    for key, names in events_of_key(procedure).items():
        place = place_of_key(lines, key, names)
        if place is not None and _changed(before, changes, key):
            lines = _line_follows(lines, place, changes.get(key))
    lines = _quality_follows(lines, before, changes)
    return changes if lines == event_texts(before) else {**changes, EVENTS_KEY: [*lines]}


def place_of_key(lines: list[str], key: str, names: Sequence[str]) -> int | None:
    """Return which line counts for a key that holds the day of an event; None without one."""
    found = [
        place
        for place, line in enumerate(lines)
        if (event := read_event(line)) is not None and event.name in names
    ]
    if not found:
        return None
    found.sort(key=lambda place: _event(lines, place).day)
    return found[0] if key == FIRST_KEY else found[-1]


def with_line(meta: Mapping[str, Value], event: Event) -> list[str]:
    """Return the lines of a dossier with an event added."""
    return with_event(event_texts(meta), event)


def as_today(status: str, today: datetime.date) -> Event | None:
    """Return the event of today that goes with a phase, for the phases that need one."""
    name = EVENT_OF_STATUS.get(status)
    return Event(day=today, name=name) if name else None


def _keys_follow(
    before: Mapping[str, Value], changes: Changes, procedure: Procedure
) -> dict[str, Value | None]:
    old = event_texts(before)
    new = event_texts({EVENTS_KEY: changes.get(EVENTS_KEY) or []})
    found = dict(changes)
    for key, names in events_of_key(procedure).items():
        place = place_of_key(new, key, names)
        if place is not None:
            day = _event(new, place).day.isoformat()
            if key in changes or day != before.get(key):
                found[key] = day
        elif place_of_key(old, key, names) is not None and (key in before or key in changes):
            found[key] = None
    return found


def _line_follows(lines: list[str], place: int, value: Value | None) -> list[str]:
    day = day_as_kept(value) if isinstance(value, str) else None
    rest = [line for at, line in enumerate(lines) if at != place]
    if day is None:
        return lines if value else rest
    event = _event(lines, place)
    return lines if event.day == day else with_event(rest, replace(event, day=day))


def _quality_follows(lines: list[str], before: Mapping[str, Value], changes: Changes) -> list[str]:
    """Return the lines with the decision as the phase says it, when that phase is new."""
    status = changes.get("status")
    quality = STATUS_QUALITIES.get(status) if isinstance(status, str) else None
    place = place_of_key(lines, "besluit-ontvangen", (DECISION,))
    if quality is None or place is None or status == before.get("status"):
        return lines
    event = _event(lines, place)
    others = [one for one in event.qualities if one not in STATUS_QUALITIES.values()]
    said = event_line(replace(event, qualities=(quality, *others)))
    return lines if quality in event.qualities else [*lines[:place], said, *lines[place + 1 :]]


def _changed(before: Mapping[str, Value], changes: Changes, key: str) -> bool:
    return key in changes and (changes[key] or "") != (before.get(key) or "")


def _event(lines: list[str], place: int) -> Event:
    event = read_event(lines[place])
    if event is None:
        raise AssertionError(lines[place])
    return event
