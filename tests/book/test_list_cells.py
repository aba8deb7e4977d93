"""How cells of a list are read where they are kept in another form."""

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.lists import columns_of, rows
from raadsboek.book.notes import create
from raadsboek.core.kinds import budget_post, expense
from raadsboek.tui.screens.list_rows import KindRows


def test_money_and_references_are_read_as_people_read_them(book: Book) -> None:
    """An amount with its euros, and the number of a post without its brackets."""
    keys = {"titel": "Lunch", "begrotingspost": "[[BG-2026-01]]", "bedrag": "1286,40"}
    create(book, budget_post.KIND, {"titel": "Raad", "jaar": "2026", "begroot": "4500"}, now=NOW)
    create(book, expense.KIND, keys, now=NOW)
    book.index.refresh()
    (row,) = KindRows(expense.KIND, rows(book, expense.KIND), NOW.date()).page(0, 9)
    shown = dict(zip((field.key for field in columns_of(expense.KIND)), row, strict=False))
    assert shown["bedrag"] == "€ 1.286,40"
    assert shown["begrotingspost"] == "BG-2026-01"
