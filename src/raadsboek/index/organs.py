"""Which notes belong to one organ of several: the condition that queries add.

No imports at all: the quickest answers are of one organ too.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from sqlite3 import Connection


class Whose:
    """One organ: its short name, or '' for the first one, which has all notes but the others'."""

    def __init__(self, organ: str = "", others: tuple[str, ...] = ()) -> None:
        self.organ = organ
        self.others = others


def whose_of(shorts: "Sequence[str]", organ: str) -> Whose | None:
    """Return what keeps to one of these organs, the first one when it is none of them.

    None when there are no two: then nothing need be kept apart.
    """
    if len(shorts) < 2:
        return None
    others = tuple(shorts[1:])
    return Whose(organ) if organ in others else Whose("", others)


def condition(whose: Whose | None) -> tuple[str, dict[str, str]]:
    """Return the SQL (with AND in front) that keeps the notes of an organ, and its values.

    The plus keeps SQLite from looking up the organ instead of following the order of a list.
    """
    if whose is None:
        return "", {}
    if whose.organ:
        return " AND +organ = :organ", {"organ": whose.organ}
    names = {f"organ{position}": name for position, name in enumerate(whose.others)}
    if not names:
        return "", {}
    return f" AND +organ NOT IN ({', '.join(f':{name}' for name in names)})", names


def named(connection: "Connection") -> list[tuple[str, str]]:
    """Return (path, name) of every note that names its organ, by path."""
    rows = connection.execute("SELECT path, organ FROM note WHERE organ <> '' ORDER BY path")
    return [(path, organ) for path, organ in rows]
