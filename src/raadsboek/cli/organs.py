"""`--orgaan KORT`: of which council a command tells, where a raadsboek serves several.

A command never mixes them by itself: without the option it is about the first one, whatever is
chosen on screen, so that it answers the same every time.
"""

from collections.abc import Mapping

import click

from raadsboek.book.book import Book
from raadsboek.book.organs import names_of, unknown_organ
from raadsboek.cli.command import option
from raadsboek.core.council import ORGAN_KEY, Settings
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Value

ALL = "alle"
LABEL = "Orgaan"


def organ_option(*, or_all: bool = False) -> click.Option:
    """Declare `--orgaan`; with `or_all` the word 'alle' may stand there too."""
    every = ", of 'alle'" if or_all else ""
    return option(
        ORGAN_KEY,
        f"Van welke raad, bij meer dan een: de korte naam{every} (anders: de eerste).",
        metavar="KORT",
        default="",
        target="organ",
    )


def organ_of(book: Book, typed: str) -> str:
    """Return the short name of the organ that was typed. Raises `InvalidInput`."""
    if not book.settings.knows_organ(typed.strip()):
        raise InvalidInput([unknown_organ(book.settings, typed)])
    return book.settings.council(typed.strip()).short


def organ_or_all(book: Book, typed: str) -> str | None:
    """Return the short name of the organ that was typed, None for 'alle'. Raises `InvalidInput`."""
    return None if typed.strip().casefold() == ALL else organ_of(book, typed)


def with_organ(settings: Settings, item: Mapping[str, Value]) -> dict[str, Value]:
    """Return the object of a note with the organ that it belongs to, where there are several."""
    return {**item, **organ_key(settings, settings.organ_of(item))}


def organ_key(settings: Settings, named: str) -> dict[str, Value]:
    """Return what an object says of the organ that a note names; nothing where there is one."""
    return {ORGAN_KEY: settings.council(named).short} if names_of(settings) else {}
