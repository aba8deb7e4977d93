"""Looking at what waits: every piece is read in a process of its own, and gets a proposal.

For a worker, never for the event loop: reading may take as long as its limits say. It must not
write.
"""

import datetime
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.inbox.known import Kept, Known, known_pieces
from raadsboek.book.inbox.pieces import Newer, Proposal, Waiting
from raadsboek.book.inbox.proposing import propose
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.source import read_bytes
from raadsboek.core.attachments import beside
from raadsboek.core.difference import Difference, difference
from raadsboek.core.errors import ChangedOnDisk, RaadsboekError
from raadsboek.core.inbox.pieces import stem_of, title_of
from raadsboek.core.text import visible
from raadsboek.intake import reading
from raadsboek.intake.limits import Limits
from raadsboek.intake.piece import Part, Piece
from raadsboek.vault import inbox
from raadsboek.vault.inbox import InInbox

_DOCUMENTS = frozenset({"docx", "odt", "pdf", "text"})
_MOST_COMPARED = 3
"""So many files of one piece are compared with an earlier version; comparing takes reading."""


Asked = Callable[[], InInbox | None]
"""Tells which piece somebody waits for now, if any."""


def waiting_files(book: Book) -> list[InInbox]:
    """Return the files that wait, unread: quick enough to ask every few seconds."""
    return [] if book.then is not None else inbox.waiting(book.root)


def folders_in_inbox(book: Book) -> list[str]:
    """Return the names of the folders that somebody put in the inbox; nobody reads them."""
    return [] if book.then is not None else inbox.folders(book.root)


def look(
    book: Book,
    *,
    today: datetime.date,
    organ: str = "",
    seen: Mapping[InInbox, Waiting] | None = None,
    only: Collection[InInbox] | None = None,
    asked: Asked = lambda: None,
) -> Iterator[Waiting]:
    """Yield every piece that waits, each as soon as it has been read, the oldest first.

    What is `asked` for meanwhile goes before; `only` are those that are wanted. `seen` are those
    that were read before: a file that did not change is not read again, and gets a proposal by what
    is known now. It is read again when an earlier version of it came in since.
    """
    files = waiting_files(book) if only is None else only
    if not files:
        return
    known = known_pieces(book, organ)
    with closing(_Reading(limits_of(book.settings))) as reader:
        for file in _in_turn(files, asked):
            before = (seen or {}).get(file)
            if before is not None and _still_holds(before, known):
                yield _renewed(book, before, known, organ=organ, today=today)
            else:
                yield _read(book, file, known, reader, organ=organ, today=today)


def _in_turn(files: Collection[InInbox], asked: Asked) -> Iterator[InInbox]:
    left = set(files)
    for file in files:
        while (first := asked()) is not None and first in left:
            left.discard(first)
            yield first
        if file in left:
            left.discard(file)
            yield file


class _Reading:
    """Reads one file after the other in the same process, which starts with the first."""

    def __init__(self, limits: Limits) -> None:
        self._wanted: tuple[str, bytes] | None = None
        self._pieces = reading.read_many_bytes(self._files(), limits)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        while self._wanted is not None:
            yield self._wanted

    def read(self, name: str, data: bytes) -> Piece:
        """Return what is in a file."""
        self._wanted = (name, data)
        return next(self._pieces)

    def close(self) -> None:
        """End the process."""
        self._wanted = None
        next(self._pieces, None)


def read_again(book: Book, one: Waiting) -> tuple[bytes, Piece]:
    """Return the bytes of a piece and what is in it, to keep it.

    Raises `NotFound` or `ChangedOnDisk` when it is not what was shown.
    """
    data = inbox.piece_bytes(book.root, one.file)
    if hashlib.sha256(data).hexdigest() != one.digest:
        raise ChangedOnDisk(f"postvak/{one.file.name}", mine=None, theirs=None)
    return data, reading.read_bytes(data, one.file.name, limits_of(book.settings))


