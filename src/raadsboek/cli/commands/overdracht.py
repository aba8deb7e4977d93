"""`raadsboek overdracht [PLAATS]`: what a successor must know, or the whole package for them."""

import click

from raadsboek.book.book import Book
from raadsboek.book.handover.document import handover_document
from raadsboek.book.handover.packing import Package, make_package
from raadsboek.book.problems import check
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS

_HELP = """Een pakket voor uw opvolger maken, of lezen wat die moet weten.

Voorbeeld: raadsboek overdracht E:/overdracht

Zonder PLAATS: het stuk voor de opvolger, op het scherm. Met --als alleen dat stuk, als bestand in
PLAATS: raadsboek overdracht uit --als pdf

Anders is PLAATS voor het pakket. PLAATS is een map (een stick of een
gedeelde map), of een bestand dat eindigt op .bundle. Het pakket bevat het hele raadsboek met alle
versies, het stuk voor de opvolger en een verslag van de controle. Concepten, privénotities en
instellingen van deze computer gaan niet mee."""


def call(
    context: click.Context, place: str | None, form: str | None, as_folder: bool, as_json: bool
) -> int:
    """Print the document, write it as a file, or make the package and say where it is."""
    given = invocation_of(context)
    book = open_here(context)
    if form:
        _write_document(context, book, form, place)
        return EXIT_OK
    if not place:
        problems = check(book, today=given.today)
        output.text(handover_document(book, now=given.now, problems=problems).text)
        return EXIT_OK
    made = make_package(book, place, as_folder=as_folder, now=given.now)
    if as_json:
        output.json_object(
            {
                "map": str(made.folder),
                "kopie": str(made.copy),
                "stuk": str(made.page),
                "in-orde": made.is_sound,
                "let-op": list(made.warnings),
            }
        )
    _tell(made)
    return EXIT_OK if made.is_sound else EXIT_PROBLEMS


def _write_document(context: click.Context, book: Book, form: str, place: str | None) -> None:
    from raadsboek.book.documents.writing import format_named, place_for
    from raadsboek.book.handover.as_file import write_handover  # only for who wants a file

    given = invocation_of(context)
    wanted = format_named(form)
    handover = handover_document(book, now=given.now, problems=check(book, today=given.today))
    file = write_handover(book, handover, wanted, place or place_for(book), today=given.today)
    output.message(f"{handover.title}: {file}")


def _tell(made: Package) -> None:
    output.message(f"Het pakket staat in {made.folder}.")
    output.message(f"  Het hele raadsboek: {made.copy.name}. Nagelezen: gelijk.")
    output.message(f"  Voor uw opvolger: {made.page.name}. Lees het zelf eerst door.")
    for warning in made.warnings:
        output.message(f"  Let op: {warning}")
    if not made.is_sound:
        output.message(
            "  Let op: de geschiedenis is niet in orde; zie het verslag van de controle."
        )


COMMAND = Command(
    "overdracht",
    _HELP,
    call,
    [
        # The name of a folder may be any bytes.
        argument("plaats", required=False, target="place", type=click.STRING),
        option(
            "als",
            "Alleen het stuk voor de opvolger, als docx, pdf, html of txt.",
            metavar="SOORT",
            target="form",
        ),
        switch(
            "als-map",
            "De kopie als map, te lezen zonder programma, in plaats van één bestand.",
            target="as_folder",
        ),
        json_switch(),
    ],
)
