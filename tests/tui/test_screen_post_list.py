"""The post list of a meeting: a code in one key, the decision on all pieces in one more."""

import datetime
from collections.abc import Callable

import pytest
from note_world import copied, fill, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book.book import Book
from raadsboek.book.notes import read
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.post_list import PostListScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.virtual_list import VirtualList

__all__ = ["raadsboek"]

Compare = Callable[..., bool]


def fill_post(book: Book, now: datetime.datetime) -> None:
    """Make a meeting behind, one ahead, and four pieces for it."""
    make(book, "vergadering", titel="Raad", datum="2026-10-29")
    make(book, "vergadering", titel="Overleg", vorm="overleg", datum="2026-11-26")
    make(book, "post", titel="Nieuwsbrief", datum="2026-11-02", relatie="vakbond",
         behandeling="ter kennisname")  # fmt: skip
    make(book, "post", titel="Adviesaanvraag", datum="2026-11-05", relatie="bestuurder")
    make(book, "post", titel="Advies", datum="2026-11-06", richting="uit",
         relatie="bestuurder", vertrouwelijk="ja")  # fmt: skip
    make(book, "post", titel="Oud", datum="2026-10-01")


posted = copied(fill, fill_post)


def rows(pilot: Pilot[None]) -> list[tuple[str, ...]]:
    """Return number, proposal and decision of every row."""
    listing = pilot.app.screen.query_one(VirtualList)
    found = (listing.row(place) for place in range(listing.row_count))
    return [(row[0], row[4], row[5]) for row in found if row is not None]


def remarks(pilot: Pilot[None]) -> str:
    """Return the line below the list."""
    return str(pilot.app.screen.query_one("#remarks", Static).render())


async def open_list(pilot: Pilot[None]) -> None:
    """Go from Vandaag to the post list of the next meeting."""
    await settle(pilot)
    await pilot.press("i")
    await settle(pilot)
    assert isinstance(pilot.app.screen, PostListScreen)


async def test_a_code_per_piece_and_then_one_decision(posted: Book) -> None:
    """The piece without a code is named first; then the whole list is one version."""
    app = real_app(posted)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        assert rows(pilot) == [
            ("P-2026-001", "ter kennisname", ""),
            ("P-2026-002", "! geen", ""),
            ("P-2026-003", "ter kennisname", ""),
        ]
        assert "1 zonder voorstel · over 3 nog niet besloten · 1 oudere nog open" in remarks(pilot)
        await pilot.press("f8")
        await settle(pilot)
        assert app.screen.query_one(VirtualList).cursor == 1
        await pilot.press("d")
        await settle(pilot)
        assert rows(pilot)[1] == ("P-2026-002", "ter advisering", "")
        assert read(posted, "P-2026-002").text("behandeling") == "ter advisering"
        await pilot.press("f8")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("j")
        await settle(pilot)
        assert {row[2] for row in rows(pilot)} == {
            "conform voorstel: ter kennisname",
            "conform voorstel: ter advisering",
        }
        assert "over alles is besloten" in remarks(pilot)
    assert read(posted, "P-2026-001").text("status") == "afgehandeld"
    assert read(posted, "P-2026-002").text("status") == "open"


async def test_another_decision_is_kept_and_a_piece_can_be_read(posted: Book) -> None:
    """The council may decide otherwise on one piece; Enter reads it in its own list."""
    app = real_app(posted)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot)
        await pilot.press("t")
        await until(lambda: isinstance(app.screen, PromptDialog))
        await pilot.press(*"Bespreken", "enter")
        await settle(pilot)
        assert rows(pilot)[0] == ("P-2026-001", "✓ ter kennisname", "Bespreken")
        await pilot.press("enter")
        await settle(pilot)
        assert type(app.screen) is ListScreen
        await pilot.press("escape")
        await settle(pilot)
        assert rows(pilot)[0][2] == "Bespreken"
    note = read(posted, "P-2026-001")
    assert (note.text("besluit"), note.text("vergadering")) == ("Bespreken", "[[V-2026-02]]")


async def test_the_list_is_offered_for_meetings_only(posted: Book) -> None:
    """In the list of meetings the letter i shows the post of the meeting under the cursor."""
    app = real_app(posted)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("lijst", {"soort": "vergadering"})
        await settle(pilot)
        assert "lijst.postlijst" in [one.id for one in app.possible_actions()]
        await pilot.press("down", "i")
        await settle(pilot)
        assert isinstance(app.screen, PostListScreen)
        assert rows(pilot) == [("P-2026-004", "! geen", "")]
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        app.open("lijst", {"soort": "post"})
        await settle(pilot)
        assert "lijst.postlijst" not in [one.id for one in app.possible_actions()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_post_list_looks_as_it_did(
    posted: Book, snap_compare: Compare, size: tuple[int, int]
) -> None:
    """Number, day, from or to, subject, proposal and decision; what misses is said in words."""
    assert snap_compare(real_app(posted), terminal_size=size, run_before=open_list)
