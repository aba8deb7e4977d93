"""From what the index knows to the facts of the start screen, for a quick and a normal start.

Pure, and light to import: the first text on screen waits for it.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from raadsboek.core.overview import DAYS_AHEAD, Due, Elsewhere, NextMeeting, Overview
from raadsboek.index.deadlines import Counts, Meeting
from raadsboek.index.rows import Found
from raadsboek.index.seals import Broken


def last_day(today: datetime.date) -> str:
    """Return the last day (ISO) that the start screen looks ahead to."""
    return (today + datetime.timedelta(days=DAYS_AHEAD)).isoformat()


def facts_of_day(
    name: str,
    law: str,
    today: datetime.date,
    due: Iterable[Found],
    meetings: Sequence[Meeting],
    counts: Counts,
    *,
    checked: str = "",
    lagging: str = "",
    altered: Sequence[Broken] = (),
    organ: str = "",
    elsewhere: Sequence[Elsewhere] = (),
) -> Overview:
    """Return the facts of the start screen: `due` until `last_day`, and the first meeting ahead.

    `checked` is the number of problems that the last check found and `lagging` that of the
    bottlenecks, '' when nobody has looked. The notes with problems are counted always, and there
    are never fewer problems than those. `altered` are adopted minutes with another text.
    """
    return Overview(
        name=name,
        law=law,
        today=today,
        due=tuple(_due(found) for found in due),
        meeting=_meeting(meetings[0]) if meetings else None,
        inbox=counts.inbox,
        problems=max(counts.problems, len(altered), int(checked) if checked.isdecimal() else 0),
        notes=counts.notes,
        bottlenecks=int(lagging) if lagging.isdecimal() else 0,
        altered=tuple((one.number, one.path) for one in altered),
        organ=organ,
        elsewhere=tuple(elsewhere),
    )


def elsewhere(
    names: Mapping[str, str], organ: str, late_by_organ: Mapping[str, int]
) -> list[Elsewhere]:
    """Return the organs besides `organ`, in order, each with how much is late there.

    `names` are all of them, short name first; what names none of them counts with the first.
    """
    first = next(iter(names), "")
    late = dict.fromkeys(names, 0)
    for named, number in late_by_organ.items():
        late[named if named in late else first] += number
    return [Elsewhere(short, name, late[short]) for short, name in names.items() if short != organ]


def _due(found: Found) -> Due:
    return Due(
        path=found.path,
        number=found.number,
        kind=found.kind,
        title=found.title,
        person=found.person,
        due=datetime.date.fromisoformat(found.due),
        status=found.status,
    )


def _meeting(meeting: Meeting) -> NextMeeting:
    return NextMeeting(
        path=meeting.path,
        number=meeting.number,
        title=meeting.title,
        date=datetime.date.fromisoformat(meeting.date),
        start=meeting.start,
        place=meeting.place,
        status=meeting.status,
    )
