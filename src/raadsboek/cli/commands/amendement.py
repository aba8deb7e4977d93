"""`raadsboek amendement NUMMER TEKST`: put a change of adopted minutes on an agenda to come."""

import click

from raadsboek.book.meetings.amending import amend
from raadsboek.book.notes import read
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Een vastgesteld verslag wijzigen: met een punt op de agenda van een volgende vergadering.

Voorbeeld: raadsboek amendement V-2026-11 "p2 r8: twee wordt drie"

De tekst van het verslag zelf verandert niet; er komt bij te staan waar het amendement is."""


def call(context: click.Context, number: str, text: str, meeting: str, as_json: bool) -> int:
    """Put the amendment on the agenda."""
    given = invocation_of(context)
    book = open_here(context)
    minutes = read(book, number)
    place = read(book, meeting) if meeting else None
    done = amend(book, minutes, text, in_meeting=place, now=given.now)
    if as_json:
        output.json_object(
            {
                "nummer": done.minutes.text("nummer"),
                "in": done.meeting.text("nummer"),
                "pad": done.meeting.path,
            }
        )
    output.message(
        f"Het amendement op {done.minutes.text('nummer')} staat op de agenda van "
        f"{done.meeting.text('nummer')}."
    )
    return EXIT_OK


COMMAND = Command(
    "amendement",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("tekst", target="text"),
        option(
            "in",
            "De vergadering die het behandelt; anders de eerstvolgende.",
            metavar="NUMMER",
            default="",
            target="meeting",
        ),
        json_switch(),
    ],
)
