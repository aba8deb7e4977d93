"""`raadsboek index`: make the index anew, or read the attachments that it does not know yet."""

import click

from raadsboek.book.attached_texts import read_attachments, try_again
from raadsboek.cli import output
from raadsboek.cli.command import Command, switch
from raadsboek.cli.here import read_here
from raadsboek.core.errors import EXIT_OK


def call(context: click.Context, attachments: bool) -> int:
    """Rebuild the index, or read the attachments."""
    book = read_here(context)
    if attachments:
        try_again(book)
        read_attachments(book, is_over=lambda: False)
        output.message("De bijlagen zijn gelezen; hun tekst is te vinden met zoek.")
        return EXIT_OK
    book.index.rebuild()
    output.message("De index is opnieuw gemaakt.")
    return EXIT_OK


COMMAND = Command(
    "index",
    "De zoekindex opnieuw maken. De index is een kopie om snel te zoeken; notities blijven gelijk.",
    call,
    [
        switch(
            "bijlagen",
            "Lees alleen de bijlagen die nog niet zijn gelezen, hoelang het ook duurt.",
            target="attachments",
        )
    ],
)
