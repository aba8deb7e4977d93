"""`raadsboek persoonsgegevens`: whose data are kept beside the history, and taking them away."""

import click

from raadsboek.book.beside.personal_data import (
    Kept,
    forget_candidates,
    forget_person,
    in_words,
    kept_of,
)
from raadsboek.cli import output
from raadsboek.cli.command import Command, json_switch, option
from raadsboek.cli.here import read_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Van wie er gegevens zijn buiten de geschiedenis: adressen, kandidaten, contacten.

Deze gegevens staan alleen op deze computer. Ze komen in geen versie, gaan niet mee als u het
raadsboek deelt of overdraagt, en zijn na 'weg' ook echt weg.

Met --weg haalt u alles van een persoon weg. Met --kandidaten-van haalt u alle kandidaten van een
vacature of verkiezing weg, zoals na het einde van de bezwaartijd.

Wat in notities staat, haalt u weg met: raadsboek vernietigen"""


def call(context: click.Context, gone: str, subject: str, as_json: bool) -> int:
    """Print whose data are kept, or take them away."""
    book = read_here(context)
    if gone or subject:
        taken = forget_person(book, gone) if gone else []
        taken += forget_candidates(book, subject) if subject else []
        output.message(f"{in_words(taken)}.")
        return EXIT_OK
    kept = kept_of(book)
    if as_json:
        output.json_array(map(_as_object, kept))
    else:
        output.table(
            ["Naam", "In", "Wat"], ((one.name, one.what, ", ".join(one.says)) for one in kept)
        )
    places = dict.fromkeys(one.place for one in kept)
    if places:
        output.message(f"Alleen op deze computer, in: {', '.join(places)}")
    else:
        output.message("Er zijn geen gegevens van personen buiten de geschiedenis.")
    return EXIT_OK


def _as_object(one: Kept) -> dict[str, object]:
    return {"naam": one.name, "in": one.what, "bestand": one.place, "wat": list(one.says)}


COMMAND = Command(
    "persoonsgegevens",
    _HELP,
    call,
    [
        option(
            "weg", "Haal alles van deze persoon weg.", metavar="NAAM", default="", target="gone"
        ),
        option(
            "kandidaten-van",
            "Haal alle kandidaten van deze vacature of verkiezing weg.",
            metavar="NUMMER",
            default="",
            target="subject",
        ),
        json_switch(),
    ],
)
