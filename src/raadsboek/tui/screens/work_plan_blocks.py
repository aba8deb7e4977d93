"""How a work plan is drawn: by quarter, each goal with a bar of text and what belongs to it."""

from collections.abc import Mapping

from raadsboek.book.yearly.work_plan import WorkPlan
from raadsboek.core.dates import short_date
from raadsboek.core.kinds.goal import GoalStatus
from raadsboek.core.links import target
from raadsboek.core.yearly.goals import PlannedGoal, bar
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.widgets.block_list import Block, Paragraph, sentence

_NOTHING = "Er zijn nog geen doelen voor dit jaar."
_HOW = "Druk op n om er een te maken."


def goal_blocks(
    plan: WorkPlan, waiting: Mapping[str, int], desk: Desk
) -> tuple[list[Block], list[PlannedGoal | None]]:
    """Return the pieces of a plan, and for each its goal; None for a heading.

    `waiting` is the progress of goals, by path, that is still being saved.
    """
    blocks: list[Block] = []
    rows: list[PlannedGoal | None] = []
    for part in plan.parts:
        told = (Part(part.title.upper(), "heading"), Part(f"  {part.about}", "dim"))
        blocks.append(Block((Paragraph(told),), is_heading=True, is_tight=True))
        rows.append(None)
        for place, one in enumerate(part.goals, start=1):
            is_last = place == len(part.goals)
            blocks.append(_block(one, waiting.get(one.path, one.progress), desk, is_last))
            rows.append(one)
    if not rows:
        blocks.append(sentence(_NOTHING + desk.how(_HOW)))
        rows.append(None)
    return blocks, rows


def _block(one: PlannedGoal, progress: int, desk: Desk, is_last: bool) -> Block:
    goal = one.goal
    late = one.is_late(desk.today)
    people = ", ".join(f"@{name}" for name in goal.owners)
    parts = (
        goal.status.value,
        people,
        f"uiterlijk {short_date(goal.due)}" if goal.due else "",
        ", ".join(map(target, goal.trajectories)),
    )
    told = " · ".join(part for part in parts if part)
    ended = goal.status in (GoalStatus.DROPPED, GoalStatus.NOT_REACHED)
    head = (
        Part(f"{goal.number} ", "dim"),
        Part(f"{bar(progress)} {progress:>3}%  ", "dim" if ended else "match"),
        Part(goal.title, "strong"),
    )
    lines = [
        Paragraph(head, most=2, hang=2),
        Paragraph(((Part("! te laat · ", "alarm"),) if late else ()) + (Part(told),), indent=2),
    ]
    if goal.measure:
        lines.append(Paragraph((Part(goal.measure, "dim"),), indent=2, most=2))
    if goal.result:
        lines.append(Paragraph((Part(f"Resultaat: {goal.result}", "dim"),), indent=2, most=2))
    return Block(tuple(lines), is_tight=not is_last)
