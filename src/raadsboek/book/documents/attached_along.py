"""The attachments of a note that go along with it: their bytes as they are, or why they stay.

The same for a bundle, a selection and a mail. A note leaves as a document or not at all, and what
is kept encrypted is never opened to go along.
"""

from collections.abc import Container
from enum import StrEnum

from raadsboek.book.book import Book
from raadsboek.book.source import kept_bytes
from raadsboek.core.attachments import beside
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.note import Note
from raadsboek.vault.file_names import comparable
from raadsboek.vault.scanning import SUFFIX


class Stays(StrEnum):
    """Why an attachment does not go along; the value is how that is said."""

    IS_NOTE = "zelf een notitie"
    CONFIDENTIAL = "vertrouwelijk"
    UNREADABLE = "niet te lezen"


def bytes_along(book: Book, note: Note, name: str, secret: Container[str]) -> bytes | Stays:
    """Return the bytes of an attachment of a note, or why it stays.

    `secret` are the places of the attachments of confidential notes.
    """
    path = beside(note.path, name)
    if path.casefold().endswith(SUFFIX):
        return Stays.IS_NOTE
    if comparable(path) in secret:
        return Stays.CONFIDENTIAL
    try:
        return kept_bytes(book, path)
    except RaadsboekError:  # `controleer` names files that are gone or too large
        return Stays.UNREADABLE
