"""The attachments of a note as they lie beside it: how large each is, and what can be read in it.

Taking one out is `book.confidential.attachments`'. It must not write.
"""

from contextlib import suppress

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.source import kept_bytes, read_bytes, read_note
from raadsboek.core.attachments import attachments_of, beside
from raadsboek.core.encrypted import SUFFIX
from raadsboek.core.errors import NotFound, RaadsboekError
from raadsboek.core.note import Note


class Attached(Struct, frozen=True):
    """An attachment: its name, how its sender called it, and its size; None when it is not there.

    Of an encrypted one the size is that of the encrypted file.
    """

    name: str
    original: str
    size: int | None


class Text(Struct, frozen=True):
    """What can be read in an attachment; `remark` says what could not."""

    name: str
    text: str
    remark: str


def attached(book: Book, note: Note) -> tuple[Attached, ...]:
    """Return the attachments that a note names, each with its size."""
    return tuple(
        Attached(one.name, one.original, _size(book, beside(note.path, one.name)))
        for one in attachments_of(note)
    )


def read_attachment(book: Book, path: str, name: str) -> Text:
    """Return the text of an attachment of the note at `path`; not for the event loop.

    Raises `NotFound`, and what stands in the way of reading the file itself.
    """
    note = read_note(book, path)
    known = {one.name: one for one in attachments_of(note)}
    if name not in known:
        raise NotFound(name)
    data = read_bytes(book, beside(note.path, name))
    from raadsboek.intake.reading import read_bytes as read_piece  # only for who reads one

    piece = read_piece(data, known[name].original or name, limits_of(book.settings))
    remark = piece.trouble
    if not piece.text and not remark:
        remark = "Hier staat geen tekst in; het is een scan of een afbeelding."
    return Text(name, piece.text, remark)


def _size(book: Book, place: str) -> int | None:
    if book.then is not None:
        for path in (place, place + SUFFIX):
            with suppress(RaadsboekError):
                return len(kept_bytes(book, path))
        return None
    for path in (place, place + SUFFIX):
        with suppress(OSError, ValueError):
            return (book.root / path).lstat().st_size
    return None
