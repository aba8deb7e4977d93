"""The history of every note, remembered: plain facts that the caller read from the real history.

Knows no Git. Versions are appended oldest first after the last one seen; when that one is no
longer in the history (it was rewritten), the caller forgets all and appends anew.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from raadsboek.index.connecting import Connection
from raadsboek.index.writing import checksum


class Seen(NamedTuple):
    """One version: what happened to which paths and numbers; `date` is ISO with its offset."""

    identifier: str
    date: str
    author: str
    email: str
    subject: str
    action: str
    numbers: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


def last_seen(connection: Connection) -> str:
    """Return the identifier of the newest version that is remembered; '' when there is none."""
    row = connection.execute(
        "SELECT identifier FROM version ORDER BY position DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else ""


def append(connection: Connection, versions: Iterable[Seen]) -> int:
    """Remember versions, oldest first; return how many were new."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        added = _append(connection, versions)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return added


def _append(connection: Connection, versions: Iterable[Seen]) -> int:
    (position,) = connection.execute("SELECT coalesce(max(position), 0) FROM version").fetchone()
    added = 0
    for seen in versions:
        texts = tuple(_storable(text) for text in _texts(seen))
        row = (position + 1, *texts, checksum(texts))
        cursor = connection.execute(
            "INSERT OR IGNORE INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row
        )
        if not cursor.rowcount:
            continue
        position += 1
        added += 1
        for table, values in (("version_number", seen.numbers), ("version_path", seen.paths)):
            connection.executemany(
                f"INSERT OR IGNORE INTO {table} VALUES (?, ?)",  # noqa: S608
                [(_storable(value), position) for value in values],
            )
    return added


def _texts(seen: Seen) -> tuple[str, ...]:
    return (seen.identifier, seen.date, seen.author, seen.email, seen.subject, seen.action)


def forget_versions(connection: Connection) -> None:
    """Forget the whole history, because it was rewritten."""
    connection.execute("BEGIN IMMEDIATE")
    for table in ("version", "version_path", "version_number"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("COMMIT")


def forget_these(connection: Connection, identifiers: Iterable[str]) -> None:
    """Forget some versions, because they are no part of the past that is wanted."""
    connection.execute("BEGIN IMMEDIATE")
    for identifier in identifiers:
        row = connection.execute(
            "SELECT position FROM version WHERE identifier = ?", (identifier,)
        ).fetchone()
        if row is not None:
            connection.execute("DELETE FROM version WHERE position = ?", row)
            connection.execute("DELETE FROM version_path WHERE version = ?", row)
            connection.execute("DELETE FROM version_number WHERE version = ?", row)
    connection.execute("COMMIT")


def versions(
    connection: Connection,
    *,
    paths: Sequence[str] = (),
    numbers: Sequence[str] = (),
    limit: int = -1,
) -> list[Seen]:
    """Return versions, newest first: of these paths or numbers, or without either all of them."""
    wanted = "1"
    if paths or numbers:
        wanted = (
            "position IN (SELECT version FROM version_path"  # noqa: S608
            f" WHERE path IN ({', '.join('?' * len(paths))})"
            " UNION SELECT version FROM version_number"
            f" WHERE number IN ({', '.join('?' * len(numbers))}))"
        )
    rows = connection.execute(
        "SELECT position, identifier, date, author, email, subject, action"  # noqa: S608
        f" FROM version WHERE {wanted} ORDER BY position DESC LIMIT ?",
        (*paths, *numbers, limit),
    ).fetchall()
    return [
        Seen(
            identifier,
            date,
            author,
            email,
            subject,
            action,
            _names(connection, "number", position),
            _names(connection, "path", position),
        )
        for position, identifier, date, author, email, subject, action in rows
    ]


def last_seen_with(connection: Connection, number: str) -> str:
    """Return the moment (ISO) of the newest version that names a number; '' when none does."""
    row = connection.execute(
        "SELECT date FROM version JOIN version_number ON version = position"
        " WHERE number = ? ORDER BY position DESC LIMIT 1",
        (number,),
    ).fetchone()
    return row[0] if row else ""


def touched(
    connection: Connection, *, paths: Sequence[str] = (), numbers: Sequence[str] = ()
) -> tuple[int, int]:
    """Return how many versions name one of these, and the moment of the latest (Unix seconds).

    The latest by the clock, not by its place: two machines need not agree on the time.
    """
    row = connection.execute(
        "SELECT count(*), coalesce(max(CAST(strftime('%s', date) AS INTEGER)), 0)"  # noqa: S608
        " FROM version WHERE position IN (SELECT version FROM version_path"
        f" WHERE path IN ({', '.join('?' * len(paths))})"
        " UNION SELECT version FROM version_number"
        f" WHERE number IN ({', '.join('?' * len(numbers))}))",
        (*map(_storable, paths), *map(_storable, numbers)),
    ).fetchone()
    return int(row[0]), int(row[1])


def _names(connection: Connection, name: str, position: int) -> tuple[str, ...]:
    rows = connection.execute(
        f"SELECT {name} FROM version_{name} WHERE version = ? ORDER BY {name}",  # noqa: S608
        (position,),
    )
    return tuple(value for (value,) in rows)


def _storable(value: str) -> str:
    """Return text as a table can hold it: half characters (odd file names) become '?'."""
    return value.encode("utf-8", "replace").decode()
