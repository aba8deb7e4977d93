"""Which raadsboek a command is about: the one of `--map`, or the one around the current folder."""

from pathlib import Path

import click

from raadsboek.book.book import Book
from raadsboek.book.opening import find_root, open_book, open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.cli.command import Invocation, invocation_of


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
    return find_root(Path(given.folder).expanduser() if given.folder else Path.cwd())
