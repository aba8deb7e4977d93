"""The papers that prove an event: which there are, their digest, and their bytes of now.

A digest tells whether a paper is still what it was. Notes that go on living, such as a meeting of
which the minutes grow, are named without one.
"""

import hashlib
from pathlib import PurePosixPath

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.finding import find
from raadsboek.book.source import is_there, read_bytes
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import decision, meeting
from raadsboek.core.links import link, target
from raadsboek.core.problem import Problem
from raadsboek.core.terms.event import Document
from raadsboek.core.text import visible
from raadsboek.core.trajectories.event_lines import DIGEST_LENGTH
from raadsboek.core.trajectories.ordering import PROOF
from raadsboek.vault.reading import UnsafeFile

_WITH_A_NUMBER = "Geef het nummer van het poststuk waar het bij hoort, zoals P-2026-118."
_LIVING = frozenset({meeting.KIND.name, decision.KIND.name})


def proof_of(book: Book, name: str) -> Document:
    """Return a note (by number or link) or attached file (by path or name) as proof, as it is now.

    Raises `InvalidInput` when there is no such paper.
    """
    wanted = name.strip()
    path = path_of_paper(book, wanted)
    if path is None:
        raise InvalidInput([_refusal(book, wanted)])
    note = _note(book, wanted)
    if note is not None:
        number = link(note[0])
        return Document(number, "" if note[1] in _LIVING else digest_of(book, path))
    return Document(wanted, digest_of(book, path))


def digest_of(book: Book, path: str) -> str:
    """Return the first figures of the SHA-256 of a file. Raises `NotFound` or `StorageFailed`."""
    return short_digest(read_bytes(book, path))


def short_digest(data: bytes) -> str:
    """Return the first figures of the SHA-256 of these bytes, as an event line keeps them."""
    return hashlib.sha256(data).hexdigest()[:DIGEST_LENGTH]


def path_of_paper(book: Book, name: str) -> str | None:
    """Return where a paper is in the raadsboek; None when it is nowhere.

    A file without a folder is looked for beside the note whose number its name begins with.
    """
    note = _note(book, name)
    if note is not None:
        return note[2]
    return next((path for path in _places(book, name) if _is_file(book, path)), None)


def _places(book: Book, name: str) -> tuple[str, ...]:
    """Return where a file that is called so may be."""
    number, _, rest = name.partition(" ")
    owner = _note(book, number) if rest and "/" not in name else None
    return (str(PurePosixPath(owner[2]).parent / name), name) if owner else (name,)


def _note(book: Book, name: str) -> tuple[str, str, str] | None:
    """Return the number, kind and path of the note that is called so."""
    try:
        found = find(book, target(name))
    except NotFound:
        return None
    return (found.number, found.kind, found.path) if found.number else None


def _is_file(book: Book, path: str) -> bool:
    if not is_there(book, path):
        return False
    try:
        read_bytes(book, path)
    except (UnsafeFile, NotFound):
        return False
    return True


def _refusal(book: Book, name: str) -> Problem:
    """Return why a name is no proof: what lies there cannot be kept, or nothing does."""
    for path in _places(book, name):
        if is_there(book, path):
            try:
                read_bytes(book, path)
            except UnsafeFile as unsafe:
                return replace(unsafe.problem, key=PROOF, fix=_WITH_A_NUMBER)
    return _no_paper(name)


def _no_paper(name: str) -> Problem:
    return Problem(
        code="bewijs-ontbreekt",
        key=PROOF,
        message=f"'{visible(name)}' is geen stuk in dit raadsboek.",
        fix="Geef het nummer van een poststuk, zoals P-2026-118, of de naam van een bijlage.",
    )
