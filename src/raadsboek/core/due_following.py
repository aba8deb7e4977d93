"""Due dates that name a meeting ('volgende vergadering') follow it when the calendar changes.

Pure: what was said where, the calendar before and after, and out comes which days change to what.
A day that somebody set by hand stays, and is named.
"""

import datetime
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from msgspec import Struct

from raadsboek.core.due import DueKind, next_meetings_after, read_due


class Planned(Struct, frozen=True):
    """A meeting in the calendar of its organ; one that does not go on is in no calendar."""

    number: str
    day: datetime.date
    form: str
    organ: str


class Said(Struct, frozen=True, kw_only=True):
    """An open note with a due date in words: its present day ('' for none) and where it was said.

    `meeting` is the number of the meeting, in or out of the calendar. `path` tells notes apart of
    which somebody gave two the same number.
    """

    number: str
    words: str
    due: str
    meeting: str
    path: str = ""


class DueChange(Struct, frozen=True):
    """A due date that was `old` and becomes `new` (ISO; '' for no day), because of `words`.

    Of a dossier it is no due date but a planned event that follows; `meeting` is then the number
    of the meeting that it names.
    """

    number: str
    old: str
    new: str
    words: str
    path: str = ""
    meeting: str = ""


class Following(Struct, frozen=True):
    """Which due dates follow, and which were set by hand and stay although the words moved."""

    changes: tuple[DueChange, ...] = ()
    by_hand: tuple[DueChange, ...] = ()


def follow(
    notes: Iterable[Said], before: Collection[Planned], after: Collection[Planned]
) -> Following:
    """Return how the due dates of open notes follow the calendar from `before` to `after`.

    A note of which the meeting is in neither calendar is left alone: nobody can tell what comes
    next after it.
    """
    old_days, new_days = _Days(before, after), _Days(after, before)
    changes: list[DueChange] = []
    by_hand: list[DueChange] = []
    for note in notes:
        old, new = old_days.of(note), new_days.of(note)
        if old is None or new is None or note.due == new:
            continue
        change = DueChange(note.number, note.due, new, note.words, note.path)
        if note.due in ("", old):
            changes.append(change)
        elif old != new:
            by_hand.append(change)
    return Following(tuple(changes), tuple(by_hand))


class _Days:
    """What words about meetings mean in one calendar.

    The meeting in which they were said may be known only to the `other` calendar.
    """

    def __init__(self, calendar: Collection[Planned], other: Collection[Planned]) -> None:
        self._calendar = calendar
        self._said_in = {meeting.number: meeting for meeting in (*other, *calendar)}
        self._after = cache(self._next_after)

    def of(self, note: Said) -> str | None:
        """Return the day that a note's words mean (ISO), '' for none yet, None for other words."""
        meeting = self._said_in.get(note.meeting)
        if meeting is None:
            return None
        following, by_form = self._after(meeting.day, meeting.form, meeting.organ)
        due = read_due(
            note.words, said_on=meeting.day, next_meeting=following, next_meetings=by_form
        )
        if due is None or due.kind is not DueKind.MEETING:
            return None
        return due.date.isoformat() if due.date else ""

    def _next_after(
        self, day: datetime.date, form: str, organ: str
    ) -> tuple[datetime.date | None, Mapping[str, datetime.date]]:
        own = [(one.day, one.form) for one in self._calendar if one.organ == organ]
        return next_meetings_after(own, said_on=day, form=form)
