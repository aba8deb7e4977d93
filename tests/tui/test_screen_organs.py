"""Choosing another council: every screen follows, and the choice is kept for the next start."""

from collections.abc import Callable

import pytest
from note_world import go, raadsboek, row, settle
from reading_world import real_app
from textual.pilot import Pilot
from textual.widgets import Input, Select
from two_councils_world import two

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.organs import chosen
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.search import SearchScreen
from raadsboek.tui.screens.today import TodayScreen
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.overview_lines import OverviewLines
from raadsboek.tui.widgets.virtual_list import VirtualList

__all__ = ["raadsboek", "two"]

Compare = Callable[..., bool]


def screen_text(pilot: Pilot[None]) -> str:
    """Return what stands on the screen, line by line."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the first cell of every row of the list."""
    rows = pilot.app.screen.query_one(VirtualList)
    return [cells[0] for place in range(rows.row_count) if (cells := rows.row(place))]


def offered(pilot: Pilot[None]) -> list[str]:
    """Return what the menu offers here."""
    assert isinstance(pilot.app, RaadsboekApp)
    return [action.id for action in pilot.app.possible_actions()]


async def test_every_screen_follows_the_chosen_council(two: Book) -> None:
    """From Vandaag: the letter c, the second council, and then its list, search and new note."""
    app = real_app(two)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Raadsboek · OR De Linden" in screen_text(pilot)
        assert "CR De Linden: 2 te laat" in screen_text(pilot)
        await pilot.press("c")
        await pilot.press("down", "enter")
        await settle(pilot)
        text = screen_text(pilot)
        assert "Raadsboek · CR De Linden" in text
        assert "OR De Linden: 1 te laat" in text
        assert "do 3 dec" in text
        assert "Overlegvergadering" not in text
        assert chosen(two) == "cr"

        await pilot.press("a")
        await settle(pilot)
        assert listed(pilot) == ["CR-A-2026-001", "CR-A-2026-002"]
        assert "CR De Linden" in screen_text(pilot)

        await pilot.press("f3")
        await settle(pilot)
        await pilot.press(*"anna ")
        await settle(pilot)
        found = [hit.note.number for hit in app.screen._found]  # type: ignore[attr-defined]
        assert found
        assert all(number.startswith("CR-") for number in found)


async def test_a_new_note_is_of_the_chosen_council(two: Book) -> None:
    """The form says so, completes its names, and the note gets its number."""
    app = real_app(two)
    app.desk.organ = "cr"
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        app.open("nieuw", {"soort": "actie"})
        await settle(pilot)
        assert row(pilot, "orgaan").query_one(Select).value == "cr"
        row(pilot, "titel").query_one(Input).value = "Iets voor cliënten"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        assert "CR-A-2026-003" in listed(pilot)
    assert notes.read(two, "CR-A-2026-003").text("orgaan") == "cr"


async def test_the_form_of_a_note_without_an_organ_says_the_first(two: Book) -> None:
    """Opening and saving it adds nothing to the note."""
    app = real_app(two)
    async with app.run_test(size=(80, 40)) as pilot:
        await go(pilot, "bewerken", notes.read(two, "A-2026-001").path)
        assert row(pilot, "orgaan").query_one(Select).value == "or"
        assert not row(pilot, "orgaan").is_changed


async def test_a_note_of_the_other_council_opens_in_its_own_list(two: Book) -> None:
    """A link leads anywhere; the list around the note is never mixed, and says whose it is."""
    app = real_app(two)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "lijst", notes.read(two, "CR-A-2026-002").path)
        assert listed(pilot) == ["CR-A-2026-001", "CR-A-2026-002"]
        assert app.screen.query_one(NotePane).path.endswith("roosters-zorg.md")
        assert "CR De Linden" in screen_text(pilot)
        assert app.desk.organ == "or"


async def test_searching_in_all_councils_is_asked_for(two: Book) -> None:
    """`orgaan:alle` searches both and names the council of each; an unknown word is told."""
    app = real_app(two)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f3")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        screen.question.value = "anna orgaan:alle"
        await settle(pilot)
        numbers = {hit.note.number for hit in screen._found}
        assert {"A-2026-002", "CR-A-2026-002"} <= numbers
        assert "CR De Linden" in screen_text(pilot)
        screen.question.value = "anna orgaan:mr"
        await settle(pilot)
        assert "'mr' is geen raad; kies uit: or, cr, alle" in screen_text(pilot)
        assert app.screen.query_one(BlockList) is not None


async def test_the_line_about_the_other_council_goes_there(two: Book) -> None:
    """Enter on 'andere raad' shows that council; the list below the screen follows too."""
    app = real_app(two)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.screen.query_one(OverviewLines)
        lines.post_message(OverviewLines.Chosen(lines, ":orgaan:cr"))
        await settle(pilot)
        assert app.desk.organ == "cr"
        assert isinstance(app.screen, TodayScreen)
        assert "Raadsboek · CR De Linden" in screen_text(pilot)


async def test_one_council_is_offered_no_choice(raadsboek: Book) -> None:
    """Where there is one council, nothing on screen tells of organs."""
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "andere-raad" not in offered(pilot)
        assert "ANDERE RAAD" not in screen_text(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)


async def test_the_choice_is_offered_where_notes_are_listed(two: Book) -> None:
    """On Vandaag and in lists, not over a note that is being written."""
    app = real_app(two)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "andere-raad" in offered(pilot)
        await go(pilot, "bewerken", notes.read(two, "A-2026-001").path)
        assert "andere-raad" not in offered(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_two_councils_look_as_they_did(
    two: Book, snap_compare: Compare, size: tuple[int, int]
) -> None:
    """The name of the council, and the line about the other one."""
    assert snap_compare(real_app(two), terminal_size=size, run_before=settle)
