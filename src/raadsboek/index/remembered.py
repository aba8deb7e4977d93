"""Small facts beside the notes (the name of the council, its law), for readers in a hurry.

They are a rumour like the rest: who remembers one also remembers what it was taken from. Standard
library only; what is in a snapshot is not known here.
"""

from collections.abc import Mapping
from sqlite3 import Connection

_PREFIX = "feit:"
_SNAPSHOT = "momentopname"
_COLUMNS = "kolommen:"
_LINE = "lijn"


def remember(connection: Connection, facts: Mapping[str, str]) -> None:
    """Remember facts under their names; writes only when one of them differs."""
    if recall(connection).items() >= facts.items():
        return
    connection.executemany(
        "INSERT OR REPLACE INTO remembered VALUES (?, ?)",
        [(_PREFIX + name, value) for name, value in facts.items()],
    )


def recall(connection: Connection) -> dict[str, str]:
    """Return every fact that is remembered."""
    rows = connection.execute("SELECT name, value FROM remembered WHERE name GLOB 'feit:*'")
    return {name.removeprefix(_PREFIX): value for name, value in rows}


def remember_snapshot(connection: Connection, snapshot: bytes) -> None:
    """Remember how the folder looked when the index was made equal to it; b'' when unknown."""
    if recall_snapshot(connection) != snapshot:
        connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (_SNAPSHOT, snapshot))


def recall_snapshot(connection: Connection) -> bytes:
    """Return the snapshot that was remembered, else b''."""
    row = connection.execute("SELECT value FROM remembered WHERE name = ?", (_SNAPSHOT,)).fetchone()
    return row[0] if row and isinstance(row[0], bytes) else b""


def remember_line(connection: Connection, line: bytes) -> None:
    """Remember the line of versions, in the form of whoever asks for it."""
    connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", (_LINE, line))


def recall_line(connection: Connection) -> bytes:
    """Return the line of versions that was remembered, else b''."""
    row = connection.execute("SELECT value FROM remembered WHERE name = ?", (_LINE,)).fetchone()
    return row[0] if row and isinstance(row[0], bytes) else b""


def column_facts(columns: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """Return the rows that tell which columns each kind has: their keys and labels, in order."""
    return [
        (_COLUMNS + kind, "\n".join(f"{key}\t{label}" for key, label in keys.items()))
        for kind, keys in columns.items()
    ]


def recall_columns(connection: Connection, kind: str) -> dict[str, str]:
    """Return the columns of a kind: each key with its label, in order."""
    row = connection.execute(
        "SELECT value FROM remembered WHERE name = ?", (_COLUMNS + kind,)
    ).fetchone()
    if row is None:
        return {}
    pairs = (line.partition("\t") for line in row[0].split("\n"))
    return {key: label for key, _, label in pairs}
