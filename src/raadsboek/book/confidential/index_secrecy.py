"""How the index reads a raadsboek that keeps confidential notes encrypted.

Owns which reading it gets for the disk and which for the memory. It must not write.
"""

from collections.abc import Callable
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.source import opened_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Settings
from raadsboek.core.note import Note
from raadsboek.index.secrecy import Secrecy
from raadsboek.vault.keys import own_key_file, read_secrets
from raadsboek.vault.reading import placeholder, read_note


def secrecy_of(root: Path, settings: Settings, key_file: Path | None) -> Secrecy | None:
    """Return how the index must read this raadsboek; None when it encrypts nothing."""
    if not settings.encrypts and not settings.readers:
        return None
    return Secrecy(
        read_closed=lambda path: _closed(root, path),
        read_opened=lambda path: opened_note(root, path, key_file),
        has_key=lambda: bool(read_secrets(key_file or own_key_file())),
    )


def past_secrecy(book: Book, read: Callable[[str], Note]) -> Secrecy | None:
    """Return how the index of an earlier day must read, when the raadsboek of now encrypts.

    It lies on the disk and holds placeholders; with the key a note itself opens all the same.
    """
    if not book.settings.encrypts and not book.settings.readers:
        return None

    def closed(path: str) -> Note:
        return _placeholder_of(read(path))

    return Secrecy(read_closed=closed, read_opened=closed, has_key=lambda: False)


def _closed(root: Path, path: str) -> Note:
    return _placeholder_of(read_note(root, path))


def _placeholder_of(note: Note) -> Note:
    if note.encrypted or not is_confidential(note.meta):
        return note
    return placeholder(note.path, note.meta, note.digest)
