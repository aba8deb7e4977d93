"""Adopting on the screen: what waits, one Enter, and what can be done with locked minutes."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import NOW, council, make_meeting, minutes_desk
from note_world import settle
from reading_world import real_app
from textual.pilot import Pilot
from textual.widgets import OptionList

from raadsboek.book.book import Book
from raadsboek.book.meetings.adopting import adopt
from raadsboek.book.meetings.damage import changed_minutes
from raadsboek.book.notes import create, read
from raadsboek.core.kinds import meeting
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.note import Note, Value
from raadsboek.tui.screens.adopting import AdoptingDialog
from raadsboek.tui.screens.problems import ProblemsScreen
from raadsboek.tui.screens.two_texts import TwoTextsDialog
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ProblemDialog, PromptDialog

TODAY = "V-2026-02"
AGENDA = "## 1. Opening\n\n## 2. Verslagen\n\n## 3. Rondvraag\n"


def draft(book: Book, day: str, form: str, *corrections: str, body: str = "") -> Note:
    """Make draft minutes of a meeting in October."""
    keys: dict[str, Value] = {
        "titel": "Vergadering",
        "datum": day,
        "vorm": form,
        "status": "verslag concept",
        "correcties": list(corrections),
    }
    text = body or "## 1. Opening\n\nAnna opent de vergadering.\n"
    return create(book, meeting.KIND, keys, body=text, now=NOW)


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with a consultation meeting of today and three minutes that wait."""
    with council(copies, tmp_path / "raadsboek", waiting) as open_book:
        open_book.index.refresh()
        yield open_book


def waiting(book: Book, now: datetime.datetime) -> None:
    """Make a meeting of today, and the minutes of three earlier ones."""
    make_meeting(book, body=AGENDA)
    draft(book, "2026-10-01", "overleg", "p1 r2 @anna: twee → drie")
    draft(book, "2026-10-15", "raad")
    draft(book, "2026-10-29", "overleg", body="## 1. Opening\n\nACTIE @anna: iets\n")


def dialog_of(pilot: Pilot[None]) -> AdoptingDialog:
    """Return the dialog that is open."""
    assert isinstance(pilot.app.screen, AdoptingDialog)
    return pilot.app.screen


def offered(dialog: AdoptingDialog) -> list[str]:
    """Return the mark and number of the minutes that are offered."""
    options = dialog.query_one(OptionList).options
    return [" ".join(str(option.prompt).split()[:2]) for option in options]


class TestFromTheMinutes:
    """In the meeting in which it happens."""

    async def test_one_enter_adopts_what_waits(self, book: Book) -> None:
        """Minutes of the same form are chosen, those that are not ready say why."""
        async with minutes_desk(book) as desk:
            desk.screen.action_verslag_vaststellen()
            await desk.settle()
            dialog = dialog_of(desk.pilot)
            assert offered(dialog) == ["✓ V-2026-03", "· V-2026-04", "! V-2026-05"]
            assert dialog.outcome == "De tekst van V-2026-03 ligt daarna vast."
            await desk.press("enter")
            code = read(book, "V-2026-03").text("controlecode")
            assert code
            assert desk.said == f"Vastgesteld: V-2026-03; de tekst ligt vast. Code {code}."
            assert (
                "Het verslag [[V-2026-03]] is vastgesteld, met inachtneming van: "
                "p1 r2 @anna: twee → drie."
            ) in desk.text
            assert not desk.screen.holds_unsaved_text
        assert read(book, "V-2026-03").text("status") == "verslag vastgesteld"
        assert read(book, "V-2026-04").text("status") == "verslag concept"

    async def test_what_was_typed_is_saved_first(self, book: Book) -> None:
        """The sentence comes below the text of the screen, and nothing is lost."""
        async with minutes_desk(book) as desk:
            desk.screen.editor.replace_text(AGENDA.replace("Opening\n", "Opening\n\nAnna opent.\n"))
            await desk.understood()
            desk.screen.action_verslag_vaststellen()
            await desk.settle()
            await desk.settle()
            await desk.press("enter")
            assert "Anna opent." in desk.text
            assert "[[V-2026-03]] is vastgesteld" in desk.text
        assert read(book, TODAY).body.count("Anna opent.") == 1

    async def test_the_council_alone_leaves_it_a_draft(self, book: Book) -> None:
        """The key w goes on to the next side; the outcome says what is missing."""
        async with minutes_desk(book) as desk:
            desk.screen.action_verslag_vaststellen()
            await desk.settle()
            await desk.press("w", "w")
            dialog = dialog_of(desk.pilot)
            assert dialog.outcome == "Bij V-2026-03 moet de bestuurder nog akkoord gaan."
            await desk.press("enter")
            assert desk.said == "Akkoord bij V-2026-03 staat erin; de bestuurder moet nog."
        assert read(book, "V-2026-03").texts("akkoord") == ["raad 2026-11-26 [[V-2026-02]]"]

    async def test_more_can_be_chosen_and_another_place(self, book: Book) -> None:
        """The space bar chooses; v asks where it happened."""
        async with minutes_desk(book) as desk:
            desk.screen.action_verslag_vaststellen()
            await desk.settle()
            await desk.press("down", "space", "v")
            assert isinstance(desk.pilot.app.screen, ChoiceDialog)
            await desk.press("end", "enter")
            assert offered(dialog_of(desk.pilot))[:2] == ["✓ V-2026-03", "✓ V-2026-04"]
            await desk.press("enter")
        assert read(book, "V-2026-03").text("vastgesteld") == "2026-11-26"
        assert "vastgesteld-in" not in read(book, "V-2026-04").meta

    async def test_escape_leaves_everything(self, book: Book) -> None:
        """Nothing is adopted by looking."""
        async with minutes_desk(book) as desk:
            desk.screen.action_verslag_vaststellen()
            await desk.settle()
            await desk.press("escape")
        assert read(book, "V-2026-03").text("status") == "verslag concept"


