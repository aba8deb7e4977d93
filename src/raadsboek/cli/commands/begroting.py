"""`raadsboek begroting [JAAR]`: the posts with their sums, csv in and out, and the next year."""

import click

from raadsboek.book.book import Book
from raadsboek.book.budget.overview import budget_in, budget_years, year_to_show
from raadsboek.cli import output
from raadsboek.cli.budget_as_text import as_object, print_budget
from raadsboek.cli.command import (
    Command,
    Invocation,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import as_seen_here, open_here, read_here, then_option
from raadsboek.cli.organs import organ_of, organ_option
from raadsboek.cli.values import Year
from raadsboek.core.budget.next_year import read_percent
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS, InvalidInput
from raadsboek.core.links import target
from raadsboek.core.money import in_words, on_disk
from raadsboek.core.problem import Problem

_HELP = """De begroting van een jaar: per post wat er is begroot, vastligt, betaald is en vrij is.

Voorbeeld: raadsboek begroting 2026 --uitgaven

Een uitgave erbij: raadsboek nieuw uitgave --begrotingspost BG-2026-01 --bedrag 1250,50 ...

Met --inlezen kijkt u wat een csv-bestand toevoegt; pas met --neem komt het in het raadsboek. Wat er
al in staat, komt er niet nog een keer bij. Met --volgend-jaar ziet u de posten van het jaar erna;
met --maak worden ze gemaakt."""


def call(
    context: click.Context,
    year: int | None,
    with_expenses: bool,
    file: str,
    taken: bool,
    place: str,
    is_next: bool,
    percent: str,
    made: bool,
    organ: str,
    as_json: bool,
) -> int:
    """Show the budget, or read in, write out or make posts as asked."""
    given = invocation_of(context)
    writes = (file and taken) or (is_next and made)
    book = open_here(context) if writes or place else read_here(context)
    book.index.refresh()
    short = organ_of(book, organ)
    year = year or year_to_show(budget_years(book, short), given.today)
    if file:
        return _read_in(book, given, file, year, short, taken=taken, as_json=as_json)
    if is_next:
        return _next_year(book, given, year, short, percent, made=made, as_json=as_json)
    if place:
        return _write(book, given, year, short, place, with_expenses=with_expenses)
    budget = budget_in(book, year, short)
    if as_json:
        output.json_object(as_object(budget))
        return EXIT_OK
    if not budget.posts:
        output.message(f"Er is geen begroting van {year}.")
        output.message(f"  Een post maken: raadsboek nieuw begrotingspost --jaar {year} ...")
        return EXIT_OK
    print_budget(book, budget, short, given.today, with_expenses=with_expenses)
    return EXIT_OK


def _read_in(
    book: Book,
    given: Invocation,
    file: str,
    year: int,
    organ: str,
    *,
    taken: bool,
    as_json: bool,
) -> int:
    from raadsboek.book.budget.reading_in import counted_rows, look_in, take_in

    found = look_in(book, file, year=year, organ=organ, today=given.today)
    if as_json and not taken:
        output.json_array({"regel": row.line, **row.meta} for row in found.new)
    elif not taken:
        output.lines(
            " · ".join(target(str(value)) for value in row.meta.values()) for row in found.new
        )
    for row in found.wrong:
        for problem in row.problems:
            output.failure(f"Regel {row.line}: {problem.message}", problem.fix)
    if found.known:
        output.message(f"Al in het raadsboek: {counted_rows(found, found.known)}.")
    if found.wrong:
        output.message("Er wordt niets overgenomen zolang dit niet klopt.")
        return EXIT_PROBLEMS
    if not found.new:
        output.message("Er is niets nieuws om over te nemen.")
        return EXIT_OK
    if not taken:
        output.message(f"Nieuw: {counted_rows(found, len(found.new))}. Overnemen: met --neem")
        return EXIT_OK
    numbers = take_in(book, file, year=year, organ=organ, now=given.now)
    output.lines(numbers)
    output.message(f"Overgenomen: {counted_rows(found, len(numbers))}.")
    return EXIT_OK


def _next_year(
    book: Book,
    given: Invocation,
    year: int,
    organ: str,
    typed: str,
    *,
    made: bool,
    as_json: bool,
) -> int:
    from raadsboek.book.budget.next_year import counted_posts, make_next_year, preview_next_year

    percent = read_percent(typed)
    if percent is None:
        raise InvalidInput([_no_percentage(typed)])
    planned = preview_next_year(book, year, percent, organ=organ)
    if as_json and not made:
        output.json_array(
            {"titel": one.title, "jaar": planned.year, "begroot": on_disk(one.amount)}
            for one in planned.posts
        )
    elif not made:
        output.table(
            ["Post", str(year), str(planned.year)],
            ((one.title, in_words(one.before), in_words(one.amount)) for one in planned.posts),
        )
    if planned.kept:
        output.message(f"Al in {planned.year}: {', '.join(planned.kept)}.")
    if not planned.posts:
        output.message(f"Er is niets over te nemen uit {year}.")
    elif made:
        numbers = make_next_year(book, year, percent, organ=organ, now=given.now)
        output.lines(numbers)
        output.message(f"Gemaakt voor {planned.year}: {counted_posts(len(numbers))}.")
    else:
        output.message(f"Maken: raadsboek begroting {year} --volgend-jaar --index {typed} --maak")
    return EXIT_OK


def _write(
    book: Book, given: Invocation, year: int, organ: str, place: str, *, with_expenses: bool
) -> int:
    from raadsboek.book.budget.sheets import write_sheet

    file = write_sheet(
        book, year, place, organ=organ, with_expenses=with_expenses, today=given.today
    )
    output.message(f"Geschreven: {as_seen_here(file)}")
    return EXIT_OK


def _no_percentage(typed: str) -> Problem:
    return Problem(
        code="percentage-onbekend",
        message=f"'{typed}' is geen percentage.",
        fix="Geef er een zoals 2,5; voor dezelfde bedragen 0.",
    )


COMMAND = Command(
    "begroting",
    _HELP,
    call,
    [
        argument("jaar", required=False, type=Year(), target="year"),
        switch("uitgaven", "Ook elke uitgave, en wat erbij te weten is.", target="with_expenses"),
        option(
            "inlezen",
            "Kijk wat dit csv-bestand toevoegt aan uitgaven of posten.",
            metavar="BESTAND",
            default="",
            target="file",
        ),
        switch("neem", "Neem over wat met --inlezen nieuw is.", target="taken"),
        option(
            "naar",
            "Schrijf de begroting naar dit bestand (xlsx of csv), of naar deze map.",
            metavar="BESTAND",
            default="",
            target="place",
        ),
        switch("volgend-jaar", "Zie de posten voor het jaar erna.", target="is_next"),
        option(
            "index",
            "Met hoeveel procent de bedragen omhoog gaan (anders: 0).",
            metavar="PROCENT",
            default="0",
            target="percent",
        ),
        switch("maak", "Maak de posten van het jaar erna.", target="made"),
        organ_option(),
        then_option(),
        json_switch(),
    ],
)
