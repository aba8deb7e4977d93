"""`raadsboek standpunten NUMMER`: for and against, who stands where, and what is parked."""

from collections.abc import Iterator, Sequence

import click

from raadsboek.book.trajectories.dossiers import open_dossier
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch
from raadsboek.cli.here import read_here, then_option
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.bridging import Sheet, sheet_of
from raadsboek.core.trajectories.parked import Parked
from raadsboek.core.trajectories.positions import Position

_HELP = """Wat er voor en tegen een plan is gezegd, wie waar staat, en wat is geparkeerd.

Voorbeeld: raadsboek standpunten D-2026-004

Eén erbij: raadsboek argument D-2026-004 "Eerst de nacht regelen." --soort geparkeerd

Als één bladzijde voor het dagelijks bestuur: raadsboek document standpunten D-2026-004 --als pdf"""


def call(context: click.Context, number: str, as_json: bool) -> int:
    """Print the sheet of a dossier."""
    note = open_dossier(read_here(context), number).note
    sheet = sheet_of(note.body)
    if as_json:
        output.json_object(_object(sheet))
        return EXIT_OK
    output.lines(_told(sheet))
    if sheet.is_empty:
        output.message(
            f"In {note.text('nummer')} staat nog geen argument, standpunt of geparkeerd punt."
        )
    return EXIT_OK


def _told(sheet: Sheet) -> Iterator[str]:
    yield from _part("Voor", [_line(one) for one in sheet.pros])
    yield from _part("Tegen", [_line(one) for one in sheet.cons])
    yield from _part("Voorwaarden", [_line(one) for one in sheet.conditions])
    yield from _part(
        "Wie staat waar",
        [
            f"{group.who or 'niet genoemd'}: {_line(one)}"
            for group in sheet.groups
            for one in group.positions
        ],
    )
    yield from _part("Geparkeerd", [_line(one) for one in sheet.parked])


def _part(title: str, told: Sequence[str]) -> Iterator[str]:
    if told:
        yield title
        yield from (f"  {one}" for one in told)


def _line(one: Argument | Position | Parked) -> str:
    return f"{one.text} ({one.said.words})" if one.said.words else one.text


def _object(sheet: Sheet) -> dict[str, object]:
    def told(found: Sequence[Argument | Parked]) -> list[dict[str, str]]:
        return [{"tekst": one.text, "door": one.said.words} for one in found]

    return {
        "voor": told(sheet.pros),
        "tegen": told(sheet.cons),
        "voorwaarden": told(sheet.conditions),
        "standpunten": [
            {"wie": one.who, "tekst": one.text, "door": one.said.words} for one in sheet.positions
        ],
        "geparkeerd": told(sheet.parked),
    }


COMMAND = Command(
    "standpunten",
    _HELP,
    call,
    [argument("nummer", target="number"), then_option(), json_switch()],
)
