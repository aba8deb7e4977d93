"""`raadsboek postlijst NUMMER`: what came in and went out for a meeting, and deciding on it."""

from collections.abc import Iterator

import click

from raadsboek.book.registers import PostList, adopt_post_list, post_list
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, invocation_of, json_switch, switch
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.meetings.post_list import Piece

_HELP = """De ingekomen en uitgegane post sinds de vorige vergadering, met het voorstel per stuk.

Voorbeeld: raadsboek postlijst V-2026-12

Het voorstel van een stuk: raadsboek wijzig P-2026-118 behandeling="ter bespreking"

Met --vaststellen staat bij elk stuk dat de raad conform het voorstel besloot; wat ter kennisname
is, is dan afgehandeld. Een ander besluit zet u eerst bij het stuk zelf, met: wijzig NUMMER
besluit=... vergadering=..."""

_HEADER = ("Nummer", "Datum", "In of uit", "Van of aan", "Onderwerp", "Voorstel", "Besluit")


def call(context: click.Context, number: str, adopt: bool, as_json: bool) -> int:
    """Print the list, or record that the council decided on it."""
    if adopt:
        book = open_here(context)
        book.index.refresh()
        done = adopt_post_list(book, post_list(book, number), now=invocation_of(context).now)
        book.index.refresh()
        words = "1 stuk" if len(done) == 1 else f"{len(done)} stukken"
        output.message(
            f"Vastgesteld: {words}." if done else "Over alle stukken op de lijst is al besloten."
        )
    else:
        book = read_here(context)
    listed = post_list(book, number)
    if as_json:
        output.json_object(_as_object(listed))
        return EXIT_OK
    if not listed.pieces:
        output.message("Er is geen post voor deze vergadering.")
    output.table(_HEADER, (_cells(piece) for piece in listed.pieces))
    for line in _remarks(listed):
        output.message(line)
    return EXIT_OK


def _cells(piece: Piece) -> tuple[str, ...]:
    return (
        piece.number or piece.path,
        piece.day,
        piece.direction,
        piece.correspondent,
        piece.title,
        piece.code or "?",
        piece.decided,
    )


def _remarks(listed: PostList) -> Iterator[str]:
    period = f"sinds {long_date(listed.since)}" if listed.since else "tot nu toe"
    yield f"{listed.number} · {listed.council.name} · {period}"
    for piece in listed.without_code:
        yield f"Zonder voorstel: {piece.number or piece.path} {piece.subject}"
    if listed.older:
        names = ", ".join(piece.number or piece.path for piece in listed.older)
        yield f"Ouder, nog open en op geen enkele lijst: {names}"


def _as_object(listed: PostList) -> dict[str, object]:
    return {
        "vergadering": listed.number,
        "datum": listed.day.isoformat(),
        "sinds": listed.since.isoformat() if listed.since else "",
        "orgaan": listed.council.short,
        "stukken": [_piece(piece) for piece in listed.pieces],
        "zonder-voorstel": [piece.number or piece.path for piece in listed.without_code],
        "ouder": [piece.number or piece.path for piece in listed.older],
    }


def _piece(piece: Piece) -> dict[str, object]:
    return {
        "nummer": piece.number,
        "datum": piece.day,
        "richting": piece.direction,
        "relatie": piece.correspondent,
        "onderwerp": piece.subject,
        "voorstel": piece.code,
        "besluit": piece.decided,
        "status": piece.status,
        "vertrouwelijk": piece.confidential,
        "pad": piece.path,
    }


COMMAND = Command(
    "postlijst",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        switch("vaststellen", "Leg vast dat de raad over de lijst besloot.", target="adopt"),
        then_option(),
        json_switch(),
    ],
)
