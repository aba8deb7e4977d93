"""What happened in a procedure: an event on a day, with what proves it."""

import datetime
from collections.abc import Collection

from msgspec import Struct

CONFORMING = "conform"
DEVIATING = "afwijkend"
WITHOUT_REASONS = "zonder redenen"
WITH_REASONS = "met redenen"
QUALITIES = (CONFORMING, DEVIATING, WITHOUT_REASONS, WITH_REASONS)
"""What can be said of an event and changes what follows from it."""
OPPOSITES = {
    CONFORMING: DEVIATING,
    DEVIATING: CONFORMING,
    WITH_REASONS: WITHOUT_REASONS,
    WITHOUT_REASONS: WITH_REASONS,
}
"""Of which two only one can be true of an event."""


def contradicting(qualities: Collection[str]) -> list[str]:
    """Return those of the qualities that cannot be true together."""
    return [one for one in QUALITIES if one in qualities and OPPOSITES[one] in qualities]


class Document(Struct, frozen=True):
    """A paper that proves an event: a note or file, and the first 8 hex of its SHA-256 or ''."""

    name: str
    digest: str = ""


class Event(Struct, frozen=True, kw_only=True):
    """Something that happened on a day; `name` is that of an `EventKind`."""

    day: datetime.date
    name: str
    qualities: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    text: str = ""
