"""`raadsboek huisstijl`: make the Word file whose look all documents get, or look it over."""

import click

from raadsboek.book.house_style import (
    PATH,
    check_house_style,
    has_house_style,
    start_house_style,
)
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of
from raadsboek.cli.here import open_here, read_here
from raadsboek.core.errors import EXIT_OK

_HELP = """De huisstijl voor Word-bestanden: sjablonen/huisstijl.docx in uw raadsboek.

Is er nog geen, dan komt er een om aan te passen in Word: lettertypen, kleuren, uw logo in de
koptekst. Alle documenten die u daarna naar Word maakt, zien er zo uit.

Is er al een, dan kijkt Raadsboek na of die te gebruiken is. Zonder huisstijl hebben documenten het
uiterlijk van Raadsboek zelf."""


def call(context: click.Context) -> int:
    """Make the house style, or say that the one that is there will do."""
    book = read_here(context)
    if has_house_style(book):
        check_house_style(book)
        output.message(f"De huisstijl is in orde: {PATH}")
        return EXIT_OK
    path = start_house_style(open_here(context), now=invocation_of(context).now)
    output.lines([path])
    output.message("Pas dit bestand aan in Word en bewaar het onder dezelfde naam.")
    output.message("  Kijk het daarna na met: raadsboek huisstijl")
    return EXIT_OK


COMMAND = Command("huisstijl", _HELP, call, [])
