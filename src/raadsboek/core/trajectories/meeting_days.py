"""The events of a dossier that name a planned meeting, and how they follow it to another day."""

import datetime
from collections.abc import Mapping

from msgspec.structs import replace

from raadsboek.core.links import target
from raadsboek.core.note import Value
from raadsboek.core.trajectories.event_lines import event_texts, read_event, with_event


def lines_following(
    meta: Mapping[str, Value], meeting: str, old: datetime.date, new: datetime.date | None
) -> list[str]:
    """Return the lines of a dossier after a meeting went from one day to another, or to none.

    Only a line of the old day that names the meeting follows; without a new day it goes.
    """
    lines = event_texts(meta)
    for line in event_texts(meta):
        event = read_event(line)
        if event is None or event.day != old:
            continue
        if any(target(paper.name) == meeting for paper in event.documents):
            lines.remove(line)
            lines = with_event(lines, replace(event, day=new)) if new else lines
    return lines
