"""`raadsboek stukken NUMMER`: the agenda of a meeting and all its papers as one PDF or a zip."""

import click

from raadsboek.book.documents.bundle import (
    Bundle,
    as_pdf,
    as_zip,
    not_along,
    place_of_bundle,
    write_bundle,
)
from raadsboek.book.documents.bundle_papers import gather
from raadsboek.book.documents.choosing import audience_named
from raadsboek.book.documents.in_one_file import PDF, ZIP, Written
from raadsboek.book.documents.writing import place_for
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here, then_option
from raadsboek.core.errors import EXIT_OK

_HELP = """De agenda van een vergadering met alle stukken, als één PDF of als zip.

Voorbeeld: raadsboek stukken V-2026-13 --naar stukken.pdf

In de PDF staat voorop de agenda met een lijst van de stukken: op welke bladzijde elk begint, en
welke later zijn toegevoegd (nazending). Elk agendapunt is een bladwijzer. Een Word-bestand wordt
een bladzijde als LibreOffice op deze computer staat. Wat geen bladzijde kan zijn, komt als los
bestand naast de bundel. Met --naar stukken.zip krijgt u alle bestanden apart, in de volgorde van de
agenda. Vertrouwelijke stukken gaan nooit mee.

Raadsboek verstuurt niets. Is de bundel verstuurd? Schrijf het op met: raadsboek verzonden"""


def call(
    context: click.Context,
    number: str,
    place: str | None,
    audience: str | None,
    only_new: bool,
    as_json: bool,
) -> int:
    """Make the bundle, write it, and tell what is in it and what is not."""
    book = open_here(context)
    gathered = gather(
        book,
        number,
        audience=audience_named(audience) if audience else None,
        only_new=only_new,
        today=invocation_of(context).today,
    )
    place = place or place_for(book)
    as_files = place.casefold().endswith(ZIP)
    # Before the work: LibreOffice may take a while.
    place_of_bundle(book, gathered, place, ZIP if as_files else PDF)
    made = (as_zip if as_files else as_pdf)(book, gathered)
    written = write_bundle(book, made, place)
    if as_json:
        output.json_object(_as_object(made, written))
    else:
        output.lines(f"{one.name} {one.digest}" for one in gathered.papers)
    _tell(made, written)
    return EXIT_OK


def _tell(made: Bundle, written: Written) -> None:
    gathered = made.of
    output.message(f"Gemaakt: {written.file}")
    for trouble in made.troubles:
        output.message(f"Los bestand: {trouble}")
    for file in written.aside:
        output.message(f"  {file}")
    for line in not_along(gathered):
        output.message(f"Let op: {line}")


def _as_object(made: Bundle, written: Written) -> dict[str, object]:
    return {
        "bestand": str(written.file),
        "kenmerk": written.digest,
        "los": [str(file) for file in written.aside],
        "stukken": [
            {
                "naam": one.name,
                "titel": one.title,
                "punten": list(one.points),
                "kenmerk": one.digest,
                "nazending": bool(one.mark),
            }
            for one in made.of.papers
        ],
        "niet gevonden": list(made.of.lost),
        "vertrouwelijk": made.of.hidden,
    }


COMMAND = Command(
    "stukken",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        option("naar", "Map, of bestand: .pdf of .zip.", metavar="PLAATS", target="place"),
        option("voor", "Voor wie: volledig of verkort.", metavar="WIE", target="audience"),
        switch("nazending", "Alleen wat nog niet iedereen heeft.", target="only_new"),
        then_option(),
        json_switch(),
    ],
)
