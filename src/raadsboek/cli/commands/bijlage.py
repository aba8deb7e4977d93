"""`raadsboek bijlage NUMMER [NAAM]`: the attachments of a note, and taking an encrypted one out."""

import click

from raadsboek.book.confidential.attachments import attachments_there, take_out
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch, option
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """De bijlagen van een notitie; een versleutelde bijlage eruit halen om te lezen.

Voorbeeld: raadsboek bijlage P-2026-118 brief.pdf --naar ~/Downloads

Wat u eruit haalt, is een gewoon bestand: gooi het weg als u klaar bent."""


def call(context: click.Context, number: str, name: str | None, place: str, as_json: bool) -> int:
    """List the attachments, or write one to a place outside the raadsboek."""
    book = open_here(context)
    if name:
        file = take_out(book, number, name, place or ".")
        output.message(f"'{name}' staat in {file}, leesbaar. Gooi het weg als u klaar bent.")
        return EXIT_OK
    found = attachments_there(book, number)
    if as_json:
        output.json_array({"naam": one, "versleuteld": closed} for one, closed in found)
    else:
        output.lines(f"{one}{'  (versleuteld)' if closed else ''}" for one, closed in found)
        if not found:
            output.message("Er liggen geen bijlagen bij deze notitie.")
    return EXIT_OK


COMMAND = Command(
    "bijlage",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("naam", required=False, target="name"),
        option("naar", "De map of het bestand.", metavar="PLAATS", default="", target="place"),
        json_switch(),
    ],
)
