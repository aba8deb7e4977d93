"""The version that a document is made from, by the short code that stands at its foot.

A text that is not in the history yet has no code: nobody could find it again by one.
"""

from raadsboek.book.book import Book
from raadsboek.book.past import versions_of
from raadsboek.book.renamed import content_under_any_name
from raadsboek.book.source import kept_bytes
from raadsboek.core.note import Note
from raadsboek.core.version_code import short_code
from raadsboek.history.log import newest_version


def version_of_note(book: Book, note: Note) -> str:
    """Return the short code of the newest version of a note; '' when its text is not that one."""
    repository = book.repository
    if repository is None:
        return ""
    newest = versions_of(book, note.path, limit=1)
    if not newest:
        return ""
    identifier = newest[0].identifier
    found = content_under_any_name(book, repository, note.path, identifier)
    same = found is not None and found[1] == kept_bytes(book, note.path)
    return short_code(identifier) if same else ""


def version_of_book(book: Book) -> str:
    """Return the short code of the newest version of the raadsboek; '' when there is none."""
    return short_code(newest_version(book.repository)) if book.repository else ""
