"""Keys and drafts that come at the wrong moment, and where typing goes on afterwards."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import AGENDA, NOW, council, make_meeting, minutes_desk
from note_world import settle, until

from raadsboek.book import drafts, notes
from raadsboek.book.book import Book
from raadsboek.core.note import Value
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.minutes import MinutesScreen


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with members."""
    with council(copies, tmp_path / "raadsboek") as opened:
        yield opened


async def test_the_minutes_are_asked_for_before_anything_is_known(book: Book) -> None:
    """At a first start nothing stands on the screen yet; `w` is kept until it can be done."""
    make_meeting(book)
    may_open = threading.Event()

    def opened() -> Book:
        may_open.wait()
        return book

    app = RaadsboekApp(opened, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        may_open.set()
        await until(lambda: isinstance(app.screen, MinutesScreen))
        await settle(pilot)
        assert not app._notifications


async def test_the_minutes_of_no_meeting(book: Book) -> None:
    """Without a meeting to come, `w` says what to do."""
    app = RaadsboekApp(lambda: book, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        (said,) = app._notifications
        assert "nog geen vergadering gepland" in said.message


async def test_the_cursor_stands_behind_the_words_of_a_draft(book: Book) -> None:
    """Whoever takes a draft goes on with the sentence, not on the empty line below it."""
    make_meeting(book, body="## 1. Opening\n\nACTIE @anna: bellen\n\n\n## 2. Sluiting\n")
    async with minutes_desk(book) as desk:
        desk.screen.editor.replace_text(
            "## 1. Opening\n\nACTIE @anna: bellen\n\nDe OR vraa\n\n\n## 2. Sluiting\n"
        )
        assert desk.screen.editor.cursor_location == (4, len("De OR vraa"))


@pytest.mark.parametrize("room", ["\n", "\n\n", ""], ids=["one line", "two lines", "none"])
async def test_a_short_key_works_right_after_going_to_a_point(book: Book, room: str) -> None:
    """Below a keyword line a new line starts, apart from the heading that follows."""
    following = f"{room}## 2. Sluiting\n" if room else ""
    make_meeting(book, body=f"## 1. Opening\n\nACTIE @anna: bellen\n{following}")
    async with minutes_desk(book) as desk:
        await desk.type("b Doen.")
        lines = desk.text.split("\n")
        assert lines[2:4] == ["ACTIE @anna: bellen", "BESLUIT: Doen."]
        assert lines[4:6] == (["", "## 2. Sluiting"] if room else lines[4:6])


async def test_prose_goes_on_below_its_last_line(book: Book) -> None:
    """Below a sentence a new line starts, so that a short key works there too."""
    body = AGENDA.replace("tijd: 5 min\n\n## 2", "tijd: 5 min\n\nAnna opent.\n\n## 2")
    make_meeting(book, body=body)
    async with minutes_desk(book) as desk:
        await desk.type("Welkom.")
        assert "Anna opent.\nWelkom.\n\n## 2" in desk.text


@pytest.mark.parametrize("keys", [("ctrl+s",), ("f8", "enter")], ids=["save", "record"])
async def test_a_draft_that_was_overtaken_is_not_kept(book: Book, keys: tuple[str, ...]) -> None:
    """A draft that fell due while the text was being saved holds nothing that is not saved."""
    make_meeting(book)
    async with minutes_desk(book) as desk:
        await desk.type("b Doen.")
        typed = desk.screen._unsaved
        assert typed is not None
        await desk.press(*keys)
        assert not desk.screen.holds_unsaved_text
        desk.screen._keep(typed)
        await desk.settle()

        assert drafts.kept_drafts(book) == []


async def test_what_is_typed_while_saving_is_kept_all_the_same(book: Book) -> None:
    """The draft that was overtaken gives way to one over the note as it is now."""
    make_meeting(book)
    async with minutes_desk(book) as desk:
        await desk.type("b Doen.")
        typed = desk.screen._unsaved
        assert typed is not None
        await desk.press("ctrl+s")
        await desk.type(" Ook dit.")
        desk.screen._keep(typed)
        await desk.settle()

        (draft,) = drafts.kept_drafts(book)
        assert "BESLUIT: Doen. Ook dit." in draft.note.body
        await desk.press("escape")
        assert not desk.screen.is_current


async def test_a_version_that_was_put_back_is_typed_over_as_any_other(book: Book) -> None:
    """What once was overtaken may be what is on disk again."""
    make_meeting(book)
    async with minutes_desk(book) as desk:
        before = desk.screen._note
        assert before is not None
        await desk.type("b Doen.")
        await desk.press("ctrl+s")
        saved = desk.screen._note
        assert saved is not None
        changes: dict[str, Value | None] = {}
        notes.save(book, saved, changes=changes, body=before.body, now=NOW)
        desk.screen.on_screen_resume()
        await desk.settle()
        await desk.type("Weer.")
        await desk.keep_draft()

        (draft,) = drafts.kept_drafts(book)
        assert "Weer." in draft.note.body
