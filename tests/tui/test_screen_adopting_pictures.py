"""Pictures of adopting: the dialog, locked minutes, and a difference with what was adopted."""

from collections.abc import Callable

import pytest
from minutes_desk import NOW, Desk, minutes_app, opened
from test_screen_adopting import TODAY, book
from textual.pilot import Pilot

from raadsboek.book.book import Book
from raadsboek.book.meetings.adopting import adopt
from raadsboek.book.notes import read
from raadsboek.core.meetings.agreements import Side

__all__ = ["book"]

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_dialog_looks_as_it_did(
    book: Book, size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    """Chosen, not chosen and not ready, with where, when and by whom."""

    async def arrive(pilot: Pilot[None]) -> None:
        desk = Desk(pilot, await opened(pilot))
        desk.screen.action_verslag_vaststellen()
        await desk.settle()

    assert snap_compare(minutes_app(book), terminal_size=size, run_before=arrive)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_locked_minutes_look_as_they_did(
    book: Book, size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    """They say when they were adopted and how to amend them."""
    adopt(
        book,
        [read(book, "V-2026-03")],
        in_meeting=read(book, TODAY),
        on=NOW.date(),
        by=tuple(Side),
        now=NOW,
    )

    async def arrive(pilot: Pilot[None]) -> None:
        desk = Desk(pilot, await opened(pilot, "V-2026-03"))
        desk.screen.editor.cursor_blink = False
        await desk.settle()

    assert snap_compare(minutes_app(book), terminal_size=size, run_before=arrive)
