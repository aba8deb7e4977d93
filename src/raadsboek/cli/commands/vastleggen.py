"""`raadsboek vastleggen NUMMER`: numbered notes from the minutes of a meeting, in one change."""

from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.minutes import lines_above_text
from raadsboek.book.notes import read
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.recording import Recorded, record_minutes
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK

_HELP = """Besluiten, acties en toezeggingen uit het verslag van een vergadering halen.

Regels die beginnen met BESLUIT:, ACTIE @naam of TOEZEGGING @naam worden genummerde notities. Nog
een keer vastleggen voegt alleen toe wat nieuw is en werkt bij wat in het verslag is veranderd.

Voorbeeld: raadsboek vastleggen V-2026-03

Met --buiten komt in de geschiedenis wat in een ander programma is gewijzigd."""


def call(
    context: click.Context,
    number: str | None,
    lapse: tuple[str, ...],
    overwrite: tuple[str, ...],
    outside: bool,
    as_json: bool,
) -> int:
    """Record the minutes, or the edits that were made elsewhere."""
    if outside == bool(number):
        raise click.UsageError("Geef NUMMER op, of --buiten.", context)
    given = invocation_of(context)
    book = open_here(context)
    if not number:
        return _record_outside(book, given, as_json=as_json)
    meeting = read(book, number)
    done = record_minutes(
        book,
        meeting,
        body=meeting.body,
        changes={},
        now=given.now,
        lapse=lapse,
        overwrite=overwrite,
    )
    above = lines_above_text(book, done.meeting)
    if as_json:
        output.json_object(_as_object(done, above))
    else:
        output.table(["Nummer", "Soort"], [(issued, kind) for kind, issued in done.created])
    for line in _messages(done, above):
        output.message(line)
    return EXIT_OK


def _record_outside(book: Book, given: Invocation, *, as_json: bool) -> int:
    edits = record_outside_edits(book, now=given.now)
    if as_json:
        output.json_object(
            {
                "vastgelegd": edits.recorded,
                "beschadigd": edits.damaged,
                "geweigerd": edits.refused,
            }
        )
    else:
        output.lines(edits.recorded)
    for path in edits.damaged:
        output.message(f"Niet vastgelegd, want de tekst lijkt verloren: {path}")
        output.message("  Zet de laatste versie terug.")
    for path in edits.refused:
        output.message(f"Niet vastgelegd, want dit kan niet bewaard worden: {path}")
    if edits.refused:
        output.message("  Wat eraan schort, staat in: raadsboek controleer")
    if not edits.recorded:
        output.message("Er is niets gewijzigd buiten Raadsboek.")
    return EXIT_OK


def _messages(done: Recorded, above: int) -> Iterator[str]:
    for number in done.changed:
        yield f"Bijgewerkt: {number}"
    for number in done.replaced:
        yield f"Gewijzigd door een besluit in dit verslag: {number}"
    for number in done.lapsed:
        yield f"Vervallen: {number}"
    for number in done.removed:
        yield f"De regel van {number} staat niet meer in het verslag; de notitie is gebleven."
        yield f"  Laten vervallen: --vervallen {number}"
    for number in done.kept:
        yield f"{number} is zelf ook gewijzigd; wat in de notitie staat, is gebleven."
        yield f"  Het verslag laten winnen: --overschrijven {number}"
    for finding in done.findings:
        yield f"Regel {above + finding.line + 1} van het bestand: {finding.problem.message}"
        if finding.problem.fix:
            yield f"  {finding.problem.fix}"
    if done.saved:
        yield f"Opgeslagen: {done.meeting.path}"
    else:
        yield "Alles was al vastgelegd; er is niets gewijzigd."


def _as_object(done: Recorded, above: int) -> dict[str, object]:
    return {
        "gemaakt": [{"soort": kind, "nummer": number} for kind, number in done.created],
        "bijgewerkt": done.changed,
        "gewijzigd": done.replaced,
        "vervallen": done.lapsed,
        "zonder-regel": done.removed,
        "gebleven": done.kept,
        "meldingen": [
            {
                "regel": finding.line + 1,
                "regel-in-bestand": above + finding.line + 1,
                "code": finding.problem.code,
                "ernst": finding.problem.severity.value,
                "melding": finding.problem.message,
                "oplossing": finding.problem.fix,
            }
            for finding in done.findings
        ],
        "pad": done.meeting.path,
    }


COMMAND = Command(
    "vastleggen",
    _HELP,
    call,
    [
        argument("nummer", required=False, target="number"),
        option(
            "vervallen",
            "Laat deze notitie vervallen, nu haar regel weg is; mag vaker.",
            metavar="NUMMER",
            many=True,
            target="lapse",
        ),
        option(
            "overschrijven",
            "Laat bij deze notitie het verslag winnen; mag vaker.",
            metavar="NUMMER",
            many=True,
            target="overwrite",
        ),
        switch("buiten", "Leg vast wat buiten Raadsboek is gewijzigd.", target="outside"),
        json_switch(),
    ],
)
