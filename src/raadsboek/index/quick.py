"""Reading an index that is there already, in a process that has just begun.

Never makes, mends or writes anything, and imports neither the note kinds nor typing, json or
re: each costs as much as the whole answer. On any doubt it gives None, and the caller takes the
normal road.
"""

import os
import sqlite3

from raadsboek.index.organs import condition
from raadsboek.index.place import index_file, real_root
from raadsboek.index.remembered import recall_columns
from raadsboek.index.stamp import program_stamp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Concatenate, ParamSpec, TypeVar

    from raadsboek.index.organs import Whose

    P = ParamSpec("P")
    T = TypeVar("T")

DAMAGE = (sqlite3.Error, ValueError, TypeError, OSError)
"""What may go wrong with a file that is only a rumour."""


class Reader:
    """An open index, to be asked in the same way as `index.cache.Index`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ask(
        self,
        question: "Callable[Concatenate[sqlite3.Connection, P], T]",
        *args: "P.args",
        **kwargs: "P.kwargs",
    ) -> "T":
        """Answer a question, or raise one of `DAMAGE`."""
        return question(self._connection, *args, **kwargs)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def connect(root: str) -> Reader | None:
    """Open the index of the vault at `root` when this very program made it; else None."""
    file = index_file(root)
    if not os.path.exists(file):
        return None
    connection = None
    try:
        # No waiting: while another window writes, the normal road does the waiting.
        connection = sqlite3.connect(file, timeout=0, isolation_level=None)
        connection.execute("PRAGMA query_only = 1")
        said = dict(
            connection.execute(
                "SELECT name, value FROM remembered WHERE name IN ('stamp', 'root', 'filled')"
            )
        )
        stamp = program_stamp()
        if stamp and said == {"stamp": stamp, "root": ascii(real_root(root)), "filled": 1}:
            return Reader(connection)
    except DAMAGE:
        pass
    if connection is not None:
        connection.close()
    return None


def open_rows(
    connection: sqlite3.Connection, kind: str, sort: str, whose: "Whose | None" = None
) -> tuple[dict[str, str], list[tuple[str, ...]]]:
    """Return the columns of a kind (key: label) and the cells of its open notes, by `sort`.

    `whose` keeps to one organ. The same rows in the same order as the list of open notes sorted by
    that key.
    """
    columns = recall_columns(connection, kind)
    names = list(columns)
    cells = ", ".join(f"json_extract(cells, '$[{position}]')" for position in range(len(names)))
    order = f"sort_{names.index(sort)}"
    of_organ, names_of_organ = condition(whose)
    rows = connection.execute(
        # The index of everything open is short; that of a whole kind is not.
        f"SELECT {cells} FROM note INDEXED BY note_due"  # noqa: S608 - our own column names
        f" WHERE open = 1 AND kind = :kind{of_organ} ORDER BY {order} = '', {order}, path",
        {"kind": kind, **names_of_organ},
    ).fetchall()
    return columns, rows
