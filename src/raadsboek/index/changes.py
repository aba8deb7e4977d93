"""What happened to one file through the remembered versions, and which names there ever were.

Knows paths and places of versions; what those versions are stands in `index.versions`.
"""

from typing import NamedTuple

from raadsboek.index.connecting import Connection
from raadsboek.index.versions import storable


class Change(NamedTuple):
    """What happened to one file in one version, of which `position` is the place."""

    position: int
    path: str
    change: str


def changes_of(connection: Connection, path: str, *, below: int = 0) -> list[Change]:
    """Return what happened to one file, newest first; `below` leaves out that place and later."""
    rows = connection.execute(
        "SELECT version, path, change FROM version_path WHERE path = ?"
        " AND (version < ? OR ? = 0) ORDER BY version DESC",
        (storable(path), below, below),
    )
    return [Change(*row) for row in rows]


def names_with(connection: Connection, folder: str, start: str) -> list[str]:
    """Return every path that there ever was below a folder with a file name that begins so."""
    rows = connection.execute(
        "SELECT DISTINCT path FROM version_path WHERE path > ?1 || '/' AND path < ?1 || '0'"
        " AND instr(path, '/' || ?2)",
        (storable(folder), storable(start)),
    )
    return [path for (path,) in rows if path.rpartition("/")[2].startswith(start)]


def took_away(connection: Connection, position: int) -> bool:
    """Tell if a file went in the version at this place."""
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM version_path WHERE version = ? AND change = 'D')",
        (position,),
    ).fetchone()
    return bool(found)
