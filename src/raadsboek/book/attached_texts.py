"""Reading the attachments that were not read yet, so that their words are found.

Owns which ones, and when to stop; it may be stopped at any moment and goes on later. It must not
read an attachment of a confidential note, and writes nothing in the raadsboek.
"""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.source import kept_bytes
from raadsboek.core.errors import RaadsboekError
from raadsboek.index import attached_texts
from raadsboek.index.attached_texts import Held, Reading, State
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Piece

IsOver = Callable[[], bool]
"""Tells that it is time to stop."""


class _Bytes(Struct, frozen=True):
    """The bytes of an attachment as they lie there, and their digest."""

    path: str
    digest: str
    data: bytes


def read_attachments(book: Book, *, is_over: IsOver) -> int:
    """Read the attachments whose text is not known yet, one after another; return how many wait.

    Stops between two of them as soon as `is_over` says so. What cannot be read is remembered as
    such, so that it is not tried each time.
    """
    if book.then is not None:  # what an older version holds is known by its digest, or not at all
        return 0
    book.index.ask(attached_texts.forget_what_nobody_holds, book.index.texts)
    waiting = _waiting(book)
    for one, piece in _read(_pending(book, waiting, is_over), limits_of(book.settings)):
        attached_texts.keep(book.index.texts.file, [_reading(one.digest, piece)])
    return len(_waiting(book)) if waiting and is_over() else 0


def try_again(book: Book) -> None:
    """Let the attachments that could not be read be read again: limits or programs differ now."""
    attached_texts.forget_unread(book.index.texts.file)


def _waiting(book: Book) -> list[Held]:
    held = book.index.ask(attached_texts.waiting, book.index.texts)
    return [one for one in held if _differs(book, one)]


def _differs(book: Book, held: Held) -> bool:
    """Tell if there is a file that was not looked at as it is now."""
    stat = _stat(book, held.path)
    return stat is not None and (bool(held.digest) or stat != (held.mtime_ns, held.size))


def _stat(book: Book, path: str) -> tuple[int, int] | None:
    try:
        found = (book.root / path).lstat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _pending(book: Book, waiting: list[Held], is_over: IsOver) -> Iterator[_Bytes]:
    """Yield the bytes that are to be read, each when the one before it is done."""
    file = book.index.texts.file
    for held in waiting:
        if is_over():
            return
        stat = _stat(book, held.path)
        try:
            data = kept_bytes(book, held.path)
        except RaadsboekError:  # gone, too large or no ordinary file: `controleer` says so
            data = b""
        digest = hashlib.sha256(data).hexdigest()
        if held.digest and held.digest != digest:
            # Not the bytes that the note speaks of: their words would be those of something else.
            attached_texts.keep(file, [Reading(held.digest, State.UNREAD)])
            continue
        if not held.digest and stat is not None:
            attached_texts.keep_place(file, held.path, stat, digest)
        if not attached_texts.is_known(file, digest):
            yield _Bytes(held.path, digest, data)


def _read(pending: Iterator[_Bytes], limits: Limits) -> Iterator[tuple[_Bytes, Piece]]:
    """Yield each attachment with what a reader found in it."""
    from raadsboek.intake.reading import read_many_bytes  # only when there is something to read

    given: list[_Bytes] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for one in pending:
            given.append(one)
            yield PurePosixPath(one.path).name, one.data

    for piece in read_many_bytes(files(), limits):
        yield given.pop(), piece


def _reading(digest: str, piece: Piece) -> Reading:
    if piece.text.strip():
        return Reading(digest, State.TEXT, piece.text)
    return Reading(digest, State.NO_TEXT if piece.has_no_text else State.UNREAD)
