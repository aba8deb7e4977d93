"""Attendance by the space bar, and vastleggen: notes are made, asked about and shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import NOW, SPOKEN, Desk, council, make_meeting, minutes_desk
from textual.widgets import OptionList, Static

from raadsboek.book.book import Book
from raadsboek.book.notes import change_keys, read
from raadsboek.tui.screens.attendance import AttendanceDialog
from raadsboek.tui.screens.recording import RecordingDialog

MEETING = "V-2026-02"
BODY = f"## 1. Advies\n\n{SPOKEN}"


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with members."""
    with council(copies, tmp_path / "raadsboek") as opened:
        yield opened


def shown(desk: Desk) -> str:
    """Return the text of the dialog's lines."""
    return "\n".join(str(line.content) for line in desk.pilot.app.screen.query(Static))


class TestAttendance:
    """F4."""

    async def test_the_space_bar_sets_who_is_there(self, book: Book) -> None:
        """Present, absent with notice, absent without: it stands in the note at once."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.press("f4")
            assert isinstance(desk.pilot.app.screen, AttendanceDialog)
            await desk.press("space", "down", "space", "space", "down", *["space"] * 3)
            await desk.press("enter")

            note = read(book, MEETING)
            assert note.texts("aanwezig") == ["anna"]
            assert note.texts("afwezig-mk") == ["omar"]
            assert note.texts("afwezig-zk") == ["bakker"]
            assert "aanwezig 1 van 9, geen quorum: 5 nodig" in desk.head
            assert desk.said == "Opgeslagen 13:47 · aanwezigheid"

    async def test_a_proxy_gives_a_vote_and_no_presence(self, book: Book) -> None:
        """Omar is absent and votes through Anna; the director has no seat."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.press("ctrl+b", "a", "down", "space", "m", "down", "enter")
            assert "Aanwezig 3 van 9" in shown(desk)
            assert "Met machtigingen 4 stemmen" in shown(desk)
            await desk.press("g")
            await desk.type("P. Brands, J. de Vries")
            await desk.press("enter")
            await desk.press("enter")

            note = read(book, MEETING)
            assert note.texts("machtigingen") == ["omar machtigt anna"]
            assert note.texts("gasten") == ["P. Brands", "J. de Vries"]
            assert note.texts("aanwezig") == ["anna", "bakker", "noor"]

    async def test_escape_changes_nothing(self, book: Book) -> None:
        """What was filled in is not kept."""
        make_meeting(book, aanwezig=["anna"])
        async with minutes_desk(book) as desk:
            await desk.press("f4", "a", "escape")
            assert read(book, MEETING).texts("aanwezig") == ["anna"]

    async def test_text_that_was_typed_waits(self, book: Book) -> None:
        """Saving the attendance neither saves nor loses the text."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Anna opent.")
            await desk.press("f4", "a", "enter")
            assert "Anna opent." not in read(book, MEETING).body
            assert desk.screen.holds_unsaved_text
            await desk.press("ctrl+s")
            note = read(book, MEETING)
            assert "Anna opent." in note.body
            assert note.texts("aanwezig") == ["anna", "omar", "bakker", "noor"]

    async def test_the_mouse_sets_it_too(self, book: Book) -> None:
        """A click on a member is a space bar; a click on Goed is Enter."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.press("f4")
            await desk.pilot.click("OptionList", offset=(5, 1))
            await desk.pilot.click("#done")
            await desk.settle()
            assert read(book, MEETING).texts("aanwezig") == ["anna"]


