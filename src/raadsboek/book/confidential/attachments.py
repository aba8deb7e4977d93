"""Attachments that are kept encrypted: which there are, and taking one out to look at.

What is taken out is an ordinary file outside the raadsboek, in the hands of the user. It must not
write in the raadsboek.
"""

from pathlib import Path

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.exporting import write_export
from raadsboek.book.source import is_there, read_bytes
from raadsboek.core.attachments import beside
from raadsboek.core.encrypted import SUFFIX, KeyMissing
from raadsboek.core.errors import NotFound
from raadsboek.vault import reading


def attachments_there(book: Book, wanted: str) -> list[tuple[str, bool]]:
    """Return the attachments of a note that are there, each with whether it is encrypted.

    Raises `NotFound`.
    """
    note = notes.read(book, wanted)
    return [
        (name, not reading.is_there(book.root, beside(note.path, name)))
        for name in dict.fromkeys(note.texts("bijlagen"))
        if "/" not in name and is_there(book, beside(note.path, name))
    ]


def take_out(book: Book, wanted: str, name: str, typed: str) -> Path:
    """Write an attachment of a note to a place outside the raadsboek; return where it stands.

    Raises `NotFound`, `KeyMissing`, and what `write_export` raises; nothing is replaced.
    """
    known = dict(attachments_there(book, wanted))
    if name not in known:
        raise NotFound(name, f"Bijlagen van {wanted}: {', '.join(known) or 'geen'}.")
    path = beside(notes.read(book, wanted).path, name)
    data = read_bytes(book, path)
    if known[name] and data == reading.read_bytes(book.root, path + SUFFIX):
        raise KeyMissing(name)
    return write_export(book, typed, data, name=name, may_replace=lambda old: False)
