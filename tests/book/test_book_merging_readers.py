"""Two secretaries who both read along: numbers within encrypted notes, and encrypting anew."""

from pathlib import Path

from sync_world import copies, take

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.encrypting import encrypt_all
from raadsboek.book.confidential.keys import make_key
from raadsboek.book.confidential.readers import add_reader
from raadsboek.book.opening import open_book
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note

DECISION = KIND_BY_NAME["besluit"]


def make(book: Book, title: str) -> Note:
    """Make a confidential decision."""
    keys = {"titel": title, "vertrouwelijk": "ja"}
    return notes.create(book, DECISION, keys, body="Een.\n\nTwee.\n\nDrie.\n", now=NOW)


def two(closed: Book, elsewhere: Path) -> tuple[Book, Book]:
    """Return copies of two readers, of one encrypted note."""
    noor = make_key(elsewhere, now=NOW)
    both = add_reader(closed, "Noor", noor.public, now=NOW)
    make(both, "Fusie")
    own, other = copies(both)
    other.index.close()
    return own, open_book(other.root, now=NOW, key_file=elsewhere)


def test_the_same_number_twice_is_renumbered_inside(closed: Book, elsewhere: Path) -> None:
    """The note that is not shared yet gets the next number, also within its encrypted text."""
    own, other = two(closed, elsewhere)
    make(own, "Van mij")
    make(other, "Van Noor")
    done = take(own, other)
    assert [one.new for one in done.renumbered] == ["B-2026-003"]
    assert notes.read(own, "B-2026-002").text("titel") == "Van Noor"
    mine = notes.read(own, "B-2026-003")
    assert (mine.text("titel"), mine.problems) == ("Van mij", ())


def test_encrypting_anew_by_another_stands(closed: Book, elsewhere: Path) -> None:
    """The text is the same and the readers are not: that is a change like any other."""
    own, other = two(closed, elsewhere)
    encrypt_all(other, now=NOW)
    make(own, "Iets anders")
    done = take(own, other)
    assert done.clashes == ()
    path = notes.read(own, "B-2026-001").path
    assert (own.root / path).read_bytes() == (other.root / path).read_bytes()
