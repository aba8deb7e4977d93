"""`raadsboek controleer`: everything that is wrong and what to do; scripts read the exit code."""

from collections.abc import Sequence

import click

from raadsboek.book.problems import check
from raadsboek.book.typed_path import typed_path
from raadsboek.cli import output
from raadsboek.cli.command import Command, invocation_of, json_switch, option, switch
from raadsboek.cli.here import open_here
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, EXIT_PROBLEMS
from raadsboek.core.problem import Problem, Severity

_HELP = """Nakijken of alles klopt: notities, nummers, verwijzingen, instellingen, geschiedenis.

Daarna komen de knelpunten: verslagen die blijven liggen, besluiten zonder stemming of brief,
acties zonder naam of dag, stukken die te laat verstuurd zijn, vergaderingen zonder quorum.

Uitkomst (exit code): 0 alles klopt, 1 problemen gevonden, 2 kon niet kijken. Knelpunten alleen
geven ook 0: er is niets stuk.

Met --historie: of de geschiedenis heel en echt is. Dat zegt ook wat is bewezen en wat niet te
bewijzen is. Een controlecode staat onder een vastgesteld verslag op papier; zet er het nummer van
het verslag voor als u dat weet: --code "V-2026-03 ABCD-EFGH-IJKL-MNOP-QRST"."""


def call(
    context: click.Context,
    history: bool,
    codes: Sequence[str],
    bundles: Sequence[str],
    as_json: bool,
) -> int:
    """Print every problem."""
    given = invocation_of(context)
    given.failure_code = EXIT_FAILED
    if history or codes or bundles:
        return _history(context, codes, bundles, as_json=as_json)
    found = check(open_here(context), today=given.today)
    if as_json:
        output.json_array(_as_object(problem) for problem in found)
    else:
        _print(found)
        output.message(_summary(found))
    return EXIT_PROBLEMS if _damage(found) else EXIT_OK


def _history(
    context: click.Context, codes: Sequence[str], bundles: Sequence[str], *, as_json: bool
) -> int:
    """Print what the history proves, and what it does not."""
    from raadsboek.book.verification.verifying import verify_history  # not for every check

    files = [typed_path(name) for name in bundles]
    report = verify_history(open_here(context), bundles=files, codes=codes)
    if as_json:
        output.json_object(
            {
                "problemen": [_as_object(problem) for problem in report.problems],
                "bewezen": report.proven,
                "niet-bewezen": report.unproven,
                "versies": report.versions,
                "nieuwste": report.newest,
            }
        )
    else:
        _print(report.problems)
        for title, sentences in (("Bewezen", report.proven), ("Niet bewezen", report.unproven)):
            if sentences:
                output.lines([f"{title}:", *(f"  {sentence}" for sentence in sentences)])
        sound = "Er is niets gevonden dat niet klopt."
        output.message(_summary(report.problems) if report.problems else sound)
    return EXIT_PROBLEMS if report.problems else EXIT_OK


def _print(found: Sequence[Problem]) -> None:
    for problem in found:
        place = f"{problem.path}: " if problem.path else ""
        output.lines([f"{problem.severity.value}: {place}{problem.message}"])
        output.lines(f"    {line}" for line in problem.details)
        if problem.fix:
            output.lines([f"  {problem.fix}"])


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


COMMAND = Command(
    "controleer",
    _HELP,
    call,
    [
        switch("historie", "Kijk na of de geschiedenis heel en echt is.", target="history"),
        option(
            "code",
            "Een controlecode of kenmerk van papier; mag vaker.",
            metavar="CODE",
            many=True,
            target="codes",
        ),
        option(
            "bundel",
            "Een kopie van eerder, om mee te vergelijken; mag vaker.",
            metavar="BESTAND",
            many=True,
            target="bundles",
        ),
        json_switch(),
    ],
)
