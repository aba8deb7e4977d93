"""`raadsboek termijnen`: every open term of the dossiers of a council, soonest first."""

import datetime
from collections.abc import Iterable, Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.terms import OpenTerm, deadlines_of, open_terms, terms_without_day
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.deadline_object import deadline_object
from raadsboek.cli.here import read_here
from raadsboek.cli.organs import LABEL, organ_key, organ_option, organ_or_all
from raadsboek.cli.values import Day
from raadsboek.core.dates import short_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.explaining import explain
from raadsboek.core.terms.explanation import as_lines

_HELP = """De open termijnen van alle trajecten, het eerst wat te laat is.

Voorbeeld: raadsboek termijnen --tot "1 februari 2027" --uitleg

Een termijn verandert vanzelf mee met de gebeurtenissen van het traject. Met --alles komen er ook
de stappen bij waar geen dag uit volgt."""


def call(
    context: click.Context,
    until: datetime.date | None,
    everything: bool,
    explained: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Print the terms as a table, with their arithmetic, or as objects."""
    book = read_here(context)
    today = invocation_of(context).today
    wanted = organ_or_all(book, organ)
    found = open_terms(book, wanted, until, today=today)
    if everything:
        found += terms_without_day(book, wanted)
    if as_json:
        output.json_array(_object(book, *pair) for pair in deadlines_of(book, found))
        return EXIT_OK
    if not found:
        output.message("Er lopen geen termijnen.")
    elif explained:
        _print_explained(book, found, today)
    else:
        _print_table(book, found, today, with_organ=wanted is None)
    return EXIT_OK


def _object(book: Book, term: OpenTerm, deadline: Deadline) -> dict[str, object]:
    return {
        "nummer": term.number,
        "titel": term.subject,
        **organ_key(book.settings, term.organ),
        **deadline_object(deadline),
        "pad": term.path,
    }


def _print_explained(book: Book, found: Sequence[OpenTerm], today: datetime.date) -> None:
    for place, (term, deadline) in enumerate(deadlines_of(book, found)):
        above = [""] if place else []
        lines = as_lines(explain(deadline, today=today))
        output.lines([*above, f"{term.number} {term.subject}", *lines])


def _print_table(
    book: Book, found: Iterable[OpenTerm], today: datetime.date, *, with_organ: bool
) -> None:
    header = ["Te laat", "Uiterlijk", "Veilige dag", "Nummer", "Stap", "Wie", "Regel", "Let op"]
    rows: list[tuple[str, ...]] = [
        (
            "!" if term.is_late(today) else "",
            _day(term.day),
            _day(term.safe),
            term.number,
            term.title,
            term.owner,
            term.rule,
            " · ".join(part for part in (term.reading, term.remark) if part),
        )
        for term in found
    ]
    if with_organ:
        organs = [book.settings.council(term.organ).short for term in found]
        header = [LABEL, *header]
        rows = [(organ, *row) for organ, row in zip(organs, rows, strict=True)]
    output.table(header, rows)


def _day(day: datetime.date | None) -> str:
    return f"{short_date(day)} {day.year}" if day else ""


COMMAND = Command(
    "termijnen",
    _HELP,
    call,
    [
        option("tot", "Alleen tot en met deze dag.", metavar="DAG", type=Day(), target="until"),
        switch("alles", "Ook de stappen waar geen dag uit volgt.", target="everything"),
        switch("uitleg", "Bij elke termijn de hele berekening.", target="explained"),
        organ_option(or_all=True),
        json_switch(),
    ],
)
