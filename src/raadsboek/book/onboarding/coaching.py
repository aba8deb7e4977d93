"""Notes about coaching somebody: in the private raadsboek of the secretary, and nowhere else.

Nothing is written, indexed or remembered in the shared raadsboek, not even that there is a note.
"""

import datetime
from pathlib import Path

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.private import private_folder
from raadsboek.book.lists import rows
from raadsboek.book.onboarding.people import member_called
from raadsboek.book.opening import open_book
from raadsboek.core.dates import without_weekday
from raadsboek.core.kinds import memo
from raadsboek.core.kinds.member import Member
from raadsboek.core.note import Note, Value, text_in, texts_in
from raadsboek.index import remembered

LABEL = "coaching"
_BEGIN_WITH = "beginnen-met"
"""Which note the private raadsboek opens with the next time."""


class Coaching(Struct, frozen=True, kw_only=True):
    """The note about somebody: in which folder the private raadsboek is, and the note in it."""

    folder: Path
    note: Note
    name: str
    is_new: bool


def coaching_note(
    book: Book, wanted: str, *, text: str = "", is_next: bool = False, now: datetime.datetime
) -> Coaching:
    """Return the note about a member, made when there is none; with `text` that is added to it.

    `is_next` lets the private raadsboek open with it the next time. Raises `NoSuchMember`,
    `NoHistory`, and `StaysPrivate` in the private raadsboek itself.
    """
    folder = private_folder(book, now=now)
    about = member_called(book, wanted, now.date())
    private = open_book(folder, now=now)
    try:
        private.index.refresh()
        path = _path_of(private, about)
        note = notes.read(private, path) if path else _begun(private, about, text, now)
        if path and text.strip():
            body = _with_entry(note.body, text, now.date())
            note = notes.save(private, note, changes={}, body=body, now=now)
        if is_next:
            private.index.ask(remembered.remember, {_BEGIN_WITH: note.path})
    finally:
        private.index.close()
    return Coaching(folder=folder, note=note, name=about.name, is_new=not path)


def note_to_begin_with(private: Book) -> str:
    """Return the path of the note that the private raadsboek was to open with; once, else ''."""
    path = private.index.ask(remembered.recall).get(_BEGIN_WITH, "")
    if path:
        private.index.ask(remembered.remember, {_BEGIN_WITH: ""})
    return path


def _begun(private: Book, about: Member, text: str, now: datetime.datetime) -> Note:
    values: dict[str, Value] = {
        "titel": f"Begeleiding {about.name}",
        "datum": now.date().isoformat(),
        "labels": [LABEL, about.handle],
    }
    return notes.create(private, memo.KIND, values, body=_entry(text, now.date()), now=now)


def _path_of(private: Book, about: Member) -> str:
    for meta in rows(private, memo.KIND).objects():
        if {LABEL, about.handle} <= set(texts_in(meta, "labels")):
            return text_in(meta, "pad")
    return ""


def _with_entry(body: str, text: str, day: datetime.date) -> str:
    """Return the text with something below it; a second time on a day gets no second heading."""
    before = body.rstrip()
    headings = [line for line in before.splitlines() if line.startswith("## ")]
    is_same_day = headings[-1:] == [_heading(day)]
    added = f"{text.strip()}\n" if is_same_day else _entry(text, day)
    return f"{before}\n\n{added}".lstrip("\n")


def _heading(day: datetime.date) -> str:
    return f"## {without_weekday(day)}"


def _entry(text: str, day: datetime.date) -> str:
    return f"{_heading(day)}\n\n{text.strip()}\n"
