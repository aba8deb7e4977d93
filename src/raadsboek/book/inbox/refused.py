"""What was refused, and putting it among the pieces that wait again.

Nothing that came in is thrown away, so that a wrong key costs nothing. It must not read a piece.
"""

from collections.abc import Sequence

from raadsboek.book.book import Book, writable
from raadsboek.vault import inbox


def refused_files(book: Book) -> Sequence[str]:
    """Return the names of the files that were refused, the last one first."""
    return [] if book.then is not None else inbox.refused(book.root)


def take_back(book: Book, name: str) -> str:
    """Let a refused file wait again; return the name that it has in the inbox.

    Raises `NotFound` for a file that was not refused, `ReadOnly` and `StorageFailed`.
    """
    writable(book)
    return inbox.take_back(book.root, name)
