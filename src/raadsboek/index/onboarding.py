"""The onboarding lists that run, with their text: so few that Vandaag reads them as they are.

The start screen asks this before anything else is loaded: imports stay few.
"""

from sqlite3 import Connection
from typing import NamedTuple

from raadsboek.index.organs import Whose, condition


class FoundList(NamedTuple):
    """An open onboarding list; `owners` and `buddies` are a line each."""

    path: str
    number: str
    title: str
    owners: str
    buddies: str
    body: str


def open_lists(connection: Connection, whose: Whose | None = None) -> list[FoundList]:
    """Return the lists that are open, by number. `whose` keeps to one organ."""
    of_organ, names = condition(whose)
    query = (
        "SELECT path, number, note.title, coalesce(json_extract(meta, '$.wie'), ''),"  # noqa: S608
        " coalesce(json_extract(meta, '$.buddy'), ''), content.body"
        " FROM note JOIN content ON content.id = note.id"
        f" WHERE kind = 'inwerken' AND open = 1{of_organ} ORDER BY number, path"
    )
    return [FoundList(*row) for row in connection.execute(query, names)]
