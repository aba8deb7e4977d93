"""`raadsboek corrigeer NUMMER "p2 r8: X wijzigen in Y"`: take corrections over in draft minutes."""

from collections.abc import Iterator, Sequence

import click
from msgspec import Struct

from raadsboek.book.meetings.correcting import (
    Corrected,
    Review,
    open_review,
    review_of_copy,
    take_over,
)
from raadsboek.book.meetings.reviewer_file import read_reviewer_file
from raadsboek.book.recording import summary
from raadsboek.cli import output
from raadsboek.cli.command import (
    Command,
    argument,
    invocation_of,
    json_switch,
    option,
    switch,
)
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_OK, EXIT_PROBLEMS, InvalidInput
from raadsboek.core.meetings.corrections.trying import Given, Outcome, Trial, given_in
from raadsboek.core.problem import Problem

_HELP = """Correcties overnemen in het concept van een verslag.

De plaats (p2 r8) is die in de afdruk met regelnummers: raadsboek toon NUMMER --regels. Zonder
plaats mag ook, als de woorden maar één keer in het verslag staan.

Voorbeeld: raadsboek corrigeer V-2026-11 "p2 r8: twee wijzigen in drie" --van anna

Voorbeeld: raadsboek corrigeer V-2026-11 --bestand verslag-anna.txt --proef

Past er één niet, dan wordt er niets overgenomen; met --wel-passende gaan de andere door."""


class _Asked(Struct, frozen=True, kw_only=True):
    """What was asked for: the corrections with their numbers, and the lines that are none."""

    trial: Trial
    numbers: Sequence[int]
    skipped: Sequence[str] = ()


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
    chosen = _numbers(only, context)
    given = invocation_of(context)
    copy = read_reviewer_file(file) if file else ""
    book = open_here(context)
    if file:
        review = review_of_copy(book, number, copy, version=version)
        corrections = given_in(copy, review.printed)
    else:
        review = open_review(book, number, version=version)
        corrections = Given(printed=review.printed, typed=typed)
    asked = _tried(corrections, review.meeting.body, by, chosen)
    trial = asked.trial
    refused = bool(trial.problems) and not fitting
    done = None
    if not dry and trial.placed and not refused:
        done = take_over(book, review.meeting, body=trial.body, placed=trial.placed, now=given.now)
    if as_json:
        output.json_object(_as_object(asked, review, done))
    else:
        output.table(["Nr", "Waar", "Van", "Correctie"], _rows(asked))
    if review.unknown_mark:
        output.message(
            f"De afdruk van kenmerk {review.unknown_mark} staat niet in de geschiedenis."
        )
        output.message(f"  Vergeleken met {review.base.why}.")
    for line in asked.skipped:
        output.message(f"Overgeslagen, want dit is geen correctie: {line}")
    if trial.problems and not dry and not fitting and not as_json:
        raise InvalidInput([*_numbered(asked), _nothing_done()])
    for problem in _numbered(asked):
        output.failure(problem.message, problem.fix)
    for line in _messages(trial, done, dry=dry):
        output.message(line)
    return EXIT_PROBLEMS if trial.problems else EXIT_OK


def _tried(given: Given, body: str, by: str, chosen: Sequence[int]) -> _Asked:
    numbers = [at for at in range(1, given.count + 1) if not chosen or at in chosen]
    trial = given.tried(body, by=by, chosen=[at - 1 for at in numbers])
    return _Asked(trial=trial, numbers=numbers, skipped=given.skipped)


def _numbers(only: str, context: click.Context) -> list[int]:
    words = [word for word in only.replace(",", " ").split() if word]
    if not all(word.isdigit() for word in words):
        raise click.UsageError("Geef bij --alleen nummers, zoals 1,3.", context)
    return [int(word) for word in words]


def _rows(asked: _Asked) -> Iterator[tuple[str, str, str, str]]:
    for at, outcome in zip(asked.numbers, asked.trial.outcomes, strict=True):
        placed = outcome.placed
        if placed is None:
            yield str(at), "?", "", outcome.typed
        else:
            by = placed.line[len(placed.place) :].partition(": ")[0].strip()
            yield str(at), placed.place, by, outcome.shown.plain


def _numbered(asked: _Asked) -> list[Problem]:
    return [
        Problem(
            code=outcome.problem.code,
            message=f"Correctie {at}: {outcome.problem.message}",
            fix=outcome.problem.fix,
        )
        for at, outcome in zip(asked.numbers, asked.trial.outcomes, strict=True)
        if outcome.problem is not None
    ]


def _nothing_done() -> Problem:
    return Problem(
        code="correctie-niets-overgenomen",
        message="Er is niets overgenomen.",
        fix="Verbeter de correctie, of neem alleen over wat past: --wel-passende",
    )


def _messages(trial: Trial, done: Corrected | None, *, dry: bool) -> Iterator[str]:
    for placed in trial.placed:
        if placed.remark:
            yield f"Let op: '{placed.what}': {placed.remark}"
    if not trial.outcomes:
        yield "Er is geen verschil met het verslag."
    elif dry:
        yield "Proef: er is niets opgeslagen."
    if done is None:
        return
    yield "1 correctie overgenomen." if done.count == 1 else f"{done.count} correcties overgenomen."
    if done.recorded is None:
        yield "In dit verslag is nog iets niet vastgelegd. Doe dat met: raadsboek vastleggen " + (
            done.meeting.text("nummer")
        )
    elif not done.recorded.empty:
        yield f"Ook vastgelegd: {summary(done.recorded)}"
    if done.recorded is not None:
        for number in done.recorded.kept:
            yield f"{number} is zelf ook gewijzigd; wat in de notitie staat, is gebleven."
    yield f"Opgeslagen: {done.meeting.path}"


def _as_object(asked: _Asked, review: Review, done: Corrected | None) -> dict[str, object]:
    version = review.base.version
    return {
        "correcties": [
            _outcome_as_object(at, outcome)
            for at, outcome in zip(asked.numbers, asked.trial.outcomes, strict=True)
        ],
        "overgeslagen": list(asked.skipped),
        "overgenomen": done.count if done else 0,
        "vastleggen-nodig": done is not None and done.recorded is None,
        "afdruk": {
            "versie": version.identifier if version else "",
            "kenmerk": review.printed.mark,
            "waarom": review.base.why,
        },
        "pad": review.meeting.path,
    }


def _outcome_as_object(at: int, outcome: Outcome) -> dict[str, object]:
    placed, problem = outcome.placed, outcome.problem
    return {
        "nr": at,
        "getypt": outcome.typed,
        "past": placed is not None,
        "waar": placed.place if placed else "",
        "van": placed.by if placed else "",
        "oud": placed.old_words if placed else "",
        "nieuw": placed.new_words if placed else "",
        "code": problem.code if problem else "",
        "melding": problem.message if problem else placed.remark if placed else "",
        "oplossing": problem.fix if problem else "",
    }


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
