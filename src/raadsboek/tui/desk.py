"""What every screen gets: the raadsboek that is open, and the clock.

Front ends read the clock in one place only; a test gives a clock that stands still. The first
screen is there before the raadsboek is open, so the desk also knows how to wait for it.
"""

import datetime
import threading
from collections.abc import Callable

from raadsboek.book.book import Book
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.overview import Overview


class Desk:
    """The open raadsboek and the clock; `overview` is what the first screen begins with."""

    def __init__(
        self,
        book: Book | None,
        clock: Callable[[], datetime.datetime],
        *,
        overview: Overview | None = None,
    ) -> None:
        self.clock = clock
        self.overview = overview
        self._book = book
        self._settled = threading.Event()
        if book is not None:
            self._settled.set()

    @property
    def is_open(self) -> bool:
        """Whether the raadsboek is open already."""
        return self._book is not None

    @property
    def book(self) -> Book:
        """The raadsboek; a worker that is early waits here. Raises when it stays closed."""
        self._settled.wait()
        if self._book is None:
            raise RaadsboekError("Het raadsboek is niet geopend.")
        return self._book

    def receive(self, book: Book) -> None:
        """Put the raadsboek that was opened on the desk."""
        self._book = book
        self._settled.set()

    def give_up(self) -> None:
        """Let go whoever waits for a raadsboek that will not be opened any more."""
        self._settled.set()

    @property
    def now(self) -> datetime.datetime:
        """This moment."""
        return self.clock()

    @property
    def today(self) -> datetime.date:
        """This day."""
        return self.clock().date()
