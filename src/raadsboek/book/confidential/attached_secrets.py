"""The attachments of confidential notes, which another note may name as well."""

from raadsboek.book.book import Book
from raadsboek.book.source import read_note
from raadsboek.core.errors import NotFound
from raadsboek.index.secrecy import confidential_paths
from raadsboek.vault.file_names import comparable


def confidential_attachments(book: Book) -> set[str]:
    """Return the places of the attachments of confidential notes, as `comparable` writes them."""
    found: set[str] = set()
    for path in book.index.ask(confidential_paths):
        try:
            names = read_note(book, path).texts("bijlagen")
        except NotFound:  # taken away since the index looked
            continue
        found |= {comparable(beside(path, name)) for name in names}
    return found


def beside(path: str, name: str) -> str:
    """Return the place of a file that lies beside a note."""
    return f"{path.rpartition('/')[0]}/{name}"
