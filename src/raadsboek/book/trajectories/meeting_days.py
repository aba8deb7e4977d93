"""Dossiers in which a meeting was planned, and how they follow it to another day.

Nothing is saved here: the change of the calendar takes these along.
"""

from collections.abc import Iterator, Mapping

from raadsboek.book.book import Book
from raadsboek.book.finding import links_to
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.known_law import known_law
from raadsboek.core.dates import day_as_kept
from raadsboek.core.due_following import DueChange
from raadsboek.core.kinds import trajectory
from raadsboek.core.note import Changes, Note, Value
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.core.trajectories.event_lines import EVENTS_KEY, event_texts
from raadsboek.core.trajectories.meeting_days import lines_following
from raadsboek.core.trajectories.mirror import mirrored

NEW_DAY = "nieuwe dag"


def event_changes(book: Book, meeting: str, old: str, new: str) -> Iterator[DueChange]:
    """Yield the dossiers with an event on the old day of a meeting (ISO; `new` '' for no day)."""
    day = day_as_kept(old)
    if not meeting or day is None or old == new:
        return
    for found in links_to(book, meeting):
        if found.kind != trajectory.KIND.name:
            continue
        note = read_note(book, found.path)
        if lines_following(note.meta, meeting, day, day_as_kept(new)) != event_texts(note.meta):
            yield DueChange(found.number, old, new, NEW_DAY, found.path, meeting)


def keys_following(book: Book, note: Note, change: DueChange) -> Changes:
    """Return the keys of a dossier that follow a meeting."""
    old = day_as_kept(change.old)
    if old is None:
        return {}
    lines = lines_following(note.meta, change.meeting, old, day_as_kept(change.new))
    council = book.settings.council(book.settings.organ_of(note.meta))
    changes: dict[str, Value | None] = {EVENTS_KEY: [*lines] or None}
    law = known_law()
    if law is None:
        return changes
    procedure = work_out({**note.meta, EVENTS_KEY: [*lines]}, law, council).procedure
    return mirrored(note.meta, changes, procedure)


def day_in(meta: Mapping[str, Value]) -> str:
    """Return the day of a meeting as it is kept; '' when it has none."""
    value = meta.get("datum", "")
    return value if isinstance(value, str) else ""
