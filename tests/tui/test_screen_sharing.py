"""Working together on screen: the state in the footer, what comes in, and choosing a version."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import NOW, settle, until
from reading_world import raadsboek, real_app
from textual.pilot import Pilot
from textual.widgets import Button

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.exchange import exchange
from raadsboek.book.syncing.sharing import share
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.tui.exchanging import ExchangingApp
from raadsboek.tui.screens.sharing import SharingScreen
from raadsboek.tui.screens.two_versions import TwoVersionsDialog
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.side_by_side import SideBySide

__all__ = ["raadsboek"]

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def pair(raadsboek: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Book, Book]:
    """Return a raadsboek and a colleague's copy of it, shared; nothing happens by itself."""
    monkeypatch.setattr(ExchangingApp, "FIRST_LOOK", 3600.0)
    share(raadsboek, "gedeeld", near=tmp_path)
    exchange(raadsboek, now=NOW)
    shutil.copytree(raadsboek.root, tmp_path / "collega")
    (tmp_path / "collega/.git/raadsboek/wie").write_text('{"name":"Noor van Dijk","email":"n@x"}')
    return raadsboek, open_book(tmp_path / "collega", now=NOW)


def both_change(own: Book, other: Book) -> None:
    """Let both change the title of one action item, and the colleague be first."""
    for book, title in ((other, "Reactie van HR navragen"), (own, "Reactie van HR opvragen")):
        notes.change_keys(book, "A-2026-001", {"titel": title}, now=NOW)
    exchange(other, now=NOW)


def footer(pilot: Pilot[None]) -> str:
    """Return the last line of the screen."""
    return pilot.app.screen.query_one(Footer).render().plain


def text_of(book: Book) -> str:
    """Return the action item as it is in the folder."""
    return (book.root / notes.read(book, "A-2026-001").path).read_text(encoding="utf-8")


async def updated(pilot: Pilot[None]) -> None:
    """Exchange versions by the key, and wait for what comes of it."""
    await pilot.press("ctrl+r")
    await settle(pilot)


def lines_of(pilot: Pilot[None]) -> str:
    """Return what the screen Samenwerken says."""
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, SharingScreen))
    height = screen.listed.size.height
    return "\n".join(screen.listed.render_line(y).text.rstrip() for y in range(height))


async def test_a_raadsboek_that_is_not_shared_says_nothing(raadsboek: Book) -> None:
    """No state in the footer; the key tells where sharing is set up."""
    app = real_app(raadsboek)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.look_at_sharing()
        await settle(pilot)
        assert app.desk.shared is None

        await updated(pilot)

        assert "bijgewerkt" not in footer(pilot)


async def test_what_comes_in_is_told_and_shown(pair: tuple[Book, Book]) -> None:
    """One line says who; the footer when; being offline is said without alarm."""
    own, other = pair
    notes.change_keys(other, "A-2026-001", {"titel": "Reactie van HR navragen"}, now=NOW)
    exchange(other, now=NOW)
    app = real_app(own)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await updated(pilot)

        assert footer(pilot).endswith("bijgewerkt 14:03")
        assert [note.message for note in app._notifications] == [
            "Binnengekomen: 1 versie van Noor van Dijk."
        ]
        assert "Reactie van HR navragen" in text_of(own)

        (own.root.parent / "gedeeld").rename(own.root.parent / "weg")
        await updated(pilot)

        assert footer(pilot).endswith("geen verbinding")


async def test_another_number_stays_in_sight(pair: tuple[Book, Book]) -> None:
    """The line about it passes; the screen keeps it, for the old number may stand in a letter."""
    own, other = pair
    for book, title in ((other, "Fusie"), (own, "Taart")):
        notes.create(book, KIND_BY_NAME["besluit"], {"titel": title}, now=NOW)
    exchange(other, now=NOW)
    app = real_app(own)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await updated(pilot)
        app.open("samenwerken")
        await settle(pilot)
        assert "KREEG EEN ANDER NUMMER" in lines_of(pilot)
        assert "hernummerd naar" in lines_of(pilot)


async def test_two_versions_stand_side_by_side_and_one_is_chosen(pair: tuple[Book, Book]) -> None:
    """The footer asks to choose; both texts are told with who and when; the choice is shared."""
    own, other = pair
    both_change(own, other)
    app = real_app(own)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await updated(pilot)
        assert footer(pilot).endswith("kies: twee versies")

        app.open("samenwerken")
        await settle(pilot)
        assert "TWEE VERSIES  1" in lines_of(pilot)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, TwoVersionsDialog))
        await pilot.press("r")
        await settle(pilot)

        assert footer(pilot).endswith("bijgewerkt 14:03")
        assert "TWEE VERSIES" not in lines_of(pilot)
    exchange(other, now=NOW)
    for book in (own, other):
        assert "Reactie van HR opvragen" in text_of(book)


async def test_what_is_unusual_is_asked_on_the_screen(pair: tuple[Book, Book]) -> None:
    """A place that lost versions waits for the user, who reads what is gone before going on."""
    own, _ = pair
    place = own.root.parent / "gedeeld"
    head = ["git", "-C", str(place), "rev-parse", "main"]
    stood = subprocess.run(head, check=True, capture_output=True).stdout
    move = ["git", "-C", str(place), "update-ref", "refs/heads/main", "main~1"]
    subprocess.run(move, check=True)
    app = real_app(own)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.exchange_now()
        await settle(pilot)
        assert footer(pilot).endswith("kijk bij Samenwerken")

        app.open("samenwerken")
        await settle(pilot)
        assert "KIJK HIERNAAR" in lines_of(pilot)
        await pilot.press("w")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await settle(pilot)

        assert footer(pilot).endswith("bijgewerkt 14:03")
    assert subprocess.run(head, check=True, capture_output=True).stdout == stood


async def test_the_answers_stay_in_sight_below_long_texts(pair: tuple[Book, Book]) -> None:
    """Two long texts scroll between the heads and the three answers, also on a small screen."""
    for book, word in ((pair[1], "Ja"), (pair[0], "Nee")):
        opened = notes.read(book, "A-2026-001")
        body = "".join(f"{word}, dat is regel {number} van de tekst.\n" for number in range(40))
        notes.save(book, opened, changes={}, body=body, now=NOW)
        exchange(book, now=NOW)
    app = real_app(pair[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("samenwerken")
        await settle(pilot)
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, TwoVersionsDialog))
        await pilot.pause()
        within = app.screen.query_one("Vertical").content_region
        assert all(within.contains_region(button.region) for button in app.screen.query(Button))
        assert app.screen.query_one(SideBySide).max_scroll_y > 0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_two_versions_look_as_they_did(
    pair: tuple[Book, Book], size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    """Two columns with who and when, what differs marked, the safe answer first."""
    both_change(*pair)

    async def arrive(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await updated(pilot)
        assert isinstance(pilot.app, ExchangingApp)
        await pilot.app.show("samenwerken", {})
        await settle(pilot)
        await pilot.press("enter")
        await until(lambda: isinstance(pilot.app.screen, TwoVersionsDialog))
        await pilot.pause()

    assert snap_compare(real_app(pair[0]), terminal_size=size, run_before=arrive)
