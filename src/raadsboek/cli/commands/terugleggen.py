"""`raadsboek terugleggen NUMMER BESTAND.docx`: minutes that somebody corrected in Word."""

import click

from raadsboek.book.meetings.correcting import take_over
from raadsboek.book.word_back.reviewing import WordReview, review_of_word
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
    numbered_problems,
    numbers_in,
    rows,
    tried,
)
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS

_HELP = """Overnemen wat iemand in Word heeft gewijzigd in een conceptverslag.

Geef het Word-bestand dat u rondstuurde en terugkreeg. U ziet wat er anders is, woord voor woord.
Er wordt niets overgenomen voor u dat zegt: met --alles, of met --alleen 1,3.

Voorbeeld: raadsboek terugleggen V-2026-11 verslag-anna.docx

Voorbeeld: raadsboek terugleggen V-2026-11 verslag-anna.docx --alleen 1,3

Opmerkingen in de kantlijn en wijzigingen die Word bijhield, staan eronder met de naam erbij."""


def call(
    context: click.Context,
    number: str,
    file: str,
    by: str,
    only: str,
    everything: bool,
    as_json: bool,
) -> int:
    """Show what was changed in Word, and take over what was asked for."""
    if only and everything:
        raise click.UsageError("Geef --alles of --alleen, niet allebei.", context)
    chosen = numbers_in(only, context)
    given = invocation_of(context)
    book = open_here(context)
    found = review_of_word(book, number, file, today=given.now.date())
    meeting = found.review.meeting
    asked = tried(found.given, meeting.body, by or found.by, chosen)
    done = None
    if (everything or only) and asked.trial.placed:
        body, placed = asked.trial.body, asked.trial.placed
        done = take_over(book, meeting, body=body, placed=placed, now=given.now)
    if as_json:
        output.json_object({**as_object(asked, found.review, done), "erbij": list(found.beside)})
    elif asked.trial.outcomes:
        output.table(HEADER, rows(asked))
    if found.review.unknown_mark:
        output.message(f"De versie {found.review.unknown_mark} staat niet in de geschiedenis.")
        output.message(f"  Vergeleken met {found.review.base.why}.")
    _tell_beside(found)
    for problem in numbered_problems(asked):
        output.failure(problem.message, problem.fix)
    for line in messages(asked.trial, done, dry=False):
        output.message(line)
    if asked.trial.placed and done is None:
        output.message("Er is nog niets overgenomen. Neem over met --alles, of met --alleen 1,3")
    return EXIT_PROBLEMS if asked.trial.problems else EXIT_OK


def _tell_beside(found: WordReview) -> None:
    for line in found.beside:
        output.message(f"Let op: {line}")


COMMAND = Command(
    "terugleggen",
    _HELP,
    call,
    [
        argument("nummer", target="number"),
        argument("bestand", target="file"),
        option("van", "Wie de wijzigingen gaf.", metavar="NAAM", default="", target="by"),
        option(
            "alleen", "Neem alleen deze over, zoals 1,3.", metavar="NRS", default="", target="only"
        ),
        switch("alles", "Neem alles over wat past.", target="everything"),
        json_switch(),
    ],
)
