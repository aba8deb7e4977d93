"""The whole text of a piece that waits, that of its attachments too, before anything is kept.

For a worker: every file is read in a process of its own. It must not write.
"""

from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.inbox.looking import read_again
from raadsboek.book.inbox.pieces import Waiting
from raadsboek.book.reading_limits import limits_of
from raadsboek.core.text import visible
from raadsboek.intake.piece import Piece
from raadsboek.intake.reading import read_many_bytes

_LONGEST = 100_000
"""Characters of one file that are shown; who reads more opens the file itself."""
_GOES_ON = "De tekst gaat verder. Neem het stuk over om het bestand zelf te openen."
_NO_TEXT = "Hier staat geen tekst in; het is een scan of een afbeelding."


class FileText(Struct, frozen=True):
    """What can be read in a file of a piece; `remark` says what could not."""

    name: str
    size: int
    text: str
    remark: str


def whole_text(book: Book, one: Waiting) -> list[FileText]:
    """Return the text of a piece, and then that of each file in it.

    Raises `NotFound` or `ChangedOnDisk` when it is not what was shown.
    """
    data, piece = read_again(book, one)
    own = _told(one.file.name, len(data), piece, has_more=bool(piece.parts))
    return [own, *_parts(book, piece)]


def _parts(book: Book, piece: Piece) -> Iterator[FileText]:
    files = [(part.name, part.data) for part in piece.parts]
    found = read_many_bytes(files, limits_of(book.settings))
    for (name, data), inside in zip(files, found, strict=True):
        yield _told(name, len(data), inside)


def _told(name: str, size: int, piece: Piece, *, has_more: bool = False) -> FileText:
    text, remarks = piece.text.strip("\n"), [piece.trouble]
    if not text and not piece.trouble and not has_more:
        remarks.append(_NO_TEXT)
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
        remarks.append(_GOES_ON)
    return FileText(visible(name), size, text, " ".join(filter(None, remarks)))
