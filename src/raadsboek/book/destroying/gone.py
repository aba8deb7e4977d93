"""Which numbers were destroyed, from the list in the raadsboek itself. It must not write."""

from raadsboek.book.book import Book
from raadsboek.book.source import is_there, read_bytes
from raadsboek.history.shunned import PATH, read_list


def destroyed_numbers(book: Book) -> frozenset[str]:
    """Return the numbers of all notes that were destroyed."""
    if not is_there(book, PATH):
        return frozenset()
    return frozenset(read_list(read_bytes(book, PATH)).values())
