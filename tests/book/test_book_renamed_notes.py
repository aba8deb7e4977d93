"""The past of a note goes on when its file gets another name, whoever renamed it."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book import drafts, notes, unsaved
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.past import difference_of, note_as_it_was, restore, text_of, versions_of
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.errors import ChangedOnDisk, NotFound
from raadsboek.core.kinds import action, meeting
from raadsboek.core.note import Note

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
OTHER = "vergaderingen/2026/V-2026-01 raadsvergadering-2026-12-03.md"


@pytest.fixture
def held(book: Book) -> Note:
    """Return a meeting that was changed once after it was made."""
    values = {"titel": "Raadsvergadering", "datum": "2026-11-26"}
    notes.create(book, meeting.KIND, values, now=NOW)
    return notes.change_keys(book, "V-2026-01", {"plaats": "zaal 1"}, now=NOW)


def rename(book: Book, note: Note, path: str, data: bytes | None = None) -> Note:
    """Give the note another name in one version, as moving a meeting does."""
    raw = (book.root / note.path).read_bytes()
    record(
        book,
        [
            Write(path=note.path, data=None, expected=note.digest),
            Write(path=path, data=data or raw, expected=None),
        ],
        action="verplaatsen",
        numbers=["V-2026-01"],
        subject="V-2026-01 verplaatst",
        now=NOW,
    )
    return notes.read(book, path)


def subjects(book: Book, path: str, limit: int | None = None) -> list[str]:
    """Return what the versions of a note are called, newest first."""
    return [version.subject for version in versions_of(book, path, limit=limit)]


MADE, CHANGED = "Vergadering V-2026-01 gemaakt", "V-2026-01 gewijzigd: plaats"
RENAMED = "V-2026-01 verplaatst"


def test_the_past_goes_on_below_the_old_name(book: Book, held: Note) -> None:
    """One version took the old path away; those before it are still versions of the note."""
    rename(book, held, OTHER)
    found = versions_of(book, OTHER)
    assert [version.subject for version in found] == [RENAMED, CHANGED, MADE]
    assert [version.path for version in found] == [OTHER, held.path, held.path]
    assert subjects(book, OTHER, limit=2) == [RENAMED, CHANGED]


def test_a_name_that_comes_back(book: Book, held: Note) -> None:
    """Moved there and back, with a change in between: every version is there, once, in order."""
    moved = rename(book, held, OTHER)
    notes.save(book, moved, changes={"plaats": "zaal 2"}, body=None, now=NOW)
    back = rename(book, notes.read(book, OTHER), held.path)
    assert subjects(book, back.path) == [RENAMED, CHANGED, RENAMED, CHANGED, MADE]


def test_each_version_is_read_under_the_name_it_had(book: Book, held: Note) -> None:
    """Reading, comparing and the command line take the present name for any version."""
    rename(book, held, OTHER)
    renamed, changed, made = (one.identifier for one in versions_of(book, OTHER))
    assert "zaal 1" in text_of(book, OTHER, changed)
    assert "zaal 1" not in text_of(book, OTHER, made)
    assert "zaal 1" not in note_as_it_was(book, OTHER, made[:8])
    assert difference_of(book, OTHER, changed, renamed).empty
    assert not difference_of(book, OTHER, made, "").empty


def test_putting_back_keeps_the_present_name(book: Book, held: Note) -> None:
    """The text of a version from before the renaming comes back; the file stays where it is."""
    rename(book, held, OTHER)
    made = versions_of(book, OTHER)[-1]
    restored = restore(book, OTHER, made.identifier, now=NOW)
    assert restored.path == OTHER
    assert restored.text("plaats") == ""
    assert not (book.root / held.path).exists()
    assert len(versions_of(book, OTHER)) == 4


@pytest.mark.parametrize("name", [OTHER, "vergaderingen/2026/overleg november.md"])
def test_a_name_given_in_the_explorer(book: Book, held: Note, name: str) -> None:
    """Renamed without Raadsboek, with the number in the name or without it."""
    (book.root / held.path).rename(book.root / name)
    record_outside_edits(book, now=NOW)
    found = versions_of(book, name)
    assert [version.subject for version in found][1:] == [CHANGED, MADE]
    assert "zaal 1" not in text_of(book, name, found[-1].identifier)


def test_a_rename_outside_of_which_only_half_is_recorded(book: Book, held: Note) -> None:
    """Saving right after a rename in the Explorer records the new name only; the past is there."""
    (book.root / held.path).rename(book.root / OTHER)
    notes.change_keys(book, OTHER, {"plaats": "zaal 3"}, now=NOW)
    assert subjects(book, OTHER)[-2:] == [CHANGED, MADE]


def test_notes_that_look_alike_keep_their_own_past(book: Book, held: Note) -> None:
    """A number that begins alike, or the same words, is no reason to take over a past."""
    values = {"titel": "Raadsvergadering", "datum": "2026-11-26", "nummer": "V-2026-012"}
    other = notes.create(book, meeting.KIND, values, now=NOW)
    assert subjects(book, other.path) == ["Vergadering V-2026-012 gemaakt"]
    with pytest.raises(NotFound):
        note_as_it_was(book, other.path, versions_of(book, held.path)[0].identifier)


def test_a_draft_of_a_note_that_was_renamed_meanwhile(book: Book, held: Note) -> None:
    """It is offered with the note under its new name, and leaves when that is saved."""
    typed = Unsaved(opened=held, changes={}, body="Getypt.\n")
    unsaved.keep(book, typed, now=NOW)
    moved = rename(book, held, OTHER)
    draft = drafts.draft_of(book, OTHER)
    assert draft is not None
    (waiting,) = unsaved.waiting(book)
    assert waiting.current is not None
    assert waiting.current.path == OTHER
    unsaved.save(book, Unsaved(opened=moved, changes={}, body="Getypt.\n"), now=NOW, draft=draft)
    assert unsaved.waiting(book) == []


def test_saving_what_was_typed_over_the_old_name(book: Book, held: Note) -> None:
    """An editor that was open while the note got another name meets a conflict, not a loss."""
    typed = Unsaved(opened=held, changes={}, body="Getypt.\n")
    raw = (book.root / held.path).read_bytes()
    rename(book, held, OTHER, raw.replace(b"2026-11-26", b"2026-12-03"))
    with pytest.raises(ChangedOnDisk):
        unsaved.save(book, typed, now=NOW)
    conflict = unsaved.conflict_of(book, typed)
    assert conflict.theirs.path == OTHER
    saved = unsaved.save(
        book, Unsaved(opened=conflict.theirs, changes={}, body="Getypt.\n"), now=NOW
    )
    assert (saved.path, saved.text("datum"), saved.body) == (OTHER, "2026-12-03", "Getypt.\n")
    assert not Path(book.root / held.path).exists()


def test_a_note_that_was_never_renamed(book: Book) -> None:
    """It begins where it was made, and what was there before it is not its past."""
    made = notes.create(book, action.KIND, {"titel": "Bellen"}, now=NOW)
    assert [version.begins for version in versions_of(book, made.path)] == [True]
