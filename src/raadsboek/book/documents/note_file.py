"""A note as a file for others: its keys as they stand, and its text as the audience may have it."""

from raadsboek.book.book import Book
from raadsboek.book.source import read_bytes
from raadsboek.core.documents.audience import text_for
from raadsboek.core.documents.document import Audience
from raadsboek.core.note import Note


def note_file(book: Book, note: Note, audience: Audience, *, text: str | None = None) -> bytes:
    """Return the bytes of the file; b'' when keys and text cannot be told apart.

    `text` stands in it instead of that of the note.
    """
    raw, body = read_bytes(book, note.path), note.body.encode()
    if not raw.endswith(body):
        return b""
    return (
        raw[: len(raw) - len(body)]
        + text_for(audience, note.body if text is None else text).encode()
    )
