"""The attachments of confidential notes, which another note may name as well."""

from raadsboek.book.book import Book
from raadsboek.book.source import read_note
from raadsboek.core.attachments import attachments_of, beside
from raadsboek.core.errors import NotFound
from raadsboek.index.secrecy import confidential_paths
from raadsboek.vault.file_names import comparable


def confidential_attachments(book: Book) -> set[str]:
    """Return the places of the attachments of confidential notes, as `comparable` writes them."""
    found: set[str] = set()
    for path in book.index.ask(confidential_paths):
        try:
            attached = attachments_of(read_note(book, path))
        except NotFound:  # taken away since the index looked
            continue
        found |= {comparable(beside(path, one.name)) for one in attached}
    return found
