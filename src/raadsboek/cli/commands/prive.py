"""`raadsboek prive`: where the private raadsboek is that belongs to this one; made when absent."""

import click

from raadsboek.book.confidential.private import private_folder
from raadsboek.book.creating import quoted
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Uw privé-raadsboek bij dit raadsboek, voor wat niet van de raad is.

Voorbeeld: raadsboek prive

De eerste keer wordt het gemaakt. Het staat in uw eigen map op deze computer en gaat nooit mee: niet
met de gedeelde map, niet met de overdracht, niet met een export. Een reservekopie maakt u zelf."""


def call(context: click.Context) -> int:
    """Print the folder, and how to open it."""
    folder = private_folder(open_here(context), now=invocation_of(context).now)
    output.text(str(folder))
    output.message(f"  Open het met: raadsboek --map {quoted(str(folder))}")
    output.message("  Dit staat alleen op deze computer. Maak zelf een reservekopie.")
    return EXIT_OK


COMMAND = Command("prive", _HELP, call)
