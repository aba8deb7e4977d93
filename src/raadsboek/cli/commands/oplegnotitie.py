"""`raadsboek oplegnotitie NUMMER PUNT`: the cover note of an agenda point, filled in and linked."""

import click

from raadsboek.book.meetings.cover_notes import make_cover_note_of
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Een oplegnotitie maken bij een agendapunt, met aanleiding, bevoegdheid, vraag en termijn.

Wat in het traject van het punt staat, is al ingevuld. De notitie komt bij de stukken van het punt.
Het model staat in sjablonen/oplegnotitie.md en kunt u aanpassen.

PUNT is het nummer van het punt of zijn hele titel.

Voorbeeld: raadsboek oplegnotitie V-2026-12 5"""


def call(context: click.Context, number: str, point: str, as_json: bool) -> int:
    """Make the cover note and print its number."""
    book = open_here(context)
    made = make_cover_note_of(book, number, point, now=invocation_of(context).now)
    if as_json:
        output.json_object({"nummer": made.memo.text("nummer"), "pad": made.memo.path})
    else:
        output.lines([made.memo.text("nummer")])
    output.message(f"Opgeslagen: {made.memo.path}")
    if made.agenda.resend:
        output.message("De agenda was al verzonden: stuur de notitie als nazending.")
    return EXIT_OK


COMMAND = Command(
    "oplegnotitie",
    _HELP,
    call,
    [argument("nummer", target="number"), argument("punt", target="point"), json_switch()],
)
