"""Where each event of a dossier stands in its note: in a line of the list, or in a key of its own.

Three keys hold the day of an event: `ontvangen`, `uitgebracht` and `besluit-ontvangen`. A line
wins: a key counts as an event only where no line says that event.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.note import Value, text_in
from raadsboek.core.terms.event import CONFORMING, DEVIATING, Event
from raadsboek.core.terms.procedure import Procedure
from raadsboek.core.trajectories.event_lines import event_texts, read_event

DECISION = "besluit"
DAY_KEYS = ("ontvangen", "uitgebracht", "besluit-ontvangen")
STATUS_QUALITIES = {
    TrajectoryStatus.DECISION_CONFORMING.value: CONFORMING,
    TrajectoryStatus.DECISION_DEVIATING.value: DEVIATING,
}
"""What a phase says of the decision."""


class Placed(Struct, frozen=True, kw_only=True):
    """An event with its line (counted from 0, blank ones left out), or the key that holds it."""

    event: Event
    line: int = -1
    key: str = ""


def placed_events(meta: Mapping[str, Value], procedure: Procedure) -> list[Placed]:
    """Return the events of a dossier by day, those of one day as they stand in the note."""
    typed = [
        Placed(event=event, line=line)
        for line, text in enumerate(event_texts(meta))
        if (event := read_event(text)) is not None
    ]
    known = [one.event for one in typed]
    return sorted(
        [*typed, *_days_in_keys(meta, known, procedure)], key=lambda placed: placed.event.day
    )


def events_of_key(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    """Return the keys that hold the day of an event, each with the names of that event.

    The first name is meant by a key alone; an outcome is told by any of its names.
    """
    first = procedure.events[0].name if procedure.events else "aanvraag"
    outcome = procedure.outcome or ("advies",)
    return dict(zip(DAY_KEYS, ((first,), outcome, (DECISION,)), strict=True))


def _days_in_keys(
    meta: Mapping[str, Value], typed: Sequence[Event], procedure: Procedure
) -> Iterator[Placed]:
    """Yield the events of which only the day is known, from a key of its own."""
    known = {one.name for one in typed}
    quality = STATUS_QUALITIES.get(text_in(meta, "status"), "")
    for key, names in events_of_key(procedure).items():
        day = day_as_kept(text_in(meta, key))
        if day is not None and known.isdisjoint(names):
            known.update(names)
            qualities = (quality,) if quality and DECISION in names else ()
            yield Placed(event=Event(day=day, name=names[0], qualities=qualities), key=key)
