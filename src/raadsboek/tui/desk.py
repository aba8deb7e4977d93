"""What every screen gets: the raadsboek that is open, of which organ it shows, and the clock.

Front ends read the clock in one place only; a test gives a clock that stands still. The first
screen is there before the raadsboek is open, so the desk also knows how to wait for it.
"""

import datetime
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.overview import Overview

if TYPE_CHECKING:  # the desk is there before what lies on it is loaded
    from raadsboek.book.book import Book
    from raadsboek.core.sharing import Shared


class Desk:
    """The open raadsboek and the clock; `overview` is what the first screen begins with.

    `organ` is the short name of the organ that screens show, '' where there is only one. `shared`
    is how the raadsboek stands to its shared place, None where it has none, and `sharing_error`
    what stood in the way the last time.
    """

    def __init__(
        self,
        book: "Book | None",
        clock: Callable[[], datetime.datetime],
        *,
        overview: Overview | None = None,
    ) -> None:
        self.clock = clock
        self.overview = overview
        self.organ = overview.organ if overview else ""
        self.shared: Shared | None = None
        self.sharing_error: RaadsboekError | None = None
        self._book = book
        self._to_read = book
        self._readable = threading.Event()
        self._settled = threading.Event()
        self._wanted = threading.Event()
        if book is not None:
            self.receive(book)

    @property
    def is_open(self) -> bool:
        """Whether the raadsboek is open already."""
        return self._book is not None

    @property
    def is_of_the_past(self) -> bool:
        """Whether this is the raadsboek of an earlier day, to be looked at only."""
        return self._book is not None and self._book.then is not None

    @property
    def book(self) -> "Book":
        """The raadsboek; a worker that is early waits here. Raises when it stays closed."""
        self._wanted.set()
        self._settled.wait()
        if self._book is None:
            raise RaadsboekError("Het raadsboek is niet geopend.")
        return self._book

    @property
    def to_read(self) -> "Book":
        """The raadsboek for whoever only looks: there before its history is. May wait, raise."""
        self._readable.wait()
        found = self._book or self._to_read
        if found is None:
            raise RaadsboekError("Het raadsboek is niet geopend.")
        return found

    def lend(self, book: "Book") -> None:
        """Put the raadsboek on the desk for reading, while its history is still to be opened."""
        self._recall_organ(book)
        self._to_read = book
        self._readable.set()

    def receive(self, book: "Book") -> None:
        """Put the raadsboek that was opened on the desk."""
        self._recall_organ(book)
        self._book = book
        self._readable.set()
        self._settled.set()

    def _recall_organ(self, book: "Book") -> None:
        """Begin with the organ that was chosen last, unless one is shown already."""
        known = {council.short for council in book.settings.councils}
        if len(known) < 2:
            self.organ = ""
        elif self.organ not in known:
            from raadsboek.book.organs import chosen

            self.organ = chosen(book)

    @property
    def organs(self) -> dict[str, str]:
        """The names of the organs by short name, as far as is known; none where there is one."""
        book = self._book or self._to_read
        if book is None or len(book.settings.councils) < 2:
            return {}
        return {council.short: council.name for council in book.settings.councils}

    @property
    def council_shown(self) -> str:
        """The name of the organ that screens show; '' where there is only one."""
        return self.organs.get(self.organ, "")

    @property
    def keeps_day_only(self) -> bool:
        """Whether the history keeps the day of a version and not the time of day."""
        book = self._book or self._to_read
        return book is not None and book.settings.day_only

    @property
    def is_private(self) -> bool:
        """Whether this is known to be the private raadsboek of the user."""
        book = self._book or self._to_read
        return book is not None and book.settings.private

    @property
    def stand(self) -> str:
        """Of which moment the raadsboek is, in words; '' for now."""
        book = self._book or self._to_read
        return book.then.title if book is not None and book.then is not None else ""

    def how(self, words: str) -> str:
        """Return what the user can do, after a space; '' in the past, where nothing changes."""
        return "" if self.is_of_the_past else f" {words}"

    def give_up(self) -> None:
        """Let go whoever waits for a raadsboek that will not be opened any more."""
        self._wanted.set()
        self._readable.set()
        self._settled.set()

    def close(self) -> None:
        """Let go of the raadsboek when the program on it has ended."""
        self.give_up()
        for book in {id(book): book for book in (self._book, self._to_read) if book}.values():
            book.index.close()

    def want(self) -> None:
        """Say that the whole raadsboek is needed, now."""
        self._wanted.set()

    def wait_until_wanted(self, patience: float) -> bool:
        """Wait until somebody needs the whole raadsboek, at most so many seconds; tell if so."""
        return self._wanted.wait(patience)

    @property
    def now(self) -> datetime.datetime:
        """This moment."""
        return self.clock()

    @property
    def today(self) -> datetime.date:
        """This day."""
        return self.clock().date()
