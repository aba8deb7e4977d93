"""What is wrong in the notes, as it was found when they were read, and links that lead nowhere."""

from raadsboek.core.problem import Problem, Severity
from raadsboek.index.connecting import Connection


def problems(connection: Connection, *, path: str = "") -> list[Problem]:
    """Return the problems of all notes (or of the one at `path`), by path, in order of reading."""
    where, values = ("WHERE note.path = ?", (path,)) if path else ("", ())
    rows = connection.execute(
        "SELECT note.path, code, key, severity, message, fix FROM problem"  # noqa: S608
        f" JOIN note ON note.id = problem.note {where} ORDER BY note.path, problem.position",
        values,
    )
    return [
        Problem(
            path=found,
            code=code,
            key=key,
            severity=Severity(severity),
            message=message,
            fix=fix,
        )
        for found, code, key, severity, message, fix in rows
    ]


def dead_links(connection: Connection) -> list[tuple[str, str]]:
    """Return (path, number) for each link to a number that no note has, by path."""
    rows = connection.execute(
        "SELECT note.path, link.target FROM link JOIN note ON note.id = link.note"
        " WHERE NOT EXISTS (SELECT 1 FROM note AS other WHERE other.number = link.target)"
        " ORDER BY note.path, link.position"
    )
    return [(path, target) for path, target in rows]
