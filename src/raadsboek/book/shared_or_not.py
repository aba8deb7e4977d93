"""Whether a raadsboek may be shared with others at all: asked at every start, so it costs nothing.

Only who shares loads what exchanging takes (`book.syncing`).
"""

from raadsboek.book.book import Book
from raadsboek.history.shared_address import is_shared


def may_be_shared(book: Book) -> bool:
    """Tell if this copy seems to have a shared place and may be written in."""
    return not book.read_only and book.repository is not None and is_shared(book.root)
