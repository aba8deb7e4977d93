"""A list as a register: of a year, of a person, and back to where it was said."""

import datetime

import pytest
from note_world import copied, fill, go, raadsboek, settle, until
from reading_world import NOW, make, real_app
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from raadsboek.book.book import Book
from raadsboek.book.notes import change_keys, read
from raadsboek.book.recording import record_minutes
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.virtual_list import VirtualList

__all__ = ["raadsboek"]

MINUTES = (
    "## 1. Opening\n\n"
    + "De voorzitter opent.\n\n" * 40
    + (
        "## 2. Cijfers\n\nTOEZEGGING @bestuurder voor volgende vergadering: Cijfers per afdeling\n"
        "BESLUIT: De OR machtigt @anna om te tekenen.\nACTIE @anna voor 1 december: Tekenen\n"
    )
)


def listed(pilot: Pilot[None]) -> list[str]:
    """Return the first cell of every row of the list."""
    rows = pilot.app.screen.query_one(VirtualList)
    return [cells[0] for place in range(rows.row_count) if (cells := rows.row(place))]


def heading(pilot: Pilot[None]) -> str:
    """Return the heading of the list."""
    return str(pilot.app.screen.query_one("#header", Static).render())


async def choose(pilot: Pilot[None], key: str, choice: str) -> None:
    """Press a key and choose an answer by its id."""
    await pilot.press(key)
    await until(lambda: not isinstance(pilot.app.screen, ListScreen))
    await pilot.pause()
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(choice)
    await pilot.press("enter")
    await settle(pilot)


def fill_registers(book: Book, now: datetime.datetime) -> None:
    """Make a recorded meeting and a decision of last year."""
    made = make(book, "vergadering", MINUTES, titel="Overleg", datum="2026-11-19")
    make(book, "besluit", titel="Oud besluit", datum="2025-12-18")
    record_minutes(book, made, body=made.body, changes={}, now=now)


recorded = copied(fill, fill_registers)


async def test_a_register_of_a_year_and_of_a_person(recorded: Book) -> None:
    """The letters j and w narrow the list, the heading says so, and Esc widens it again."""
    app = real_app(recorded)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("lijst", {"soort": "besluit"})
        await settle(pilot)
        assert listed(pilot) == ["B-2026-002", "B-2026-001", "B-2025-001"]
        await choose(pilot, "j", "2026")
        assert listed(pilot) == ["B-2026-002", "B-2026-001"]
        assert "Besluiten 2026  2 van 3" in heading(pilot)
        await choose(pilot, "w", "anna")
        assert listed(pilot) == ["B-2026-002"]
        assert "Besluiten 2026 · @anna  1 van 3" in heading(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert len(listed(pilot)) == 3
        assert isinstance(app.screen, ListScreen)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("T-2026-001", "TOEZEGGING T-2026-001 @bestuurder"),
        ("A-2026-002", "ACTIE A-2026-002 @anna"),
        ("B-2026-002", "BESLUIT B-2026-002"),
    ],
)
async def test_back_to_the_passage_where_it_was_said(
    recorded: Book, number: str, words: str
) -> None:
    """The letter h shows the minutes at the very line of a promise, an action or a decision."""
    app = real_app(recorded)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "lijst", read(recorded, number).path)
        await pilot.press("h")
        await settle(pilot)
        pane = app.screen.query_one(NotePane)
        assert pane.path == read(recorded, "V-2026-01").path
        top, height = pane.scroll_offset.y, pane.scrollable_content_region.height
        seen = [line.text for line in pane.lines[top : top + height]]
        assert any(line.startswith(words) for line in seen)


async def test_the_link_to_the_meeting_leads_to_the_passage_too(recorded: Book) -> None:
    """Tab to the link of the meeting and Enter, as for any link."""
    app = real_app(recorded)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "lijst", read(recorded, "T-2026-001").path)
        await pilot.press("f6", "tab", "enter")
        await settle(pilot)
        pane = app.screen.query_one(NotePane)
        assert pane.path == read(recorded, "V-2026-01").path
        assert pane.scroll_offset.y > 20


async def test_a_note_from_nowhere_says_so(recorded: Book) -> None:
    """A decision that no minutes hold has no passage to go to."""
    app = real_app(recorded)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "lijst", read(recorded, "B-2025-001").path)
        await pilot.press("h")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        assert app.screen.query_one(NotePane).path == read(recorded, "B-2025-001").path


async def test_a_register_keeps_itself(recorded: Book) -> None:
    """What changes in a note is in the list when one comes back to it, without any action."""
    app = real_app(recorded)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("lijst", {"soort": "actie"})
        await settle(pilot)
        assert listed(pilot) == ["A-2026-001", "A-2026-002"]
        change_keys(recorded, "A-2026-002", {"status": "gereed", "resultaat": "ja"}, now=NOW)
        await pilot.press("f3")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert listed(pilot) == ["A-2026-001"]
