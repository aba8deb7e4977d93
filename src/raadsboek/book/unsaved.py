"""Text that is not in a note yet: saving it, keeping it, and laying it over what is there now.

An editor holds one `Unsaved` value; every way on (save, draft, conflict, another place) starts
from it. What drafts are is `book.drafts`'; what saving is, `book.notes`'.
"""

import datetime
import re
from collections.abc import Mapping

from msgspec import Struct

from raadsboek.book import drafts, notes, past
from raadsboek.book.book import Book
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.finding import present_path
from raadsboek.book.source import read_note
from raadsboek.core.difference import Difference, RunKind, difference
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.note import Changes, Note, Value

_WORD = re.compile(r"\w+")


class Unsaved(Struct, frozen=True, kw_only=True):
    """What was typed over the note as it was opened; `body` None: the text was left alone."""

    opened: Note
    changes: Changes
    body: str | None

    @property
    def what(self) -> str:
        """Say what is different, in a few words: 'status, tekst'."""
        return ", ".join([*self.changes, *([] if self.body is None else ["tekst"])])

    def meta_over(self, note: Note) -> dict[str, Value]:
        """Return the keys of `note` with the changes laid over them."""
        merged = {**note.meta, **self.changes}
        return {key: value for key, value in merged.items() if value is not None}

    def body_over(self, note: Note) -> str:
        """Return the text of `note`, or what was typed in its place."""
        return note.body if self.body is None else self.body


def readable(meta: Mapping[str, Value], body: str) -> str:
    """Return a note as plain text for people to compare: its keys, an empty line, its text."""
    lines = [f"{key}: {_plain(value)}" for key, value in meta.items()]
    return "\n".join([*lines, "", body]) if lines else body


def _plain(value: Value) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(_plain(item) for item in value)
    return ", ".join(f"{key}: {_plain(item)}" for key, item in value.items())


def save(
    book: Book,
    unsaved: Unsaved,
    *,
    now: datetime.datetime,
    draft: KeptDraft | None = None,
) -> Note:
    """Save a version and remove the drafts that are in it now; raises as `notes.save`."""
    saved = notes.save(book, unsaved.opened, changes=unsaved.changes, body=unsaved.body, now=now)
    for path in {unsaved.opened.path, saved.path}:
        drafts.drop_draft(book, path)
    if draft is not None:
        drafts.discard(book, draft)
    return saved


def keep(
    book: Book,
    unsaved: Unsaved,
    *,
    now: datetime.datetime,
    draft: KeptDraft | None = None,
) -> None:
    """Keep it in this window's draft of the note, in place of what was kept before.

    `draft` is the one whose text this goes on from, if any; it is in the new one now.
    """
    drafts.keep_draft(
        book,
        unsaved.opened,
        changes=unsaved.changes,
        body=unsaved.body_over(unsaved.opened),
        now=now,
        instead_of=draft,
    )


def keep_for_later(book: Book, unsaved: Unsaved, *, now: datetime.datetime) -> None:
    """Keep it in a draft of its own, which stays until the user uses it or throws it away."""
    keep(book, unsaved, now=now)
    kept = drafts.draft_of(book, present_path(book, unsaved.opened))
    if kept is not None:
        drafts.set_aside(book, kept)


class Conflict(Struct, frozen=True, kw_only=True):
    """The note as somebody else left it, against what would be there with our text over it.

    `author` and `moment` say whose version it is; empty when no version has it yet. `day_only`:
    the time of day in it means nothing.
    """

    theirs: Note
    difference: Difference
    author: str = ""
    moment: datetime.datetime | None = None
    day_only: bool = False


def conflict_of(book: Book, unsaved: Unsaved) -> Conflict:
    """Compare what was typed with the note as it is on disk now. Raises `NotFound`."""
    theirs = read_note(book, present_path(book, unsaved.opened))
    found = difference(
        readable(theirs.meta, theirs.body),
        readable(unsaved.meta_over(theirs), unsaved.body_over(theirs)),
    )
    author, moment = _who_and_when(book, theirs.path)
    return Conflict(
        theirs=theirs,
        difference=found,
        author=author,
        moment=moment,
        day_only=book.settings.day_only,
    )


def _who_and_when(book: Book, path: str) -> tuple[str, datetime.datetime | None]:
    """Return who made the newest version, when that is what is on disk."""
    try:
        newest = past.versions_of(book, path, limit=1)
        if newest and past.difference_of(book, path, newest[0].identifier, "").empty:
            return newest[0].author, newest[0].date
    except RaadsboekError:
        pass  # without a history the two texts can be compared all the same
    return "", None


class Waiting(Struct, frozen=True, kw_only=True):
    """A draft that waits, against its note as it is now (None when that is gone)."""

    draft: KeptDraft
    current: Note | None
    difference: Difference

    @property
    def outdated(self) -> bool:
        """Whether the note was changed after this was typed."""
        return self.current is not None and self.draft.base_digest != self.current.digest

    @property
    def words(self) -> int:
        """How many words differ."""
        return words_changed(self.difference)


def waiting(book: Book) -> list[Waiting]:
    """Return the drafts that differ from their notes, newest first; drop those that do not."""
    found = []
    for draft in reversed(drafts.kept_drafts(book)):
        one = against_note(book, draft)
        if one.current is not None and one.difference.empty and not book.read_only:
            drafts.discard(book, draft)
        else:
            found.append(one)
    return found


def against_note(book: Book, draft: KeptDraft) -> Waiting:
    """Compare a draft with its note as it is on disk now."""
    try:
        current = read_note(book, draft.note.path)
    except NotFound:
        current = None
    before = readable(current.meta, current.body) if current else ""
    after = readable(draft.note.meta, draft.note.body)
    return Waiting(draft=draft, current=current, difference=difference(before, after))


def words_changed(found: Difference) -> int:
    """Return about how many words differ: the larger of what went and what came."""
    counts = dict.fromkeys(RunKind, 0)
    for line in found.lines:
        for run in line.runs:
            kind = run.kind if line.only is RunKind.SAME else line.only
            counts[kind] += len(_WORD.findall(run.text))
    return max(counts[RunKind.REMOVED], counts[RunKind.ADDED])
