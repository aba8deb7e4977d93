"""`raadsboek kiezen [NUMMER]`: the notes with two versions, their difference, and choosing one."""

from collections.abc import Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.past import Version
from raadsboek.book.syncing.conflicts import (
    Choice,
    Conflict,
    NothingToChoose,
    choose,
    conflicts,
)
from raadsboek.book.syncing.overview import compared
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import open_here
from raadsboek.core.dates import time_of_day
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS

_HELP = """Kiezen welke versie blijft als twee mensen dezelfde regel wijzigden.

Zonder nummer ziet u van welke notities er twee versies zijn, met een nummer ook het verschil:
[-de versie die er nu staat-] en {+de andere+}. Wat u niet kiest, blijft in de geschiedenis.

Uitkomst (exit code): 0 er valt niets te kiezen of u hebt gekozen, 1 er zijn twee versies."""


def call(context: click.Context, number: str, standing: bool, other: bool, as_json: bool) -> int:
    """Print what there is to choose, or choose."""
    if standing and other:
        raise click.UsageError("Kies --blijft of --andere, niet allebei.", context)
    if (standing or other) and not number:
        raise click.UsageError("Geef ook het nummer van de notitie.", context)
    book = open_here(context)
    waiting = conflicts(book)
    if number:
        waiting = [one for one in waiting if number in (one.number, one.path, one.since)]
        if not waiting:
            raise NothingToChoose(number)
    if standing or other:
        side = Choice.STANDING if standing else Choice.OTHER
        for one in waiting:
            choose(book, one, side, now=invocation_of(context).now)
        output.message("Gekozen. De andere versie staat nog in de geschiedenis.")
        return EXIT_OK
    if as_json:
        output.json_array(_as_object(book, one) for one in waiting)
    else:
        _print(book, waiting, with_difference=bool(number))
    return EXIT_PROBLEMS if waiting else EXIT_OK


def _print(book: Book, waiting: Sequence[Conflict], *, with_difference: bool) -> None:
    if not waiting:
        output.message("Van geen enkele notitie zijn er twee versies.")
        return
    for one in waiting:
        output.lines(
            [
                _name(one),
                f"  er staat nu: {_who(book, one.standing)}",
                f"  de andere:   {_who(book, one.other)}",
            ]
        )
        if with_difference:
            output.lines(f"    {line}" for line in compared(book, one).plain())
    name = _name(waiting[0])
    wanted = f'"{name}"' if " " in name else name
    output.message(
        f"Kies met: raadsboek kiezen {wanted} --blijft"
        f"\n      of: raadsboek kiezen {wanted} --andere"
    )


def _name(one: Conflict) -> str:
    return one.number or one.path or one.since


def _who(book: Book, version: Version | None) -> str:
    if version is None:
        return "onbekend"
    time = time_of_day(version.date, hidden=book.settings.day_only)
    return f"{version.author}, {version.date:%Y-%m-%d}{time}"


def _as_object(book: Book, one: Conflict) -> dict[str, object]:
    return {
        "nummer": one.number,
        "pad": one.path,
        "staat": _who(book, one.standing),
        "andere": _who(book, one.other),
        "verschil": compared(book, one).plain(),
    }


COMMAND = Command(
    "kiezen",
    _HELP,
    call,
    [
        argument("nummer", target="number", required=False),
        switch("blijft", "Houd wat er nu staat.", target="standing"),
        switch("andere", "Zet de andere versie ervoor in de plaats.", target="other"),
        json_switch(),
    ],
)
