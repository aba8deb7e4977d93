"""Which events can be chosen in a dossier, in the order in which they are likely, and how.

What may happen at all is `ordering`'s; this only sorts and groups it for whoever chooses.
"""

from collections.abc import Iterable

from raadsboek.core.terms.common_events import (
    ENDINGS,
    EVALUATED,
    FINISHED,
    GIVEN_UP,
    PAUSED,
    REOPENED,
    RESUMED,
    WITHDRAWN,
    all_events,
)
from raadsboek.core.terms.event import CONFORMING, DEVIATING, WITH_REASONS, WITHOUT_REASONS, Event
from raadsboek.core.terms.procedure import EventKind, Procedure
from raadsboek.core.trajectories.dossier import Dossier

_TURNS = frozenset({*ENDINGS, PAUSED, RESUMED, REOPENED})
_QUALITIES = (
    (),
    (CONFORMING,),
    (DEVIATING,),
    (DEVIATING, WITH_REASONS),
    (DEVIATING, WITHOUT_REASONS),
)


def likely_events(dossier: Dossier) -> list[EventKind]:
    """Return what can happen, first what the dossier waits for; turns such as a pause are apart."""
    happened = {one.name for one in dossier.events}
    waited = {
        name for one in dossier.deadlines if one.is_open for name in one.step.settled_by
    } - happened
    kinds = [one for one in all_events(dossier.procedure) if one.name not in _TURNS - {EVALUATED}]

    def rank(kind: EventKind) -> int:
        if kind.name in waited:
            return 0
        has_cause = not kind.after or not happened.isdisjoint(kind.after)
        return 1 if has_cause and kind.name not in happened else 2

    return sorted(kinds, key=rank)


def turns_of(dossier: Dossier, status: str) -> list[EventKind]:
    """Return the turns that a dossier can take now: give up a term, pause, end, reopen."""
    if dossier.is_closed:
        return _kinds(dossier, [REOPENED])
    waiving = [name for one in dossier.deadlines if one.is_open for name in one.step.waived_by]
    pause = RESUMED if _is_paused(dossier.events) or status == "aangehouden" else PAUSED
    return _kinds(dossier, [*dict.fromkeys(waiving), pause, WITHDRAWN, GIVEN_UP, FINISHED])


def qualities_to_choose(procedure: Procedure, name: str) -> tuple[tuple[str, ...], ...]:
    """Return what can be said of an event where something depends on it; nothing elsewhere."""
    matters = any(step.on_quality and step.after == name for step in procedure.steps)
    return _QUALITIES if matters else ()


def _kinds(dossier: Dossier, names: Iterable[str]) -> list[EventKind]:
    return [kind for name in names if (kind := dossier.event_kind(name)) is not None]


def _is_paused(events: Iterable[Event]) -> bool:
    turns = [one.name for one in events if one.name in (PAUSED, RESUMED)]
    return bool(turns) and turns[-1] == PAUSED
