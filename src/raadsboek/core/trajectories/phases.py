"""The phase of a dossier, as its events say it: a replay of what happened, day by day.

Pure. The phase is stored in the note (`status`); recording an event sets it by this.
"""

import datetime
from collections.abc import Sequence

from raadsboek.core.terms.common_events import ENDINGS, PAUSED, REOPENED, RESUMED
from raadsboek.core.terms.event import CONFORMING, DEVIATING, Event
from raadsboek.core.trajectories.dossier import Dossier, is_closed
from raadsboek.core.trajectories.places import DECISION, STATUS_QUALITIES

_RESTORING = frozenset({REOPENED, RESUMED})
_STATUS_OF_QUALITY = {quality: status for status, quality in STATUS_QUALITIES.items()}


def phase_of(dossier: Dossier, events: Sequence[Event], today: datetime.date) -> str:
    """Return the phase after these events, '' when none of them says one.

    What lies ahead says nothing yet. An ending holds until the dossier is reopened; reopening and
    resuming bring back the phase of before.
    """
    phase, paused, ended = "", "", ""
    for event in sorted(events, key=lambda one: one.day):
        if event.day > today:
            break
        found = phase_after(dossier, event)
        if event.name in ENDINGS:
            ended = found
        elif event.name == PAUSED:
            paused = found
        elif event.name in _RESTORING:
            paused, ended, phase = "", ended if event.name == RESUMED else "", phase or found
        elif found:
            # Whatever happens next ends a pause: the dossier is going again.
            phase, paused = found, ""
    return ended or paused or phase


def new_phase(dossier: Dossier, event: Event, today: datetime.date) -> str:
    """Return the phase that one more event brings; '' when the phase stays as it is."""
    if dossier.is_closed and not is_closed([*dossier.events, event]) and event.name != REOPENED:
        return ""  # it was closed without an event, and only reopening opens it
    after = phase_of(dossier, [*dossier.events, event], today)
    says = bool(phase_after(dossier, event)) and event.day <= today
    is_newest = says and all(
        one.day <= event.day for one in dossier.events if phase_after(dossier, one)
    )
    return after if is_newest or after != phase_of(dossier, dossier.events, today) else ""


def phase_after(dossier: Dossier, event: Event) -> str:
    """Return the phase that one event says, '' when it leaves the phase as it is."""
    if event.name == DECISION:
        for quality in (DEVIATING, CONFORMING):
            if quality in event.qualities:
                return _STATUS_OF_QUALITY[quality]
    kind = dossier.event_kind(event.name)
    return kind.phase if kind else ""
