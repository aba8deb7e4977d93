"""`raadsboek index`: throw the index away and read the whole folder again."""

import click

from raadsboek.cli import output
from raadsboek.cli.command import Command
from raadsboek.cli.here import read_here
from raadsboek.core.errors import EXIT_OK


def call(context: click.Context) -> int:
    """Rebuild the index."""
    book = read_here(context)
    book.index.rebuild()
    output.message("De index is opnieuw gemaakt.")
    return EXIT_OK


COMMAND = Command(
    "index",
    "De zoekindex opnieuw maken. De index is een kopie om snel te zoeken; notities blijven gelijk.",
    call,
)
