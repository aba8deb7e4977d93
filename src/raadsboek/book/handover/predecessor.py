"""The note in which a secretary writes what the successor must know, and what of it is told.

It is an ordinary note with the label 'overdracht': it has a history, and goes along by itself. When
it is confidential nothing of it is told but its number.
"""

import datetime
from collections.abc import Iterator

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.handover.telling import Telling, names_in
from raadsboek.book.source import read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.handover.section import Section, heading, linked, section, words
from raadsboek.core.handover.typed import LABEL, SKELETON, TITLE, Typed, typed_parts
from raadsboek.core.kinds import memo
from raadsboek.core.note import Note, Value

_NOTHING = "Uw voorganger heeft hier niets over opgeschreven."


def note_for_successor(book: Book) -> Note | None:
    """Return the newest note with the label 'overdracht'; None when nobody wrote one."""
    telling = Telling(book, datetime.date.min)
    paths = [
        str(meta["pad"])
        for meta in telling.notes(memo.KIND)
        if LABEL in (label.casefold() for label in names_in(meta, "labels"))
    ]
    return read_note(book, paths[-1]) if paths else None


def begin_note(book: Book, *, now: datetime.datetime) -> Note:
    """Return the note for the successor, made with headings to fill in when there is none yet."""
    book.index.refresh()
    found = note_for_successor(book)
    if found is not None:
        return found
    values: dict[str, Value] = {
        "titel": TITLE,
        "datum": now.date().isoformat(),
        "labels": [LABEL],
    }
    return notes.create(book, memo.KIND, values, body=SKELETON, now=now)


def sensitive(telling: Telling) -> Section:
    """Return the part with what the predecessor wrote, but for the habits."""
    return _told(telling, "gevoelig", "Van uw voorganger", are_habits=False)


def habits_typed(telling: Telling) -> Section:
    """Return the part with the house style and habits as the predecessor wrote them."""
    return _told(telling, "huisstijl", "Huisstijl en gewoonten", are_habits=True)


def _told(telling: Telling, id: str, title: str, *, are_habits: bool) -> Section:
    note = note_for_successor(telling.book)
    if note is None:
        return section(id, title, (), empty=_NOTHING)
    if is_confidential(note.meta):
        place = linked(note.text("nummer")) or words(note.path)
        return section(id, title, (), empty=f"Dit staat in {place}, die vertrouwelijk is.")
    parts = [part for part in typed_parts(note.body) if part.is_habit is are_habits]
    lines = [*_source(note)] if parts else []
    for part in parts:
        lines += [*_heading(part, are_habits=are_habits), *part.lines, ""]
    return section(id, title, lines, empty=_NOTHING)


def _source(note: Note) -> Iterator[str]:
    day = day_as_kept(note.text("datum"))
    written = f", van {without_weekday(day)}" if day else ""
    yield f"Uit {linked(note.text('nummer')) or words(note.path)}{written}."
    yield ""


def _heading(part: Typed, *, are_habits: bool) -> list[str]:
    return [heading(words(part.title)), ""] if part.title and not are_habits else []
