"""What the screen of onboarding shows: whose list, its tasks, and who has no list yet."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from raadsboek.book.onboarding.following import Newcomer, Settling
from raadsboek.core.dates import day_as_kept, long_date, relative, short_date
from raadsboek.core.onboarding.tasks import Task
from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, Paragraph

_INDENT = 6


class Place(NamedTuple):
    """What a piece of the list is about: a task, a list without tasks, or somebody new."""

    found: Settling | None = None
    task: int = -1
    newcomer: Newcomer | None = None


def pieces(
    lists: Sequence[Settling], new: Sequence[Newcomer], today: datetime.date
) -> tuple[list[Block], list[Place | None]]:
    """Return the pieces, and of each what it is about; None for a heading."""
    blocks: list[Block] = []
    places: list[Place | None] = []
    for found in lists:
        blocks.append(_heading(found))
        places.append(None)
        if not found.tasks:
            blocks.append(_line("Er staan nog geen taken in. Zet er een bij met w."))
            places.append(Place(found))
        for place, task in enumerate(found.tasks):
            is_first = place == 0 or found.tasks[place - 1].under != task.under
            if is_first and task.under:
                blocks.append(_part(task.under))
                places.append(None)
            is_last = place + 1 == len(found.tasks) or found.tasks[place + 1].under != task.under
            blocks.append(_task(task, today, is_tight=not is_last))
            places.append(Place(found, place))
    if new:
        blocks.append(_part("NOG GEEN INWERKLIJST", role="heading"))
        places.append(None)
    for one in new:
        since = "sinds" if one.start <= today else "vanaf"
        said = f"{one.name}, {since} {short_date(one.start)}. Enter maakt de inwerklijst."
        blocks.append(_line(said))
        places.append(Place(newcomer=one))
    return blocks, places


def _heading(found: Settling) -> Block:
    begin = day_as_kept(found.note.text("begin"))
    facts = [
        f"eerste dag {long_date(begin)}" if begin else "",
        _people("buddy", found.note.texts("buddy")) or "nog geen buddy",
        _people("begeleiding", found.note.texts("wie")),
    ]
    name = (Part(f"{found.name}  ", "heading"), Part(found.progress.words, "strong"))
    return Block(
        (
            Paragraph(name, aside=found.number, most=2),
            Paragraph((Part(" · ".join(one for one in facts if one), "dim"),), most=2),
        ),
        is_heading=True,
    )


def _people(what: str, handles: Sequence[str]) -> str:
    return f"{what} {', '.join(f'@{one}' for one in handles)}" if handles else ""


def _part(words: str, role: str = "dim") -> Block:
    return Block((Paragraph((Part(words, role),), indent=2),), is_heading=True, is_tight=True)


def _line(words: str) -> Block:
    return Block((Paragraph((Part(words, "text"),), indent=2, most=3),))


def _task(task: Task, today: datetime.date, *, is_tight: bool) -> Block:
    mark = "[x] " if task.is_done else "[ ] "
    behind = [", ".join(f"@{one}" for one in task.people)]
    if task.due is not None and not task.is_done:
        behind.append(f"uiterlijk {short_date(task.due)}")
    said = " · ".join(one for one in behind if one)
    late = relative(task.due, today=today) if task.due and task.is_late(today) else ""
    parts = [Part(task.text, "dim" if task.is_done else "text")]
    if said:
        parts.append(Part(f" · {said}", "dim"))
    if late:
        parts.append(Part(f" · {late}", "alarm"))
    if task.unclear:
        parts.append(Part(f" · ! geen dag: {task.unclear}", "alarm"))
    lead = (Part(mark, "text"),)
    return Block((Paragraph(tuple(parts), indent=_INDENT, most=3, lead=lead),), is_tight=is_tight)
