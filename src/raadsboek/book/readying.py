"""Leaving the index such that the next start is quick: see `book.quick`, which reads it."""

import time

from raadsboek.book import quick
from raadsboek.book.book import Book
from raadsboek.book.organs import names_of
from raadsboek.book.today import law_of, rules_of
from raadsboek.core.council import Settings
from raadsboek.index import remembered
from raadsboek.index.refreshing import Changes
from raadsboek.vault import freshness
from raadsboek.vault.settings import read_settings


def refresh_and_remember(book: Book, *, now_ns: int | None = None) -> Changes:
    """Bring the index up to date, remember how folder and settings looked; tell what differed.

    When all is as it was remembered, a look at each note's times is enough. Else it costs one more
    walk over the folder than a plain refresh: for commands that only look, and for moments when
    nobody waits. `now_ns` is the clock of the file system, whatever day the user works on: it
    tells which files are too young to trust.
    """
    if book.then is not None:  # the next start is one of now
        return book.index.refresh()
    root = str(book.root)
    if _is_as_remembered(book, root):
        return Changes()
    # Looked at before the refresh: whatever changes in between makes the snapshot fail to hold.
    stamp = quick.settings_stamp(root)
    snapshot = freshness.take(root, now_ns=now_ns or time.time_ns())
    changes = book.index.refresh()
    settings, _problems = read_settings(book.root)
    book.index.ask(remembered.remember, {**_facts(settings), quick.SETTINGS: stamp})
    book.index.ask(remembered.remember_snapshot, snapshot)
    return changes


def _facts(settings: Settings) -> dict[str, str]:
    """Return what the first text on screen must know of the settings."""
    names = names_of(settings)
    facts = {quick.ORGANS: "\n".join(names)}
    for short in names or [""]:
        name = settings.name_of(settings.council(short))
        facts[quick.of_organ(quick.NAME, short)] = name
        facts[quick.of_organ(quick.LAW, short)] = law_of(settings, short)
        facts[quick.of_organ(quick.RULES, short)] = rules_of(settings, short)
    return facts


def _is_as_remembered(book: Book, root: str) -> bool:
    known = book.index.ask(remembered.recall).get(quick.SETTINGS)
    if not known or known != quick.settings_stamp(root) or not book.index.terms_hold():
        return False
    snapshot = book.index.ask(remembered.recall_snapshot)
    # The screens have threads, which share one current folder.
    return freshness.still_holds(root, snapshot, alone=False)
