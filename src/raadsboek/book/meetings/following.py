"""Open notes of which the due date names a meeting, and how they follow the calendar.

Which days change is decided by `core.due_following`; here are the notes and the meetings of the
raadsboek, and the writes that a change of the calendar brings along. Nothing is saved here.
"""

from collections.abc import Mapping, Sequence

from raadsboek.book.book import Book
from raadsboek.book.changing import Write
from raadsboek.book.lists import rows
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.dates import day_as_kept
from raadsboek.core.due_following import DueChange, Following, Planned, Said, follow
from raadsboek.core.kinds import action, meeting, promise
from raadsboek.core.kinds.meeting import MeetingForm, MeetingStatus
from raadsboek.core.links import target
from raadsboek.core.note import Changes, Note, Value, text_in
from raadsboek.vault.frontmatter import edit

_FOLLOWERS = (action.KIND, promise.KIND)


def calendar_of(book: Book) -> list[Planned]:
    """Return the meetings of all organs that go on or went on, as the index knows them."""
    metas = rows(book, meeting.KIND).objects()
    return [planned for meta in metas if (planned := planned_as(book, meta)) is not None]


def planned_as(book: Book, meta: Mapping[str, Value]) -> Planned | None:
    """Return the place in the calendar of a meeting with these keys; None when it has none."""
    day, number = day_as_kept(text_in(meta, "datum")), text_in(meta, "nummer")
    if day is None or text_in(meta, "status") == MeetingStatus.CANCELLED:
        return None
    form = text_in(meta, "vorm") or MeetingForm.COUNCIL
    return Planned(number, day, form, book.settings.organ_of(meta))


def follow_meeting(book: Book, number: str, place: Planned | None) -> Following:
    """Return what follows when this meeting gets another place in the calendar, or none."""
    before = calendar_of(book)
    others = [one for one in before if one.number != number]
    return follow_calendar(book, before, others if place is None else [*others, place])


def follow_calendar(book: Book, before: Sequence[Planned], after: Sequence[Planned]) -> Following:
    """Return how the due dates of open notes follow when the calendar changes so."""
    if set(before) == set(after):
        return Following()
    return follow(_said(book), before, after)


def following_writes(book: Book, following: Following) -> list[Write]:
    """Return the edits of the notes whose due dates follow, for the change that moves them."""
    writes = []
    for change in following.changes:
        note = read_note(book, change.path)
        if not note.editable:
            continue
        keys = _keys(book, note, change)
        new = edit(read_bytes(book, change.path), keys)
        writes.append(Write(path=change.path, data=new, expected=note.digest))
    return writes


def _keys(book: Book, note: Note, change: DueChange) -> Changes:
    if not change.meeting:
        return {"uiterlijk": change.new or None}
    from raadsboek.book.trajectories.meeting_days import keys_following  # reads the law

    return keys_following(book, note, change)


def _said(book: Book) -> list[Said]:
    """Return the open actions and promises with a due date in words, said in a meeting."""
    metas = [meta for kind in _FOLLOWERS for meta in rows(book, kind, only_open=True).objects()]
    return [
        Said(
            number=text_in(meta, "nummer"),
            words=text_in(meta, "termijn"),
            due=text_in(meta, "uiterlijk"),
            meeting=target(text_in(meta, "vergadering")),
            path=text_in(meta, "pad"),
        )
        for meta in metas
        if text_in(meta, "termijn") and text_in(meta, "vergadering")
    ]
