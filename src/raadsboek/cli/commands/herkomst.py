"""`raadsboek herkomst NUMMER`: the life of a decision as one story, with who recorded what when."""

from collections.abc import Iterator

import click

from raadsboek.book.provenance.gathering import provenance_of
from raadsboek.book.provenance.page import page_for_others, write_page
from raadsboek.cli import output
from raadsboek.cli.columns import BELOW, hanging
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option
from raadsboek.cli.here import as_seen_here, open_here, then_option
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.provenance import wording
from raadsboek.core.provenance.passage import Life, Passage
from raadsboek.core.text import visible

_HELP = """Het leven van een besluit als een verhaal: van aanvraag tot wat ervoor in de plaats kwam.

Voorbeeld: raadsboek herkomst B-2026-014 --html ~/Documenten

Bij elke stap staat uit welke notitie zij komt, wie haar vastlegde, wanneer, en in welke versie. Ook
voor een afspraak, toezegging of actie. In een bestand komt van vertrouwelijke notities alleen het
nummer; met - is de pagina de uitvoer."""


def call(context: click.Context, number: str, place: str, as_json: bool) -> int:
    """Print the story, or write it as a page."""
    given = invocation_of(context)
    book = open_here(context)
    life = provenance_of(book, number)
    if place == "-":
        output.file(page_for_others(book, life, today=given.today))
    elif place:
        written = write_page(book, life, place, today=given.today)
        output.message(f"Geschreven: {as_seen_here(written)}")
    elif as_json:
        output.json_object(_as_object(life))
    else:
        output.lines(_lines(life))
    return EXIT_OK


def _lines(life: Life) -> Iterator[str]:
    yield from hanging(visible(wording.heading(life)), "").splitlines()
    yield wording.about(life)
    for day, passages in wording.by_day(life):
        yield ""
        yield day
        for passage in passages:
            yield from _passage(life, passage)


def _passage(life: Life, passage: Passage) -> Iterator[str]:
    name = wording.stage_of(life, passage)
    yield from hanging(visible(f"{name}: {wording.told(passage)}")).splitlines()
    for detail in (*(wording.plain(one) for one in passage.details), wording.source(life, passage)):
        yield from (f"{BELOW}{line}" for line in hanging(visible(detail)).splitlines())


def _as_object(life: Life) -> dict[str, object]:
    return {
        "nummer": life.number,
        "soort": life.kind,
        "titel": life.title,
        "status": life.status,
        "vertrouwelijk": life.secret,
        "pad": life.path,
        "verhaal": [_passage_object(life, one) for one in life.passages],
    }


def _passage_object(life: Life, passage: Passage) -> dict[str, object]:
    recorded = passage.recorded
    return {
        "dag": passage.when.isoformat() if passage.when else None,
        "fase": wording.stage_of(life, passage),
        "tekst": passage.text,
        "meer": list(passage.details),
        "nummer": passage.number,
        "vertrouwelijk": passage.secret,
        "versie": recorded.version if recorded else None,
        "vastgelegd": recorded.moment.isoformat(timespec="seconds") if recorded else None,
        "wie": recorded.author if recorded else None,
        "onderwerp": recorded.subject if recorded else None,
    }


COMMAND = Command(
    "herkomst",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        then_option(),
        option(
            "html",
            "Schrijf het verhaal als pagina naar dit bestand of in deze map.",
            metavar="BESTAND",
            default="",
            target="place",
        ),
        json_switch(),
    ],
)
