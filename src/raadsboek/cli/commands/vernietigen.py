"""`raadsboek vernietigen NUMMER ...`: take notes out of the raadsboek and all its history."""

from collections.abc import Iterator

import click

from raadsboek.book.book import Book
from raadsboek.book.destroying.destroying import Outcome, destroy
from raadsboek.book.destroying.previewing import preview
from raadsboek.book.destroying.taking_over import take_over
from raadsboek.book.destroying.telling import what_goes, where_else
from raadsboek.book.syncing.destroyed import replace_shared_place
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
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS

_HELP = """Stukken voorgoed vernietigen, ook uit alle oude versies.

Voorbeeld: raadsboek vernietigen P-2018-004 --grond "bewaartermijn voorbij" --besloten-door "de
raad, V-2026-12"

Eerst ziet u wat er verdwijnt; er gebeurt niets voordat u de gevraagde woorden typt. Het kan niet
ongedaan worden gemaakt. Het nummer blijft bezet, en de vernietigingslijst zegt wat er is gebeurd en
waar nog kopieën kunnen zijn. Met --bevestig "vernietig 1" gaat het zonder vraag.

Op de gedeelde plaats staat daarna nog de oude geschiedenis. Vervang die met: raadsboek vernietigen
--gedeelde-plaats. Dat gebeurt alleen als daar niets staat wat u nog niet had."""


def call(
    context: click.Context,
    numbers: tuple[str, ...],
    ground: str,
    decided_by: str,
    confirmed: str,
    also_running: bool,
    shared_place: bool,
    as_json: bool,
) -> int:
    """Show what would go, ask, and destroy; or replace the shared place."""
    given = invocation_of(context)
    if bool(numbers) == shared_place:
        raise click.UsageError("Geef NUMMER op, of alleen --gedeelde-plaats.", context)
    book = open_here(context)
    if shared_place:
        return _replace(book)
    after = take_over(book, now=given.now)
    found = preview(book, numbers, after=after, today=given.today, also_running=also_running)
    for line in (*what_goes(found), *where_else(found)):
        output.message(line)
    if output.is_terminal():
        ground = ground or output.ask("Waarom (de grond)", "bewaartermijn voorbij")
        decided_by = decided_by or output.ask("Wie heeft dit besloten")
        confirmed = confirmed or output.ask(f"Typ ter bevestiging: {found.chosen.phrase}")
    done = _destroy(book, numbers, ground, decided_by, confirmed, also_running, given)
    if as_json:
        output.json_object(_as_object(done))
    for line in _done(done):
        output.message(line)
    return EXIT_PROBLEMS if done.rest else EXIT_OK


def _destroy(
    book: Book,
    numbers: tuple[str, ...],
    ground: str,
    decided_by: str,
    confirmed: str,
    also_running: bool,
    given: Invocation,
) -> Outcome:
    return destroy(
        book,
        numbers,
        ground=ground,
        decided_by=decided_by,
        confirmed=confirmed,
        also_running=also_running,
        now=given.now,
    )


def _replace(book: Book) -> int:
    place, is_clear = replace_shared_place(book)
    output.message(f"De gedeelde plaats heeft nu de geschiedenis van hier: {place}")
    if not is_clear:
        output.message("De server houdt de oude versies nog een tijd vast, los van de rest.")
        output.message("Vraag de beheerder om ze op te ruimen (git gc --prune=now).")
    output.message("Wie een oude kopie heeft, opent een nieuwe met: raadsboek openen")
    return EXIT_OK


def _done(done: Outcome) -> Iterator[str]:
    yield f"Vernietigd: {', '.join(done.numbers)}."
    if done.rest is not None:
        yield f"Let op: {done.rest.message} {done.rest.fix}"
    yield f"Vernietigingslijst: {done.list_number} ({done.list_path})"
    yield "Loop de lijst na: zij zegt bij elke kopie wat u moet doen."


def _as_object(done: Outcome) -> dict[str, object]:
    return {
        "vernietigd": list(done.numbers),
        "lijst": done.list_number,
        "pad": done.list_path,
        "blijft": list(done.shared),
        "volledig": done.rest is None,
        "kopieen": [{"waar": one.where, "wat": one.what, "doen": one.todo} for one in done.copies],
    }


COMMAND = Command(
    "vernietigen",
    _HELP,
    call,
    [
        argument("nummer", many=True, required=False, target="numbers"),
        option("grond", "Waarom de stukken weg moeten.", target="ground", default=""),
        option("besloten-door", "Wie dat heeft besloten.", target="decided_by", default=""),
        option(
            "bevestig",
            "De woorden die het bevestigen, zoals 'vernietig 2'.",
            target="confirmed",
            default="",
        ),
        switch(
            "gedeelde-plaats",
            "Zet na het vernietigen de geschiedenis van hier op de gedeelde plaats.",
            target="shared_place",
        ),
        switch("ook-lopend", "Ook wat nog loopt, geldt of nodig is.", target="also_running"),
        json_switch(),
    ],
)
