"""`raadsboek vacature`: the seats that nobody has, and making the note about the search."""

import click

from raadsboek.book.members.letters import ABOUT_VACANCY, write_call
from raadsboek.book.members.vacancies import OpenSeat, make_vacancy, open_seats, vacancy_of
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Choice
from raadsboek.core.errors import EXIT_OK, InvalidInput
from raadsboek.core.problem import Problem

_HELP = """De lege zetels van de raad. Een zetel komt vanzelf leeg als een termijn eindigt.

Met --maken maakt u de vacature: zetel, kiesgroep, sinds wanneer, en tot wanneer een opvolger zit.
Is er meer dan een zetel leeg, zeg dan welke: raadsboek vacature 4 --maken

Met --brief oproep maakt u de oproep bij een vacature als brief, uit uw sjabloon en uw profiel.
Voorbeeld: raadsboek vacature VC-2026-01 --brief oproep

Wie zich meldt, schrijft u op met: raadsboek kandidaten"""


def call(
    context: click.Context,
    wanted: str | None,
    is_made: bool,
    letter: str | None,
    organ: str,
    as_json: bool,
) -> int:
    """Print the empty seats, make a vacancy, or a letter about one."""
    book = open_here(context) if is_made or letter else read_here(context)
    book.index.refresh()
    organ = organ_of(book, organ)
    invocation = invocation_of(context)
    if letter:
        note = write_call(book, wanted or "", now=invocation.now)
        output.lines([note.text("nummer")])
        output.message(f"Opgeslagen als concept: {note.path}")
        return EXIT_OK
    if is_made:
        seat = vacancy_of(book, organ, wanted or "", invocation.today)
        if seat.number:
            raise InvalidInput([_is_there(seat)])
        made = make_vacancy(book, organ, seat.empty, now=invocation.now)
        output.lines([made.text("nummer")])
        output.message(f"Opgeslagen: {made.path}")
        return EXIT_OK
    seats = open_seats(book, organ, invocation.today)
    if as_json:
        output.json_array(map(_as_object, seats))
    else:
        output.table(
            ["Zetel", "Kiesgroep", "Leeg sinds", "Was van", "Opvolger zit tot", "Vacature"],
            map(_row, seats),
        )
    if not seats:
        has_seats = book.settings.council(organ).seats is not None
        output.message(
            "Er is geen zetel leeg."
            if has_seats
            else "Vul 'zetels' in raadsboek.yaml in; dan ziet u welke zetels leeg zijn."
        )
    elif book.then is None and any(not one.number for one in seats):
        output.message("Nog geen vacature? Maak die met: raadsboek vacature --maken")
    return EXIT_OK


def _row(one: OpenSeat) -> tuple[str, ...]:
    empty = one.empty
    return (
        empty.seat,
        empty.constituency,
        empty.since.isoformat() if empty.since else "",
        empty.before,
        empty.until.isoformat() if empty.until else "",
        f"{one.number} ({one.status})" if one.number else "nog niet gemaakt",
    )


def _as_object(one: OpenSeat) -> dict[str, object]:
    empty = one.empty
    return {
        "zetel": empty.seat,
        "kiesgroep": empty.constituency,
        "leeg-sinds": empty.since.isoformat() if empty.since else None,
        "was-van": empty.before,
        "opvolger-tot": empty.until.isoformat() if empty.until else None,
        "vacature": one.number or None,
        "status": one.status or None,
    }


def _is_there(seat: OpenSeat) -> Problem:
    return Problem(
        code="vacature-bestaat",
        message=f"Voor deze zetel is er al een vacature: {seat.number}.",
        fix=f"Lees die met: raadsboek toon {seat.number}",
    )


COMMAND = Command(
    "vacature",
    _HELP,
    call,
    [
        argument("welke", required=False, target="wanted"),
        switch("maken", "Maak de vacature van deze zetel.", target="is_made"),
        option(
            "brief",
            "Maak een brief bij deze vacature.",
            metavar="SOORT",
            type=Choice(ABOUT_VACANCY),
            target="letter",
        ),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
