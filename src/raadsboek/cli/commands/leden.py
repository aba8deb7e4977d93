"""`raadsboek leden`: who belonged to the council on a day, and their visiting cards."""

import datetime

import click

from raadsboek.book.members.cards import cards_of, write_cards
from raadsboek.book.members.who import Present, present_on
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option
from raadsboek.cli.here import as_seen_here, read_here
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Day
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK

_HELP = """Wie er op een dag bij de raad hoorde: zetel, rol en commissies van die dag.

Voorbeeld: raadsboek leden --op 1-3-2024

Met --visitekaartjes schrijft u een bestand (.vcf) dat uw telefoon of mailprogramma overneemt, met
de adressen van deze computer. Met --lijst kiest u wie erin komen, zoals "OR + commissie VGWM"."""


def call(
    context: click.Context,
    day: datetime.date | None,
    cards: str,
    words: str,
    organ: str,
    as_json: bool,
) -> int:
    """Print the people of a day, or write their cards."""
    book = read_here(context)
    organ = organ_of(book, organ)
    day = day or invocation_of(context).today
    if cards:
        found = cards_of(book, words or "iedereen", day, organ=organ)
        if found:
            file = write_cards(book, found, cards)
            output.message(f"{_people(len(found))} in {as_seen_here(file)}.")
        else:
            output.message(f"Op {long_date(day)} staat er niemand op deze lijst.")
        missing = [one.name for one in found if not one.email]
        if missing:
            output.message(f"Zonder adres: {', '.join(missing)}.")
        return EXIT_OK
    people = present_on(book, organ, day)
    if as_json:
        output.json_array(map(_as_object, people))
    else:
        output.table(
            ["Zetel", "Naam", "Kort", "Rol", "Kiesgroep", "Commissies", "Van", "Tot en met"],
            map(_row, people),
        )
    if not people:
        output.message(f"Op {long_date(day)} hoorde er niemand bij de raad, volgens de ledenlijst.")
    return EXIT_OK


def _people(count: int) -> str:
    return "1 visitekaartje" if count == 1 else f"{count} visitekaartjes"


def _row(one: Present) -> tuple[str, ...]:
    member = one.member
    return (
        member.seat,
        member.name,
        f"@{member.handle}",
        one.role,
        member.constituency,
        ", ".join(one.committees),
        member.start.isoformat() if member.start else "",
        member.end.isoformat() if member.end else "",
    )


def _as_object(one: Present) -> dict[str, object]:
    member = one.member
    return {
        "nummer": member.number,
        "naam": member.name,
        "kort": member.handle,
        "rol": one.role,
        "zetel": member.seat,
        "heeft-zetel": one.has_seat,
        "kiesgroep": member.constituency,
        "commissies": list(one.committees),
        "van": member.start.isoformat() if member.start else None,
        "tot-en-met": member.end.isoformat() if member.end else None,
    }


COMMAND = Command(
    "leden",
    _HELP,
    call,
    [
        option("op", "Op welke dag (anders: vandaag).", metavar="DAG", type=Day(), target="day"),
        option(
            "visitekaartjes",
            "Schrijf visitekaartjes naar dit bestand.",
            metavar="BESTAND",
            default="",
            target="cards",
        ),
        option(
            "lijst",
            "Wie er een kaartje krijgen (anders: iedereen).",
            metavar="LIJST",
            default="",
            target="words",
        ),
        organ_option(),
        json_switch(),
    ],
)
