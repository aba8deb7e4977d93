"""Taking minutes by keyboard: the three panels, short keys, names, dates, moving about."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import AGENDA, SPOKEN, council, make_meeting, minutes_desk
from textual.widgets import Static

from raadsboek.book.book import Book


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with members."""
    with council(copies, tmp_path / "raadsboek") as opened:
        yield opened


class TestThePanels:
    """Agenda, text and what is understood."""

    async def test_the_meeting_opens_where_writing_starts(self, book: Book) -> None:
        """The header names the meeting; the cursor stands below the first point."""
        make_meeting(book, aanwezig=["anna", "omar", "bakker", "noor"])
        async with minutes_desk(book) as desk:
            assert "V-2026-02 Overlegvergadering do 26 nov" in desk.head
            assert "! aanwezig 4 van 9, geen quorum: 5 nodig" in desk.head
            assert desk.screen.editor.cursor_location == (2, 0)
            assert desk.agenda().splitlines()[0].rstrip().endswith("◂")
            assert "tot 15:30: 103 min" in str(desk.screen.query_one("#time", Static).content)

    async def test_what_is_typed_is_understood(self, book: Book) -> None:
        """Counts, votes against attendance, owners and the day that words mean."""
        make_meeting(book, aanwezig=["anna", "omar", "bakker", "noor"])
        async with minutes_desk(book) as desk:
            await desk.press("ctrl+n")
            desk.screen.editor.insert(SPOKEN)
            await desk.understood()

            panel = desk.panel()
            assert "BESLUIT 1" in panel
            assert "3-1-0 · klopt" in panel
            assert "ACTIE 2" in panel
            assert "anna do 1 apr" in panel
            assert "verg. do 17 dec" in panel
            assert "Besluit zonder quorum" in " ".join(panel.split())
            assert desk.agenda().splitlines()[1].rstrip().endswith("◂")

    async def test_a_line_is_not_called_wrong_while_it_is_typed(self, book: Book) -> None:
        """The colon that is still to come is missed only when the cursor has left the line."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a bakker")
            await desk.understood()
            assert "dubbele punt" not in desk.panel()

            await desk.press("up")
            assert "dubbele punt" in " ".join(desk.panel().split())

    async def test_points_with_text_have_a_tick(self, book: Book) -> None:
        """A point that has been dealt with shows it."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Anna opent.")
            await desk.press("ctrl+n")
            assert desk.agenda().splitlines()[0].rstrip().endswith("✓")

    async def test_f6_goes_round_and_enter_jumps(self, book: Book) -> None:
        """The panels take turns; a line of a panel leads to its place in the text."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.press("f6")
            assert desk.screen.understood.entries.has_focus
            await desk.press("f6")
            assert desk.screen.agenda.points.has_focus
            await desk.press("down", "down", "enter")
            assert desk.screen.editor.has_focus
            assert desk.screen.editor.cursor_location == (8, 0)

    async def test_a_click_on_a_point_goes_there(self, book: Book) -> None:
        """The mouse works as the keys do."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.pilot.click("#points", offset=(3, 1))
            await desk.settle()
            assert desk.screen.editor.cursor_location == (5, 0)
            assert desk.screen.editor.has_focus

    async def test_next_and_previous_point(self, book: Book) -> None:
        """Ctrl+N goes on and Ctrl+L goes back; at the end it says so."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.press("ctrl+n", "ctrl+n", "ctrl+l")
            assert desk.screen.editor.cursor_location == (5, 0)
            await desk.press("ctrl+n", "ctrl+n", "ctrl+n")
            assert desk.said == "Dit is het laatste punt."

    async def test_a_point_with_text_is_gone_on_with_below_it(self, book: Book) -> None:
        """A short key works there, and the heading that follows keeps its room."""
        body = AGENDA.replace("tijd: 5 min\n", "tijd: 5 min\n\nAnna opent.\n", 1)
        make_meeting(book, body=body)
        async with minutes_desk(book) as desk:
            await desk.press("ctrl+n", "ctrl+l")
            await desk.type("b Doen.")
            assert "Anna opent.\nBESLUIT: Doen.\n\n## 2." in desk.text

    async def test_finding_a_word(self, book: Book) -> None:
        """Ctrl+F asks for a word and selects it."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.press("ctrl+f")
            await desk.type("rondvraag")
            await desk.press("enter")
            assert desk.screen.editor.selected_text == "Rondvraag"


