"""No word of the minutes is lost: drafts, saving, changes by others, locked minutes."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import AGENDA, NOW, council, make_meeting, minutes_app, minutes_desk, opened
from textual.widgets import Input

from raadsboek.book import drafts, past
from raadsboek.book.book import Book
from raadsboek.book.notes import read, save
from raadsboek.tui import working
from raadsboek.tui.screens.conflict import SaveFailedDialog
from raadsboek.tui.screens.recording import RecordingDialog
from raadsboek.tui.screens.two_texts import TwoTextsDialog
from raadsboek.tui.widgets.dialogs import ConfirmDialog

MEETING = "V-2026-02"


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with members."""
    with council(copies, tmp_path / "raadsboek") as open_book:
        yield open_book


def kept(book: Book) -> list[str]:
    """Return the texts of the drafts."""
    return [draft.note.body for draft in drafts.kept_drafts(book)]


class TestSaving:
    """Ctrl+S makes a version."""

    async def test_a_version_of_the_text(self, book: Book) -> None:
        """The text is on disk and in the history, and the draft is gone."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Anna opent.")
            await desk.keep_draft()
            assert desk.said == "Concept bewaard 13:47"
            assert kept(book) == [desk.text]

            await desk.press("ctrl+s")
            assert desk.said == "Opgeslagen 13:47 · tekst"
            assert read(book, MEETING).body == desk.text
            assert (
                past.versions_of(book, read(book, MEETING).path)[0].subject
                == f"{MEETING} gewijzigd: tekst"
            )
            assert kept(book) == []

    async def test_nothing_typed_makes_no_version(self, book: Book) -> None:
        """Ctrl+S on saved text says so."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            before = len(past.versions_of(book, read(book, MEETING).path))
            await desk.press("ctrl+s")
            assert desk.said == "Alles is al opgeslagen."
            assert len(past.versions_of(book, read(book, MEETING).path)) == before

    async def test_a_disk_that_refuses_leaves_a_way_out(self, book: Book, tmp_path: Path) -> None:
        """The text stays on screen and can be written to a place outside the raadsboek."""
        make_meeting(book)
        private = book.root / ".git" / "raadsboek"
        async with minutes_desk(book) as desk:
            desk.screen.editor._draft_after = 3600.0  # its refusal may be told over the rest
            await desk.type("Anna opent.")
            private.rename(private.with_name("opzij"))
            private.write_text("", encoding="utf-8")
            await desk.press("ctrl+s")
            await desk.settle()
            assert isinstance(desk.pilot.app.screen, SaveFailedDialog)

            await desk.press("b")
            desk.pilot.app.screen.query_one(Input).value = str(tmp_path / "notulen.md")
            await desk.press("enter")
            await desk.settle()
            assert "Anna opent." in (tmp_path / "notulen.md").read_text(encoding="utf-8")
            assert "Anna opent." in desk.text
            assert "notulen.md" in desk.said

    async def test_typing_goes_on_after_saving(self, book: Book) -> None:
        """The second save starts from the first."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Een.")
            await desk.press("ctrl+s")
            await desk.type(" Twee.")
            await desk.press("ctrl+s")
            assert "Een. Twee." in read(book, MEETING).body


class TestDrafts:
    """What is typed and not saved comes back."""

    async def test_leaving_keeps_the_text_without_a_question(self, book: Book) -> None:
        """Esc goes back at once; the text is in a draft and that is said."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Midden in een zi")
            await desk.press("escape")
            assert desk.pilot.app.screen is not desk.screen
            assert not isinstance(desk.pilot.app.screen, ConfirmDialog)
            messages = [note.message for note in desk.pilot.app._notifications]
            assert any(f"Concept van {MEETING} bewaard 13:47." in one for one in messages)
        assert "Midden in een zi" in kept(book)[0]

    async def test_taking_everything_back_drops_the_draft(self, book: Book) -> None:
        """After undo there is nothing to offer."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("x")
            await desk.keep_draft()
            await desk.press("ctrl+z")
            await desk.understood()
            await desk.settle()
            assert kept(book) == []

    async def test_a_draft_is_shown_and_never_applied_by_itself(self, book: Book) -> None:
        """The difference stands in a dialog; the text is the saved one until it is chosen."""
        note = make_meeting(book)
        text = AGENDA.replace("tijd: 5 min\n", "tijd: 5 min\n\nAnna opent.\n", 1)
        drafts.keep_draft(book, note, changes={}, body=text, now=NOW)
        async with minutes_desk(book) as desk:
            dialog = desk.pilot.app.screen
            assert isinstance(dialog, TwoTextsDialog)
            assert desk.text == AGENDA

            await desk.press("g")
            assert desk.text == text
            assert desk.screen.holds_unsaved_text
            await desk.press("ctrl+z")
            assert desk.text == AGENDA
            await desk.press("ctrl+y", "ctrl+s")
            assert read(book, MEETING).body == text
            assert kept(book) == []

    async def test_a_declined_draft_survives_new_typing(self, book: Book) -> None:
        """Not now means later, whatever is typed meanwhile."""
        note = make_meeting(book)
        drafts.keep_draft(book, note, changes={}, body=f"{AGENDA}\nOude tekst", now=NOW)
        async with minutes_desk(book) as desk:
            await desk.press("b")
            await desk.type("Nieuwe tekst")
            await desk.keep_draft()
            found = "\n".join(kept(book))
            assert "Oude tekst" in found
            assert "Nieuwe tekst" in found
            await desk.press("ctrl+s")
            assert ["Oude tekst" in text for text in kept(book)] == [True]

    async def test_a_draft_older_than_the_note_overwrites_nothing(self, book: Book) -> None:
        """Enter keeps it for later; when it is used, saving asks which of the two texts stays."""
        note = make_meeting(book)
        drafts.keep_draft(book, note, changes={}, body=f"{AGENDA}\nOude tekst", now=NOW)
        later = f"{AGENDA}\nBESLUIT B-2026-001: doen.\n"
        save(book, note, changes={}, body=later, now=NOW)
        async with minutes_desk(book) as desk:
            await desk.press("enter")
            assert desk.text == later
            assert len(kept(book)) == 1
        async with minutes_desk(book) as desk:
            await desk.press("g")
            await desk.press("ctrl+s")
            assert isinstance(desk.pilot.app.screen, TwoTextsDialog)
            assert read(book, MEETING).body == later
            await desk.press("escape", "f8", "enter")
            assert isinstance(desk.pilot.app.screen, TwoTextsDialog)
            assert read(book, MEETING).body == later
            await desk.press("m")
            assert "Oude tekst" in read(book, MEETING).body
            assert kept(book) == []

    async def test_a_draft_due_while_a_choice_is_saved_does_not_come_back(self, book: Book) -> None:
        """The clock of drafts ends between the key that chose a text and the end of the saving."""
        note = make_meeting(book)
        drafts.keep_draft(book, note, changes={}, body=f"{AGENDA}\nOude tekst", now=NOW)
        save(book, note, changes={}, body=f"{AGENDA}\nNieuwer.\n", now=NOW)
        async with minutes_desk(book) as desk:
            await desk.press("g", "ctrl+s")
            editor = desk.screen.editor
            with working._one_at_a_time:  # the disk is slow: saving waits, and the draft behind it
                await desk.pilot.press("m")
                editor.post_message(editor.DraftDue(editor, editor.text))
                await desk.pilot.pause()
            await desk.settle()
            assert "Oude tekst" in read(book, MEETING).body
            assert kept(book) == []

    async def test_discarding_a_draft_is_confirmed(self, book: Book) -> None:
        """Throwing away names what is thrown away and asks once more."""
        note = make_meeting(book)
        drafts.keep_draft(book, note, changes={}, body=f"{AGENDA}\nOude tekst", now=NOW)
        async with minutes_desk(book) as desk:
            await desk.press("w")
            assert isinstance(desk.pilot.app.screen, ConfirmDialog)
            assert kept(book) != []
            await desk.press("j")
            assert kept(book) == []

    async def test_the_end_of_the_program_keeps_the_text(self, book: Book) -> None:
        """Ctrl+Q in the middle of a sentence: the next start offers it again."""
        make_meeting(book)
        app = minutes_app(book)
        async with app.run_test() as pilot:
            screen = await opened(pilot)
            screen.editor.insert("Midden in een zi")
            await pilot.press("ctrl+q")
        assert "Midden in een zi" in kept(book)[0]
        async with minutes_desk(book) as desk:
            assert isinstance(desk.pilot.app.screen, TwoTextsDialog)


class TestOthers:
    """Somebody changed the minutes outside this window."""

    async def both_typed(self, book: Book) -> str:
        """Change the text on disk as a colleague does; return the new text."""
        theirs = AGENDA.replace("## 3. Rondvraag", "## 3. Rondvraag en sluiting")
        save(book, read(book, MEETING), changes={}, body=theirs, now=NOW)
        return theirs

    async def test_mine_can_be_saved_over_theirs(self, book: Book) -> None:
        """Both are in the history then."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Van mij.")
            theirs = await self.both_typed(book)
            await desk.press("ctrl+s")
            assert isinstance(desk.pilot.app.screen, TwoTextsDialog)
            assert read(book, MEETING).body == theirs

            mine = desk.text
            await desk.press("m")
            assert read(book, MEETING).body == mine
            texts = [
                past.text_of(book, read(book, MEETING).path, version.identifier)
                for version in past.versions_of(book, read(book, MEETING).path)
            ]
            assert any("Rondvraag en sluiting" in text for text in texts)

    async def test_recording_goes_on_after_the_choice(self, book: Book) -> None:
        """Who met the conflict while recording is brought back to recording."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("b Van mij.")
            await self.both_typed(book)
            await desk.press("f8", "enter")
            assert isinstance(desk.pilot.app.screen, TwoTextsDialog)
            await desk.press("m")
            await desk.settle()
            assert isinstance(desk.pilot.app.screen, RecordingDialog)
            await desk.press("enter")
            assert "BESLUIT B-2026-001: Van mij." in read(book, MEETING).body

    async def test_theirs_can_be_taken_and_mine_stays_a_draft(self, book: Book) -> None:
        """The text of this window is offered again at the next opening."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Van mij.")
            theirs = await self.both_typed(book)
            await desk.press("ctrl+s")
            await desk.press("a")
            assert desk.text == theirs
            assert any("Van mij." in text for text in kept(book))

    async def test_going_on_typing_loses_nothing(self, book: Book) -> None:
        """Esc decides nothing: both texts are still there."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            await desk.type("Van mij.")
            theirs = await self.both_typed(book)
            await desk.press("ctrl+s")
            await desk.press("escape")
            assert "Van mij." in desk.text
            assert read(book, MEETING).body == theirs
            assert any("Van mij." in text for text in kept(book))

    async def test_keys_changed_elsewhere_are_taken_over(self, book: Book) -> None:
        """Another status is no reason to ask about the text."""
        make_meeting(book)
        async with minutes_desk(book) as desk:
            save(book, read(book, MEETING), changes={"plaats": "zaal 3"}, body=None, now=NOW)
            desk.screen.on_screen_resume()
            await desk.settle()
            await desk.type("Van mij.")
            await desk.press("ctrl+s")
            note = read(book, MEETING)
            assert note.text("plaats") == "zaal 3"
            assert "Van mij." in note.body


class TestLocked:
    """Adopted minutes."""

    async def test_they_open_to_be_read_with_the_reason(self, book: Book) -> None:
        """Typing changes nothing, and the footer does not offer what cannot be done."""
        make_meeting(book, status="verslag vastgesteld")
        async with minutes_desk(book) as desk:
            assert "verslag vastgesteld" in desk.said
            assert desk.screen.status.warning
            await desk.type("x")
            assert desk.text == AGENDA
            assert desk.screen.check_action("vastleggen", ()) is False
            assert desk.screen.check_action("volgend_punt", ()) is True

    @pytest.mark.parametrize("key", ["x", "enter", "f8", "f4", "ctrl+s"])
    async def test_who_tries_to_change_them_hears_why_not(self, book: Book, key: str) -> None:
        """A key that would write gives the reason again; a key that only moves says nothing."""
        make_meeting(book, status="verslag vastgesteld")
        async with minutes_desk(book) as desk:
            desk.screen.status.say("")
            await desk.press("down")
            assert desk.said == ""
            await desk.press(key)
            assert "ligt vast" in desk.said
            assert desk.text == AGENDA

    async def test_a_meeting_that_is_not_there(self, book: Book) -> None:
        """The screen goes away again and says what is wrong."""
        make_meeting(book)
        app = minutes_app(book)
        async with app.run_test() as pilot:
            app.open("notulen", {"nummer": "V-1999-01"})
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert type(app.screen).__name__ == "ProblemDialog"


def test_the_moment_of_the_tests_is_a_meeting() -> None:
    """The clock stands in the middle of the meeting of today."""
    assert NOW.date() == datetime.date(2026, 11, 26)
