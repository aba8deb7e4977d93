"""The last look at a file before it leaves: nothing that was left out is in any byte of it.

Every way out ends here, before `exporting.write_export`: documents, lists, bundles, mails. On a hit
nothing is written.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.confidential.staying import refuse_private
from raadsboek.book.documents.allowed import Allowed
from raadsboek.book.documents.building import Built
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.exporting import write_export
from raadsboek.core.documents.held import HeldKind, Withheld
from raadsboek.core.documents.leaking import Searched, find_leaks, pieces_of
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible
from raadsboek.render.inside import Part, inside

_SHOWN = 60


class WouldLeak(RaadsboekError):
    """Something that must stay inside stands in a file that was made; it was not written."""

    def __init__(self, words: str, whose: str, where: str) -> None:
        shown = visible(words)
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        super().__init__(
            f"Er is niets gemaakt: '{shown}' ({whose}) zou naar buiten gaan, in {where}.",
            "Haal deze woorden uit de tekst die naar buiten gaat, of maak het document voor wie "
            "alles mag zien.",
        )


def withheld_of(book: Book, built: Built) -> Withheld:
    """Return what must not be in a document that was built."""
    return withheld_from(
        book,
        built.sources,
        audience=built.document.audience,
        subject=built.subject,
        left_out=built.withheld,
    )


def check_leaving(
    book: Book,
    data: bytes,
    withheld: Withheld,
    *,
    name: str = "",
    papers: Sequence[bytes] = (),
    known: Sequence[str] = (),
) -> None:
    """Look through a file for what must not be in it; `name` is what it will be called.

    `papers` are the bytes of the papers that are in it: they may leave, and so may what they say.
    `known` are texts of another source that may be in it, such as the names in a list of
    addresses. Raises `WouldLeak`, `CannotLookInside`, and `StaysPrivate`: what is shown to copy
    leaves as well as a file.
    """
    refuse_private(book)
    digests = frozenset(hashlib.sha256(paper).hexdigest() for paper in papers)
    parts = inside(data, name, known=digests)
    _refuse_files(parts, papers, withheld.digests)
    pieces = [piece for held in dict.fromkeys(withheld.texts) for piece in pieces_of(held)]
    allowed = Allowed(book, withheld, papers, known)
    searched = (Searched(part.where, part.told, part.raw) for part in parts)
    seen: dict[str, bool] = {}
    for leak in find_leaks(pieces, searched):
        piece = leak.piece
        if piece.plain not in seen or piece.held.kind is HeldKind.NAME:
            seen[piece.plain] = allowed.says(piece)
        if not seen[piece.plain]:
            raise WouldLeak(piece.words, piece.held.called, leak.where or "het bestand")


def write_leaving(
    book: Book,
    typed: str,
    data: bytes,
    withheld: Withheld,
    *,
    name: str,
    may_replace: Callable[[bytes], bool],
    papers: Sequence[bytes] = (),
    known: Sequence[str] = (),
) -> Path:
    """Check a file and write it to the place that the user typed; raises what both raise."""
    check_leaving(book, data, withheld, name=name, papers=papers, known=known)
    return write_export(book, typed, data, name=name, may_replace=may_replace)


def _refuse_files(
    parts: Iterable[Part], papers: Iterable[bytes], digests: Iterable[tuple[str, str]]
) -> None:
    held = dict(digests)
    if not held:
        return
    found = [(part.data, part.where) for part in parts if part.data]
    for data, where in [*found, *((paper, "het bestand") for paper in papers)]:
        whose = held.get(hashlib.sha256(data).hexdigest())
        if whose:
            raise WouldLeak(whose, HeldKind.ATTACHMENT.value, where)
