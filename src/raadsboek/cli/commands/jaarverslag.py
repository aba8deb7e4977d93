"""`raadsboek jaarverslag [JAAR]`: the annual report, made or counted again, and its numbers."""

import datetime
from collections.abc import Iterator

import click

from raadsboek.book.annual.looking import Look, look, time_of_year, year_to_report
from raadsboek.book.annual.making import Made, make
from raadsboek.book.book import Book
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Choice, Day, Year
from raadsboek.core.annual.chapters import PART_NAMES
from raadsboek.core.annual.part import Count, Period
from raadsboek.core.charts.plotting import plot
from raadsboek.core.errors import EXIT_OK, InvalidInput
from raadsboek.core.problem import Problem

_HELP = """Het jaarverslag over een jaar: een notitie met alle hoofdstukken en de getallen erin.

Is het er al, dan worden alleen de getelde delen vernieuwd. Uw eigen tekst blijft staan, en een deel
dat u zelf hebt veranderd ook. Elk getal wordt twee keer geteld: uit de lijsten en uit de bestanden.

Met --tellingen verandert er niets: u ziet elk getal, met de notities die erin geteld zijn.

Voorbeeld: raadsboek jaarverslag 2026"""
_WIDTH = 76


def call(
    context: click.Context,
    year: int | None,
    start: datetime.date | None,
    end: datetime.date | None,
    anew: tuple[str, ...],
    only_look: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Make the report, or print what is counted."""
    given = invocation_of(context)
    book = read_here(context) if only_look else open_here(context)
    organ = organ_of(book, organ)
    book.index.refresh()
    period = _period(book, organ, given.today, year, start, end)
    if only_look:
        _print_counts(look(book, period, organ=organ), as_json)
        return EXIT_OK
    made = make(book, period, organ=organ, anew=anew, now=given.now)
    if as_json:
        output.json_object(_as_object(made))
    else:
        output.lines([f"{made.note.text('nummer')} {made.note.text('titel')}"])
    for line in _messages(made):
        output.message(line)
    return EXIT_OK


def _period(
    book: Book,
    organ: str,
    today: datetime.date,
    year: int | None,
    start: datetime.date | None,
    end: datetime.date | None,
) -> Period:
    if start is None and end is None:
        if year is None:
            return year_to_report(book, today, organ=organ)
        return time_of_year(book, year, organ=organ)
    if start is None or end is None or end < start:
        message = "Geef bij een eigen tijd --van en --tot, de eerste dag niet na de laatste."
        fix = "Zoals: raadsboek jaarverslag --van 1-4-2025 --tot 31-3-2026"
        raise InvalidInput([Problem(code="jaarverslag-tijd", message=message, fix=fix)])
    return Period(start, end)


def _print_counts(found: Look, as_json: bool) -> None:
    if as_json:
        output.json_array(
            _count_as_object(name, count)
            for name, part in found.parts.items()
            for count in part.counts
        )
    else:
        for name, part in found.parts.items():
            if not part.counts:
                continue
            output.lines([found.title_of(name), ""])
            output.table(
                ["Aantal", "Wat", "Geteld uit"],
                ((count.shown, count.words, ", ".join(count.numbers)) for count in part.counts),
            )
            for chart in found.charts[name]:
                output.lines(["", *plot(chart, _WIDTH)])
            output.lines([""])
    for sentence in found.doubts:
        output.message(f"Let op: {sentence}")
    if found.closed:
        output.message(found.closed)


def _messages(made: Made) -> Iterator[str]:
    number = made.note.text("nummer")
    if made.is_new:
        yield f"{number} is gemaakt, met {len(made.counts)} getallen. Schrijf er uw tekst bij."
    else:
        yield f"{number} is opnieuw geteld. Uw eigen tekst is niet veranderd."
    for name in made.parts.kept:
        yield (
            f"'{name}' is met de hand veranderd en bleef zo. "
            f"Opnieuw tellen: raadsboek jaarverslag --opnieuw {name}"
        )
    for name in made.parts.unclosed:
        yield f"'{name}' heeft geen regel met ::: aan het einde en bleef zo."
    if made.parts.absent:
        yield f"Niet in de tekst: {', '.join(made.parts.absent)}."
    yield from made.early
    if made.doubts:
        yield from (f"Let op: {sentence}" for sentence in made.doubts)
    else:
        yield "Elk getal is twee keer geteld, met dezelfde uitkomst."


def _as_object(made: Made) -> dict[str, object]:
    return {
        "nummer": made.note.text("nummer"),
        "pad": made.note.path,
        "nieuw": made.is_new,
        "geteld": list(made.parts.renewed),
        "met-de-hand": list(made.parts.kept),
        "niet-in-de-tekst": list(made.parts.absent),
        "twijfel": list(made.doubts),
        "te-vroeg": list(made.early),
        "getallen": {count.name: str(count.value) for count in made.counts},
    }


def _count_as_object(part: str, count: Count) -> dict[str, object]:
    return {
        "deel": part,
        "getal": count.name,
        "wat": count.words,
        "waarde": str(count.value),
        "notities": list(count.numbers),
    }


COMMAND = Command(
    "jaarverslag",
    _HELP,
    call,
    [
        argument("jaar", type=Year(), required=False, target="year"),
        option(
            "van",
            "De eerste dag, van een jaar dat niet in januari begint.",
            metavar="DATUM",
            type=Day(),
            target="start",
        ),
        option("tot", "De laatste dag.", metavar="DATUM", type=Day(), target="end"),
        option(
            "opnieuw",
            "Tel ook dit deel opnieuw, al is het met de hand veranderd.",
            metavar="DEEL",
            type=Choice(PART_NAMES),
            many=True,
            target="anew",
        ),
        switch("tellingen", "Alleen kijken: elk getal met zijn notities.", target="only_look"),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
