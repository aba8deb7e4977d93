"""Where the use cases read notes from: the folder of the open raadsboek, or a version of it.

The one seam between what a use case asks for and where its bytes lie; nothing else in `book` reads
a note by way of `vault.reading`. An encrypted note is opened here, in memory, when a key of this
user opens it; else there is a placeholder. It must not write.
"""

import hashlib
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.core.encrypted import BEGIN, SUFFIX
from raadsboek.core.errors import NotFound
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem, Severity
from raadsboek.vault import reading

_MARK = BEGIN.encode()


def read_bytes(book: Book, path: str) -> bytes:
    """Return the bytes of the file at `path`, opened when they are encrypted and a key is there.

    An attachment that is kept encrypted is read by the name it has in its note. Raises as
    `vault.reading.read_bytes`.
    """
    try:
        return clear_bytes(book, kept_bytes(book, path))
    except NotFound:
        if not _lies_there(book, path + SUFFIX):
            raise
    raw = kept_bytes(book, path + SUFFIX)
    from raadsboek.vault.encryption import decrypt

    opened = decrypt(raw, secrets_of(book))
    return raw if opened is None else opened


def kept_bytes(book: Book, path: str) -> bytes:
    """Return the bytes of the file at `path` as they are kept; raises as `read_bytes`."""
    if book.then is not None:
        return book.then.read_bytes(path)
    return reading.read_bytes(book.root, path)


def read_note(book: Book, path: str) -> Note:
    """Return the note at `path`; what is wrong with it stands in its problems.

    Raises `NotFound` when it is not there, `StorageFailed` when the disk fails.
    """
    if book.then is not None:
        read = partial(book.then.read_bytes, path)
        note = reading.note_read(path, read)
        return note_of(book, path, read()) if note.encrypted else note
    return opened_note(book.root, path, book.key_file)


def is_there(book: Book, path: str) -> bool:
    """Tell if there is anything at `path`, also when it is nothing that can be read."""
    return _lies_there(book, path) or _lies_there(book, path + SUFFIX)


def _lies_there(book: Book, path: str) -> bool:
    if book.then is not None:
        return book.then.is_there(path)
    return reading.is_there(book.root, path)


def opened_note(root: Path, path: str, key_file: Path | None) -> Note:
    """Return the note at `path` below `root`, opened with a key in `key_file` when it is encrypted.

    Raises as `read_note`.
    """
    note = reading.read_note(root, path)
    return note_of_bytes(path, reading.read_bytes(root, path), key_file) if note.encrypted else note


def note_of(book: Book, path: str, raw: bytes) -> Note:
    """Return the note that these bytes are, of now or of an older version, opened if need be."""
    return note_of_bytes(path, raw, book.key_file)


def note_of_bytes(path: str, raw: bytes, key_file: Path | None) -> Note:
    """Return the note that these bytes are, opened with a key in `key_file` when it is encrypted.

    Its digest is that of the bytes as they are kept.
    """
    clear = opened_bytes(raw, key_file)
    note = reading.note_from_bytes(path, clear)
    if clear is raw:
        return note
    shown = reading.note_from_bytes(path, raw).text("nummer")
    problems = note.problems if shown == note.text("nummer") else (*note.problems, _other(path))
    return replace(note, digest=hashlib.sha256(raw).hexdigest(), problems=problems)


def clear_bytes(book: Book, raw: bytes) -> bytes:
    """Return the real note in the bytes of an encrypted one; other bytes, or without key, as is."""
    return opened_bytes(raw, book.key_file)


def opened_bytes(raw: bytes, key_file: Path | None) -> bytes:
    """Return what `clear_bytes` returns, with the keys in `key_file`."""
    if _MARK not in raw:
        return raw
    from raadsboek.vault.encrypted_notes import decrypted

    opened = decrypted(raw, _secrets(key_file))
    return raw if opened is None else opened


def secrets_of(book: Book) -> tuple[str, ...]:
    """Return the secret keys of this user; none when there are none."""
    return _secrets(book.key_file)


def _secrets(key_file: Path | None) -> tuple[str, ...]:
    from raadsboek.vault.keys import own_key_file, read_secrets

    return read_secrets(key_file or own_key_file())


def _other(path: str) -> Problem:
    return Problem(
        code="versleuteld-anders",
        key="nummer",
        path=path,
        severity=Severity.WARNING,
        message="Buiten op deze versleutelde notitie staat een ander nummer dan erin.",
        fix="Kijk in de geschiedenis wie dit heeft gewijzigd.",
    )
