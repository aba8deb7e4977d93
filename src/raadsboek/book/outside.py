"""Edits made without Raadsboek: recording them, so that the history knows them too.

A file that lost its text without an edit, as after a power cut, is left out and named.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.changing import record_outside
from raadsboek.history.outside import changed_outside


class OutsideEdits(Struct, frozen=True):
    """The files that were recorded, and those that look damaged and were left alone."""

    recorded: Sequence[str] = ()
    damaged: Sequence[str] = ()


def record_outside_edits(book: Book, *, now: datetime.datetime) -> OutsideEdits:
    """Record every edit made without Raadsboek as one version. Raises as `changing.record`."""
    found = changed_outside(writable(book))
    damaged = [path for path, state in found if state.damaged]
    edited = [path for path, state in found if not state.damaged]
    if edited:
        record_outside(book, edited, now=now)
    return OutsideEdits(recorded=edited, damaged=damaged)
