"""What a version is called that destroys, and which numbers were: by the list in the raadsboek.

It must not write.
"""

from raadsboek.book.book import Book
from raadsboek.book.source import is_there, read_bytes
from raadsboek.history.shunned import PATH, read_list

ACTION = "vernietigen"
"""The action of a version that takes notes out of the whole history; its numbers are theirs."""


def destroyed_numbers(book: Book) -> frozenset[str]:
    """Return the numbers of all notes that were destroyed."""
    if not is_there(book, PATH):
        return frozenset()
    return frozenset(read_list(read_bytes(book, PATH)).values())
