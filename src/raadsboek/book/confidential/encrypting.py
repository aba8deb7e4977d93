"""Encrypting what lies there: notes and attachments, all for the readers of now, in one version.

For who turns encryption on, and after a reader came or went. Older versions stay as they are; that
is told, not hidden. It must not change who the readers are.
"""

import datetime
from collections.abc import Iterator
from pathlib import PurePosixPath

from msgspec import Struct

from raadsboek.book import drafts
from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.confidential.protecting import reader_keys
from raadsboek.book.source import clear_bytes, note_of
from raadsboek.core.confidential import is_confidential
from raadsboek.core.encrypted import SUFFIX
from raadsboek.core.errors import NotFound
from raadsboek.core.filenames import note_name
from raadsboek.core.kinds import meeting
from raadsboek.core.note import Note
from raadsboek.index.secrecy import confidential_paths
from raadsboek.vault import reading
from raadsboek.vault.writing import digest

CONFIDENTIAL_NAME = "vertrouwelijk"


class Standing(Struct, frozen=True):
    """How the confidential notes lie there, by path."""

    encrypted: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    """Encrypted, and not to be opened by this user."""
    readable: tuple[str, ...] = ()
    """Still in clear text, notes and attachments."""


class Encrypted(Struct, frozen=True):
    """What was encrypted, and the paths of notes that this user cannot open and that stayed."""

    count: int
    left: tuple[str, ...] = ()


def standing(book: Book) -> Standing:
    """Return how the confidential notes lie in the folder at this moment."""
    encrypted, closed, readable = [], [], []
    for path, raw, note in _confidential(book):
        if note.encrypted:
            closed.append(path)
        elif clear_bytes(book, raw) is not raw:
            encrypted.append(path)
        else:
            readable.append(path)
        readable += [place for place, _ in _attachments(book, note)]
    return Standing(tuple(encrypted), tuple(closed), tuple(readable))


def encrypt_all(book: Book, *, now: datetime.datetime) -> Encrypted:
    """Encrypt every confidential note and its attachments anew, for the readers of now.

    File names that tell what a note is about change; drafts are encrypted as well. Notes that this
    user cannot open are left. Raises `NotAReader`, `NoReaders`, and what `record` raises.
    """
    keys = reader_keys(book)
    left: list[str] = []
    done: list[int] = []

    def prepare() -> Change:
        left.clear()
        writes: dict[str, Write] = {}
        numbers: list[str] = []
        for path, raw, note in _confidential(book):
            if note.encrypted:
                left.append(path)
                continue
            writes |= {one.path: one for one in _writes(book, path, raw, note, keys)}
            numbers += [note.text("nummer")] if note.text("nummer") else []
        done.append(len(numbers))
        subject = f"Versleuteld voor de lezers van nu: {counted(len(numbers))}"
        return Change(
            writes=[*writes.values()], action="versleutelen", numbers=numbers, subject=subject
        )

    record_prepared(book, prepare, now=now)
    drafts.protect_all(book)
    book.index.refresh()
    return Encrypted(done[-1], tuple(left))


def counted(number: int) -> str:
    """Return '1 notitie' or '3 notities'."""
    return f"{number} {'notitie' if number == 1 else 'notities'}"


def _confidential(book: Book) -> Iterator[tuple[str, bytes, Note]]:
    book.index.refresh()
    for path in sorted(book.index.ask(confidential_paths)):
        try:
            raw = reading.read_bytes(book.root, path)
        except (NotFound, reading.UnsafeFile):
            continue
        note = note_of(book, path, raw)
        if note.encrypted or (note.editable and is_confidential(note.meta)):
            yield path, raw, note


def _writes(
    book: Book, path: str, raw: bytes, note: Note, keys: tuple[str, ...]
) -> Iterator[Write]:
    from raadsboek.vault.encrypted_notes import encrypted
    from raadsboek.vault.encryption import encrypt_file

    data = encrypted(clear_bytes(book, raw), keys)
    name = _silent_name(book, path, note)
    if name == path:
        yield Write(path=path, data=data, expected=digest(raw))
    else:
        yield Write(path=path, data=None, expected=digest(raw))
        yield Write(path=name, data=data, expected=None)
    for place, content in _attachments(book, note):
        yield Write(path=place, data=None, expected=digest(content))
        yield Write(path=place + SUFFIX, data=encrypt_file(content, keys), expected=None)


def _silent_name(book: Book, path: str, note: Note) -> str:
    """Return a file name that tells nothing; the name of a meeting is its day, and stays."""
    number = note.text("nummer")
    if not number or note.text("soort") == meeting.KIND.name:
        return path
    folder = PurePosixPath(path).parent
    name = (folder / note_name(number, CONFIDENTIAL_NAME)).as_posix()
    return path if reading.is_there(book.root, name) else name


def _attachments(book: Book, note: Note) -> Iterator[tuple[str, bytes]]:
    """Yield the attachments of a note that lie beside it in clear text."""
    folder = PurePosixPath(note.path).parent
    for name in dict.fromkeys(note.texts("bijlagen")):
        place = (folder / name).as_posix()
        if name in ("", ".", "..") or "/" in name or "\\" in name or name.endswith(".md"):
            continue
        if reading.is_there(book.root, place + SUFFIX):
            continue
        try:
            yield place, reading.read_bytes(book.root, place)
        except (NotFound, reading.UnsafeFile):
            continue
