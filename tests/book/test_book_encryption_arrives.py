"""Encryption that a colleague turned on comes in by syncing: this computer follows at once."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from sync_world import copies

from conftest import NOW
from raadsboek.book import drafts, notes
from raadsboek.book.as_of import as_of
from raadsboek.book.book import Book
from raadsboek.book.confidential.encrypting import encrypt_all
from raadsboek.book.confidential.keys import make_key
from raadsboek.book.confidential.readers import turn_on
from raadsboek.book.syncing.agreed import agree
from raadsboek.book.syncing.background import exchange_quietly
from raadsboek.book.syncing.exchange import exchange
from raadsboek.core.kinds import decision
from raadsboek.history.addresses import address_of

CANARY = b"kanariepiet"


@pytest.fixture
def two(book: Book) -> tuple[Book, Book]:
    """Return two copies with a confidential note, of which the first has a draft of it."""
    keys = {"titel": "Fusie", "vertrouwelijk": "ja"}
    made = notes.create(book, decision.KIND, keys, body="De kanariepiet.\n", now=NOW)
    own, other = copies(book)
    agree(address_of(str(book.root.parent / "gedeeld.git"), near=book.root))
    drafts.keep_draft(own, made, changes={}, body="kanariepiet half af", now=NOW)
    return own, other


def encrypt_and_share(other: Book) -> None:
    """Turn encryption on, encrypt what is there, and share it."""
    encrypt_all(turn_on(other, now=NOW), now=NOW)
    exchange(other, now=NOW)


def private_bytes(book: Book) -> bytes:
    """Return all that this computer keeps beside the versions."""
    kept = (book.root / ".git/raadsboek").rglob("*")
    return b"".join(file.read_bytes() for file in kept if file.is_file())


def test_drafts_and_caches_are_not_left_readable(two: tuple[Book, Book], home: Path) -> None:
    """The draft is encrypted and still there; the indexes are gone, also of earlier days."""
    own, other = two
    then = as_of(own, NOW.date(), today=NOW.date())
    then.index.refresh()
    then.index.close()
    other.index.close()
    make_key(now=NOW)
    encrypt_and_share(other)
    other.index.close()

    assert exchange_quietly(own, now=NOW).error is None

    own.index.close()
    assert CANARY not in private_bytes(own)
    cache = [file.read_bytes() for file in (home / "cache").rglob("*") if file.is_file()]
    assert not any(CANARY in data for data in cache)
    (kept,) = drafts.kept_drafts(own)
    assert (kept.note.body, kept.note.text("titel")) == ("kanariepiet half af", "Fusie")


def test_a_note_that_became_confidential_takes_its_draft_along(
    two: tuple[Book, Book],
) -> None:
    """The draft itself does not say that it is confidential: the note does, since just now."""
    own, other = two
    drafts.discard(own, drafts.kept_drafts(own)[0])
    plain = notes.create(other, decision.KIND, {"titel": "Open"}, body="Open.\n", now=NOW)
    exchange(other, now=NOW)
    exchange(own, now=NOW)
    typed = notes.read(own, plain.text("nummer"))
    drafts.keep_draft(own, typed, changes={}, body="kanariepiet", now=NOW)
    notes.save(other, plain, changes={"vertrouwelijk": "ja"}, body=None, now=NOW)
    make_key(now=NOW)
    encrypt_and_share(other)

    assert exchange_quietly(own, now=NOW).error is None

    assert CANARY not in private_bytes(own)
    assert [one.note.body for one in drafts.kept_drafts(own)] == ["kanariepiet"]


def test_without_a_key_the_draft_stays_as_it_is(two: tuple[Book, Book], elsewhere: Path) -> None:
    """Encrypted for others only, who typed it could never read it again."""
    own, other = two
    make_key(now=NOW)
    encrypt_and_share(other)
    blind = replace(own, key_file=elsewhere)

    happened = exchange_quietly(blind, now=NOW)

    assert happened.error is None
    assert [one.note.body for one in drafts.kept_drafts(blind)] == ["kanariepiet half af"]
