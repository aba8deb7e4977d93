"""Whether the history itself is sound: every object is read and its identifier recomputed.

Owns the full check, which takes seconds in a large raadsboek. It must not repair anything.
"""

import re

from raadsboek.core.problem import Problem, Severity
from raadsboek.history.git import GitFailed, Repository, run

_TIME_LIMIT = 600.0
_HARMLESS = re.compile(rb"notice:|dangling |Checking |warning in |Verifying ")


def integrity(repository: Repository) -> list[Problem]:
    """Return what is damaged in the history, and whether it is whole; an empty list is sound."""
    found = []
    if (repository.git_directory / "shallow").exists():
        found.append(
            Problem(
                code="geschiedenis-onvolledig",
                severity=Severity.WARNING,
                message="Dit is een kopie met alleen de laatste versies; oudere ontbreken.",
                fix="Maak een hele kopie van de plaats waar deze vandaan komt, met: raadsboek "
                "openen PLAATS NIEUWE-MAP. Neem daarin over wat alleen hier staat.",
            )
        )
    arguments = ["fsck", "--full", "--strict", "--no-dangling", "--no-progress"]
    try:
        output = run(repository, arguments, seconds=_TIME_LIMIT)
    except GitFailed as failed:
        output = failed.output + b"\n" + b"error: fsck"
    lines = [line for line in output.splitlines() if line and not _HARMLESS.match(line)]
    if lines:
        found.append(
            Problem(
                code="geschiedenis-beschadigd",
                message="De geschiedenis is beschadigd: een deel ervan is niet te lezen.",
                fix="De notities zelf zijn er nog. Maak er een kopie van, haal de geschiedenis "
                "terug uit een reservekopie of van een collega, en laat de schijf nakijken.",
            )
        )
    return found
