"""Corrections in plain text and for programs: what each does, and what stands in its way.

Shared by the verbs that take over corrections, however these came in.
"""

from collections.abc import Iterator, Sequence

import click
from msgspec import Struct

from raadsboek.book.meetings.correcting import DIVIDED_BY_WORD, Corrected, Review
from raadsboek.book.recording import summary
from raadsboek.core.meetings.corrections.reading import named_place
from raadsboek.core.meetings.corrections.trying import Given, Outcome, Trial
from raadsboek.core.problem import Problem

HEADER = ("Nr", "Waar", "Van", "Correctie")


class Asked(Struct, frozen=True, kw_only=True):
    """What was asked for: the corrections with their numbers, and the lines that are none."""

    trial: Trial
    numbers: Sequence[int]
    skipped: Sequence[str] = ()


def tried(given: Given, body: str, by: str, chosen: Sequence[int]) -> Asked:
    """Try the corrections that were chosen by their numbers; all when none were."""
    numbers = [at for at in range(1, given.count + 1) if not chosen or at in chosen]
    trial = given.tried(body, by=by, chosen=[at - 1 for at in numbers])
    return Asked(trial=trial, numbers=numbers, skipped=given.skipped)


def numbers_in(only: str, context: click.Context) -> list[int]:
    """Return the numbers in what was given with --alleen."""
    words = [word for word in only.replace(",", " ").split() if word]
    if not all(word.isdigit() for word in words):
        raise click.UsageError("Geef bij --alleen nummers, zoals 1,3.", context)
    return [int(word) for word in words]


def rows(asked: Asked) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of the table of corrections."""
    for at, outcome in zip(asked.numbers, asked.trial.outcomes, strict=True):
        placed = outcome.placed
        if placed is None:
            yield str(at), "?", "", outcome.typed
        else:
            by = placed.line[len(placed.place) :].partition(": ")[0].strip()
            yield str(at), placed.place, by, outcome.shown.plain


def numbered_problems(asked: Asked) -> list[Problem]:
    """Return what stands in the way, each with the number of its correction."""
    return [
        Problem(
            code=outcome.problem.code,
            message=f"Correctie {at}: {outcome.problem.message}",
            fix=outcome.problem.fix,
        )
        for at, outcome in zip(asked.numbers, asked.trial.outcomes, strict=True)
        if outcome.problem is not None
    ]


def nothing_done() -> Problem:
    """Return the problem that says that nothing was taken over."""
    return Problem(
        code="correctie-niets-overgenomen",
        message="Er is niets overgenomen.",
        fix="Verbeter de correctie, of neem alleen over wat past: --wel-passende",
    )


def messages(trial: Trial, done: Corrected | None, *, dry: bool) -> Iterator[str]:
    """Yield what is worth knowing, and what was done."""
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


def of_word(asked: Asked, review: Review) -> str:
    """Return what to say when lines are named that Word may have divided otherwise; else ''."""
    named = any(named_place(outcome.typed) for outcome in asked.trial.outcomes)
    return DIVIDED_BY_WORD if named and review.went_as_word else ""


def as_object(asked: Asked, review: Review, done: Corrected | None) -> dict[str, object]:
    """Return the corrections for programs."""
    version = review.base.version
    return {
        "correcties": [
            _outcome_as_object(at, outcome, review)
            for at, outcome in zip(asked.numbers, asked.trial.outcomes, strict=True)
        ],
        "overgeslagen": list(asked.skipped),
        "overgenomen": done.count if done else 0,
        "vastleggen-nodig": done is not None and done.recorded is None,
        "afdruk": {
            "versie": version.identifier if version else "",
            "kenmerk": review.printed.mark,
            "waarom": review.base.why,
            "als-pdf": review.printed.is_laid_out,
        },
        "pad": review.meeting.path,
    }


def _outcome_as_object(at: int, outcome: Outcome, review: Review) -> dict[str, object]:
    placed, problem = outcome.placed, outcome.problem
    line = review.printed.line_called(placed.place) if placed else None
    return {
        "nr": at,
        "getypt": outcome.typed,
        "past": placed is not None,
        "waar": placed.place if placed else "",
        "regel": line.text if line else "",
        "van": placed.by if placed else "",
        "oud": placed.old_words if placed else "",
        "nieuw": placed.new_words if placed else "",
        "code": problem.code if problem else "",
        "melding": problem.message if problem else placed.remark if placed else "",
        "oplossing": problem.fix if problem else "",
    }
