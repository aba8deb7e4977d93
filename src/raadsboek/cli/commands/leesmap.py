"""`raadsboek leesmap [WIE]`: what somebody who is new must read, as one PDF or as a zip."""

import click

from raadsboek.book.documents.in_one_file import PDF, ZIP, Written
from raadsboek.book.documents.writing import place_for
from raadsboek.book.onboarding.pack_files import (
    Made,
    not_in_pack,
    pack_as_pdf,
    pack_as_zip,
    place_of_pack,
    write_pack,
)
from raadsboek.book.onboarding.reading_pack import gather_pack
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.core.errors import EXIT_OK

_HELP = """De leesmap voor een nieuw lid: alle stukken om te beginnen, als één PDF of als zip.

Voorbeeld: raadsboek leesmap @noor --naar leesmap.pdf

Erin zitten: wie er in de raad zit, het reglement, de afspraken die gelden, het werkplan, het
laatste jaarverslag, de laatste drie vastgestelde verslagen en de lopende dossiers. Voor een nieuwe
ambtelijk secretaris ook het stuk van de overdracht. Voorop staat een inhoud met bladzijden. Wat
vertrouwelijk is, gaat nooit mee. Met --naar leesmap.zip krijgt u alle stukken als losse bestanden.

Zonder WIE is het een leesmap zonder naam, en zonder inwerklijst."""


def call(
    context: click.Context,
    wanted: str | None,
    place: str | None,
    for_clerk: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Make the pack, write it, and tell what is in it and what is not."""
    book = open_here(context)
    pack = gather_pack(
        book,
        wanted or "",
        for_clerk=for_clerk,
        organ=organ_of(book, organ),
        now=invocation_of(context).now,
    )
    place = place or place_for(book)
    as_files = place.casefold().endswith(ZIP)
    # Before the work: LibreOffice may take a while.
    place_of_pack(book, pack, place, ZIP if as_files else PDF)
    made = (pack_as_zip if as_files else pack_as_pdf)(book, pack)
    written = write_pack(book, made, place)
    if as_json:
        output.json_object(_as_object(made, written))
    else:
        output.table(
            ["Deel", "Stuk", "Titel"],
            ((one.points[0], one.name, one.title) for one in pack.papers),
        )
    _tell(made, written)
    return EXIT_OK


def _tell(made: Made, written: Written) -> None:
    output.message(f"Gemaakt: {written.file}")
    for trouble in made.troubles:
        output.message(f"Los bestand: {trouble}")
    for file in written.aside:
        output.message(f"  {file}")
    for line in not_in_pack(made.of):
        output.message(f"Let op: {line}")


def _as_object(made: Made, written: Written) -> dict[str, object]:
    return {
        "bestand": str(written.file),
        "los": [str(file) for file in written.aside],
        "stukken": [
            {"deel": one.points[0], "naam": one.name, "titel": one.title} for one in made.of.papers
        ],
        "ontbreekt": made.of.missing,
        "vertrouwelijk": made.of.hidden,
    }


COMMAND = Command(
    "leesmap",
    _HELP,
    call,
    [
        argument("wie", required=False, target="wanted"),
        option("naar", "Map, of bestand: .pdf of .zip.", metavar="PLAATS", target="place"),
        switch(
            "secretaris",
            "Voor een nieuwe ambtelijk secretaris, met de overdracht.",
            target="for_clerk",
        ),
        organ_option(),
        json_switch(),
    ],
)
