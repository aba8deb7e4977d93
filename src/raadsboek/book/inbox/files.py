"""The files of a piece from outside, as attachments of the note that it becomes.

Owns what they are called and whether they are encrypted. It must not write them.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from raadsboek.book.book import Book
from raadsboek.book.changing import Write
from raadsboek.book.confidential.protecting import must_be_encrypted, reader_keys
from raadsboek.core.attachments import Attachment, made
from raadsboek.core.encrypted import SUFFIX
from raadsboek.core.note import Value
from raadsboek.intake.piece import MAILS, Piece

_TOLD_BY_BYTES = frozenset({*MAILS, "docx", "pdf", "odt"})
"""Sorts that are the extension of such a file too, whatever its name says."""


def files_of(
    number: str, name: str, data: bytes, piece: Piece, *, first: int = 1, called: str = ""
) -> Iterator[tuple[Attachment, bytes]]:
    """Yield the attachments of a note: the file as it came, and what was in it, each once.

    `first` is the count of the first one, for a note that has others already; `called` is what
    they are called on disk, where their own names tell too much.
    """
    own_name = "bericht" if piece.is_mail else ""
    extension = piece.sort if piece.sort in _TOLD_BY_BYTES else _extension(name, called)
    own = made(number, first, name, data, extension=extension, called=called or own_name)
    yield own, data
    seen = {own.digest}
    count = first
    for part in piece.parts:
        kept_as = _extension(part.name, called)
        one = made(number, count + 1, part.name, part.data, extension=kept_as, called=called)
        if one.digest not in seen and part.data:
            seen.add(one.digest)
            count += 1
            yield one, part.data


def _extension(name: str, called: str) -> str:
    """Return the extension of a file that is to be called otherwise; '' for one that is not."""
    return name.rpartition(".")[2] if called else ""


def attached_writes(
    book: Book, path: str, meta: Mapping[str, Value], files: Iterable[tuple[Attachment, bytes]]
) -> Iterator[Write]:
    """Yield the writes that put files beside the note at `path`, encrypted when it must be."""
    folder = PurePosixPath(path).parent
    if not must_be_encrypted(book, path, meta):
        for one, data in files:
            yield Write(path=(folder / one.name).as_posix(), data=data, expected=None)
        return
    from raadsboek.vault.encryption import encrypt_file  # only where something is confidential

    keys = reader_keys(book)
    for one, data in files:
        place = (folder / (one.name + SUFFIX)).as_posix()
        yield Write(path=place, data=encrypt_file(data, keys), expected=None)
