"""`raadsboek sleutel [WAT]`: the key for encrypted notes: made, printed, and put back."""

import sys

import click

from raadsboek.book.confidential.keys import (
    LOSS,
    NoKey,
    OwnKey,
    make_key,
    own_key,
    put_back,
    recovery_print,
)
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.values import Choice
from raadsboek.core.errors import EXIT_OK

_HELP = """Uw sleutel voor versleutelde notities; zonder raadsboek.

Voorbeeld: raadsboek sleutel maken

WAT is maken, herstelblad (afdrukken om te bewaren) of terugzetten (overtypen van het herstelblad).
Zonder WAT staat er welke sleutel u hebt. Het geheime deel staat in een bestand dat alleen u kunt
lezen, nooit in het raadsboek."""

_MAKE, _PRINT, _PUT_BACK = "maken", "herstelblad", "terugzetten"


def call(context: click.Context, what: str | None, html: str, another: bool, as_json: bool) -> int:
    """Make, print or put back the key, or tell which one there is."""
    given = invocation_of(context)
    if what == _MAKE:
        _tell(make_key(now=given.now, another=another), as_json)
        if not as_json:
            output.message("Maak nu een herstelblad en bewaar het achter slot:")
            output.message("  raadsboek sleutel herstelblad")
            output.message(LOSS)
    elif what == _PRINT and html:
        from raadsboek.book.confidential.printing import write_recovery_page

        file = write_recovery_page(html, today=given.today)
        output.message(f"Het herstelblad staat in {file}.")
        output.message(
            "  Druk het af en gooi het bestand daarna weg: uw geheime sleutel staat erin."
        )
    elif what == _PRINT:
        output.lines(recovery_print(today=given.today))
    elif what == _PUT_BACK:
        output.message("Typ het herstelblad over, regel voor regel. Een lege regel is het einde.")
        _tell(put_back(_typed(), now=given.now), as_json)
        output.message("De sleutel is teruggezet.")
    else:
        found = own_key()
        if found is None:
            raise NoKey
        _tell(found, as_json)
    return EXIT_OK


def _tell(key: OwnKey, as_json: bool) -> None:
    if as_json:
        output.json_object({"openbaar": key.public, "bestand": str(key.file)})
        return
    output.lines([f"Openbare sleutel: {key.public}"])
    output.message("  Deze geeft u aan wie voor u versleutelt; iedereen mag hem zien.")
    output.message(f"  Het geheime deel staat in {key.file}; geef dat bestand aan niemand.")


def _typed() -> str:
    lines: list[str] = []
    for line in sys.stdin:
        if not line.strip() and lines:
            break
        lines.append(line)
    return "".join(lines)


COMMAND = Command(
    "sleutel",
    _HELP,
    call,
    [
        argument("wat", required=False, type=Choice([_MAKE, _PRINT, _PUT_BACK]), target="what"),
        option(
            "html",
            "Het herstelblad als bladzijde voor de printer.",
            metavar="BESTAND",
            default="",
        ),
        switch("nieuw", "Ook als u al een sleutel hebt; de oude blijft erbij.", target="another"),
        json_switch(),
    ],
)
