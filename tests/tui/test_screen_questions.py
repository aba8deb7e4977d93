"""Vragen: noting one from anywhere in one dialog, without a name; the questions by theme."""

import datetime
from collections.abc import Callable

from note_world import copied, fill, settle
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.question_dialogs import NoteQuestionDialog
from raadsboek.tui.screens.questions_by_theme import QuestionsScreen


def fill_questions(book: Book, now: datetime.datetime) -> None:
    """Make a question with an answer and one that waits."""
    make(
        book,
        "vraag",
        titel="Krijg ik een tweede scherm?",
        thema="thuiswerken",
        gevraagd="2026-04-08",
        status="beantwoord",
        antwoord="Ja, vraag het aan via ICT.",
    )
    make(book, "vraag", titel="Kan ik een losse nacht weigeren?", thema="roosters",
         gevraagd="2026-11-03")  # fmt: skip


asked = copied(fill, fill_questions)


async def see_questions(pilot: Pilot[None]) -> None:
    """Go to the questions."""
    await pilot.app.run_action("app.vragen")
    await settle(pilot)


async def test_a_question_is_noted_without_a_name(asked: Book) -> None:
    """V, the words, a few letters of the theme, Enter; who may be known is told before it is kept.

    Then it stands by its theme, and gets its answer there.
    """
    app = real_app(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("V", *"Anna vraagt: mag dat?", "tab", *"roo")
        await settle(pilot)
        await pilot.press("right", "enter")
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, NoteQuestionDialog)
        assert "'Anna'" in str(dialog.query_one("#algemeen", Static).content)
        await pilot.press("shift+tab", "end", "ctrl+u", *"Mag dat?", "enter")
        await settle(pilot)
        noted = notes.read(asked, "VR-2026-003")
        assert (noted.text("titel"), noted.text("thema")) == ("Mag dat?", "roosters")
        assert noted.text("gevraagd") == "2026-11-22"

        await see_questions(pilot)
        assert isinstance(pilot.app.screen, QuestionsScreen)
        await pilot.press("b", *"Ja, dat mag.", "enter")
        await settle(pilot)
        answered = notes.read(asked, pilot.app.screen.note_in_front)
        assert (answered.text("titel"), answered.text("antwoord")) == ("Mag dat?", "Ja, dat mag.")
        assert (answered.text("status"), answered.text("beantwoord")) == (
            "beantwoord",
            "2026-11-22",
        )


def test_how_the_questions_look(asked: Book, snap_compare: Callable[..., bool]) -> None:
    """By theme, with the answer below each."""
    assert snap_compare(real_app(asked), terminal_size=(80, 24), run_before=see_questions)
