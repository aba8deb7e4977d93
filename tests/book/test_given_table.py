"""A table that the user gives is read, or a sentence says why not."""

from pathlib import Path

import pytest

from raadsboek.book.book import Book
from raadsboek.book.given_table import LARGEST, given_table
from raadsboek.book.mailing.contacts import contacts_of, take_in
from raadsboek.core.errors import InvalidInput


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A file that is not there and a folder have their own sentence."""
    with pytest.raises(InvalidInput, match="Er is geen bestand"):
        given_table(tmp_path / "weg.csv")
    with pytest.raises(InvalidInput, match="is een map, geen bestand"):
        given_table(tmp_path)
    with pytest.raises(InvalidInput, match="is niet te lezen"):
        given_table(tmp_path / ("x" * 300))


def test_addresses_come_from_a_whole_table(book: Book, tmp_path: Path) -> None:
    """A table that is too large, or no text, is refused instead of cut."""
    file = tmp_path / "adressen.csv"
    row = b"anna;Anna Bos;anna@example.org\n"
    for raw in (row + b"\0", row + b"x" * LARGEST):
        file.write_bytes(raw)
        with pytest.raises(InvalidInput, match="geen enkel adres"):
            take_in(book, file)
    assert not contacts_of(book).known
