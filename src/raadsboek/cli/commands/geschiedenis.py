"""`raadsboek geschiedenis NUMMER`: the versions of a note, newest first, or how it was in one."""

import click

from raadsboek.book.book import Book
from raadsboek.book.finding import find_path
from raadsboek.book.past import Version, note_as_it_was
from raadsboek.book.remembered_past import remembered_versions
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch, option
from raadsboek.cli.here import open_here, then_option
from raadsboek.cli.values import Number
from raadsboek.core.dates import time_of_day
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.version_code import short_code

"""How many characters of a version's identifier are shown and enough to name it."""


def call(
    context: click.Context, number: str, version: str, limit: int | None, as_json: bool
) -> int:
    """Print the versions, or the note as it was in one of them."""
    book = open_here(context)
    path = find_path(book, number)
    if version:
        output.text(note_as_it_was(book, path, version))
        return EXIT_OK
    found = remembered_versions(book, path, limit=limit)
    if as_json:
        output.json_array(
            {
                "versie": item.identifier,
                "datum": item.date.date().isoformat()
                if book.settings.day_only
                else item.date.isoformat(timespec="seconds"),
                "wie": item.author,
                "email": item.email,
                "onderwerp": item.subject,
                "actie": item.action,
                "nummers": list(item.numbers),
            }
            for item in found
        )
        return EXIT_OK
    output.table(
        ["Wanneer", "Wie", "Wat", "Versie"],
        (
            (_moment(book, item), item.author, item.subject, short_code(item.identifier))
            for item in found
        ),
    )
    return EXIT_OK


def _moment(book: Book, version: Version) -> str:
    time = time_of_day(version.date, hidden=book.settings.day_only)
    return f"{version.date:%Y-%m-%d}{time}"


COMMAND = Command(
    "geschiedenis",
    "De versies van een notitie, de nieuwste eerst: wie, wanneer, wat.",
    call,
    [
        argument("nummer", target="number"),
        option(
            "versie",
            "Toon de notitie zoals zij toen was.",
            metavar="VERSIE",
            default="",
            target="version",
        ),
        option(
            "aantal", "Hoogstens zoveel versies.", metavar="GETAL", type=Number(), target="limit"
        ),
        then_option(),
        json_switch(),
    ],
)
