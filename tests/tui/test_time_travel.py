"""Back in time on the screens: the same ones, of an earlier day, to look only; and the way back."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from note_world import app_on, go, settle, until
from reading_world import NOW, full, raadsboek, real_app
from textual.pilot import Pilot

from raadsboek.book import drafts, notes
from raadsboek.book.book import Book
from raadsboek.tui.actions.going_back import LOOKING, LOOKING_SCREENS
from raadsboek.tui.keys import ACTIONS, ANYWHERE
from raadsboek.tui.screens import SCREENS
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.history import HistoryScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.today import TodayScreen
from raadsboek.tui.widgets.dialogs import PromptDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.stand_banner import StandBanner

__all__ = ["full", "raadsboek"]

BANNER = "^N terug naar nu · stand op 1 april 2026 · alleen lezen"


Shown = TypeVar("Shown")


def on_top(pilot: Pilot[None], kind: type[Shown]) -> Shown:
    """Return the screen on top, which must be of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def back_to(pilot: Pilot[None], typed: str) -> None:
    """Go back in time by the menu, as anybody would."""
    await pilot.pause()
    await pilot.app.run_action("app.terug_in_de_tijd")
    await until(lambda: isinstance(pilot.app.screen, PromptDialog))
    await pilot.press(*typed, "enter")
    await pilot.pause()
    if not isinstance(pilot.app.screen, PromptDialog):
        await settle(pilot)


def banner(pilot: Pilot[None]) -> str:
    """Return what the line on top says; '' when there is none."""
    return "".join(str(one.render()) for one in pilot.app.screen.query(StandBanner))


def toasts(pilot: Pilot[None]) -> str:
    """Return what was told."""
    return " ".join(one.message for one in pilot.app._notifications)


async def test_all_screens_show_the_day_and_one_key_returns(full: Book) -> None:
    """Vandaag, lists and search are of then, with a line on top; ^N goes to where one was."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await go(pilot, "termijnen")
        was = app.screen
        await back_to(pilot, "1-4-2026")
        on_top(pilot, TodayScreen)
        assert banner(pilot) == BANNER
        overview = app.desk.overview
        assert overview is not None
        assert overview.today.isoformat() == "2026-04-01"
        await pilot.press("escape", "v", "f5")
        await settle(pilot)
        assert banner(pilot) == BANNER, "no key of habit leaves"
        await pilot.press("a")
        await settle(pilot)
        screen = on_top(pilot, ListScreen)
        assert banner(pilot) == BANNER
        row = screen.listing.row(0)
        assert row is not None
        assert (screen.listing.row_count, row[0]) == (1, "A-2026-001")
        await pilot.press("enter")
        await until(lambda: screen.pane.has_focus)
        assert "alleen" not in toasts(pilot), "Enter reads, where there is nothing to edit"
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert app.screen is was
        assert banner(pilot) == ""
        assert app.desk is app.present


async def test_what_changes_something_is_refused_with_the_reason(full: Book) -> None:
    """Making, editing, ticking off: each is told why not, and nothing opens or changes."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await back_to(pilot, "1-4-2026")
        await pilot.press("a")
        await settle(pilot)
        screen = app.screen
        for key in ("f2", "e", "t", "y", "f"):
            app.clear_notifications()
            await pilot.press(key)
            await settle(pilot)
            assert app.screen is screen
            assert "daarin verandert niets" in toasts(pilot), key
        shown = {one.id for one in screen.query_one(Footer).shown_actions()}
        assert shown <= LOOKING
        assert {one.id for one in app.possible_actions()} <= LOOKING


async def test_unsaved_text_waits_in_the_present(full: Book) -> None:
    """What was being typed is kept as a draft, and stands there again at the return."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await go(pilot, "bewerken", "B-2026-001")
        editor = on_top(pilot, EditorScreen)
        editor.editor.text = "Half getypt"
        await settle(pilot)
        await back_to(pilot, "1-4-2026")
        assert [kept.note.body.strip() for kept in drafts.kept_drafts(full)] == ["Half getypt"]
        await pilot.click(StandBanner)
        await settle(pilot)
        assert app.screen is editor
        assert editor.editor.text == "Half getypt"


async def test_a_day_that_cannot_be_is_asked_again(full: Book) -> None:
    """No day, a day to come, and a day on which there was no raadsboek yet."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await back_to(pilot, "ooit")
        dialog = on_top(pilot, PromptDialog)
        said = " ".join(str(one.render()) for one in dialog.query(".problem"))
        assert "Geef een dag zoals 12-3-2026" in said
        await pilot.press("escape")
        await back_to(pilot, "1-1-2020")
        said = " ".join(str(one.render()) for one in app.screen.query("Static"))
        assert "was dit raadsboek er nog niet" in said
        assert app.desk is app.present


async def test_from_a_version_to_the_whole_raadsboek_of_then(full: Book) -> None:
    """`t` in the history shows all as that version had it, on the note; and again from there."""
    later = notes.change_keys(full, "B-2026-001", {"status": "geldig"}, now=NOW)
    assert later.text("status") == "geldig"
    app = app_on(full)
    async with app.run_test() as pilot:
        await go(pilot, "geschiedenis", "B-2026-001")
        await pilot.press("end", "t")
        await settle(pilot)
        screen = on_top(pilot, ListScreen)
        assert screen.pane.path == later.path
        assert "stand op 12 maart 2026 14:32" in banner(pilot)
        assert notes.read(app.desk.book, "B-2026-001").text("status") == "genomen"
        await go(pilot, "geschiedenis", "B-2026-001")
        assert on_top(pilot, HistoryScreen).versions.row_count == 1
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert on_top(pilot, HistoryScreen).versions.row_count == 2


def test_only_what_is_named_is_offered_in_the_past() -> None:
    """The list of what looks names actions and screens that exist; none of them writes."""
    assert {one.id for one in ACTIONS} >= LOOKING
    assert SCREENS.keys() >= LOOKING_SCREENS
    writing = {"nieuw", "jaarplan", "agendabestand", "lijst.bewerken", "geschiedenis.terugzetten"}
    assert not writing & LOOKING


async def test_every_other_general_action_is_refused(full: Book) -> None:
    """Whatever is added to the menu later is refused in the past until it is known to look."""
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await back_to(pilot, "1-4-2026")
        screen = app.screen
        for action in ACTIONS:
            if action.scope == ANYWHERE and action.id not in LOOKING:
                app.clear_notifications()
                await app.run_action(action.command)
                await settle(pilot)
                assert app.screen is screen, action.id
                assert "daarin verandert niets" in toasts(pilot), action.id


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_the_list_of_then_looks_as_it_did(
    full: Book, snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    """The line on top names the day; the footer offers only what looks."""

    async def act(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await back_to(pilot, "1-4-2026")
        await pilot.press("a")
        await settle(pilot)
        pilot.app.clear_notifications()

    assert snap_compare(real_app(full), terminal_size=size, run_before=act)
