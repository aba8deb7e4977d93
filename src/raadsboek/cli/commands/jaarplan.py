"""`raadsboek jaarplan [JAAR]`: the meetings of a year, looked at, made, and as an agenda."""

from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.meetings.planning_year import MadeYear, YearPreview, make_year, preview_year
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
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_option
from raadsboek.cli.values import Year
from raadsboek.core.dates import long_date, short_date
from raadsboek.core.errors import EXIT_NOT_FOUND, EXIT_OK, EXIT_PROBLEMS, InvalidInput
from raadsboek.core.meetings.year.plan import year_to_plan
from raadsboek.core.meetings.year.planned import Outcome, Planned
from raadsboek.core.meetings.year.settings import EXAMPLE

_HELP = """De vergaderingen van een jaar, volgens het jaarplan in raadsboek.yaml.

Zonder --maak verandert er niets: u ziet welke dagen het worden, en waarom een vergadering
verschuift of vervalt. Zonder JAAR gaat het vanaf september over volgend jaar.

Voorbeeld: raadsboek jaarplan 2027 --maak --ics vergaderingen.ics"""


def call(
    context: click.Context,
    year: int | None,
    organ: str,
    make: bool,
    calendar: str,
    as_json: bool,
) -> int:
    """Show the year, make it, and write the calendar file, as asked."""
    given = invocation_of(context)
    year = year or year_to_plan(given.today)
    book = open_here(context) if make or calendar else read_here(context)
    before = preview_year(book, year, organ=organ, today=given.today)
    if not before.has_plan and not (calendar and not make):
        return _tell_how(before)
    if make and before.problems:
        raise InvalidInput(before.problems)
    if make and calendar not in ("", "-"):
        _refuse_place(book, calendar)
    made = make_year(book, year, organ=organ, now=given.now) if make else None
    after = before if made is None else preview_year(book, year, organ=organ, today=given.today)
    place = _export(book, year, organ, given, calendar) if calendar else ""
    if as_json and calendar != "-":
        output.json_object(_as_object(after, made, place))
    elif calendar != "-" and made is not None:
        _print_made(after, made)
    elif calendar != "-" and after.has_plan:
        _print_table(after)
    if make or not calendar:
        for line in _messages(after, made):
            output.message(line)
    for problem in after.problems:
        output.failure(problem.message, problem.fix)
    return EXIT_PROBLEMS if after.problems else EXIT_OK


def _print_table(preview: YearPreview) -> None:
    output.table(
        ["Dag", "Vergadering", "Tijd", "Plaats", "Stukken", "Opmerking"],
        (
            (
                long_date(one.day),
                one.title,
                _times(one),
                one.keys.place,
                _papers(preview, one),
                one.remark,
            )
            for one in preview.meetings
        ),
    )


def _print_made(preview: YearPreview, made: MadeYear) -> None:
    output.table(
        ["Nummer", "Dag", "Vergadering", "Tijd", "Plaats"],
        (
            (one.number, long_date(one.day), one.title, _times(one), one.keys.place)
            for one in preview.meetings
            if one.number in made.numbers
        ),
    )


def _papers(preview: YearPreview, one: Planned) -> str:
    due = preview.papers_due(one) if one.takes_place else None
    return short_date(due.day) if due else ""


def _times(one: Planned) -> str:
    return "–".join(part for part in (one.keys.begin, one.keys.end) if part)


def _messages(preview: YearPreview, made: MadeYear | None) -> Iterator[str]:
    if not preview.has_plan:
        return
    yield from preview.remarks
    if preview.problems:
        yield "Er wordt niets gemaakt zolang dit niet klopt:"
        return
    new = preview.counted(Outcome.NEW)
    if made is not None and made.numbers:
        yield f"{_counted(len(made.numbers))} gemaakt en opgeslagen."
        if made.followed:
            yield f"De uiterste dag gaat mee van: {', '.join(made.followed)}"
    elif not new:
        yield "Er is niets te maken: alles wat in het jaarplan staat, is er al of vervalt."
    gone = preview.counted(Outcome.LEFT_OUT)
    if gone:
        yield f"{_counted(gone)} {'vervalt' if gone == 1 else 'vervallen'}."
    asked = preview.counted(Outcome.ASK)
    if asked:
        yield (
            f"Bij {_counted(asked)} kiest u zelf een dag: zet die in het jaarplan bij 'dagen', of "
            "kies de dag op het scherm Jaarplan."
        )
    if new:
        yield f"{_counted(new)} te maken."
        yield f"  Maken: raadsboek jaarplan {preview.year} --maak{_organ_words(preview)}"


def _organ_words(preview: YearPreview) -> str:
    return "" if preview.is_first else f" --orgaan {preview.council.short}"


def _counted(count: int) -> str:
    return "1 vergadering" if count == 1 else f"{count} vergaderingen"


def _refuse_place(book: Book, place: str) -> None:
    """Refuse a place for the file before the meetings are made: it is one command."""
    from raadsboek.book.meetings.calendar_export import refuse_place

    refuse_place(book, place)


def _export(book: Book, year: int, organ: str, given: Invocation, place: str) -> str:
    from raadsboek.book.meetings.calendar_export import calendar_of, write_calendar

    export = calendar_of(book, year, organ=organ, now=given.now)
    for number in export.confidential:
        output.message(f"Niet in het bestand, want vertrouwelijk: {number}")
    for number in export.unclear:
        output.message(f"Niet in het bestand, want de gegevens kloppen niet: {number}")
    if place == "-":
        output.file(export.data)
        return ""
    written = str(write_calendar(book, export, place))
    output.message(f"{_counted(export.count)} in het agendabestand: {written}")
    return written


def _tell_how(preview: YearPreview) -> int:
    output.failure(f"Er is nog geen jaarplan voor {preview.council.name}.")
    output.message("  Zet het in raadsboek.yaml, onder dat orgaan, bijvoorbeeld zo:")
    output.message("")
    output.message(EXAMPLE.rstrip("\n"))
    output.message("")
    output.message("  Invullen in een formulier kan ook: open het scherm en kies Jaarplan.")
    return EXIT_NOT_FOUND


def _as_object(preview: YearPreview, made: MadeYear | None, place: str) -> dict[str, object]:
    found: dict[str, object] = {
        "orgaan": preview.council.short,
        "jaar": preview.year,
        "vergaderingen": [
            {
                "datum": one.day.isoformat(),
                "volgens-ritme": one.wanted.isoformat(),
                "vorm": one.keys.form.value,
                "titel": one.title,
                "van": one.keys.begin or "",
                "tot": one.keys.end or "",
                "plaats": one.keys.place,
                "stukken": due.day.isoformat() if (due := preview.papers_due(one)) else "",
                "uitkomst": one.outcome.value,
                "nummer": one.number,
                "opmerking": one.remark,
            }
            for one in preview.meetings
        ],
        "opmerkingen": preview.remarks,
    }
    if made is not None:
        found["gemaakt"] = made.numbers
        found["volgt"] = made.followed
    if place:
        found["ics"] = place
    return found


COMMAND = Command(
    "jaarplan",
    _HELP,
    call,
    [
        argument("jaar", required=False, type=Year(), target="year"),
        organ_option(),
        then_option(),
        switch("maak", "Maak alle vergaderingen die er nog niet zijn.", target="make"),
        option(
            "ics",
            "Schrijf de vergaderingen van het jaar naar een agendabestand; - is de uitvoer.",
            metavar="BESTAND",
            default="",
            target="calendar",
        ),
        json_switch(),
    ],
)
