"""`raadsboek rooster`: the seats of the council with their terms, as a table and a line of time."""

import datetime

import click

from raadsboek.book.members.who import Composition, composition
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option
from raadsboek.cli.here import read_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Day
from raadsboek.core.charts.plotting import plot
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.rota import EMPTY, RotaRow

_HELP = """Het rooster van aftreden: elke zetel, wie erop zit, sinds wanneer en tot wanneer.

Eronder staan de termijnen op een lijn. Een lege zetel staat er ook in, met tot wanneer een opvolger
de tijd afmaakt. Om te drukken of te versturen: raadsboek document rooster.

Voorbeeld: raadsboek rooster --op 1-3-2024"""
_WIDTH = 78


def call(context: click.Context, day: datetime.date | None, organ: str, as_json: bool) -> int:
    """Print the seats and the terms."""
    book = read_here(context)
    found = composition(book, organ_of(book, organ), day or invocation_of(context).today)
    if as_json:
        output.json_array(map(_as_object, found.rows))
        return EXIT_OK
    output.table(
        ["Zetel", "Kiesgroep", "Lid", "Sinds", "Tot en met", "Termijn", "Volgt op", "Vervanger"],
        map(_row, found.rows),
    )
    if found.chart is not None:
        output.lines(["", *plot(found.chart, _WIDTH)])
    for line in _messages(found):
        output.message(line)
    return EXIT_OK


def _row(one: RotaRow) -> tuple[str, ...]:
    end = one.end.isoformat() if one.end else "onbekend" if one.name else ""
    return (
        one.seat,
        one.constituency,
        one.name or EMPTY,
        one.start.isoformat() if one.start else "",
        f"{end} (berekend)" if one.is_reckoned else end,
        f"{one.term}e" if one.term else "",
        one.follows,
        one.substitute,
    )


def _messages(found: Composition) -> list[str]:
    offices = found.offices
    if not offices.every:
        return ["Er staat nog niemand in de ledenlijst die een zetel heeft."]
    if offices.council.seats is None:
        return ["Vul 'zetels' in raadsboek.yaml in; dan ziet u ook welke zetels leeg zijn."]
    return [f"Zittingsduur: {offices.basis}."] if offices.basis else []


def _as_object(one: RotaRow) -> dict[str, object]:
    return {
        "zetel": one.seat,
        "kiesgroep": one.constituency,
        "lid": one.name,
        "kort": one.handle,
        "rol": one.role,
        "sinds": one.start.isoformat() if one.start else None,
        "tot-en-met": one.end.isoformat() if one.end else None,
        "berekend": one.is_reckoned,
        "termijn": one.term or None,
        "volgt-op": one.follows,
        "vervanger": one.substitute,
    }


COMMAND = Command(
    "rooster",
    _HELP,
    call,
    [
        option("op", "Op welke dag (anders: vandaag).", metavar="DAG", type=Day(), target="day"),
        organ_option(),
        json_switch(),
    ],
)
