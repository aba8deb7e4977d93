"""`raadsboek controleer`: everything that is wrong and what to do; scripts read the exit code."""

import click

from raadsboek.book.problems import check
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.problem import Problem

_HELP = """Nakijken of alles klopt: notities, nummers, verwijzingen, instellingen, geschiedenis.

Uitkomst (exit code): 0 alles klopt, 1 problemen gevonden, 2 kon niet kijken."""


def call(context: click.Context, as_json: bool) -> int:
    """Print every problem."""
    invocation_of(context).failure_code = EXIT_FAILED
    found = check(open_here(context))
    if as_json:
        output.json_array(_as_object(problem) for problem in found)
    else:
        for problem in found:
            place = f"{problem.path}: " if problem.path else ""
            output.lines([f"{problem.severity.value}: {place}{problem.message}"])
            if problem.fix:
                output.lines([f"  {problem.fix}"])
        output.message(_summary(len(found)))
    return EXIT_PROBLEMS if found else EXIT_OK


def _summary(count: int) -> str:
    if not count:
        return "Alles klopt."
    return f"{count} {'probleem' if count == 1 else 'problemen'} gevonden."


def _as_object(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "pad": problem.path,
        "sleutel": problem.key,
        "ernst": problem.severity.value,
        "melding": problem.message,
        "oplossing": problem.fix,
    }


COMMAND = Command("controleer", _HELP, call, [json_switch()])
