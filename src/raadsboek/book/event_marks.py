"""What tells an agenda that it knows an event, and which of two versions of it is the newer.

Owns the UID and the SEQUENCE (RFC 5545) of everything that leaves as .ics. Both follow from the
history and from this program alone: another copy of the raadsboek, or an index that was made
anew, gives the same. See docs/adr/0007.
"""

import datetime
import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from raadsboek.book.book import Book
from raadsboek.book.past import readable, refresh_history
from raadsboek.core.errors import ReadOnly
from raadsboek.history.log import first_version
from raadsboek.history.outside import changed_outside
from raadsboek.index import versions
from raadsboek.vault.settings import SETTINGS_FILE

WORDING = datetime.date(2026, 11, 22)
"""The day on which this program last changed what an event says: a later one makes all newer."""
_EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


class Source(NamedTuple):
    """A note that an event is made from."""

    number: str
    path: str


class EventMarks:
    """The marks of events, by the history as it is now. Raises `ReadOnly` when there is none.

    Also for an earlier day: an agenda would take what is old for a change.
    """

    def __init__(self, book: Book, now: datetime.datetime) -> None:
        if book.then is not None:
            raise ReadOnly(book.read_only)
        repository = readable(book)
        refresh_history(book)
        self._book = book
        self._origin = first_version(repository)
        self._outside = {one.path for one in changed_outside(repository)}
        self._now = now

    def identity(self, *names: str) -> str:
        """Return the UID of the event with these names; the same in every export, for ever."""
        told = " ".join([self._origin, *names])
        return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@raadsboek"

    def sequence(self, sources: Iterable[Source], law: datetime.date | None = None) -> int:
        """Return a number that rises with each version of a source or of the settings.

        `law` is the day on which the rules that it follows were last checked.
        """
        noted = list(sources)
        paths = [SETTINGS_FILE, *(one.path for one in noted)]
        numbers = [one.number for one in noted if one.number]
        count, latest = self._book.index.ask(versions.touched, paths=paths, numbers=numbers)
        moments = [latest, _seconds(WORDING), _seconds(law or WORDING)]
        if self._outside.intersection(paths):
            moments.append(int(self._now.timestamp()))
        # A clock that is behind may not make a newer version look older: each adds one.
        return max(moments) - int(_EPOCH.timestamp()) + count


def _seconds(day: datetime.date) -> int:
    moment = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    return int(moment.timestamp())
