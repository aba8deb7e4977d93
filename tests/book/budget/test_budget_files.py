"""Posts and expenses as files: what goes out comes in again, once; a wrong row says its line."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.book.budget.sheets import EXPENSES, expense_row
from raadsboek.core.budget.counting import PostLine
from raadsboek.core.budget.expenses import ExpenseLine, expense_line
from raadsboek.core.budget.next_year import for_next_year, raised, read_percent
from raadsboek.core.budget.table import read_table
from raadsboek.core.documents.sheet import Sheet
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds.expense import ExpenseSort, ExpenseStatus
from raadsboek.render import csv_file

TODAY = datetime.date(2026, 11, 22)
POSTS = [
    PostLine(number="BG-2026-01", title="Scholing", year=2026, budgeted=Decimal(12000)),
    PostLine(number="BG-2025-01", title="Scholing", year=2025, budgeted=Decimal(11000)),
]
WORDS = st.text("abc é=-+@;\"'0", min_size=1, max_size=12).map(str.strip).filter(bool)
DAYS = st.none() | st.dates(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
EXPENSES_OF_2026 = st.builds(
    ExpenseLine,
    number=st.just(""),
    title=WORDS,
    post=st.just("[[BG-2026-01]]"),
    amount=st.decimals(-99_999, 99_999, places=2),
    sort=st.sampled_from(ExpenseSort),
    status=st.sampled_from(ExpenseStatus),
    announced=DAYS,
    committed=DAYS,
    paid=DAYS,
    invoice=st.just("") | WORDS,
)


def _cells(data: bytes) -> list[list[str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return [[csv_file.typed(cell) for cell in row] for row in csv.reader(text, delimiter=";")]


def _written(expenses: list[ExpenseLine]) -> list[list[str]]:
    rows = tuple(expense_row("BG-2026-01", "Scholing", one) for one in expenses)
    sheet = Sheet(title="Uitgaven", council="OR", day=TODAY, labels=EXPENSES, rows=rows)
    return _cells(csv_file.write(sheet))


@settings(max_examples=40)
@given(st.lists(EXPENSES_OF_2026, max_size=5))
def test_expenses_come_back_as_they_went_and_never_twice(expenses: list[ExpenseLine]) -> None:
    """Whatever is in an expense, its row gives it back; with the notes there, nothing is new."""
    cells = _written(expenses)
    if not expenses:
        assert read_table(cells, POSTS, [], year=2026, today=TODAY).rows == ()
        return
    first = read_table(cells, POSTS, [], year=2026, today=TODAY)
    back = [expense_line({**row.meta, "soort": "uitgave"}) for row in first.new]
    assert back == expenses
    again = read_table(cells, POSTS, expenses, year=2026, today=TODAY)
    assert (again.new, again.known) == ((), len(expenses))
    one_less = read_table(cells, POSTS, expenses[1:], year=2026, today=TODAY)
    assert len(one_less.new) == 1


def test_a_file_of_the_finance_department_is_understood() -> None:
    """Other names of columns, a post by its title in the year of the day, paid by its day."""
    cells = [
        ["Datum", "Omschrijving", "Bedrag", "Factuurnummer", "Post", "Grootboek"],
        ["2-11-2026", "Zaal", "€ 1.045,50", "X1", "scholing", "4410"],
        ["1-3-2025", "Zaal", "20", "", "Scholing", ""],
    ]
    found = read_table(cells, POSTS, [], year=2026, today=TODAY)
    assert [dict(row.meta) for row in found.new] == [
        {
            "verplicht": "2026-11-02",
            "titel": "Zaal",
            "bedrag": "1045,50",
            "factuur": "X1",
            "begrotingspost": "[[BG-2026-01]]",
        },
        {
            "verplicht": "2025-03-01",
            "titel": "Zaal",
            "bedrag": "20",
            "begrotingspost": "[[BG-2025-01]]",
        },
    ]


def test_every_wrong_row_says_everything_that_is_wrong() -> None:
    """Three decimals and a post that is not there: both, on the line where they stand."""
    cells = [["Uitgave", "Begrotingspost", "Bedrag"], [], ["Zaal", "Lunches", "12,345"]]
    (row,) = read_table(cells, POSTS, [], year=2026, today=TODAY).wrong
    assert row.line == 3
    assert [problem.message for problem in row.problems] == [
        "Er is geen begrotingspost 'Lunches' van 2026.",
        "'bedrag' moet een bedrag in euro's en hele centen zijn zoals 1250 of 1250,50; er staat "
        "'12,345'.",
    ]
    with pytest.raises(InvalidInput, match="ontbreekt de kolom"):
        read_table([["Naam", "Bedrag"], ["a", "1"]], POSTS, [], year=2026, today=TODAY)
    with pytest.raises(InvalidInput, match="leeg"):
        read_table([[], [" "]], POSTS, [], year=2026, today=TODAY)


def test_posts_come_in_by_their_title_and_year() -> None:
    """A post that is there already stays; the row that adds up is no post."""
    cells = [
        ["Post", "Begroot"],
        ["Scholing", "12000"],
        ["Literatuur", "1.500"],
        ["literatuur", "1500"],
        ["Samen", "13500"],
    ]
    found = read_table(cells, POSTS, [], year=2026, today=TODAY)
    assert [dict(row.meta) for row in found.new] == [
        {"jaar": "2026", "titel": "Literatuur", "begroot": "1500"}
    ]
    assert found.known == 2


def test_the_next_year_gets_the_same_posts_raised_to_the_cent() -> None:
    """Half a cent goes up, and what is there by title is not made again."""
    assert raised(Decimal("1537.50"), Decimal("2.5")) == Decimal("1575.94")
    assert [read_percent(text) for text in ("2,5", "2.5 %", "-10", "100,01", "veel")] == [
        Decimal("2.5"),
        Decimal("2.5"),
        Decimal(-10),
        None,
        None,
    ]
    planned = for_next_year(POSTS, 2026, Decimal(10))
    assert [(one.title, one.amount) for one in planned.posts] == [("Scholing", Decimal("13200"))]
    assert for_next_year(POSTS, 2025, Decimal(0)).kept == ("Scholing",)
