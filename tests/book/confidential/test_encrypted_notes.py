"""A confidential note in a raadsboek that encrypts: like any other with the key, closed without."""

from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import drafts, lists, notes, past
from raadsboek.book.as_of import as_of
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record, record_outside
from raadsboek.book.confidential.encrypting import encrypt_all
from raadsboek.book.confidential.keys import make_key, own_key, put_back, recovery_print
from raadsboek.book.confidential.protecting import NoReaders, NotAReader
from raadsboek.book.confidential.readers import turn_on
from raadsboek.book.opening import open_book
from raadsboek.book.problems import check
from raadsboek.book.searching import search
from raadsboek.book.source import read_bytes
from raadsboek.core.encrypted import BEGIN, TITLE, KeyMissing
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note
from raadsboek.history.git import run
from raadsboek.history.log import content
from raadsboek.vault.person import Person, write_person
from raadsboek.vault.settings import SETTINGS_FILE
from raadsboek.vault.settings_edit import edit_settings

CANARY = "kanariepiet"
DECISION = KIND_BY_NAME["besluit"]


def make(
    book: Book, title: str = "Fusie kanariepiet", text: str = "Het kanariepiet-plan.\n"
) -> Note:
    """Make a confidential decision."""
    keys = {"titel": title, "vertrouwelijk": "ja"}
    return notes.create(book, DECISION, keys, body=text, now=NOW)


def without_key(book: Book, elsewhere: Path) -> Book:
    """Open the same raadsboek as somebody who has no key."""
    book.index.close()
    return open_book(book.root, now=NOW, key_file=elsewhere)


def test_a_note_is_read_and_saved_like_any_other_and_encrypted_on_disk(closed: Book) -> None:
    """The file holds what it is and its number; the version holds the very same bytes."""
    made = make(closed)
    saved = notes.save(closed, made, changes={"titel": "Anders"}, body="Nieuw.\n", now=NOW)

    assert (saved.text("titel"), saved.body, saved.editable) == ("Anders", "Nieuw.\n", True)
    raw = (closed.root / saved.path).read_bytes()
    assert raw.startswith(b"---\nsoort: besluit\nnummer: B-2026-001\nvertrouwelijk: ja\n---\n")
    assert BEGIN.encode() in raw
    assert b"Nieuw" not in raw
    newest = past.versions_of(closed, saved.path)[0]
    assert closed.repository is not None
    assert content(closed.repository, newest.identifier, saved.path) == raw


def test_saving_what_does_not_differ_makes_no_version(closed: Book) -> None:
    """Encrypting twice gives other bytes; that alone is no change."""
    made = make(closed)
    raw = (closed.root / made.path).read_bytes()
    record(
        closed,
        [Write(path=made.path, data=read_bytes(closed, made.path), expected=made.digest)],
        action="wijzigen",
        numbers=[],
        subject="Niets",
        now=NOW,
    )
    assert (closed.root / made.path).read_bytes() == raw
    assert len(past.versions_of(closed, made.path)) == 1


def test_lists_search_and_history_know_it_with_the_key(closed: Book) -> None:
    """In memory the index holds the note itself; its past can be read and put back."""
    made = make(closed)
    notes.save(closed, made, changes={}, body="Een nachtegaal.\n", now=NOW)
    closed.index.refresh()
    assert [hit.note.title for hit in search(closed, "nachtegaal")] == ["Fusie kanariepiet"]
    newest, first = past.versions_of(closed, made.path)
    assert CANARY in past.text_of(closed, made.path, first.identifier)
    lines = past.difference_of(closed, made.path, first.identifier, newest.identifier).lines
    assert any("Een nachtegaal." in "".join(run.text for run in line.runs) for line in lines)
    back = past.restore(closed, made.path, first.identifier, now=NOW)
    assert back.body == "Het kanariepiet-plan.\n"
    assert BEGIN in (closed.root / made.path).read_text()


def test_without_the_key_there_is_a_placeholder_everywhere(closed: Book, elsewhere: Path) -> None:
    """List, note, search and history show that it is encrypted; nothing counts it as damage."""
    made = make(closed)
    notes.create(closed, KIND_BY_NAME["geheimhouding"], {"titel": "Over iets"}, now=NOW)
    assert check(closed, today=NOW.date())
    other = without_key(closed, elsewhere)
    assert check(other, today=NOW.date()) == []
    note = notes.read(other, "B-2026-001")
    assert (note.text("titel"), note.editable, note.encrypted) == (TITLE, False, True)
    other.index.refresh()
    assert [one["titel"] for one in lists.rows(other, DECISION).objects()] == [TITLE]
    assert not list(lists.rows(other, DECISION, only_open=True).objects())
    assert not search(other, CANARY)
    version = past.versions_of(other, made.path)[0].identifier
    assert CANARY not in past.text_of(other, made.path, version)
    other.index.close()


