"""Which notes belong to one organ of several: the condition that queries add.

Standard library only: the start screen asks for one organ too.
"""

from typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection


class Whose(NamedTuple):
    """One organ: its short name, or '' for the first one, which has all notes but the others'."""

    organ: str = ""
    others: tuple[str, ...] = ()


def condition(whose: Whose | None) -> tuple[str, dict[str, str]]:
    """Return the SQL (with AND in front) that keeps the notes of an organ, and its values."""
    if whose is None:
        return "", {}
    if whose.organ:
        return " AND organ = :organ", {"organ": whose.organ}
    names = {f"organ{position}": name for position, name in enumerate(whose.others)}
    if not names:
        return "", {}
    return f" AND organ NOT IN ({', '.join(f':{name}' for name in names)})", names


def named(connection: "Connection") -> list[tuple[str, str]]:
    """Return (path, name) of every note that names its organ, by path."""
    rows = connection.execute("SELECT path, organ FROM note WHERE organ <> '' ORDER BY path")
    return [(path, organ) for path, organ in rows]
