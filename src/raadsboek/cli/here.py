"""Which raadsboek a command is about: the one of `--map`, or the one around the current folder."""

from pathlib import Path

import click

from raadsboek.book.book import Book
from raadsboek.book.opening import find_root, open_book
from raadsboek.cli.command import Invocation, invocation_of


def open_here(context: click.Context) -> Book:
    """Open the raadsboek that this call is about; raises `NotAVault`."""
    return open_for(invocation_of(context))


def open_for(given: Invocation) -> Book:
    """Open the raadsboek that was given; raises `NotAVault`."""
    start = Path(given.folder).expanduser() if given.folder else Path.cwd()
    return open_book(find_root(start), now=given.now)
