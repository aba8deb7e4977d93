"""The house style in a raadsboek: made once, used for every Word file, and looked over."""

import datetime

import pytest

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.documents.house import house_of
from raadsboek.book.house_style import (
    PATH,
    check_house_style,
    has_house_style,
    start_house_style,
)
from raadsboek.core.errors import ChangedOnDisk, InvalidInput

NOW = datetime.datetime(2026, 3, 12, 9, 30, tzinfo=datetime.UTC)


def test_a_council_without_house_style_gets_the_look_of_raadsboek(book: Book) -> None:
    """Nothing lies there, so nothing of it counts."""
    assert not has_house_style(book)
    assert house_of(book).word_base == b""


def test_what_was_started_is_used_and_never_replaced(book: Book) -> None:
    """The file is a version of its own; a second start leaves it alone."""
    assert start_house_style(book, now=NOW) == PATH
    check_house_style(book)
    kept = house_of(book).word_base
    assert kept.startswith(b"PK")
    with pytest.raises(ChangedOnDisk):
        start_house_style(book, now=NOW)
    assert house_of(book).word_base == kept


def test_a_file_that_will_not_do_is_told(book: Book) -> None:
    """What lies at the place of the house style is looked over, whatever it is."""
    data = b"geen Word"
    record(
        book,
        [Write(path=PATH, data=data, expected=None)],
        action="wijzigen",
        numbers=[],
        subject="Huisstijl",
        now=NOW,
    )
    with pytest.raises(InvalidInput, match="geen Word-bestand"):
        check_house_style(book)
