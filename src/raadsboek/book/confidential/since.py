"""Whether a note is confidential for who looks now, also one of an earlier day that became so.

What is written for others out of the past asks here. Reads the folder of now only.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.core.confidential import is_confidential
from raadsboek.core.errors import NotFound
from raadsboek.core.note import Note, Value, text_in
from raadsboek.vault import reading


def is_secret(book: Book, note: Note) -> bool:
    """Tell if nothing of a note may leave: it is confidential, or is so by now."""
    return is_confidential(note.meta) or secret_since(book, note)


def is_secret_row(book: Book, meta: Mapping[str, Value]) -> bool:
    """Tell the same of a note of which a list gives the keys, with its path at 'pad'."""
    if is_confidential(meta):
        return True
    return book.then is not None and any(
        _is_secret(book.root, path)
        for path in _places(book.root, text_in(meta, "pad"), text_in(meta, "nummer"))
    )


def secret_since(book: Book, note: Note) -> bool:
    """Tell if a note of the day that `book` looks at is confidential in the folder of now.

    It may have another name since, behind its number; a note that is gone is not confidential.
    """
    if book.then is None:
        return False
    return any(
        _is_secret(book.root, path) for path in _places(book.root, note.path, note.text("nummer"))
    )


def _places(root: Path, path: str, number: str) -> list[str]:
    folder = path.rpartition("/")[0]
    beside: tuple[str, ...] = ()
    with suppress(OSError):
        changed = (root / folder).stat().st_mtime_ns
        beside = _by_number(root / folder, changed).get(number, ()) if number else ()
    return list(dict.fromkeys([path, *(f"{folder}/{name}" for name in beside)]))


@lru_cache(maxsize=64)
def _by_number(folder: Path, changed: int) -> Mapping[str, tuple[str, ...]]:
    """Return the names in a folder by the number that they begin with, as it was last changed."""
    del changed
    found: dict[str, tuple[str, ...]] = {}
    for file in folder.iterdir():
        number = file.name.partition(" ")[0].removesuffix(".md")
        found[number] = (*found.get(number, ()), file.name)
    return found


def _is_secret(root: Path, path: str) -> bool:
    try:
        note = reading.read_note(root, path)
    except NotFound:
        return False
    return note.encrypted or is_confidential(note.meta)
