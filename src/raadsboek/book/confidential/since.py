"""Whether a note of an earlier day became confidential since: then nothing of it leaves any more.

What is written for others out of the past asks here. Reads the folder of now only.
"""

from contextlib import suppress
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.core.confidential import is_confidential
from raadsboek.core.errors import NotFound
from raadsboek.core.note import Note
from raadsboek.vault import reading


def secret_since(book: Book, note: Note) -> bool:
    """Tell if a note of the day that `book` looks at is confidential in the folder of now.

    It may have another name since, behind its number; a note that is gone is not confidential.
    """
    if book.then is None:
        return False
    return any(_is_secret(book.root, path) for path in _places(book.root, note))


def _places(root: Path, note: Note) -> list[str]:
    folder, number = note.path.rpartition("/")[0], note.text("nummer")
    names = []
    with suppress(OSError):
        names = [file.name for file in (root / folder).iterdir()] if number else []
    beside = [name for name in names if name.partition(" ")[0].removesuffix(".md") == number]
    return list(dict.fromkeys([note.path, *(f"{folder}/{name}" for name in beside)]))


def _is_secret(root: Path, path: str) -> bool:
    try:
        note = reading.read_note(root, path)
    except NotFound:
        return False
    return note.encrypted or is_confidential(note.meta)
