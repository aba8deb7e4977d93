"""A selection of notes as one file for whoever asked for them: the notes, their papers and a list.

Owns what may leave: no confidential note, no confidential part of minutes, no remark. It must not
send anything, and writes outside the raadsboek only.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.attached_secrets import confidential_attachments
from raadsboek.book.confidential.since import secret_since
from raadsboek.book.documents.attached_along import Stays, bytes_along
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.note_file import note_file
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.source import read_note
from raadsboek.core.attachments import attachments_of, beside
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.index.rows import Found
from raadsboek.vault.scanning import SUFFIX

NAME = "selectie.zip"
PDF = ".pdf"
_LIST = "LIJST.html"


class Written(Struct, frozen=True):
    """Where a selection stands, how many notes are in it and how many were left out."""

    file: Path
    count: int
    confidential: int


def write_selection(
    book: Book, notes: Iterable[Found], typed: str, *, asked: str, today: datetime.date
) -> Written:
    """Write notes with their attachments and a list to the place that the user typed.

    `asked` are the words that the list says it is about. A place that ends in .pdf gets one PDF,
    any other a zip. An older selection there is replaced.
    Raises `InvalidInput` when nothing is left or the place will not do, `WouldLeak` and
    `StorageFailed`.
    """
    if typed.strip().casefold().endswith(PDF):
        from raadsboek.book.selection_pages import write_selection_pages

        return write_selection_pages(book, notes, typed, asked=asked, today=today)
    from raadsboek.render.archive import archive  # only for who takes something along
    from raadsboek.render.html import page

    wanted = list(notes)
    secret = confidential_attachments(book)
    files: dict[str, bytes] = {}
    listed: list[Found] = []
    for one in wanted:
        found = dict(_files_of(book, one, secret))
        if found:
            files |= found
            listed.append(one)
    if not listed:
        raise nothing_left(len(wanted))
    places = {one.number: quote(one.path) for one in listed if one.number}
    footer = f"Selectie uit het raadsboek van {without_weekday(today)}."
    title = f"Stukken: {asked}" if asked else "Stukken"
    told = page(title, _as_text(listed, len(wanted)), footer=footer, places=places)
    data = archive({_LIST: told, **dict(sorted(files.items()))})
    file = write_leaving(
        book,
        typed,
        data,
        withheld_from(book, (read_note(book, one.path) for one in listed), audience=Audience.SHORT),
        name=NAME,
        may_replace=_is_selection,
        papers=[data for path, data in files.items() if not path.casefold().endswith(SUFFIX)],
    )
    return Written(file, len(listed), len(wanted) - len(listed))


def may_go(book: Book, found: Found, note: Note) -> bool:
    """Tell if a note that was found may be in a selection."""
    # Asked of the note itself: what the index remembers may be a moment old.
    secret = is_confidential(note.meta) or found.confidential or secret_since(book, note)
    return note.editable and not note.encrypted and not secret


def _files_of(book: Book, found: Found, secret: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield a note and its attachments as they may leave; nothing of a confidential one."""
    note = read_note(book, found.path)
    if not may_go(book, found, note):
        return
    data = note_file(book, note, Audience.SHORT)
    if not data:
        return
    yield found.path, data
    for one in attachments_of(note):
        along = bytes_along(book, note, one.name, secret)
        if not isinstance(along, Stays):
            yield beside(note.path, one.name), along


def _as_text(listed: Sequence[Found], wanted: int) -> str:
    lines = []
    for one in listed:
        day = day_as_kept(one.date or one.due)
        about = (one.kind, one.status, without_weekday(day) if day else "")
        name = f"[[{one.number}]] {one.title}" if one.number else f"{one.title} ({one.path})"
        lines.append(f"- {name}  \n  {' · '.join(part for part in about if part)}")
    left_out = wanted - len(listed)
    if left_out:
        lines += ["", f"Niet in deze selectie: {left_out} (vertrouwelijk of niet te lezen)."]
    return "\n".join(lines)


def _is_selection(data: bytes) -> bool:
    return data.startswith(b"PK") and data[30 : 30 + len(_LIST)] == _LIST.encode()


def nothing_left(wanted: int) -> InvalidInput:
    """Return the refusal of a selection in which nothing is left."""
    message = "Alles wat is gevonden, is vertrouwelijk." if wanted else "Er is niets gevonden."
    return InvalidInput(
        [
            Problem(
                code="selectie-leeg",
                message=f"{message} Er is geen bestand gemaakt.",
                fix="Zoek ruimer, of kies andere woorden.",
            )
        ]
    )
