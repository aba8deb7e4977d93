"""Finding notes by what they are called, what they link to and when they meet."""

from raadsboek.index.connecting import Connection
from raadsboek.index.organs import Whose, condition
from raadsboek.index.rows import FOUND, Found


def by_number(connection: Connection, number: str) -> list[Found]:
    """Return the notes with this number: one, unless two notes took the same number."""
    return _found(connection, "number = ? AND number <> ''", (number.strip(),))


def by_path(connection: Connection, path: str) -> Found | None:
    """Return the note at this path."""
    rows = _found(connection, "path = ?", (path,))
    return rows[0] if rows else None


def by_prefix(
    connection: Connection, prefix: str, *, limit: int = 20, whose: Whose | None = None
) -> list[Found]:
    """Return the notes whose number starts with `prefix`, whatever its case, by number."""
    of_organ, names = condition(whose)
    query = (
        f"SELECT {FOUND} FROM note WHERE number <> ''"  # noqa: S608
        f" AND lower(substr(number, 1, length(:start))) = lower(:start){of_organ}"
        " ORDER BY number, path LIMIT :limit"
    )
    values = {"start": prefix.strip(), "limit": limit, **names}
    return [Found(*row) for row in connection.execute(query, values)]


def all_notes(connection: Connection) -> list[Found]:
    """Return every note, by path."""
    return _found(connection, "1", ())


def of_kind(connection: Connection, kind: str) -> list[Found]:
    """Return every note with this value of `soort`, by path."""
    return _found(connection, "kind = ?", (kind,))


def links_from(connection: Connection, path: str) -> list[tuple[str, Found | None]]:
    """Return what a note links to, in order: each number, with its note when there is one."""
    rows = connection.execute(
        f"SELECT link.target, {FOUND} FROM link"  # noqa: S608
        " JOIN note AS source ON source.id = link.note"
        " LEFT JOIN note ON note.id ="
        " (SELECT id FROM note WHERE number = link.target ORDER BY path LIMIT 1)"
        " WHERE source.path = ? ORDER BY link.position",
        (path,),
    )
    return [(target, Found(*rest) if rest[0] is not None else None) for target, *rest in rows]


def links_to(connection: Connection, number: str) -> list[Found]:
    """Return the notes that link to this number, by path."""
    return _found(
        connection,
        "id IN (SELECT note FROM link WHERE target = ?)",
        (number.strip(),),
    )


def _found(connection: Connection, where: str, values: tuple[str, ...]) -> list[Found]:
    query = f"SELECT {FOUND} FROM note WHERE {where} ORDER BY path"  # noqa: S608
    return [Found(*row) for row in connection.execute(query, values)]
