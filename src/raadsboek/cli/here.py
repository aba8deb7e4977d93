"""Which raadsboek a command is about: the one of `--map`, or the one around the current folder."""

import datetime
from pathlib import Path

import click

from raadsboek.book.book import Book
from raadsboek.book.opening import find_root, open_book, open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.typed_path import typed_path
from raadsboek.cli import output
from raadsboek.cli.command import Invocation, invocation_of
from raadsboek.cli.values import PastDay
from raadsboek.core.dates import long_date
from raadsboek.core.errors import NotAVault
from raadsboek.core.text import visible

_MOST_NAMED = 3
"""How many raadsboeken are named to whoever stands in a folder that is none."""


def read_here(context: click.Context) -> Book:
    """Open the raadsboek for looking, its index fresh; no Git. Raises `NotAVault`."""
    return read_for(invocation_of(context))


def read_for(given: Invocation) -> Book:
    """Open the raadsboek that was given for looking, its index fresh. Raises `NotAVault`."""
    if given.then is not None:
        return _as_it_was(given, given.then)
    book = open_to_read(_root(given), now=given.now)
    refresh_and_remember(book)
    return book


def open_here(context: click.Context) -> Book:
    """Open the raadsboek with its history, to change it or look back. Raises `NotAVault`."""
    given = invocation_of(context)
    if given.then is not None:
        return _as_it_was(given, given.then)
    return open_book(_root(given), now=given.now)


def then_option() -> click.Option:
    """Declare `--op`: the same, as the whole raadsboek was at the end of a day."""
    return click.Option(
        ["--op", "_then"],
        metavar="DATUM",
        help="Zoals het hele raadsboek op die dag was (anders: nu).",
        type=PastDay(),
        expose_value=False,
        is_eager=True,
        callback=_remember_day,
    )


def _remember_day(
    context: click.Context, _option: click.Parameter, day: datetime.date | None
) -> None:
    invocation_of(context).then = day


def _as_it_was(given: Invocation, day: datetime.date) -> Book:
    from raadsboek.book.as_of import as_of  # not for who asks what is there now

    book = as_of(open_book(_root(given), now=given.now), day, today=given.now.date())
    if book.then is not None and book.then.made != day:
        output.message(
            f"Stand op {long_date(day)}: de laatste versie van toen is van "
            f"{long_date(book.then.made)}."
        )
    else:
        output.message(f"Stand op {long_date(day)}.")
    return book


def as_seen_here(file: Path) -> Path:
    """Return where a file stands, seen from the current folder when it lies below it."""
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


def _root(given: Invocation) -> Path:
    if given.folder:
        return find_root(typed_path(given.folder))
    try:
        return find_root(Path.cwd())
    except NotAVault as error:
        # Not on the path of a good call.
        from raadsboek.book.creating import quoted
        from raadsboek.book.recent import recents

        known = [quoted(visible(one.folder)) for one in recents()[:_MOST_NAMED]]
        raise NotAVault(error.folder, known) from None
