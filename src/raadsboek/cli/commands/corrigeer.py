"""`raadsboek corrigeer NUMMER "p2 r8: X wijzigen in Y"`: take corrections over in draft minutes."""

import click

from raadsboek.book.meetings.correcting import open_review, review_of_copy, take_over
from raadsboek.book.meetings.reviewer_file import read_reviewer_file
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.corrections_as_text import (
    HEADER,
    as_object,
    messages,
    nothing_done,
    numbered_problems,
    numbers_in,
    of_word,
    rows,
    tried,
)
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS, InvalidInput
from raadsboek.core.meetings.corrections.trying import Given, given_in

_HELP = """Correcties overnemen in het concept van een verslag.

De plaats (p2 r8) is bladzijde 2, regel 8 van het concept als PDF. De afdruk als tekst heeft
dezelfde nummers: raadsboek toon NUMMER --regels. Zonder plaats mag ook, als de woorden maar één
keer in het verslag staan.

Voorbeeld: raadsboek corrigeer V-2026-11 "p2 r8: twee wijzigen in drie" --van anna

Voorbeeld: raadsboek corrigeer V-2026-11 --bestand verslag-anna.txt --proef

Past er één niet, dan wordt er niets overgenomen; met --wel-passende gaan de andere door."""


def call(
    context: click.Context,
    number: str,
    typed: tuple[str, ...],
    by: str,
    file: str,
    only: str,
    version: str,
    fitting: bool,
    dry: bool,
    as_json: bool,
) -> int:
    """Show the corrections, and take them over."""
    if bool(typed) == bool(file):
        raise click.UsageError("Geef correcties op, of --bestand.", context)
    chosen = numbers_in(only, context)
    given = invocation_of(context)
    copy = read_reviewer_file(file) if file else ""
    book = open_here(context)
    if file:
        review = review_of_copy(book, number, copy, version=version)
        corrections = given_in(copy, review.printed)
    else:
        review = open_review(book, number, version=version)
        corrections = Given(printed=review.printed, typed=typed)
    asked = tried(corrections, review.meeting.body, by, chosen)
    trial = asked.trial
    refused = bool(trial.problems) and not fitting
    done = None
    if not dry and trial.placed and not refused:
        done = take_over(book, review.meeting, body=trial.body, placed=trial.placed, now=given.now)
    if as_json:
        output.json_object(as_object(asked, review, done))
    else:
        output.table(HEADER, rows(asked))
    if review.unknown_mark:
        output.message(
            f"De afdruk van kenmerk {review.unknown_mark} staat niet in de geschiedenis."
        )
        output.message(f"  Vergeleken met {review.base.why}.")
    if told := of_word(asked, review):
        output.message(f"Let op: {told}")
    for line in asked.skipped:
        output.message(f"Overgeslagen, want dit is geen correctie: {line}")
    if trial.problems and not dry and not fitting and not as_json:
        raise InvalidInput([*numbered_problems(asked), nothing_done()])
    for problem in numbered_problems(asked):
        output.failure(problem.message, problem.fix)
    for line in messages(trial, done, dry=dry):
        output.message(line)
    return EXIT_PROBLEMS if trial.problems else EXIT_OK


COMMAND = Command(
    "corrigeer",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("correctie", required=False, many=True, target="typed"),
        option("van", "Wie de correcties geeft.", metavar="NAAM", default="", target="by"),
        option(
            "bestand",
            "Een lijst met correcties, of een verslag waarin iemand zelf heeft gewijzigd.",
            metavar="BESTAND",
            default="",
            target="file",
        ),
        option(
            "alleen", "Neem alleen deze over, zoals 1,3.", metavar="NRS", default="", target="only"
        ),
        option(
            "versie",
            "Van welke tekst de regelnummers zijn: een versie, het kenmerk op de afdruk, of nu.",
            metavar="VERSIE",
            default="",
            target="version",
        ),
        switch("wel-passende", "Neem over wat past, ook als iets niet past.", target="fitting"),
        switch("proef", "Laat alleen zien wat er zou veranderen.", target="dry"),
        json_switch(),
    ],
)
