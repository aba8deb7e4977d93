"""`raadsboek controleer`: everything that is wrong and what to do; scripts read the exit code."""

from collections.abc import Sequence

import click

from raadsboek.book.problems import check
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.problem import Problem, Severity

_HELP = """Nakijken of alles klopt: notities, nummers, verwijzingen, instellingen, geschiedenis.

Daarna komen de knelpunten: verslagen die blijven liggen, besluiten zonder stemming of brief,
acties zonder naam of dag, stukken die te laat verstuurd zijn, vergaderingen zonder quorum.

Uitkomst (exit code): 0 alles klopt, 1 problemen gevonden, 2 kon niet kijken. Knelpunten alleen
geven ook 0: er is niets stuk."""


def call(context: click.Context, as_json: bool) -> int:
    """Print every problem."""
    given = invocation_of(context)
    given.failure_code = EXIT_FAILED
    found = check(open_here(context), today=given.today)
    if as_json:
        output.json_array(_as_object(problem) for problem in found)
    else:
        for problem in found:
            place = f"{problem.path}: " if problem.path else ""
            output.lines([f"{problem.severity.value}: {place}{problem.message}"])
            output.lines(f"    {line}" for line in problem.details)
            if problem.fix:
                output.lines([f"  {problem.fix}"])
        output.message(_summary(found))
    return EXIT_PROBLEMS if _damage(found) else EXIT_OK


def _damage(found: Sequence[Problem]) -> int:
    return sum(problem.severity is not Severity.BOTTLENECK for problem in found)


def _summary(found: Sequence[Problem]) -> str:
    damage = _damage(found)
    lagging = len(found) - damage
    parts = ["Alles klopt."]
    if damage:
        parts = [f"{damage} {'probleem' if damage == 1 else 'problemen'} gevonden."]
    if lagging:
        parts.append(f"{lagging} {'knelpunt' if lagging == 1 else 'knelpunten'} in het werk.")
    return " ".join(parts)


def _as_object(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "pad": problem.path,
        "sleutel": problem.key,
        "ernst": problem.severity.value,
        "melding": problem.message,
        "oplossing": problem.fix,
        **({"verschil": problem.details} if problem.details else {}),
    }


COMMAND = Command("controleer", _HELP, call, [json_switch()])
