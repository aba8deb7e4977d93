"""What a dossier waits for, and whose move it is: one step, of all that are open.

A legal day that is fatal goes first, soonest first. Then the steps in the order of their
procedure, and last the days of the dossier itself.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.procedure import TermForm, TermKind
from raadsboek.core.trajectories.dossier import EVALUATION, OWN_DAY, Dossier
from raadsboek.core.trajectories.owners import COUNCIL, owner_of

FINISH = "Dossier afronden"
AWAIT = "Uitkomst afwachten"


class NextStep(Struct, frozen=True, kw_only=True):
    """What comes next, by whom, and on which day at the latest when a day is known.

    `deadline` is what the day follows from; None for a meeting that was planned, and for closing.
    """

    title: str
    owner: str
    day: datetime.date | None = None
    deadline: Deadline | None = None


def next_step(dossier: Dossier, today: datetime.date) -> NextStep | None:
    """Return what the dossier waits for on a day; None when it asks nothing any more."""
    if dossier.is_closed:
        return None
    if not dossier.events:
        return _first(dossier)
    asked = [one for one in dossier.open_deadlines if _asks(one, dossier, today)]
    fatal = next((one for one in asked if _is_fatal(one)), None)
    if fatal is not None:
        return _of(fatal, fatal.last)
    return (
        _planned(dossier, today)
        or _in_order(dossier, [one for one in asked if not _is_optional(one)])
        or _in_court(dossier)
        or _closing(dossier)
        or next((_of(one, one.last) for one in asked), None)
    )


def _first(dossier: Dossier) -> NextStep | None:
    """Return the step that a procedure begins with, where nothing happened yet."""
    step = next(iter(dossier.procedure.steps), None)
    return NextStep(title=step.title, owner=owner_of(step.actor)) if step else None


def _asks(deadline: Deadline, dossier: Dossier, today: datetime.date) -> bool:
    """Tell if a deadline asks somebody to do something now: it runs, and can still be met."""
    step = deadline.step
    is_behind = step.term.form is TermForm.CONDITION and any(
        dossier.came_before(step, one) and one.day <= today for one in dossier.events
    )
    return not (step.lapses or is_behind)


def _is_optional(deadline: Deadline) -> bool:
    """Tell if somebody may do it and need not: the law says nothing of when."""
    return deadline.step.id == EVALUATION or not deadline.step.term.said


def _is_fatal(deadline: Deadline) -> bool:
    return deadline.last is not None and deadline.step.kind is TermKind.LAW


def _planned(dossier: Dossier, today: datetime.date) -> NextStep | None:
    """Return the first event that lies ahead: a meeting that was planned."""
    ahead = next((one for one in dossier.events if one.day > today), None)
    if ahead is None:
        return None
    settled = (one for one in dossier.procedure.steps if ahead.name in one.settled_by)
    step = next(settled, None)
    title = step.title if step else dossier.event_title(ahead.name)
    return NextStep(title=title, owner=owner_of(step.actor if step else ""), day=ahead.day)


def _in_order(dossier: Dossier, asked: Sequence[Deadline]) -> NextStep | None:
    """Return the first step of the procedure; without a day of its own, that of the dossier."""
    order = [*(step.id for step in dossier.procedure.steps), OWN_DAY]
    found = min(
        (one for one in asked if one.step.id in order),
        key=lambda one: order.index(one.step.id),
        default=None,
    )
    if found is None:
        return None
    own = next((one.last for one in asked if one.step.id == OWN_DAY), None)
    return _of(found, found.last or own)


def _in_court(dossier: Dossier) -> NextStep | None:
    """Return that others must decide first, after the last thing of the procedure was an appeal."""
    own = [kind for event in dossier.events if (kind := dossier.procedure.event(event.name))]
    if not own or own[-1].phase != TrajectoryStatus.APPEAL:
        return None
    return NextStep(title=AWAIT, owner="bestuurder of rechter")


def _closing(dossier: Dossier) -> NextStep | None:
    """Return that the dossier can be closed, once its outcome is known."""
    outcome = dossier.procedure.outcome
    if not any(event.name in outcome for event in dossier.events):
        return None
    return NextStep(title=FINISH, owner=COUNCIL)


def _of(deadline: Deadline, day: datetime.date | None) -> NextStep:
    owner = owner_of(deadline.step.actor) or COUNCIL
    return NextStep(title=deadline.step.title, owner=owner, day=day, deadline=deadline)
