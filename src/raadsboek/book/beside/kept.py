"""Reading and writing a table beside the history; of an earlier day there is none.

Front ends use what is built on this: nothing here knows what a table is for.
"""

from raadsboek.book.book import Book
from raadsboek.core.beside.tables import Rows, Table, read_table, table_text
from raadsboek.core.errors import ReadOnly
from raadsboek.vault.beside import read_beside, write_beside_history


def rows_of(book: Book, table: Table) -> Rows:
    """Return the rows of a table. Raises `StorageFailed`."""
    return Rows() if book.then is not None else read_table(table, read_beside(book.root, table))


def keep_rows(book: Book, table: Table, rows: Rows) -> None:
    """Write a table down in the place of the one before. Raises `ReadOnly`, `StorageFailed`."""
    refuse_past(book)
    write_beside_history(book.root, table, table_text(table, rows))


def refuse_past(book: Book) -> None:
    """Raise `ReadOnly` for a book of an earlier day."""
    if book.then is not None:
        raise ReadOnly(book.read_only)
