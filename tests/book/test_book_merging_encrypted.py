"""Two secretaries change an encrypted note: merged with the key, two versions without."""

from pathlib import Path

from sync_world import copies, fetched, take

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.syncing.conflicts import conflicts, texts_of
from raadsboek.book.syncing.merging import merge_with
from raadsboek.core.encrypted import BEGIN
from raadsboek.core.kinds import decision

TEXT = "Eerste punt.\n\nTweede punt.\n"


def changed_apart(closed: Book) -> tuple[Book, Book, str]:
    """Return two copies that each changed another line of one encrypted note, and its path."""
    keys = {"titel": "Fusie", "vertrouwelijk": "ja"}
    path = notes.create(closed, decision.KIND, keys, body=TEXT, now=NOW).path
    own, other = copies(closed)
    for copy, word in ((own, "Eerste"), (other, "Tweede")):
        opened = notes.read(copy, "B-2026-001")
        body = opened.body.replace(word, f"{word} en beste")
        notes.save(copy, opened, changes={}, body=body, now=NOW)
    return own, other, path


def test_with_the_key_both_changes_are_in_it(closed: Book) -> None:
    """It is opened in memory, merged, and encrypted again."""
    own, other, path = changed_apart(closed)

    assert take(own, other).clashes == ()
    assert notes.read(own, "B-2026-001").body == (
        "Eerste en beste punt.\n\nTweede en beste punt.\n"
    )
    assert BEGIN in (own.root / path).read_text()


def test_without_the_key_both_stay(closed: Book, elsewhere: Path) -> None:
    """The shared one stands as it is; who has the key can read and choose the other."""
    own, other, path = changed_apart(closed)
    blind = open_book(own.root, now=NOW, key_file=elsewhere)

    done = merge_with(blind, fetched(own, other), now=NOW)

    assert done.clashes == (path,)
    assert (own.root / path).read_bytes() == (other.root / path).read_bytes()
    assert b"Eerste en beste" in (texts_of(own, conflicts(own)[0]).other or b"")


def test_a_number_issued_twice_changes_inside_too(closed: Book) -> None:
    """The note that nobody else has gets the next number, outside and inside."""
    own, other = copies(closed)
    for copy, title in ((own, "Fusie"), (other, "Verhuizing")):
        keys = {"titel": title, "vertrouwelijk": "ja"}
        notes.create(copy, decision.KIND, keys, body=TEXT, now=NOW)

    assert [one.new for one in take(own, other).renumbered] == ["B-2026-002"]
    moved = notes.read(own, "B-2026-002")
    assert (moved.text("titel"), moved.problems) == ("Fusie", ())
    assert BEGIN in (own.root / moved.path).read_text()
    assert notes.read(own, "B-2026-001").text("titel") == "Verhuizing"
