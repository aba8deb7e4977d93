"""Reading and changing a table beside the history; of an earlier day there is none.

Front ends use what is built on this: nothing here knows what a table is for.
"""

from collections.abc import Callable

from raadsboek.book.book import Book
from raadsboek.core.beside.tables import Rows, Table, read_table, table_text
from raadsboek.core.disk import DiskFull
from raadsboek.core.errors import ReadOnly
from raadsboek.vault.beside import read_beside, write_beside_history
from raadsboek.vault.locking import vault_lock
from raadsboek.vault.private import clear_cut_off
from raadsboek.vault.reserve import release_reserve


def rows_of(book: Book, table: Table) -> Rows:
    """Return the rows of a table. Raises `StorageFailed`."""
    return Rows() if book.then is not None else read_table(table, read_beside(book.root, table))


def change_rows(book: Book, table: Table, change: Callable[[Rows], Rows]) -> None:
    """Change the rows of a table while nobody else can.

    Raises what `change` raises, and as `change_text`.
    """
    change_text(book, table, lambda text: table_text(table, change(read_table(table, text))))


def change_text(book: Book, table: Table, change: Callable[[str], str]) -> None:
    """Put the text that `change` returns in the place of what a table says, whole or not at all.

    What an earlier change left when it was cut off goes first. On a full disk the reserve makes
    room: taking somebody away must always work. Raises `ReadOnly`, `VaultBusy`, `StorageFailed`.
    """
    refuse_past(book)
    with vault_lock(book.root):
        clear_cut_off(book.root)
        text = change(read_beside(book.root, table))
        try:
            write_beside_history(book.root, table, text)
        except DiskFull:
            if not release_reserve(book.root):
                raise
            write_beside_history(book.root, table, text)


def refuse_past(book: Book) -> None:
    """Raise `ReadOnly` for a book of an earlier day."""
    if book.then is not None:
        raise ReadOnly(book.read_only)
