"""The private raadsboek says on every screen that it is private; the shared one never does."""

from collections.abc import Callable, Iterator

import pytest
from note_world import NOW, go, raadsboek, settle, until
from reading_world import make, real_app
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book.book import Book
from raadsboek.book.confidential.private import private_folder
from raadsboek.book.opening import open_book
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens import SCREENS
from raadsboek.tui.widgets.dialogs import ChoiceDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.private_banner import PrivateBanner

__all__ = ["raadsboek"]

BANNER = "Privé · alleen voor u · gaat nooit mee bij delen of overdracht"


@pytest.fixture
def own(raadsboek: Book) -> Iterator[Book]:
    """Return the private raadsboek, with a note in it, open for writing."""
    book = open_book(private_folder(raadsboek, now=NOW), now=NOW)
    make(book, "notitie", titel="Gesprek over de nachtdienst")
    yield book
    book.index.close()


def assert_says_private(pilot: Pilot[None]) -> None:
    """Fail unless the line is there once, on top, whole, and the keys are still below."""
    screen = pilot.app.screen
    banner = screen.query_one(PrivateBanner)
    assert str(banner.render()) == BANNER
    assert banner.region == Region(0, 0, 80, 1)
    assert screen.query_one(Footer).region.bottom == 24


@pytest.mark.parametrize("name", ["lijst", "nieuw", "bewerken", "zoeken", "geschiedenis"])
async def test_every_screen_says_so(own: Book, name: str) -> None:
    """Vandaag and what is opened from it, at the smallest size."""
    app = real_app(own)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert_says_private(pilot)
        app.open(name, {"soort": "notitie", "pad": "N-2026-001"})
        await settle(pilot)
        assert name in SCREENS
        assert_says_private(pilot)


async def test_the_menu_of_a_new_note_says_so(own: Book) -> None:
    """It covers the line on top, so its question says it; the form has the line again."""
    app = real_app(own)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("nieuw", {})
        await until(lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.pause()
        shown = [str(one.render()) for one in app.screen.query(Static)]
        assert "Privé: wat wilt u maken?" in shown
        await pilot.press("enter")
        await settle(pilot)
        assert_says_private(pilot)


async def test_a_screen_that_was_early_says_so_too(own: Book) -> None:
    """Vandaag stands before the raadsboek is open; the line comes once it is, and only once."""
    app = RaadsboekApp(lambda: own, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await app._opened.wait()
        await settle(pilot)
        assert_says_private(pilot)


async def test_the_shared_one_does_not(raadsboek: Book) -> None:
    """There is no such line elsewhere."""
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "bewerken", "A-2026-001")
        assert not app.screen.query(PrivateBanner)


def test_how_a_private_list_looks(own: Book, snap_compare: Callable[..., bool]) -> None:
    """The line stands on top of the list."""

    async def visit(pilot: Pilot[None]) -> None:
        await settle(pilot)
        assert isinstance(pilot.app, RaadsboekApp)
        pilot.app.open("lijst", {"soort": "notitie"})
        await settle(pilot)

    assert snap_compare(real_app(own), terminal_size=(80, 24), run_before=visit)
