"""A change of the calendar as one version: the meeting, the name of its file and what follows.

Whoever changes the day of a meeting comes here: moving it, the form, `wijzig`. Whether it may be
moved is for who asks to decide; what must follow is decided here, so that nothing goes around it.
"""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.meetings.following import (
    follow_meeting,
    following_writes,
    planned_as,
)
from raadsboek.book.source import read_bytes
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.due_following import Following
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.meeting import NOT_HELD_YET, MeetingStatus
from raadsboek.core.meetings.day_names import path_on, title_on
from raadsboek.core.note import Changes, Note, Value
from raadsboek.vault.frontmatter import edit

ACTION = "verplaatsen"


class Rescheduled(Struct, frozen=True, kw_only=True):
    """What a change of the calendar comes down to: the keys and path of the meeting, and due dates.

    `keys` are all that change, with those that go along such as the days it was moved from.
    """

    keys: Changes
    path: str
    following: Following


def changes_calendar(book: Book, opened: Note, changes: Changes) -> bool:
    """Tell if these changes give a meeting another place in the calendar of its organ."""
    if opened.text("soort") != meeting.KIND.name:
        return False
    return planned_as(book, opened.meta) != planned_as(book, _merged(opened, changes))


def rescheduled(book: Book, opened: Note, changes: Changes) -> Rescheduled:
    """Return what these changes of a meeting bring along; nothing is saved."""
    keys = {**changes, **_keys_along(opened, changes)}
    meta = _merged(opened, keys)
    following = follow_meeting(book, opened.text("nummer"), planned_as(book, meta))
    following = with_events(book, following, opened, meta)
    return Rescheduled(keys=keys, path=_new_path(opened, keys), following=following)


def with_events(
    book: Book, following: Following, opened: Note, meta: Mapping[str, Value]
) -> Following:
    """Return what follows with the dossiers in which the meeting was planned.

    A meeting that was held already is only put right: what happened in a dossier stays.
    """
    if (opened.text("status") or MeetingStatus.PLANNED) not in NOT_HELD_YET:
        return following
    from raadsboek.book.trajectories.meeting_days import day_in, event_changes  # reads the law

    new = "" if planned_as(book, meta) is None else day_in(meta)
    events = event_changes(book, opened.text("nummer"), opened.text("datum"), new)
    return Following((*following.changes, *events), following.by_hand)


def reschedule(
    book: Book, opened: Note, changes: Changes, *, body: str | None = None, now: datetime.datetime
) -> Rescheduled:
    """Save a change of the calendar with all that follows, as one version.

    Raises `ChangedOnDisk` when the meeting or a note that follows changed meanwhile.
    """
    done: list[Rescheduled] = []

    def prepare() -> Change:
        book.index.refresh()
        found = rescheduled(book, opened, changes)
        done.append(found)
        new = edit(read_bytes(book, opened.path), found.keys, body=body)
        follow = found.following.changes
        return Change(
            writes=[
                *_meeting_writes(opened, found.path, new),
                *following_writes(book, found.following),
            ],
            action=ACTION,
            numbers=[opened.text("nummer"), *(one.number for one in follow)],
            subject=_subject(opened, found.keys, len(follow)),
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return done[-1]


def _meeting_writes(opened: Note, path: str, new: bytes) -> Sequence[Write]:
    if path == opened.path:
        return [Write(path=path, data=new, expected=opened.digest)]
    return [
        Write(path=opened.path, data=None, expected=opened.digest),
        Write(path=path, data=new, expected=None),
    ]


def _merged(opened: Note, changes: Changes) -> dict[str, Value]:
    merged = {**opened.meta, **changes}
    return {key: value for key, value in merged.items() if value is not None}


def _days(opened: Note, changes: Changes) -> tuple[datetime.date, datetime.date] | None:
    """Return the old and the new day when a meeting goes from one to the other."""
    wanted = changes.get("datum")
    old = day_as_kept(opened.text("datum"))
    new = day_as_kept(wanted) if isinstance(wanted, str) else None
    return (old, new) if old and new and old != new else None


def _keys_along(opened: Note, changes: Changes) -> dict[str, Value]:
    """Return the keys that change because the day does: the title, and the day it was moved from.

    The day of a meeting that was held is put right, not moved.
    """
    days = _days(opened, changes)
    if days is None:
        return {}
    old, new = days
    along: dict[str, Value] = {}
    title = opened.text("titel")
    if "titel" not in changes and title_on(title, old, new) != title:
        along["titel"] = title_on(title, old, new)
    if (opened.text("status") or MeetingStatus.PLANNED) in NOT_HELD_YET:
        along["verplaatst-van"] = [*opened.texts("verplaatst-van"), old.isoformat()]
    return along


def _new_path(opened: Note, keys: Changes) -> str:
    days = _days(opened, keys)
    if days is None:
        return opened.path
    titles = (opened.text("titel"), str(keys.get("titel") or opened.text("titel")))
    return path_on(opened.path, opened.text("nummer"), titles, *days)


def _subject(opened: Note, keys: Changes, followers: int) -> str:
    name = opened.text("nummer") or PurePosixPath(opened.path).name
    along = f"; {followers} {'datum' if followers == 1 else 'data'} mee" if followers else ""
    days = _days(opened, keys)
    if keys.get("status") == MeetingStatus.CANCELLED:
        return f"{name} vervalt{along}"
    if days is None:
        return f"{name} gewijzigd: {', '.join(keys)}{along}"
    verb = "verplaatst" if "verplaatst-van" in keys else "verbeterd"
    return f"{name} {verb} naar {long_date(days[1])}, was {long_date(days[0])}{along}"
