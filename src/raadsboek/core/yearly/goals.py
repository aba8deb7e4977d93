"""The goals of a year as a work plan: by quarter, how far each is, and how that is said.

Pure. A goal says nothing of the people who work on it: how far it is, is a fact of the plan.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from raadsboek.core.kinds.goal import KIND, Goal, GoalStatus, Quarter

STEP = 10
"""By so many per cent progress goes up or down at a time."""
WHOLE_YEAR = "Het hele jaar"
_MONTHS = {
    Quarter.FIRST: "januari tot en met maart",
    Quarter.SECOND: "april tot en met juni",
    Quarter.THIRD: "juli tot en met september",
    Quarter.FOURTH: "oktober tot en met december",
}


class PlannedGoal(Struct, frozen=True, kw_only=True):
    """A goal with the note that it stands in."""

    path: str
    goal: Goal
    is_confidential: bool = False

    @property
    def progress(self) -> int:
        """How far it is, in per cent; what was reached is done, whatever was written down."""
        if self.goal.status is GoalStatus.REACHED:
            return 100
        return self.goal.progress or 0

    @property
    def is_open(self) -> bool:
        """Whether it still asks for work."""
        return self.goal.status in KIND.open_statuses

    def is_late(self, today: datetime.date) -> bool:
        """Tell if its day, or its quarter, is over and it is still open."""
        last = self.goal.due or quarter_end(self.goal.year, self.goal.quarter)
        return self.is_open and last < today


class Part(NamedTuple):
    """A quarter of the plan with its goals."""

    title: str
    about: str
    goals: tuple[PlannedGoal, ...]


def parts(goals: Iterable[PlannedGoal]) -> tuple[Part, ...]:
    """Return the goals by quarter, those of the whole year last; empty parts are left out."""
    known = sorted(goals, key=lambda one: (one.goal.due or datetime.date.max, one.goal.number))
    found = [
        Part(
            f"Kwartaal {quarter}",
            _MONTHS[quarter],
            tuple(one for one in known if one.goal.quarter is quarter),
        )
        for quarter in Quarter
    ]
    found.append(Part(WHOLE_YEAR, "", tuple(one for one in known if one.goal.quarter is None)))
    return tuple(part for part in found if part.goals)


def quarter_end(year: int, quarter: Quarter | None) -> datetime.date:
    """Return the last day of a quarter; of the year without one."""
    month = 3 * int(quarter) if quarter else 12
    return datetime.date(year, month, 31 if month in (3, 12) else 30)


def quarter_start(year: int, quarter: Quarter | None) -> datetime.date:
    """Return the first day of a quarter; of the year without one."""
    return datetime.date(year, 3 * int(quarter) - 2 if quarter else 1, 1)


def bar(percentage: int, width: int = 10) -> str:
    """Return progress as a bar of text that reads without colour: '█████░░░░░'."""
    full = round(width * max(0, min(percentage, 100)) / 100)
    return "█" * full + "░" * (width - full)


def counted(goals: Sequence[PlannedGoal]) -> str:
    """Say how it stands with a plan: '6 doelen · 2 bereikt · 3 lopen · 1 gepland'."""
    words = {
        GoalStatus.REACHED: ("bereikt", "bereikt"),
        GoalStatus.PARTLY: ("deels bereikt", "deels bereikt"),
        GoalStatus.RUNNING: ("loopt", "lopen"),
        GoalStatus.PLANNED: ("gepland", "gepland"),
        GoalStatus.NOT_REACHED: ("niet bereikt", "niet bereikt"),
        GoalStatus.DROPPED: ("vervallen", "vervallen"),
    }
    told = ["1 doel" if len(goals) == 1 else f"{len(goals)} doelen"]
    for status, (one, many) in words.items():
        number = sum(goal.goal.status is status for goal in goals)
        if number:
            told.append(f"{number} {one if number == 1 else many}")
    return " · ".join(told)


def stepped(percentage: int, step: int) -> int:
    """Return progress a step further or back, on a whole step and between 0 and 100."""
    if step > 0:
        return min(100, (percentage // STEP + 1) * STEP)
    return max(0, (-(-percentage // STEP) - 1) * STEP)