def test_an_earlier_day_holds_no_clear_text_on_disk(closed: Book, home: Path) -> None:
    """Its index shows placeholders; the note of then opens with the key all the same."""
    make(closed)
    then = as_of(closed, NOW.date(), today=NOW.date())
    then.index.refresh()
    assert [one["titel"] for one in lists.rows(then, DECISION).objects()] == [TITLE]
    assert notes.read(then, "B-2026-001").text("titel") == "Fusie kanariepiet"
    then.index.close()
    assert not any(CANARY.encode() in file.read_bytes() for file in _cache(home))


def test_without_the_key_nothing_replaces_the_note(closed: Book, elsewhere: Path) -> None:
    """Saving, putting back and a use case that forgets are refused; the file stays as it is."""
    made = make(closed)
    raw = (closed.root / made.path).read_bytes()
    other = without_key(closed, elsewhere)
    note = notes.read(other, "B-2026-001")
    with pytest.raises(InvalidInput, match="versleuteld"):
        notes.save(other, note, changes={"titel": "x"}, body=None, now=NOW)
    version = past.versions_of(other, made.path)[0].identifier
    with pytest.raises(KeyMissing):
        past.restore(other, made.path, version, now=NOW)
    write = Write(path=made.path, data=b"---\nsoort: besluit\n---\n", expected=note.digest)
    with pytest.raises(KeyMissing):
        record(other, [write], action="x", numbers=[], subject="x", now=NOW)
    assert (closed.root / made.path).read_bytes() == raw
    other.index.close()


def test_who_is_no_reader_does_not_lock_themselves_out(closed: Book, elsewhere: Path) -> None:
    """Somebody without a key, or whose key is in no list, is told before saving."""
    other = without_key(closed, elsewhere)
    with pytest.raises(NotAReader):
        make(other)
    make_key(elsewhere, now=NOW)
    with pytest.raises(NotAReader):
        make(other)
    settings = other.root / "raadsboek.yaml"
    settings.write_bytes(edit_settings(settings.read_bytes(), {"lezers": None}))
    with pytest.raises(NoReaders):
        make(other)
    other.index.close()


def test_nothing_confidential_lies_anywhere_in_the_clear(closed: Book, home: Path) -> None:
    """Not in the folder, any object of the history, drafts, the index and its log, or the home."""
    made = make(closed)
    opened = notes.save(closed, made, changes={}, body="Het kanariepiet twee.\n", now=NOW)
    drafts.keep_draft(closed, opened, changes={"titel": "kanariepiet 3"}, body="x", now=NOW)
    assert [one.note.text("titel") for one in drafts.kept_drafts(closed)] == ["kanariepiet 3"]
    public = notes.create(closed, DECISION, {"titel": "Open"}, body="kanariepiet laat\n", now=NOW)
    closed.index.refresh()
    assert search(closed, CANARY)
    _forget_versions_with(closed, public)

    for folder in (closed.root, home):
        for file in folder.rglob("*"):
            if file.is_file():
                data = file.read_bytes()
                assert CANARY.encode() not in data.lower(), file
    assert closed.repository is not None
    assert CANARY.encode() not in _every_object(closed).lower()


def _forget_versions_with(book: Book, note: Note) -> None:
    """Take a note that was open away again, with its text in the history."""
    assert book.repository is not None
    run(book.repository, ["update-ref", "refs/heads/main", "HEAD~1"])
    (book.root / note.path).unlink()
    run(book.repository, ["read-tree", "HEAD"])
    run(book.repository, ["reflog", "expire", "--expire=now", "--all"])
    run(book.repository, ["gc", "--quiet", "--prune=now"])


def _every_object(book: Book) -> bytes:
    assert book.repository is not None
    arguments = ["cat-file", "--batch-all-objects", "--batch"]
    return run(book.repository, arguments)


