"""`raadsboek termijnen`: every open term of the dossiers of a council, soonest first."""

import datetime
from collections.abc import Sequence

import click

from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import WITH_TERMS, closed_sentence
from raadsboek.book.terms import OpenTerm, deadlines_of, open_terms, terms_without_day
from raadsboek.cli import output
from raadsboek.cli.columns import aligned, hanging
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.deadline_object import deadline_object
from raadsboek.cli.here import read_here, then_option
from raadsboek.cli.organs import organ_key, organ_option, organ_or_all
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

_NO_DAY = "geen datum"


def call(
    context: click.Context,
    until: datetime.date | None,
    everything: bool,
    explained: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Print the terms in columns, with their arithmetic, or as objects."""
    book = read_here(context)
    today = invocation_of(context).today
    wanted = organ_or_all(book, organ)
    found = open_terms(book, wanted, until, today=today)
    if everything:
        found += terms_without_day(book, wanted)
    if as_json:
        output.json_array(_object(book, *pair) for pair in deadlines_of(book, found))
        return EXIT_OK
    closed = closed_sentence(book, WITH_TERMS, organ=wanted)
    if closed:
        output.message(closed)
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
    book: Book, found: Sequence[OpenTerm], today: datetime.date, *, with_organ: bool
) -> None:
    rows = [(_day(term.day) or _NO_DAY, _day(term.safe), term.number, term.title) for term in found]
    lines = aligned(("Uiterlijk", "Veilige dag", "Nummer", "Stap"), rows)
    output.lines(lines[:1])
    for line, term in zip(lines[1:], found, strict=True):
        output.text(hanging(line, ""))
        organ = f"{book.settings.council(term.organ).short} · " if with_organ else ""
        # On a line of its own: a terminal of 80 columns has no room beside the step.
        output.text(hanging(organ + _below(term, today)))


def _below(term: OpenTerm, today: datetime.date) -> str:
    """Return if a term is too late, by which rule, for whom, and what to know of its day."""
    # The rule of the council itself says of what kind it is, at its end.
    words = term.rule.removesuffix(f" · {term.kind}")
    parts = (
        "te laat" if term.is_late(today) else "",
        "" if words.startswith(term.kind) else term.kind,
        words,
        term.owner,
        term.reading,
        term.remark,
    )
    return " · ".join(part for part in parts if part)


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
        then_option(),
        json_switch(),
    ],
)
