"""`raadsboek nieuwsbrief NUMMER`: the draft of the newsletter after a meeting."""

import click

from raadsboek.book.constituency.newsletter import draft_newsletter
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Een concept voor de nieuwsbrief maken, na een vergadering. U werkt het daarna zelf bij.

Erin komen: wat onder de punten over communicatie staat, de besluiten, de samenvattingen van de
trajecten op de agenda, en de vragen die zijn beantwoord sinds de vorige nieuwsbrief. Niets wat
vertrouwelijk is.

Voorbeeld: raadsboek nieuwsbrief V-2026-15

Daarna naar Word: raadsboek document nieuwsbrief met het nummer van het concept"""


def call(context: click.Context, number: str, as_json: bool) -> int:
    """Make the draft and print its number."""
    draft = draft_newsletter(open_here(context), number, now=invocation_of(context).now)
    note = draft.note
    if as_json:
        output.json_object(
            {
                "nummer": note.text("nummer"),
                "pad": note.path,
                "zonder-samenvatting": list(draft.untold),
            }
        )
    else:
        output.lines([note.text("nummer")])
    output.message(f"Opgeslagen: {note.path}")
    if draft.untold:
        output.message(f"Nog zonder samenvatting, dus niet erin: {', '.join(draft.untold)}.")
    return EXIT_OK


COMMAND = Command("nieuwsbrief", _HELP, call, [argument("nummer", target="number"), json_switch()])
