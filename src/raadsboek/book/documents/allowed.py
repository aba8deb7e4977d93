"""What may stand in a document although something that was left out says the same.

A sentence of a confidential note that also stands in a note that anybody may read is no leak. Asked
of what was found only, the cheapest answer first.
"""

from collections.abc import Sequence
from functools import cached_property

from raadsboek.book.book import Book
from raadsboek.book.documents.own_words import own_text, own_words
from raadsboek.book.documents.withheld import said_in
from raadsboek.book.source import read_bytes, read_note
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.held import HeldKind, Withheld
from raadsboek.core.documents.leaking import Piece, plain
from raadsboek.core.errors import NotFound
from raadsboek.index.leaving import open_paths_saying
from raadsboek.render.inside import CannotLookInside, inside
from raadsboek.vault.settings import SETTINGS_FILE


class Allowed:
    """Answers whether a piece of what was left out may stand in what leaves."""

    def __init__(
        self, book: Book, withheld: Withheld, papers: Sequence[bytes], known: Sequence[str]
    ) -> None:
        self._book = book
        self._papers = papers
        self._known = "\n".join(map(plain, known))
        self._sources = "\n".join(map(plain, withheld.allowed))

    def says(self, piece: Piece) -> bool:
        """Tell if the piece may stand there."""
        if piece.plain in self._known:
            return True
        if piece.held.kind is HeldKind.NAME:
            return False
        return (
            piece.plain in self._sources
            or piece.plain in self._settings
            or piece.plain in self._in_papers
            or self._is_said_openly(piece)
            or (piece.plain in own_words() if piece.alone else piece.plain in own_text())
        )

    @cached_property
    def _settings(self) -> str:
        try:
            return plain(read_bytes(self._book, SETTINGS_FILE).decode("utf-8", "replace"))
        except NotFound:
            return ""

    @cached_property
    def _in_papers(self) -> str:
        """The text of the papers that go along whole: they may leave, so what they say may."""
        found: list[str] = []
        for data in self._papers:
            try:
                found += [f"{part.told}\n{part.raw}" for part in inside(data)]
            except CannotLookInside:
                continue
        return "\n".join(map(plain, found))

    def _is_said_openly(self, piece: Piece) -> bool:
        """Tell if a note that is not confidential says it, outside its confidential parts."""
        for path in self._book.index.ask(open_paths_saying, piece.words):
            try:
                note = read_note(self._book, path)
            except NotFound:
                continue
            if piece.plain in plain(said_in(self._book, note, Audience.SHORT)):
                return True
        return False