class TestRecording:
    """F8."""

    async def test_lines_become_notes_with_numbers(self, book: Book) -> None:
        """The preview says what will be made; afterwards the text shows the numbers."""
        make_meeting(book, aanwezig=["anna", "omar", "bakker", "noor", "ruud"])
        async with minutes_desk(book) as desk:
            desk.screen.editor.replace_text(BODY)
            desk.screen.editor.move_cursor((4, 30))
            await desk.press("f8")
            assert isinstance(desk.pilot.app.screen, RecordingDialog)
            assert "NIEUW 3" in shown(desk)
            assert "@anna · do 1 apr" in shown(desk)
            assert "LET OP 1" in shown(desk)
            await desk.press("enter")

            assert desk.said == "Vastgelegd 13:47: 1 besluit, 2 acties"
            assert "BESLUIT B-2026-001: De OR adviseert" in desk.text
            assert "ACTIE A-2026-002 @noor voor volgende" in desk.text
            assert read(book, "A-2026-001").texts("wie") == ["anna"]
            assert read(book, "A-2026-002").text("uiterlijk") == "2026-12-17"
            assert read(book, MEETING).body == desk.text
            # The cursor stays by its words, and no undo takes a number back.
            assert desk.screen.editor.cursor_location == (4, 30 + len(" B-2026-001"))
            await desk.press("ctrl+z")
            assert "B-2026-001" in desk.text

    async def test_going_back_records_nothing(self, book: Book) -> None:
        """Esc in the preview leaves the text as it is."""
        make_meeting(book, body=BODY)
        async with minutes_desk(book) as desk:
            await desk.press("f8", "escape")
            assert desk.text == BODY
            assert read(book, MEETING).body == BODY

    async def test_doing_it_again_adds_only_what_is_new(self, book: Book) -> None:
        """Nothing new is said; a new line makes one note."""
        make_meeting(book, body=BODY)
        async with minutes_desk(book) as desk:
            await desk.press("f8", "enter")
            desk.screen.editor.move_cursor(desk.screen.editor.document.end)
            desk.screen.editor.insert("TOEZEGGING @bestuurder over twee weken: cijfers\n")
            await desk.press("f8")
            assert "NIEUW 1" in shown(desk)
            await desk.press("enter")
            assert desk.said == "Vastgelegd 13:47: 1 toezegging"

    async def test_a_removed_line_is_asked_about(self, book: Book) -> None:
        """Left alone unless the secretary says that it lapses."""
        make_meeting(book, body=BODY)
        async with minutes_desk(book) as desk:
            await desk.press("f8", "enter")
            lines = [line for line in desk.text.split("\n") if not line.startswith("ACTIE")]
            desk.screen.editor.replace_text("\n".join(lines))
            await desk.press("f8")
            questions = desk.pilot.app.screen.query_one(OptionList)
            assert "laten staan" in str(questions.get_option_at_index(1).prompt)
            await desk.press("space", "enter")
            assert read(book, "A-2026-001").text("status") == "vervallen"
            assert read(book, "A-2026-002").text("status") == "open"

    async def test_a_line_that_may_stay_away_is_asked_about_once(self, book: Book) -> None:
        """Also when the text had been saved already; and nothing is said to be saved again."""
        make_meeting(book, body=BODY)
        async with minutes_desk(book) as desk:
            await desk.press("f8", "enter")
            lines = [line for line in desk.text.split("\n") if "A-2026-001" not in line]
            desk.screen.editor.replace_text("\n".join(lines))
            await desk.press("ctrl+s")
            await desk.press("f8")
            assert "De tekst zelf wordt opgeslagen" not in shown(desk)
            assert len(desk.pilot.app.screen.query(OptionList)) == 1
            await desk.press("enter")
            assert desk.said == "Vastgelegd 13:47: 1 notitie blijft staan"
            assert read(book, "A-2026-001").text("status") == "open"
            await desk.press("f8")
            assert desk.screen.is_current
            assert desk.said == "Er is niets nieuws om vast te leggen."

    async def test_a_note_changed_by_hand_is_kept_unless_asked(self, book: Book) -> None:
        """The note wins over the minutes, and that is said."""
        make_meeting(book, body=BODY)
        async with minutes_desk(book) as desk:
            await desk.press("f8", "enter")
            change_keys(book, "A-2026-001", {"wie": ["omar"]}, now=NOW)
            text = desk.text.replace("@anna voor", "@bakker voor")
            desk.screen.editor.replace_text(text)
            await desk.press("f8")
            await desk.press("enter")
            assert read(book, "A-2026-001").texts("wie") == ["omar"]
            assert "notitie gehouden: A-2026-001" in desk.said
