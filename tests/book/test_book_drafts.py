"""Drafts of several windows on one raadsboek: nobody's typing makes way for somebody else's."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.kinds import action

NOW = datetime.datetime(2026, 11, 26, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
LATER = NOW + datetime.timedelta(minutes=1)


@pytest.fixture
def windows(home: Path, empty_raadsboek: Path, tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    """Return one raadsboek with an action item, opened in two windows."""
    folder = tmp_path / "raadsboek"
    shutil.copytree(empty_raadsboek, folder)
    one, other = open_book(folder, now=NOW), open_book(folder, now=NOW)
    notes.create(one, action.KIND, {"titel": "Bellen"}, now=NOW)
    yield one, other
    one.index.close()
    other.index.close()


def typed(book: Book, text: str) -> Unsaved:
    """Return a text typed over the action item."""
    return Unsaved(opened=notes.read(book, "A-2026-001"), changes={}, body=text)


def kept(book: Book) -> list[str]:
    """Return the texts of the drafts, oldest first."""
    return [draft.note.body for draft in drafts.kept_drafts(book)]


def test_two_windows_keep_a_draft_each(windows: tuple[Book, Book]) -> None:
    """Typing in one window does not write over what waits in the other."""
    one, other = windows
    unsaved.keep(one, typed(one, "Uit het ene venster.\n"), now=NOW)
    unsaved.keep(other, typed(other, "Uit het andere.\n"), now=LATER)
    assert kept(one) == ["Uit het ene venster.\n", "Uit het andere.\n"]


def test_saving_leaves_the_draft_of_another_window(windows: tuple[Book, Book]) -> None:
    """Only what is in the new version is no draft any more."""
    one, other = windows
    mine = typed(one, "Opgeslagen.\n")
    unsaved.keep(one, mine, now=NOW)
    unsaved.keep(other, typed(other, "Nog niet opgeslagen.\n"), now=NOW)
    unsaved.save(one, mine, now=LATER)
    assert kept(one) == ["Nog niet opgeslagen.\n"]


def test_typing_on_from_a_found_draft_takes_its_place(windows: tuple[Book, Book]) -> None:
    """After a crash the text is offered once, however often the program is killed."""
    crashed, again = windows
    unsaved.keep(crashed, typed(crashed, "Midden in een\n"), now=NOW)
    found = drafts.draft_of(again, notes.read(again, "A-2026-001").path)
    unsaved.keep(again, typed(again, "Midden in een zin.\n"), now=LATER, draft=found)
    assert kept(again) == ["Midden in een zin.\n"]


def test_a_draft_that_is_typed_on_elsewhere_is_not_thrown_away(
    windows: tuple[Book, Book],
) -> None:
    """What was read of it is in our text now, but what came after that is not."""
    one, other = windows
    unsaved.keep(one, typed(one, "Half\n"), now=NOW)
    found = drafts.draft_of(other, notes.read(other, "A-2026-001").path)
    assert found is not None
    unsaved.keep(one, typed(one, "Half en meer\n"), now=LATER)
    drafts.discard(other, found)
    assert kept(one) == ["Half en meer\n"]
