"""The budget as a file for a spreadsheet: what each post adds up to, or every expense.

Owns which columns there are. Amounts are numbers to the cent; what is confidential stays inside and
is in no sum. The file of expenses can be read in again.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.budget.overview import May, budget_in
from raadsboek.book.confidential.since import is_secret_row
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.documents.writing_lists import is_same_sort
from raadsboek.core.budget.counting import Budget, Sums
from raadsboek.core.budget.expenses import ExpenseLine
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.sheet import Cell, Sheet
from raadsboek.core.errors import InvalidInput
from raadsboek.core.filenames import words
from raadsboek.core.kinds.expense import ExpenseSort
from raadsboek.core.links import target
from raadsboek.core.problem import Problem
from raadsboek.render.sheet_formats import SHEET_FORMATS, sheet_format_of

POSTS = ("Nummer", "Jaar", "Post", "Begroot", "Gepland", "Verplicht", "Betaald", "Verwacht", "Vrij")
EXPENSES = (
    "Nummer",
    "Begrotingspost",
    "Post heet",
    "Uitgave",
    "Bedrag",
    "Soort kosten",
    "Gemeld op",
    "Verplicht op",
    "Betaald op",
    "Factuur",
    "Status",
    "Traject",
)


def may_leave(book: Book) -> May:
    """Return what tells if a note may be counted in what leaves: not what is confidential."""
    return lambda meta: not is_secret_row(book, meta)


def posts_sheet(book: Book, budget: Budget, organ: str, today: datetime.date) -> Sheet:
    """Return a row for each post, and their sums below."""
    rows: list[tuple[Cell, ...]] = [
        (one.post.number, one.post.year, one.post.title, *_amounts(one.sums))
        for one in budget.posts
    ]
    rows.append(("", budget.year, "Samen", *_amounts(budget.total)))
    return _sheet(book, f"Begroting {budget.year}", organ, POSTS, rows, today)


def expenses_sheet(book: Book, budget: Budget, organ: str, today: datetime.date) -> Sheet:
    """Return a row for each expense on the posts of a year."""
    rows = list(_expense_rows(budget))
    return _sheet(book, f"Uitgaven {budget.year}", organ, EXPENSES, rows, today)


def write_sheet(
    book: Book,
    year: int,
    place: str,
    *,
    organ: str = "",
    with_expenses: bool = False,
    today: datetime.date,
) -> Path:
    """Write the budget of a year to the place that the user typed, as xlsx or csv by its name.

    Raises `InvalidInput`, `WouldLeak` and `StorageFailed`; then nothing is written.
    """
    suffix = Path(place.strip()).suffix.casefold().removeprefix(".") or SHEET_FORMATS[0].name
    form = sheet_format_of(suffix)
    if form is None:
        raise InvalidInput([_no_sheet(suffix)])
    budget = budget_in(book, year, organ, may=may_leave(book))
    make = expenses_sheet if with_expenses else posts_sheet
    sheet = make(book, budget, organ, today)
    data = form.write(sheet)
    return write_leaving(
        book,
        place,
        data,
        withheld_from(book, (), audience=Audience.SHORT),
        name=f"{words(sheet.title)}{form.suffix}",
        may_replace=lambda old: is_same_sort(old, data),
    )


def _amounts(sums: Sums) -> tuple[Cell, ...]:
    return sums.budgeted, sums.planned, sums.committed, sums.paid, sums.expected, sums.free


def _expense_rows(budget: Budget) -> Iterator[tuple[Cell, ...]]:
    for one in budget.posts:
        for expense in one.expenses:
            yield expense_row(one.post.number, one.post.title, expense)


def expense_row(number: str, title: str, expense: ExpenseLine) -> tuple[Cell, ...]:
    """Return the cells of an expense on the post with this number and title."""
    ordinary = expense.sort is ExpenseSort.ORDINARY
    return (
        expense.number,
        number,
        title,
        expense.title,
        expense.amount,
        None if ordinary else expense.sort.value,
        expense.announced,
        expense.committed,
        expense.paid,
        expense.invoice or None,
        expense.status.value,
        target(expense.trajectory) or None,
    )


def _sheet(
    book: Book,
    title: str,
    organ: str,
    labels: tuple[str, ...],
    rows: list[tuple[Cell, ...]],
    today: datetime.date,
) -> Sheet:
    return Sheet(
        title=title,
        council=book.settings.name_of(book.settings.council(organ)),
        day=today,
        labels=labels,
        rows=tuple(rows),
    )


def _no_sheet(suffix: str) -> Problem:
    return Problem(
        code="formaat-onbekend",
        message=f"'{suffix}' is geen soort bestand voor een begroting in cijfers.",
        fix="Kies uit: xlsx, csv. Voor Word of PDF: raadsboek document begroting.",
    )
