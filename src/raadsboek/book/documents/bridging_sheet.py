"""The sheet of a dossier for the daily board: for and against, positions, what is parked; one page.

Nobody is weighed: a position stands there as it was said, by group, in the order in which it came.
"""

from collections.abc import Iterator
from itertools import zip_longest

from raadsboek.book.documents.making import Made, Making
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.blocks import Block, Inlines, Words
from raadsboek.core.documents.composing import heading, lines, paragraph, plain, points, table
from raadsboek.core.note import Note
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.bridging import PAGE, Sheet, on_one_page, sheet_of
from raadsboek.core.trajectories.parked import Parked
from raadsboek.core.trajectories.positions import Position
from raadsboek.core.trajectories.summary import summary_of

_NOTHING = "In dit traject staat nog geen argument, standpunt of geparkeerd punt."
_LETTERS = 84


def build(making: Making, subject: Note | None) -> Made:
    """Return the sheet, as much of it as fits on a page."""
    assert subject is not None
    about = summary_of(subject.meta)
    room = PAGE - (len(about) // _LETTERS + 2 if about else 0)
    sheet = on_one_page(sheet_of(making.text_of(subject)), room)
    blocks = [*([paragraph(about)] if about else []), *_parts(making, sheet)]
    if sheet.is_empty:
        blocks.append(paragraph(_NOTHING))
    return Made(
        title=f"Standpunten: {subject.text('titel')}",
        blocks=tuple(blocks),
        reference=subject.text("nummer"),
        status=subject.text("status"),
        facts=(("Kenmerk", subject.text("nummer")), ("Fase", subject.text("status"))),
    )


def _parts(making: Making, sheet: Sheet) -> Iterator[Block]:
    if sheet.pros or sheet.cons:
        rows = zip_longest(
            (_said(making, one) for one in sheet.pros),
            (_said(making, one) for one in sheet.cons),
            fillvalue=(),
        )
        yield table(("Voor", "Tegen"), rows, (50, 50))
    if sheet.conditions:
        yield heading("Voorwaarden")
        yield points(_said(making, one) for one in sheet.conditions)
    if sheet.positions:
        yield heading("Wie staat waar")
        told = [
            (_who(making, group.who), lines([_said(making, one) for one in group.positions]))
            for group in sheet.groups
        ]
        yield table(("Wie", "Standpunt"), told, (24, 76))
    if sheet.parked:
        yield heading("Geparkeerd")
        yield points(_said(making, one) for one in sheet.parked)
    if sheet.left_out:
        more = "1 regel" if sheet.left_out == 1 else f"{sheet.left_out} regels"
        yield paragraph(f"Niet op dit blad: nog {more}. Alles staat in het traject.", italic=True)


def _who(making: Making, who: str) -> Inlines:
    return plain(making.with_names(who, making.today) or "niet genoemd")


def _said(making: Making, one: Argument | Position | Parked) -> Inlines:
    by = ", ".join(making.with_names(name, making.today) for name in one.said.by)
    day = without_weekday(one.said.day) if one.said.day else ""
    words = ", ".join(part for part in (by, day) if part)
    text = making.with_names(one.text, making.today) if "@" in one.text else one.text
    if not words:
        return plain(text)
    return (*plain(text), Words(" "), *plain(f"({words})", italic=True))
