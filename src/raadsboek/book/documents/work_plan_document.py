"""The work plan (werkplan) of a year: the goals by quarter, with who, how it is measured, how far.

Progress is a number in words; nobody is compared with anybody.
"""

from collections.abc import Iterator

from raadsboek.book.documents.list_words import without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.lists import rows
from raadsboek.book.yearly.work_plan import planned_goal
from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import (
    day_in_table,
    heading,
    lines,
    paragraph,
    plain,
    reference,
    table,
)
from raadsboek.core.kinds import goal
from raadsboek.core.note import Note
from raadsboek.core.yearly.goals import PlannedGoal, counted, parts

_LABELS = ("Nummer", "Doel", "Wie", "Uiterlijk", "Hoe ver")
_WIDTHS = (13, 45, 16, 13, 13)


def build(making: Making, subject: Note | None) -> Made:
    """Return the goals of the year."""
    found = list(_goals(making))
    blocks = [paragraph(f"{counted(found)}.")] if found else []
    return Made(
        title=f"Werkplan {making.period}",
        blocks=(
            *blocks,
            *_quarters(making, found),
            *without_hidden(making, len(found), f"doelen voor {making.period}"),
        ),
    )


def _goals(making: Making) -> Iterator[PlannedGoal]:
    """Yield the goals of the year, by the year that stands in them."""
    for meta in rows(making.book, goal.KIND, organ=making.organ).objects():
        one = planned_goal(meta)
        if one is not None and str(one.goal.year) == making.period and making.may_have(meta):
            yield one


def _quarters(making: Making, goals: list[PlannedGoal]) -> Iterator[Block]:
    for part in parts(goals):
        yield heading(f"{part.title}: {part.about}" if part.about else part.title)
        yield table(_LABELS, [_row(making, one) for one in part.goals], _WIDTHS)


def _row(making: Making, one: PlannedGoal) -> tuple[Inlines, ...]:
    found = one.goal
    dossiers = ", ".join(found.trajectories)
    return (
        reference(found.number),
        lines(
            [
                plain(found.title, bold=True),
                plain(found.measure, italic=True),
                plain(f"Dossier: {dossiers}" if dossiers else ""),
                plain(f"Resultaat: {found.result}" if found.result else ""),
            ]
        ),
        making.names(found.owners, making.today),
        plain(day_in_table(found.due)),
        lines([plain(f"{one.progress}%"), plain(found.status.value)]),
    )
