"""Moving a meeting from its list: what follows is seen first, then done in one go."""

import datetime
from collections.abc import Callable

import pytest
from note_world import copied, fill, settle, until
from reading_world import NOW, fill_more, full, make, raadsboek, real_app
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.move_dialog import CallOffDialog, MoveDialog
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.dialogs import ProblemDialog
from raadsboek.tui.working import LOOKING

__all__ = ["full", "raadsboek"]

SENT = "2026-11-19 agenda voor 2026-11-26 aan @anna @bakker"


def fill_meetings(book: Book, now: datetime.datetime) -> None:
    """Make due dates that name the next meeting, one set by hand."""
    make(book, "vergadering", titel="Raadsvergadering", datum="2026-11-05", status="gehouden")
    make(book, "vergadering", titel="Raadsvergadering", datum="2026-12-17")
    said = {"termijn": "voor volgende vergadering", "vergadering": "[[V-2026-02]]"}
    make(book, "actie", titel="Bellen", uiterlijk="2026-11-26", **said)
    make(book, "actie", titel="Schrijven", uiterlijk="2026-11-24", **said)
    notes.change_keys(book, "V-2026-01", {"verzonden": [SENT]}, now=now)


meetings = copied(fill, fill_more, fill_meetings)


async def on_list(pilot: Pilot[None], book: Book, number: str) -> None:
    """Show the list of a note with the cursor on it, and press the key."""
    assert isinstance(pilot.app, RaadsboekApp)
    await settle(pilot)
    note = notes.read(book, number)
    pilot.app.open("lijst", {"soort": note.text("soort"), "pad": note.path})
    await settle(pilot)
    await pilot.press("z")
    await answered(pilot)


def on_top(pilot: Pilot[None]) -> type[Screen[object]]:
    """Return which screen is on top."""
    return type(pilot.app.screen)


async def answered(pilot: Pilot[None]) -> None:
    """Wait until a dialog has come or gone and what it asked was answered."""
    for _ in range(8):
        await pilot.pause()


async def planned(pilot: Pilot[None], day: str) -> str:
    """Type a day and return what is shown of it."""
    dialog = pilot.app.screen
    assert isinstance(dialog, MoveDialog)
    dialog.query_one("#datum", Input).value = day
    await pilot.pause()
    looks = [one for one in pilot.app.workers if one.group == LOOKING]
    await until(lambda: all(one.is_finished for one in looks))
    await pilot.pause()
    return str(dialog.along.query_one(Static).content)


def dues(book: Book) -> list[str]:
    """Return the due dates of the two action items."""
    return [notes.read(book, number).text("uiterlijk") for number in ("A-2026-005", "A-2026-006")]


async def test_a_meeting_is_moved_after_seeing_what_follows(meetings: Book) -> None:
    """The key, the day, Enter: nothing more, and the list stays on the meeting."""
    app = real_app(meetings)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_list(pilot, meetings, "V-2026-01")
        text = await planned(pilot, "do 3 december")
        assert "A-2026-005  do 26 nov → do 3 dec · Bellen" in text
        assert "A-2026-006  di 24 nov · Schrijven" in text
        assert "@anna @bakker" in text
        assert dues(meetings) == ["2026-11-26", "2026-11-24"]
        await pilot.press("enter")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ListScreen)
        said = "Verzet naar do 3 dec · 1 datum mee · opgeslagen"
        assert screen.status.text == f"{said} {NOW:%H:%M}"
        row = screen.listing.current
        assert row is not None
        assert row[0] == "V-2026-01"
    assert dues(meetings) == ["2026-12-03", "2026-11-24"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "Typ de nieuwe dag"),
        ("volgende week donderdag", "Dat is nog geen dag"),
        ("vr 3 december", "3 december 2026 is een donderdag."),
        ("26 november", "staat al op do 26 november 2026"),
        ("za 5 december", "is een zaterdag"),
        ("17 december", "ook V-2026-03 gepland"),
    ],
)
async def test_what_is_said_while_typing(meetings: Book, day: str, said: str) -> None:
    """A day that is none, that is wrong, or that is odd."""
    async with real_app(meetings).run_test(size=(80, 24)) as pilot:
        await on_list(pilot, meetings, "V-2026-01")
        assert said in await planned(pilot, day)


async def test_enter_without_a_day_does_nothing(meetings: Book) -> None:
    """Nobody moves a meeting unseen; Esc goes back and nothing has changed."""
    app = real_app(meetings)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_list(pilot, meetings, "V-2026-01")
        await pilot.press("enter")
        assert on_top(pilot) is MoveDialog
        await pilot.press("escape")
        await answered(pilot)
        assert on_top(pilot) is ListScreen
    assert notes.read(meetings, "V-2026-01").text("datum") == "2026-11-26"


async def test_calling_off(meetings: Book) -> None:
    """The button asks once more and shows what goes to the next meeting."""
    app = real_app(meetings)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_list(pilot, meetings, "V-2026-01")
        app.screen.query_one("#off", Button).press()
        await answered(pilot)
        await settle(pilot)
        assert isinstance(app.screen, CallOffDialog)
        await pilot.press("j")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
    assert notes.read(meetings, "V-2026-01").text("status") == "vervallen"
    assert dues(meetings) == ["2026-12-17", "2026-11-24"]


async def test_the_status_vervallen_asks_the_same(meetings: Book) -> None:
    """Choosing it among the statuses is calling off, with the same question."""
    app = real_app(meetings)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_list(pilot, meetings, "V-2026-01")
        await pilot.press("escape")
        await answered(pilot)
        await pilot.press("t")
        await answered(pilot)
        await pilot.press("end", "enter")
        await answered(pilot)
        await settle(pilot)
        assert isinstance(app.screen, CallOffDialog)
        await pilot.press("n")
    assert notes.read(meetings, "V-2026-01").text("status") == "agenda concept"


async def test_what_cannot_be_moved(meetings: Book) -> None:
    """A meeting that was held is told so; the key does nothing in another list."""
    app = real_app(meetings)
    async with app.run_test(size=(80, 24)) as pilot:
        await on_list(pilot, meetings, "V-2026-02")
        assert isinstance(app.screen, ProblemDialog)
        await pilot.press("enter")
        await on_list(pilot, meetings, "A-2026-005")
        assert isinstance(app.screen, ListScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_it_looks(
    meetings: Book, size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    """The dialog with what follows."""

    async def steps(pilot: Pilot[None]) -> None:
        await on_list(pilot, meetings, "V-2026-01")
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await planned(pilot, "do 3 december")

    assert snap_compare(real_app(meetings), terminal_size=size, run_before=steps)
