"""Which raadsboek a command is about: the one of `--map`, or the one around the current folder."""

from pathlib import Path

import click

from raadsboek.book.book import Book
from raadsboek.book.opening import find_root, open_book, open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.cli.command import Invocation, invocation_of
from raadsboek.core.errors import NotAVault
from raadsboek.core.text import visible

_MOST_NAMED = 3
"""How many raadsboeken are named to whoever stands in a folder that is none."""


def read_here(context: click.Context) -> Book:
    """Open the raadsboek for looking, its index fresh; no Git. Raises `NotAVault`."""
    return read_for(invocation_of(context))


def read_for(given: Invocation) -> Book:
    """Open the raadsboek that was given for looking, its index fresh. Raises `NotAVault`."""
    book = open_to_read(_root(given), now=given.now)
    refresh_and_remember(book)
    return book


def open_here(context: click.Context) -> Book:
    """Open the raadsboek with its history, to change it or look back. Raises `NotAVault`."""
    given = invocation_of(context)
    return open_book(_root(given), now=given.now)


def _root(given: Invocation) -> Path:
    if given.folder:
        return find_root(Path(given.folder).expanduser())
    try:
        return find_root(Path.cwd())
    except NotAVault as error:
        # Not on the path of a good call.
        from raadsboek.book.creating import quoted
        from raadsboek.book.recent import recents

        known = [quoted(visible(one.folder)) for one in recents()[:_MOST_NAMED]]
        raise NotAVault(error.folder, known) from None
