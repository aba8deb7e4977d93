"""`raadsboek coaching WIE`: your own note about coaching somebody, in the private raadsboek."""

import click

from raadsboek.book.creating import quoted
from raadsboek.book.onboarding.coaching import coaching_note
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, option
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Uw eigen aantekeningen over het begeleiden van een lid.

Voorbeeld: raadsboek coaching @noor --noteer "Wil oefenen met voorzitten."

Zij staan in uw privé-raadsboek op deze computer en gaan nooit mee: niet met de gedeelde map, niet
met de overdracht, niet met een export. Zonder --noteer ziet u wat er staat."""


def call(context: click.Context, wanted: str, text: str) -> int:
    """Print the note after adding to it, and say how to open it."""
    book = open_here(context)
    book.index.refresh()
    found = coaching_note(book, wanted, text=text, now=invocation_of(context).now)
    output.text(found.note.body)
    output.message(f"{'Gemaakt' if found.is_new else 'Notitie'}: {found.note.text('nummer')}")
    output.message(f"  Open het met: raadsboek --map {quoted(str(found.folder))}")
    output.message("  Dit staat alleen op deze computer, en gaat nooit mee.")
    return EXIT_OK


COMMAND = Command(
    "coaching",
    _HELP,
    call,
    [
        argument("wie", target="wanted"),
        option("noteer", "Schrijf dit erbij, onder de dag van vandaag.", default="", target="text"),
    ],
)
