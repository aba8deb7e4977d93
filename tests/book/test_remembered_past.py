"""What the index remembers of the past of notes equals what git says, in any order of events."""

import datetime
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.opening import open_book
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.past import refresh_history, versions_of
from raadsboek.book.remembered_past import remembered_versions
from raadsboek.core.kinds import action
from raadsboek.core.note import Note
from raadsboek.index import versions as index


def git(root: Path, *arguments: str) -> str:
    """Run plain git as a colleague would, and return what it says."""
    names = ("-c", "user.name=Noor", "-c", "user.email=noor@delinden.example")
    done = subprocess.run(
        ["git", *names, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout


def made(book: Book, title: str) -> Note:
    """Return a new action."""
    return notes.create(book, action.KIND, {"titel": title}, now=NOW)


def renamed(book: Book, note: Note, path: str) -> None:
    """Give a note another name in one version, with another text."""
    data = (book.root / note.path).read_bytes() + b"Anders.\n"
    writes = [
        Write(path=note.path, data=None, expected=note.digest),
        Write(path=path, data=data, expected=None),
    ]
    record(book, writes, action="verplaatsen", numbers=[], subject="verplaatst", now=NOW)


def same(book: Book, path: str) -> int:
    """Compare both answers for a note, whole and cut; return how many versions it has."""
    exact = [replace(one, parents=()) for one in versions_of(book, path)]
    assert remembered_versions(book, path) == exact
    assert remembered_versions(book, path, limit=2) == exact[:2]
    return len(exact)


def test_a_note_under_all_its_names(book: Book) -> None:
    """Changed, renamed by us, renamed outside with and without its number, taken away and back."""
    note = made(book, "Een")
    other = made(book, "Twee")
    notes.change_keys(book, "A-2026-001", {"status": "loopt"}, now=NOW)
    second = "acties/2026/A-2026-001 anders.md"
    renamed(book, notes.read(book, "A-2026-001"), second)
    third = "acties/2026/zonder nummer.md"
    (book.root / second).rename(book.root / third)
    record_outside_edits(book, now=NOW)
    assert same(book, third) == 4
    fourth = "acties/2026/A-2026-001 weer.md"
    (book.root / third).rename(book.root / fourth)
    notes.change_keys(book, fourth, {"status": "gereed", "resultaat": "ja"}, now=NOW)
    record_outside_edits(book, now=NOW)
    for path in (note.path, second, third, fourth, other.path, "acties/2026/nergens.md"):
        same(book, path)


def test_an_index_that_was_made_anew_remembers_the_same(book: Book) -> None:
    """Read in pieces or at once, the answers are equal."""
    made(book, "Een")
    refresh_history(book)
    notes.change_keys(book, "A-2026-001", {"status": "loopt"}, now=NOW)
    refresh_history(book)
    known = book.index.ask(index.versions)
    book.index.ask(index.forget_versions)
    refresh_history(book)
    assert book.index.ask(index.versions) == known


@pytest.fixture
def joined(book: Book) -> Book:
    """Return a raadsboek in which the work of a colleague on the same notes was brought in."""
    first = made(book, "Een")
    second = made(book, "Twee")
    refresh_history(book)
    git(book.root, "branch", "noor")
    notes.change_keys(book, "A-2026-001", {"status": "loopt"}, now=NOW)
    refresh_history(book)
    git(book.root, "switch", "-q", "noor")
    for path, words in ((first.path, b"Van Noor.\n"), (second.path, b"Ook van Noor.\n")):
        file = book.root / path
        file.write_bytes(file.read_bytes() + words)
        git(book.root, "commit", "-qam", f"noor {path[-7:]}", "--date=2026-11-21T10:00:00+01:00")
    git(book.root, "switch", "-q", "main")
    notes.change_keys(book, "A-2026-001", {"wie": "anna"}, now=NOW + datetime.timedelta(hours=1))
    refresh_history(book)
    git(book.root, "merge", "-q", "noor", "-m", "samen")
    return open_book(book.root, now=NOW)


def test_the_work_of_two_people_stands_in_the_order_of_the_history(joined: Book) -> None:
    """What came in beside our own versions is remembered as if it had always been there."""
    refresh_history(joined)
    known = [seen.identifier for seen in joined.index.ask(index.versions)]
    assert known == git(joined.root, "log", "--date-order", "--format=%H").split()
    joined.index.ask(index.forget_versions)
    refresh_history(joined)
    assert [seen.identifier for seen in joined.index.ask(index.versions)] == known


@pytest.mark.parametrize("number", ["A-2026-001", "A-2026-002"])
def test_a_note_that_two_people_changed(joined: Book, number: str) -> None:
    """Every version in which it changed is there, and where both texts came together that too."""
    path = notes.read(joined, number).path
    told = git(
        joined.root,
        "log",
        "--date-order",
        "--full-history",
        "-c",
        "--name-only",
        "--format=%x01%H",
        "--",
        path,
    )
    with_path = [part.split()[0] for part in told.split("\x01") if path in part]
    assert [one.identifier for one in remembered_versions(joined, path)] == with_path
    assert len(with_path) == (5 if number == "A-2026-001" else 2)