def test_a_note_that_becomes_confidential_leaves_the_index_on_disk(
    closed: Book, home: Path
) -> None:
    """Its words were indexed while it was open; after the change no file of the cache has them."""
    made = notes.create(closed, DECISION, {"titel": "Open"}, body="kanariepiet\n", now=NOW)
    closed.index.close()
    again = open_book(closed.root, now=NOW)
    again.index.refresh()
    assert any(CANARY.encode() in file.read_bytes() for file in _cache(home))
    notes.save(again, made, changes={"vertrouwelijk": "ja"}, body=None, now=NOW)
    again.index.close()
    after = open_book(closed.root, now=NOW)
    after.index.refresh()
    assert not any(CANARY.encode() in file.read_bytes() for file in _cache(home))
    assert search(after, CANARY)
    after.index.close()


def test_turning_it_on_forgets_the_indexes_of_earlier_days(book: Book, home: Path) -> None:
    """Somebody looked back while nothing was encrypted: that index has the words, and goes.

    So does the clear text of a draft.
    """
    made = make(book)
    drafts.keep_draft(book, made, changes={}, body="kanariepiet half af", now=NOW)
    then = as_of(book, NOW.date(), today=NOW.date())
    then.index.refresh()
    then.index.close()
    assert any(CANARY.encode() in file.read_bytes() for file in _cache(home))
    make_key(now=NOW)
    after = turn_on(book, now=NOW)
    kept = (book.root / ".git/raadsboek").rglob("*")
    assert not any(CANARY.encode() in file.read_bytes() for file in kept if file.is_file())
    encrypt_all(after, now=NOW)
    after.index.close()
    assert not any(CANARY.encode() in file.read_bytes() for file in _cache(home))


def _cache(home: Path) -> list[Path]:
    return [file for file in (home / "cache").rglob("*") if file.is_file()]


def test_clear_text_from_outside_is_recorded_encrypted(closed: Book, elsewhere: Path) -> None:
    """Somebody made a confidential note in Notepad: no version ever holds it in the clear."""
    path = "besluiten/2026/B-2026-007 vertrouwelijk.md"
    (closed.root / path).parent.mkdir(parents=True, exist_ok=True)
    raw = (
        b"---\nsoort: besluit\nnummer: B-2026-007\ntitel: kanariepiet\nvertrouwelijk: ja\n---\nX\n"
    )
    (closed.root / path).write_bytes(raw)
    record_outside(closed, [path], now=NOW)
    assert BEGIN.encode() in (closed.root / path).read_bytes()
    assert notes.read(closed, "B-2026-007").text("titel") == CANARY
    assert CANARY.encode() not in _every_object(closed)


@pytest.mark.parametrize("left", [0, 40])
def test_settings_that_lost_text_do_not_turn_encryption_off(closed: Book, left: int) -> None:
    """A power cut emptied the file, or took the end in which encryption stands."""
    write_person(closed.root, Person("Bo", "bo@x.nl"))
    settings = closed.root / SETTINGS_FILE
    settings.write_bytes(settings.read_bytes()[:left])
    closed.index.close()
    again = open_book(closed.root, now=NOW)
    made = make(again)
    assert CANARY.encode() not in (again.root / made.path).read_bytes()
    drafts.keep_draft(again, made, changes={}, body="Over de kanariepiet.\n", now=NOW)
    kept = [file.read_bytes() for file in again.root.rglob("*") if file.is_file()]
    assert not any(CANARY.encode() in data for data in kept)
    again.index.close()


def test_a_draft_is_for_who_types_it(closed: Book, elsewhere: Path) -> None:
    """Another user of the folder sees that there is a draft, not what is in it."""
    made = make(closed)
    drafts.keep_draft(closed, made, changes={}, body="kanariepiet half af", now=NOW)
    other = without_key(closed, elsewhere)
    (kept,) = drafts.kept_drafts(other)
    assert kept.note.encrypted
    assert CANARY not in kept.note.body
    other.index.close()


def test_a_lost_key_comes_back_from_paper(closed: Book, elsewhere: Path) -> None:
    """The print of one computer, typed over on another, opens the notes there."""
    make(closed)
    paper = recovery_print(today=NOW.date())
    rows = [line for line in paper if line[:1].isdigit()]
    put_back("\n".join(rows).lower(), elsewhere, now=NOW)
    known, again = own_key(), own_key(elsewhere)
    assert known is not None
    assert again is not None
    assert known.public == again.public
    assert elsewhere.stat().st_mode & 0o777 == 0o600
    other = without_key(closed, elsewhere)
    assert notes.read(other, "B-2026-001").text("titel") == "Fusie kanariepiet"
    other.index.close()
