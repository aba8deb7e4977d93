"""`raadsboek lijst SOORT`: all notes of a kind as a table, filtered and sorted."""

import datetime

import click

from raadsboek.book.book import Book
from raadsboek.book.lists import Listing, columns_of, rows
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import as_seen_here, open_here, read_here, then_option
from raadsboek.cli.organs import LABEL, organ_option, organ_or_all, with_organ
from raadsboek.cli.pairs import pairs
from raadsboek.cli.values import KindWord, Year
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.schema import fields_of
from raadsboek.core.typed import stored

_HELP = """Alle notities van een soort: besluiten, acties, vergaderingen ...

Voorbeeld: raadsboek lijst acties --open --wie anna --sorteer uiterlijk

Het register van een jaar: raadsboek lijst besluiten --jaar 2026

Een besluit is van wie er in de tekst met @naam wordt genoemd.

Naar Excel: raadsboek lijst acties --open --naar acties.xlsx
Wat vertrouwelijk is, gaat niet mee in een bestand."""


def call(
    context: click.Context,
    kind: Kind,
    where: tuple[str, ...],
    words: str,
    sort: str,
    descending: bool,
    only_open: bool,
    year: int | None,
    person: str,
    organ: str,
    place: str,
    form: str,
    audience: str,
    as_json: bool,
) -> int:
    """Print the list, or write it to a file."""
    if form and not place:
        raise click.UsageError("Geef met --naar waar het bestand moet komen.", context)
    # What leaves says from which version it is: only the history knows.
    book = open_here(context) if place else read_here(context)
    wanted = organ_or_all(book, organ)
    listing = rows(
        book,
        kind,
        filters=_filters(kind, pairs(where), invocation_of(context).today),
        text=words,
        sort=sort,
        descending=descending,
        only_open=only_open,
        organ=wanted,
        year=str(year or ""),
        person=person,
    )
    if place:
        return _write(context, book, kind, listing, place, form, audience, wanted)
    if as_json:
        output.json_array(with_organ(book.settings, item) for item in listing.objects())
        return EXIT_OK
    _print(book, kind, listing, is_of_all=wanted is None)
    return EXIT_OK


def _print(book: Book, kind: Kind, listing: Listing, *, is_of_all: bool) -> None:
    if not len(listing):
        output.message("Niets gevonden.")
    labels = [item.label for item in columns_of(kind)]
    found = listing.page(0, len(listing))
    if is_of_all:
        output.table(
            [LABEL, *labels],
            ((book.settings.council(row.organ).short, *row.cells) for row in found),
        )
    else:
        output.table(labels, (row.cells for row in found))


def _write(
    context: click.Context,
    book: Book,
    kind: Kind,
    listing: Listing,
    place: str,
    form: str,
    audience: str,
    organ: str | None,
) -> int:
    from raadsboek.book.documents.choosing import audience_named  # not for who only looks
    from raadsboek.book.documents.writing_lists import write_list

    today = invocation_of(context).today
    found = write_list(
        book,
        kind,
        listing,
        place,
        form=form,
        audience=audience_named(audience),
        organ=organ,
        today=today,
    )
    rows = "1 regel" if found.count == 1 else f"{found.count} regels"
    output.message(f"Geschreven: {as_seen_here(found.file)}, met {rows}.")
    if found.hidden:
        output.message(f"Weggelaten, want vertrouwelijk: {found.hidden}.")
    return EXIT_OK


def _filters(kind: Kind, typed: dict[str, str], today: datetime.date) -> dict[str, str]:
    """Return the values as they stand on disk: '@anna' is anna, '1-12-2026' is 2026-12-01."""
    for item in fields_of(kind.struct):
        if item.key in typed:
            value = stored(item, typed[item.key], today=today)
            typed[item.key] = value if isinstance(value, str) else ", ".join(map(str, value))
    return typed


COMMAND = Command(
    "lijst",
    _HELP,
    call,
    [
        argument("soort", type=KindWord(), target="kind"),
        option(
            "waar",
            "Alleen notities met deze waarde; mag vaker.",
            metavar="SLEUTEL=WAARDE",
            many=True,
            target="where",
        ),
        option("zoek", "Alleen rijen met deze woorden.", default="", target="words"),
        option("sorteer", "Op welke kolom.", metavar="SLEUTEL", default="", target="sort"),
        switch("aflopend", "De hoogste of nieuwste bovenaan.", target="descending"),
        switch("open", "Alleen wat nog aandacht vraagt.", target="only_open"),
        option("jaar", "Alleen van dit jaar.", metavar="JAAR", type=Year(), target="year"),
        option("wie", "Alleen van deze persoon.", metavar="NAAM", default="", target="person"),
        option(
            "naar",
            "Schrijf de lijst naar dit bestand, of naar deze map.",
            metavar="BESTAND",
            default="",
            target="place",
        ),
        option(
            "als",
            "Soort bestand: xlsx, csv, of een soort document. Anders zegt de naam het.",
            metavar="SOORT",
            default="",
            target="form",
        ),
        option(
            "voor",
            "Voor wie het bestand is: volledig, verkort of openbaar.",
            metavar="WIE",
            default="verkort",
            target="audience",
        ),
        organ_option(or_all=True),
        then_option(),
        json_switch(),
    ],
)
