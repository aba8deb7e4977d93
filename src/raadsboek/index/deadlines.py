"""What asks for attention: open notes by the day they are due, meetings ahead, the inbox.

The start screen asks these before anything else is loaded: imports stay few.
"""

from sqlite3 import Connection
from typing import NamedTuple

from raadsboek.index.rows import FOUND, Found


class Meeting(NamedTuple):
    """A meeting whose minutes are not adopted yet."""

    path: str
    number: str
    title: str
    date: str
    start: str
    place: str
    status: str


class Counts(NamedTuple):
    """How many there are of what the start screen counts."""

    notes: int
    inbox: int
    problems: int


def open_items(
    connection: Connection, *, since: str = "", until: str = "", kind: str = ""
) -> list[Found]:
    """Return the open notes due from `since` to `until` (ISO, both included), soonest first.

    Notes without a day are not among them; see `open_of_kind`.
    """
    query = (
        f"SELECT {FOUND} FROM note WHERE open = 1 AND due >= ? AND due <= ?"  # noqa: S608
        f" {'AND kind = ?' if kind else ''} ORDER BY due, path"
    )
    bounds = (since or "0000-00-00", until or "9999-99-99")
    return [Found(*row) for row in connection.execute(query, (*bounds, kind) if kind else bounds)]


def open_of_kind(connection: Connection, kind: str) -> list[Found]:
    """Return the open notes of a kind, soonest due first, those without a day last."""
    query = (
        f"SELECT {FOUND} FROM note WHERE kind = ? AND open = 1"  # noqa: S608
        " ORDER BY due = '', due, path"
    )
    return [Found(*row) for row in connection.execute(query, (kind,))]


def meetings_ahead(connection: Connection, today: str, *, limit: int = 1) -> list[Meeting]:
    """Return the first meetings on or after `today` (ISO) without adopted minutes, in order."""
    query = (
        "SELECT path, number, title, date, coalesce(json_extract(meta, '$.van'), ''),"
        " coalesce(json_extract(meta, '$.plaats'), ''), status"
        " FROM note WHERE ahead = 1 AND date >= ? ORDER BY date, 5, path LIMIT ?"
    )
    return [Meeting(*row) for row in connection.execute(query, (today, limit))]


def counts(connection: Connection) -> Counts:
    """Count notes, incoming post that waits, and notes with problems."""
    query = (
        "SELECT (SELECT count(*) FROM note), (SELECT count(*) FROM note WHERE inbox = 1),"
        " (SELECT count(*) FROM note WHERE problems > 0)"
    )
    return Counts(*connection.execute(query).fetchone())
