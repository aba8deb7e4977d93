"""Adopted minutes that are no longer as they were adopted, as far as notes and versions tell.

The start screen asks this too: standard library only. The last way of telling, comparing with the
history itself, is the caller's.
"""

from sqlite3 import Connection
from typing import NamedTuple

ADOPTING = "verslag-vaststellen"
"""The action of a version that adopts minutes; its numbers are theirs."""


class Broken(NamedTuple):
    """Adopted minutes with another text; `path` is '' when no note has the number any more."""

    number: str
    path: str


def broken(connection: Connection) -> list[Broken]:
    """Return the minutes whose text is not the one that was adopted, by path.

    Notes whose adoption was taken out, and notes that are gone, are known by their version. Of one
    that is encrypted and that no key here opens, nobody can tell.
    """
    found = [
        Broken(number, path)
        for number, path in connection.execute(
            "SELECT number, path FROM note WHERE seal = 2 ORDER BY path"
        )
    ]
    known = {one.number for one in found}
    query = (
        "SELECT DISTINCT given.number, coalesce((SELECT min(path) FROM note"
        " WHERE note.number = given.number), '')"
        " FROM version JOIN version_number AS given ON given.version = version.position"
        " WHERE version.action = 'verslag-vaststellen' AND NOT EXISTS"
        " (SELECT 1 FROM note WHERE note.number = given.number"
        " AND (note.seal = 1 OR note.confidential = 1 AND note.editable = 0))"
        " ORDER BY 2, 1"
    )
    rows = connection.execute(query).fetchall()
    return found + [Broken(number, path) for number, path in rows if number not in known]


def sealed(connection: Connection) -> list[tuple[str, str]]:
    """Return (path, number) of the notes that say that they are adopted and have that text."""
    rows = connection.execute("SELECT path, number FROM note WHERE seal = 1 ORDER BY path")
    return rows.fetchall()


def adoptions(connection: Connection) -> dict[str, str]:
    """Return by number of the minutes the version that adopted them last."""
    return {number: found[-1] for number, found in all_adoptions(connection).items()}


def all_adoptions(connection: Connection) -> dict[str, list[str]]:
    """Return by number of the minutes the versions that adopted them: mostly one."""
    rows = connection.execute(
        "SELECT given.number, version.identifier FROM version"
        " JOIN version_number AS given ON given.version = version.position"
        " WHERE version.action = 'verslag-vaststellen' ORDER BY version.position"
    )
    found: dict[str, list[str]] = {}
    for number, identifier in rows:
        found.setdefault(number, []).append(identifier)
    return found
