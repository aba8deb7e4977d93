"""`raadsboek publiceren NUMMER`: note that adopted minutes were published."""

import datetime

import click

from raadsboek.book.meetings.adopting import publish
from raadsboek.book.notes import read
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import open_here
from raadsboek.cli.notes_as_text import as_object
from raadsboek.cli.values import Day
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.meetings.adopted import adopted_footer


def call(context: click.Context, number: str, day: datetime.date | None, as_json: bool) -> int:
    """Save the day and the status."""
    given = invocation_of(context)
    book = open_here(context)
    note = publish(book, read(book, number), on=day or given.today, now=given.now)
    if as_json:
        output.json_object(as_object(note))
    output.message(f"Gepubliceerd op {note.text('gepubliceerd')}: {note.path}")
    footer = adopted_footer(note)
    if footer:
        output.message(f"Zet onder wat u publiceert: {footer}")
    return EXIT_OK


COMMAND = Command(
    "publiceren",
    "Vastleggen dat een vastgesteld verslag is gepubliceerd.",
    call,
    [
        argument("nummer", target="number"),
        option("op", "De dag; anders vandaag.", metavar="DATUM", type=Day(), target="day"),
        json_switch(),
    ],
)
