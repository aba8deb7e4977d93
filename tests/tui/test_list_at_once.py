"""A list shows what the index knows before the history is open, and is right soon after."""

import threading
from collections.abc import Iterator, Mapping

import pytest
from note_world import settle, until
from reading_world import NOW, full, make, raadsboek
from textual import events
from textual.pilot import Pilot

from raadsboek.book.book import Book
from raadsboek.book.opening import open_to_read
from raadsboek.book.today import overview
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import SCREENS
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.today import TodayScreen

__all__ = ["full", "raadsboek"]


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Return what keeps the history closed; open in the end, or a thread would wait for ever."""
    held = threading.Event()
    yield held
    held.set()


def app_before(full: Book, gate: threading.Event) -> RaadsboekApp:
    """Return the app of which the history opens with the gate."""

    def opened() -> Book:
        gate.wait(10)
        return full

    return RaadsboekApp(
        opened,
        lambda: NOW,
        reader=lambda: open_to_read(full.root, now=NOW),
        overview=overview(full, NOW.date()),
    )


def paths(pilot: Pilot[None]) -> list[str]:
    """Return the path of each note in the list."""
    screen = pilot.app.screen
    if not isinstance(screen, ListScreen):
        return []
    rows = [screen.listing.row(index) for index in range(screen.listing.row_count)]
    return [row[-1] for row in rows if row is not None]


async def test_a_list_does_not_wait_for_the_history(full: Book, gate: threading.Event) -> None:
    """The rows stand there while the history is closed, and so does the note."""
    app = app_before(full, gate)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        await until(lambda: len(paths(pilot)) == 4)
        await until(lambda: "HR" in str(list_of(app).pane.lines))
        assert not app.desk.is_open
        gate.set()
        await settle(pilot)


async def test_a_list_follows_when_the_folder_differs(full: Book, gate: threading.Event) -> None:
    """A note that was added outside comes into the list by itself once the folder was looked at."""
    folder = full.root / "acties" / "2026"
    text = "---\nsoort: actie\nnummer: A-2026-900\ntitel: Van buiten\nstatus: open\n---\n"
    (folder / "A-2026-900 Van buiten.md").write_text(text, encoding="utf-8")
    app = app_before(full, gate)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("a")
        await until(lambda: len(paths(pilot)) == 4)
        gate.set()
        await until(lambda: len(paths(pilot)) == 5)
        await settle(pilot)


async def test_an_early_key_keeps_nothing_closed(full: Book, gate: threading.Event) -> None:
    """The help that comes up with the first screen does not stop the raadsboek from opening."""
    gate.set()
    app = app_before(full, gate)
    async with app.run_test() as pilot:
        app.post_message(events.Key("f1", None))
        await until(lambda: app.desk.is_open)
        assert not isinstance(app.screen, TodayScreen)
        await settle(pilot)


async def test_enter_opens_the_note_of_the_cursor_at_once(full: Book) -> None:
    """Who moves on and presses Enter in one go gets the note he moved to, not the one before."""
    make(full, "actie", titel="Nog een", uiterlijk="2026-12-20")
    opened: list[str] = []

    def editor(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
        opened.append(arguments["pad"])
        return SCREENS["bewerken"](desk, arguments)

    app = RaadsboekApp(full, lambda: NOW, screens={**SCREENS, "bewerken": editor})
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("a")
        await settle(pilot)
        wanted = paths(pilot)[1]
        for key in ("down", "enter"):
            app.post_message(events.Key(key, None))
        await until(lambda: bool(opened))
        await settle(pilot)
        assert opened == [wanted]


def list_of(app: RaadsboekApp) -> ListScreen:
    """Return the list that is on top."""
    assert isinstance(app.screen, ListScreen)
    return app.screen
