"""Where the use cases read notes from: the folder of the open raadsboek, or a version of it.

The one seam between what a use case asks for and where its bytes lie; nothing else in `book` reads
a note by way of `vault.reading`. It must not write.
"""

from functools import partial

from raadsboek.book.book import Book
from raadsboek.core.note import Note
from raadsboek.vault import reading


def read_bytes(book: Book, path: str) -> bytes:
    """Return the bytes of the file at `path`; raises as `vault.reading.read_bytes`."""
    if book.then is not None:
        return book.then.read_bytes(path)
    return reading.read_bytes(book.root, path)


def read_note(book: Book, path: str) -> Note:
    """Return the note at `path`; what is wrong with it stands in its problems.

    Raises `NotFound` when it is not there, `StorageFailed` when the disk fails.
    """
    if book.then is not None:
        return reading.note_read(path, partial(book.then.read_bytes, path))
    return reading.read_note(book.root, path)


def is_there(book: Book, path: str) -> bool:
    """Tell if there is anything at `path`, also when it is nothing that can be read."""
    if book.then is not None:
        return book.then.is_there(path)
    return reading.is_there(book.root, path)
