"""Pictures of the screens about one note, at 80x24 and 120x40."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from note_world import NOW, app_on, go, raadsboek, row, settle
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from raadsboek.book import drafts, notes
from raadsboek.book.book import Book
from raadsboek.core.disk import storage_failed
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.first_run import FirstRunApp

__all__ = ["raadsboek"]

SIZES = [(80, 24), (120, 40)]
Steps = Callable[[Pilot[None], Book], Awaitable[None]]
Compare = Callable[..., bool]


def still(pilot: Pilot[None]) -> EditorScreen:
    """Return the editor with a cursor that does not blink."""
    screen = pilot.app.screen
    assert isinstance(screen, EditorScreen)
    screen.editor.cursor_blink = False
    for field in screen.query(Input):
        field.cursor_blink = False
    return screen


async def the_editor(pilot: Pilot[None], book: Book) -> None:
    """Open the decision."""
    await go(pilot, "bewerken", "B-2026-001")
    still(pilot)


async def a_wrong_value(pilot: Pilot[None], book: Book) -> None:
    """Save an action item with a day that is no day."""
    await go(pilot, "bewerken", "A-2026-001")
    still(pilot)
    field = row(pilot, "uiterlijk").query_one(Input)
    field.value = "binnenkort"
    field.focus()
    await pilot.press("ctrl+s")


async def a_refused_save(pilot: Pilot[None], book: Book) -> None:
    """Be told that the disk is full."""
    await go(pilot, "bewerken", "A-2026-001")
    still(pilot).post_message(ActionFailed(storage_failed(28, "de notitie")))


async def a_draft_that_is_offered(pilot: Pilot[None], book: Book) -> None:
    """Open the decision with a draft."""
    decision = notes.read(book, "B-2026-001")
    body = decision.body.replace("twee", "drie")
    drafts.keep_draft(book, decision, changes={"stemming": "8-1-0"}, body=body, now=NOW)
    await go(pilot, "bewerken", "B-2026-001")


async def two_versions(pilot: Pilot[None], book: Book) -> None:
    """Save over what somebody else wrote meanwhile."""
    await go(pilot, "bewerken", "B-2026-001")
    still(pilot).editor.focus()
    await pilot.press(*"Ja!", "space")
    file = book.root / notes.read(book, "B-2026-001").path
    file.write_text(file.read_text(encoding="utf-8").replace("twee", "vier"), encoding="utf-8")
    await pilot.press("ctrl+s")


async def the_history(pilot: Pilot[None], book: Book) -> None:
    """Show the history of the decision."""
    tell_a_story(book)
    await go(pilot, "geschiedenis", "B-2026-001")
    # The code of a version follows from its date and author, which are the same each time.


async def the_note_as_it_was(pilot: Pilot[None], book: Book) -> None:
    """Read the first version of the decision."""
    await the_history(pilot, book)
    await pilot.press("end", "enter")


async def the_drafts(pilot: Pilot[None], book: Book) -> None:
    """Show two drafts."""
    keep_two(book)
    await go(pilot, "concepten")


def tell_a_story(book: Book) -> None:
    """Change the decision twice."""
    note = notes.change_keys(book, "B-2026-001", {"status": "geldig"}, now=NOW)
    body = note.body.replace("twee voorwaarden", "drie voorwaarden")
    notes.save(book, note, changes={}, body=body, now=NOW)


def keep_two(book: Book) -> None:
    """Keep a draft of the decision and of the action item."""
    for number, changes in (("B-2026-001", {"status": "geldig"}), ("A-2026-001", {"wie": "noor"})):
        note = notes.read(book, number)
        drafts.keep_draft(book, note, changes=changes, body=note.body, now=NOW)


SCENES: dict[str, Steps] = {
    "editor": the_editor,
    "wrong-value": a_wrong_value,
    "refused": a_refused_save,
    "draft-offered": a_draft_that_is_offered,
    "conflict": two_versions,
    "history": the_history,
    "version": the_note_as_it_was,
    "drafts": the_drafts,
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", SCENES)
def test_a_note_screen_looks_as_it_did(
    name: str, size: tuple[int, int], raadsboek: Book, snap_compare: Compare
) -> None:
    """Each screen about one note at both sizes."""

    async def act(pilot: Pilot[None]) -> None:
        await SCENES[name](pilot, raadsboek)
        await settle(pilot)

    assert snap_compare(app_on(raadsboek), terminal_size=size, run_before=act)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_first_run_looks_as_it_did(size: tuple[int, int], snap_compare: Compare) -> None:
    """The questions of the first start."""

    async def act(pilot: Pilot[Path]) -> None:
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await pilot.press("ctrl+s")
        await pilot.pause()

    app: App[Path] = FirstRunApp(lambda: NOW, "~/raadsboek")
    assert snap_compare(app, terminal_size=size, run_before=act)
