"""The draaiboek of an election: every step with its day, and what moves when the day moves."""

import datetime
from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.elections.course import DAY
from raadsboek.core.elections.days import Calendars
from raadsboek.core.terms.deadline import Deadline, State
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.naming import origin
from raadsboek.core.terms.procedure import Step, TermForm
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.owners import COUNCIL, owner_of


class Stand(StrEnum):
    """How a step stands, in a word."""

    DONE = "gedaan"
    LATE = "te laat"
    NEXT = "nu"
    AHEAD = "komt nog"
    RUNS = "loopt"
    MAY = "kan"
    OVER = "voorbij"
    GONE = "niet nodig"


class PlanRow(Struct, frozen=True, kw_only=True):
    """A step: its day, how it stands, and what there is to say of that day.

    `done` is what settled it. `is_expected` tells that its day follows from a step that is still
    to come. `event` is the name by which it is recorded as done, '' when it needs nothing.
    """

    step: Step
    deadline: Deadline | None
    day: datetime.date | None
    stand: Stand
    owner: str
    origin: str
    done: Event | None = None
    is_expected: bool = False
    remarks: tuple[str, ...] = ()

    @property
    def event(self) -> str:
        """The event that says that it was done."""
        return next(iter(self.step.settled_by), "")


class MovedStep(Struct, frozen=True, kw_only=True):
    """A step whose day becomes another."""

    title: str
    old: datetime.date | None
    new: datetime.date | None
    remarks: tuple[str, ...] = ()
    is_past: bool = False
    """Whether the new day has gone by already."""


def plan_rows(
    now: Dossier, ahead: Dossier, calendars: Calendars, today: datetime.date
) -> list[PlanRow]:
    """Return the steps by day, those without one where they begin; `ahead` is as expected."""
    running = {one.step.id: one for one in now.deadlines}
    foreseen = {one.step.id: one for one in ahead.deadlines}
    rows = [
        _row(step, running.get(step.id), foreseen.get(step.id), calendars, today)
        for step in now.procedure.steps
    ]
    order = sorted(rows, key=lambda row: row.day or _begin(row) or datetime.date.max)
    return list(_with_next(order))


def next_row(rows: Sequence[PlanRow]) -> PlanRow | None:
    """Return the step to do now: the first that is late, else the next one."""
    return next((row for row in rows if row.stand in (Stand.LATE, Stand.NEXT)), None)


def moved_steps(
    before: Sequence[PlanRow], after: Sequence[PlanRow], today: datetime.date
) -> list[MovedStep]:
    """Return what gets another day, in the order of the new days; what was done stays."""
    old = {row.step.id: row.day for row in before}
    return [
        MovedStep(
            title=row.step.title,
            old=old.get(row.step.id),
            new=row.day,
            remarks=row.remarks,
            is_past=row.day is not None and row.day < today,
        )
        for row in after
        if row.stand not in (Stand.DONE, Stand.GONE) and row.day != old.get(row.step.id)
    ]


def day_of(dossier: Dossier) -> datetime.date | None:
    """Return the election day of a course."""
    return next((one.day for one in dossier.events if one.name == DAY), None)


def _row(
    step: Step,
    running: Deadline | None,
    foreseen: Deadline | None,
    calendars: Calendars,
    today: datetime.date,
) -> PlanRow:
    deadline = running or foreseen
    day = deadline.last if deadline else None
    is_own = running is not None and running.settled is not None
    return PlanRow(
        step=step,
        deadline=deadline,
        day=day,
        stand=_stand(step, running, foreseen, today),
        owner=owner_of(step.actor) or COUNCIL,
        origin=origin(step),
        done=running.settled if running and is_own else None,
        is_expected=running is None,
        remarks=calendars.remarks(day) if day else (),
    )


def _begin(row: PlanRow) -> datetime.date | None:
    """Return the day on which a step without a day begins; None for what may follow later."""
    is_first = row.deadline is not None and row.deadline.event.name == DAY
    return row.deadline.event.day if row.deadline and is_first else None


def _stand(
    step: Step, running: Deadline | None, foreseen: Deadline | None, today: datetime.date
) -> Stand:
    if not step.term.gives_day and step.after != DAY:
        return Stand.DONE if running and running.settled else Stand.MAY
    if running is None:
        is_behind = foreseen is not None and foreseen.last is not None and foreseen.last < today
        return Stand.OVER if is_behind else Stand.AHEAD
    if running.settled is not None and running.state is State.SETTLED:
        return Stand.DONE
    if not running.is_open:
        return Stand.GONE
    if running.is_late(today):
        return Stand.LATE
    if running.is_over(today):
        return Stand.OVER
    is_running = step.lapses and step.term.form is TermForm.FORWARD
    return Stand.RUNS if is_running else Stand.AHEAD


def _with_next(rows: Sequence[PlanRow]) -> Iterator[PlanRow]:
    """Yield the rows, the first that is still to be done marked as such."""
    is_found = any(row.stand is Stand.LATE for row in rows)
    for row in rows:
        is_ours = row.stand is Stand.AHEAD and not row.step.lapses
        is_next = is_ours and row.day is not None and not row.is_expected
        if is_next and not is_found:
            is_found = True
            yield replace(row, stand=Stand.NEXT)
        else:
            yield row
