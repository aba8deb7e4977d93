"""What every screen gets: the raadsboek that is open, and the clock.

Front ends read the clock in one place only; a test gives a clock that stands still.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from raadsboek.book.book import Book


@dataclass(frozen=True)
class Desk:
    """The open raadsboek and the clock."""

    book: Book
    clock: Callable[[], datetime.datetime]

    @property
    def now(self) -> datetime.datetime:
        """This moment."""
        return self.clock()

    @property
    def today(self) -> datetime.date:
        """This day."""
        return self.clock().date()
