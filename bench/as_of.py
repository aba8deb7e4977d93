"""The raadsboek of an earlier day, on 50,000 notes and 20,000 versions, beside `git ls-tree -r`.

Opening is: find the version that a day means, list all its files, read its settings; after it any
note can be read. The list of versions is known from an earlier look, as after the first time. What
the index of that day costs is told apart: the first time, on the way to another day, and again.
"""

import datetime
import sys
from functools import partial

from bench.made import opened
from bench.make_vault import LONG_HISTORY, TODAY, make_vault
from bench.measuring import Result, compare, seconds, use_own_cache
from raadsboek.book.as_of import as_of
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.opening import open_book
from raadsboek.core.kinds import action
from raadsboek.history.git import run as git
from raadsboek.index.as_of import forget_stands

_DAYS = (30, 31, 400, 2000)
"""So many days ago: what is looked at, one after the other."""


def run() -> list[Result]:
    """Compare opening with git, and tell what the index of a day takes."""
    use_own_cache()
    root = make_vault(50_000, versions=LONG_HISTORY)
    opened(root).index.refresh()
    book = open_book(root, now=datetime.datetime.now().astimezone())
    day = TODAY - datetime.timedelta(days=30)
    first = seconds(lambda: _open(book, day))
    print(f"    the first opening of all, versions read: {first:.2f} s", file=sys.stderr)
    _tell_indexes(book)
    return [
        compare(
            "as of a day: the version, its files, its settings",
            "git ls-tree -r",
            lambda: seconds(lambda: _open(book, day)),
            lambda: seconds(lambda: _listed(book)),
            target=2.0,
            rounds=15,
        )
    ]


def _open(book: Book, day: datetime.date) -> Book:
    """Open the raadsboek of a day, with the list of its files."""
    found = as_of(book, day, today=TODAY)
    assert found.then is not None
    found.then.files.listing()
    return found


def _listed(book: Book) -> bytes:
    """Have plain git list a version that is as large."""
    assert book.repository is not None
    return git(book.repository, ["ls-tree", "-r", "-z", "--full-tree", "HEAD"])


def _tell_indexes(book: Book) -> None:
    forget_stands(book.root)
    for days in (*_DAYS, _DAYS[0]):
        then = _open(book, TODAY - datetime.timedelta(days=days))
        took = seconds(then.index.refresh)
        listed = seconds(partial(_first_page, then))
        print(
            f"    index of {days} days ago: {took:.2f} s; then a list {listed * 1000:.1f} ms",
            file=sys.stderr,
        )
        then.index.close()


def _first_page(book: Book) -> None:
    rows(book, action.KIND).page(0, 40)
