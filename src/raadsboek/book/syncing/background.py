"""Exchanging versions while somebody works: whatever happens becomes a state, never an error.

Owns which failures are normal (no connection), which wait for the user and which are told once. The
terminal program calls this in a thread; it must not know of screens.
"""

import datetime
import threading
from functools import lru_cache

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.syncing.exchange import Exchanged, exchange
from raadsboek.book.syncing.refusals import AlreadySyncing, NotShared
from raadsboek.book.syncing.remembering import shared
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.sharing import Shared
from raadsboek.history.far_folder import PlaceMissing
from raadsboek.history.git import Repository
from raadsboek.history.two_versions import files_with_two
from raadsboek.history.unreachable import Cancelled, Unreachable


class Happened(Struct, frozen=True, kw_only=True):
    """What became of an exchange: the state now, what it did, and what stood in the way.

    `offline` says why there was no connection: that is a state, and no `error`.
    """

    shared: Shared | None
    exchanged: Exchanged | None = None
    offline: RaadsboekError | None = None
    error: RaadsboekError | None = None


def look(book: Book) -> Shared | None:
    """Return how the raadsboek stands to its shared place, without the network."""
    found = shared(book)
    if found is None or book.repository is None:
        return found
    return found._replace(twice=_number_with_two(book.repository, found.newest))


@lru_cache(maxsize=4)
def _number_with_two(repository: Repository, newest: str) -> int:
    """Return how many files have two versions; asked again only when there is a newer version."""
    return len({two.path for two in files_with_two(repository)}) if newest else 0


def exchange_quietly(
    book: Book,
    *,
    now: datetime.datetime,
    consent: str = "",
    cancel: threading.Event | None = None,
) -> Happened:
    """Exchange versions and return what became of it; raises nothing that a user can cause."""
    try:
        exchanged = exchange(book, now=now, consent=consent, cancel=cancel)
    except Cancelled:
        return _happened(book)
    except (Unreachable, PlaceMissing) as error:
        return _happened(book, offline=error)
    except RaadsboekError as error:
        return _happened(book, error=error)
    if exchanged.received:
        book.index.refresh()
    return _happened(book, exchanged=exchanged)


def _happened(
    book: Book,
    *,
    exchanged: Exchanged | None = None,
    error: RaadsboekError | None = None,
    offline: RaadsboekError | None = None,
) -> Happened:
    try:
        found = look(book)
    except RaadsboekError as trouble:
        return Happened(shared=None, exchanged=exchanged, error=error or trouble)
    if found is not None:
        asks = error is not None and not isinstance(error, (NotShared, AlreadySyncing))
        found = found._replace(offline=offline is not None, asks=asks)
    return Happened(shared=found, exchanged=exchanged, offline=offline, error=error)