class TestLockedMinutes:
    """What adopted minutes say and offer."""

    @pytest.fixture
    def adopted(self, book: Book) -> Note:
        """Return minutes that were adopted today."""
        adopt(
            book,
            [read(book, "V-2026-03")],
            in_meeting=read(book, TODAY),
            on=NOW.date(),
            by=tuple(Side),
            now=NOW,
        )
        return read(book, "V-2026-03")

    async def test_they_say_when_and_where(self, book: Book, adopted: Note) -> None:
        """Whoever types hears it again; the menu amends."""
        async with minutes_desk(book, "V-2026-03") as desk:
            await desk.press("z")
            assert desk.said == (
                "Vastgesteld op 26-11-2026 in V-2026-02; wijzigen met een amendement (F10)."
            )
            await desk.pilot.app.run_action("screen.amendement")
            await desk.settle()
            assert isinstance(desk.pilot.app.screen, PromptDialog)
            for mark in "p1 r2":
                await desk.pilot.press("space" if mark == " " else mark)
            await desk.press("enter")
            assert desk.said == "Het amendement staat op de agenda van V-2026-02."
        assert "## 2a. Amendement op het verslag V-2026-03" in read(book, TODAY).body

    async def test_draft_minutes_offer_no_amendment(self, book: Book) -> None:
        """They can be changed themselves."""
        async with minutes_desk(book, "V-2026-04") as desk:
            assert not desk.screen.check_action("amendement", ())

    async def test_the_list_adopts_and_amends(self, book: Book, adopted: Note) -> None:
        """The key k on draft minutes; the status 'verslag vastgesteld' asks the same.

        No later meeting of this form was held: where it happened is asked, and never guessed.
        """
        app = real_app(book)
        app.desk.clock = lambda: NOW
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            app.open("lijst", {"soort": "vergadering", "pad": read(book, "V-2026-04").path})
            await settle(pilot)
            await pilot.press("k")
            await settle(pilot)
            assert offered(dialog_of(pilot)) == ["✓ V-2026-04"]
            await pilot.press("escape")
            await settle(pilot)
            await pilot.press("t")
            for _ in range(5):
                await pilot.pause()
            assert isinstance(app.screen, ChoiceDialog)
            await pilot.press("down", "enter")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, ChoiceDialog)
            assert read(book, "V-2026-04").text("status") == "verslag concept"
            await pilot.press("home", "enter")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
        assert read(book, "V-2026-04").text("vastgesteld-in") == f"[[{TODAY}]]"

    async def test_a_refusal_is_told(self, book: Book, adopted: Note) -> None:
        """Changed meanwhile: nothing happens, and a dialog says so."""
        async with minutes_desk(book) as desk:
            desk.screen.action_verslag_vaststellen()
            await desk.settle()
            path = book.root / read(book, "V-2026-04").path
            path.write_text(path.read_text(encoding="utf-8") + "Erbij.\n", encoding="utf-8")
            await desk.press("space" if "·" in offered(dialog_of(desk.pilot))[0] else "enter")
            if isinstance(desk.pilot.app.screen, AdoptingDialog):
                await desk.press("enter")
            assert isinstance(desk.pilot.app.screen, ProblemDialog)

    async def test_problems_show_the_difference_and_put_it_back(
        self, book: Book, adopted: Note
    ) -> None:
        """The letter t lays both texts over each other and asks."""
        file = book.root / adopted.path
        text = file.read_text(encoding="utf-8").replace("opent", "sluit")
        file.write_text(text, encoding="utf-8")
        app = real_app(book)
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            await pilot.press("p")
            await settle(pilot)
            (screen,) = (one for one in app.screen_stack if isinstance(one, ProblemsScreen))
            assert screen.current is not None
            assert screen.current.code == "verslag-gewijzigd"
            await pilot.press("f8")
            await settle(pilot)
            assert app.screen is screen
            await pilot.press("t")
            await settle(pilot)
            assert isinstance(app.screen, TwoTextsDialog)
            await pilot.press("t")
            await settle(pilot)
            assert screen.status.text == "V-2026-03 is weer zoals het is vastgesteld."
        assert read(book, "V-2026-03") == adopted
        assert changed_minutes(book) == []
