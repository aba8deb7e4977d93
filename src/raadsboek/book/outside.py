"""Edits made without Raadsboek: recording them, so that the history knows them too.

A file that lost its text without an edit, as after a power cut, is left out and named; so is what
is no file that can be kept.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book, writable
from raadsboek.book.changing import record_outside
from raadsboek.history.outside import changed_outside
from raadsboek.vault.writing import may_be_kept


class OutsideEdits(Struct, frozen=True):
    """The files that were recorded, those that look damaged, and those that cannot be recorded."""

    recorded: Sequence[str] = ()
    damaged: Sequence[str] = ()
    refused: Sequence[str] = ()


def number_not_recorded(book: Book) -> int:
    """Return how many files were edited without Raadsboek and are in no version yet."""
    return 0 if book.repository is None else len(changed_outside(book.repository))


def record_outside_edits(book: Book, *, now: datetime.datetime) -> OutsideEdits:
    """Record the edits made without Raadsboek as one version. Raises as `changing.record`.

    A link, a huge file or a name that cannot be written keeps nobody from recording the rest.
    """
    found = changed_outside(writable(book))
    damaged = [path for path, state in found if state.damaged]
    changed = [path for path, state in found if not state.damaged]
    edited = [path for path in changed if may_be_kept(book.root, path)]
    kept = set(edited)
    if edited:
        record_outside(book, edited, now=now)
    return OutsideEdits(
        recorded=edited,
        damaged=damaged,
        refused=[path for path in changed if path not in kept],
    )
