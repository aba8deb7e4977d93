"""`raadsboek regel NUMMER WAT`: tick off what was arranged for a meeting, or show what there is."""

import click

from raadsboek.book.meetings.facilities import arrange, facilities_of
from raadsboek.book.meetings.steps import read_meeting
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import open_here, then_option
from raadsboek.core.errors import EXIT_OK

_HELP = """Afvinken wat er voor een vergadering is geregeld: de zaal, de lunch.

Voorbeeld: raadsboek regel V-2026-12 zaal,lunch

Zonder WAT staat er wat er geregeld moet worden. Wat elke vergadering nodig heeft, staat bij
'voorzieningen' in raadsboek.yaml; voor één vergadering bij 'te-regelen'."""


def call(
    context: click.Context, number: str, what: tuple[str, ...], undone: bool, as_json: bool
) -> int:
    """Tick it off, and print what is left."""
    book = open_here(context)
    meeting = read_meeting(book, number)
    if what:
        now = invocation_of(context).now
        meeting = arrange(book, meeting, " ".join(what), done=not undone, now=now)
    to_arrange, arranged = facilities_of(book, meeting)
    if as_json:
        output.json_object(
            {"nummer": meeting.text("nummer"), "te-regelen": to_arrange, "geregeld": arranged}
        )
    else:
        output.lines(f"nog regelen: {name}" for name in to_arrange)
        output.lines(f"geregeld: {name}" for name in arranged)
    if not to_arrange and not arranged:
        output.message("Voor deze vergadering hoeft niets geregeld te worden.")
    return EXIT_OK


COMMAND = Command(
    "regel",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("wat", required=False, many=True, target="what"),
        switch("niet", "Haal het vinkje weer weg.", target="undone"),
        then_option(),
        json_switch(),
    ],
)