class TestTyping:
    """Short keys, names and room under a heading."""

    @pytest.mark.parametrize(
        ("keys", "line"),
        [
            ("b Doen.", "BESLUIT: Doen."),
            ("s 3-1-0", "STEMMING: 3-1-0"),
            ("a ", "ACTIE @"),
            ("t ", "TOEZEGGING @"),
            ("bw ", "bw "),
            ("En b ", "En b "),
        ],
    )
    async def test_a_letter_and_a_space_become_a_keyword(
        self, book: Book, keys: str, line: str
    ) -> None:
        """Only at the start of a line."""
        make_meeting(book, body="## 1. Opening\n\n\n\n")
        async with minutes_desk(book) as desk:
            await desk.press("down")
            await desk.type(keys)
            assert line in desk.text.split("\n")

    async def test_one_undo_gives_the_letter_back(self, book: Book) -> None:
        """Whoever really meant a lone b keeps it."""
        make_meeting(book, body="## 1. Opening\n\n\n\n")
        async with minutes_desk(book) as desk:
            await desk.press("down")
            await desk.type("b ")
            await desk.press("ctrl+z")
            assert "b " in desk.text.split("\n")

    async def test_v_opens_a_confidential_block(self, book: Book) -> None:
        """The cursor stands inside it."""
        make_meeting(book, body="## 1. Opening\n\n\n\n")
        async with minutes_desk(book) as desk:
            await desk.press("down")
            await desk.type("v Over een persoon.")
            await desk.understood()
            assert "::: vertrouwelijk\nOver een persoon.\n:::" in desk.text
            assert "VERTROUWELIJK 1" in desk.panel()

    async def test_writing_makes_room_under_a_heading(self, book: Book) -> None:
        """The text stands apart from the heading above and the one below."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Anna opent.")
            assert "tijd: 5 min\n\nAnna opent.\n\n## 2." in desk.text

    async def test_a_name_is_completed(self, book: Book) -> None:
        """Tab takes the name that the popup offers; the space behind it makes way for ':'."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a no")
            assert desk.names_offered()
            await desk.press("tab")
            assert not desk.names_offered()
            await desk.type(" voor 1 april: bellen")
            assert "ACTIE @noor voor 1 april: bellen" in desk.text
            assert desk.screen.editor.has_focus

    async def test_tab_behind_a_whole_name_stays_in_the_text(self, book: Book) -> None:
        """Nothing is left to complete then, but the words that follow are text, not commands."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a noor")
            assert not desk.names_offered()
            await desk.press("tab")
            await desk.type("voor volgende week: bellen")
            assert "ACTIE @noor voor volgende week: bellen" in desk.text

    async def test_an_at_sign_out_of_habit_is_not_written_twice(self, book: Book) -> None:
        """The keyword brings its own @: whoever types one behind it still gets the names."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a @no")
            assert desk.names_offered()
            assert "ACTIE @no" in desk.text.split("\n")

    async def test_the_arrows_choose_while_the_popup_is_open(self, book: Book) -> None:
        """Down and Enter take the second name."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a ")
            await desk.press("down", "enter")
            assert "ACTIE @omar " in desk.text

    async def test_escape_closes_the_popup_and_only_that(self, book: Book) -> None:
        """The screen stays; the next keys are ordinary keys, until another @."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a n")
            await desk.press("escape")
            assert not desk.names_offered()
            assert desk.screen.is_current
            await desk.type("o")
            assert not desk.names_offered()
            await desk.type("or @a")
            assert desk.names_offered()

    async def test_the_popup_takes_no_key_when_it_is_closed(self, book: Book) -> None:
        """Enter is a new line, up and down move, Tab goes to the next panel."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Een mail@adres\nTwee")
            assert "Een mail@adres\nTwee" in desk.text
            before = desk.screen.editor.cursor_location
            await desk.press("up")
            assert desk.screen.editor.cursor_location[0] == before[0] - 1
            await desk.press("tab")
            assert not desk.screen.editor.has_focus

    async def test_a_click_takes_a_name(self, book: Book) -> None:
        """The mouse can choose a name; the text keeps the focus."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("a ")
            await desk.pilot.click(desk.screen.popup, offset=(2, 2))
            await desk.settle()
            assert "ACTIE @bakker " in desk.text
            assert desk.screen.editor.has_focus
