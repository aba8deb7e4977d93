"""Leaving the index such that the next start is quick: see `book.quick`, which reads it."""

import time

from raadsboek.book import quick
from raadsboek.book.book import Book
from raadsboek.book.today import law_of
from raadsboek.index import remembered
from raadsboek.vault import freshness
from raadsboek.vault.settings import read_settings


def refresh_and_remember(book: Book, *, now_ns: int | None = None) -> None:
    """Bring the index up to date, and remember what the folder and the settings looked like.

    Costs one more walk over the folder than a plain refresh: for commands that only look, and for
    moments when nobody waits. `now_ns` is the clock of the file system, whatever day the user
    works on: it tells which files are too young to trust.
    """
    root = str(book.root)
    # Looked at before the refresh: whatever changes in between makes the snapshot fail to hold.
    stamp = quick.settings_stamp(root)
    snapshot = freshness.take(root, now_ns=now_ns or time.time_ns())
    book.index.refresh()
    settings, _problems = read_settings(book.root)
    facts = {quick.NAME: settings.name, quick.LAW: law_of(settings), quick.SETTINGS: stamp}
    book.index.ask(remembered.remember, facts)
    book.index.ask(remembered.remember_snapshot, snapshot)