def _read(
    book: Book,
    file: InInbox,
    known: Known,
    reader: _Reading,
    *,
    organ: str,
    today: datetime.date,
) -> Waiting:
    try:
        data = inbox.piece_bytes(book.root, file)
    except RaadsboekError as error:
        return _unreadable(file, str(error))
    piece = reader.read(file.name, data)
    digest = hashlib.sha256(data).hexdigest()
    same, same_message = _same(digest, piece, known)
    newer = () if same else tuple(_newer(book, file.name, data, piece, known, reader))
    bare = replace(piece, parts=tuple(Part(name=part.name, data=b"") for part in piece.parts))
    sizes = tuple((visible(part.name), len(part.data)) for part in piece.parts)
    return Waiting(
        file=file,
        digest=digest,
        alike=_alike(file.name, bare, known),
        piece=bare,
        sizes=sizes,
        same=same,
        same_message=same_message,
        newer=newer,
        proposal=propose(book, bare, file.name, known=known, newer=newer, organ=organ, today=today),
    )


def _still_holds(before: Waiting, known: Known) -> bool:
    """Tell that a piece need not be read again: nothing came in that it is a new version of."""
    return bool(before.digest) and before.alike == _alike(before.file.name, before.piece, known)


def _alike(name: str, piece: Piece, known: Known) -> tuple[Kept, ...]:
    """Return the kept files that are called as a file of this piece is."""
    names = [*([name] if piece.sort in _DOCUMENTS else []), *(part.name for part in piece.parts)]
    found = (known.stems.get(stem_of(one)) for one in names)
    return tuple(kept for kept in found if kept is not None)


def _renewed(
    book: Book, before: Waiting, known: Known, *, organ: str, today: datetime.date
) -> Waiting:
    """Return a piece that was read before, by what is known now."""
    same, same_message = _same(before.digest, before.piece, known)
    proposal = propose(
        book,
        before.piece,
        before.file.name,
        known=known,
        newer=before.newer,
        organ=organ,
        today=today,
    )
    return replace(before, same=same, same_message=same_message, proposal=proposal)


def _unreadable(file: InInbox, reason: str) -> Waiting:
    title = title_of("", visible(file.name))
    return Waiting(
        file=file,
        piece=Piece(sort="unknown", trouble=reason),
        proposal=Proposal(values={"titel": title}, reasons={}, body=""),
        refusal=reason,
    )


def _same(digest: str, piece: Piece, known: Known) -> tuple[Kept | None, bool]:
    """Return the note that has this piece already, and whether it is only the same mail."""
    if digest in known.digests:
        return known.digests[digest], False
    if piece.message_id and piece.message_id in known.messages:
        return known.messages[piece.message_id], True
    return None, False


def _newer(
    book: Book, name: str, data: bytes, piece: Piece, known: Known, reader: _Reading
) -> Iterator[Newer]:
    """Yield the files of a piece that are another version of one that is kept."""
    files = [(name, data, piece)] if piece.sort in _DOCUMENTS else []
    parts = [(part.name, part.data, None) for part in piece.parts]
    compared = 0
    for called, content, read in [*files, *parts]:
        kept = known.stems.get(stem_of(called))
        digest = hashlib.sha256(content).hexdigest()
        if kept is None or digest in known.digests or compared == _MOST_COMPARED:
            continue
        compared += 1
        yield Newer(visible(called), kept, _differs(book, kept, called, content, read, reader))


def _differs(
    book: Book, kept: Kept, name: str, content: bytes, read: Piece | None, reader: _Reading
) -> Difference | None:
    """Return what differs in the words of two versions; None when either has none."""
    path = beside(kept.path, kept.attachment)
    try:
        old = read_bytes(book, path)
    except RaadsboekError:
        return None
    before = reader.read(kept.original or kept.attachment, old)
    after = read if read is not None else reader.read(name, content)
    return difference(before.text, after.text) if before.text and after.text else None
