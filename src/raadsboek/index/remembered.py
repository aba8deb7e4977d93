"""Small facts beside the notes (the name of the council, its law), for readers in a hurry.

They are a rumour like the rest: who remembers one also remembers what it was taken from.
"""

from collections.abc import Mapping

from raadsboek.index.connecting import Connection

_PREFIX = "feit:"


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
    rows = connection.execute("SELECT name, value FROM remembered WHERE name LIKE 'feit:%'")
    return {name.removeprefix(_PREFIX): value for name, value in rows}
