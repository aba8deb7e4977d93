"""Pictures of the minute screen and its dialogs at both sizes, and in the other themes."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import AGENDA, NOW, SPOKEN, Desk, council, make_meeting, minutes_app, opened
from textual.pilot import Pilot

from raadsboek.book import drafts
from raadsboek.book.book import Book
from raadsboek.core.note import Note, Value
from raadsboek.tui import themes

Compare = Callable[..., bool]
Steps = Callable[[Desk], Awaitable[None]]

SIZES = [(80, 24), (120, 40)]
PRESENT: list[Value] = ["anna", "omar", "bakker", "noor", "ruud"]


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with members."""
    with council(copies, tmp_path / "raadsboek") as open_book:
        yield open_book


@pytest.fixture
def note(book: Book) -> Note:
    """Return the meeting of today, with five members present."""
    return make_meeting(book, aanwezig=PRESENT)


async def _write(desk: Desk) -> None:
    await desk.press("ctrl+n")
    desk.screen.editor.insert(SPOKEN)
    await desk.understood()


async def _choose_a_name(desk: Desk) -> None:
    await _write(desk)
    await desk.type("t ")


async def _attend(desk: Desk) -> None:
    await desk.press("f4", "down", "space", "m", "down", "enter")


async def _record(desk: Desk) -> None:
    await _write(desk)
    await desk.type("ACTIE: wie doet dit?")
    await desk.press("f8")


async def _ask_about_a_line(desk: Desk) -> None:
    await _write(desk)
    await desk.press("f8", "enter")
    lines = [line for line in desk.text.split("\n") if not line.startswith("ACTIE")]
    desk.screen.editor.replace_text("\n".join(lines))
    await desk.press("f8", "space")


async def _find_a_draft(desk: Desk) -> None:
    """Show what was found: the draft is there before the screen opens."""


STEPS: dict[str, Steps] = {
    "writing": _write,
    "name": _choose_a_name,
    "attendance": _attend,
    "recording": _record,
    "removed": _ask_about_a_line,
    "draft": _find_a_draft,
}


def _picture(
    book: Book, note: Note, name: str, size: tuple[int, int], theme: str, compare: Compare
) -> bool:
    if name == "draft":
        text = AGENDA.replace("tijd: 5 min\n", "tijd: 10 min\n\nAnna opent.\n", 1)
        drafts.keep_draft(book, note, changes={}, body=text, now=NOW)
    app = minutes_app(book)
    app.theme = theme

    async def arrive(pilot: Pilot[None]) -> None:
        desk = Desk(pilot, await opened(pilot))
        await STEPS[name](desk)
        desk.screen.editor.cursor_blink = False
        if desk.screen.holds_unsaved_text:
            await desk.keep_draft()
        await desk.settle()

    return compare(app, terminal_size=size, run_before=arrive)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", STEPS)
def test_the_screen_looks_as_it_did(
    book: Book, note: Note, name: str, size: tuple[int, int], snap_compare: Compare
) -> None:
    """Writing, choosing a name, the dialogs."""
    assert _picture(book, note, name, size, themes.DARK, snap_compare)


@pytest.mark.parametrize("theme", [themes.LIGHT, themes.CONTRAST])
def test_a_theme_looks_as_it_did(book: Book, note: Note, theme: str, snap_compare: Compare) -> None:
    """The light and the high-contrast theme."""
    assert _picture(book, note, "name", (80, 24), theme, snap_compare)
