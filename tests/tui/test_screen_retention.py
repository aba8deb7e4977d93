"""Bewaren en vernietigen: choosing from the proposal, and three answers before anything goes."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import NOW, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book.book import Book
from raadsboek.book.destroying.gone import destroyed_numbers
from raadsboek.book.notes import change_keys, create, read
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.exchange import exchange
from raadsboek.book.syncing.sharing import share
from raadsboek.core.kinds import memo
from raadsboek.tui.exchanging import ExchangingApp
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.retention import RetentionScreen
from raadsboek.tui.widgets.destroying_dialogs import GoingDialog
from raadsboek.tui.widgets.dialogs import PromptDialog
from raadsboek.tui.widgets.virtual_list import VirtualList

__all__ = ["raadsboek"]

Compare = Callable[..., bool]


@pytest.fixture
def old(raadsboek: Book) -> Book:
    """Return a raadsboek with two old notes that may go, and one that must stay."""
    make(raadsboek, "notitie", titel="Rooster van 2017", datum="2017-02-01")
    make(raadsboek, "notitie", titel="Verzuimoverzicht", datum="2018-03-01")
    kept = make(raadsboek, "notitie", titel="Reorganisatie", datum="2016-01-01")
    number = kept if isinstance(kept, str) else kept.text("nummer")
    change_keys(raadsboek, number, {"niet-vernietigen": "rechtszaak"}, now=NOW)
    raadsboek.index.refresh()
    return raadsboek


def rows(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """Return the number of every row, and whether it goes or stays."""
    listing = pilot.app.screen.query_one(VirtualList)
    found = (listing.row(place) for place in range(listing.row_count))
    return [(row[0], row[3]) for row in found if row is not None]


async def open_screen(pilot: Pilot[None]) -> None:
    """Go to the screen from the menu's action."""
    await settle(pilot)
    await pilot.app.run_action("app.bewaren")
    await settle(pilot)
    assert isinstance(pilot.app.screen, RetentionScreen)


async def answer(pilot: Pilot[None], text: str) -> None:
    """Type an answer in the question that is asked."""
    asked = pilot.app.screen
    assert isinstance(asked, PromptDialog)
    await pilot.press(*["space" if letter == " " else letter for letter in text], "enter")
    await pilot.pause()
    if asked.is_current and not text.startswith("ja"):
        await until(lambda: not asked.is_current)


async def test_three_answers_before_anything_goes(old: Book) -> None:
    """A wrong word destroys nothing; the right one does, and the list of it is shown."""
    app = real_app(old)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen(pilot)
        assert rows(pilot) == [
            ("N-2017-001", "kan weg"),
            ("N-2018-001", "kan weg"),
            ("N-2016-001", "blijft"),
        ]
        await pilot.press("end")
        await settle(pilot)
        assert "staat erbij: rechtszaak" in str(app.screen.query_one("#remarks", Static).render())
        await pilot.press("home", "space", "f8")
        await until(lambda: isinstance(app.screen, GoingDialog))
        await pilot.press("j")
        await until(lambda: isinstance(app.screen, PromptDialog))
        await answer(pilot, "")
        await answer(pilot, "de raad")
        await answer(pilot, "ja")
        assert isinstance(app.screen, PromptDialog)
        assert read(old, "N-2017-001").text("titel") == "Rooster van 2017"
        await pilot.press("backspace", "backspace")
        await answer(pilot, "vernietig 1")
        await until(lambda: isinstance(app.screen, ListScreen))
        await settle(pilot)

        assert isinstance(app.screen, ListScreen)
        assert destroyed_numbers(old) == {"N-2017-001"}
        await pilot.press("escape")
        await settle(pilot)
        assert [number for number, _ in rows(pilot)] == ["N-2018-001", "N-2016-001"]


async def test_what_a_colleague_shared_comes_in_before_it_asks(
    old: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Afterwards their versions would not fit any more; without the place it is told."""
    monkeypatch.setattr(ExchangingApp, "FIRST_LOOK", 3600.0)
    share(old, "gedeeld", near=tmp_path)
    exchange(old, now=NOW)
    other = open_book(shutil.copytree(old.root, tmp_path / "collega"), now=NOW)
    create(other, memo.KIND, {"titel": "Van Noor", "datum": "2026-11-20"}, body="", now=NOW)
    exchange(other, now=NOW)
    app = real_app(old)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_screen(pilot)
        await pilot.press("home", "space", "f8")
        await until(lambda: isinstance(app.screen, GoingDialog))
        assert read(old, "N-2026-001").text("titel") == "Van Noor"
        await pilot.press("escape")
        await settle(pilot)
        (tmp_path / "gedeeld").rename(tmp_path / "weg")
        await pilot.press("f8")
        await until(lambda: isinstance(app.screen, GoingDialog))
        told = " ".join(str(one.render()) for one in app.screen.query(Static))
        assert "eerst bijwerken lukte niet" in told


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_proposal_as_a_picture(old: Book, snap_compare: Compare, size: tuple[int, int]) -> None:
    """What may go stands above what stays, each with its reason."""

    async def before(pilot: Pilot[None]) -> None:
        await open_screen(pilot)
        await pilot.press("space")
        await settle(pilot)

    assert snap_compare(real_app(old), terminal_size=size, run_before=before)


def test_what_goes_as_a_picture(old: Book, snap_compare: Compare) -> None:
    """Everything that goes is named before the first question."""

    async def before(pilot: Pilot[None]) -> None:
        await open_screen(pilot)
        await pilot.press("a", "f8")
        await until(lambda: isinstance(pilot.app.screen, GoingDialog))
        await pilot.pause()

    assert snap_compare(real_app(old), terminal_size=(80, 24), run_before=before)
