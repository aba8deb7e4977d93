"""`raadsboek document WAT [VAN]`: an agenda, minutes, a list or a letter as a file for others."""

import click

from raadsboek.book.book import Book
from raadsboek.book.documents.building import Built, build
from raadsboek.book.documents.choosing import audience_for, audience_named, chosen
from raadsboek.book.documents.sorts import SORTS
from raadsboek.book.documents.writing import (
    FORMS_OF_DOCUMENTS,
    Prepared,
    form_of_place,
    format_named,
    place_for,
    prepare,
    write,
)
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import as_seen_here, open_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Choice
from raadsboek.core.documents.pdf_form import PdfForm
from raadsboek.core.errors import EXIT_OK

_HELP = f"""Een stuk voor anderen: als Word, PDF, webpagina of platte tekst.

WAT is een soort stuk: {", ".join(one.name for one in SORTS)}. VAN is het nummer
waarvan u het maakt. Geeft u alleen een nummer, dan wordt het wat daar het meest bij hoort.

Voorbeelden: raadsboek document verslag V-2026-12 --als pdf --voor leden

raadsboek document besluitenlijst 2026

Voor wie: volledig (voor wie erbij was), verkort (besluiten en acties, voor de leden) of openbaar
(voor iedereen: niets vertrouwelijks, geen acties). Staat er iets vertrouwelijks in, dan kiest u dat
zelf. Zonder --naar komt het bestand in de map die u het laatst gebruikte. Een bestand dat er al
is, blijft staan."""

_DEFAULT = "docx"


def call(
    context: click.Context,
    what: str,
    subject: str | None,
    form: str | None,
    audience: str | None,
    place: str | None,
    pdf_form: str | None,
    organ: str,
    as_json: bool,
) -> int:
    """Make the document and tell where it is, and what was left out."""
    book = open_here(context)
    book.index.refresh()
    wanted = format_named(form or form_of_place(place or "", _DEFAULT))
    built = _built(context, book, what, subject or "", audience, organ)
    prepared = prepare(book, built, wanted, pdf_form=PdfForm(pdf_form) if pdf_form else None)
    if place == "-":
        _to_output(book, prepared)
        return EXIT_OK
    file = write(book, prepared, place or place_for(book))
    if as_json:
        output.json_object(_as_object(prepared, str(as_seen_here(file))))
    output.message(f"{built.document.title}: {as_seen_here(file)}")
    for line in prepared.left_out:
        output.message(f"  Weggelaten: {line}.")
    return EXIT_OK


def _built(
    context: click.Context, book: Book, what: str, subject: str, audience: str | None, organ: str
) -> Built:
    sort, number = chosen(book, what, subject)
    typed = audience_named(audience) if audience else None
    return build(
        book,
        sort,
        number,
        audience=audience_for(book, sort, number, typed),
        today=invocation_of(context).today,
        organ=organ_of(book, organ),
    )


def _to_output(book: Book, prepared: Prepared) -> None:
    from raadsboek.book.documents.leaving import check_leaving, withheld_of

    check_leaving(book, prepared.data, withheld_of(book, prepared.built), name=prepared.name)
    if prepared.form.media_type == "text/plain":
        output.text(prepared.data.decode("utf-8-sig"))
    else:
        output.file(prepared.data)


def _as_object(prepared: Prepared, file: str) -> dict[str, object]:
    document = prepared.built.document
    return {
        "bestand": file,
        "soort": document.kind,
        "titel": document.title,
        "voor": document.audience.value,
        "kenmerk": document.reference,
        "versie": document.version,
        "weggelaten": list(prepared.left_out),
    }


COMMAND = Command(
    "document",
    _HELP,
    call,
    [
        argument("wat", target="what"),
        argument("van", required=False, target="subject"),
        option(
            "als",
            f"Soort bestand: {', '.join(one.name for one in FORMS_OF_DOCUMENTS)}. "
            f"Anders zegt het einde van de bestandsnaam het, en anders is het {_DEFAULT}.",
            metavar="SOORT",
            target="form",
        ),
        option(
            "voor", "Voor wie: volledig, verkort of openbaar.", metavar="WIE", target="audience"
        ),
        option("naar", "Map of bestand; - is de uitvoer.", metavar="PLAATS", target="place"),
        option(
            "pdf",
            "Wat een PDF kan: beide, toegankelijk, archief of gewoon.",
            metavar="KEUZE",
            type=Choice([one.value for one in PdfForm]),
            target="pdf_form",
        ),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
