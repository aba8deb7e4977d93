"""Verkiezing: the steps with their days, another day that is seen first, and the result."""

import datetime
from collections.abc import Callable

import pytest
from note_world import copied, fill, go, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.kinds import member
from raadsboek.tui.screens.election import ElectionScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.explanation_dialog import ExplanationDialog

__all__ = ["election_book", "raadsboek"]


def fill_election(book: Book, now: datetime.datetime) -> None:
    """Make an election in preparation, and one of which the votes are counted."""
    make(book, "verkiezing", titel="OR-verkiezing 2027", verkiezingsdag="2027-05-19", zetels="9")
    make(
        book, "verkiezing", titel="Tussentijds", verkiezingsdag="2026-11-18", zetels="1",
        kiesgroep="Wijkzorg", kiezers="214", uitgebracht="131", ongeldig="3",
        kandidatenlijst=["Noor Bakker · FNV · 87", "Ali Demir · 41"],
    )  # fmt: skip


election_book = copied(fill, fill_election)


def _screen(pilot: Pilot[None]) -> ElectionScreen:
    return next(one for one in pilot.app.screen_stack if isinstance(one, ElectionScreen))


async def test_another_day_is_seen_before_it_is_saved(election_book: Book) -> None:
    """The key d asks a day, shows what moves and what speaks against it; then it is saved."""
    app = real_app(election_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "verkiezing", "VK-2027-01")
        assert "Verkiezingsdag: wo 19 mei 2027" in str(_screen(pilot).header.content)
        await pilot.press("u")
        assert isinstance(app.screen, ExplanationDialog)
        await pilot.press("escape", "d")
        await until(lambda: isinstance(app.screen, PromptDialog))
        await pilot.press(*"6-5-2027", "enter")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        told = " ".join(str(one.content) for one in app.screen.query(Static))
        assert "Hemelvaartsdag" in told
        assert "wo 17 feb → do 4 feb" in told
        await pilot.press("j")
        await settle(pilot)
        assert notes.read(election_book, "VK-2027-01").text("verkiezingsdag") == "2027-05-06"


async def test_a_result_becomes_members(election_book: Book) -> None:
    """The key i shows who is elected and records it; once more, and the member is made."""
    app = real_app(election_book)
    async with app.run_test(size=(120, 40)) as pilot:
        await go(pilot, "verkiezing", "VK-2026-01")
        await pilot.press("i")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await settle(pilot)
        assert notes.read(election_book, "VK-2026-01").texts("gekozen") == ["Noor Bakker"]
        await pilot.press("i")
        await until(lambda: isinstance(app.screen, PromptDialog))
        await pilot.press(*"1-12-2026", "enter")
        await settle(pilot)
        assert "Nieuw in de raad: Noor Bakker." in _screen(pilot).status.text
        names = [meta["naam"] for meta in rows(election_book, member.KIND).objects()]
        assert "Noor Bakker" in names


@pytest.mark.parametrize(("number", "size"), [("VK-2027-01", (80, 24)), ("VK-2026-01", (120, 40))])
def test_how_an_election_looks(
    number: str, size: tuple[int, int], election_book: Book, snap_compare: Callable[..., bool]
) -> None:
    """The steps at 80 columns, the result at 120."""

    async def visit(pilot: Pilot[None]) -> None:
        await go(pilot, "verkiezing", number)

    assert snap_compare(real_app(election_book), terminal_size=size, run_before=visit)
