"""What does not fit in the training of a year: days that miss, and more than there is right to.

Pure. More than the entitlement is no fault: it is told, so that it can be agreed in time.
"""

from collections.abc import Iterator
from decimal import Decimal

from raadsboek.core.bottlenecks import Noted
from raadsboek.core.kinds.training import Training, TrainingStatus
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.quantities import in_words
from raadsboek.core.training.plan import Line, TrainingPlan

_COUNTED = (TrainingStatus.PLANNED, TrainingStatus.FOLLOWED)


def problems_of_plan(plan: TrainingPlan) -> Iterator[Problem]:
    """Yield what does not fit in a year: each training without days, each person with too many."""
    for noted in plan.trainings:
        yield from without_days(noted)
    for line in plan.lines:
        yield from too_many(plan, line)


def without_days(noted: Noted[Training]) -> Iterator[Problem]:
    """Yield the problem of a training that counts and of which nobody knows how long it is."""
    training = noted.note
    if training.status in _COUNTED and training.people and training.days is None:
        yield Problem(
            code="scholing-zonder-dagen",
            path=noted.path,
            key="dagen",
            severity=Severity.BOTTLENECK,
            message="Zonder dagen telt deze scholing niet mee.",
            fix="Vul in hoeveel dagen het per persoon is; een dagdeel is 0,5.",
        )


def too_many(plan: TrainingPlan, line: Line) -> Iterator[Problem]:
    """Yield the problem of somebody with more days than they are entitled to."""
    if line.left is None or line.left >= 0 or line.entitled.days is None:
        return
    counted = [one for one in line.shares if one.training.status in _COUNTED]
    yield Problem(
        code="scholing-te-veel",
        path=counted[-1].path,
        key="wie",
        severity=Severity.BOTTLENECK,
        message=f"{line.name} heeft in {plan.year} {_days(line.used)} scholing, en recht op "
        f"{in_words(line.entitled.days)} ({line.entitled.basis}).",
        fix="Spreek de extra dagen af met de bestuurder, of zet een scholing in een ander jaar.",
    )


def _days(count: Decimal) -> str:
    return f"{in_words(count)} {'dag' if count == 1 else 'dagen'}"
