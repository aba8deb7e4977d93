"""Reading posts or expenses from a csv file: looked at first, then taken over in one version.

The file may be ours or another program's. What a row means is `core.budget.table`'s.
"""

import csv
import datetime
import io
from pathlib import Path

from raadsboek.book.book import Book
from raadsboek.book.budget.making import make_notes
from raadsboek.book.budget.overview import expenses_of, posts_of
from raadsboek.book.given_table import given_table
from raadsboek.book.typed_path import typed_path
from raadsboek.core.budget.table import BudgetTable, read_table
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import expense
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.render.csv_file import typed

_SEPARATORS = ";\t,"


def look_in(
    book: Book, file: str | Path, *, year: int, organ: str = "", today: datetime.date
) -> BudgetTable:
    """Return what a file would add to the budget, by the index as it is; nothing is written.

    Raises `InvalidInput` for a file that is no such table, and `StorageFailed`.
    """
    cells = _cells(typed_path(str(file).strip()))
    posts, expenses = posts_of(book, organ), expenses_of(book, organ)
    return read_table(cells, posts, expenses, year=year, today=today)


def take_in(
    book: Book, file: str | Path, *, year: int, organ: str = "", now: datetime.datetime
) -> tuple[str, ...]:
    """Make the notes of a file that are not there yet; return their numbers.

    Raises `InvalidInput` with every row that is wrong: then nothing is taken over.
    """

    def what() -> tuple[Kind, list[dict[str, Value]]]:
        found = look_in(book, file, year=year, organ=organ, today=now.date())
        if found.wrong:
            raise InvalidInput(
                [_of_row(row.line, one) for row in found.wrong for one in row.problems]
            )
        return found.kind, [dict(row.meta) for row in found.new]

    return make_notes(
        book, organ, what, subject=lambda count: f"Begroting: {count} ingelezen", now=now
    )


def counted_rows(table: BudgetTable, count: int) -> str:
    """Return '1 uitgave', '12 posten'."""
    if table.kind is expense.KIND:
        return "1 uitgave" if count == 1 else f"{count} uitgaven"
    return "1 post" if count == 1 else f"{count} posten"


def _cells(file: Path) -> list[list[str]]:
    raw = given_table(file)
    if raw is None:
        raise InvalidInput([_no_table(file)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:  # an old spreadsheet
        text = raw.decode("cp1252", "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise InvalidInput([_no_table(file)]) from None
    return [[typed(cell.strip()) for cell in row] for row in found]


def _of_row(line: int, problem: Problem) -> Problem:
    return Problem(
        code=problem.code,
        key=problem.key,
        message=f"Regel {line}: {problem.message}",
        fix=problem.fix,
    )


def _no_table(file: Path) -> Problem:
    return Problem(
        code="begroting-bestand",
        message=f"'{file}' is geen csv-bestand dat te lezen is.",
        fix="Bewaar het in Excel als 'CSV (door puntkomma gescheiden)'.",
    )
