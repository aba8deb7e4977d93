"""What `controleer` says of the text of minutes: lines without a number, a block without an end.

Pure. Only what anybody can see in the text itself; whether notes and text agree is
`core.minutes.planning`'s.
"""

from collections import Counter
from collections.abc import Iterator

from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.minutes.entries import NOTE_KINDS
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.problem import Problem, Severity


def unrecorded(path: str, number: str, body: str) -> Iterator[Problem]:
    """Yield what still has to be done to the text of a meeting that was held."""
    minutes = parse(body)
    waiting = Counter(
        entry.kind.value
        for entry in minutes.entries
        if entry.kind in NOTE_KINDS and not entry.number
    )
    if waiting:
        told = ", ".join(_counted(kind, count) for kind, count in waiting.items())
        yield Problem(
            code="verslag-niet-vastgelegd",
            path=path,
            message=f"In het verslag staat iets dat nog geen nummer heeft: {told}.",
            fix=f"Leg het verslag vast met F8, of met: raadsboek vastleggen {number}",
            severity=Severity.BOTTLENECK,
        )
    for finding in minutes.findings:
        if finding.problem.severity is Severity.ERROR:
            yield Problem(
                code=finding.problem.code,
                path=path,
                message=finding.problem.message,
                fix=finding.problem.fix,
                severity=Severity.BOTTLENECK,
            )


def _counted(kind: str, count: int) -> str:
    return f"{count} {kind if count == 1 else KIND_BY_NAME[kind].plural}"
