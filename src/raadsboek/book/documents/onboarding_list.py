"""The onboarding list (inwerklijst) of one person on paper: what is done by whom, and when."""

from collections.abc import Iterator, Sequence

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.onboarding.following import Settling, settling_of
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import day_in_table, heading, paragraph, plain, table
from raadsboek.core.note import Note
from raadsboek.core.onboarding.tasks import Task

_LABELS = ("Taak", "Wie", "Uiterlijk", "Gedaan")
_WIDTHS = (50, 24, 17, 9)


def build(making: Making, subject: Note | None) -> Made:
    """Return the list, a table for each part of it."""
    assert subject is not None
    making.text_of(subject)
    found = settling_of(subject, today=making.today)
    begin = day_as_kept(subject.text("begin"))
    return Made(
        title=f"Inwerken {found.name}",
        blocks=tuple(_blocks(making, found)),
        day=begin,
        reference=found.number,
        status=subject.text("status"),
        facts=tuple(
            (label, said)
            for label, said in (
                ("Eerste dag", without_weekday(begin) if begin else ""),
                ("Buddy", _names(making, subject.texts("buddy"))),
                ("Begeleiding", _names(making, subject.texts("wie"))),
                ("Gedaan", found.progress.words),
            )
            if said
        ),
    )


def _blocks(making: Making, found: Settling) -> Iterator[Block]:
    if not found.tasks:
        yield paragraph("Er staan nog geen taken in deze lijst.")
    for under in dict.fromkeys(task.under for task in found.tasks):
        if under:
            yield heading(under)
        tasks = [task for task in found.tasks if task.under == under]
        yield table(_LABELS, [_row(making, task) for task in tasks], _WIDTHS)


def _row(making: Making, task: Task) -> tuple[Inlines, ...]:
    return (
        plain(making.with_names(task.text, making.today)),
        plain(_names(making, task.people)),
        plain(day_in_table(task.due)),
        plain("ja" if task.is_done else ""),
    )


def _names(making: Making, handles: Sequence[str]) -> str:
    return ", ".join(making.person(one, making.today).name for one in handles)
