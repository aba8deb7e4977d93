"""Taking over what colleagues shared, before anything is destroyed.

After a destruction their versions do not fit any more, so that what is not here by then does not
come in by itself. It must not destroy anything, and it keeps nobody from destroying.
"""

import datetime
import threading

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.staying import StaysPrivate
from raadsboek.book.syncing.exchange import exchange
from raadsboek.book.syncing.refusals import NotShared
from raadsboek.core.errors import RaadsboekError


class TakenOver(Struct, frozen=True):
    """How many versions of colleagues came in, and what is to be said first; '' for nothing."""

    received: int = 0
    warning: str = ""


def take_over(
    book: Book, *, now: datetime.datetime, cancel: threading.Event | None = None
) -> TakenOver:
    """Take over what colleagues shared; what kept it from happening is told, not raised."""
    try:
        done = exchange(book, now=now, cancel=cancel)
    except (NotShared, StaysPrivate):
        return TakenOver()
    except RaadsboekError as error:
        return TakenOver(
            warning=f"Let op: eerst bijwerken lukte niet. {error.message} Wat een collega deelde "
            "en hier nog niet is, komt na het vernietigen niet vanzelf binnen."
        )
    return TakenOver(received=len(done.received))
