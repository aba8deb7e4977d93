"""The past of a note: its versions, what changed between two of them, and putting one back.

A note that got another name keeps its past: everywhere here `path` is the name that it has now.
"""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.meetings.following import follow_meeting, following_writes, planned_as
from raadsboek.book.meetings.rescheduling import with_events
from raadsboek.book.renamed import content_under_any_name, versions_under_any_name
from raadsboek.book.source import clear_bytes, note_of, read_bytes, read_note
from raadsboek.core.difference import Difference, difference
from raadsboek.core.due_following import Following
from raadsboek.core.encrypted import KeyMissing
from raadsboek.core.errors import NotFound, ReadOnly
from raadsboek.core.kinds import meeting
from raadsboek.core.note import Note
from raadsboek.core.version_code import short_code
from raadsboek.history.git import Repository
from raadsboek.history.log import (
    Version,
    common_version,
    is_newest,
    is_part_of_history,
    names_a_version,
    versions,
)
from raadsboek.index import versions as remembered

__all__ = [
    "Version",
    "difference_of",
    "note_as_it_was",
    "note_in",
    "readable",
    "refresh_history",
    "restore",
    "text_of",
    "versions_of",
]


def readable(book: Book) -> Repository:
    """Return the history to read from. Raises `ReadOnly` with the reason when there is none."""
    if book.repository is None:
        raise ReadOnly(book.read_only)
    return book.repository


def refresh_history(book: Book) -> None:
    """Teach the index the versions that were added since it last looked."""
    repository = book.repository
    if repository is None:
        return
    newest = book.index.ask(remembered.last_seen)
    if is_newest(repository, newest):
        return
    if newest and not is_part_of_history(repository, newest):
        book.index.ask(remembered.forget_versions)
        newest = ""
    added = versions(repository, after=newest, with_paths=True)
    known = {newest, *(version.identifier for version in added)}
    others = {parent for version in added for parent in version.parents} - known
    if newest and others:
        # Another line of work came in: its versions stand between those that were known.
        newest = common_version(repository, [newest, *sorted(others)])
        if not newest:
            book.index.ask(remembered.forget_versions)
        added = versions(repository, after=newest, with_paths=True)
    if added:
        seen = [_seen(version) for version in reversed(added)]
        book.index.ask(remembered.append, seen, above=newest)


def _seen(version: Version) -> remembered.Seen:
    return remembered.Seen(
        identifier=version.identifier,
        date=version.date.isoformat(),
        author=version.author,
        email=version.email,
        subject=version.subject,
        action=version.action,
        numbers=version.numbers,
        paths=version.paths,
        changes=version.changes,
    )


def versions_of(book: Book, path: str, *, limit: int | None = None) -> list[Version]:
    """Return the versions in which the note at `path` changed, newest first.

    Those from before it got this name are among them, each with the `path` that it then had.
    """
    return versions_under_any_name(book, readable(book), path, limit)


def versions_since(book: Book, version: str) -> list[Version]:
    """Return the versions of the whole raadsboek after this one, newest first."""
    return versions(readable(book), after=version)


def text_of(book: Book, path: str, version: str) -> str:
    """Return the whole note (frontmatter and text) as it stood in a version; '' when absent."""
    found = content_under_any_name(book, readable(book), path, version)
    return "" if found is None else _readable_text(book, *found)


def _readable_text(book: Book, path: str, raw: bytes) -> str:
    """Return the bytes of a note as text; of one that no key opens only that it is encrypted."""
    note = note_of(book, path, raw)
    return note.body if note.encrypted else clear_bytes(book, raw).decode("utf-8", "replace")


def note_in(book: Book, path: str, version: str) -> Note:
    """Return the note as it stood in a version. Raises `NotFound` when it was not there."""
    found = content_under_any_name(book, readable(book), path, version)
    if found is None:
        raise NotFound(path, "Kies een versie waarin de notitie bestond.")
    return note_of(book, *found)


def note_as_it_was(book: Book, path: str, word: str) -> str:
    """Return the whole note as it stood in the version that a user calls `word`.

    Raises `NotFound` for a word that names no version, or one without this note.
    """
    found = (
        content_under_any_name(book, readable(book), path, word) if names_a_version(word) else None
    )
    if found is None:
        raise NotFound(word, "Kies een versie uit de lijst van: raadsboek geschiedenis NUMMER")
    return _readable_text(book, *found)


def difference_of(book: Book, path: str, older: str, newer: str) -> Difference:
    """Return what changed in a note between two versions; an empty `older` means: from nothing.

    An empty `newer` means the note as it is on disk now.
    """
    before = text_of(book, path, older) if older else ""
    after = (
        text_of(book, path, newer) if newer else _readable_text(book, path, read_bytes(book, path))
    )
    return difference(before, after)


def restore(book: Book, path: str, version: str, *, now: datetime.datetime) -> Note:
    """Put a note back as it was in a version, as a new version; nothing leaves the history.

    It keeps the name that it has now; due dates that name a meeting follow the day that it gets
    back. Raises `NotFound` when the note did not exist then,
    `ChangedOnDisk` on a foreign edit, `MinutesLocked` when it would change adopted minutes.
    """
    found = content_under_any_name(book, readable(book), path, version)
    if found is None:
        raise NotFound(path, "Kies een versie waarin de notitie bestond.")
    current = read_note(book, path)
    number = current.text("nummer")
    then = note_of(book, *found)
    if then.encrypted:
        raise KeyMissing(number or path)
    follow = _followers(book, current, then)
    write = Write(path=path, data=clear_bytes(book, found[1]), expected=current.digest)
    record(
        book,
        [write, *following_writes(book, follow)],
        action="terugzetten",
        numbers=[*([number] if number else []), *(one.number for one in follow.changes)],
        subject=f"{number or path} teruggezet naar versie {short_code(version)}",
        now=now,
    )
    return read_note(book, path)


def _followers(book: Book, current: Note, restored: Note) -> Following:
    place = planned_as(book, restored.meta)
    if current.text("soort") != meeting.KIND.name or place == planned_as(book, current.meta):
        return Following()
    book.index.refresh()
    following = follow_meeting(book, current.text("nummer"), place)
    return with_events(book, following, current, restored.meta)
