"""The history of every note, remembered: plain facts that the caller read from the real history.

Knows no Git. Versions are appended oldest first after the last one seen, or after an older one when
two lines of work came together; when that one is no longer in the history (it was rewritten), the
caller forgets all and appends anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from raadsboek.index.connecting import Connection
from raadsboek.index.writing import checksum


class Seen(NamedTuple):
    """One version: what happened to which paths and numbers; `date` is ISO with its offset.

    `changes` tells of each path whether it came (A), went (D) or changed.
    """

    identifier: str
    date: str
    author: str
    email: str
    subject: str
    action: str
    numbers: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


_BATCH = 500


def last_seen(connection: Connection) -> str:
    """Return the identifier of the newest version that is remembered; '' when there is none."""
    row = connection.execute(
        "SELECT identifier FROM version ORDER BY position DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else ""


def append(connection: Connection, versions: Iterable[Seen], *, above: str = "") -> int:
    """Remember versions, oldest first; return how many were new.

    What was remembered after the version `above` is forgotten first.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if above:
            _forget_after(connection, above)
        added = _append(connection, versions)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return added


def _append(connection: Connection, versions: Iterable[Seen]) -> int:
    row = connection.execute("SELECT coalesce(max(position), 0) FROM version").fetchone()
    position = first = int(row[0])
    for batch in _batches(versions):
        known = _known(connection, batch) if first else set()
        fresh = {seen.identifier: seen for seen in batch if seen.identifier not in known}
        placed = list(enumerate(fresh.values(), position + 1))
        position += len(placed)
        rows = []
        for place, seen in placed:
            texts = tuple(storable(text) for text in _texts(seen))
            rows.append((place, *texts, checksum(texts)))
        connection.executemany("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany(
            "INSERT OR IGNORE INTO version_number VALUES (?, ?, ?)",
            (
                (storable(number), place, order)
                for place, seen in placed
                for order, number in enumerate(seen.numbers)
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO version_path VALUES (?, ?, ?)",
            (
                (storable(path), place, change)
                for place, seen in placed
                for path, change in _changed(seen)
            ),
        )
    return position - first


def _batches(versions: Iterable[Seen]) -> Iterator[list[Seen]]:
    waiting = iter(versions)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _known(connection: Connection, batch: Sequence[Seen]) -> set[str]:
    """Return those that another window remembered meanwhile."""
    marks = ", ".join("?" * len(batch))
    rows = connection.execute(
        f"SELECT identifier FROM version WHERE identifier IN ({marks})",  # noqa: S608
        [seen.identifier for seen in batch],
    )
    return {identifier for (identifier,) in rows}


def _changed(seen: Seen) -> Iterator[tuple[str, str]]:
    changes = seen.changes or ("M",) * len(seen.paths)
    return zip(seen.paths, changes, strict=True)


def _forget_after(connection: Connection, identifier: str) -> None:
    (kept,) = connection.execute(
        "SELECT coalesce(max(position), 0) FROM version WHERE identifier = ?", (identifier,)
    ).fetchone()
    connection.execute("DELETE FROM version WHERE position > ?", (kept,))
    for table in ("version_path", "version_number"):
        connection.execute(f"DELETE FROM {table} WHERE version > ?", (kept,))  # noqa: S608


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
            _numbers(connection, position),
            *_paths(connection, position),
        )
        for position, identifier, date, author, email, subject, action in rows
    ]


def at_places(connection: Connection, positions: Sequence[int]) -> dict[int, Seen]:
    """Return the versions at these places, without their paths."""
    found: dict[int, Seen] = {}
    for start in range(0, len(positions), _BATCH):
        part = positions[start : start + _BATCH]
        rows = connection.execute(
            "SELECT position, identifier, date, author, email, subject, action"  # noqa: S608
            f" FROM version WHERE position IN ({', '.join('?' * len(part))})",
            part,
        )
        for position, identifier, date, author, email, subject, action in rows.fetchall():
            numbers = _numbers(connection, position)
            found[position] = Seen(identifier, date, author, email, subject, action, numbers)
    return found


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
        (*map(storable, paths), *map(storable, numbers)),
    ).fetchone()
    return int(row[0]), int(row[1])


def _numbers(connection: Connection, position: int) -> tuple[str, ...]:
    rows = connection.execute(
        "SELECT number FROM version_number WHERE version = ? ORDER BY place", (position,)
    )
    return tuple(number for (number,) in rows)


def _paths(connection: Connection, position: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = connection.execute(
        "SELECT path, change FROM version_path WHERE version = ? ORDER BY path", (position,)
    ).fetchall()
    return tuple(path for path, _change in rows), tuple(change for _path, change in rows)


def storable(value: str) -> str:
    """Return text as a table can hold it: half characters (odd file names) become '?'."""
    return value.encode("utf-8", "replace").decode()
