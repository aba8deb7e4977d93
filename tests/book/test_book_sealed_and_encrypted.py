"""Adopted minutes that are encrypted: who has the key checks them, who has none is told so."""

from pathlib import Path

import sealed_world

from raadsboek.book.book import Book
from raadsboek.book.notes import create
from raadsboek.book.opening import open_book
from raadsboek.book.recording import record_minutes
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.kinds import meeting
from raadsboek.core.note import Value

_HIDDEN = "is de inhoud versleuteld; die is niet vergeleken"


def adopted_in_private(book: Book) -> str:
    """Adopt confidential minutes with a decision; return the code of their checkpoint."""
    values: dict[str, Value] = {"titel": "Besloten", "datum": "2026-11-05", "vertrouwelijk": "ja"}
    opened = create(book, meeting.KIND, values, body=sealed_world.TEXT, now=sealed_world.NOW)
    record_minutes(book, opened, body=opened.body, changes={}, now=sealed_world.NOW)
    return sealed_world.adopted(book, opened.text("nummer"))


def test_who_has_the_key_checks_encrypted_minutes(closed: Book) -> None:
    """With the key nothing is left out, and the code proves all texts."""
    code = adopted_in_private(closed)

    report = verify_history(closed, codes=[code])

    assert report.problems == ()
    assert not any(_HIDDEN in said for said in report.unproven)
    assert "(2 teksten)" in report.proven[0]


def test_who_has_no_key_is_told_what_was_not_compared(closed: Book, elsewhere: Path) -> None:
    """Without the key the minutes are said to be encrypted, and nothing is called wrong."""
    code = adopted_in_private(closed)
    blind = open_book(closed.root, now=sealed_world.NOW, key_file=elsewhere)

    report = verify_history(blind, codes=[code])

    assert report.problems == ()
    assert any(_HIDDEN in said for said in report.unproven)
