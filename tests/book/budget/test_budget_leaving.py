"""What is confidential in a budget: on the screen of the council, and in no file for others."""

from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.budget.overview import budget_in, expenses_of
from raadsboek.book.budget.reading_in import take_in
from raadsboek.book.budget.sheets import write_sheet
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.core.documents.blocks import words_in
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import budget_post, expense


def test_a_file_that_is_no_table_is_refused_in_a_sentence(book: Book, tmp_path: Path) -> None:
    """A workbook with the name of a csv file, and one with half a character: nothing is taken."""
    file = tmp_path / "uitgaven.csv"
    file.write_bytes(b"PK\x03\x04\0\0")
    with pytest.raises(InvalidInput, match="geen csv-bestand"):
        take_in(book, file, year=2026, now=NOW)
    file.write_bytes("Uitgave;Begrotingspost;Bedrag\nCafé;Scholing;12\n".encode("cp1252"))
    with pytest.raises(InvalidInput, match="Regel 2: Er is geen begrotingspost 'Scholing'"):
        take_in(book, file, year=2026, now=NOW)
    assert not [*expenses_of(book)]


def test_a_confidential_expense_is_counted_here_and_leaves_in_no_file(
    book: Book, tmp_path: Path
) -> None:
    """Neither its title nor its amount, not even as a difference between sums."""
    notes.create(
        book,
        budget_post.KIND,
        {"titel": "Procedures", "jaar": "2026", "begroot": "5000"},
        now=NOW,
    )
    given = {"begrotingspost": "[[BG-2026-01]]", "verplicht": "2026-10-01"}
    notes.create(book, expense.KIND, {**given, "titel": "Griffierecht", "bedrag": "688"}, now=NOW)
    notes.create(
        book,
        expense.KIND,
        {**given, "titel": "Advies mr. Vos", "bedrag": "1234,56", "vertrouwelijk": "ja"},
        now=NOW,
    )
    book.index.refresh()
    assert str(budget_in(book, 2026).total.used) == "1922.56"

    sort = sort_of("begroting")
    assert sort is not None
    for audience in (Audience.SHORT, Audience.PUBLIC):
        built = build(book, sort, "2026", audience=audience, today=NOW.date())
        said = "\n".join(words_in(built.document.blocks))
        assert "688" in said
        assert not [word for word in ("Vos", "1.234", "1.922") if word in said]
    assert ("Griffierecht" in said) is False  # the public gets the posts only
    for with_expenses in (False, True):
        file = write_sheet(
            book,
            2026,
            str(tmp_path / f"uit-{with_expenses}.csv"),
            with_expenses=with_expenses,
            today=NOW.date(),
        )
        text = file.read_text(encoding="utf-8-sig")
        assert "688,00" in text
        assert not [word for word in ("Vos", "1234,56", "1922,56") if word in text]
