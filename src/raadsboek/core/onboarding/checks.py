"""What can be wrong with an onboarding list: days in a strange order, and a day that is no day."""

import datetime
from collections.abc import Iterator, Sequence

from raadsboek.core.dates import without_weekday
from raadsboek.core.onboarding.tasks import Task
from raadsboek.core.problem import Problem, Severity


def wrong_days(start: datetime.date | None, due: datetime.date | None) -> Iterator[Problem]:
    """Yield the problem of a list that must be ready before it begins."""
    if start is not None and due is not None and due < start:
        yield Problem(
            code="inwerken-eind-voor-begin",
            key="uiterlijk",
            severity=Severity.WARNING,
            message=f"Het inwerken moet klaar zijn op {without_weekday(due)}, maar begint pas op "
            f"{without_weekday(start)}.",
            fix="Verbeter 'uiterlijk' of 'begin'.",
        )


def unclear_tasks(tasks: Sequence[Task]) -> Iterator[Problem]:
    """Yield the problem of each task with a day that cannot be made out."""
    for task in tasks:
        if task.unclear:
            yield Problem(
                code="taak-dag-onduidelijk",
                key="",
                severity=Severity.WARNING,
                message=f"Bij de taak '{task.text}' staat '{task.unclear}': dat is geen dag.",
                fix="Schrijf de dag met het jaar, zoals: uiterlijk 2026-12-01.",
            )
