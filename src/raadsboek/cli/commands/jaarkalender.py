"""`raadsboek jaarkalender [JAAR]`: what comes back every year, over the meetings."""

from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.yearly.calendar import YearCalendar, year_calendar
from raadsboek.cli import output
from raadsboek.cli.command import Command, Invocation, argument, invocation_of, json_switch, option
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Year
from raadsboek.core.dates import MONTHS, short_date
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.yearly import wording
from raadsboek.core.yearly.house import EXAMPLE
from raadsboek.core.yearly.laying import Turn, TurnState

_HELP = """Wat ieder jaar terugkomt, en in welke vergadering: van de wet en van uw eigen raad.

Raadsboek kijkt op de agenda's van het jaar. Bij elke verplichting staat of het is gedaan, op een
agenda staat, in welke vergadering het kan, of dat er nog geen vergadering voor is. Ook de
evaluaties van het jaar staan erbij.

Uw eigen maanden, woorden en verplichtingen zet u in raadsboek.yaml onder 'jaarkalender:'. Dan komen
zij ook vanzelf als voorstel bij de agenda van de vergadering.

Met --ics maakt u een bestand voor een agenda.

Voorbeeld: raadsboek jaarkalender 2027 --ics jaarkalender.ics"""


def call(context: click.Context, year: int | None, organ: str, place: str, as_json: bool) -> int:
    """Show the calendar of the year, or write it as a file for an agenda."""
    given = invocation_of(context)
    book = open_here(context) if place else read_here(context)
    book.index.refresh()
    organ = organ_of(book, organ)
    year = year or given.today.year
    if place:
        _export(book, given, year, organ, place)
        return EXIT_OK
    found = year_calendar(book, year, organ=organ, today=given.today)
    if as_json:
        output.json_object(_as_object(found))
    else:
        output.table(
            ["Maand", "Verplichting", "Keer", "Stand", "Regel"],
            (_row(one) for one in _in_order(found)),
        )
        if found.evaluations:
            output.text("\nEvaluaties")
            output.table(
                ["Dag", "Nummer", "Wat"],
                (
                    (short_date(one.day), one.number, _shown(one.title, one.is_confidential))
                    for one in found.evaluations
                ),
            )
    for line in _messages(found, is_told=book.then is None and not as_json):
        output.message(line)
    for problem in found.problems:
        output.failure(problem.message, problem.fix)
    return EXIT_PROBLEMS if found.problems else EXIT_OK


def _in_order(found: YearCalendar) -> list[Turn]:
    return sorted(found.turns, key=lambda turn: (turn.month, turn.duty.title))


def _row(turn: Turn) -> tuple[str, ...]:
    return (
        MONTHS[turn.month - 1],
        turn.duty.title,
        wording.how_often(turn),
        wording.where(turn),
        wording.rule(turn.duty),
    )


def _shown(title: str, is_confidential: bool) -> str:
    return "vertrouwelijk" if is_confidential else title


def _messages(found: YearCalendar, *, is_told: bool) -> Iterator[str]:
    done = found.counted(TurnState.DONE)
    planned = found.counted(TurnState.ON_AGENDA)
    can = found.counted(TurnState.FORESEEN)
    yield f"{done} gedaan, {planned} op een agenda, {can} nog op een agenda te zetten."
    nowhere = found.counted(TurnState.NOWHERE, TurnState.MISSED)
    if nowhere:
        yield f"{nowhere} keer is er geen vergadering voor."
    if found.closed:
        yield found.closed
    for duty in found.not_applicable:
        yield f"Niet van toepassing: {duty.title} ({duty.not_applicable})"
    if is_told and not found.council.year_calendar:
        yield ""
        yield "Dit zijn de maanden van de meeste raden. Uw eigen maanden zet u in raadsboek.yaml:"
        yield from EXAMPLE.rstrip("\n").splitlines()


def _export(book: Book, given: Invocation, year: int, organ: str, place: str) -> None:
    from raadsboek.book.yearly.calendar_file import calendar_export, write_calendar_file

    export = calendar_export(book, year, organ=organ, now=given.now)
    for number in export.confidential:
        output.message(f"Niet in het bestand, want vertrouwelijk: {number}")
    if place == "-":
        output.file(export.data)
        return
    written = write_calendar_file(book, export, place)
    output.message(f"{export.count} regels in het agendabestand: {written}")


def _as_object(found: YearCalendar) -> dict[str, object]:
    return {
        "orgaan": found.council.short,
        "jaar": found.year,
        "verplichtingen": [
            {
                "id": turn.duty.id,
                "titel": turn.duty.title,
                "keer": turn.place,
                "van": turn.duty.times,
                "maand": turn.month,
                "stand": turn.state.value,
                "vergadering": turn.meeting.number if turn.meeting else "",
                "soort": turn.duty.kind.value,
                "regel": turn.duty.rule,
                "zekerheid": turn.duty.confidence.value,
            }
            for turn in found.turns
        ],
        "evaluaties": [
            {
                "datum": one.day.isoformat(),
                "nummer": one.number,
                "soort": one.kind.name,
                "titel": _shown(one.title, one.is_confidential),
            }
            for one in found.evaluations
        ],
        "niet-van-toepassing": {duty.title: duty.not_applicable for duty in found.not_applicable},
    }


COMMAND = Command(
    "jaarkalender",
    _HELP,
    call,
    [
        argument("jaar", required=False, type=Year(), target="year"),
        organ_option(),
        then_option(),
        option(
            "ics",
            "Schrijf de kalender naar een agendabestand; - is de uitvoer.",
            metavar="BESTAND",
            default="",
            target="place",
        ),
        json_switch(),
    ],
)
