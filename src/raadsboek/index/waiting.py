"""What waits for a meeting: open notes with all their keys, and meetings with their texts.

A question for each kind, whatever the number of notes: no note is read from disk for it.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from raadsboek.core.note import Value
from raadsboek.index.connecting import Connection
from raadsboek.index.organs import Whose, condition

_AT_ONCE = 500


class Waits(NamedTuple):
    """A note with its keys as on disk; days are ISO or empty."""

    path: str
    number: str
    title: str
    status: str
    due: str
    date: str
    confidential: int
    meta: dict[str, Value]


_COLUMNS = ", ".join(f"note.{name}" for name in Waits._fields)


def open_notes(
    connection: Connection, kind: str, whose: Whose | None, *, until: str = ""
) -> list[Waits]:
    """Return the open notes of a kind and organ; with `until` (ISO) only those due by that day."""
    due = "AND due <> '' AND due <= :until" if until else ""
    return _found(connection, f"kind = :kind AND open = 1 {due}", whose, kind=kind, until=until)


def dossiers(connection: Connection, whose: Whose | None) -> list[Waits]:
    """Return the dossiers of an organ that run, and those that still ask for something."""
    asks = "EXISTS (SELECT 1 FROM term WHERE term.note = note.id)"
    return _found(connection, f"kind = 'traject' AND (open = 1 OR {asks})", whose)


def inbox(connection: Connection, whose: Whose | None) -> list[Waits]:
    """Return the incoming post of an organ that still waits."""
    return _found(connection, "inbox = 1", whose)


def meetings(connection: Connection, whose: Whose | None) -> list[Waits]:
    """Return the meetings of an organ that have a day, the first one first."""
    return _found(connection, "kind = 'vergadering' AND date <> ''", whose)


def texts(connection: Connection, paths: Iterable[str]) -> dict[str, str]:
    """Return the texts of notes by their paths."""
    wanted = list(paths)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = connection.execute(
            "SELECT note.path, content.body FROM note JOIN content ON content.id = note.id"  # noqa: S608
            f" WHERE note.path IN ({', '.join('?' * len(part))})",
            part,
        )
        found.update(rows)
    return found


def _found(connection: Connection, where: str, whose: Whose | None, **values: str) -> list[Waits]:
    of_organ, names = condition(whose)
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM note WHERE {where}{of_organ} ORDER BY date, path",  # noqa: S608
        {**values, **names},
    )
    return [Waits(*row)._replace(meta=json.loads(row[-1])) for row in rows]
